using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Runtime.Compiled;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Engines;

namespace ClearMyRecord.Dsl.Tests.Backends;

public sealed class CompiledRunTests
{
    private const int People = 4_000;

    [Fact]
    public void Ranges_may_be_decided_by_several_threads_at_once()
    {
        Trial trial = Trial.Make(21, people: People);
        CompiledEvaluator evaluator = CompiledProgram.Compile(trial.Program);
        CaseData data = trial.Record.ToData();
        Decisions whole = evaluator.Evaluate(data, 0, People, trial.Options);
        // Fresh options, so that the threads also meet in making the run and its days.
        EvaluationOptions options = trial.Options with { };
        Decisions[] parts = new Decisions[40];
        Parallel.For(0, parts.Length, i => parts[i] = evaluator.Evaluate(data, i * (People / 40), People / 40, options));
        foreach ((ReliefDecisions all, int relief) in whole.Reliefs.Select((all, relief) => (all, relief)))
        {
            Assert.Equal(all.Outcomes, parts.SelectMany(part => part.Reliefs[relief].Outcomes));
            Assert.Equal(all.FirstDays, parts.SelectMany(part => part.Reliefs[relief].FirstDays));
            Assert.Equal(all.Presumed, parts.SelectMany(part => part.Reliefs[relief].Presumed));
        }
    }

    [Fact]
    public void A_range_outside_the_data_is_refused()
    {
        Trial trial = Trial.Make(3, people: 2);
        CompiledEvaluator evaluator = CompiledProgram.Compile(trial.Program);
        CaseData data = trial.Record.ToData();
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.Evaluate(data, 1, 2, trial.Options));
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.Evaluate(data, -1, 1, trial.Options));
        Assert.All(evaluator.Evaluate(data, 2, 0, trial.Options).Reliefs, relief => Assert.Equal(0, relief.Count));
    }
}
