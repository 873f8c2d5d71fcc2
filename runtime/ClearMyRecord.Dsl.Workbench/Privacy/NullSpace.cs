using System.Collections.Immutable;
using System.Numerics;

namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>The ways in which linked withheld counts could be changed together without changing anything that is shown.</summary>
/// <remarks>
/// The relations among withheld counts are brought into triangular form, sparsely: each step solves one relation for one count
/// that occurs in as few relations as possible. Counts left over are free: each gives one way to change the table, in which
/// it moves, the other free ones stay, and the solved ones follow.
/// </remarks>
internal sealed class NullSpace
{
    private readonly int[] _cells;
    private readonly long[] _values;
    private readonly List<Dictionary<int, BigInteger>> _rows = [];
    private readonly HashSet<int>[] _rowsOf;
    private readonly List<(int Column, int Row)> _pivots = [];
    private readonly bool[] _isPivot;

    // For each column, the places in the order of pivots whose relations hold it and solve another.
    private readonly List<int>[] _solvedWith;

    public NullSpace(int[] component, long[] values, IEnumerable<ImmutableArray<Term>> relations)
    {
        _cells = component;
        _values = [.. _cells.Select(cell => values[cell])];
        _rowsOf = [.. _cells.Select(_ => new HashSet<int>())];
        _solvedWith = [.. _cells.Select(_ => new List<int>())];
        _isPivot = new bool[_cells.Length];
        Dictionary<int, int> column = _cells.Select((cell, i) => (cell, i)).ToDictionary(entry => entry.cell, entry => entry.i);
        foreach (ImmutableArray<Term> relation in relations)
        {
            _rows.Add([]);
            foreach (Term term in relation)
                if (column.TryGetValue(term.Cell, out int at)) AddTo(_rows.Count - 1, at, term.Sign);
        }

        while (NextPivot() is { } pivot) Solve(pivot.Column, pivot.Row);
    }

    /// <summary>Cells for which no change was found that leaves every withheld count at 1 or more.</summary>
    public List<int> Unsafe()
    {
        bool[] safe = new bool[_cells.Length];
        for (int free = 0; free < _cells.Length; free++)
            if (!_isPivot[free]) MarkSafe(Direction(free), safe);
        return [.. Enumerable.Range(0, _cells.Length).Where(i => !safe[i]).Select(i => _cells[i])];
    }

    /// <summary>The count in fewest unsolved relations; among those the largest, since a large one can give and take.</summary>
    private (int Column, int Row)? NextPivot()
    {
        int best = -1;
        for (int c = 0; c < _cells.Length; c++)
        {
            if (_isPivot[c] || _rowsOf[c].Count == 0) continue;
            if (best < 0 || _rowsOf[c].Count < _rowsOf[best].Count
                || (_rowsOf[c].Count == _rowsOf[best].Count && _values[c] > _values[best]))
                best = c;
        }

        return best < 0 ? null : (best, _rowsOf[best].OrderBy(r => _rows[r].Count).ThenBy(r => r).First());
    }

    /// <summary>Solves a relation for a column and takes the column out of all unsolved ones.</summary>
    private void Solve(int column, int row)
    {
        _pivots.Add((column, row));
        _isPivot[column] = true;
        foreach (int c in _rows[row].Keys)
        {
            _rowsOf[c].Remove(row);
            if (c != column) _solvedWith[c].Add(_pivots.Count - 1);
        }

        BigInteger divisor = _rows[row][column];
        foreach (int other in _rowsOf[column].ToArray())
        {
            BigInteger factor = _rows[other][column];
            if (!divisor.IsOne && !(-divisor).IsOne)
                foreach (int c in _rows[other].Keys.ToArray()) _rows[other][c] *= divisor;
            else
                factor *= divisor;
            foreach ((int c, BigInteger weight) in _rows[row]) AddTo(other, c, -factor * weight);
        }
    }

    private void AddTo(int row, int column, BigInteger amount)
    {
        BigInteger sum = _rows[row].GetValueOrDefault(column) + amount;
        if (sum.IsZero)
        {
            _rows[row].Remove(column);
            _rowsOf[column].Remove(row);
        }
        else
        {
            _rows[row][column] = sum;
            _rowsOf[column].Add(row);
        }
    }

    /// <summary>The change that follows when one free cell moves and all other free cells stay, in whole numbers.</summary>
    private Dictionary<int, BigInteger> Direction(int free)
    {
        Dictionary<int, BigInteger> step = new() { [free] = BigInteger.One };
        SortedSet<int> open = [.. _solvedWith[free]];
        // A solved relation holds only columns solved later, or free: going backwards, all but its own are known.
        while (open.Count > 0)
        {
            int k = open.Max;
            open.Remove(k);
            (int column, int at) = _pivots[k];
            Dictionary<int, BigInteger> row = _rows[at];
            BigInteger sum = BigInteger.Zero;
            foreach ((int c, BigInteger weight) in row)
                if (step.TryGetValue(c, out BigInteger moved)) sum -= weight * moved;
            if (sum.IsZero) continue;
            BigInteger divisor = row[column], scale = BigInteger.Abs(divisor / BigInteger.GreatestCommonDivisor(sum, divisor));
            if (!scale.IsOne)
                foreach (int c in step.Keys.ToArray()) step[c] *= scale;
            step[column] = sum * scale / divisor;
            open.UnionWith(_solvedWith[column]);
        }

        return step;
    }

    private void MarkSafe(Dictionary<int, BigInteger> direction, bool[] safe)
    {
        bool up = direction.All(d => _values[d.Key] + d.Value >= 1), down = direction.All(d => _values[d.Key] - d.Value >= 1);
        if (!up && !down) return;
        foreach (int moved in direction.Keys) safe[moved] = true;
    }
}
