using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Finds the entries of a list that cover another. Sections are looked up, so that a list of twenty thousand is no matter of minutes.</summary>
internal sealed class CoveringEntries
{
    /// <summary>Ranges and other lists are tried one by one; so many times at most, for all entries of a list together.</summary>
    public const long MostTried = 1_000_000;

    private readonly Dictionary<OffenseListSymbol, Index> _indexes = [];

    /// <summary>The sections of a list by all that says which they are, and what is no single section. What covers nothing is in neither.</summary>
    private sealed record Index(ILookup<string, int> Sections, int[] Others, bool HasExceptions);

    /// <returns>The place of the first entry of the list that covers another, or -1.</returns>
    public int First(OffenseListSymbol list, BoundOffenseEntry narrow, Predicate<int> except, InchoateKinds also = default)
    {
        Index index = IndexOf(list);
        int first = int.MaxValue;
        foreach (string key in narrow.From is { } from ? Keys(from) : [])
            foreach (int place in index.Sections[key])
                if (place < first && !except(place) && Covers(list.Entries[place], narrow, also)) first = place;
        foreach (int place in index.Others)
            if (place < first && !except(place) && Covers(list.Entries[place], narrow, also)) first = place;
        return first == int.MaxValue ? -1 : first;
    }

    private Index IndexOf(OffenseListSymbol list)
    {
        if (_indexes.TryGetValue(list, out Index? known)) return known;
        int[] able = [.. Enumerable.Range(0, list.Entries.Length).Where(i => list.Entries[i] is { IsException: false, Where: null, InForce: null })];
        ILookup<string, int> sections = able.Where(i => IsSection(list.Entries[i])).ToLookup(i => list.Entries[i].From is { } from ? Keys(from)[^1] : "");
        int[] others = [.. able.Where(i => !IsSection(list.Entries[i]))];
        if ((long)others.Length * list.Entries.Length > MostTried) others = [];
        return _indexes[list] = new(sections, others, list.Entries.Any(entry => entry.IsException));
    }

    private static bool IsSection(BoundOffenseEntry entry) => entry is { From: not null, To: null };

    private bool Covers(BoundOffenseEntry wide, BoundOffenseEntry narrow, InchoateKinds also)
    {
        InchoateKinds inchoate = wide.Inchoate | also;
        if (wide.IsException || wide.Where is not null || wide.InForce is not null || (narrow.Inchoate & ~inchoate) != 0) return false;
        if (wide.List is { } list) return narrow.List == list || (!IndexOf(list).HasExceptions && First(list, narrow, _ => false, inchoate) >= 0);
        return wide.From is not null && narrow.From is { } from && Covers(wide, from) && (narrow.To is not { } to || (wide.To is not null && Covers(wide, to)));
    }

    private static bool Covers(BoundOffenseEntry wide, Citation citation) =>
        wide.From is { } from && (wide.To is { } to ? Citation.Covers(from, to, citation) : from.Covers(citation)) == Truth.True;

    /// <summary>A section and what stands above it, the widest first: "18 § 2706", "18 § 2706(a)", "18 § 2706(a)(1)".</summary>
    private static string[] Keys(Citation citation)
    {
        string section = $"{string.Join(' ', citation.Prefix)}|{string.Concat(citation.Section)}|";
        return [.. Enumerable.Range(0, citation.SubParts.Length + 1).Select(depth => section + string.Join(' ', citation.SubParts[..depth]))];
    }
}
