using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>
/// What of a relief reads facts that hold on the day of the file (in prison, a balance). The file does not say since when they hold, so an
/// answer for another day rests on their being the same then.
/// </summary>
/// <param name="Fields">Their names.</param>
/// <param name="Always">Whether one is read to tell for whom the relief is.</param>
/// <param name="Conditions">For each condition of the relief whether it reads one, itself or through what it names.</param>
/// <param name="Otherwise">Whether a hold, an effect or what is reached reads one.</param>
public sealed record StatusUse(ImmutableArray<string> Fields, bool Always, ImmutableArray<bool> Conditions, bool Otherwise)
{
    /// <summary>At most how many answers for the day of the run rest on such facts: an answer does not where a condition that reads none says no.
    /// Without kept conditions every subject counts.</summary>
    public long Count(ReliefDecisions decisions)
    {
        long count = 0;
        for (int i = 0; i < decisions.Count; i++)
            if (MayRest(decisions, i)) count++;
        return count;
    }

    private bool MayRest(ReliefDecisions decisions, int i)
    {
        if (Always) return true;
        Outcome outcome = decisions.Outcomes[i];
        if (outcome == Outcome.NotCovered) return false;
        if (decisions.Conditions is { } truths)
            for (int k = 0; k < Conditions.Length; k++)
                if (!Conditions[k] && decisions.Relief.Conditions[k].Stops(truths[k][i])) return false;
        return Conditions.Contains(true) || outcome is Outcome.Eligible or Outcome.NeedsReview;
    }
}
