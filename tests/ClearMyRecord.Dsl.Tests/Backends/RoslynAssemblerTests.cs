using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Runtime.Compiled;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Engines;

namespace ClearMyRecord.Dsl.Tests.Backends;

public sealed class RoslynAssemblerTests
{
    [Fact]
    public void One_program_gives_the_same_bytes_every_time()
    {
        string[] sources = [.. Enumerable.Range(1, 3).Select(seed => CSharpEmitter.Emit(Trial.Make(seed).Program, $"Statute{seed}"))];
        string[] again = [.. Enumerable.Range(1, 3).Select(seed => CSharpEmitter.Emit(Trial.Make(seed).Program, $"Statute{seed}"))];
        Assert.Equal(sources, again);
        Assert.Equal(RoslynAssembler.Assemble("Same", sources), RoslynAssembler.Assemble("Same", again));
    }

    [Fact]
    public void A_compiled_program_leaves_memory_when_nobody_uses_it()
    {
        WeakReference context = RunAndForget();
        for (int i = 0; context.IsAlive && i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    // In a method of its own, so that no local variable keeps the assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndForget()
    {
        Trial trial = Trial.Make(11, people: 20);
        CompiledEvaluator evaluator = CompiledProgram.Compile(trial.Program);
        CaseData data = trial.Record.ToData();
        Decisions decisions = evaluator.Evaluate(data, 0, data.PersonCount, trial.Options);
        Assert.NotEmpty(decisions.Reliefs);
        return new WeakReference(AssemblyLoadContext.GetLoadContext(evaluator.Statute.GetType().Assembly));
    }

    [Fact]
    public void Code_that_does_not_compile_is_reported_as_our_fault_with_its_lines()
    {
        GeneratedCodeException error = Assert.Throws<GeneratedCodeException>(() =>
            RoslynAssembler.Assemble("Broken", "class A\n{\n    int B() => \"three\";\n}\n"));
        Assert.StartsWith(GeneratedCodeException.Code, error.Message, StringComparison.Ordinal);
        Assert.Contains(">     int B() => \"three\";", error.Message, StringComparison.Ordinal);
    }
}
