using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Small programs and records over <see cref="TrialSchema"/>, written out by hand.</summary>
internal static class Sample
{
    public static readonly IrVariable Charge = new(0, RecordKind.Charge);

    public static int Day(string date) => DateOnly.Parse(date).DayNumber;

    public static FieldDefinition Field(string name) => TrialSchema.Fields.Single(field => field.Name == name);

    public static IrField Value(string name, IrVariable? of = null)
    {
        FieldDefinition field = Field(name);
        return new(of ?? Charge, field, field.Type switch
        {
            FieldType.Date => IrType.Date,
            FieldType.Period => IrType.Period,
            FieldType.Category => IrType.Category,
            FieldType.Money => IrType.Money,
            _ => IrType.Number,
        });
    }

    /// <summary>A period has passed since a date of the charge.</summary>
    public static IrCompare Passed(IrExpr period, string since = "disposition date", Truth ifNone = Truth.Unknown) =>
        new(Comparison.AtLeast, new IrToday(), new IrAddPeriod(Value(since), period, Subtract: false), ifNone);

    public static IrPeriod Years(int years) => new(new Period(years * 12, 0));

    public static IrCondition Is(string category, string value, IrVariable? of = null) =>
        new IrCategoryIn(Value(category, of), 1UL << Field(category).Category?.CodeOf(value) ?? throw new ArgumentException(category), Truth.False);

    /// <summary>One relief for a charge.</summary>
    public static ClearanceProgram Relief(params (string Label, bool IsBar, IrCondition Body)[] conditions) => Program(new IrTruth(Truth.True), new IrTruth(Truth.True), conditions);

    public static ClearanceProgram Program(IrCondition covers, IrCondition inForce, params (string Label, bool IsBar, IrCondition Body)[] conditions)
    {
        ImmutableArray<IrReliefCondition> all =
            [.. conditions.Select(c => new IrReliefCondition(new(c.Label, $"§ 1{c.Label}", $"words of {c.Label}", c.IsBar), c.Body, []))];
        ReliefInfo info = new("sealing", "§ 1", RecordKind.Charge, "charge", "sealed", "") { Conditions = [.. all.Select(c => c.Info)] };
        return new()
        {
            Info = new("sample", "US-PA", "§ 1", "") { Reliefs = [info] },
            Schema = TrialSchema.Schema,
            Calendar = new(DayRule.RollForward, DayRule.RollBack),
            Reliefs = [new(info, covers, inForce, all)],
        };
    }

    /// <summary>One person with one case whose charges have these facts: dates as text, categories by value, "missing" where left out.
    /// Facts of the case and the person may stand with any charge.</summary>
    public static TrialRecord Record(params Dictionary<string, string>[] charges) => Record(TrialSchema.Schema, charges);

    public static TrialRecord Record(RecordSchema schema, params Dictionary<string, string>[] charges)
    {
        TrialRecord record = new(schema, [0, 1], [0, charges.Length]);
        for (int row = 0; row < charges.Length; row++)
            foreach ((string name, string value) in charges[row])
            {
                FieldDefinition field = schema.Find(RecordKind.Charge, name) ?? schema.Find(RecordKind.Case, name)
                    ?? schema.Find(RecordKind.Person, name) ?? throw new ArgumentException(name);
                record[field, field.Of == RecordKind.Charge ? row : 0] = Cell(field, value);
            }

        return record;
    }

    public static EvaluationOptions On(string today) => new() { Today = Day(today), KeepConditions = true };

    private static Cell Cell(FieldDefinition field, string value) => (value, field.Type) switch
    {
        ("missing", _) => Engines.Cell.Missing,
        (_, FieldType.Period) => new(ValueState.Known, Period: new(12 * int.Parse(value.Split(' ')[0]), 0)),
        ("not yet", _) => new(ValueState.NotYet),
        ("does not apply", _) => new(ValueState.NotApplicable),
        (_, FieldType.Date) when value.Length == 4 => Known(Day(value + "-01-01"), Day(value + "-12-31")),
        (_, FieldType.Date) => Known(Day(value), Day(value)),
        (_, FieldType.Category) => Code(field.Category?.CodeOf(value) ?? -1),
        (_, FieldType.YesNo) => Code(value == "yes" ? 1 : 0),
        (_, FieldType.Number or FieldType.Money) => Code(int.Parse(value)),
        _ => new(ValueState.Known, Text: value),
    };

    private static Cell Code(int code) => Known(code, code);

    private static Cell Known(int first, int last) => new(ValueState.Known, first, last);
}
