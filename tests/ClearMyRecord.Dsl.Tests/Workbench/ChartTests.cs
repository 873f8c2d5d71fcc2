using System.Xml.Linq;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Charts;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Tests.Workbench;

/// <summary>Draws every chart from seeded people into artifacts/gallery, where somebody looks at them, and checks what can be checked.</summary>
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

    public static TheoryData<string> Names { get; } = [.. ChartList.Of(Report).Select(chart => chart.Name)];

    private static ChartRecipe Chart(string name) => ChartList.Of(Report).Single(chart => chart.Name == name);

    private static XElement Svg(ChartRecipe chart) => XDocument.Parse(chart.ToSvg()).Root ?? throw new InvalidOperationException("an empty drawing");

    private static List<XElement> Texts(ChartRecipe chart) => [.. Svg(chart).Descendants().Where(e => e.Name.LocalName == "text")];

    [Fact]
    public void A_comparison_draws_law_against_bill_and_every_waterfall() => Assert.Equal(
        [
            "law-against-bill", "waterfall-law-limited-access-for-a-misdemeanor",
            "waterfall-bill-limited-access-for-a-misdemeanor", "waterfall-bill-limited-access-for-a-summary-offense",
        ], ChartList.Of(Report).Select(chart => chart.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_into_the_gallery(string name)
    {
        ChartRecipe chart = Chart(name);
        byte[] png = chart.ToPng();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.True(png.Length > 20_000, "a drawing without words is smaller than that");
        AtomicFile.WriteBytes(Path.Combine(Gallery, $"{name}.png"), png);
        AtomicFile.WriteText(Path.Combine(Gallery, $"{name}.svg"), chart.ToSvg());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_its_finding_and_source_in_words_that_stay_words(string name)
    {
        ChartRecipe chart = Chart(name);
        string words = string.Join(" ", Texts(chart).Select(text => text.Value.Trim()));
        Assert.Contains(chart.Title, words, StringComparison.Ordinal);
        Assert.Contains("20,000 made-up people, seed 7, as of 2026-01-01", words, StringComparison.Ordinal);
        Assert.Contains("Source: 20,000 made-up people, seed 7. The people are invented.", words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_words_for_those_who_cannot_see_it(string name)
    {
        ChartRecipe chart = Chart(name);
        XElement svg = Svg(chart);
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal(chart.Title, svg.Elements().First(e => e.Name.LocalName == "title").Value);
        Assert.Equal(chart.Description, svg.Elements().First(e => e.Name.LocalName == "desc").Value);
        Assert.Contains(s_result.Bill.Reliefs[0].People.Eligible.ToString("#,0"), Chart("law-against-bill").Description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_stay_on_the_page_and_apart(string name)
    {
        ChartRecipe chart = Chart(name);
        List<(string Words, double Left, double Right, double Top, double Bottom)> boxes = [.. Texts(chart).Select(BoxOf)];
        foreach (var box in boxes)
            Assert.True(box is { Left: >= 0, Top: >= 0 } && box.Right <= chart.Width && box.Bottom <= chart.Height, $"off the page: {box.Words}");
        for (int i = 0; i < boxes.Count; i++)
            for (int j = i + 1; j < boxes.Count; j++)
                Assert.False(
                    boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right && boxes[i].Top < boxes[j].Bottom && boxes[j].Top < boxes[i].Bottom,
                    $"“{boxes[i].Words}” and “{boxes[j].Words}” overlap");
    }

    /// <summary>From the drawing itself: letters stand where their x positions say, on the line that y says.</summary>
    private static (string Words, double Left, double Right, double Top, double Bottom) BoxOf(XElement text)
    {
        double[] Numbers(string attribute) => [.. (text.Attribute(attribute)?.Value ?? "0").Split(',').Select(double.Parse)];
        double[] place = [.. (text.Attribute("transform")?.Value ?? "").Replace("translate(", "", StringComparison.Ordinal).TrimEnd(')').Split(' ').Select(double.Parse)];
        double size = Numbers("font-size")[0], baseline = place[1] + Numbers("y")[0];
        double[] letters = Numbers("x");
        return (text.Value, place[0] + letters[0], place[0] + letters[^1] + size * 0.4, baseline - size * 0.72, baseline + size * 0.2);
    }

    [Fact]
    public void Long_words_are_wrapped_or_cut()
    {
        string many = string.Concat(Enumerable.Repeat("interminably qualified conviction ", 40));
        ReliefInfo relief = new(many, "§ 1", RecordKind.Charge, "conviction", "", "")
        {
            Conditions = [new("(a)", $"§ {new string('9', 120)}(a)", many, false), new("(b)", "§ 1(b)", new string('w', 300), true)],
        };
        RandomLaw law = new(1, relief), bill = new(2, relief);
        ComparisonReport report = new(PolicyComparison.Run(
            law, bill, SmallWorld.Population(1, 400), SampleLaw.Options, SampleLaw.Options), new() { Privacy = PrivacyOptions.ShowAll });
        foreach (ChartRecipe chart in ChartList.Of(report))
        {
            Assert.All(Texts(chart).Select(BoxOf), box => Assert.True(box.Right <= chart.Width, box.Words));
            Assert.Contains(Texts(chart), text => text.Value.Contains('…', StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Withheld_counts_are_not_drawn_nor_told()
    {
        ComparisonReport report = new(PolicyComparison.Run(
            SampleLaw.Law, SampleLaw.Bill, SmallWorld.Population(3, 60), SampleLaw.Options, SampleLaw.Options));
        Assert.True(report.Statistics.AnyWithheld);
        foreach (ChartRecipe chart in ChartList.Of(report))
        {
            string words = string.Join(" ", Texts(chart).Select(text => text.Value.Trim())) + chart.Description;
            Assert.Contains("withheld", words, StringComparison.Ordinal);
            AtomicFile.WriteBytes(Path.Combine(Gallery, $"few-people-{chart.Name}.png"), chart.ToPng());
        }
    }

    [Fact]
    public void Drawing_twice_gives_the_same_bytes()
    {
        Assert.Equal(Chart("law-against-bill").ToSvg(), Chart("law-against-bill").ToSvg());
        Assert.Equal(Chart("law-against-bill").ToPng(), Chart("law-against-bill").ToPng());
    }

    private static string Gallery
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClearMyRecord.Dsl.sln"))) folder = folder.Parent;
            return Path.Combine((folder ?? new(AppContext.BaseDirectory)).FullName, "artifacts", "gallery");
        }
    }
}
