using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Compiled;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Engines;

namespace ClearMyRecord.Dsl.Tests.Backends;

/// <summary>The compiled engine decides as the interpreter does, to the last mark, on made-up programs over made-up people.</summary>
public sealed class CompiledAgreesTests
{
    // Roslyn's start costs more than a small program does, so programs share an assembly; and each meets several people.
    private const int ProgramsPerAssembly = 250;

    private static readonly int s_people = Trials.People(6);

    [Fact]
    public void On_a_thousand_programs_and_their_people()
    {
        int count = Trials.Count(1_000);
        List<(Trial Trial, string Fault)> faults = [];
        for (int first = 1; first <= count; first += ProgramsPerAssembly)
        {
            Trial[] trials = [.. Enumerable.Range(first, Math.Min(ProgramsPerAssembly, count - first + 1)).Select(seed => Trial.Make(seed, people: s_people))];
            IReadOnlyList<CompiledEvaluator> compiled = CompiledProgram.CompileAll([.. trials.Select(trial => trial.Program)]);
            foreach ((Trial trial, CompiledEvaluator evaluator) in trials.Zip(compiled))
                if (FindFault(trial, evaluator) is { } fault) faults.Add((trial, fault));
        }

        Assert.True(faults.Count == 0, faults.Count == 0 ? "" : $"{faults.Count} of {count} trials differ; the shortest: "
            + faults.Select(pair => pair.Trial.Describe(pair.Fault)).MinBy(text => text.Length));
    }

    private static string? FindFault(Trial trial, IEvaluator compiled)
    {
        CaseData data = trial.Record.ToData();
        IrInterpreter interpreter = new(trial.Program);
        if (EnginesAgree.FindDifference(interpreter, compiled, data, trial.Options) is { } whole) return whole;
        // Without kept conditions other short cuts are taken, and a range may start anywhere.
        return EnginesAgree.FindDifference(interpreter, compiled, data, s_people / 3, s_people / 2, trial.Options with { KeepConditions = false })
            is { } part ? "without kept conditions: " + part : null;
    }
}
