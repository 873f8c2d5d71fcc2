using System.Text;
using System.Text.Json;
using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Examples;

/// <summary>Reads the JSON that <see cref="ExampleJson"/> writes, with the cells' own notation and checks. What it expected is not read: verdicts are worked out anew.</summary>
public sealed class ExampleJsonReader
{
    private readonly RecordSchema _schema;
    private readonly string _file;

    private ExampleJsonReader(RecordSchema schema, string file) => (_schema, _file) = (schema, file);

    public static IReadOnlyList<ExampleRecordSet> Read(string path, RecordSchema schema)
    {
        ExampleJsonReader reader = new(schema, Path.GetFileName(path));
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. reader.Items(document.RootElement, "examples").Select(reader.Example)];
        }
        catch (JsonException e)
        {
            // Its own message could show what stands there.
            throw DataErrors.MappingValue.At(reader._file, e.LineNumber + 1, null, "examples", "this is not JSON from this place on");
        }
    }

    private ExampleRecordSet Example(JsonElement element)
    {
        string name = Word(element, "name") ?? "an imported example";
        int today = Day(element, "today") ?? throw Fault("today", $"the example \"{name}\" has no day such as 2026-01-01");
        return new(name, today, Records(Property(element, "person") is { ValueKind: JsonValueKind.Object } person ? person : throw Fault("person", $"the example \"{name}\" has none")))
        {
            LawAsOf = Day(element, "law as of"),
            Readings = Pairs(element, "readings"),
            Parameters = Pairs(element, "parameters"),
        };
    }

    private CaseData Records(JsonElement person)
    {
        List<JsonElement>[] rows = [[person], [], []];
        List<int> firstCharge = [0];
        foreach (JsonElement inner in Items(person, ExampleJson.Inner[0]))
        {
            rows[1].Add(inner);
            rows[2].AddRange(Items(inner, ExampleJson.Inner[1]));
            firstCharge.Add(rows[2].Count);
        }

        List<Column> columns = [];
        foreach (RecordKind kind in Enum.GetValues<RecordKind>())
        {
            List<JsonElement> of = rows[(int)kind];
            foreach (string property in of.SelectMany(row => row.EnumerateObject().Select(p => p.Name)).Distinct())
                if (property != "id" && !ExampleJson.Inner.Contains(property) && _schema.Find(kind, property) is null)
                    throw Fault(property, $"the model knows no such fact of a {kind.ToString().ToLowerInvariant()}; see `statute data fields`");
            columns.AddRange(_schema.FieldsOf(kind).Where(field => of.Exists(row => Property(row, field.Name) is not null)).Select(field => Filled(field, of)));
        }

        return new(_schema, [0, rows[1].Count], [.. firstCharge], columns,
            new RecordIds("person ", 1, 1), new RecordIds("case ", 1, rows[1].Count), new RecordIds("charge ", 1, rows[2].Count));
    }

    private Column Filled(FieldDefinition field, List<JsonElement> rows)
    {
        ColumnBuilder builder = ColumnBuilder.For(field);
        CellParser parser = CellParser.For(field, builder is CodedBuilder coded ? coded.Dictionary : new(), DateBounds.Default);
        for (int row = 0; row < rows.Count; row++)
        {
            string? text = Property(rows[row], field.Name) is { } value ? Cell(value, field.Name) : null;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (parser.Parse(Encoding.UTF8.GetBytes(text.Trim()), out CellValue read) is { } problem) throw Fault(field.Name, problem.Words);
            builder.Set(row, read);
        }

        return builder.Build(rows.Count, null);
    }

    private string? Cell(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => null,
        _ => throw Fault(name, "a fact is one value, or null where nobody knows it"),
    };

    private List<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && Property(element, name) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
            ? [.. list.EnumerateArray()] : throw Fault(name, "a list of objects in braces must stand here; see a file that `statute examples export` wrote");

    private List<KeyValuePair<string, string>> Pairs(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Object } pairs ? [.. pairs.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, Cell(pair.Value, pair.Name) ?? "off"))] : [];

    private string? Word(JsonElement element, string name) => Property(element, name) is { } value ? Cell(value, name) : null;

    private int? Day(JsonElement element, string name) => Word(element, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day) ? day.DayNumber : throw Fault(name, "not a day such as 2026-01-01");

    private static JsonElement? Property(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value : null;

    private DataProblemException Fault(string name, string words) => DataErrors.MappingValue.In(_file, name, words);
}
