using System.Xml.Linq;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Workbench.Charts;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Tests.Workbench;

public class ChartTests
{
    private static readonly ComparisonResult s_result = PolicyComparison.Run(
        SampleLaw.Law, SampleLaw.Bill, SmallWorld.Population(7, 20_000), SampleLaw.Options, SampleLaw.Options,
        new RunSettings
        {
            GroupBy = ["race", "county"],
            Definitions = [ChargeDefinition.FromValues(SmallWorld.Schema, "felonies", "grade", "F")],
        });

    private static ComparisonReport Report { get; } = new(s_result, new() { Privacy = PrivacyOptions.ShowAll });

    private static string Gallery
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClearMyRecord.Dsl.sln"))) folder = folder.Parent;
            return Path.Combine((folder ?? new(AppContext.BaseDirectory)).FullName, "artifacts", "gallery");
        }
    }

    [Fact]
    public void Every_chart_says_its_finding_and_describes_itself()
    {
        IReadOnlyList<ChartRecipe> charts = ChartList.Of(Report);
        Assert.Equal(4, charts.Count);
        foreach (ChartRecipe chart in charts)
        {
            string svg = chart.ToSvg();
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Gallery).FullName, $"{chart.Name}.svg"), svg);
            File.WriteAllBytes(Path.Combine(Gallery, $"{chart.Name}.png"), chart.ToPng());
            XElement root = XDocument.Parse(svg).Root ?? throw new InvalidOperationException("empty");
            Assert.Equal(chart.Title, root.Elements().First(e => e.Name.LocalName == "title").Value);
            Assert.Equal(chart.Description, root.Elements().First(e => e.Name.LocalName == "desc").Value);
        }

        File.WriteAllText(Path.Combine(Gallery, "report.txt"), Report.ToText());
        Assert.NotNull(s_result.Law.Reliefs[0].Relief.Conditions[0].Label);
        Assert.Equal(RecordKind.Charge, s_result.Law.Reliefs[0].Relief.Subject);
    }
}
