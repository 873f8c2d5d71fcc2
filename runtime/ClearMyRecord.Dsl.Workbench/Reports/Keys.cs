using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>The names under which counts are reported: one place, so that tables, charts and files speak of the same number.</summary>
public static class Keys
{
    public const string Law = "law", Bill = "bill", Change = "change", Data = "data";

    public const string AnyRelief = "any relief";

    public const string People = "people", Cases = "cases", Charges = "charges", Records = "records";

    public static string UnitOf(RecordKind kind) => kind switch
    {
        RecordKind.Person => People,
        RecordKind.Case => Cases,
        _ => Charges,
    };

    public static StatisticKey All(string unit) => new(Data, "", "all", unit);

    public static StatisticKey Outcome(string policy, string relief, Outcome outcome, string unit) =>
        new(policy, relief, OutcomeText.Of(outcome), unit);

    public static StatisticKey Eligible(string policy, string relief, string unit) =>
        Outcome(policy, relief, Runtime.Evaluation.Outcome.Eligible, unit);

    public static StatisticKey EligibleAtMost(string policy, string relief, string unit) => AtMost(Eligible(policy, relief, unit));

    /// <summary>Of those eligible, those that something holds up.</summary>
    public static StatisticKey OnHold(string policy, string relief, string unit) => new(policy, relief, "eligible, on hold", unit);

    /// <summary>Of those eligible, those for whom the relief does this; nothing where missing facts leave it open.</summary>
    public static StatisticKey Effect(string policy, string relief, string effect, string unit) =>
        new(policy, relief, "eligible, with effect", unit, effect.Length == 0 ? "left open by missing facts" : effect);

    /// <summary>Those the relief could be for at all.</summary>
    public static StatisticKey Covered(string policy, string relief, string unit) => new(policy, relief, "covered", unit);

    public static StatisticKey RestsOnMissing(string policy, string relief, string unit) => new(policy, relief, "rests on what is missing", unit);

    public static StatisticKey Presumed(string policy, string words, string unit) => new(policy, AnyRelief, "presumption used", unit, words);

    public static StatisticKey HasToday(string policy, string plural) => new(policy, AnyRelief, "has today", People, plural);

    public static StatisticKey LeftWithNone(string policy, string plural) => new(policy, AnyRelief, "left with none", People, plural);

    public static StatisticKey ChargesCleared(string policy) => new(policy, AnyRelief, "cleared", Charges);

    public static StatisticKey LostAt(string policy, string relief, string condition, string unit) =>
        new(policy, relief, "lost at condition", unit, condition);

    public static StatisticKey LostForNow(string policy, string relief, string condition, string unit) =>
        new(policy, relief, "lost at condition for now", unit, condition);

    /// <summary>Left after a condition: met so far for certain; with <see cref="AtMost"/>, not certainly stopped.</summary>
    public static StatisticKey LeftAfter(string policy, string relief, string condition, string unit) =>
        new(policy, relief, "left after condition", unit, condition);

    public static StatisticKey SoleBarrier(string policy, string relief, string condition, string unit) =>
        new(policy, relief, "kept out by this condition alone", unit, condition);

    /// <summary>At the end of a waterfall: eligible, needs review, or stopped by no labelled condition.</summary>
    public static StatisticKey WaterfallEnd(string policy, string relief, string end, string unit) =>
        new(policy, relief, $"end of waterfall: {end}", unit);

    /// <summary>Where they stand under the law and under the bill.</summary>
    public static StatisticKey Move(string relief, Standing law, Standing bill, string unit, string field = "", string group = "") =>
        new(Change, relief, (law, bill) switch
        {
            (Standing.No, Standing.Yes) => "gained for certain",
            (Standing.Yes, Standing.No) => "lost for certain",
            (Standing.Yes, Standing.Yes) => "eligible under both",
            (Standing.No, Standing.No) => "not eligible under either",
            (Standing.Review, Standing.Review) => "needs review under both",
            (Standing.No, Standing.Review) => "not eligible under the law, needs review under the bill",
            (Standing.Review, Standing.No) => "needs review under the law, not eligible under the bill",
            (Standing.Yes, Standing.Review) => "eligible under the law, needs review under the bill",
            _ => "needs review under the law, eligible under the bill",
        }, unit, "", field, group);

    public static StatisticKey GainedAtMost(string relief, string unit) => new(Change, relief, "gained at most", unit);

    public static StatisticKey LostAtMost(string relief, string unit) => new(Change, relief, "lost at most", unit);

    public static StatisticKey GainedBecause(string relief, string clauses) => new(Change, relief, "gained because of", People, clauses);

    public static StatisticKey LostBecause(string relief, string clauses) => new(Change, relief, "lost because of", People, clauses);

    public static StatisticKey GroupPeople(string field, string group) => new(Data, "", "all", People, "", field, group);

    public static StatisticKey GroupEligible(string policy, string relief, string field, string group) =>
        Eligible(policy, relief, People) with { Field = field, Group = group };

    /// <summary>The upper bound that belongs to a count.</summary>
    public static StatisticKey AtMost(StatisticKey key) => key with { Measure = $"{key.Measure}, at most" };

    /// <summary>Those who lie between a count and its upper bound, or between a count and its whole.</summary>
    internal static StatisticKey Rest(StatisticKey key, string of) => key with { Measure = $"{key.Measure}, rest of {of}" };

    /// <summary>The conditions of a relief as reports name them: by citation, by label where there is none; the same name twice gets its position.</summary>
    public static ImmutableArray<string> ConditionNames(ReliefInfo relief)
    {
        string[] names = [.. relief.Conditions.Select(c => c.Citation.Length > 0 ? c.Citation : c.Label)];
        return [.. names.Select((name, k) => names.Count(other => other == name) > 1 ? $"{name} [{k + 1}]" : name)];
    }

    /// <summary>The conditions that are law on a day, by position, with their names; one amended text of a provision then needs no position beside it.</summary>
    public static IEnumerable<(int Position, string Name, string Shown)> ConditionsOn(ReliefInfo relief, int day)
    {
        ImmutableArray<string> names = ConditionNames(relief);
        int[] inForce = [.. Enumerable.Range(0, names.Length).Where(k => relief.Conditions[k].IsLawOn(day))];
        foreach (int k in inForce)
        {
            string citation = relief.Conditions[k].Citation;
            bool alone = citation.Length > 0 && inForce.Count(other => relief.Conditions[other].Citation == citation) == 1;
            yield return (k, names[k], alone ? citation : names[k]);
        }
    }
}
