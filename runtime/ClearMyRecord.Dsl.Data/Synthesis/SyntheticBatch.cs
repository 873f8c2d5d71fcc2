using System.Globalization;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Synthesis;

/// <summary>The columns of one batch while its people are made, one after the other.</summary>
internal sealed class SyntheticBatch(SyntheticFields fields, long firstPerson, int personCount)
{
    /// <summary>By the slot's index; null where the model lacks the field.</summary>
    private readonly ColumnBuilder?[] _builders = [.. fields.All.Select(slot => slot.NewBuilder())];

    private readonly List<int> _firstCase = [], _firstCharge = [];
    private readonly IdList _caseIds = new(), _chargeIds = new();
    private int _casesOfPerson, _chargesOfCase;

    public int Person { get; private set; } = -1;

    public int Case { get; private set; } = -1;

    public int Charge { get; private set; } = -1;

    public long PersonNumber => firstPerson + Person + 1;

    public void NextPerson()
    {
        Person++;
        _casesOfPerson = 0;
        _firstCase.Add(Case + 1);
    }

    public void NextCase()
    {
        Case++;
        _chargesOfCase = 0;
        _firstCharge.Add(Charge + 1);
        _caseIds.Add(PersonNumber, ++_casesOfPerson, 0);
    }

    public void NextCharge()
    {
        Charge++;
        _chargeIds.Add(PersonNumber, _casesOfPerson, ++_chargesOfCase);
    }

    public void Put(FieldSlot slot, CellValue value, ref PersonRandom random)
    {
        value = slot.AsRecorded(value, ref random);
        if (value.IsMissing || _builders[slot.Index] is not { } builder) return;
        builder.Set(slot.Kind switch { RecordKind.Person => Person, RecordKind.Case => Case, _ => Charge }, value);
    }

    private int CountOf(RecordKind kind) => kind switch { RecordKind.Person => personCount, RecordKind.Case => Case + 1, _ => Charge + 1 };

    public CaseData Build(RecordSchema schema)
    {
        _firstCase.Add(Case + 1);
        _firstCharge.Add(Charge + 1);
        return new(
            schema, [.. _firstCase], [.. _firstCharge],
            _builders.OfType<ColumnBuilder>().Select(builder => builder.Build(CountOf(builder.Field.Of), null)),
            new("P", checked((int)firstPerson + 1), personCount), _caseIds.ToIds(), _chargeIds.ToIds());
    }
}

/// <summary>Identifiers such as "P12-1-3" as one text.</summary>
internal sealed class IdList
{
    private readonly List<int> _starts = [], _ends = [];
    private byte[] _text = new byte[1024];
    private int _length;

    /// <param name="third">0: the identifier has two parts.</param>
    public void Add(long first, int second, int third)
    {
        const int Longest = 48;
        if (_length + Longest > _text.Length) Array.Resize(ref _text, _text.Length * 2);
        _starts.Add(_length);
        bool fits = third == 0
            ? System.Text.Unicode.Utf8.TryWrite(_text.AsSpan(_length), CultureInfo.InvariantCulture, $"P{first}-{second}", out int written)
            : System.Text.Unicode.Utf8.TryWrite(_text.AsSpan(_length), CultureInfo.InvariantCulture, $"P{first}-{second}-{third}", out written);
        if (!fits) throw new InvalidOperationException("an identifier is longer than there is room for");
        _length += written;
        _ends.Add(_length);
    }

    public RecordIds ToIds() => new(_text, [.. _starts], [.. _ends]);
}
