using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>A situation that shows sides of items no example shows.</summary>
internal sealed record FoundSituation(Situation Situation, ImmutableArray<(CoverItem Item, int Side)> Shows);

/// <summary>
/// Looks for situations that show what no example shows: it starts from the examples there are and makes one small change after
/// another, always going on from where least stands in the way. It finds the same ones every time.
/// </summary>
internal sealed class ExampleSearch
{
    private readonly CoverProbe _probe;
    private readonly ExampleMoves _moves;
    private readonly int _mostTrials;
    private readonly Dictionary<(CoverItem, int), Observed> _found = [];
    private readonly HashSet<(CoverItem, int)> _missing;
    private readonly Dictionary<string, ImmutableArray<Observed>> _next = [];
    private readonly Dictionary<int, ImmutableArray<Observed>> _starts = [];

    private ExampleSearch(Compilation compilation, CoverProbe probe, IEnumerable<CoverSide> missing, int mostTrials)
    {
        (_probe, _moves, _mostTrials) = (probe, new(compilation, probe), mostTrials);
        _missing = [.. missing.Select(side => (side.Item, side.Side))];
    }

    /// <param name="mostTrials">How many situations are tried for one side at most.</param>
    /// <param name="progress">Told how many sides are done.</param>
    public static ImmutableArray<FoundSituation> Run(Compilation compilation, CoverProbe probe, CoverReport report, int mostTrials, Action<int, int>? progress)
    {
        ExampleSearch search = new(compilation, probe, report.Missing, mostTrials);
        ImmutableArray<Expected> expectations = [.. CoverRun.Expectations(compilation)];
        CoverSide[] missing = [.. report.Missing];
        for (int i = 0; i < missing.Length; i++)
        {
            search.Find(missing[i].Item, missing[i].Side, expectations);
            progress?.Invoke(i + 1, missing.Length);
            // What was tried for one relief is no use for the next, and is large.
            if (i + 1 == missing.Length || missing[i + 1].Item.Relief != missing[i].Item.Relief) search._next.Clear();
        }

        return [.. search._found.GroupBy(pair => pair.Value.Situation.Key + pair.Value.Situation.Relief).Select(group =>
            new FoundSituation(group.First().Value.Situation, [.. group.Select(pair => pair.Key)]))];
    }

    private void Find(CoverItem item, int side, ImmutableArray<Expected> expectations)
    {
        if (_found.ContainsKey((item, side))) return;
        PriorityQueue<Observed, (double, int, int)> queue = new();
        HashSet<string> seen = [];
        int tried = 0, order = 0;
        if (!_starts.TryGetValue(item.Relief, out ImmutableArray<Observed> starts)) _starts[item.Relief] = starts = [.. Starts(item.Relief, expectations)];
        foreach (Observed start in starts)
        {
            if (!seen.Add(start.Situation.Key)) continue;
            if (Shows(start, item, side)) return;
            queue.Enqueue(start, (start.DistanceTo(_probe, item, side), 0, order++));
        }

        while (tried < _mostTrials && queue.TryDequeue(out Observed? from, out _))
        {
            foreach (Observed next in Next(from))
            {
                if (!seen.Add(next.Situation.Key)) continue;
                tried++;
                if (Shows(next, item, side)) return;
                queue.Enqueue(next, (next.DistanceTo(_probe, item, side), next.Situation.Changes, order++));
            }
        }
    }

    /// <summary>Notes what a situation shows that nothing before it does.</summary>
    /// <returns>Whether the side looked for is shown.</returns>
    private bool Shows(Observed observed, CoverItem item, int side)
    {
        foreach ((CoverItem shown, Observed found) in Keep(observed, null))
        {
            // The same records on the days around make one example of both sides of an edge.
            for (int days = -2; days <= 2; days++)
            {
                Situation around = found.Situation with { Options = found.Situation.Options with { Today = found.Situation.Options.Today + days } };
                if (days != 0 && ExampleMoves.HasHappened(around) && Observed.Of(_probe, around) is { } beside) _ = Keep(beside, shown);
            }
        }

        return _found.ContainsKey((item, side));
    }

    /// <param name="only">The item whose sides are kept; null: any.</param>
    private List<(CoverItem Item, Observed Observed)> Keep(Observed observed, CoverItem? only)
    {
        List<(CoverItem, Observed)> kept = [];
        foreach ((CoverItem Item, int Side) shown in _probe.Shown(
            observed.Look, (i, s) => (only is null || ReferenceEquals(i, only)) && _missing.Contains((i, s)) && !_found.ContainsKey((i, s))).ToList())
        {
            // Beside another day of the same records nothing is taken away, so that both stay one example.
            Observed smaller = only is null ? Smaller(observed, shown) : observed;
            if (_found.TryAdd(shown, smaller)) kept.Add((shown.Item, smaller));
        }

        return kept;
    }

    private ImmutableArray<Observed> Next(Observed from)
    {
        if (_next.TryGetValue(from.Situation.Key, out ImmutableArray<Observed> known)) return known;
        ImmutableArray<Observed> next = [.. _moves.From(from).Select(situation => Observed.Of(_probe, situation)).OfType<Observed>()];
        return _next[from.Situation.Key] = next;
    }

    /// <summary>Without the records that it does not need.</summary>
    private Observed Smaller(Observed observed, (CoverItem Item, int Side) shown)
    {
        bool isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            foreach (RecordKind kind in (RecordKind[])[RecordKind.Case, RecordKind.Charge])
            {
                for (int row = observed.Situation.Given.Of(kind).Count() - 1; row >= 0; row--)
                {
                    if (observed.Situation.Given.Of(kind).ElementAt(row).All.Any(record => record.IsAsked)) continue;
                    Situation without = observed.Situation with { Given = observed.Situation.Given.Replace(kind, row, _ => []) };
                    if (Observed.Of(_probe, without) is not { } smaller || !_probe.Shown(smaller.Look, (i, s) => (i, s) == shown).Any()) continue;
                    (observed, isSmaller) = (smaller, true);
                }
            }
        }

        return observed;
    }

    /// <summary>What examples expect of the relief; where there are none, what they expect of another with such subjects.</summary>
    private IEnumerable<Observed> Starts(int relief, ImmutableArray<Expected> expectations)
    {
        RecordKind kind = _probe.Program.Reliefs[relief].Info.Subject;
        Expected[] own = [.. expectations.Where(e => e.Relief == relief)];
        if (own.Length == 0) own = [.. expectations.Where(e => _probe.Program.Reliefs[e.Relief].Info.Subject == kind)];
        foreach (Expected expected in own)
        {
            RecordDay records = RecordDay.Of(expected.Example.Data, expected.Options.Today);
            int[] rows = [.. Enumerable.Range(0, expected.Example.Data.CountOf(kind)).Where(row => records.RowOf(kind, row) >= 0)];
            GivenRecord given = expected.Example.Given.Replace(kind, rows[expected.Row], record => [record with { IsAsked = true }]);
            if (Observed.Of(_probe, new(given, expected.Options, relief, 0)) is { } start) yield return start;
        }
    }
}
