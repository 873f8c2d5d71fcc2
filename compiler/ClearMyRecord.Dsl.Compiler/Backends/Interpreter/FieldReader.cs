using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>What a record says of one fact, as every value it could be (the table in Ir/README.md).</summary>
internal static class FieldReader
{
    /// <param name="recordDay">The day the record speaks of: what has not come yet comes later.</param>
    public static Value Read(CaseData data, FieldDefinition field, int row, int recordDay, IrType type)
    {
        Column? column = data.ColumnOf(field);
        switch (column?.StateAt(row) ?? ValueState.Missing)
        {
            case ValueState.NotApplicable:
                return Value.NotApplicable(type);
            case ValueState.NotYet:
                return Value.Of(type, new(recordDay + 1, LegalDate.LastDay));
            case ValueState.Missing:
                return Missing(field, type);
        }

        return column switch
        {
            DateColumn dates => Value.Of(type, new(dates.First[row], dates.Last?[row] ?? dates.First[row])),
            NumberColumn numbers => Value.Of(type, Quantity.Exactly(numbers.Values[row])),
            YesNoColumn answers => Value.Of(type, Quantity.Exactly(answers.Values[row])),
            PeriodColumn periods => Value.Of(PeriodRange.Exactly(periods.Values[row])),
            CategoryColumn categories => Value.Of(1UL << categories.Codes[row]),
            _ => throw new InvalidOperationException($"a column of {field.Type} holds no value to calculate with"),
        };
    }

    public static Value Missing(FieldDefinition field, IrType type) => type switch
    {
        IrType.Date => Value.Of(type, LegalDate.AnyDay with { MayNotApply = field.MayNotApply }),
        IrType.Period => Value.Of(PeriodRange.Missing(field.MayNotApply)),
        IrType.Category => Value.Of(CategoryLogic.Missing(CategoryOf(field), field.MayNotApply)),
        _ => Value.Of(type, new(Quantity.Least, Quantity.Most, field.MayNotApply)),
    };

    /// <summary>A yes/no fact; the caller handles one that does not apply.</summary>
    public static Truth ReadYesNo(CaseData data, FieldDefinition field, int row) =>
        data.ColumnOf(field) is YesNoColumn column && column.Values[row] >= 0 ? TruthLogic.Of(column.Values[row] == 1) : Truth.Unknown;

    public static string TextAt(CaseData data, FieldDefinition field, int row) => data.ColumnOf(field)?.TextAt(row) ?? "missing";

    /// <summary>Whether a fact leaves anything open: a blank, a date partly known, or one that has not come.</summary>
    public static bool IsOpen(CaseData data, FieldDefinition field, int row) => data.StateOf(field, row) switch
    {
        ValueState.Missing or ValueState.NotYet => true,
        ValueState.Known => data.ColumnOf(field) is DateColumn { Last: { } last } dates && last[row] != dates.First[row],
        _ => false,
    };

    private static CategoryType CategoryOf(FieldDefinition field) =>
        field.Category ?? throw new InvalidOperationException($"{field.Name} is read as a category and has no list of values");
}
