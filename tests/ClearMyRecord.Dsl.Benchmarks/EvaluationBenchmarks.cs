using BenchmarkDotNet.Attributes;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>Time for each charge of Pennsylvania's seven reliefs, on one core, people in batches as a run takes them.</summary>
public class EvaluationBenchmarks
{
    private const int People = 20_000, Batch = 2_000;

    /// <summary>How many charges the first so many people of the population have; the time of an operation is that of one charge.</summary>
    private const int Charges = 99_958;

    private IEvaluator? _evaluator;
    private CaseData? _data;
    private HandWritten? _byHand;

    [GlobalSetup]
    public void Prepare()
    {
        Compilation law = PennsylvaniaLaw.Compile();
        (_evaluator, _data) = (law.Evaluator, PennsylvaniaLaw.People(law.Program.Schema, People));
        if (_data.ChargeCount != Charges) throw new InvalidOperationException($"the population has {_data.ChargeCount} charges now: correct the constant");
        _byHand = new(_data);
        HandWritten.Check(_evaluator, _data);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Charges)]
    public void ByHandTodayOnly()
    {
        for (int first = 0; first < People; first += Batch) _byHand?.Run(first, Batch, PennsylvaniaLaw.Options.Today);
    }

    [Benchmark(OperationsPerInvoke = Charges)]
    public void TodayOnly() => Run(PennsylvaniaLaw.Today);

    [Benchmark(OperationsPerInvoke = Charges)]
    public void TodayOnlyKeepingConditions() => Run(PennsylvaniaLaw.TodayKeepingConditions);

    [Benchmark(OperationsPerInvoke = Charges)]
    public void WithFirstDays() => Run(PennsylvaniaLaw.Options);

    [Benchmark(OperationsPerInvoke = Charges)]
    public void WithFirstDaysKeepingConditions() => Run(PennsylvaniaLaw.KeepingConditions);

    private void Run(EvaluationOptions options)
    {
        if (_data is null) return;
        for (int first = 0; first < People; first += Batch) _evaluator?.Evaluate(_data, first, Batch, options);
    }
}
