using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>A quick look at one core's rate, for work on the emitter between full benchmark runs.</summary>
internal static class Throughput
{
    private const int Batch = 2_000;

    public static void Run(int people)
    {
        Compilation law = PennsylvaniaLaw.Compile();
        CaseData data = PennsylvaniaLaw.People(law.Program.Schema, people);
        Console.WriteLine($"{data.PersonCount:N0} people, {data.CaseCount:N0} cases, {data.ChargeCount:N0} charges");
        CheckHandWritten(law.Evaluator, data);
        HandWritten byHand = new(data);
        Measure("by hand, today only", data, first => { byHand.RunOn(first, Math.Min(Batch, data.PersonCount - first), PennsylvaniaLaw.Options.Today); });
        Measure("today only", law.Evaluator, data, PennsylvaniaLaw.Options with { FindFirstDates = false });
        Measure("today only, conditions kept", law.Evaluator, data, PennsylvaniaLaw.Options with { FindFirstDates = false, KeepConditions = true });
        Measure("with first days", law.Evaluator, data, PennsylvaniaLaw.Options);
        Measure("with first days, conditions kept", law.Evaluator, data, PennsylvaniaLaw.Options with { KeepConditions = true });
    }

    public static void Profile()
    {
        Compilation law = PennsylvaniaLaw.Compile();
        CaseData data = PennsylvaniaLaw.People(law.Program.Schema, 20_000);
        for (int i = 0; i < 200; i++)
            for (int first = 0; first < data.PersonCount; first += Batch)
                law.Evaluator.Evaluate(data, first, Math.Min(Batch, data.PersonCount - first), PennsylvaniaLaw.Options with { FindFirstDates = false });
    }

    private static void Measure(string what, IEvaluator evaluator, CaseData data, EvaluationOptions options) =>
        Measure(what, data, first => evaluator.Evaluate(data, first, Math.Min(Batch, data.PersonCount - first), options));

    private static void Measure(string what, CaseData data, Action<int> batch)
    {
        // Processor time, and the best of several rounds: other work on the machine can only make a round slower.
        double best = double.MaxValue;
        for (int round = 0; round < 30; round++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int first = 0; first < data.PersonCount; first += Batch) batch(first);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        Console.WriteLine($"{what,-34} {data.ChargeCount / best / 1e6,8:F1} million charges/s {best / data.ChargeCount * 1e9,7:F1} ns/charge");
    }

    /// <summary>A loop that decides something else would be no measure.</summary>
    public static void CheckHandWritten(IEvaluator evaluator, CaseData data)
    {
        Decisions decisions = evaluator.Evaluate(data, 0, data.PersonCount, PennsylvaniaLaw.Options with { FindFirstDates = false });
        Outcome[][] byHand = new HandWritten(data).RunOn(0, data.PersonCount, PennsylvaniaLaw.Options.Today);
        foreach ((ReliefDecisions compiled, Outcome[] hand) in decisions.Reliefs.Zip(byHand))
            for (int i = 0; i < compiled.Count; i++)
                if (compiled.Outcomes[i] != hand[i])
                    throw new InvalidOperationException($"{compiled.Relief.Name}, charge {i}: {hand[i]} by hand, {compiled.Outcomes[i]} compiled");
    }
}
