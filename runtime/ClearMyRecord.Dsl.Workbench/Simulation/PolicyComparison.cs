using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Workbench.Simulation;

/// <summary>Two laws over the same people: who gains, who loses, and because of which clause.</summary>
public static class PolicyComparison
{
    /// <summary>Decides everybody under both and counts. Reliefs are matched by name; one that only one of them has counts whole.</summary>
    /// <exception cref="WorkbenchException">The data and a law do not fit together, or a field cannot make groups.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static ComparisonResult Run(
        IEvaluator law, IEvaluator bill, IPopulation population,
        EvaluationOptions lawOptions, EvaluationOptions billOptions, RunSettings? settings = null)
    {
        settings ??= new();
        SchemaMatch.Require(law.Schema, population.Schema, law.Program.Title);
        SchemaMatch.Require(bill.Schema, population.Schema, bill.Program.Title);
        // The reasons for a change are the conditions, so they are always kept here.
        EvaluationOptions lawKept = lawOptions with { KeepConditions = true }, billKept = billOptions with { KeepConditions = true };
        ComparisonTally total = BatchRunner.Run(
            population, settings,
            () => new ComparisonTally(law.Program, bill.Program, population.Schema, settings),
            (tally, range) => tally.Count(range,
                law.Evaluate(range.Data, range.FirstPerson, range.PersonCount, lawKept),
                bill.Evaluate(range.Data, range.FirstPerson, range.PersonCount, billKept)),
            (sum, part) => sum.Add(part));
        return total.ToResult(lawOptions, billOptions, PopulationInfo.Of(population), SameLaw(law, bill, lawOptions, billOptions));
    }

    private static bool SameLaw(IEvaluator law, IEvaluator bill, EvaluationOptions lawOptions, EvaluationOptions billOptions) =>
        law.Program.Fingerprint.Length > 0 && law.Program.Fingerprint == bill.Program.Fingerprint
        && lawOptions.Today == billOptions.Today && lawOptions.RecordDay == billOptions.RecordDay && lawOptions.LawAsOf == billOptions.LawAsOf
        && lawOptions.Parameters.OrderBy(p => p.Key).SequenceEqual(billOptions.Parameters.OrderBy(p => p.Key))
        && lawOptions.Readings.OrderBy(r => r.Key).SequenceEqual(billOptions.Readings.OrderBy(r => r.Key));
}
