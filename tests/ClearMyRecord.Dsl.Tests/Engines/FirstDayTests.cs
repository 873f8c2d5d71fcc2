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
        return (trial, FindFault(trial.Program, found, days, trial.Options.Today));
    });

    private static string? FindFault(ClearanceProgram program, Decisions found, Decisions[] days, int today)
    {
        for (int r = 0; r < found.Reliefs.Length; r++)
            for (int i = 0; i < found.Reliefs[r].Count; i++)
            {
                Outcome[] outcomes = [.. days.Select(day => day.Reliefs[r].Outcomes[i])];
                (Outcome Outcome, int Day) expected = (outcomes[0], 0);
                int first = Array.FindIndex(outcomes, outcome => outcome is Outcome.Eligible or Outcome.NeedsReview);
                if (outcomes[0] == Outcome.NotEligible && first > 0)
                    expected = (outcomes[first] == Outcome.Eligible ? Outcome.NotYet : Outcome.NotYetAtEarliest, today + first);
                (Outcome Outcome, int Day) actual = (found.Reliefs[r].Outcomes[i], found.Reliefs[r].FirstDays[i]);
                // A subject that may not be covered is not followed into the future, so it stays "not eligible".
                bool uncertain = first > 0 && program.Reliefs[r].Covers is not IrTruth { Value: Truth.True } && actual.Outcome == Outcome.NotEligible && outcomes[first] == Outcome.NeedsReview;
                if (actual != expected && !uncertain)
                    return $"relief {r + 1}, record {i}: {actual.Outcome} in {actual.Day - today} days, and by trying {expected.Outcome} in {expected.Day - today}";
            }

        return null;
    }
}
