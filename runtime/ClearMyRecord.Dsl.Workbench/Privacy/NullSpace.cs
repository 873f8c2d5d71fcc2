using System.Collections.Immutable;
using System.Numerics;

namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>The ways in which linked withheld counts could be changed together without changing anything that is shown.</summary>
internal sealed class NullSpace
{
    private readonly int[] _cells;
    private readonly long[] _values;
    private readonly List<(int Pivot, SortedDictionary<int, BigInteger> Row)> _rows = [];

    public NullSpace(
        int[] component, long[] values, bool[] withheld, IReadOnlyList<ImmutableArray<Term>> relations, ILookup<int, int> relationsOf)
    {
        // Columns run from the largest count to the smallest, so that pivots are large: they can give and take, small ones cannot.
        _cells = [.. component.OrderByDescending(cell => values[cell]).ThenBy(cell => cell)];
        _values = [.. _cells.Select(cell => values[cell])];
        Dictionary<int, int> column = _cells.Select((cell, i) => (cell, i)).ToDictionary(entry => entry.cell, entry => entry.i);
        foreach (int relation in component.SelectMany(cell => relationsOf[cell]).Distinct().Order())
        {
            SortedDictionary<int, BigInteger> row = [];
            foreach (Term term in relations[relation])
                if (withheld[term.Cell]) AddTo(row, column[term.Cell], term.Sign);
            Reduce(row);
        }
    }

    /// <summary>Cells for which no change was found that leaves every withheld count at 1 or more.</summary>
    public IEnumerable<int> Unsafe()
    {
        bool[] safe = new bool[_cells.Length];
        HashSet<int> pivots = [.. _rows.Select(row => row.Pivot)];
        for (int free = 0; free < _cells.Length; free++)
            if (!pivots.Contains(free)) MarkSafe(Direction(free), safe);
        for (int i = 0; i < _cells.Length; i++)
            if (!safe[i]) yield return _cells[i];
    }

    /// <summary>The change that follows when one free cell moves and all other free cells stay, in whole numbers.</summary>
    private List<(int Column, BigInteger Step)> Direction(int free)
    {
        List<(int Pivot, BigInteger Weight, BigInteger Divisor)> moved = [];
        foreach ((int pivot, SortedDictionary<int, BigInteger> row) in _rows)
            if (row.TryGetValue(free, out BigInteger weight)) moved.Add((pivot, weight, row[pivot]));
        BigInteger scale = BigInteger.One;
        foreach ((_, _, BigInteger divisor) in moved)
            scale = scale * BigInteger.Abs(divisor) / BigInteger.GreatestCommonDivisor(scale, divisor);
        return [(free, scale), .. moved.Select(m => (m.Pivot, -m.Weight * scale / m.Divisor))];
    }

    private void MarkSafe(List<(int Column, BigInteger Step)> direction, bool[] safe)
    {
        bool up = direction.All(d => _values[d.Column] + d.Step >= 1), down = direction.All(d => _values[d.Column] - d.Step >= 1);
        if (!up && !down) return;
        foreach ((int moved, _) in direction) safe[moved] = true;
    }

    /// <summary>Brings a relation into reduced row echelon form with those before it.</summary>
    private void Reduce(SortedDictionary<int, BigInteger> row)
    {
        foreach ((int pivot, SortedDictionary<int, BigInteger> known) in _rows) Eliminate(row, known, pivot);
        if (row.Count == 0) return;
        int first = row.Keys.First();
        foreach ((_, SortedDictionary<int, BigInteger> known) in _rows) Eliminate(known, row, first);
        _rows.Add((first, row));
    }

    private static void Eliminate(SortedDictionary<int, BigInteger> row, SortedDictionary<int, BigInteger> by, int pivot)
    {
        if (!row.TryGetValue(pivot, out BigInteger factor)) return;
        BigInteger divisor = by[pivot];
        foreach (int column in row.Keys.ToArray()) row[column] *= divisor;
        foreach ((int column, BigInteger weight) in by) AddTo(row, column, -factor * weight);
        BigInteger common = BigInteger.Zero;
        foreach (BigInteger weight in row.Values) common = BigInteger.GreatestCommonDivisor(common, weight);
        if (common > BigInteger.One)
            foreach (int column in row.Keys.ToArray()) row[column] /= common;
    }

    private static void AddTo(SortedDictionary<int, BigInteger> row, int column, BigInteger amount)
    {
        BigInteger sum = row.GetValueOrDefault(column) + amount;
        if (sum.IsZero) row.Remove(column);
        else row[column] = sum;
    }
}
