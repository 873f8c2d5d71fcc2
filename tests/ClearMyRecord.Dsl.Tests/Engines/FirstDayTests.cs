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
        return (trial, FindFault(MayNotBeCovered(trial, data), found, days, butForLimits, trial.Options.Today));
    });

    private static ClearanceProgram WithoutLimits(ClearanceProgram program) => program with
    {
        Reliefs = [.. program.Reliefs.Select(relief => relief with
        {
            Info = relief.Info with { Conditions = [.. relief.Info.Conditions.Where(c => !c.IsLimit)] },
            Conditions = [.. relief.Conditions.Where(c => !c.Info.IsLimit)],
        })],
    };

    /// <summary>Whether a subject may or may not be one today: such a subject is not followed into the future.</summary>
    private static Func<int, int, bool> MayNotBeCovered(Trial trial, CaseData data)
    {
        IrInterpreter covers = new(trial.Program with
        {
            Reliefs = [.. trial.Program.Reliefs.Select(relief => relief with { InForce = new IrTruth(Truth.True), Conditions = [] })],
        });
        Decisions today = covers.Evaluate(data, 0, 1, trial.Options with { FindFirstDates = false });
        return (relief, index) => today.Reliefs[relief].Outcomes[index] == Outcome.NeedsReview;
    }

    private static string? FindFault(Func<int, int, bool> mayNotBeCovered, Decisions found, Decisions[] days, Decisions[] butForLimits, int today)
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
                if (mayNotBeCovered(r, i)) expected = (outcomes[0], 0);
                if (actual != expected)
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
