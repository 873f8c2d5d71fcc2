using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ClearMyRecord.Dsl.Benchmarks;

switch (args)
{
    case ["throughput", .. var rest]:
        Throughput.Run(rest is [string people] ? int.Parse(people, CultureInfo.InvariantCulture) : 20_000);
        break;
    case ["million", .. var rest]:
        Million.Run(rest is [string many] ? int.Parse(many, CultureInfo.InvariantCulture) : 1_000_000);
        break;
    case ["cold"]:
        // The first compilation of a process: start the program again for another figure.
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        _ = PennsylvaniaLaw.Compile().Evaluator;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, processor time {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F2} s"));
        break;
    default:
        // In this process: BenchmarkDotNet's own projects would not find the central package versions.
        BenchmarkSwitcher.FromAssembly(typeof(PennsylvaniaLaw).Assembly).Run(args, DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(30), logOutput: false)).AsMutator()));
        break;
}
