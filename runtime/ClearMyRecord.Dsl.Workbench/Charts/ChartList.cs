using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>Which charts a report draws.</summary>
public static class ChartList
{
    public static IReadOnlyList<ChartRecipe> Of(ComparisonReport report) => [];

    public static IReadOnlyList<ChartRecipe> Of(PolicyReport report) => [];
}
