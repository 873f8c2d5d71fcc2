namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>The distinct texts of a column, each with its code. Codes never change once given, so tables made from them can grow with it.</summary>
public sealed class ValueDictionary
{
    private readonly List<string> _values = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

    public int Count => _values.Count;

    public string this[int code] => _values[code];

    public int CodeFor(string value)
    {
        if (_codes.TryGetValue(value, out int code)) return code;
        code = _values.Count;
        _values.Add(value);
        _codes.Add(value, code);
        return code;
    }

    /// <returns>The code of a value, or -1 if it does not occur.</returns>
    public int Find(string value) => _codes.GetValueOrDefault(value, -1);

    /// <summary>Looks text up without making a string of it first, for readers of large files.</summary>
    public int CodeFor(ReadOnlySpan<char> value)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.TryGetValue(value, out int code) ? code : CodeFor(value.ToString());
    }
}
