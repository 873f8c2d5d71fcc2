using System.Text;

namespace ClearMyRecord.Dsl.Data.Report;

/// <summary>The import report as plain text.</summary>
public static class ReportText
{
    private const int OffensesShown = 20;

    public static string Of(ImportReport report)
    {
        StringBuilder text = new();
        text.AppendLine($"{(report.Title.Length > 0 ? report.Title : report.Mapping)} (mapping {report.Mapping})");
        text.AppendLine($"  {report.People:#,0} {report.PeopleWords}, {report.Cases:#,0} cases, {report.Charges:#,0} charges");
        foreach (FileReport file in report.Files) File(text, file);
        if (report.FieldsNotInModel.Length > 0) text.AppendLine($"  the model has no field for: {string.Join(", ", report.FieldsNotInModel)}");
        if (report.UnreadOffenses.Length > 0)
            text.AppendLine($"  {report.UnreadOffenses.Sum(entry => entry.Charges):#,0} charges have an offense that cannot be read: "
                + string.Join(", ", report.UnreadOffenses.Take(OffensesShown).Select(entry => $"\"{entry.Code}\" ({entry.Charges:#,0})"))
                + (report.UnreadOffenses.Length > OffensesShown ? $" and {report.UnreadOffenses.Length - OffensesShown} more codes" : ""));
        if (report.Credit.Length > 0) text.AppendLine($"  Source: {report.Credit}");
        if (report.Caveat.Length > 0) text.AppendLine($"  Note: {report.Caveat}");
        return text.ToString();
    }

    private static void File(StringBuilder text, FileReport file)
    {
        text.AppendLine($"  {file.File}: {file.Read:#,0} rows read, {file.Kept:#,0} kept"
            + (file.Repeats > 0 ? $", {file.Repeats:#,0} joined into them (versions, further rows)" : ""));
        Rows(text, "only facts of a person", file.FactsOnly);
        Rows(text, "left out", file.Dropped);
        Rows(text, "rejected", file.Rejected);
        Rows(text, "note", file.Notes);
        foreach (ColumnReport column in file.Columns)
        {
            Rows(text, $"{column.Field}, read as missing", column.Invalid);
            if (column.Unlisted.Length > 0)
                text.AppendLine($"      not in the list: {string.Join(", ", column.Unlisted.Select(entry => $"\"{entry.Value}\" ({entry.Count:#,0})"))}");
        }

        if (file.IgnoredColumns.Length > 0) text.AppendLine($"    columns not used: {string.Join(", ", file.IgnoredColumns)}");
        if (file.PersonalColumns.Length > 0) text.AppendLine($"    columns not read because they identify somebody: {string.Join(", ", file.PersonalColumns)}");
    }

    private static void Rows(StringBuilder text, string what, IEnumerable<CountedRows> rows)
    {
        foreach (CountedRows counted in rows)
            text.AppendLine($"    {what}: {counted.Count:#,0}, {counted.Reason}; first in row {string.Join(", ", counted.FirstRows)}");
    }
}
