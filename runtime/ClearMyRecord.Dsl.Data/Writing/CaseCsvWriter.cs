using ClearMyRecord.Dsl.Runtime.Data;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Writing;

/// <summary>Writes records as a folder of the standard layout, batch after batch. The files appear with <see cref="Complete"/>.</summary>
public sealed class CaseCsvWriter : IDisposable
{
    private static readonly RecordKind[] Kinds = [RecordKind.Person, RecordKind.Case, RecordKind.Charge];

    private readonly AtomicFiles _files = new();
    private readonly CsvWriter[] _writers;
    private readonly FieldDefinition[][] _fields;

    /// <param name="fields">The fields to write; for instance those that the first batch has columns for.</param>
    public CaseCsvWriter(string folder, IEnumerable<FieldDefinition> fields)
    {
        FieldDefinition[] all = [.. fields];
        _fields = [.. Kinds.Select(kind => all.Where(field => field.Of == kind).ToArray())];
        _writers = [.. FileNames.Select(name => _files.Csv(Path.Combine(folder, name)))];
        foreach (RecordKind kind in Kinds)
        {
            foreach (RecordKind key in Kinds[..((int)kind + 1)]) _writers[(int)kind].WriteField($"{key.ToString().ToLowerInvariant()}_id");
            foreach (FieldDefinition field in _fields[(int)kind]) _writers[(int)kind].WriteField(field.Name.Replace(' ', '_'));
            _writers[(int)kind].EndRecord();
        }
    }

    /// <summary>Of people, cases and charges.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["people.csv", "cases.csv", "charges.csv"];

    /// <summary>Writes one set of records.</summary>
    public static void Write(string folder, CaseData data)
    {
        using CaseCsvWriter writer = new(folder, FieldsOf(data));
        writer.Write(data);
        writer.Complete();
    }

    /// <summary>The fields that have a column.</summary>
    public static IEnumerable<FieldDefinition> FieldsOf(CaseData data) =>
        Kinds.SelectMany(kind => data.Schema.FieldsOf(kind)).Where(field => data.ColumnOf(field) is not null);

    public void Write(CaseData data)
    {
        foreach (RecordKind kind in Kinds)
        {
            CsvWriter writer = _writers[(int)kind];
            Column?[] columns = [.. _fields[(int)kind].Select(data.ColumnOf)];
            for (int row = 0; row < data.CountOf(kind); row++)
            {
                foreach (RecordKind key in Kinds[..((int)kind + 1)]) writer.WriteField(data.IdsOf(key)[data.OuterRow(kind, row, key)]);
                foreach (Column? column in columns) CellWriter.Write(writer, column, row);
                writer.EndRecord();
            }
        }
    }

    public void Complete() => _files.Complete();

    public void Dispose() => _files.Dispose();
}
