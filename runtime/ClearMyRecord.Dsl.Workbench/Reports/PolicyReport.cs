using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>What may be shown of one law's result: text, files and charts all read it from here.</summary>
public sealed class PolicyReport
{
    public PolicyReport(PolicyResult result, ReportOptions? options = null)
    {
        (Result, Options) = (result, options ?? new());
        Statistics statistics = new();
        new PolicyStatistics(statistics, Keys.Law, result).Add();
        Statistics = statistics.Publish(Options.Privacy);
    }

    public PolicyResult Result { get; }

    public ReportOptions Options { get; }

    public PublishedStatistics Statistics { get; }

    /// <summary>The finding in one sentence, with its numbers.</summary>
    public string Finding => Findings.OfPolicy(this);

    public RunRecord RunRecord => RunRecord.Of(Result, Options);

    /// <summary>Tables for a terminal.</summary>
    public string ToText() => new PolicyText(this).ToString();
}
