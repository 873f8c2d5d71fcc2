using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Whom the fast engine shows to be in review for good reason, the exact check leaves there too; and most are.</summary>
public sealed class QuickFillingTests
{
    [Fact]
    public void Whoever_is_taken_out_would_have_stayed_in_review()
    {
        Trial[] trials = [.. Enumerable.Range(1, Trials.Count(100)).Select(seed => Trial.Make(seed, people: 3))];
        int reviews = 0, takenOut = 0;
        foreach ((Trial trial, IEvaluator fast) in trials.Zip(CompiledProgram.CompileAll([.. trials.Select(trial => trial.Program)])))
        {
            EvaluationOptions options = trial.Options with { MostTrials = 300 };
            CaseData data = trial.Record.ToData();
            IrInterpreter plain = new(trial.Program);
            // Not the first person: the rows of the copy are not those of the file.
            Decisions decisions = fast.Evaluate(data, 1, 2, options), exact = plain.Evaluate(data, 1, 2, options);
            OpenAnswers open = new(data, decisions);
            plain.FillingsFor(fast).TakeOut(open, data, options);
            for (int r = 0; r < decisions.Reliefs.Length; r++)
                for (int i = 0; i < decisions.Reliefs[r].Count; i++)
                {
                    if (decisions.Reliefs[r].Outcomes[i] != Outcome.NeedsReview) continue;
                    reviews++;
                    if (open.IsOpenSubject(r, i)) continue;
                    takenOut++;
                    Assert.True(exact.Reliefs[r].Outcomes[i] == Outcome.NeedsReview, trial.Describe($"record {i} of relief {r} was taken out, and is {exact.Reliefs[r].Outcomes[i]}"));
                }
        }

        Assert.True(takenOut * 4 > reviews, $"{takenOut} of {reviews} were taken out");
    }
}
