using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>Runs a compiled program. Safe to use from several threads at once on different ranges of people.</summary>
/// <param name="schema">The fields the program was compiled for.</param>
public sealed class CompiledEvaluator(CompiledStatute statute, ProgramInfo program, RecordSchema schema) : IEvaluator
{
    // A run is resolved once and used for all batches that are given the same options.
    private readonly ConditionalWeakTable<EvaluationOptions, CompiledRun> _runs = [];

    public CompiledStatute Statute { get; } = statute;

    public ProgramInfo Program { get; } = program;

    public RecordSchema Schema { get; } = schema;

    public Decisions Evaluate(CaseData data, int firstPerson, int personCount, EvaluationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstPerson);
        ArgumentOutOfRangeException.ThrowIfNegative(personCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(personCount, data.PersonCount - firstPerson);
        CompiledRun run = _runs.GetValue(options, given => new CompiledRun(Statute, Program, given));
        Decisions decisions = new(firstPerson, personCount, [.. Program.Reliefs.Select(relief => ReliefDecisions.For(relief, data, firstPerson, personCount, options.KeepConditions))]);
        Statute.NewWorker(run, data).Decide(decisions);
        return decisions;
    }
}
