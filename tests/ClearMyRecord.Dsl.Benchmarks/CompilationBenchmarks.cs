using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>Time from the text of Pennsylvania's statute to an evaluator that runs, and its parts. For the first time in a process
/// (Roslyn not yet started) see "cold" in Program.cs.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 5, iterationCount: 15)]
public class CompilationBenchmarks
{
    private readonly SourceText _text = PennsylvaniaLaw.Text;
    private ClearanceProgram? _program;
    private string _code = "";

    [GlobalSetup]
    public void Prepare()
    {
        _program = PennsylvaniaLaw.Compile().Program;
        _code = CSharpEmitter.Emit(_program);
    }

    [Benchmark(Baseline = true)]
    public IEvaluator TextToEvaluator() => PennsylvaniaLaw.Compile(_text).Evaluator;

    [Benchmark]
    public ClearanceProgram TextToProgram() => PennsylvaniaLaw.Compile(_text).Program;

    [Benchmark]
    public string ProgramToCode() => _program is null ? "" : CSharpEmitter.Emit(_program);

    [Benchmark]
    public byte[] CodeToAssembly() => RoslynAssembler.Assemble("Statutes", _code);
}
