using System.Globalization;
using System.Text;
using ClearMyRecord.Dsl.Data.Writing;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Report;

/// <summary>The import report as a table: file, what, field, reason, code, rows, first rows.</summary>
public static class ReportCsv
{
    public static string Of(ImportReport report)
    {
        using MemoryStream memory = new();
        using (CsvWriter csv = CsvWriter.Create(memory, AtomicFiles.CsvOptions, leaveOpen: true)) Write(csv, report);
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    /// <summary>Writes the table to a file, which appears when it is complete.</summary>
    public static void Write(string path, ImportReport report)
    {
        using AtomicFiles files = new();
        Write(files.Csv(path), report);
        files.Complete();
    }

    private static void Write(CsvWriter csv, ImportReport report)
    {
        csv.WriteHeader("file", "what", "field", "reason", "code", "rows", "first rows");
        Line(csv, "", "people", report.PeopleWords, report.People);
        Line(csv, "", "cases", "", report.Cases);
        Line(csv, "", "charges", "", report.Charges);
        foreach (string field in report.FieldsNotInModel) csv.WriteRecord("", "not in the model", field, "", "", "", "");
        foreach ((string code, long charges) in report.UnreadOffenses) csv.WriteRecord("", "offense not read", "offense", code, "", Number(charges), "");
        foreach (FileReport file in report.Files)
        {
            Line(csv, file.File, "read", "", file.Read);
            Line(csv, file.File, "kept", "", file.Kept);
            Line(csv, file.File, "joined", "", file.Repeats);
            Lines(csv, file.File, "facts only", "", file.FactsOnly);
            Lines(csv, file.File, "dropped", "", file.Dropped);
            Lines(csv, file.File, "rejected", "", file.Rejected);
            Lines(csv, file.File, "note", "", file.Notes);
            foreach (ColumnReport column in file.Columns)
            {
                Lines(csv, file.File, "invalid value", column.Field, column.Invalid);
                foreach ((string value, long count) in column.Unlisted) csv.WriteRecord(file.File, "not in the list", column.Field, value, "", Number(count), "");
            }

            foreach (string column in file.IgnoredColumns) csv.WriteRecord(file.File, "column not used", column, "", "", "", "");
            foreach (string column in file.PersonalColumns) csv.WriteRecord(file.File, "personal column not read", column, "", "", "", "");
        }
    }

    private static void Line(CsvWriter csv, string file, string what, string reason, long count) => csv.WriteRecord(file, what, "", reason, "", Number(count), "");

    private static void Lines(CsvWriter csv, string file, string what, string field, IEnumerable<CountedRows> rows)
    {
        foreach (CountedRows counted in rows)
            csv.WriteRecord(file, what, field, counted.Reason, counted.Descriptor?.Code ?? "", Number(counted.Count), string.Join(' ', counted.FirstRows));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
