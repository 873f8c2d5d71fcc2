using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Workbench.Populations;

/// <summary>Whether a law and a data set speak of the same record model. Columns are found by position, so the lists must agree.</summary>
internal static class SchemaMatch
{
    /// <exception cref="WorkbenchException">They differ; names the first field that does.</exception>
    public static void Require(RecordSchema law, RecordSchema data, string title)
    {
        if (ReferenceEquals(law, data)) return;
        foreach (RecordKind kind in Enum.GetValues<RecordKind>())
        {
            int count = Math.Max(law.FieldsOf(kind).Length, data.FieldsOf(kind).Length);
            for (int i = 0; i < count; i++)
            {
                FieldDefinition? wanted = i < law.FieldsOf(kind).Length ? law.FieldsOf(kind)[i] : null;
                FieldDefinition? given = i < data.FieldsOf(kind).Length ? data.FieldsOf(kind)[i] : null;
                if (wanted is null || given is null || !Same(wanted, given)) throw Mismatch(title, kind, wanted, given);
            }
        }
    }

    private static bool Same(FieldDefinition a, FieldDefinition b) =>
        a.Name == b.Name && a.Type == b.Type
        && (a.Category is null) == (b.Category is null)
        && (a.Category is null || b.Category is null || a.Category.Values.SequenceEqual(b.Category.Values));

    private static WorkbenchException Mismatch(string title, RecordKind kind, FieldDefinition? wanted, FieldDefinition? given)
    {
        string level = kind.ToString().ToLowerInvariant();
        string difference = (wanted, given) switch
        {
            ({ } w, null) => $"the law knows the {level} field `{w.Name}`, the data does not",
            (null, { } g) => $"the data has the {level} field `{g.Name}`, the law does not know it",
            ({ } w, { } g) when w.Name != g.Name => $"where the law's model has the {level} field `{w.Name}`, the data's has `{g.Name}`",
            ({ } w, _) => $"the {level} field `{w.Name}` has another type or other values in the data than in the law",
            _ => "they differ",
        };
        return new WorkbenchException($"`{title}` and the data do not use one record model: {difference}; load the data with the model of this law");
    }
}
