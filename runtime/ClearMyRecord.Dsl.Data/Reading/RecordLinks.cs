using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Who has which case and charge, as rows come in any order; at the end the order in which they lie together.</summary>
internal sealed class RecordLinks
{
    private readonly LinkLevel _persons = new("P"), _cases = new("C"), _charges = new("");
    private int[] _personOfCase = new int[64], _caseOfCharge = new int[64];

    /// <summary>The version in which each charge stands, where a file has several.</summary>
    private readonly List<string> _versions = [];

    public int PersonCount => _persons.Count;

    public int CaseCount => _cases.Count;

    public int ChargeCount => _charges.Count;

    /// <summary>Whether a case id means one case wherever it occurs, or only together with its person.</summary>
    public bool CaseIdsAreGlobal { get; init; }

    /// <param name="key">The person's key; empty makes a new person.</param>
    public int AddPerson(ReadOnlySpan<byte> key, out bool isNew) => _persons.Add(key, 0, out isNew);

    public int FindPerson(ReadOnlySpan<byte> key) => _persons.Find(key, 0);

    public int FindCase(int person, ReadOnlySpan<byte> key) => _cases.Find(key, CaseIdsAreGlobal ? 0 : person + 1);

    public int PersonOf(int caseRow) => _personOfCase[caseRow];

    public int AddCase(int person, ReadOnlySpan<byte> key, out bool isNew)
    {
        int row = _cases.Add(key, CaseIdsAreGlobal ? 0 : person + 1, out isNew);
        if (isNew) Put(ref _personOfCase, row, person);
        return row;
    }

    public int AddCharge(int caseRow, ReadOnlySpan<byte> key, out bool isNew)
    {
        int row = _charges.Add(key, caseRow, out isNew);
        if (isNew) Put(ref _caseOfCharge, row, caseRow);
        return row;
    }

    public string VersionOf(int charge) => charge < _versions.Count ? _versions[charge] : "";

    public void SetVersion(int charge, string version)
    {
        while (_versions.Count <= charge) _versions.Add("");
        _versions[charge] = version;
    }

    public CaseData Build(RecordSchema schema, IEnumerable<ColumnBuilder> builders)
    {
        int[]? caseOrder = Order(_personOfCase.AsSpan(0, CaseCount), PersonCount, out int[] firstCase);
        int[] caseRow = Positions(caseOrder, CaseCount);
        for (int i = 0; i < ChargeCount; i++) _caseOfCharge[i] = caseRow[_caseOfCharge[i]];
        int[]? chargeOrder = Order(_caseOfCharge.AsSpan(0, ChargeCount), CaseCount, out int[] firstCharge);
        return new(
            schema, firstCase, firstCharge,
            builders.Select(builder => builder.Field.Of switch
            {
                RecordKind.Person => builder.Build(PersonCount, null),
                RecordKind.Case => builder.Build(CaseCount, caseOrder),
                _ => builder.Build(ChargeCount, chargeOrder),
            }),
            _persons.Ids(null), _cases.Ids(caseOrder), _charges.Ids(chargeOrder));
    }

    private static void Put(ref int[] array, int row, int value)
    {
        if (row >= array.Length) Array.Resize(ref array, Math.Max(row + 1, array.Length * 2));
        array[row] = value;
    }

    /// <summary>Counts rows by their owner and sorts them, keeping the order of arrival within each.</summary>
    /// <returns>The arrival row for each place, or null where rows came in order.</returns>
    private static int[]? Order(ReadOnlySpan<int> owners, int ownerCount, out int[] first)
    {
        first = new int[ownerCount + 1];
        bool inOrder = true;
        for (int i = 0; i < owners.Length; i++)
        {
            first[owners[i] + 1]++;
            inOrder &= i == 0 || owners[i] >= owners[i - 1];
        }

        for (int i = 0; i < ownerCount; i++) first[i + 1] += first[i];
        if (inOrder) return null;
        int[] next = first[..ownerCount], order = new int[owners.Length];
        for (int i = 0; i < owners.Length; i++) order[next[owners[i]]++] = i;
        return order;
    }

    private static int[] Positions(int[]? order, int count)
    {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) positions[order?[i] ?? i] = i;
        return positions;
    }
}

/// <summary>The records of one kind, found by key or numbered.</summary>
internal sealed class LinkLevel(string prefix)
{
    private readonly Utf8Table _keys = new();
    private int _unnamed;

    // Files repeat a person's and a case's key from row to row; one comparison saves the search.
    private byte[] _lastKey = [];
    private int _lastScope = -1, _lastNumber;

    public int Count => Math.Max(_keys.Count, _unnamed);

    public int Find(ReadOnlySpan<byte> key, int scope)
    {
        key = Neutralised.Undo(key);
        return scope == _lastScope && key.SequenceEqual(_lastKey) ? _lastNumber : _keys.Find(key, scope);
    }

    public int Add(ReadOnlySpan<byte> key, int scope, out bool isNew)
    {
        isNew = true;
        if (key.IsEmpty) return _unnamed++;
        key = Neutralised.Undo(key);
        if (scope == _lastScope && key.SequenceEqual(_lastKey))
        {
            isNew = false;
            return _lastNumber;
        }

        _lastNumber = _keys.Add(key, out isNew, scope);
        _lastScope = scope;
        if (_lastKey.Length == key.Length) key.CopyTo(_lastKey);
        else _lastKey = key.ToArray();
        return _lastNumber;
    }

    public RecordIds Ids(int[]? order)
    {
        if (_keys.Count == 0) return new(prefix, 1, _unnamed);
        (byte[] text, int[] starts) = _keys.Content;
        int[] first = new int[Count], last = new int[Count];
        for (int i = 0; i < first.Length; i++)
        {
            int row = order?[i] ?? i;
            (first[i], last[i]) = (starts[row], starts[row + 1]);
        }

        return new(text, first, last);
    }
}
