using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Makes up records with all states of blanks, and fills the blanks in again with anything their fields allow.</summary>
internal sealed class RecordMaker(Random dice)
{
    private static readonly ImmutableArray<int> Days =
    [
        .. ((ReadOnlySpan<string>)["2015-02-28", "2020-02-29", "2023-06-15", "2024-01-31", "2024-06-14", "2024-06-15", "2024-06-16", "2024-12-31", "2025-03-01"])
            .ToArray().Select(text => DateOnly.Parse(text).DayNumber),
    ];

    private static readonly ImmutableArray<Period> Terms = [new(12, 0), new(6, 0), new(0, 30), new(1, 0), new(13, 0), new(0, 365), Period.Zero];

    public TrialRecord Make(RecordSchema schema, int people = 1)
    {
        List<int> firstCase = [0], firstCharge = [0];
        for (int person = 0; person < people; person++)
        {
            int cases = dice.Next(4);
            for (int i = 0; i < cases; i++) firstCharge.Add(firstCharge[^1] + dice.Next(4));
            firstCase.Add(firstCase[^1] + cases);
        }

        TrialRecord record = new(schema, [.. firstCase], [.. firstCharge]);
        // Whole fields that nobody recorded, fields with gaps, and complete ones.
        Dictionary<FieldDefinition, double> gaps = [];
        foreach ((FieldDefinition field, int row) in record.Places)
        {
            if (!gaps.TryGetValue(field, out double gap)) gaps.Add(field, gap = dice.Next(6) switch { 0 => 1, 1 => 0.4, 2 => 0.1, _ => 0 });
            record[field, row] = dice.NextDouble() < gap ? Cell.Missing : Open(field);
        }

        return record;
    }

    /// <summary>The same record with its blanks filled in: a missing value becomes any that the field allows, a partly known date one of
    /// its days, an offense that can't be read one that can, and one that can may get the sub-parts that it broke off before.</summary>
    /// <param name="recordDay">What has not come comes after this day.</param>
    /// <param name="dateNotYet">Whether "not yet" is replaced by a later day; a program that tests for it would see a change of fact.</param>
    /// <param name="share">The share of blanks that is filled in; the others stay.</param>
    public TrialRecord Fill(TrialRecord record, int recordDay, bool dateNotYet, double share)
    {
        TrialRecord filled = record.Copy();
        foreach ((FieldDefinition field, int row) in record.Places)
        {
            Cell cell = record[field, row];
            if (dice.NextDouble() >= share) continue;
            filled[field, row] = cell.State switch
            {
                ValueState.Missing => Open(field),
                ValueState.NotYet when dateNotYet => Day(Later(recordDay)),
                ValueState.Known when cell.First != cell.Last => Day(dice.Next(cell.First, cell.Last + 1)),
                ValueState.Known when field.Type == FieldType.Citation && CitationFormat.Parse(record.Schema.CitationFormats, cell.Text) is null => Known(field),
                ValueState.Known when field.Type == FieldType.Citation => cell with { Text = cell.Text + OneOf(["", "(a)", "(b)", "(b)(1)"]) },
                _ => cell,
            };
        }

        return filled;
    }

    private int Later(int recordDay) => recordDay + (dice.Next(3) == 0 ? dice.Next(1, 5_000) : dice.Next(1, 30));

    /// <summary>Any fact that the field allows, partly known dates among them.</summary>
    private Cell Open(FieldDefinition field)
    {
        if (field.MayNotApply && dice.Next(5) == 0) return new(ValueState.NotApplicable);
        if (field.MayBeNotYet && dice.Next(5) == 0) return new(ValueState.NotYet);
        if (field.Type != FieldType.Date || dice.Next(5) > 0) return Known(field);
        DateOnly month = DateOnly.FromDayNumber(OneOf(Days));
        DateOnly first = dice.Next(2) == 0 ? new(month.Year, 1, 1) : new(month.Year, month.Month, 1);
        return new(ValueState.Known, first.DayNumber, (first.Month == 1 && dice.Next(2) == 0 ? first.AddYears(1) : first.AddMonths(1)).DayNumber - 1);
    }

    private Cell Known(FieldDefinition field) => field.Type switch
    {
        FieldType.YesNo => Number(dice.Next(2)),
        FieldType.Number => Number(dice.Next(-1, 4)),
        FieldType.Money => Number(100 * dice.Next(-1, 4)),
        FieldType.Date => Day(dice.Next(4) switch { 0 => TrialSchema.Today + dice.Next(-800, 800), 1 => TrialSchema.Today + dice.Next(-60, 60), _ => OneOf(Days) }),
        FieldType.Period => new(ValueState.Known, Period: OneOf(Terms)),
        FieldType.Category => Number(dice.Next(field.Category?.Values.Length ?? 1)),
        FieldType.Citation => new(ValueState.Known, Text: OneOf(TrialSchema.Citations)),
        _ => new(ValueState.Known, Text: OneOf(TrialSchema.Texts)),
    };

    private static Cell Number(int value) => new(ValueState.Known, value, value);

    private static Cell Day(int day) => new(ValueState.Known, day, day);

    private T OneOf<T>(ImmutableArray<T> values) => values[dice.Next(values.Length)];
}
