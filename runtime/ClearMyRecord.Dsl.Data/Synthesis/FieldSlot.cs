using System.Text;
using ClearMyRecord.Dsl.Data.Cells;
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
    private readonly CellValue[] _choices = [];

    /// <param name="values">The values that will be chosen from, by position, in the field's notation.</param>
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
        CellParser parser = CellParser.For(Field, Dictionary, DateBounds.Default);
        _choices = [.. values.Select(value => Read(parser, value, profile))];
    }

    public RecordKind Kind { get; }

    public int Index { get; }

    public FieldDefinition? Field { get; }

    /// <summary>Filled once and shared by all batches, so that tables made from it serve them all.</summary>
    public ValueDictionary Dictionary { get; } = new();

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

    /// <summary>One of the values given at the start; missing where the model lacks the field.</summary>
    public CellValue Choice(int position) => position < _choices.Length ? _choices[position] : CellValue.Missing;

    private CellValue Read(CellParser parser, string text, PopulationProfile profile)
    {
        DataDescriptor? problem = parser.Parse(Encoding.UTF8.GetBytes(text), out CellValue value);
        if (problem is null) return value;
        throw problem == DataErrors.ValueUnlisted && Field?.Category is { } category
            ? DataErrors.CategoryValueUnknown.In(profile.Name, text, Field.Name, string.Join(", ", category.Values))
            : DataErrors.MappingValue.In(profile.Name, Field?.Name ?? "", problem.Words);
    }

    private static CellValue Blurred(int day, bool toYear)
    {
        DateOnly date = DateOnly.FromDayNumber(day);
        DateOnly first = toYear ? new(date.Year, 1, 1) : new(date.Year, date.Month, 1);
        return CellValue.Days(first.DayNumber, (toYear ? first.AddYears(1) : first.AddMonths(1)).DayNumber - 1);
    }
}
