using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>
/// What an author waits for: all messages of a statute of a thousand lines (the declarations of Pennsylvania's, some of them twice under
/// other names), read for the first time in a running process, and read again after a letter was typed.
/// </summary>
public class CheckingBenchmarks
{
    private readonly SourceText[] _edits = [.. Enumerable.Range(0, 2).Select(i => PennsylvaniaLaw.ThousandLines($"-- edit {i}"))];
    private readonly SourceText _law = PennsylvaniaLaw.Text;
    private Compilation? _open;
    private int _edit;

    [GlobalSetup]
    public void Open()
    {
        _open = PennsylvaniaLaw.Unchecked(_edits[0]);
        if (_open.Diagnostics.Any(d => d.IsError)) throw new InvalidOperationException(DiagnosticRenderer.Render(_open.Diagnostics));
    }

    /// <summary>Pennsylvania's statute as it ships.</summary>
    [Benchmark]
    public ImmutableArray<Diagnostic> CheckTheStatute() => PennsylvaniaLaw.Unchecked(_law).Diagnostics;

    [Benchmark(Baseline = true)]
    public ImmutableArray<Diagnostic> CheckAThousandLines() => PennsylvaniaLaw.Unchecked(_edits[0]).Diagnostics;

    /// <summary>And what keeps its examples from running, which `check` says too.</summary>
    [Benchmark]
    public (ImmutableArray<Diagnostic>, ImmutableArray<Diagnostic>) CheckAThousandLinesAndTheirExamples()
    {
        Compilation law = PennsylvaniaLaw.Unchecked(_edits[0]);
        return (law.Diagnostics, law.ExampleDiagnostics);
    }

    /// <summary>The editor's way: what the statute uses is known already.</summary>
    [Benchmark]
    public ImmutableArray<Diagnostic> CheckAgainAfterAnEdit()
    {
        _open = (_open ?? throw new InvalidOperationException("not set up")).After(Edited());
        return _open.Diagnostics;
    }

    /// <summary>Each edit is a text not seen before.</summary>
    private SourceText Edited() => new(_edits[0].Path, $"{_edits[1].Text}-- {_edit++}\n");
}
