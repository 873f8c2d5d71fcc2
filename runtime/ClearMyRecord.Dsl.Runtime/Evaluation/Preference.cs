using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>Which of several reliefs of one record the law prefers ("prefer A over B").</summary>
public static class Preference
{
    /// <summary>Whether a relief that a subject is eligible for is the one to take: false where one preferred to it is open to the same
    /// record, unknown where that one is in review. Both stay reported.</summary>
    /// <param name="row">The subject's row among records of its kind.</param>
    public static Truth IsFirst(ProgramInfo program, Decisions decisions, CaseData data, int relief, int row)
    {
        Truth first = Truth.True;
        RecordKind subject = program.Reliefs[relief].Subject;
        foreach (PreferenceInfo preference in program.Preferences)
        {
            if (preference.Over != relief) continue;
            ReliefDecisions preferred = decisions.Reliefs[preference.Relief];
            if (preferred.Reached is { } reached && subject == RecordKind.Charge)
            {
                // It goes first only where it clears this charge.
                first = TruthLogic.And(first, TruthLogic.Not(reached[row - preferred.FirstCharge]));
                continue;
            }

            Outcome outcome = preferred.Outcomes[data.OuterRow(subject, row, preferred.Relief.Subject) - preferred.FirstRow];
            first = TruthLogic.And(first, outcome switch
            {
                Outcome.Eligible => Truth.False,
                Outcome.NeedsReview => Truth.Unknown,
                _ => Truth.True,
            });
        }

        return first;
    }
}
