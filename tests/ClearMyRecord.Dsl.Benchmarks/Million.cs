using System.Diagnostics;
using System.Globalization;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Data.Synthesis;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>Time and memory of a whole run over many synthetic people, batch by batch on all cores: made up, decided with first days, counted.</summary>
internal static class Million
{
    private const int Batch = 10_000;

    public static void Run(int people)
    {
        long start = Stopwatch.GetTimestamp();
        Compilation law = PennsylvaniaLaw.Compile();
        IEvaluator evaluator = law.Evaluator;
        Console.WriteLine($"compiled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s; {Environment.ProcessorCount} processors");
        SyntheticPopulation population = new(ProfileReader.Load(), PennsylvaniaLaw.Seed, law.Program.Schema);
        start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long charges = 0, eligible = 0, making = 0, deciding = 0, largest = 0;
        Parallel.For(0, (people + Batch - 1) / Batch, batch =>
        {
            int first = batch * Batch, count = Math.Min(Batch, people - first);
            long begun = Stopwatch.GetTimestamp();
            CaseData data = population.Batch(first, count);
            long made = Stopwatch.GetTimestamp();
            Decisions decisions = evaluator.Evaluate(data, 0, count, PennsylvaniaLaw.Options);
            long decided = Stopwatch.GetTimestamp();
            Interlocked.Add(ref making, made - begun);
            Interlocked.Add(ref deciding, decided - made);
            Interlocked.Add(ref charges, data.ChargeCount);
            Interlocked.Add(ref eligible, decisions.Reliefs.Sum(relief => relief.Outcomes.Count(outcome => outcome == Outcome.Eligible)));
            InterlockedMax(ref largest, GC.GetTotalMemory(forceFullCollection: false));
        });

        using Process process = Process.GetCurrentProcess();
        double share = (double)deciding / (making + deciding), used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{people:N0} people, {charges:N0} charges, {eligible:N0} times eligible, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"processor time {used:F1} s, of it about {used * share:F1} s deciding and {used * (1 - share):F1} s making people up"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"memory: {process.PeakWorkingSet64 / 1048576:N0} MB at the peak of the process, {largest / 1048576:N0} MB of managed objects"));
    }

    private static void InterlockedMax(ref long target, long value)
    {
        long seen = Volatile.Read(ref target);
        while (value > seen && Interlocked.CompareExchange(ref target, value, seen) is var now && now != seen) seen = now;
    }
}
