using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>Small laws written out in a test, with the small model of the error pages; their examples run in both engines.</summary>
internal static class ReliefLaw
{
    private const string Head = "statute \"Sample\"\n    jurisdiction US-PA\n    cite \"§ 1\"\n\nuse \"model\"\n\n";

    public static Compilation Compile(string law) => new(new SourceText("sample.statute", Head + law.ReplaceLineEndings("\n")), new Pages());

    /// <summary>The law under a bill that takes effect with the year 2027.</summary>
    public static Compilation Amend(string law, string amendments) => new(
        new SourceText("bill.statute", "bill \"B\"   amends \"law\"   effective 2027-01-01\n" + string.Concat(amendments.ReplaceLineEndings("\n").Split('\n').Select(line => $"    {line}\n"))),
        new Pages(Head + law.ReplaceLineEndings("\n")));

    /// <summary>Every example of the law holds in both engines, and the program is well formed.</summary>
    public static void Holds(string law)
    {
        Compilation compilation = Compile(law);
        Assert.True(compilation.Diagnostics.IsEmpty, DiagnosticRenderer.Render(compilation.Diagnostics));
        Assert.Empty(IrInvariants.Check(compilation.Program));
        DiagnosticBag messages = new();
        var examples = ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], messages);
        Assert.True(messages.ToSorted().IsEmpty, DiagnosticRenderer.Render(messages.ToSorted()));
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal("", example.Difference));
    }

    public static string Messages(string law) => DiagnosticRenderer.Render(Compile(law).Diagnostics);

    private sealed class Pages(string? law = null) : IStatuteLibrary
    {
        public SourceText? Find(string path, SourceText from)
        {
            if (law is not null && path == "law") return new("law.statute", law);
            string beside = Repository.Path("grammar", "errors", path + ".statute");
            return File.Exists(beside) ? new(path + ".statute", File.ReadAllText(beside)) : StandardLibrary.Find(path);
        }
    }
}
