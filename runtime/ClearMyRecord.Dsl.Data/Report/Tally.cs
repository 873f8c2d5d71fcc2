using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Problems;

namespace ClearMyRecord.Dsl.Data.Report;

/// <summary>Counts rows by reason and remembers the first few of each.</summary>
internal sealed class Tally
{
    private const int RowsShown = 5;

    private readonly Dictionary<(string, DataDescriptor?), (long Count, List<long> Rows)> _counts = [];

    public void Add(DataDescriptor descriptor, long row, params object[] arguments) => Add(string.Format(descriptor.Words, arguments), descriptor, row);

    public void Add(string reason, DataDescriptor? descriptor, long row)
    {
        (long count, List<long> rows) = _counts.TryGetValue((reason, descriptor), out (long, List<long>) found) ? found : (0, []);
        if (rows.Count < RowsShown) rows.Add(row);
        _counts[(reason, descriptor)] = (count + 1, rows);
    }

    public long Total => _counts.Values.Sum(entry => entry.Count);

    public ImmutableArray<CountedRows> ToRows() =>
        [.. _counts.Select(entry => new CountedRows(entry.Key.Item1, entry.Key.Item2, entry.Value.Count, [.. entry.Value.Rows]))
            .OrderByDescending(rows => rows.Count)];
}

/// <summary>Doubtful values of one field.</summary>
internal sealed class ValueTally(string field)
{
    /// <summary>A column full of free text would otherwise be copied into the report.</summary>
    private const int MostValues = 200, LongestValue = 60;

    private readonly Tally _invalid = new();
    private readonly Dictionary<string, long> _unlisted = [];
    private long _otherUnlisted;

    public void Invalid(DataDescriptor descriptor, long row) => _invalid.Add(descriptor.Words, descriptor, row);

    public void Unlisted(string value, long row)
    {
        Invalid(DataErrors.ValueUnlisted, row);
        string shown = value.Length <= LongestValue ? value : value[..LongestValue] + "…";
        if (_unlisted.ContainsKey(shown) || _unlisted.Count < MostValues) _unlisted[shown] = _unlisted.GetValueOrDefault(shown) + 1;
        else _otherUnlisted++;
    }

    public ColumnReport? ToReport()
    {
        if (_invalid.Total == 0) return null;
        IEnumerable<(string, long)> values = _unlisted.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (entry.Key, entry.Value));
        return new(field)
        {
            Invalid = _invalid.ToRows(),
            Unlisted = [.. _otherUnlisted > 0 ? values.Append(("(others)", _otherUnlisted)) : values],
        };
    }
}
