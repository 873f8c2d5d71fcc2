using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>A conflict that no run has fixed: what is decided all the same is what is decided whichever of the two provisions prevails.</summary>
public sealed class ConflictTrials
{
    [Fact]
    public void A_definite_answer_is_that_of_either_prevailing() => Trials.Run(1_000, seed =>
    {
        (Trial trial, Decisions open, Decisions[] fixedTo) = Decide(seed);
        foreach (Decisions settled in fixedTo)
            foreach ((ReliefDecisions then, ReliefDecisions now) in open.Reliefs.Zip(settled.Reliefs))
                for (int i = 0; i < then.Count; i++)
                {
                    bool holds = then.Outcomes[i] switch
                    {
                        Outcome.NeedsReview => true,
                        // Whether a record is a subject at all may hang on the conflict too: then no day is looked for.
                        Outcome.NotEligible => now.Outcomes[i] is not (Outcome.Eligible or Outcome.NeedsReview),
                        Outcome.NotYetAtEarliest => now.Outcomes[i] is not (Outcome.Eligible or Outcome.NeedsReview)
                            && (now.FirstDays[i] == 0 || now.FirstDays[i] >= then.FirstDays[i]),
                        var outcome => now.Outcomes[i] == outcome && now.FirstDays[i] == then.FirstDays[i],
                    };
                    if (!holds) return (trial, $"{then.Relief.Name}, record {i}: {then.Outcomes[i]} {then.FirstDays[i]} with the conflict open, {now.Outcomes[i]} {now.FirstDays[i]} once it is fixed");
                }

        return (trial, null);
    });

    [Fact]
    public void What_the_two_decide_alike_needs_no_review_when_the_readings_are_tried() => Trials.Run(300, seed =>
    {
        (Trial trial, Decisions open, Decisions[] fixedTo) = Decide(seed, mostTrials: 500);
        for (int relief = 0; relief < open.Reliefs.Length; relief++)
            for (int i = 0; i < open.Reliefs[relief].Count; i++)
            {
                Outcome[] outcomes = [.. fixedTo.Select(settled => settled.Reliefs[relief].Outcomes[i])];
                if (outcomes is [Outcome.Eligible, Outcome.Eligible] && open.Reliefs[relief].Outcomes[i] == Outcome.NeedsReview && HangsOnConflictAlone(trial, relief, open.Reliefs[relief].FirstRow + i))
                    return (trial, $"relief {relief + 1}, record {i} is eligible whichever prevails, and in review");
            }

        return (trial, null);
    });

    /// <summary>Other open facts may be more than the search has trials for.</summary>
    private static bool HangsOnConflictAlone(Trial trial, int relief, int row) =>
        new IrInterpreter(trial.Program).MissingFacts(trial.Record.ToData(), relief, row, trial.Options) is [{ IsConflict: true }];

    private static (Trial Trial, Decisions Open, Decisions[] Fixed) Decide(int seed, int mostTrials = 0)
    {
        Trial trial = Trial.Make(seed, new(Presumptions: false, Derivations: false));
        IrInterpreter interpreter = new(trial.Program);
        EvaluationOptions options = trial.Options with { MostTrials = mostTrials, Readings = trial.Options.Readings.Remove(ProgramMaker.Conflict.Name) };
        return (trial with { Options = options }, interpreter.Evaluate(trial.Record.ToData(), 0, 1, options),
            [.. ConflictInfo.Readings.Select(reading => interpreter.Evaluate(trial.Record.ToData(), 0, 1, options with { Readings = options.Readings.SetItem(ProgramMaker.Conflict.Name, reading) }))]);
    }

    [Fact]
    public void Made_up_programs_have_conflicts_that_decide()
    {
        int decided = 0;
        for (int seed = 1; seed <= 400; seed++)
        {
            (_, Decisions open, Decisions[] fixedTo) = Decide(seed);
            for (int relief = 0; relief < open.Reliefs.Length; relief++)
                decided += open.Reliefs[relief].Outcomes.Where((outcome, i) => outcome == Outcome.NeedsReview
                    && fixedTo[0].Reliefs[relief].Outcomes[i] == Outcome.Eligible && fixedTo[1].Reliefs[relief].Outcomes[i] is Outcome.NotEligible or Outcome.NotYet).Count();
        }

        Assert.True(decided > 20, $"{decided}");
    }
}
