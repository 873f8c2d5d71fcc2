using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>What a statute calls a felony, a conviction and so on, as far as counting needs it.</summary>
/// <param name="Plural">In the law's words: "felonies". Reports say "people left with no felonies".</param>
/// <param name="Holds">Whether a charge (by row) is one; called from several threads.</param>
public sealed record ChargeDefinition(string Plural, Func<CaseData, int, Truth> Holds)
{
    /// <summary>Every charge that still stands on the record: not cleared, or restored after it was.</summary>
    public static ChargeDefinition AnyRecord(RecordSchema schema)
    {
        FieldDefinition? cleared = schema.Find(RecordKind.Charge, ClearingFields.Date), restored = schema.Find(RecordKind.Charge, ClearingFields.Restored);
        return new("charges on record", (data, row) => TruthLogic.Of(
            cleared is null || data.StateOf(cleared, row) != ValueState.Known
            || (restored is not null && data.StateOf(restored, row) == ValueState.Known)));
    }

    /// <summary>Charges where a category field has one of some values; unknown where it is missing.</summary>
    /// <exception cref="WorkbenchException">The model has no such field or value.</exception>
    public static ChargeDefinition FromValues(RecordSchema schema, string plural, string field, params string[] values)
    {
        if (schema.Find(RecordKind.Charge, field) is not { Category: { } category } found)
            throw new WorkbenchException($"`{field}` is not a charge field with a list of values; name one that is");
        HashSet<int> codes = [.. values.Select(value => category.CodeOf(value) is >= 0 and var code ? code
            : throw new WorkbenchException($"`{field}` has no value `{value}`; it has {string.Join(", ", category.Values)}"))];
        return new(plural, (data, row) => data.ColumnOf(found) is not CategoryColumn column ? Truth.Unknown
            : column.StateAt(row) == ValueState.Missing ? Truth.Unknown
            : TruthLogic.Of(codes.Contains(column.Codes[row])));
    }
}
