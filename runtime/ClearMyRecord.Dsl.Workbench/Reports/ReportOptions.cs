using ClearMyRecord.Dsl.Workbench.Privacy;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>How a report is made.</summary>
public sealed record ReportOptions
{
    /// <summary>Small counts are withheld unless the caller says otherwise (made-up people need no such care).</summary>
    public PrivacyOptions Privacy { get; init; } = new();

    /// <summary>The version of the tool, for the run record.</summary>
    public string ToolVersion { get; init; } = "";
}
