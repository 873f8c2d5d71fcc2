using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Examples;

/// <summary>Examples as a folder of the standard layout, with what they expect in expectations.csv: any system that reads tables can take them.</summary>
public static class ExampleCsv
{
    public const string Expectations = "expectations.csv";

    public static void Write(string folder, IReadOnlyList<ExampleRecordSet> examples)
    {
        using AtomicFiles files = new();
        using CaseCsvWriter writer = new(folder, examples.SelectMany(example => CaseCsvWriter.FieldsOf(example.Records)).Distinct());
        CsvWriter table = files.Csv(Path.Combine(folder, Expectations));
        foreach (string heading in (ReadOnlySpan<string>)["person_id", "example", "today", "law_as_of", "readings", "parameters", "relief", "record", "expected"]) table.WriteField(heading);
        table.EndRecord();
        foreach (ExampleRecordSet example in examples)
        {
            writer.Write(example.Records);
            foreach (ExpectedOutcome expected in example.Expectations)
            {
                table.WriteField(example.Records.PersonIds[0]);
                table.WriteField(example.Name);
                table.WriteField(DateOnly.FromDayNumber(expected.Day));
                table.WriteField(example.LawAsOf is { } law ? Notation.Date(law) : "");
                table.WriteField(Joined(example.Readings));
                table.WriteField(Joined(example.Parameters));
                table.WriteField(expected.Relief);
                table.WriteField(expected.Record);
                table.WriteField(expected.Words);
                table.EndRecord();
            }
        }

        writer.Complete();
        files.Complete();
    }

    private static string Joined(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join("; ", pairs.Select(pair => $"{pair.Key}={pair.Value}"));
}
