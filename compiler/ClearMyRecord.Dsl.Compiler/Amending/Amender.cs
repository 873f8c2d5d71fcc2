using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>
/// Applies a bill to the law it amends: new syntax trees, the law's own untouched. What a bill strikes stays law until the
/// bill's effective date and what it writes is law from then on, so one program answers for both days.
/// </summary>
internal sealed partial class Amender
{
    private readonly DiagnosticBag _diagnostics;
    private readonly List<FileSyntax> _files;
    private readonly DateSyntax _effective;
    private readonly LawText _text;
    private readonly SourceText _bill;
    private readonly Binding.FileSight _sight;
    private readonly HashSet<SourceSpan> _unclear = [];
    private readonly int _law;
    private readonly ImmutableArray<MemberSyntax> _members;

    private Amender(ImmutableArray<FileSyntax> law, FileSyntax bill, DateSyntax effective, LawText text, DiagnosticBag diagnostics)
    {
        (_files, _bill, _members, _effective, _text, _diagnostics) = ([.. law], bill.Span.File, bill.Members, effective, text, diagnostics);
        // The statute itself: a bill may use files of its own, which are read after it.
        int statute = _files.FindLastIndex(file => file.Head is { Kind: FileKind.Statute });
        _law = statute < 0 ? _files.Count - 1 : statute;
        _files[_law] = _files[_law] with { AmendedBy = _files[_law].AmendedBy.Add(bill) };
        _sight = new([.. _files]);
    }

    /// <param name="law">The files of the law, as bills before this one left it.</param>
    public static ImmutableArray<FileSyntax> Amend(ImmutableArray<FileSyntax> law, FileSyntax bill, DiagnosticBag diagnostics) =>
        Amend(law, bill, diagnostics, out _);

    /// <param name="text">What the bill does to the law's words.</param>
    public static ImmutableArray<FileSyntax> Amend(ImmutableArray<FileSyntax> law, FileSyntax bill, DiagnosticBag diagnostics, out LawText text)
    {
        text = new(bill.Head?.Effective?.First ?? 0);
        if (bill.Head is { Kind: FileKind.Bill, Amends: null } lost && !diagnostics.HasErrors)
            diagnostics.Add(RuleErrors.AmendsNothing.At(lost.Title.Span) with { Advice = "name the law's file behind the title: `amends \"us-pa/clean-slate\"`" });
        if (bill.Head is not { Kind: FileKind.Bill } head || law.IsEmpty || bill.MissesFiles) return law; // a law that was not found has its message already
        if (head.Effective is not { } effective)
        {
            diagnostics.Add(RuleErrors.NoEffectiveDate.At(head.Title.Span) with { Advice = "end the first line with `effective 2028-01-01`" });
            return law;
        }

        Amender amender = new(law, bill, effective, text, diagnostics);
        foreach (MemberSyntax member in bill.Members) amender.Apply(member);
        amender.LeaveIdle(bill);
        return [.. amender._files];
    }

    private void Apply(MemberSyntax member)
    {
        _line = member;
        switch (member)
        {
            case SetSyntax set: Set(set); break;
            case SetReadingSyntax set: SetReading(set); break;
            case StrikeSyntax strike: Strike(strike); break;
            case ReadsSyntax reads: Reads(reads); break;
            case AmendClauseSyntax clause: AmendClause(clause); break;
            case InsertSyntax insert: Insert(insert); break;
            case RepealSyntax repeal: Repeal(repeal); break;
            case EnactSyntax enact:
                foreach (MemberSyntax enacted in enact.Members) Enact(enacted);
                break;
            case ExampleSyntax: Append(member, "", ""); break;
            case BrokenMember or UseSyntax: break;
            default:
                _diagnostics.Add(RuleErrors.NotAnAmendment.At(member.Span) with { Advice = "put it under `enact`" });
                break;
        }
    }

    private void Strike(StrikeSyntax strike)
    {
        if (strike.Reading is { } reading) StrikeReading(strike.From, reading);
        else if (strike.From.Kind == "offenses") EditEntry(strike.From, strike.Label, strike.Entry, strike.Span, []);
        else if (strike.Label is not { } label)
        {
            _diagnostics.Add(RuleErrors.UnknownLabel.At(strike.Entry?.Span ?? strike.Span, Shown(strike.From), $"`{strike.Entry?.Span.Text}`") with
            {
                Advice = "an item is named by its label, such as `strike (a)(2) from …`",
            });
        }
        else if (!EditRow(strike.From, label, [], "")) EditItem(strike.From, label, strike.Side, null);
    }

    private void Reads(ReadsSyntax reads)
    {
        if (reads.In.Kind == "offenses") EditEntry(reads.In, reads.Label, reads.Entry, reads.Span, reads.NewEntries);
        else if (reads.Label is null && reads.Side.Length > 0) EditOnly(reads);
        else if (reads.Label is not { } label) ReplaceDefinition(reads);
        else if (!EditRow(reads.In, label, reads.Rows, reads.Words.Text)) EditItem(reads.In, label, reads.Side, reads);
    }

    private void Insert(InsertSyntax insert)
    {
        switch (insert.Into.Kind)
        {
            case "offenses": InsertEntries(insert); break;
            case "question": InsertReadings(insert); break;
            default:
                if (insert.Rows.IsEmpty) InsertItems(insert);
                else InsertRows(insert);
                break;
        }
    }

    // ---------------------------------------------------------------- whole provisions

    private void Repeal(RepealSyntax repeal)
    {
        ProvisionSyntax provision = repeal.Provision;
        bool found = false;
        if (IsSaid(Shown(provision), "", repeal.Span)) return;
        if (provision.Kind is "relief" or "bar" && Drop(provision)) found = true;
        else if (provision.Kind == "relief")
        {
            if (Find<ReliefSyntax>(provision) is { } known && IsOver(provision, known.InForce)) return;
            found = Find<ReliefSyntax>(provision) is { } relief && Replace<ReliefSyntax>(r => r.Name == relief.Name, r =>
            {
                EndWhole(r, r.InForce);
                return r with { InForce = Until(r.InForce) };
            }) is not null;
        }
        else if (provision.Kind == "bar")
        {
            foreach (BarSyntax bar in All<BarSyntax>().Where(b => b.Cite?.Text == provision.Name && LabelledItems.IsLaw(b.InForce, _effective.First)).ToArray())
            {
                found = true;
                EndWhole(bar, bar.InForce);
                Replace<BarSyntax>(b => ReferenceEquals(b, bar), b => b with { InForce = Until(b.InForce) });
            }
        }
        else if (provision.Kind == "offenses" && Current<OffensesSyntax>(provision) is { } list) found = EndMeaning(list, repeal);
        else if (provision.Kind == "define" && Current<DefineKindSyntax>(provision) is { } kind) found = EndMeaning(kind, repeal);
        else if (provision.Kind == "define" && Current<DefineValueSyntax>(provision) is { } value) found = EndMeaning(value, repeal);

        if (found) Note(Shown(provision), "", default);
        else ReportUnknown(provision);
    }

    /// <summary>A name means nothing from the bill's day on. Whatever reads it then is told once names are bound.</summary>
    private bool EndMeaning<T>(T named, RepealSyntax repeal) where T : MemberSyntax
    {
        if (IsTouched(Shown(repeal.Provision), "", named.Span, repeal.Span)) return true;
        EndLater(named);
        if (Current(named) is not { } version) return true;
        InForceSyntax? own = DeclaredBy(version)?.InForce;
        InForceSyntax ended = new(own?.From, new DateLiteral(_effective.First, _effective.Last, repeal.Span), _effective.Span);
        (int at, int removed, string inserted) = DateEdit(version, own, ended);
        _text.Dated.Add(new(version.Span.File, at, removed, inserted));
        _text.Redline.Add(new(version.Span.File, version.Span.Start, version.Span.Length, ""));
        Put(version, WithForce(version, ended));
        return true;
    }

    /// <summary>What ended before the bill's day is not there to be amended.</summary>
    private bool IsOver(ProvisionSyntax provision, InForceSyntax? force)
    {
        if (LabelledItems.IsLaw(force, _effective.First) || force?.Until is not { } until) return false;
        if (!IsSaid(Shown(provision), "", provision.Span))
            _diagnostics.Add(RuleErrors.AlreadyOver.At(provision.Span, Shown(provision)) with { Advice = "leave the line out, or let the bill take effect before that day", Notes = [(until.Span, "it ends here")] });
        return true;
    }

    /// <summary>What would only have become law on the bill's day or later never does.</summary>
    /// <returns>Whether there was such a relief or bar.</returns>
    private bool Drop(ProvisionSyntax provision)
    {
        bool dropped = false;
        QuotedSyntax? meant = provision.Kind == "relief" ? Find<ReliefSyntax>(provision)?.Name : null;
        for (int i = 0; i < _files.Count; i++)
        {
            MemberSyntax[] never =
            [
                .. _files[i].Members.Where(member => member switch
                {
                    ReliefSyntax relief => relief.Name == meant && NeverBegins(relief.InForce),
                    BarSyntax bar => provision.Kind == "bar" && bar.Cite?.Text == provision.Name && NeverBegins(bar.InForce),
                    _ => false,
                }),
            ];
            foreach (MemberSyntax member in never) _text.TakeOut(member.Span);
            _files[i] = _files[i] with { Members = _files[i].Members.RemoveRange(never) };
            dropped |= never.Length > 0;
        }

        return dropped;
    }

    private bool NeverBegins(InForceSyntax? force) => force?.From is DateLiteral from && from.First >= _effective.First;

    private void EndWhole(MemberSyntax member, InForceSyntax? own)
    {
        SourceSpan span = member.Span;
        if (own is not null) _text.End(span, own);
        else
        {
            int at = LawText.EndOfLine(span.File, span.Start);
            _text.Dated.Add(new(span.File, at, 0, $"\n    {LawText.Words(Until(null))}"));
            _text.Redline.Add(new(span.File, span.Start, span.Length, ""));
        }
    }

    private void Enact(MemberSyntax member)
    {
        (MemberSyntax dated, InForceSyntax? own, InForceSyntax? force) = member switch
        {
            ReliefSyntax relief => (relief with { InForce = From(relief.InForce) }, relief.InForce, From(relief.InForce)),
            BarSyntax bar => (bar with { InForce = From(bar.InForce) }, bar.InForce, From(bar.InForce)),
            DefineKindSyntax kind when MakeRoom(kind) is { } begins => (kind with { InForce = begins }, kind.InForce, begins),
            DefineValueSyntax value when MakeRoom(value) is { } begins => (value with { InForce = begins }, value.InForce, begins),
            OffensesSyntax list when MakeRoom(list) is { } begins => (list with { InForce = begins }, list.InForce, begins),
            _ => (member, (InForceSyntax?)null, (InForceSyntax?)null),
        };
        string words = LawText.Reindented(member.Span, "");
        if (force is null || own == force) Append(dated, words, words);
        else if (own is not null)
        {
            string replaced = member.Span.Text.Replace(own.Span.Text, LawText.Words(force), StringComparison.Ordinal);
            Append(dated, LawText.Reindented(new(new(member.Span.File.Path, replaced), 0, replaced.Length), "", ColumnOf(member.Span)), words);
        }
        else
        {
            (int at, int removed, string inserted) = DateEdit(member, null, force);
            SourceSpan span = member.Span;
            string changed = span.File.Text[span.Start..at] + inserted + span.File.Text[(at + removed)..span.End];
            Append(dated, LawText.Reindented(new(new(span.File.Path, changed), 0, changed.Length), "", ColumnOf(span)), words);
        }
    }

    private static int ColumnOf(SourceSpan span) => LawText.Indent(span).Length;

    // ---------------------------------------------------------------- finding and replacing

    /// <summary>The declaration that a bill's words mean; null where there is none, or after a message that they mean several.</summary>
    private T? Find<T>(IMention name) where T : MemberSyntax
    {
        // Declarations of one name that see each other are versions of one thing, or have a message of the binder's. `define` names kinds and values alike.
        IEnumerable<MemberSyntax> alike = typeof(T) == typeof(DefineKindSyntax) || typeof(T) == typeof(DefineValueSyntax)
            ? All<MemberSyntax>().Where(member => member is DefineKindSyntax or DefineValueSyntax) : All<T>();
        List<MemberSyntax> all = [];
        foreach (MemberSyntax member in alike.Where(member => NameOf(member).Text == name.Text))
            if (!all.Exists(other => other.GetType() == member.GetType() && _sight.AreTogether(NameOf(other).Span, NameOf(member).Span))) all.Add(member);
        if (all.Count == 0) return null;
        IReadOnlyList<MemberSyntax> meant = _sight.Meant(name, all, member => NameOf(member).Span);
        T[] fit = [.. meant.OfType<T>()];
        if (fit is [var one]) return one;
        if (fit.Length > 0 == meant.Count > 0 && Binding.Mentions.Unclear(_sight, name, [.. meant.Select(member => NameOf(member).Span)], [.. all.Select(member => NameOf(member).Span)]) is { } unclear && _unclear.Add(name.Span))
            _diagnostics.Add(unclear);
        return null;

        static IMention NameOf(MemberSyntax member) => Binding.FileSight.Declared(member)?.Name ?? throw new InvalidOperationException($"{member.GetType().Name} has no name");
    }

    /// <summary>Files named in a bill's own lines have been heeded; the rest stands in the law now.</summary>
    private void LeaveIdle(FileSyntax bill)
    {
        // An entry that a bill names is found by its words.
        SourceSpan[] entries = [.. bill.Members.Select(member => member switch { StrikeSyntax strike => strike.Entry, ReadsSyntax reads => reads.Entry, _ => null }).OfType<OffenseEntrySyntax>().Select(entry => entry.Span)];
        ImmutableArray<QuotedSyntax> idle = [.. _sight.Idle.Where(path => path.Span.File == _bill && !entries.Any(entry => entry.Start <= path.Span.Start && path.Span.End <= entry.End))];
        _files[_law] = _files[_law] with { AmendedBy = _files[_law].AmendedBy.Replace(bill, bill with { Qualifiers = idle }) };
    }

    private IEnumerable<T> All<T>() where T : MemberSyntax => _files.SelectMany(file => file.Members).OfType<T>();

    /// <summary>A declaration of the bill's own, after everything the law says.</summary>
    private void Append(MemberSyntax member, string dated, string redline)
    {
        _files[_law] = _files[_law] with { Members = _files[_law].Members.Add(member) };
        SourceText file = _files[_law].Span.File;
        if (dated.Length == 0) dated = redline = LawText.Reindented(member.Span, "");
        int end = file.Text.Length;
        string gap = file.Text.EndsWith('\n') ? "\n" : "\n\n";
        if (file.Literate is not null) (dated, redline) = (Fenced(dated), Fenced(redline));
        _text.Dated.Add(new(file, end, 0, $"{gap}{dated.TrimEnd()}\n") { IsAppended = true });
        // Worked cases are the drafter's, not the law's.
        if (member is not ExampleSyntax) _text.Redline.Add(new(file, end, 0, $"{gap}{redline.TrimEnd()}\n") { IsAppended = true });
    }

    private static string Fenced(string declaration) => $"```statute\n{declaration.TrimEnd()}\n```";

    private T? Replace<T>(Func<T, bool> isIt, Func<T, T> change) where T : MemberSyntax
    {
        for (int i = _files.Count - 1; i >= 0; i--)
        {
            foreach (T member in _files[i].Members.OfType<T>())
            {
                if (!isIt(member)) continue;
                _files[i] = _files[i] with { Members = _files[i].Members.Replace(member, change(member)) };
                return member;
            }
        }

        return null;
    }

    private bool IsKnown(ProvisionSyntax provision) => NamesOf(provision.Kind).Contains(provision.Name);

    private IEnumerable<string> NamesOf(string kind) => kind switch
    {
        "relief" => All<ReliefSyntax>().Select(r => r.Name.Text),
        "bar" => All<BarSyntax>().Select(b => b.Cite?.Text ?? ""),
        "offenses" => All<OffensesSyntax>().Where(IsStillLaw).Select(o => o.Name.Text),
        "question" => All<QuestionSyntax>().Select(q => q.Name.Text),
        _ => All<DefineValueSyntax>().Where(IsStillLaw).Select(d => d.Name.Text).Concat(All<DefineKindSyntax>().Where(IsStillLaw).Select(d => d.Name.Text)),
    };

    private bool IsStillLaw(MemberSyntax member) => LabelledItems.IsLaw(DeclaredBy(member)?.InForce, _effective.First);

    private void ReportUnknown(ProvisionSyntax provision)
    {
        if (_unclear.Contains(provision.Span) || IsSaid(Shown(provision), "", provision.Span)) return;
        _diagnostics.Add(RuleErrors.UnknownProvision.At(provision.Span, Shown(provision)) with
        {
            Advice = Binding.Names.Nearest(provision.Name, NamesOf(provision.Kind)) is { } near ? $"did you mean \"{near}\"?"
                : NamesOf(provision.Kind).Where(name => name.Length > 0).Take(8).ToArray() is { Length: > 0 } names ? "the law has " + string.Join(", ", names.Select(name => $"\"{name}\"")) : "the law has none",
        });
    }

    private static string Shown(ProvisionSyntax provision) =>
        provision.Kind is "relief" or "bar" or "question" ? $"{provision.Kind} \"{provision.Name}\"{In(provision)}" : $"{provision.Kind} `{provision.Name}{In(provision)}`";

    private static string In(ProvisionSyntax provision) => provision.DefinedIn is { } path ? $"{Binding.FileSight.Phrase}\"{path.Text}\"" : "";

    // ---------------------------------------------------------------- dates

    private InForceSyntax Until(InForceSyntax? inForce) => new(inForce?.From, Literal(), _effective.Span);

    private InForceSyntax From(InForceSyntax? inForce) =>
        inForce is { From: not null } && IsLater(inForce) ? inForce : new(Literal(), inForce?.Until, _effective.Span);

    /// <summary>Whether something begins after the bill's day, by a date of its own or one that the law waits for.</summary>
    private bool IsLater(InForceSyntax force) => force.From is not DateLiteral date || date.First > _effective.First;

    private DateLiteral Literal() => new(_effective.First, _effective.Last, _effective.Span);
}
