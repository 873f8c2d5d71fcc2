using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Made-up programs are worth what they reach: every node, every outcome, well-formed.</summary>
public sealed class TrialCoverageTests
{
    private const int Programs = 400;

    [Fact]
    public void Made_up_programs_use_every_node()
    {
        Dictionary<Type, int> counts = typeof(IrExpr).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(IrExpr)) && !type.IsAbstract).ToDictionary(type => type, _ => 0);
        for (int seed = 1; seed <= Programs; seed++)
            foreach (IrExpr node in IrTree.RootsOf(Trial.Make(seed).Program).SelectMany(IrTree.SelfAndDescendants))
                counts[node.GetType()]++;
        Assert.Empty(counts.Where(pair => pair.Value < 20).Select(pair => $"{pair.Key.Name}: {pair.Value}"));
    }

    /// <summary>Counts, sums and places are of groups too.</summary>
    [Fact]
    public void Made_up_programs_gather_groups_in_every_measure()
    {
        ILookup<Type, IrExpr> measures = Enumerable.Range(1, Programs).SelectMany(seed => IrTree.RootsOf(Trial.Make(seed).Program).SelectMany(IrTree.SelfAndDescendants))
            .Where(node => IrTree.CollectionOf(node) is { GroupKey: not null }).ToLookup(node => node.GetType());
        Assert.Equal((true, true, true), (measures[typeof(IrCount)].Count() >= 20, measures[typeof(IrSum)].Count() >= 20, measures[typeof(IrExtreme)].Count() >= 20));
    }

    [Fact]
    public void Made_up_programs_are_well_formed() => Trials.Run(Programs, seed =>
    {
        Trial trial = Trial.Make(seed);
        IReadOnlyList<string> faults = IrInvariants.Check(trial.Program);
        return (trial, faults.Count == 0 ? null : string.Join("; ", faults));
    });

    [Fact]
    public void Made_up_trials_reach_every_outcome()
    {
        Dictionary<Outcome, int> counts = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0);
        for (int seed = 1; seed <= Programs; seed++)
        {
            Trial trial = Trial.Make(seed);
            Decisions decisions = new IrInterpreter(trial.Program).Evaluate(trial.Record.ToData(), 0, 1, trial.Options);
            foreach (Outcome outcome in decisions.Reliefs.SelectMany(relief => relief.Outcomes)) counts[outcome]++;
        }

        int all = counts.Values.Sum();
        Assert.Empty(counts.Where(pair => pair.Value < all / 100).Select(pair => $"{pair.Key}: {pair.Value} of {all}"));
    }
}
