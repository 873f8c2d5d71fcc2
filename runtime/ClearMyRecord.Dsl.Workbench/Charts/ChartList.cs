using System.Text;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>Which charts a report draws.</summary>
public static class ChartList
{
    /// <summary>Law against bill, and the waterfall of each relief under both.</summary>
    public static IReadOnlyList<ChartRecipe> Of(ComparisonReport report) =>
    [
        new LawAgainstBillRecipe(report),
        .. Waterfalls(report.Result.Law, report.Statistics, report.Options.Privacy, Keys.Law, "law-"),
        .. Waterfalls(report.Result.Bill, report.Statistics, report.Options.Privacy, Keys.Bill, "bill-"),
    ];

    /// <summary>The waterfall of each relief.</summary>
    public static IReadOnlyList<ChartRecipe> Of(PolicyReport report) =>
        [.. Waterfalls(report.Result, report.Statistics, report.Options.Privacy, Keys.Law, "")];

    private static IEnumerable<ChartRecipe> Waterfalls(
        PolicyResult result, PublishedStatistics shown, PrivacyOptions privacy, string policy, string prefix)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ReliefResult relief in result.Reliefs)
        {
            if (relief.PeopleWaterfall is null) continue;
            string name = $"waterfall-{prefix}{FileName(relief.Relief.Name)}";
            while (!names.Add(name)) name += "-2";
            yield return new WaterfallRecipe(result, relief, shown, privacy, policy, name);
        }
    }

    /// <summary>A relief's name as part of a file name: letters and digits, words joined by hyphens.</summary>
    private static string FileName(string name)
    {
        StringBuilder text = new();
        foreach (char c in name.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) text.Append(c);
            else if (text.Length > 0 && text[^1] != '-') text.Append('-');
        string cut = text.ToString().Trim('-');
        return cut.Length == 0 ? "relief" : cut.Length <= 60 ? cut : cut[..60].TrimEnd('-');
    }
}
