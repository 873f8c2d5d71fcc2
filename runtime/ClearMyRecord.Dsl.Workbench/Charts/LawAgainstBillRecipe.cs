using System.Text;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;
using ScottPlot;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>People eligible under law and bill, two bars for each relief: solid for certain, hatched for possible.</summary>
public sealed class LawAgainstBillRecipe : ChartRecipe
{
    private const double BarHeight = 19, BarGap = 3, RowGap = 20, NameWidth = 270, SideWidth = 46, LabelWidth = 190;

    private readonly Frame _frame;
    private readonly List<Row> _rows = [];
    private readonly double _left = Frame.Margin + NameWidth + SideWidth + 14;

    public LawAgainstBillRecipe(ComparisonReport report)
    {
        ComparisonResult result = report.Result;
        People = result.Law.Population.PeopleWords;
        Title = report.Finding;
        _frame = new(Width, Title, $"{Upper(People)} eligible: {Findings.Subtitle(result.Law)}",
            Findings.SourceLine(result.Law, report.Statistics, report.Options.Privacy));
        PublishedStatistics shown = report.Statistics;
        _rows.Add(new("Any relief", true, Gains(shown, Keys.AnyRelief), Bar.Of(shown, Keys.Law, Keys.AnyRelief), Bar.Of(shown, Keys.Bill, Keys.AnyRelief)));
        foreach (ReliefChange relief in result.Reliefs)
            _rows.Add(new(
                Upper(relief.Name), false, Gains(shown, relief.Name),
                relief.Law is null ? null : Bar.Of(shown, Keys.Law, relief.Name),
                relief.Bill is null ? null : Bar.Of(shown, Keys.Bill, relief.Name)));
    }

    public override string Name => "law-against-bill";

    public override string Title { get; }

    public override int Height => (int)Math.Ceiling(_frame.Top + _rows.Sum(row => row.Height) + 26 + _frame.Foot);

    private string People { get; }

    public override string Description
    {
        get
        {
            StringBuilder text = new($"Bar chart of {People} eligible under the law and under the bill. ");
            foreach (Row row in _rows)
                text.Append($"{row.Name}: {Words(row.Law, "law")}; {Words(row.Bill, "bill")}; {row.Gains}. ");
            return text.ToString().TrimEnd();
        }
    }

    /// <summary>Who changes: gain and loss for certain, since the two may hide each other in the bars.</summary>
    private static string Gains(PublishedStatistics shown, string relief)
    {
        Figure gained = shown[Keys.Move(relief, Standing.No, Standing.Yes, Keys.People)], lost = shown[Keys.Move(relief, Standing.Yes, Standing.No, Keys.People)];
        string gain = gained.IsWithheld ? "gains withheld"
            : gained.Value == 0 ? Findings.Nobody(shown[Keys.GainedAtMost(relief, Keys.People)], "gains it", "gain it") : $"{gained.Text} gain it for certain";
        string loss = lost.IsWithheld ? "losses withheld"
            : lost.Value == 0 ? Findings.Nobody(shown[Keys.LostAtMost(relief, Keys.People)], "loses it", "lose it") : $"{lost.Text} lose it for certain";
        return $"{gain}, {loss}";
    }

    private static string Words(Bar? bar, string side) => bar is null ? $"no such relief under the {side}" : $"{bar.Label} under the {side}";

    public override void Draw(Plot plot)
    {
        Sheet sheet = new(plot);
        _frame.Draw(sheet, Height);
        double room = Width - Frame.Margin - LabelWidth - _left;
        long most = Math.Max(1, _rows.SelectMany(row => new[] { row.Law, row.Bill }).Max(bar => bar?.DrawnTo ?? 0));
        double y = _frame.Top;
        foreach (Row row in _rows)
        {
            double under = sheet.Lines(row.NameLines, Frame.Margin, y, row.Lettering, Palette.Ink);
            sheet.Lines(row.GainLines, Frame.Margin, under, Lettering.Small, Palette.Quiet);
            DrawBar(sheet, row.Law, "law", y, room / most, Palette.Pale, Lettering.Label);
            DrawBar(sheet, row.Bill, "bill", y + BarHeight + BarGap, room / most, Palette.Strong, Lettering.Strong);
            y += row.Height;
        }

        sheet.Line(_left, _frame.Top - 6, _left, y - RowGap + 6, Palette.Ink);
        DrawKey(sheet, y);
    }

    private void DrawBar(Sheet sheet, Bar? bar, string side, double y, double scale, Color color, Lettering lettering)
    {
        sheet.Text(side, _left - 8, y + BarHeight / 2, lettering, Palette.Ink, Alignment.MiddleRight);
        double sure = (bar?.Sure.Value ?? 0) * scale, atMost = (bar?.DrawnTo ?? 0) * scale;
        sheet.Box(_left, y, sure, BarHeight, color, Palette.Strong);
        sheet.Hatched(_left + sure, y, atMost - sure, BarHeight, Palette.Strong);
        sheet.Text(bar?.Label ?? "no such relief", _left + atMost + 7, y + BarHeight / 2, lettering, Palette.Ink, Alignment.MiddleLeft);
    }

    private void DrawKey(Sheet sheet, double y)
    {
        sheet.Box(_left, y + 2, 22, 12, Palette.Strong, Palette.Strong);
        sheet.Text("eligible for certain", _left + 28, y + 8, Lettering.Small, Palette.Quiet, Alignment.MiddleLeft);
        double next = _left + 28 + Lettering.Small.WidthOf("eligible for certain") + 24;
        sheet.Hatched(next, y + 2, 22, 12, Palette.Strong);
        sheet.Text("depends on facts the records lack", next + 28, y + 8, Lettering.Small, Palette.Quiet, Alignment.MiddleLeft);
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private sealed record Row(string Name, bool IsTotal, string Gains, Bar? Law, Bar? Bill)
    {
        public Lettering Lettering => IsTotal ? Lettering.Strong : Lettering.Label;

        public IReadOnlyList<string> NameLines { get; } = (IsTotal ? Lettering.Strong : Lettering.Label).Wrap(Name, NameWidth - 10, 4);

        public IReadOnlyList<string> GainLines { get; } = Lettering.Small.Wrap(Gains, NameWidth - 10, 2);

        public double Height => RowGap + Math.Max(
            2 * BarHeight + BarGap, NameLines.Count * Lettering.LineHeight + GainLines.Count * Lettering.Small.LineHeight);
    }

    private sealed record Bar(Figure Sure, Figure AtMost)
    {
        public static Bar Of(PublishedStatistics shown, string policy, string relief) => new(
            shown[Keys.Eligible(policy, relief, Keys.People)], shown[Keys.EligibleAtMost(policy, relief, Keys.People)]);

        /// <summary>Where the bar ends: nothing is drawn of a count that is withheld.</summary>
        public long DrawnTo => Sure.Value is not { } sure ? 0 : AtMost.Value ?? sure;

        public string Label => Sure.IsWithheld || Sure.Value == AtMost.Value ? Sure.Text
            : AtMost.IsWithheld ? $"{Sure.Text} or more" : $"{Sure.Text} to {AtMost.Text}";
    }
}
