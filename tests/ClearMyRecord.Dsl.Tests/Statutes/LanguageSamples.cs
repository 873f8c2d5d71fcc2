using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>Made-up statutes under tests/language, one for a part of the language: no messages, and every example comes out in both engines.</summary>
public sealed class LanguageSamples : IStatuteLibrary
{
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Repository.Path("tests", "language"), "*.statute").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_examples_come_out_in_both_engines(string name)
    {
        string path = Repository.Path("tests", "language", name + ".statute");
        Compilation compilation = new(new SourceText(path, File.ReadAllText(path)), this);
        Assert.Equal("", DiagnosticRenderer.Render(compilation.Diagnostics));
        DiagnosticBag messages = new();
        ImmutableArray<ExampleResult> results =
            ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], messages);
        Assert.Equal("", DiagnosticRenderer.Render(messages.ToSorted()));
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Passed, $"{result.Name}: {result.Difference}"));
    }

    public SourceText? Find(string path, SourceText from) => StandardLibrary.Find(path);
}
