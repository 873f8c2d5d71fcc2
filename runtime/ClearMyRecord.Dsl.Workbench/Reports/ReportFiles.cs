using ClearMyRecord.Dsl.Workbench.Charts;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>The files of a report: summary.csv, summary.json, run.json, and each chart as SVG and PNG.</summary>
public static class ReportFiles
{
    /// <summary>The files that are no charts.</summary>
    public static IReadOnlyList<string> Names { get; } = ["summary.csv", "summary.json", "run.json"];

    /// <returns>The paths written.</returns>
    /// <exception cref="WorkbenchException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(ComparisonReport report, string folder) => Write(
        folder, SummaryFiles.ToCsv(report.Statistics), SummaryFiles.ToJson(report.Statistics, report.RunRecord, report.Finding),
        report.RunRecord.ToJson(), ChartList.Of(report));

    /// <inheritdoc cref="Write(ComparisonReport, string)"/>
    public static IReadOnlyList<string> Write(PolicyReport report, string folder) => Write(
        folder, SummaryFiles.ToCsv(report.Statistics), SummaryFiles.ToJson(report.Statistics, report.RunRecord, report.Finding),
        report.RunRecord.ToJson(), ChartList.Of(report));

    private static List<string> Write(string folder, string csv, string json, string record, IEnumerable<ChartRecipe> charts)
    {
        List<string> written = [];
        void Text(string name, string text)
        {
            string path = Path.Combine(folder, name);
            AtomicFile.WriteText(path, text);
            written.Add(path);
        }

        Text(Names[0], csv);
        Text(Names[1], json);
        Text(Names[2], record);
        foreach (ChartRecipe chart in charts)
        {
            Text($"{chart.Name}.svg", chart.ToSvg());
            string png = Path.Combine(folder, $"{chart.Name}.png");
            AtomicFile.WriteBytes(png, chart.ToPng());
            written.Add(png);
        }

        return written;
    }
}
