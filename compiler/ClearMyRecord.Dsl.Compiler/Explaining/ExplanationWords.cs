using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Explaining;

/// <summary>The sentences of an explanation, the same in text and JSON.</summary>
internal static class ExplanationWords
{
    public static string Outcome(Explanation explanation) => (explanation.Outcome, explanation.FirstDay) switch
    {
        (Runtime.Evaluation.Outcome.NotYet, { } day) => $"not yet eligible, until {Notation.Date(day)}",
        (Runtime.Evaluation.Outcome.NotYetAtEarliest, { } day) => $"not yet eligible, at the earliest {Notation.Date(day)}",
        _ => OutcomeText.Of(explanation.Outcome),
    };

    /// <summary>What a blank, a finding or an open question holds up.</summary>
    public static string Missing(Explanation explanation, MissingFact fact)
    {
        if (fact.IsQuestion) return $"the law is unsettled: {fact.Field}";
        if (fact.IsFinding) return $"a court must decide the {fact.Field} of {fact.Record}";
        string? known = explanation.Conditions.SelectMany(FactsOf)
            .FirstOrDefault(f => (f.Kind, f.Row, f.Field) == (fact.Kind, fact.Row, fact.Field))?.Value;
        string state = known switch
        {
            null or "missing" => "is missing",
            "not yet" => "has not come yet",
            _ => $"is known only as {known}",
        };
        return $"the {fact.Field} of {fact.Record} {state}";
    }

    private static IEnumerable<Fact> FactsOf(ExplainedCondition condition) => condition.Facts.Concat(condition.Parts.SelectMany(FactsOf));
}
