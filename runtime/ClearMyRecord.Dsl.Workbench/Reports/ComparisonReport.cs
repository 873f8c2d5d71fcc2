using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>What may be shown of law against bill: text, files and charts all read it from here.</summary>
public sealed class ComparisonReport
{
    public ComparisonReport(ComparisonResult result, ReportOptions? options = null)
    {
        (Result, Options) = (result, options ?? new());
        Statistics statistics = new();
        new ComparisonStatistics(statistics, result).Add();
        Statistics = statistics.Publish(Options.Privacy);
    }

    public ComparisonResult Result { get; }

    public ReportOptions Options { get; }

    public PublishedStatistics Statistics { get; }

    /// <summary>The finding in one sentence, with its numbers.</summary>
    public string Finding => Findings.OfComparison(this);

    public RunRecord RunRecord => RunRecord.Of(Result, Options);

    /// <summary>Tables for a terminal.</summary>
    public string ToText() => new ComparisonText(this).ToString();
}
