using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Entries of an offense list that another entry of it covers.</summary>
internal static class ListLint
{
    public static void Check(Compilation compilation, Action<Diagnostic> report)
    {
        foreach (OffensesSyntax syntax in compilation.Amended.SelectMany(file => file.Members).OfType<OffensesSyntax>())
        {
            OffenseListSymbol? list = compilation.Bound.OffenseLists.FirstOrDefault(l => l.Span == syntax.Name.Span);
            if (list is not null && list.Entries.Length == syntax.Entries.Length) Check(list, syntax, report);
        }
    }

    private static void Check(OffenseListSymbol list, OffensesSyntax syntax, Action<Diagnostic> report)
    {
        HashSet<int> idle = [];
        for (int i = list.Entries.Length - 1; i >= 0; i--)
        {
            BoundOffenseEntry entry = list.Entries[i];
            // An entry under a date may be there to take over when another ends.
            if (entry.InForce is not null) continue;
            if (entry.IsException)
            {
                if (!list.Entries.Any(other => !other.IsException && MayMeet(other, entry)))
                    report(LintWarnings.NeverMatters.At(syntax.Entries[i].Span, Words.Of(syntax.Entries[i].Span)) with { Advice = "nothing else in the list holds what it takes out: see whether its number is right, or leave it out" });
                continue;
            }

            int wider = Enumerable.Range(0, list.Entries.Length).FirstOrDefault(j => j != i && !idle.Contains(j) && Covers(list.Entries[j], entry), -1);
            if (wider < 0) continue;
            idle.Add(i);
            report(LintWarnings.Shadowed.At(syntax.Entries[i].Span, Words.Of(syntax.Entries[i].Span)) with
            {
                Advice = "leave it out, or see whether the other entry reaches too far",
                Notes = [(syntax.Entries[wider].Span, "this entry covers it")],
            });
        }
    }

    /// <summary>Whether a charge could be under both: one holds an end of the other, or may.</summary>
    private static bool MayMeet(BoundOffenseEntry a, BoundOffenseEntry b)
    {
        if (a.List is { } list) return list.Entries.Any(entry => !entry.IsException && MayMeet(entry, b));
        if (b.List is not null) return MayMeet(b, a);
        return a.From is not { } from || b.From is not { } other || Holds(a, other) || Holds(b, from) || (a.To is { } to && Holds(b, to)) || (b.To is { } end && Holds(a, end));
    }

    private static bool Holds(BoundOffenseEntry wide, Citation citation) =>
        wide.From is { } from && (wide.To is { } to ? Citation.Covers(from, to, citation) : from.Covers(citation)) != Truth.False;

    private static bool Covers(BoundOffenseEntry wide, BoundOffenseEntry narrow)
    {
        if (wide.IsException || wide.Where is not null || wide.InForce is not null || (narrow.Inchoate & ~wide.Inchoate) != 0) return false;
        if (wide.List is { } list)
            return narrow.List == list || (!list.Entries.Any(entry => entry.IsException) && list.Entries.Any(entry => Covers(entry with { Inchoate = entry.Inchoate | wide.Inchoate }, narrow)));
        return wide.From is not null && narrow.From is { } from && Covers(wide, from) && (narrow.To is not { } to || (wide.To is not null && Covers(wide, to)));
    }

    private static bool Covers(BoundOffenseEntry wide, Citation citation) =>
        wide.From is { } from && (wide.To is { } to ? Citation.Covers(from, to, citation) : from.Covers(citation)) == Truth.True;
}
