using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>Definitions and lists that have several declarations, each law on its own days: a bill changes the one that is law on its day.</summary>
internal sealed partial class Amender
{
    private static (string Name, InForceSyntax? InForce)? DeclaredBy(MemberSyntax member) => member switch
    {
        DefineKindSyntax kind => (kind.Name.Text, kind.InForce),
        DefineValueSyntax value => (value.Name.Text, value.InForce),
        OffensesSyntax list => (list.Name.Text, list.InForce),
        _ => null,
    };

    private static MemberSyntax WithForce(MemberSyntax member, InForceSyntax? force) => member switch
    {
        DefineKindSyntax kind => kind with { InForce = force },
        DefineValueSyntax value => value with { InForce = force },
        OffensesSyntax list => list with { InForce = force },
        _ => member,
    };

    /// <summary>The versions of a declaration that are law on the bill's day or after it, the earliest first.</summary>
    private List<T> StillLaw<T>(T version) where T : MemberSyntax =>
    [
        .. All<T>().Where(member => DeclaredBy(member) is { } declared && declared.Name == DeclaredBy(version)?.Name && _sight.AreTogether(member.Span, version.Span)
                && LabelledItems.IsLaw(declared.InForce, _effective.First))
            .OrderBy(member => DeclaredBy(member)?.InForce?.From switch { null => long.MinValue, DateLiteral from => from.First, _ => long.MaxValue }),
    ];

    /// <summary>What a name means on the bill's day; null where the law says nothing of it, or nothing any more.</summary>
    private T? Current<T>(IMention name) where T : MemberSyntax => Find<T>(name) is { } version ? Current(version) : null;

    private T? Current<T>(T version) where T : MemberSyntax => StillLaw(version).FirstOrDefault();

    private IEnumerable<MemberSyntax> AllStillLaw<T>(IMention name) where T : MemberSyntax => Find<T>(name) is { } version ? StillLaw(version) : [];

    /// <summary>A piece of a definition that the law replaces later: whether the bill's words go on then it would have to say.</summary>
    /// <returns>Whether that is so; then a message says it.</returns>
    private bool ChangesAgain(ProvisionSyntax provision, SourceSpan at)
    {
        IEnumerable<MemberSyntax> all = provision.Kind switch
        {
            "define" => [.. AllStillLaw<DefineKindSyntax>(provision), .. AllStillLaw<DefineValueSyntax>(provision)],
            "offenses" => AllStillLaw<OffensesSyntax>(provision),
            _ => [],
        };
        if (all.Skip(1).FirstOrDefault() is not { } later || DeclaredBy(later)?.InForce is not { From: { } from } force) return false;
        _diagnostics.Add(RuleErrors.ChangesAgain.At(at, Shown(provision), Binding.Words.Of(from.Span)) with
        {
            Advice = provision.Kind == "define" ? $"say the whole anew: `in define {provision.Name} reads …` ends what comes later" : "enact the whole list anew: that ends what comes later",
            Notes = [(force.Span, "it changes again here")],
        });
        return true;
    }

    /// <summary>What was to become law later never does, and what is law on the bill's day does not end with it.</summary>
    private void EndLater<T>(T version) where T : MemberSyntax
    {
        foreach (T later in StillLaw(version).Skip(1)) Remove(later);
        if (Current(version) is not { } current || DeclaredBy(current)?.InForce is not { Until: { } until } force) return;
        SourceText file = until.Span.File;
        if (force.From is null)
        {
            int start = LawText.StartOfLine(file, force.Span.Start), end = LawText.EndOfLine(file, force.Span.End);
            _text.Change(file, start, Math.Min(end + 1, file.Text.Length) - start, "");
        }
        else
        {
            int start = force.From.Span.End;
            _text.Change(file, start, until.Span.End - start, "");
        }

        Put(current, WithForce(current, force.From is null ? null : force with { Until = null }));
    }

    private void Remove(MemberSyntax member)
    {
        _text.TakeOut(member.Span);
        for (int i = 0; i < _files.Count; i++) _files[i] = _files[i] with { Members = _files[i].Members.RemoveAll(other => ReferenceEquals(other, member)) };
    }

    private void Put(MemberSyntax member, MemberSyntax other)
    {
        for (int i = 0; i < _files.Count; i++)
            if (_files[i].Members.IndexOf(member, 0, _files[i].Members.Length, ReferenceEqualityComparer.Instance) is >= 0 and int at)
                _files[i] = _files[i] with { Members = _files[i].Members.SetItem(at, other) };
    }

    /// <summary>A bill that enacts what the law has already makes another version of it, and ends the one before and those after it.</summary>
    /// <returns>The dates of the new one; null where the law has nothing of that name.</returns>
    private InForceSyntax? MakeRoom<T>(T enacted) where T : MemberSyntax
    {
        if (DeclaredBy(enacted) is not { } declared || StillLaw(enacted) is not { Count: > 0 } versions) return null;
        if (versions.Find(version => version.Span.File == _bill) is { } written)
        {
            ReportTwice($"`{declared.Name}`", "", enacted.Span, WrittenBy(written.Span) ?? written);
            return null;
        }

        InForceSyntax force = From(declared.InForce);
        long begins = force.From is DateLiteral day ? day.First : long.MaxValue;
        foreach (T version in versions)
        {
            InForceSyntax? own = DeclaredBy(version)?.InForce;
            if (own?.From is { } from && (from is not DateLiteral first || first.First >= begins))
            {
                Remove(version);
                continue;
            }

            if (own?.Until is DateLiteral until && until.First <= begins) continue;
            InForceSyntax ended = new(own?.From, force.From, _effective.Span);
            (int at, int removed, string inserted) = DateEdit(version, own, ended);
            _text.Dated.Add(new(version.Span.File, at, removed, inserted));
            _text.Redline.Add(new(version.Span.File, version.Span.Start, version.Span.Length, ""));
            Put(version, WithForce(version, ended));
        }

        return force;
    }

    /// <summary>How the text of a declaration changes when it is given dates: its own are replaced, or a line of them is put under its head.</summary>
    private static (int At, int Removed, string Inserted) DateEdit(MemberSyntax member, InForceSyntax? own, InForceSyntax dates)
    {
        string words = LawText.Words(dates);
        if (own is not null) return (own.Span.Start, own.Span.Length, words);
        SourceText file = member.Span.File;
        string indent = LawText.Indent(member.Span) + "    ";
        SourceSpan? body = member switch
        {
            DefineKindSyntax kind => kind.As.Span,
            DefineValueSyntax { Value: { } value } => value.Span,
            DefineValueSyntax value => value.Rows[0].Span,
            _ => null,
        };
        if (body is not { } meaning) return (LawText.EndOfLine(file, member.Span.Start), 0, $"\n{indent}{words}");
        int after = file.Text.LastIndexOf("as", meaning.Start, meaning.Start - member.Span.Start, StringComparison.Ordinal) + 2;
        if (LawText.EndOfLine(file, after) < meaning.Start) return (LawText.EndOfLine(file, after), 0, $"\n{indent}{words}");
        // On the line of its head the meaning goes to a line of its own, under the dates.
        SourceSpan whole = new(file, meaning.Start, member.Span.End - meaning.Start);
        return (after, member.Span.End - after, $"\n{indent}{words}\n{indent}{LawText.Reindented(whole, indent)}");
    }
}
