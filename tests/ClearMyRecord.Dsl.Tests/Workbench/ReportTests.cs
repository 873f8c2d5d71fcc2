using System.Text.Json;
using ClearMyRecord.Dsl.Workbench;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Tests.Workbench;

public class ReportTests
{
    private static readonly ComparisonResult s_result = PolicyComparison.Run(
        SampleLaw.Law, SampleLaw.Bill, SmallWorld.Population(7, 2_000), SampleLaw.Options, SampleLaw.Options, new() { GroupBy = ["race"] });

    private static ComparisonReport Report { get; } = new(s_result, new() { Privacy = PrivacyOptions.ShowAll, ToolVersion = "0.1" });

    [Fact]
    public void The_text_starts_with_the_finding_and_gives_the_clauses()
    {
        string text = Report.ToText().ReplaceLineEndings("\n");
        Assert.StartsWith("SB 852 of 2027 against Clean Slate limited access\n2,000 made-up people, seed 7, as of 2026-01-01\n\n"
            + $"SB 852 of 2027 makes relief possible for {s_result.AnyRelief.GainedForCertain} people", text, StringComparison.Ordinal);
        Assert.Contains("§ 9122.3(a)(2)(ii) alone: ", text, StringComparison.Ordinal);
        Assert.Contains("limited access for a summary offense (new)", text, StringComparison.Ordinal);
        Assert.Contains("People left with no felony and with no conviction are not counted", text, StringComparison.Ordinal);
        Assert.Contains("The people are invented.", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 140, line));
    }

    [Fact]
    public void One_law_has_a_report_of_its_own()
    {
        PolicyReport report = new(PolicyRun.Run(SampleLaw.Law, SmallWorld.Population(7, 2_000), SampleLaw.Options), new() { Privacy = PrivacyOptions.ShowAll });
        string text = report.ToText();
        Assert.Contains($"{report.Result.AnyRelief.Eligible:#,0} of 2,000 people", text, StringComparison.Ordinal);
        Assert.Contains("Where people are lost: limited access for a misdemeanor", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_against_itself_changes_nobody_and_leaves_nothing_open()
    {
        ComparisonResult same = PolicyComparison.Run(SampleLaw.Law, SampleLaw.Law, SmallWorld.Population(7, 500), SampleLaw.Options, SampleLaw.Options);
        Assert.True(same.SameLaw);
        Assert.True(same.AnyRelief.ReviewUnderBoth > 0);
        Assert.Equal(new Bounds(0, 0), same.AnyRelief.Gained);
        Assert.Equal(new Bounds(0, 0), same.AnyRelief.Lost);
    }

    [Fact]
    public void Nobody_at_all_is_reported_as_nobody()
    {
        ComparisonReport empty = new(PolicyComparison.Run(SampleLaw.Law, SampleLaw.Bill, SmallWorld.Population(7, 0), SampleLaw.Options, SampleLaw.Options));
        Assert.Contains("changes for nobody", empty.ToText(), StringComparison.Ordinal);
        Assert.All(ClearMyRecord.Dsl.Workbench.Charts.ChartList.Of(empty), chart => Assert.NotEmpty(chart.ToSvg()));
    }

    [Fact]
    public void Every_shown_count_is_a_row_of_the_csv()
    {
        string[] lines = SummaryFiles.ToCsv(Report.Statistics).TrimEnd('\n').Split('\n');
        Assert.Equal("policy,relief,measure,unit,detail,group field,group,count", lines[0]);
        Assert.Equal(Report.Statistics.All.Length, lines.Length - 1);
        Assert.Contains($"change,any relief,gained for certain,people,,,,{s_result.AnyRelief.GainedForCertain}", lines);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("=\"x\"", "\"'=\"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Cells_are_quoted_and_never_run(string value, string cell) => Assert.Equal(cell, SummaryFiles.Cell(value));

    [Fact]
    public void The_run_record_tells_what_was_run()
    {
        using JsonDocument record = JsonDocument.Parse(Report.RunRecord.ToJson());
        JsonElement root = record.RootElement, bill = root.GetProperty("laws")[1];
        Assert.Equal("2026-01-01", root.GetProperty("as of").GetString());
        Assert.Equal(7, root.GetProperty("data").GetProperty("seed").GetInt64());
        Assert.Equal("SB 852 of 2027 5", bill.GetProperty("fingerprint").GetString());
        Assert.Equal("5 years", bill.GetProperty("parameters").GetProperty("misdemeanor wait").GetString());
        Assert.StartsWith("§ 9122.2(a)(1)(restitution): ", bill.GetProperty("presumptions")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(Report.RunRecord.ToJson(), new ComparisonReport(s_result, Report.Options).RunRecord.ToJson());
    }

    [Fact]
    public void Files_are_written_whole_and_nothing_else_is_left()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"workbench-{Guid.NewGuid():N}");
        try
        {
            IReadOnlyList<string> written = ReportFiles.Write(Report, folder);
            Assert.Equal(written.Order(), Directory.GetFiles(folder).Order());
            Assert.Contains(Path.Combine(folder, "summary.csv"), written);
            using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));
            Assert.Equal(Report.Finding, summary.RootElement.GetProperty("finding").GetString());
            Assert.Equal(Report.Statistics.All.Length, summary.RootElement.GetProperty("counts").GetArrayLength());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_kindly()
    {
        string file = Path.GetTempFileName();
        try
        {
            WorkbenchException failure = Assert.Throws<WorkbenchException>(() => AtomicFile.WriteText(Path.Combine(file, "summary.csv"), "x"));
            Assert.Contains("cannot be written", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
