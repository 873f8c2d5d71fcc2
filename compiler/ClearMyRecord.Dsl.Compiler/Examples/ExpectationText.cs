using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>A decision as an example expects it.</summary>
internal static class ExpectationText
{
    /// <summary>"is not yet eligible, until 2030-01-01, because of (wait)": what follows the relief and the record.</summary>
    public static string Of(ReliefDecisions decisions, int index)
    {
        Outcome outcome = decisions.Outcomes[index];
        string until = decisions.FirstDays[index] > 0 ? Notation.Date(decisions.FirstDays[index]) : "";
        string words = outcome switch
        {
            Outcome.Eligible => "is eligible" + Holds(decisions, index) + Effects(decisions, index),
            Outcome.NotYet => $"is not yet eligible, until {until}",
            Outcome.NotYetAtEarliest => $"is not yet eligible, at the earliest {until}",
            Outcome.NotEligible => "is not eligible",
            Outcome.NeedsReview => "needs review",
            _ => "is not covered",
        };
        string[] failing = outcome is Outcome.NotCovered or Outcome.Eligible ? []
            : [.. decisions.Relief.Conditions.Where((c, k) => decisions.Conditions is { } truths && c.Stops(truths[k][index])).Select(c => NamedConditions.Reference(c, decisions.Relief)).Distinct()];
        return $"{words}{(failing.Length > 0 ? $", because of {Listed(failing)}" : "")}";
    }

    private static string Holds(ReliefDecisions decisions, int index)
    {
        return Holds(Truth.True, "on hold") + Holds(Truth.Unknown, "perhaps on hold");

        string Holds(Truth truth, string words)
        {
            string[] labels = [.. decisions.Relief.Holds.Where((_, k) => decisions.Holds[k][index] == truth).Select(hold => hold.Label)];
            return labels.Length > 0 ? $", {words} because of {Listed(labels)}" : "";
        }
    }

    /// <summary>Said where it has rows; where there is one effect for all there is nothing to say.</summary>
    private static string Effects(ReliefDecisions decisions, int index) =>
        decisions.Effects.Length == 0 ? "" : $", with effect {string.Join(" or ", decisions.EffectsOf(index))}";

    private static string Listed(string[] labels) => labels.Length == 1 ? labels[0] : $"{string.Join(", ", labels[..^1])} and {labels[^1]}";
}
