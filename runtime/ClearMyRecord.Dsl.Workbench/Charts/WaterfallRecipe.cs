using System.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;
using ScottPlot;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>Where people are lost on the way to one relief, condition by condition in the law's order, and whom each alone keeps out.</summary>
public sealed class WaterfallRecipe : ChartRecipe
{
    private const double WordsWidth = 330, AloneWidth = 130, BarHeight = 24, RowGap = 12, HeadHeight = 40;

    private readonly Frame _frame;
    private readonly List<Row> _rows = [];
    private readonly string _people, _policyTitle, _relief;
    private readonly double _left = Frame.Margin + WordsWidth + 16;
    private readonly bool _anyHatch;

    /// <param name="policy">The side of the statistics the relief is counted under: <see cref="Keys.Law"/> or <see cref="Keys.Bill"/>.</param>
    /// <param name="name">The file name without ending.</param>
    public WaterfallRecipe(
        PolicyResult result, ReliefResult relief, PublishedStatistics shown, PrivacyOptions privacy, string policy, string name)
    {
        Name = name;
        (_people, _policyTitle, _relief) = (result.Population.PeopleWords, result.Program.Title, relief.Relief.Name);
        Title = Findings.OfWaterfall(shown, policy, relief, _people);
        _frame = new(Width, Title, $"{_policyTitle}. {Findings.Subtitle(result)}", Findings.SourceLine(result, shown, privacy));
        AddRows(relief, shown, policy, result.Options.LawAsOf ?? result.Options.Today);
        _anyHatch = _rows.Any(row => (row.IsReview && row.Left.Value > 0) || row.Left.Value > row.LeftSure.Value);
    }

    public override string Name { get; }

    public override string Title { get; }

    public override int Height => (int)Math.Ceiling(_frame.Top + HeadHeight + _rows.Sum(row => row.Height) + 26 + _frame.Foot);

    public override string Description
    {
        get
        {
            StringBuilder text = new(
                $"Waterfall chart: {_people} on the way to “{_relief}” under {_policyTitle}, in the order of the law. ");
            foreach (Row row in _rows)
                text.Append(row.Lost is { } lost
                    ? $"{row.Name} stops {lost.Text}, {row.Alone?.Text} are kept out by it alone. "
                    : $"{row.Name}: {row.Left.Text}. ");
            return text.ToString().TrimEnd();
        }
    }

    private void AddRows(ReliefResult relief, PublishedStatistics shown, string policy, int day)
    {
        string name = relief.Relief.Name;
        Figure start = shown[Keys.Covered(policy, name, Keys.People)];
        _rows.Add(new($"{Upper(_people)} with a {relief.Relief.SubjectName}", "", start, start));
        foreach ((int k, string key, string title) in Keys.ConditionsOn(relief.Relief, day))
        {
            ConditionInfo condition = relief.Relief.Conditions[k];
            StatisticKey left = Keys.LeftAfter(policy, name, key, Keys.People);
            _rows.Add(new(title, condition.IsBar ? $"not if {condition.Words}" : condition.Words, shown[Keys.AtMost(left)], shown[left])
            {
                Before = _rows[^1].Left,
                Lost = shown[Keys.LostAt(policy, name, key, Keys.People)],
                Alone = shown[Keys.SoleBarrier(policy, name, key, Keys.People)],
            });
        }

        Figure otherwise = shown[Keys.WaterfallEnd(policy, name, "stopped by no labelled condition", Keys.People)];
        Figure review = shown[Keys.WaterfallEnd(policy, name, "needs review", Keys.People)];
        Figure eligible = shown[Keys.WaterfallEnd(policy, name, "eligible", Keys.People)];
        if (otherwise.Value != 0) _rows.Add(new("Stopped by no labelled condition", "not in force, or nothing granted", otherwise, otherwise));
        if (review.Value != 0) _rows.Add(new("Needs review", "depends on facts the records lack", review, review) { IsReview = true });
        _rows.Add(new("Eligible", "", eligible, eligible) { IsEnd = true });
    }

    public override void Draw(Plot plot)
    {
        Sheet sheet = new(plot);
        _frame.Draw(sheet, Height);
        double right = Width - Frame.Margin - AloneWidth, room = right - _left - 70;
        double scale = room / Math.Max(1, _rows.Max(row => row.Left.Value ?? 0));
        DrawHead(sheet, right);
        double y = _frame.Top + HeadHeight;
        foreach (Row row in _rows)
        {
            double words = sheet.Lines(row.NameLines, Frame.Margin, y, Lettering.Strong, Palette.Ink);
            sheet.Lines(row.WordLines, Frame.Margin, words, Lettering.Small, Palette.Quiet);
            DrawRow(sheet, row, y, scale, right);
            y += row.Height;
        }

        sheet.Line(_left, _frame.Top + HeadHeight - 6, _left, y - RowGap + 6, Palette.Ink);
        if (_anyHatch)
        {
            sheet.Hatched(_left, y + 4, 22, 12, Palette.Loss);
            sheet.Text("depends on facts the records lack", _left + 28, y + 10, Lettering.Small, Palette.Quiet, Alignment.MiddleLeft);
        }
    }

    private void DrawHead(Sheet sheet, double right)
    {
        sheet.Text($"{Upper(_people)} stopped (dark), and left (pale)", _left, _frame.Top, Lettering.Small, Palette.Quiet);
        double centre = right + AloneWidth;
        sheet.Text("kept out by this", centre, _frame.Top, Lettering.Small, Palette.Quiet, Alignment.UpperRight);
        sheet.Text("condition alone", centre, _frame.Top + Lettering.Small.LineHeight, Lettering.Small, Palette.Quiet, Alignment.UpperRight);
    }

    private void DrawRow(Sheet sheet, Row row, double y, double scale, double right)
    {
        double left = (row.Left.Value ?? 0) * scale, sure = Math.Min(left, (row.LeftSure.Value ?? row.Left.Value ?? 0) * scale);
        double lost = row.Before?.Value is { } before && !row.Left.IsWithheld ? before * scale - left : 0;
        double middle = y + BarHeight / 2, end = _left + left + lost;
        if (row.IsReview) sheet.Hatched(_left, y, left, BarHeight, Palette.Loss);
        else if (row.IsEnd) sheet.Box(_left, y, left, BarHeight, Palette.Strong, Palette.Strong);
        else
        {
            sheet.Box(_left, y, sure, BarHeight, Palette.Faint, Palette.Pale);
            sheet.Hatched(_left + sure, y, left - sure, BarHeight, Palette.Loss);
            sheet.Box(_left + left, y, lost, BarHeight, Palette.Loss, Palette.Loss);
        }

        string label = row.Lost is { } stopped ? Minus(stopped) : row.Left.Text;
        sheet.Text(label, end + 7, middle, Lettering.Strong, Palette.Ink, Alignment.MiddleLeft);
        if (row.Alone is { } alone) sheet.Text(alone.Text, right + AloneWidth, middle, Lettering.Label, Palette.Ink, Alignment.MiddleRight);
    }

    private static string Minus(Figure lost) => lost.Value is > 0 ? $"−{lost.Text}" : lost.Text;

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private sealed record Row(string Name, string Words, Figure Left, Figure LeftSure)
    {
        public Figure? Before { get; init; }

        public Figure? Lost { get; init; }

        public Figure? Alone { get; init; }

        public bool IsReview { get; init; }

        public bool IsEnd { get; init; }

        public IReadOnlyList<string> NameLines { get; } = Lettering.Strong.Wrap(Name, WordsWidth, 2);

        public IReadOnlyList<string> WordLines { get; } = Words.Length == 0 ? [] : Lettering.Small.Wrap(Words, WordsWidth, 2);

        public double Height => RowGap + Math.Max(
            BarHeight, NameLines.Count * Lettering.Strong.LineHeight + WordLines.Count * Lettering.Small.LineHeight);
    }
}
