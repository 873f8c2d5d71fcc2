using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Workbench.Simulation;

/// <summary>One law over one population.</summary>
public static class PolicyRun
{
    /// <summary>Decides everybody and counts. The result does not depend on batches or threads.</summary>
    /// <exception cref="WorkbenchException">The data and the law do not fit together.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static PolicyResult Run(IEvaluator evaluator, IPopulation population, EvaluationOptions options, RunSettings? settings = null)
    {
        settings ??= new();
        SchemaMatch.Require(evaluator.Schema, population.Schema, evaluator.Program.Title);
        EvaluationOptions kept = options with { KeepConditions = settings.Waterfalls };
        PolicyTally total = BatchRunner.Run(
            population, settings,
            () => new PolicyTally(evaluator.Program, population.Schema, settings),
            (tally, range) => tally.Count(range, evaluator.Evaluate(range.Data, range.FirstPerson, range.PersonCount, kept)),
            (sum, part) => sum.Add(part));
        return total.ToResult(options, PopulationInfo.Of(population));
    }
}
