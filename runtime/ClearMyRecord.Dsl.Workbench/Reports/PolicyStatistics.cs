using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>Puts the counts of one law into the report's statistics, with every way they add up.</summary>
internal sealed class PolicyStatistics(Statistics statistics, string policy, PolicyResult result)
{
    public void Add()
    {
        statistics.Add(Keys.All(Keys.People), result.People, Depth.Whole);
        statistics.Add(Keys.All(Keys.Cases), result.Cases, Depth.Whole);
        statistics.Add(Keys.All(Keys.Charges), result.Charges, Depth.Whole);
        AddOutcomes(Keys.AnyRelief, result.AnyRelief, Keys.People);
        foreach (ReliefResult relief in result.Reliefs) AddRelief(relief);
        AddBounds(Keys.ChargesCleared(policy), result.ChargesCleared, Depth.Side);
        AddRest(Keys.ChargesCleared(policy), Keys.All(Keys.Charges), result.Charges - result.ChargesCleared.Sure);
        foreach (LeftWithNone left in result.LeftWithNone) AddLeft(left);
        statistics.Add(Keys.RestsOnMissing(policy, Keys.AnyRelief, Keys.People), result.PeopleRestOnMissing, Depth.Side);
        for (int k = 0; k < result.Presumptions.Length; k++)
        {
            string name = PresumptionName(result, k);
            statistics.Add(Keys.Presumed(policy, name, Keys.People), result.Presumptions[k].People, Depth.Side);
            statistics.Add(Keys.Presumed(policy, name, Keys.Records), result.Presumptions[k].Subjects, Depth.Side);
        }
    }

    /// <summary>A presumption by its citation and words; the same twice gets its position.</summary>
    public static string PresumptionName(PolicyResult result, int index)
    {
        PresumptionInfo presumption = result.Presumptions[index].Presumption;
        string name = presumption.Citation.Length == 0 ? presumption.Words : $"{presumption.Citation}: {presumption.Words}";
        return result.Presumptions.Count(other => other.Presumption == presumption) > 1 ? $"{name} [{index + 1}]" : name;
    }

    private void AddRelief(ReliefResult relief)
    {
        string name = relief.Relief.Name, unit = Keys.UnitOf(relief.Relief.Subject);
        AddOutcomes(name, relief.People, Keys.People);
        if (relief.Relief.Subject != RecordKind.Person) AddOutcomes(name, relief.Subjects, unit);
        if (relief.Cases is { } cases && relief.Relief.Subject == RecordKind.Charge) AddOutcomes(name, cases, Keys.Cases);
        if (relief.Subjects is { } own && unit == Keys.Cases) AddSameAsCases(name, relief.People, own);
        else if (relief.Cases is { } containing && unit == Keys.Charges) AddSameAsCases(name, relief.People, containing);
        AddEffects(relief, name, unit);
        statistics.Add(Keys.RestsOnMissing(policy, name, Keys.People), relief.PeopleRestOnMissing, Depth.Side);
        if (relief.Relief.Subject != RecordKind.Person)
            statistics.Add(Keys.RestsOnMissing(policy, name, unit), relief.SubjectsRestOnMissing, Depth.Side);
        if (relief.PeopleWaterfall is { } people) AddWaterfall(relief.Relief, people, relief.People, Keys.People);
        if (relief.SubjectWaterfall is { } subjects && relief.Relief.Subject != RecordKind.Person)
            AddWaterfall(relief.Relief, subjects, relief.Subjects, unit);
    }

    private void AddEffects(ReliefResult relief, string name, string unit)
    {
        if (relief.OnHold is { } held)
        {
            AddHeld(Keys.People, held.People, relief.People.Eligible);
            if (relief.Relief.Subject != RecordKind.Person) AddHeld(unit, held.Subjects, relief.Subjects.Eligible);
        }

        foreach (EffectCount effect in relief.Effects) statistics.Add(Keys.Effect(policy, name, effect.Effect, unit), effect.Subjects, Depth.Side);
        if (!relief.Effects.IsEmpty)
            statistics.IsSum(Keys.Eligible(policy, name, unit), relief.Effects.Select(effect => Keys.Effect(policy, name, effect.Effect, unit)));

        void AddHeld(string of, Bounds bounds, long eligible)
        {
            AddBounds(Keys.OnHold(policy, name, of), bounds, Depth.Side);
            AddRest(Keys.AtMost(Keys.OnHold(policy, name, of)), Keys.Eligible(policy, name, of), eligible - bounds.Possible);
        }
    }

    private void AddOutcomes(string relief, OutcomeCounts counts, string unit)
    {
        foreach (Outcome outcome in OutcomeCounts.BestFirst)
            statistics.Add(Keys.Outcome(policy, relief, outcome, unit), counts[outcome], Depths.OfOutcome(outcome, unit));
        StatisticKey covered = statistics.Add(Keys.Covered(policy, relief, unit), counts.Covered, Depths.OfCovered(unit));
        statistics.IsSum(covered, OutcomeCounts.BestFirst.Where(o => o != Outcome.NotCovered).Select(o => Keys.Outcome(policy, relief, o, unit)));
        statistics.IsSum(Keys.All(unit), covered, Keys.Outcome(policy, relief, Outcome.NotCovered, unit));
        StatisticKey atMost = statistics.Add(Keys.EligibleAtMost(policy, relief, unit), counts.EligibleBounds.Possible, Depths.OfBound(unit));
        statistics.IsSum(atMost, Keys.Eligible(policy, relief, unit), Keys.Outcome(policy, relief, Outcome.NeedsReview, unit));
    }

    /// <summary>Where each person has one case, a reader may take a count of cases for the one of people.</summary>
    private void AddSameAsCases(string relief, OutcomeCounts people, OutcomeCounts cases)
    {
        if (result.People != result.Cases || OutcomeCounts.BestFirst.Any(outcome => people[outcome] != cases[outcome])) return;
        foreach (Outcome outcome in OutcomeCounts.BestFirst)
            statistics.IsSum(Keys.Outcome(policy, relief, outcome, Keys.People), Keys.Outcome(policy, relief, outcome, Keys.Cases));
    }

    private void AddWaterfall(ReliefInfo relief, Waterfall waterfall, OutcomeCounts counts, string unit)
    {
        ImmutableArray<string> names = Keys.ConditionNames(relief);
        StatisticKey left = Keys.Covered(policy, relief.Name, unit);
        for (int k = 0; k < waterfall.Steps.Length; k++)
        {
            WaterfallStep step = waterfall.Steps[k];
            StatisticKey lost = statistics.Add(Keys.LostAt(policy, relief.Name, names[k], unit), step.Lost, Depth.StepLoss);
            StatisticKey now = statistics.Add(Keys.LostForNow(policy, relief.Name, names[k], unit), step.LostForNow, Depth.StepDetail);
            AddRest(now, lost, step.Lost - step.LostForNow);
            StatisticKey after = Keys.LeftAfter(policy, relief.Name, names[k], unit);
            statistics.Add(after, step.Left.Sure, Depth.Step);
            statistics.Add(Keys.AtMost(after), step.Left.Possible, Depth.Step);
            statistics.IsSum(left, lost, Keys.AtMost(after));
            left = Keys.AtMost(after);
            AddBounds(Keys.SoleBarrier(policy, relief.Name, names[k], unit), step.SoleBarrier, Depth.StepDetail);
        }

        StatisticKey eligible = AddEnd(relief, "eligible", waterfall.Eligible, unit);
        StatisticKey review = AddEnd(relief, "needs review", waterfall.Review, unit);
        statistics.IsSum(left, eligible, review, AddEnd(relief, "stopped by no labelled condition", waterfall.Otherwise, unit));
        if (waterfall.Eligible == counts.Eligible) statistics.IsSum(eligible, Keys.Eligible(policy, relief.Name, unit));
        if (waterfall.Review == counts.Review)
            statistics.IsSum(review, Keys.Outcome(policy, relief.Name, Outcome.NeedsReview, unit));
    }

    private StatisticKey AddEnd(ReliefInfo relief, string end, long count, string unit) =>
        statistics.Add(Keys.WaterfallEnd(policy, relief.Name, end, unit), count, Depth.Step);

    private void AddLeft(LeftWithNone left)
    {
        StatisticKey before = Keys.HasToday(policy, left.Plural), none = Keys.LeftWithNone(policy, left.Plural);
        AddBounds(before, left.Before, Depth.Side);
        AddBounds(none, left.Left, Depth.Side);
        AddRest(before, Keys.All(Keys.People), result.People - left.Before.Sure);
        AddRest(none, before, left.Before.Sure - left.Left.Sure);
    }

    /// <summary>A count, its upper bound, and the people between them, who may be few.</summary>
    private void AddBounds(StatisticKey key, Bounds bounds, Depth depth)
    {
        statistics.Add(key, bounds.Sure, depth);
        statistics.Add(Keys.AtMost(key), bounds.Possible, depth);
        AddRest(key, Keys.AtMost(key), bounds.Possible - bounds.Sure);
    }

    private void AddRest(StatisticKey part, StatisticKey whole, long rest) =>
        statistics.IsSum(whole, part, statistics.Add(Keys.Rest(part, whole.Measure), rest, Depth.Implied, printed: false));
}
