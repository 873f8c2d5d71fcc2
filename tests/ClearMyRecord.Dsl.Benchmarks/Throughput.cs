using System.Globalization;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>A quick look at one core's rate in processor time, for work on the emitter and for machines that others use too.</summary>
internal static class Throughput
{
    private const int Batch = 2_000, Rounds = 30;

    public static void Run(int people)
    {
        Compilation law = PennsylvaniaLaw.Compile();
        CaseData data = PennsylvaniaLaw.People(law.Program.Schema, people);
        Console.WriteLine($"{data.PersonCount:N0} people, {data.CaseCount:N0} cases, {data.ChargeCount:N0} charges");
        HandWritten.Check(law.Evaluator, data);
        HandWritten byHand = new(data);
        Measure("by hand, today only", data, (first, count) => byHand.Run(first, count, PennsylvaniaLaw.Options.Today));
        Measure("compiled, today only", law.Evaluator, data, PennsylvaniaLaw.Today);
        Measure("  conditions kept", law.Evaluator, data, PennsylvaniaLaw.TodayKeepingConditions);
        Measure("compiled, with first days", law.Evaluator, data, PennsylvaniaLaw.Options);
        Measure("  conditions kept", law.Evaluator, data, PennsylvaniaLaw.KeepingConditions);
    }

    private static void Measure(string what, IEvaluator evaluator, CaseData data, EvaluationOptions options) =>
        Measure(what, data, (first, count) => evaluator.Evaluate(data, first, count, options));

    private static void Measure(string what, CaseData data, Action<int, int> batch)
    {
        // The best of several rounds: other work on the machine can only make a round slower.
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int first = 0; first < data.PersonCount; first += Batch) batch(first, Math.Min(Batch, data.PersonCount - first));
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-28} {data.ChargeCount / best / 1e6,6:F1} million charges/s, {best / data.ChargeCount * 1e9,6:F1} ns each"));
    }
}
