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
    // A count this large can nearly always follow others; smaller ones are better moved on their own.
    private const int Roomy = 8;

    // Bounds on the search, far above what reports need; what is not found is withheld.
    private const int FirstTries = 8, NextTries = 32, MostCombined = 32;

    private readonly int[] _cells;
    private readonly HashSet<int> _moving = [];
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
        List<Dictionary<int, BigInteger>> directions = [];
        for (int free = 0; free < _cells.Length; free++)
            if (!_isPivot[free]) directions.Add(Direction(free));
        foreach (Dictionary<int, BigInteger> direction in directions)
        {
            MarkSafe(direction, safe);
            _moving.UnionWith(direction.Keys.Select(at => _cells[at]));
        }

        if (safe.Contains(false))
        {
            ILookup<int, Dictionary<int, BigInteger>> moving = directions
                .SelectMany(direction => direction.Keys.Select(at => (at, direction))).ToLookup(entry => entry.at, entry => entry.direction);
            for (int cell = 0; cell < _cells.Length; cell++)
                if (!safe[cell]) Combine(cell, moving, safe);
        }

        return [.. Enumerable.Range(0, _cells.Length).Where(i => !safe[i]).Select(i => _cells[i])];
    }

    /// <summary>Once <see cref="Unsafe"/> has looked: false for a cell that the shown counts settle by adding up alone.</summary>
    public bool CanMove(int cell) => _moving.Contains(cell);

    /// <summary>Looks for several changes that together leave every count at 1 or more, though one of them alone would not.</summary>
    private void Combine(int cell, ILookup<int, Dictionary<int, BigInteger>> moving, bool[] safe)
    {
        foreach (Dictionary<int, BigInteger> first in moving[cell].Take(FirstTries))
            foreach (int sign in (int[])[1, -1])
            {
                Dictionary<int, BigInteger> sum = [];
                AddTo(sum, first, sign);
                for (int step = 0; step < MostCombined; step++)
                {
                    int low = sum.Keys.Where(at => _values[at] + sum[at] < 1).DefaultIfEmpty(-1).Min();
                    if (low < 0)
                    {
                        foreach (int moved in sum.Keys) safe[moved] = true;
                        return;
                    }

                    if (!Raise(low, cell, moving, sum)) break;
                }
            }
    }

    private bool Raise(int low, int cell, ILookup<int, Dictionary<int, BigInteger>> moving, Dictionary<int, BigInteger> sum)
    {
        foreach (Dictionary<int, BigInteger> other in moving[low].Take(NextTries))
        {
            int sign = other[low].Sign;
            bool helps = other.All(d => _values[d.Key] + sum.GetValueOrDefault(d.Key) is var now
                && now + sign * d.Value >= BigInteger.Min(1, now));
            if (!helps || (sum[cell] + sign * other.GetValueOrDefault(cell)).IsZero) continue;
            AddTo(sum, other, sign);
            return true;
        }

        return false;
    }

    private static void AddTo(Dictionary<int, BigInteger> sum, Dictionary<int, BigInteger> direction, int sign)
    {
        foreach ((int at, BigInteger amount) in direction)
        {
            BigInteger now = sum.GetValueOrDefault(at) + sign * amount;
            if (now.IsZero) sum.Remove(at);
            else sum[at] = now;
        }
    }

    /// <summary>A count with room to follow others, in fewest unsolved relations; among those the largest.</summary>
    private (int Column, int Row)? NextPivot()
    {
        int best = -1;
        for (int c = 0; c < _cells.Length; c++)
        {
            if (_isPivot[c] || _rowsOf[c].Count == 0) continue;
            if (best < 0 || (_values[c] < Roomy, _rowsOf[c].Count, -_values[c])
                    .CompareTo((_values[best] < Roomy, _rowsOf[best].Count, -_values[best])) < 0)
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
