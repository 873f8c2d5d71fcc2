using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Workbench;

public class DisclosureTests
{
    private const int Threshold = 4;

    private static StatisticKey Cell(int row, int column) => new("", "", $"{row}", "", $"{column}");

    /// <summary>A table of counts with a total for each row and column and for all, at row or column -1.</summary>
    private static Statistics Table(int[,] counts, Depth totals = Depth.StepLoss)
    {
        Statistics statistics = new();
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        int Sum(int row, int column)
        {
            int sum = 0;
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++)
                    if ((row < 0 || r == row) && (column < 0 || c == column)) sum += counts[r, c];
            return sum;
        }

        for (int r = -1; r < rows; r++)
            for (int c = -1; c < columns; c++) statistics.Add(Cell(r, c), Sum(r, c), r < 0 || c < 0 ? totals : Depth.StepLoss);
        for (int r = -1; r < rows; r++) statistics.IsSum(Cell(r, -1), Enumerable.Range(0, columns).Select(c => Cell(r, c)));
        for (int c = -1; c < columns; c++) statistics.IsSum(Cell(-1, c), Enumerable.Range(0, rows).Select(r => Cell(r, c)));
        return statistics;
    }

    private static Figure Shown(PublishedStatistics published, int row, int column) => published[Cell(row, column)];

    [Fact]
    public void No_withheld_count_can_be_worked_out() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, int.MaxValue], Gen.Bool).Sample((rows, columns, seed, staged) =>
        {
            Random random = new(seed);
            int[,] counts = new int[rows, columns];
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++) counts[r, c] = random.Next(3) == 0 ? 0 : random.Next(9);
            PublishedStatistics published = Table(counts, staged ? Depth.Headline : Depth.StepLoss).Publish(new() { Threshold = Threshold });
            Assert.Empty(Determined(published, counts));
        }, iter: 400);

    [Fact]
    public void Small_counts_are_withheld_and_others_shown_where_nothing_adds_up()
    {
        Statistics statistics = new();
        foreach (int count in (int[])[0, 1, 10, 11, 5000]) statistics.Add(Cell(count, 0), count, Depth.Headline);
        PublishedStatistics published = statistics.Publish(new());
        Assert.Equal(["0", "withheld", "withheld", "11", "5,000"], published.All.Select(entry => entry.Value.Text));
        Assert.All(statistics.Publish(PrivacyOptions.ShowAll).All, entry => Assert.False(entry.Value.IsWithheld));
    }

    [Fact]
    public void One_small_count_takes_the_next_smallest_with_it()
    {
        PublishedStatistics published = Table(new[,] { { 3, 50, 20 } }).Publish(new() { Threshold = Threshold });
        Assert.True(Shown(published, 0, 0).IsWithheld);
        Assert.True(Shown(published, 0, 2).IsWithheld);
        Assert.Equal("50", Shown(published, 0, 1).Text);
        Assert.Equal("73", Shown(published, 0, -1).Text);
    }

    [Fact]
    public void Two_counts_of_one_do_not_give_each_other_away()
    {
        // 1 + 1 + 40 = 42: both hidden, a reader takes 40 from 42 and knows that each is 1, since 0 would be shown.
        PublishedStatistics published = Table(new[,] { { 1, 1, 40 } }).Publish(new() { Threshold = 2 });
        Assert.True(Shown(published, 0, 2).IsWithheld);
        Assert.Equal("42", Shown(published, 0, -1).Text);
    }

    /// <summary>Every relation that a report states holds of the exact numbers, and is checked here against what its files show.</summary>
    [Fact]
    public void A_report_never_shows_a_small_count_nor_a_sum_with_one_part_missing() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 600]).Sample((seed, people) =>
        {
            RandomLaw law = new(seed, RandomLaw.Relief("shared", RecordKind.Charge, 3)), bill = new(seed + 1, RandomLaw.Relief("shared", RecordKind.Charge, 3));
            ComparisonResult result = PolicyComparison.Run(
                law, bill, SmallWorld.Population(seed, people), SampleLaw.Options, SampleLaw.Options, new() { GroupBy = ["race", "county"] });
            PublishedStatistics shown = new ComparisonReport(result).Statistics;
            Assert.All(shown.All, entry => Assert.False(entry.Value.Value is > 0 and < 11, $"{entry.Key} shows {entry.Value}"));
            foreach (string field in (string[])["race", "county"])
            {
                AssertNotOneMissing(shown, Keys.All(Keys.People), k => k.Measure == "all" && k.Field == field);
                AssertNotOneMissing(shown, Keys.Eligible(Keys.Bill, Keys.AnyRelief, Keys.People),
                    k => k.Policy == Keys.Bill && k.Relief == Keys.AnyRelief && k.Measure == "eligible" && k.Field == field);
                AssertNotOneMissing(shown, Keys.Move("shared", Standing.No, Standing.Yes, Keys.People),
                    k => k.Relief == "shared" && k.Measure == "gained for certain" && k.Field == field);
            }

            AssertNotOneMissing(shown, Keys.Move("shared", Standing.No, Standing.Yes, Keys.People), k => k.Measure == "gained because of");
            AssertNotOneMissing(shown, Keys.Covered(Keys.Law, "shared", Keys.People),
                k => k.Policy == Keys.Law && k.Relief == "shared" && k.Unit == Keys.People
                    && (k.Measure == "lost at condition" || k.Measure.StartsWith("end of waterfall", StringComparison.Ordinal)));
        }, iter: 12);

    /// <summary>One small group must cost a few groups, not what the report is read for.</summary>
    [Fact]
    public void A_small_group_does_not_take_the_totals_with_it()
    {
        ReliefInfo[] reliefs = [.. Enumerable.Range(1, 13).Select(k => RandomLaw.Relief($"relief {k}", RecordKind.Charge, 3))];
        ComparisonResult result = PolicyComparison.Run(
            new RandomLaw(7, reliefs), new RandomLaw(7, reliefs), OneChargeEach(11_000), SampleLaw.Options, SampleLaw.Options, new() { GroupBy = ["race"] });
        PublishedStatistics shown = new ComparisonReport(result).Statistics;
        Assert.True(shown[Keys.GroupPeople("race", "Asian")].IsWithheld);
        Assert.False(shown[Keys.GroupPeople("race", "White")].IsWithheld);
        foreach (string relief in (string[])[Keys.AnyRelief, .. reliefs.Select(relief => relief.Name)])
            foreach (string policy in (string[])[Keys.Law, Keys.Bill])
            {
                Assert.All(OutcomeCounts.BestFirst, outcome =>
                {
                    Figure figure = shown[Keys.Outcome(policy, relief, outcome, Keys.People)];
                    Assert.True(!figure.IsWithheld || relief == Keys.AnyRelief, $"{policy}, {relief}: {outcome} is withheld");
                });
                Assert.False(shown[Keys.Eligible(policy, relief, Keys.People)].IsWithheld);
                Assert.False(shown[Keys.EligibleAtMost(policy, relief, Keys.People)].IsWithheld);
            }
    }

    /// <summary>People with one case and charge each, four of them of one race and a few dozen of another.</summary>
    private static Population OneChargeEach(int people) =>
        Population.Generated(SmallWorld.Schema, people, "one charge each", (first, count) => new(
            SmallWorld.Schema, [.. Enumerable.Range(0, count + 1)], [.. Enumerable.Range(0, count + 1)],
            [
                new CategoryColumn(SmallWorld.Field(RecordKind.Person, "race"),
                    [.. Enumerable.Range(0, count).Select(i => (sbyte)(first + i < 4 ? 0 : first + i < 60 ? 3 : first + i < 8000 ? 1 : 2))]),
                new NumberColumn(SmallWorld.Field(RecordKind.Person, "serial"), [.. Enumerable.Range(0, count).Select(i => first + i)]),
                new NumberColumn(SmallWorld.Field(RecordKind.Case, "number"), [.. Enumerable.Range(0, count).Select(i => first + i)]),
                new NumberColumn(SmallWorld.Field(RecordKind.Charge, "number"), [.. Enumerable.Range(0, count).Select(i => first + i)]),
            ],
            new("P", (int)first + 1, count), new("C", 1, count), new("X", 1, count)));

    private static void AssertNotOneMissing(PublishedStatistics shown, StatisticKey total, Func<StatisticKey, bool> isPart)
    {
        if (shown[total].IsWithheld) return;
        int missing = shown.All.Count(entry => isPart(entry.Key) && entry.Value.IsWithheld);
        Assert.True(missing != 1, $"one part of {total} is withheld alone");
    }

    private static int SumOf(int[] table, int columns, int row, int column) =>
        table.Where((_, i) => (row < 0 || i / columns == row) && (column < 0 || i % columns == column)).Sum();

    /// <summary>
    /// The withheld cells that have one value in every table a reader could imagine: shown counts as shown, withheld ones at
    /// least 1 (a 0 would be shown). It is enough to try tables that differ by at most 1 in each cell: sums over rows and columns
    /// are totally unimodular, so the way from one fitting table to another goes in such steps, each of which fits too.
    /// </summary>
    private static HashSet<(int Row, int Column)> Determined(PublishedStatistics published, int[,] counts)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        int[] truth = [.. counts.Cast<int>()], table = [.. truth];
        (int Row, int Column)[] cells = [.. from r in Enumerable.Range(-1, rows + 1) from c in Enumerable.Range(-1, columns + 1) select (r, c)];
        HashSet<(int Row, int Column)> open = [.. cells.Where(cell => Shown(published, cell.Row, cell.Column).IsWithheld)];
        bool Fits((int Row, int Column) cell) => SumOf(table, columns, cell.Row, cell.Column) is var sum
            && (Shown(published, cell.Row, cell.Column).Value is { } value ? sum == value : sum >= 1);
        void Fill(int i)
        {
            if (i == table.Length)
            {
                if (cells.All(Fits))
                    open.RemoveWhere(cell => SumOf(table, columns, cell.Row, cell.Column) != SumOf(truth, columns, cell.Row, cell.Column));
                return;
            }

            bool free = Shown(published, i / columns, i % columns).IsWithheld;
            for (int step = free ? -1 : 0; step <= (free ? 1 : 0); step++)
            {
                table[i] = truth[i] + step;
                Fill(i + 1);
            }

            table[i] = truth[i];
        }

        Fill(0);
        return open;
    }
}
