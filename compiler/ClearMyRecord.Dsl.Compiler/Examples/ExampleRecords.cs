using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>One value of an example's record. First and Last are a number, cents, a code, or the ends of a date.</summary>
internal readonly record struct ExampleValue(ValueState State, long First = 0, long Last = 0, Period Period = default, string? Text = null)
{
    public static ExampleValue Blank(ValueState state) => new(state);
}

/// <summary>The records of an example while they are read: a person, cases, charges, each with the facts it was given.</summary>
internal sealed class ExampleRecords(RecordSchema schema)
{
    private readonly List<Dictionary<FieldDefinition, ExampleValue>>[] _rows = [[], [], []];
    private readonly List<int> _chargesOfCase = [];

    /// <summary>A person with everything under it, in columns.</summary>
    public static CaseData Of(RecordSchema schema, GivenRecord person, string jurisdiction)
    {
        ExampleRecords records = new(schema);
        Add(person);
        return records.ToCaseData(jurisdiction);

        void Add(GivenRecord record)
        {
            records.Add(record.Kind.Record, record.Facts.ToDictionary(fact => fact.Field, fact => fact.Value));
            foreach (GivenRecord inner in record.With) Add(inner);
        }
    }

    public int Add(RecordKind kind, Dictionary<FieldDefinition, ExampleValue> facts)
    {
        _rows[(int)kind].Add(facts);
        if (kind == RecordKind.Case) _chargesOfCase.Add(0);
        if (kind == RecordKind.Charge) _chargesOfCase[^1]++;
        return _rows[(int)kind].Count - 1;
    }

    /// <summary>The records in columns. A fact left out is missing, unless the model gives it an "in examples" value.</summary>
    public CaseData ToCaseData(string jurisdiction)
    {
        int[] firstCharge = new int[_chargesOfCase.Count + 1];
        for (int i = 0; i < _chargesOfCase.Count; i++) firstCharge[i + 1] = firstCharge[i] + _chargesOfCase[i];
        IEnumerable<Column> columns = Enum.GetValues<RecordKind>().SelectMany(kind => schema.FieldsOf(kind)).Select(ColumnFor).OfType<Column>();
        return new CaseData(
            schema, [0, _chargesOfCase.Count], firstCharge, columns,
            new RecordIds("person ", 1, 1), new RecordIds("case ", 1, _chargesOfCase.Count), new RecordIds("charge ", 1, firstCharge[^1]))
            .WithJurisdiction(jurisdiction).WithoutClearing();
    }

    private Column? ColumnFor(FieldDefinition field)
    {
        List<Dictionary<FieldDefinition, ExampleValue>> rows = _rows[(int)field.Of];
        if (field.InExamples is null && rows.All(row => !row.ContainsKey(field))) return null;
        ExampleValue unsaid = ExampleFacts.Unsaid(field);
        ExampleValue[] values = [.. rows.Select(row => row.GetValueOrDefault(field, unsaid))];
        switch (field.Type)
        {
            case FieldType.YesNo: return new YesNoColumn(field, [.. values.Select(v => (sbyte)Code(v))]);
            case FieldType.Category: return new CategoryColumn(field, [.. values.Select(v => (sbyte)Code(v))]);
            case FieldType.Date:
                return new DateColumn(field, [.. values.Select(v => v.State == ValueState.Known ? (int)v.First : Mark(v.State))],
                    [.. values.Select(v => v.State == ValueState.Known ? (int)v.Last : Mark(v.State))]);
            case FieldType.Period:
                return new PeriodColumn(field, [.. values.Select(v => v.State switch
                {
                    ValueState.Known => v.Period,
                    ValueState.NotApplicable => PeriodColumn.NotApplicable,
                    _ => PeriodColumn.Missing,
                })]);
            case FieldType.Text or FieldType.Citation:
                ValueDictionary dictionary = new();
                return new CodedColumn(field, [.. values.Select(v => v.Text is { } text ? dictionary.CodeFor(text) : Code(v))], dictionary);
            default:
                return new NumberColumn(field, [.. values.Select(v => v.State switch
                {
                    ValueState.Known => v.First,
                    ValueState.NotApplicable => NumberColumn.NotApplicable,
                    _ => NumberColumn.Missing,
                })]);
        }
    }

    private static int Code(ExampleValue value) => value.State switch
    {
        ValueState.Known => (int)value.First,
        ValueState.NotApplicable => Column.NotApplicableCode,
        _ => Column.MissingCode,
    };

    private static int Mark(ValueState state) => state switch
    {
        ValueState.NotApplicable => DateColumn.NotApplicable,
        ValueState.NotYet => DateColumn.NotYet,
        _ => DateColumn.Missing,
    };
}
