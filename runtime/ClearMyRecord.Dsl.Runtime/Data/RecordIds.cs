using System.Text;

namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>The identifiers of records: those of the source file, or numbers made up in order.</summary>
public sealed class RecordIds
{
    private readonly string[]? _values;
    private readonly string _prefix = "";
    private readonly int _first;
    private readonly byte[]? _text;
    private readonly int[] _starts = [];
    private readonly int[] _ends = [];

    public RecordIds(string[] values) => (_values, Count) = (values, values.Length);

    /// <summary>Identifiers "P1", "P2", … that need no memory.</summary>
    public RecordIds(string prefix, int first, int count) => (_prefix, _first, Count) = (prefix, first, count);

    /// <summary>Identifiers as UTF-8 pieces of one text, a fraction of the memory that as many strings would take.</summary>
    public RecordIds(byte[] text, int[] starts, int[] ends) => (_text, _starts, _ends, Count) = (text, starts, ends, starts.Length);

    public int Count { get; }

    public string this[int row] =>
        _values is not null ? _values[row]
        : _text is not null ? Encoding.UTF8.GetString(_text.AsSpan(_starts[row], _ends[row] - _starts[row]))
        : $"{_prefix}{_first + row}";
}
