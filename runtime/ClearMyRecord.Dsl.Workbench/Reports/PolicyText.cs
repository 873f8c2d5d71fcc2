using System.Text;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>One law's result as text for a terminal.</summary>
internal sealed class PolicyText(PolicyReport report)
{
    private readonly PolicyTables _tables = new(report.Statistics, Keys.Law, report.Result);

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(report.Result.Program.Title);
        text.AppendLine(Findings.Subtitle(report.Result)).AppendLine();
        text.AppendLine($"{report.Finding}.").AppendLine();
        text.Append(_tables.Outcomes());
        foreach (ReliefResult relief in report.Result.Reliefs) text.Append(_tables.WaterfallOf(relief));
        foreach (ReliefResult relief in report.Result.Reliefs) text.Append(_tables.EffectsOf(relief));
        text.Append(_tables.Records()).Append(_tables.Presumptions());
        text.Append(TextParts.Notes(report.Result, [.. report.Result.Notes, StatusNote.Of(report.Result, report.Options.Privacy)], report.Statistics, report.Options.Privacy));
        return text.ToString();
    }
}
