using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>One value of one field as a test makes it up: a blank, a number or code, a range of days, or a period.</summary>
internal readonly record struct Cell(ValueState State, int First = 0, int Last = 0, Period Period = default, string Text = "")
{
    public static Cell Missing { get; } = new(ValueState.Missing);
}

/// <summary>People as a test makes them up, cell by cell, so that blanks can be filled in and the columns built again.</summary>
internal sealed class TrialRecord(RecordSchema schema, int[] firstCase, int[] firstCharge)
{
    private readonly Dictionary<(FieldDefinition Field, int Row), Cell> _cells = [];

    public RecordSchema Schema { get; } = schema;

    public int CountOf(RecordKind kind) => kind switch
    {
        RecordKind.Person => firstCase.Length - 1,
        RecordKind.Case => firstCharge.Length - 1,
        _ => firstCharge[^1],
    };

    public IEnumerable<(FieldDefinition Field, int Row)> Places =>
        Enum.GetValues<RecordKind>().SelectMany(kind => Schema.FieldsOf(kind))
            .SelectMany(f => Enumerable.Range(0, CountOf(f.Of)), (f, row) => (f, row));

    public Cell this[FieldDefinition field, int row]
    {
        get => _cells.GetValueOrDefault((field, row), Cell.Missing);
        set => _cells[(field, row)] = value;
    }

    public TrialRecord Copy()
    {
        TrialRecord copy = new(Schema, firstCase, firstCharge);
        foreach (((FieldDefinition Field, int Row) place, Cell cell) in _cells) copy._cells[place] = cell;
        return copy;
    }

    /// <param name="leaveOutEmpty">Whether a field that is missing everywhere gets no column at all.</param>
    public CaseData ToData(bool leaveOutEmpty = true)
    {
        List<Column> columns = [];
        foreach (FieldDefinition field in Enum.GetValues<RecordKind>().SelectMany(kind => Schema.FieldsOf(kind)))
        {
            Cell[] cells = [.. Enumerable.Range(0, CountOf(field.Of)).Select(row => this[field, row])];
            if (!leaveOutEmpty || cells.Any(cell => cell.State != ValueState.Missing)) columns.Add(ColumnOf(field, cells));
        }

        return new(Schema, firstCase, firstCharge, columns,
            new("P", 1, CountOf(RecordKind.Person)), new("K", 1, CountOf(RecordKind.Case)), new("C", 1, CountOf(RecordKind.Charge)));
    }

    public override string ToString() => string.Join("\n", Places.Select(place =>
        $"{place.Field.Of}{place.Row} {place.Field.Name}: {ToData(leaveOutEmpty: false).ColumnOf(place.Field)?.TextAt(place.Row)}"))
        + $"\ncases from {string.Join(' ', firstCase)}, charges from {string.Join(' ', firstCharge)}";

    private static Column ColumnOf(FieldDefinition field, Cell[] cells)
    {
        ValueDictionary dictionary = new();
        return field.Type switch
        {
            FieldType.YesNo => new YesNoColumn(field, [.. cells.Select(Code)]),
            FieldType.Category => new CategoryColumn(field, [.. cells.Select(Code)]),
            FieldType.Number or FieldType.Money => new NumberColumn(field, [.. cells.Select(Number)]),
            FieldType.Period => new PeriodColumn(field, [.. cells.Select(Length)]),
            FieldType.Date => new DateColumn(field, [.. cells.Select(FirstDay)],
                cells.Any(cell => cell.First != cell.Last) ? [.. cells.Select(cell => cell.Last)] : null),
            _ => new CodedColumn(field, [.. cells.Select(cell => cell.State == ValueState.Known ? dictionary.CodeFor(cell.Text) : Code(cell))], dictionary),
        };
    }

    private static sbyte Code(Cell cell) => cell.State switch
    {
        ValueState.Known => (sbyte)cell.First,
        ValueState.NotApplicable => Column.NotApplicableCode,
        _ => Column.MissingCode,
    };

    private static long Number(Cell cell) => cell.State switch
    {
        ValueState.Known => cell.First,
        ValueState.NotApplicable => NumberColumn.NotApplicable,
        _ => NumberColumn.Missing,
    };

    private static Period Length(Cell cell) => cell.State switch
    {
        ValueState.Known => cell.Period,
        ValueState.NotApplicable => PeriodColumn.NotApplicable,
        _ => PeriodColumn.Missing,
    };

    private static int FirstDay(Cell cell) => cell.State switch
    {
        ValueState.Known => cell.First,
        ValueState.NotApplicable => DateColumn.NotApplicable,
        ValueState.NotYet => DateColumn.NotYet,
        _ => DateColumn.Missing,
    };
}
