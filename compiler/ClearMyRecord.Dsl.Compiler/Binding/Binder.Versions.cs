using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Definitions and offense lists that changed as a whole: several declarations of one name, each law on its own days.</summary>
internal sealed partial class Binder
{
    /// <summary>Declarations of one name that belong together: one, or versions in the order of time.</summary>
    private IEnumerable<ImmutableArray<T>> Declarations<T>(Func<T, NameSyntax> name) where T : MemberSyntax
    {
        foreach (List<T> one in Together(name))
        {
            ImmutableArray<T> declared = [.. one];
            // Without a date in any of them the name was simply used twice.
            if (declared.All(member => ForceOf(member) is null))
            {
                foreach (T member in declared) yield return [member];
                continue;
            }

            declared = [.. declared.OrderBy(member => Begins(ForceOf(member)))];
            for (int i = 0; i + 1 < declared.Length; i++) ReportSeam(name(declared[i]), ForceOf(declared[i]), name(declared[i + 1]), ForceOf(declared[i + 1]));
            yield return declared;
        }
    }

    /// <summary>Declarations of one name in files that see each other. Two files that do not may each have one of their own.</summary>
    private List<List<T>> Together<T>(Func<T, NameSyntax> name) where T : MemberSyntax
    {
        List<List<T>> all = [];
        foreach (IGrouping<string, T> alike in Members<T>().GroupBy(member => name(member).Text))
        {
            List<List<T>> groups = [];
            foreach (T member in alike)
                if (groups.Find(group => _sight.AreTogether(name(group[0]).Span, name(member).Span)) is { } own) own.Add(member);
                else groups.Add([member]);
            all.AddRange(groups);
        }

        return all;
    }

    private static bool IsVersion(MemberSyntax member) => ForceOf(member) is not null;

    /// <summary>What begins with an event comes after all that has a day.</summary>
    private static long Begins(InForceSyntax? force) => force?.From switch { null => long.MinValue, DateLiteral day => day.First, _ => long.MaxValue };

    /// <summary>One version ends on the day the next begins. Where an event ends one, the same event begins the next.</summary>
    private void ReportSeam(NameSyntax first, InForceSyntax? ends, NameSyntax second, InForceSyntax? begins)
    {
        SourceSpan at = begins?.Span ?? second.Span, before = ends?.Span ?? first.Span;
        if (ends?.Until is not { } until || begins?.From is not { } from)
        {
            bool isUndated = ends is null || begins is null;
            ReportOverlap(second.Text, at, before, isUndated
                ? "a declaration without a date is law on every day: say of each since when and until when it is, on the line under its head"
                : begins?.From is { } day ? $"let the earlier one end on the day the later begins: `until {Words.Of(day.Span)}`" : "say of one of them since when it is law: `in force from 2024-06-11`");
            return;
        }

        bool areDays = until is DateLiteral && from is DateLiteral;
        if (areDays ? ((DateLiteral)until).First == ((DateLiteral)from).First : Words.Of(until.Span) == Words.Of(from.Span)) return;
        if (areDays ? ((DateLiteral)until).First > ((DateLiteral)from).First : from is DateLiteral)
        {
            ReportOverlap(second.Text, at, before, $"let the earlier one end on the day the later begins: `until {Words.Of(from.Span)}`");
            return;
        }

        Report(RuleErrors.Gap.At(before, second.Text) with
        {
            Advice = $"let it run until the next one begins: `until {Words.Of(from.Span)}`",
            Notes = [(at, "the next one begins here")],
        });
    }

    private void ReportOverlap(string name, SourceSpan second, SourceSpan first, string advice) =>
        Report(RuleErrors.Overlap.At(second, name) with { Advice = advice, Notes = [(first, "this one still holds then")] });

    private void ReportOtherVersion(NameSyntax name, string is1, string is2, SourceSpan other) => Report(RuleErrors.OtherVersion.At(name.Span, name.Text, is1, is2) with
    {
        Advice = "what a name is stays the same when the law changes: give one of them another name, or make them alike",
        Notes = [(other, "the other one is here")],
    });

    // ---------------------------------------------------------------- kinds

    /// <param name="bases">What each of the versions narrows.</param>
    private void DeclareVersions(ImmutableArray<DefineKindSyntax> versions, ImmutableArray<KindSymbol> bases)
    {
        DefineKindSyntax last = versions[^1];
        int other = bases.ToList().FindIndex(one => one.Record != bases[^1].Record || one.Group != bases[^1].Group);
        if (other >= 0)
        {
            ReportOtherVersion(last.Name, WhatOf(bases[^1]), WhatOf(bases[other]), versions[other].Name.Span);
            AddBroken(last.Name.Text);
            return;
        }

        QuotedSyntax[] plurals = [.. versions.Select(version => version.Plural).OfType<QuotedSyntax>().DistinctBy(said => said.Text)];
        if (plurals is [var first, var second, ..])
            Report(RuleErrors.OtherPlural.At(second.Span, last.Name.Text, second.Text, first.Text) with { Advice = "say it in one of the versions only, or alike in all", Notes = [(first.Span, "the other one is here")] });
        string plural = plurals.FirstOrDefault()?.Text ?? Names.Plural(last.Name.Text);
        KindSymbol common = bases[1..].Aggregate(bases[0], Common);
        string suffix = _sight.Suffix(typeof(KindSymbol), last.Name);
        AddKind(new(last.Name.Text, plural, common.Record, last.Name.Span, last, suffix)
        {
            Base = common,
            Key = common.Key,
            Versions = [.. versions.Zip(bases, (version, narrowed) =>
                new KindSymbol(version.Name.Text, plural, narrowed.Record, version.Name.Span, version, suffix) { Base = narrowed, Key = narrowed.Key })],
        });

        static string WhatOf(KindSymbol kind) => kind.Group is { } group ? Names.WithArticle(group.Name) : Names.WithArticle(NameOf(kind.Record));

        static KindSymbol Common(KindSymbol a, KindSymbol b)
        {
            HashSet<KindSymbol> wider = [];
            for (KindSymbol? at = a; at is not null; at = at.Base) wider.Add(at);
            KindSymbol common = b;
            while (!wider.Contains(common) && common.Base is { } next) common = next;
            return common;
        }
    }

    private void BindVersions(KindSymbol kind)
    {
        if (kind.Condition is not null || !Enter(kind)) return;
        foreach (KindSymbol version in kind.Versions)
        {
            version.InForce = BindInForce(version.Syntax?.InForce) ?? new(null, null);
            if (version.Base is { } narrowed) EnsureBound(narrowed);
            BindCondition(version);
        }

        BoundVariable it = new(0, kind.Base ?? kind, null);
        kind.Condition = new BoundVersions(
            [.. kind.Versions.Select(version => new BoundVersion(new BoundIsA(it, version, version.Span), version.InForce ?? new(null, null)))], BoundType.Condition, kind.Span);
        _binding.Remove(kind);
    }

    /// <summary>The last name of a circle of kinds that narrow each other comes back to its first.</summary>
    private static List<string> CircleFrom(string start, ILookup<string, DefineKindSyntax> waitingFor)
    {
        HashSet<string> seen = [];
        List<string> path = [];
        return Find(start) ? path : [];

        bool Find(string name)
        {
            if (!seen.Add(name)) return false;
            path.Add(name);
            if (waitingFor[name].Any(syntax => syntax.As.Name.Text == start || Find(syntax.As.Name.Text))) return true;
            path.RemoveAt(path.Count - 1);
            return false;
        }
    }

    // ---------------------------------------------------------------- values

    private void DeclareVersions(ImmutableArray<DefineValueSyntax> versions, ImmutableArray<KindSymbol> subjects)
    {
        DefineValueSyntax last = versions[^1];
        int other = subjects.ToList().FindIndex(one => one != subjects[^1]);
        if (other >= 0)
        {
            ReportOtherVersion(last.Name, "said of " + Names.WithArticle(subjects[^1].Name), "said of " + Names.WithArticle(subjects[other].Name), versions[other].Name.Span);
            AddBroken(last.Name.Text);
        }
        else if (_kinds.Taken(last.Name.Text, last.Name.Span) is { Versions.IsEmpty: false } kind)
        {
            ReportOtherVersion(last.Name, "a value", "a kind of record", kind.Span);
        }
        else
        {
            string suffix = _sight.Suffix(typeof(Symbol), last.Name);
            Declare(new ValueSymbol(last, subjects[^1], suffix) { Versions = [.. versions.Select(version => new ValueSymbol(version, subjects[^1], suffix))] });
        }
    }

    private void BindVersions(ValueSymbol value)
    {
        if (value.Body is not null || !Enter(value)) return;
        foreach (ValueSymbol version in value.Versions)
        {
            version.InForce = BindInForce(version.Syntax.InForce) ?? new(null, null);
            BindBody(version);
        }

        ImmutableArray<ValueSymbol> versions = value.Versions;
        BoundType? type = versions[^1].Body?.Type;
        ValueSymbol? other = versions.FirstOrDefault(version => version.Body is { Type.IsError: false } body && type is { IsError: false } && !body.Type.Same(type));
        if (other is { Body: { } odd } && type is not null) ReportOtherVersion(value.Syntax.Name, type.Describe(), odd.Type.Describe(), other.Span);
        BoundVariable it = new(0, value.Subject, null);
        value.Body = type is null || other is not null || versions.Any(version => version.Body is null or { Type.IsError: true })
            ? new BoundError(value.Span)
            : new BoundVersions(
                [.. versions.Select(version => new BoundVersion(
                    new BoundCall(version, it, type, version.Body is { MayNotApply: true }, version.Span), version.InForce ?? new(null, null)))], type, value.Span);
        _binding.Remove(value);
    }

    // ---------------------------------------------------------------- offense lists

    /// <summary>A list with versions includes each of them while it is law.</summary>
    private void DeclareVersions(ImmutableArray<OffensesSyntax> versions)
    {
        ImmutableArray<OffenseListSymbol>.Builder lists = ImmutableArray.CreateBuilder<OffenseListSymbol>();
        string suffix = _sight.Suffix(typeof(Symbol), versions[^1].Name);
        foreach (OffensesSyntax version in versions)
        {
            lists.Add(new(version.Name.Text, version.Name.Span, _lists.Count, suffix) { Syntax = version });
            _lists.Add(lists[^1]);
        }

        OffenseListSymbol whole = new(versions[^1].Name.Text, versions[^1].Name.Span, _lists.Count, suffix) { Versions = lists.ToImmutable() };
        if (Declare(whole)) _lists.Add(whole);
        else _lists.RemoveRange(_lists.Count - versions.Length, versions.Length);
    }

    private void BindVersions(OffenseListSymbol whole)
    {
        foreach (OffenseListSymbol version in whole.Versions)
        {
            version.InForce = BindInForce(version.Syntax?.InForce) ?? new(null, null);
            version.Entries = [.. version.Syntax?.Entries.Select(BindEntry).OfType<BoundOffenseEntry>() ?? []];
        }

        whole.Entries = [.. whole.Versions.Select(version => new BoundOffenseEntry(null, null, version, false, InchoateKinds.None, null, version.InForce))];
    }
}
