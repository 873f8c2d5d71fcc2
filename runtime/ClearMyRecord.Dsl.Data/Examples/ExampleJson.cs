using System.Text.Encodings.Web;
using System.Text.Json;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Examples;

/// <summary>Examples as one JSON file. A fact that nobody knows is null; "not yet" and "not applicable" are words, as in tables.</summary>
public static class ExampleJson
{
    internal static readonly string[] Inner = ["cases", "charges"];

    public static void Write(string path, string law, IReadOnlyList<ExampleRecordSet> examples)
    {
        using AtomicFiles files = new();
        using (Utf8JsonWriter json = new(files.Stream(path), new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("law", law);
            json.WriteStartArray("examples");
            foreach (ExampleRecordSet example in examples) Write(json, example);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        files.Complete();
    }

    private static void Write(Utf8JsonWriter json, ExampleRecordSet example)
    {
        json.WriteStartObject();
        json.WriteString("name", example.Name);
        json.WriteString("today", Notation.Date(example.Today));
        if (example.LawAsOf is { } law) json.WriteString("law as of", Notation.Date(law));
        Pairs("readings", example.Readings);
        Pairs("parameters", example.Parameters);
        json.WritePropertyName("person");
        Record(RecordKind.Person, 0);
        json.WriteStartArray("expect");
        foreach (ExpectedOutcome expected in example.Expectations)
        {
            json.WriteStartObject();
            json.WriteString("on", Notation.Date(expected.Day));
            json.WriteString("relief", expected.Relief);
            if (expected.Record.Length > 0) json.WriteString("record", expected.Record);
            json.WriteString("outcome", expected.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> pairs)
        {
            if (pairs.Count == 0) return;
            json.WriteStartObject(name);
            foreach ((string key, string value) in pairs) json.WriteString(key, value);
            json.WriteEndObject();
        }

        void Record(RecordKind kind, int row)
        {
            CaseData data = example.Records;
            json.WriteStartObject();
            json.WriteString("id", data.IdsOf(kind)[row]);
            foreach (FieldDefinition field in data.Schema.FieldsOf(kind))
                if (data.ColumnOf(field) is { } column)
                    json.WriteString(field.Name, Text(column, row));
            if (kind < RecordKind.Charge)
            {
                json.WriteStartArray(Inner[(int)kind]);
                int[] starts = kind == RecordKind.Person ? data.FirstCase : data.FirstCharge;
                for (int inner = starts[row]; inner < starts[row + 1]; inner++) Record(kind + 1, inner);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }
    }

    private static string? Text(Column column, int row) => column.StateAt(row) switch
    {
        ValueState.Missing => null,
        ValueState.NotYet => "not yet",
        ValueState.NotApplicable => "not applicable",
        _ => column is PeriodColumn { Values: var periods } && periods[row].IsNever ? "life" : column.TextAt(row),
    };
}
