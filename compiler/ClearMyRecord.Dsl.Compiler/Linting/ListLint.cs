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
        ILookup<Text.SourceSpan, OffenseListSymbol> lists = compilation.Bound.OffenseLists.ToLookup(list => list.Span);
        CoveringEntries covering = new();
        foreach (OffensesSyntax syntax in compilation.Amended.SelectMany(file => file.Members).OfType<OffensesSyntax>())
            if (lists[syntax.Name.Span].FirstOrDefault() is { } list && list.Entries.Length == syntax.Entries.Length) Check(list, syntax, covering, report);
    }

    private static void Check(OffenseListSymbol list, OffensesSyntax syntax, CoveringEntries covering, Action<Diagnostic> report)
    {
        HashSet<int> idle = [];
        // Each exception is held against all entries: of a list where that are millions, none is.
        bool triesExceptions = (long)list.Entries.Count(entry => entry.IsException) * list.Entries.Length <= CoveringEntries.MostTried;
        for (int i = list.Entries.Length - 1; i >= 0; i--)
        {
            BoundOffenseEntry entry = list.Entries[i];
            // An entry under a date may be there to take over when another ends.
            if (entry.InForce is not null) continue;
            if (entry.IsException)
            {
                if (triesExceptions && !list.Entries.Any(other => !other.IsException && MayMeet(other, entry)))
                    report(LintWarnings.NeverMatters.At(syntax.Entries[i].Span, Words.Of(syntax.Entries[i].Span)) with { Advice = "nothing else in the list holds what it takes out: see whether its number is right, or leave it out" });
                continue;
            }

            int wider = covering.First(list, entry, except: j => j == i || idle.Contains(j));
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
}
