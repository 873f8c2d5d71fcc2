using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Explaining;

/// <summary>The sentences of an explanation, the same in text and JSON.</summary>
internal static class ExplanationWords
{
    /// <summary>What stands for a failing condition where the relief itself is not law.</summary>
    public const string NotLaw = "not law on this day";

    public static string Outcome(Explanation explanation) => Answer(explanation) + (explanation.IsNotLaw ? $", because this is {NotLaw}" : "");

    private static string Answer(Explanation explanation) => (explanation.Outcome, explanation.FirstDay) switch
    {
        (Runtime.Evaluation.Outcome.NotYet, { } day) => $"not yet eligible, until {Notation.Date(day)}",
        (Runtime.Evaluation.Outcome.NotYetAtEarliest, { } day) => $"not yet eligible, at the earliest {Notation.Date(day)}",
        (Runtime.Evaluation.Outcome.NotCovered, _) when explanation.AlreadyGranted => "not covered: this relief was granted before",
        _ => OutcomeText.Of(explanation.Outcome) + Hold(explanation) + Effect(explanation),
    };

    public static Truth OnHold(Explanation explanation) => explanation.Holds.Aggregate(Truth.False, (any, hold) => TruthLogic.Or(any, hold.Truth));

    private static string Hold(Explanation explanation) => OnHold(explanation) switch
    {
        Truth.False => "",
        var held => $", {(held == Truth.True ? "" : "perhaps ")}on hold because of "
            + string.Join(" and ", explanation.Holds.Where(hold => hold.Truth == held).Select(hold => hold.Condition.Label)),
    };

    /// <summary>The effect where rows decide it; the only one of a relief stands with the relief.</summary>
    private static string Effect(Explanation explanation) => explanation.Effects.IsEmpty ? ""
        : explanation.EffectNames.ToArray() switch
        {
            [] => "",
            [var only] => $", with effect {only}",
            var several => $", with effect one of {string.Join(" or ", several)}",
        };

    /// <summary>What the answer comes to on this day: the way to the relief, where that hangs on the day or on the effect, and the charges that it clears.</summary>
    public static IEnumerable<string> Today(Explanation explanation)
    {
        if (explanation.Route.Length > 0 && explanation.Route != explanation.Relief.Route) yield return $"on this day: {explanation.Route}";
        if (!explanation.Relief.SaysWhatItReaches || explanation.Outcome is not (Runtime.Evaluation.Outcome.Eligible or Runtime.Evaluation.Outcome.NeedsReview)) yield break;
        string[] charges = [.. explanation.Clears.Select(charge => (charge.Truth == Truth.True ? "" : "perhaps ") + charge.Record)];
        yield return charges.Length > 0 ? $"clears {string.Join(", ", charges)}" : "clears no charge";
    }

    /// <summary>The words of a condition up to its first labelled part: the parts are shown by themselves.</summary>
    public static string Head(ExplainedCondition condition)
    {
        ConditionInfo info = condition.Condition;
        if (condition.Parts.IsEmpty) return info.Words;
        string first = condition.Parts[0].Condition.Label;
        if (first.StartsWith(info.Label, StringComparison.Ordinal)) first = first[info.Label.Length..];
        int at = first.Length == 0 ? -1 : info.Words.IndexOf(first, StringComparison.Ordinal);
        return at > 0 ? info.Words[..at].TrimEnd() : info.Words;
    }

    /// <summary>That trying what is missing was given up.</summary>
    public static string GivenUp(Explanation explanation) =>
        $"what is missing could be too much to try in {explanation.GivenUpAfter:#,0} {(explanation.GivenUpAfter == 1 ? "trial" : "trials")}; more may find one answer";

    /// <summary>What a blank, a finding or an open question holds up.</summary>
    public static string Missing(Explanation explanation, MissingFact fact)
    {
        if (fact.IsConflict) return $"{fact.Field}: the one grants it, the other denies it, and neither goes first";
        if (fact.IsQuestion) return $"the law is unsettled: {fact.Field}";
        if (fact.Unranked.Length > 0) return $"the {fact.What} of {fact.Record} cannot be ranked: {fact.Unranked}";
        if (fact.IsFinding) return $"a court must decide the {fact.Field} of {fact.Record}";
        string? known = explanation.Conditions.Concat(explanation.Holds).Concat(explanation.Effects).SelectMany(FactsOf)
            .FirstOrDefault(f => (f.Kind, f.Row, f.Field) == (fact.Kind, fact.Row, fact.Field))?.Value;
        string state = known switch
        {
            null or "missing" => "is missing",
            "not yet" => "has not come yet",
            _ when fact.IsSubsection => $"is missing: the record says {known}",
            _ => $"is known only as {known}",
        };
        return $"the {fact.What} of {fact.Record} {state}";
    }

    private static IEnumerable<Fact> FactsOf(ExplainedCondition condition) => condition.Facts.Concat(condition.Parts.SelectMany(FactsOf));
}
