using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Synthesis;

/// <summary>A field that the population fills, if the model has it: how often it is missing, and the codes of its values.</summary>
internal sealed class FieldSlot
{
    private readonly PartialDates _partial;
    private readonly double _missing;
    private readonly bool _mayNotApply, _mayBeNotYet;

    /// <param name="values">The texts or category values that will be set, by position.</param>
    /// <exception cref="DataProblemException">The model's category lacks a value.</exception>
    public FieldSlot(RecordSchema schema, PopulationProfile profile, RecordKind kind, string name, int index, IEnumerable<string> values)
    {
        (Kind, Index) = (kind, index);
        Field = schema.Find(kind, name);
        // A county may be missing of the person, or of the case.
        _missing = profile.Missing.GetValueOrDefault(name);
        _partial = profile.Partial.GetValueOrDefault(name);
        if (Field is null) return;
        (_mayNotApply, _mayBeNotYet) = (Field.MayNotApply, Field.MayBeNotYet);
        if (Field.Type is FieldType.Text or FieldType.Citation) Codes = [.. values.Select(value => Dictionary.CodeFor(value))];
        if (Field is { Type: FieldType.Category, Category: { } category })
            Codes = [.. values.Select(value => category.CodeOf(value) is int code and >= 0
                ? code
                : throw DataErrors.CategoryValueUnknown.In(profile.Name, value, name, string.Join(", ", category.Values)))];
    }

    public RecordKind Kind { get; }

    public int Index { get; }

    public FieldDefinition? Field { get; }

    /// <summary>Filled once and shared by all batches, so that tables made from it serve them all.</summary>
    public ValueDictionary Dictionary { get; } = new();

    private ImmutableArray<int> Codes { get; } = [];

    public ColumnBuilder? NewBuilder() =>
        Field is null ? null
        : Field.Type is FieldType.Text or FieldType.Citation ? new CodedBuilder(Field, Dictionary)
        : ColumnBuilder.For(Field);

    /// <summary>The value as the record has it: perhaps missing, a date perhaps only to its month or year.</summary>
    /// <remarks>Draws the same numbers whether or not the model has the field, so that a model's extra field changes nothing else.</remarks>
    public CellValue AsRecorded(CellValue value, ref PersonRandom random)
    {
        bool isLost = _missing > 0 && random.Chance(_missing);
        double partial = _partial.Month + _partial.Year > 0 ? random.Fraction() : 1;
        if (isLost) return CellValue.Missing;
        return value.State switch
        {
            ValueState.NotApplicable when !_mayNotApply => CellValue.Missing,
            ValueState.NotYet when !_mayBeNotYet => CellValue.Missing,
            ValueState.Known when partial < _partial.Month + _partial.Year => Blurred((int)value.A, toYear: partial < _partial.Year),
            _ => value,
        };
    }

    public CellValue Choice(int position) => position < Codes.Length ? CellValue.Of(Codes[position]) : CellValue.Missing;

    private static CellValue Blurred(int day, bool toYear)
    {
        DateOnly date = DateOnly.FromDayNumber(day);
        DateOnly first = toYear ? new(date.Year, 1, 1) : new(date.Year, date.Month, 1);
        return CellValue.Days(first.DayNumber, (toYear ? first.AddYears(1) : first.AddMonths(1)).DayNumber - 1);
    }
}
