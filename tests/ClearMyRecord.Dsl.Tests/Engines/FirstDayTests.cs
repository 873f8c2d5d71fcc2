using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>First days are exact: the same as trying every single day, with the whole person moved there and the record left as it is.</summary>
public sealed class FirstDayTests
{
    private const int DaysAhead = 100;

    [Fact]
    public void The_first_day_is_the_one_found_by_trying_every_day() => Trials.Run(800, seed =>
    {
        Trial trial = Trial.Make(seed);
        trial = trial with { Options = trial.Options with { LastDayAhead = trial.Options.Today + DaysAhead, RecordDay = trial.Options.RecordDay } };
        IrInterpreter interpreter = new(trial.Program);
        CaseData data = trial.Record.ToData();
        Decisions found = interpreter.Evaluate(data, 0, 1, trial.Options);
        if (!found.Reliefs.Any(relief => relief.Outcomes.Any(outcome => outcome is not (Outcome.Eligible or Outcome.NeedsReview or Outcome.NotCovered))))
            return (trial, null);
        Decisions[] days = [.. Enumerable.Range(0, DaysAhead + 1).Select(ahead => interpreter.Evaluate(
            data, 0, 1, trial.Options with { Today = trial.Options.Today + ahead, FindFirstDates = false }))];
        IrInterpreter unlimited = new(WithoutLimits(trial.Program));
        Decisions[] butForLimits = [.. Enumerable.Range(0, DaysAhead + 1).Select(ahead => unlimited.Evaluate(
            data, 0, 1, trial.Options with { Today = trial.Options.Today + ahead, FindFirstDates = false }))];
        return (trial, FindFault(trial.Program, found, days, butForLimits, trial.Options.Today));
    });

    private static ClearanceProgram WithoutLimits(ClearanceProgram program) => program with
    {
        Reliefs = [.. program.Reliefs.Select(relief => relief with
        {
            Info = relief.Info with { Conditions = [.. relief.Info.Conditions.Where(c => !c.IsLimit)] },
            Conditions = [.. relief.Conditions.Where(c => !c.Info.IsLimit)],
        })],
    };

    private static string? FindFault(ClearanceProgram program, Decisions found, Decisions[] days, Decisions[] butForLimits, int today)
    {
        for (int r = 0; r < found.Reliefs.Length; r++)
            for (int i = 0; i < found.Reliefs[r].Count; i++)
            {
                Outcome[] outcomes = [.. days.Select(day => day.Reliefs[r].Outcomes[i])], rest = [.. butForLimits.Select(day => day.Reliefs[r].Outcomes[i])];
                (Outcome Outcome, int Day) expected = (outcomes[0], 0);
                int first = outcomes[0] == Outcome.NotEligible ? First(outcomes, rest) : 0;
                // A day found behind one on which only a cap failed for certain, everything else being open, is in doubt.
                bool sure = first > 0 && outcomes[first] == Outcome.Eligible && !rest.Take(first).Contains(Outcome.NeedsReview);
                if (first > 0) expected = (sure ? Outcome.NotYet : Outcome.NotYetAtEarliest, today + first);
                (Outcome Outcome, int Day) actual = (found.Reliefs[r].Outcomes[i], found.Reliefs[r].FirstDays[i]);
                // A subject that may not be covered is not followed into the future, so it stays "not eligible".
                bool uncertain = first > 0 && program.Reliefs[r].Covers is not IrTruth { Value: Truth.True } && actual.Outcome == Outcome.NotEligible
                    && (outcomes[first] == Outcome.NeedsReview || rest[0] == Outcome.NeedsReview);
                if (actual != expected && !uncertain)
                    return $"relief {r + 1}, record {i}: {actual.Outcome} in {actual.Day - today} days, and by trying {expected.Outcome} in {expected.Day - today}";
            }

        return null;
    }

    /// <summary>The first day with an answer that is not "no", or 0; time does not cure a cap that alone stands in the way.</summary>
    private static int First(Outcome[] outcomes, Outcome[] butForLimits)
    {
        for (int day = 0; day < outcomes.Length; day++)
        {
            if (day > 0 && outcomes[day] is (Outcome.Eligible or Outcome.NeedsReview)) return day;
            if (butForLimits[day] == Outcome.Eligible) return 0;
        }

        return 0;
    }
}
