using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>A folder for each sample: the text, and what each stage makes of it.</summary>
public class SampleBaselines
{
    public static TheoryData<string> Names => Samples.Baselines;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tree_and_the_messages_of_a_sample_stay_as_they_were_approved(string name)
    {
        string folder = Repository.Path("tests", "baselines", name);
        SourceText text = new("main.statute", File.ReadAllText(Path.Combine(folder, "main.statute")));
        ParseResult result = StatuteFrontEnd.Parse(text, []);

        Baseline.Matches(Path.Combine(folder, "main.syntax"), SyntaxDump.Of(result.File));
        Baseline.Matches(Path.Combine(folder, "main.syntax-diagnostics"), result.Diagnostics.Length == 0 ? "no messages" : DiagnosticRenderer.Render(result.Diagnostics));
    }

    [Fact]
    public void The_tokens_of_a_sample_stay_as_they_were_approved()
    {
        string folder = Repository.Path("tests", "baselines", "pennsylvania");
        SourceText text = new("main.statute", File.ReadAllText(Path.Combine(folder, "main.statute")));

        Baseline.Matches(Path.Combine(folder, "main.tokens"), StatuteFrontEnd.DumpTokens(text));
    }

    public static TheoryData<string> Files => Samples.All;

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_statute_of_the_repository_is_read_without_a_message(string path)
    {
        if (path.Contains("broken", StringComparison.Ordinal)) return;
        Assert.Equal("", DiagnosticRenderer.Render(Samples.Parse(Samples.Read(path)).Diagnostics));
    }
}
