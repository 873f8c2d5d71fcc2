using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>One made-up program with one made-up record and one way of running it; the same for the same seed, always.</summary>
internal sealed record Trial(int Seed, ClearanceProgram Program, TrialRecord Record, EvaluationOptions Options)
{
    public static Trial Make(int seed, ProgramShape? shape = null, int people = 1)
    {
        Random dice = new(seed);
        RecordSchema schema = dice.Next(8) == 0 ? TrialSchema.WithoutInchoate : TrialSchema.Schema;
        ProgramShape made = shape ?? new(dice.Next(2) == 0, dice.Next(2) == 0);
        ClearanceProgram program = new ProgramMaker(dice, made, schema).Make();
        TrialRecord record = new RecordMaker(dice).Make(schema, people);
        EvaluationOptions options = new() { Today = TrialSchema.Today, KeepConditions = true, LastDayAhead = TrialSchema.Today + 200 };
        if (dice.Next(5) == 0) options = options with { RecordDay = TrialSchema.Today - 20 };
        if (dice.Next(5) == 0) options = options with { LawAsOf = TrialSchema.Today + dice.Next(-20, 20) };
        if (dice.Next(5) == 0) options = options with { Parameters = options.Parameters.Add("wait", LegalValue.Of(new(1, 0))).Add("pilot", null) };
        if (dice.Next(5) == 0) options = options with { Readings = options.Readings.Add("unsettled", "one way") };
        if (dice.Next(5) == 0) options = options with { Readings = options.Readings.Add(ProgramMaker.Conflict.Name, ConflictInfo.Readings[dice.Next(2)]) };
        return new(seed, program, record, options);
    }

    public bool Uses<TNode>() where TNode : IrExpr => IrTree.RootsOf(Program).SelectMany(IrTree.SelfAndDescendants).Any(node => node is TNode);

    /// <summary>The trial as a reader needs it to find a fault.</summary>
    public string Describe(string fault) =>
        $"seed {Seed}: {fault}\n\n{IrPrinter.Print(Program)}\n{Record}\n\nrecord day {Notation.Date(Options.RecordDay)}, today {Notation.Date(Options.Today)}"
        + (Options.LawAsOf is { } law ? $", law as of {Notation.Date(law)}" : "")
        + string.Concat(Options.Parameters.Keys.Select(name => $", {name} held")) + string.Concat(Options.Readings.Select(r => $", {r.Key}: {r.Value}"));
}

/// <summary>Runs properties over trials. CMR_TRIALS multiplies how many; the default is meant for every build.</summary>
internal static class Trials
{
    public static int Count(int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable("CMR_TRIALS"), out int times) && times > 0 ? byDefault * times : byDefault;

    /// <summary>How many people each program meets; CMR_PEOPLE says otherwise for long runs.</summary>
    public static int People(int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable("CMR_PEOPLE"), out int people) && people > 2 ? people : byDefault;

    /// <summary>Runs a property over seeds from 1; the shortest program that breaks it is the one reported.</summary>
    /// <param name="findFault">What is wrong with a trial, or null.</param>
    public static void Run(int byDefault, Func<int, (Trial Trial, string? Fault)> findFault)
    {
        string? shortest = null;
        int faults = 0, count = Count(byDefault);
        for (int seed = 1; seed <= count; seed++)
        {
            (Trial trial, string? fault) = findFault(seed);
            if (fault is null) continue;
            faults++;
            string description = trial.Describe(fault);
            if (shortest is null || description.Length < shortest.Length) shortest = description;
        }

        Assert.True(shortest is null, $"{faults} of {count} trials fail; the shortest: {shortest}");
    }
}
