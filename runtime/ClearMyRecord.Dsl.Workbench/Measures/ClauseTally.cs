using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Counts people by the set of clauses that stop them under the law that denies them.</summary>
/// <remarks>A set is written as a string whose characters are the positions of its conditions, in order: strings already
/// compare, hash and sort as such sets should.</remarks>
internal sealed class ClauseTally
{
    private const string NotCovered = "\uffff";

    private readonly SortedDictionary<string, long> _people = new(StringComparer.Ordinal);

    /// <summary>Takes in one person by the record that comes nearest: the fewest clauses stop it, the first such in the law's order.</summary>
    /// <param name="relief">The relief under the law that denies them, or null if it has none.</param>
    /// <param name="rows">The person's candidate rows, as positions in the decisions.</param>
    public void Count(ReliefInfo? relief, ReliefDecisions? decisions, IEnumerable<int> rows)
    {
        string? nearest = null;
        if (relief is not null && decisions is not null)
            foreach (int row in rows)
            {
                string set = StoppedBy(relief, decisions, row);
                if (nearest is null || Nearer(set, nearest)) nearest = set;
            }

        string key = nearest ?? NotCovered;
        _people[key] = _people.GetValueOrDefault(key) + 1;
    }

    private static bool Nearer(string a, string b) =>
        (a == NotCovered) != (b == NotCovered) ? b == NotCovered
        : a.Length != b.Length ? a.Length < b.Length : string.CompareOrdinal(a, b) < 0;

    private static string StoppedBy(ReliefInfo relief, ReliefDecisions decisions, int row)
    {
        if (decisions.Outcomes[row] == Outcome.NotCovered || decisions.Conditions is not { } truths) return NotCovered;
        Span<char> positions = stackalloc char[Math.Min(relief.Conditions.Length, 256)];
        int count = 0;
        for (int k = 0; k < relief.Conditions.Length && count < positions.Length; k++)
            if (relief.Conditions[k].Stops(truths[k][row])) positions[count++] = (char)k;
        return new(positions[..count]);
    }

    public void Add(ClauseTally other)
    {
        foreach ((string key, long people) in other._people) _people[key] = _people.GetValueOrDefault(key) + people;
    }

    /// <summary>Most people first.</summary>
    public ImmutableArray<ClauseChange> ToResult(ReliefInfo? relief) =>
        [.. _people.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Key == NotCovered || relief is null
                ? new ClauseChange([], true, entry.Value)
                : new ClauseChange([.. entry.Key.Select(k => (int)k)], false, entry.Value))];
}
