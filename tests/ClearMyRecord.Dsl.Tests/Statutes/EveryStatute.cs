using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Formatting;
using ClearMyRecord.Dsl.Compiler.Linting;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>Every statute of the project, and every sample of the reference, compiles without a message, and its examples come out in both engines.</summary>
public sealed class EveryStatute
{
    public static TheoryData<string> Files => [.. StatuteFolder.All, .. StatuteFolder.Samples];

    public static TheoryData<string> Laws => [.. StatuteFolder.All];

    public static TheoryData<string> Samples => [.. StatuteFolder.Samples];

    [Theory]
    [MemberData(nameof(Files))]
    public void Says_nothing_that_the_compiler_would_mend(string path)
    {
        Compilation compilation = StatuteFolder.Compile(path);
        Assert.True(compilation.Diagnostics.IsEmpty, Shown(compilation.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_examples_that_come_out_in_both_engines(string path)
    {
        Compilation compilation = StatuteFolder.Compile(path);
        DiagnosticBag messages = new();
        ImmutableArray<ExampleResult> results = ExampleRunner.Run(
            compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], messages, file => file == compilation.Text);

        Assert.True(messages.ToSorted().IsEmpty, Shown(messages.ToSorted()));
        Assert.All(results, result => Assert.True(result.Passed, $"{result.Name}: {result.Difference}"));
        // A model alone has nothing to show; a law or a bill without an example has not been thought through.
        if (compilation.Program.Reliefs.Length > 0) Assert.NotEmpty(results);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Shows_each_of_its_reliefs_in_an_example(string path)
    {
        Compilation compilation = StatuteFolder.Compile(path);
        if (compilation.Loaded.Bill is not null) return; // a bill shows what it changes; the law shows the rest
        HashSet<int> shown = [.. compilation.Bound.Examples.SelectMany(e => e.Expectations).Select(e => ExampleNames.Relief(compilation.Bound, e.Relief, new()))];
        Assert.DoesNotContain(Enumerable.Range(0, compilation.Program.Reliefs.Length), relief => !shown.Contains(relief));
    }

    /// <summary>Mend what it asks, or say in a comment with the code that it is meant so.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Leaves_a_careful_colleague_nothing_to_ask(string path) =>
        Assert.Equal("", DiagnosticRenderer.Render(Linter.Lint(StatuteFolder.Compile(path))));

    /// <summary>`./statute format statutes` lays out what was written by hand.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Is_laid_out_as_every_other(string path)
    {
        Compilation compilation = StatuteFolder.Compile(path);
        Assert.Equal(compilation.Text.Text, StatuteFormatter.Format(compilation.Text, compilation.Loaded));
    }

    /// <summary>Read the difference aloud; UPDATE_BASELINES=1 approves it.</summary>
    [Theory]
    [MemberData(nameof(Laws))]
    public void Reads_back_as_it_was_approved(string path)
    {
        string text = Paraphraser.Read(StatuteFolder.Compile(path).Bound).ToText();
        Assert.DoesNotContain(Phrases.Unspoken, text, StringComparison.Ordinal);
        Baseline.Matches(Repository.Path("tests", "paraphrases", path.Replace('/', '.')), text);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_can_be_read_back(string path) =>
        Assert.DoesNotContain(Phrases.Unspoken, Paraphraser.Read(StatuteFolder.Compile(path).Bound).ToText(), StringComparison.Ordinal);

    private static string Shown(IEnumerable<Diagnostic> messages) =>
        string.Join(Environment.NewLine, messages.Select(m =>
        {
            (int line, int column) = m.Span.File.PositionOf(m.Span.Start);
            return $"{Path.GetFileName(m.Span.File.Path)}:{line}:{column} {m.Descriptor.Code} {m.Text} ({m.Advice})";
        }));
}
