using System.Text;
using ClearMyRecord.Dsl.Workbench.Privacy;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>Every count that may be shown, one a row, for spreadsheets and programs.</summary>
public static class SummaryFiles
{
    private static readonly string[] s_columns = ["policy", "relief", "measure", "unit", "detail", "group field", "group", "count"];

    /// <summary>The count column is empty where a count is withheld.</summary>
    public static string ToCsv(PublishedStatistics statistics)
    {
        StringBuilder text = new();
        text.AppendJoin(',', s_columns).Append('\n');
        foreach ((StatisticKey key, Figure figure) in statistics.All)
            text.AppendJoin(',', new[] { key.Policy, key.Relief, key.Measure, key.Unit, key.Detail, key.Field, key.Group }.Select(Cell))
                .Append(',').Append(figure.Value is { } value ? value.ToString("0") : "").Append('\n');
        return text.ToString();
    }

    /// <summary>The run record and every count; withheld ones are null.</summary>
    public static string ToJson(PublishedStatistics statistics, RunRecord record, string finding) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("finding", finding);
        json.WritePropertyName("run");
        json.WriteRawValue(record.ToJson());
        json.WriteStartArray("counts");
        foreach ((StatisticKey key, Figure figure) in statistics.All)
        {
            json.WriteStartObject();
            string[] values = [key.Policy, key.Relief, key.Measure, key.Unit, key.Detail, key.Field, key.Group];
            for (int i = 0; i < values.Length; i++)
                if (values[i].Length > 0) json.WriteString(s_columns[i], values[i]);
            if (figure.Value is { } value) json.WriteNumber("count", value);
            else json.WriteNull("count");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A CSV cell: quoted where it must be, and never one that a spreadsheet would execute.</summary>
    public static string Cell(string value)
    {
        // A spreadsheet runs a cell that starts with one of these; an apostrophe makes it text.
        string safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
