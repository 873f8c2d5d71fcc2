namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>The identifiers of records: those of the source file, or numbers made up in order.</summary>
public sealed class RecordIds
{
    private readonly string[]? _values;
    private readonly string _prefix;
    private readonly int _first;

    public RecordIds(string[] values) => (_values, _prefix, Count) = (values, "", values.Length);

    /// <summary>Identifiers "P1", "P2", … that need no memory.</summary>
    public RecordIds(string prefix, int first, int count) => (_prefix, _first, Count) = (prefix, first, count);

    public int Count { get; }

    public string this[int row] => _values is null ? $"{_prefix}{_first + row}" : _values[row];
}
