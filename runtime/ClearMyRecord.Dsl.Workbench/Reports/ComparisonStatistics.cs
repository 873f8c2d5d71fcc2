using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>Puts the counts of law against bill into the report's statistics, with every way they add up.</summary>
internal sealed class ComparisonStatistics(Statistics statistics, ComparisonResult result)
{
    private static readonly Standing[] s_standings = Enum.GetValues<Standing>();

    private static readonly (Standing Law, Standing Bill)[] s_movesByGroup =
        [(Standing.No, Standing.Yes), (Standing.Yes, Standing.No), (Standing.Review, Standing.Yes), (Standing.Yes, Standing.Review)];

    public void Add()
    {
        new PolicyStatistics(statistics, Keys.Law, result.Law).Add();
        new PolicyStatistics(statistics, Keys.Bill, result.Bill).Add();
        AddMoves(Keys.AnyRelief, Keys.People, result.AnyRelief, true, true);
        foreach (ReliefChange relief in result.Reliefs)
        {
            AddMoves(relief.Name, Keys.People, relief.People, relief.Law is not null, relief.Bill is not null);
            if (relief.Subjects is { } subjects && (relief.Law ?? relief.Bill) is { Subject: not RecordKind.Person } either)
                AddMoves(relief.Name, Keys.UnitOf(either.Subject), subjects, relief.Law is not null, relief.Bill is not null);
            AddReasons(relief);
        }

        foreach (GroupBreakdown breakdown in result.Groups) AddGroups(breakdown);
    }

    private void AddMoves(string relief, string unit, Transitions moves, bool inLaw, bool inBill)
    {
        foreach (Standing law in s_standings)
            foreach (Standing bill in s_standings)
                statistics.Add(Keys.Move(relief, law, bill, unit), moves[law, bill], Depths.OfMove(law, bill, unit));
        foreach (Standing standing in s_standings)
        {
            if (inLaw) statistics.Relate(OutcomesOf(Keys.Law, relief, standing, unit), s_standings.Select(bill => Keys.Move(relief, standing, bill, unit)));
            if (inBill) statistics.Relate(OutcomesOf(Keys.Bill, relief, standing, unit), s_standings.Select(law => Keys.Move(relief, law, standing, unit)));
        }

        // Without the relief on one side everybody stands at "no" there, so the whole adds up too.
        statistics.IsSum(Keys.All(unit), s_standings.SelectMany(law => s_standings.Select(bill => Keys.Move(relief, law, bill, unit))));
        statistics.Add(Keys.GainedAtMost(relief, unit), moves.Gained.Possible, Depths.OfBound(unit));
        statistics.Add(Keys.LostAtMost(relief, unit), moves.Lost.Possible, Depths.OfBound(unit));
        statistics.IsSum(Keys.GainedAtMost(relief, unit), AtMostParts(relief, unit, moves, Standing.No, Standing.Yes));
        statistics.IsSum(Keys.LostAtMost(relief, unit), AtMostParts(relief, unit, moves, Standing.Yes, Standing.No));
    }

    private static IEnumerable<StatisticKey> AtMostParts(string relief, string unit, Transitions moves, Standing from, Standing to)
    {
        yield return Keys.Move(relief, from, to, unit);
        yield return Keys.Move(relief, from, Standing.Review, unit);
        yield return Keys.Move(relief, Standing.Review, to, unit);
        if (!moves.Fixed) yield return Keys.Move(relief, Standing.Review, Standing.Review, unit);
    }

    private static IEnumerable<StatisticKey> OutcomesOf(string policy, string relief, Standing standing, string unit) =>
        OutcomeCounts.BestFirst.Where(outcome => OutcomeCounts.StandingOf(outcome) == standing)
            .Select(outcome => Keys.Outcome(policy, relief, outcome, unit));

    private void AddReasons(ReliefChange relief)
    {
        foreach (ClauseChange change in relief.GainedBecause)
            statistics.Add(Keys.GainedBecause(relief.Name, ClauseText.NameOf(change, relief.Law)), change.People, Depth.StepLoss);
        foreach (ClauseChange change in relief.LostBecause)
            statistics.Add(Keys.LostBecause(relief.Name, ClauseText.NameOf(change, relief.Bill)), change.People, Depth.StepLoss);
        statistics.IsSum(Keys.Move(relief.Name, Standing.No, Standing.Yes, Keys.People),
            relief.GainedBecause.Select(change => Keys.GainedBecause(relief.Name, ClauseText.NameOf(change, relief.Law))));
        statistics.IsSum(Keys.Move(relief.Name, Standing.Yes, Standing.No, Keys.People),
            relief.LostBecause.Select(change => Keys.LostBecause(relief.Name, ClauseText.NameOf(change, relief.Bill))));
    }

    private void AddGroups(GroupBreakdown breakdown)
    {
        foreach (GroupChange group in breakdown.Groups)
        {
            statistics.Add(Keys.GroupPeople(breakdown.Field, group.Value), group.People, Depth.Group);
            AddGroup(breakdown.Field, group.Value, group.People, Keys.AnyRelief, group.AnyRelief);
            for (int r = 0; r < result.Reliefs.Length; r++)
                AddGroup(breakdown.Field, group.Value, group.People, result.Reliefs[r].Name, group.Reliefs[r]);
        }

        statistics.IsSum(Keys.All(Keys.People), breakdown.Groups.Select(group => Keys.GroupPeople(breakdown.Field, group.Value)));
        AddGroupTotals(breakdown, Keys.AnyRelief, true, true);
        foreach (ReliefChange relief in result.Reliefs)
            AddGroupTotals(breakdown, relief.Name, relief.Law is not null, relief.Bill is not null);
    }

    private void AddGroup(string field, string group, long people, string relief, Transitions moves)
    {
        StatisticKey law = statistics.Add(Keys.GroupEligible(Keys.Law, relief, field, group), moves.UnderLaw.Sure, Depth.GroupOutcome);
        StatisticKey bill = statistics.Add(Keys.GroupEligible(Keys.Bill, relief, field, group), moves.UnderBill.Sure, Depth.GroupOutcome);
        StatisticKey gained = statistics.Add(Keys.Move(relief, Standing.No, Standing.Yes, Keys.People, field, group), moves.GainedForCertain, Depth.GroupOutcome);
        StatisticKey lost = statistics.Add(Keys.Move(relief, Standing.Yes, Standing.No, Keys.People, field, group), moves.LostForCertain, Depth.GroupOutcome);
        // Those who come from review or go to it are not shown by group; but they add up to totals that are.
        StatisticKey came = statistics.Add(Keys.Move(relief, Standing.Review, Standing.Yes, Keys.People, field, group), moves[Standing.Review, Standing.Yes], Depth.Implied, printed: false);
        StatisticKey went = statistics.Add(Keys.Move(relief, Standing.Yes, Standing.Review, Keys.People, field, group), moves[Standing.Yes, Standing.Review], Depth.Implied, printed: false);
        statistics.Relate([bill, lost, went], [law, gained, came]);
        foreach (StatisticKey part in (StatisticKey[])[law, bill])
        {
            StatisticKey rest = statistics.Add(Keys.Rest(part, "people"), people - (part == law ? moves.UnderLaw.Sure : moves.UnderBill.Sure), Depth.Implied, printed: false);
            statistics.IsSum(Keys.GroupPeople(field, group), part, rest);
        }
    }

    private void AddGroupTotals(GroupBreakdown breakdown, string relief, bool inLaw, bool inBill)
    {
        IEnumerable<string> groups = breakdown.Groups.Select(group => group.Value);
        if (inLaw)
            statistics.IsSum(Keys.Eligible(Keys.Law, relief, Keys.People), groups.Select(g => Keys.GroupEligible(Keys.Law, relief, breakdown.Field, g)));
        if (inBill)
            statistics.IsSum(Keys.Eligible(Keys.Bill, relief, Keys.People), groups.Select(g => Keys.GroupEligible(Keys.Bill, relief, breakdown.Field, g)));
        foreach ((Standing law, Standing bill) in s_movesByGroup)
            statistics.IsSum(
                Keys.Move(relief, law, bill, Keys.People), groups.Select(g => Keys.Move(relief, law, bill, Keys.People, breakdown.Field, g)));
    }
}
