using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>One builder for each field that any file fills, and the parser of its notation.</summary>
internal sealed class FieldCatalog(RecordSchema schema, DateBounds dates)
{
    private readonly Dictionary<FieldDefinition, ColumnBuilder> _builders = [];

    public RecordSchema Schema { get; } = schema;

    public DateBounds Dates { get; } = dates;

    public IEnumerable<ColumnBuilder> Builders => _builders.Values;

    public ColumnBuilder BuilderOf(FieldDefinition field)
    {
        if (!_builders.TryGetValue(field, out ColumnBuilder? builder)) _builders[field] = builder = ColumnBuilder.For(field);
        return builder;
    }

    public CellParser ParserOf(FieldDefinition field, DateBounds? dates = null) =>
        CellParser.For(field, BuilderOf(field) is CodedBuilder coded ? coded.Dictionary : new(), dates ?? Dates);

    /// <summary>The field that a column of the standard layout names: in its own kind of record first, then in the enclosing ones.</summary>
    public FieldDefinition? FieldOf(string column, RecordKind row)
    {
        string name = ColumnNames.Normal(column);
        for (RecordKind kind = row; ; kind--)
        {
            if (Find(kind, name) is { } field) return field;
            // "person county" in a file of charges is the person's.
            string prefix = kind.ToString().ToLowerInvariant() + " ";
            if (name.StartsWith(prefix, StringComparison.Ordinal) && Find(kind, name[prefix.Length..]) is { } prefixed) return prefixed;
            if (kind == RecordKind.Person) return null;
        }
    }

    private FieldDefinition? Find(RecordKind kind, string normalName) =>
        Schema.FieldsOf(kind).FirstOrDefault(field => ColumnNames.Normal(field.Name) == normalName)
        ?? Schema.FieldsOf(kind).FirstOrDefault(field => field.Synonyms.Any(synonym => ColumnNames.Normal(synonym) == normalName));
}
