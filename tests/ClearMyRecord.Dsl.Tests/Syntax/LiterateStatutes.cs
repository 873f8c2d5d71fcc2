using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>Documents whose fences are one statute: what is read, and where messages point.</summary>
public sealed class LiterateStatutes
{
    private const string Document = """
        # A small law

        It begins so; `code` and ```three marks``` in a sentence are no fence.

        ```statute
        statute "Small"

        use "standard/model"
        ```

        1. Its only relief:

           ~~~ Statute
           relief "sealing" for a charge
               effect sealed, automatic
           ~~~

           with two conditions, the second of which is said here:

           ~~~~statute
               when all of
                   (a) grade is misdemeanor
                   (b) disposition is dismissed
           ~~~~

        ````text
        ```statute
        relief "not read" for a charge
        ```
        ````

        ```statute fails
        relief "not read either" for a charge
        ```

        """;

    private static Compilation Compile(string document) => new(new SourceText("small.statute.md", document), new Shipped());

    private static (int Line, string Words)[] Places(string document) =>
        [.. Compile(document).Diagnostics.Select(d => (d.Span.File.PositionOf(d.Span.Start).Line, document.Substring(d.Span.Start, d.Span.Length)))];

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Its_fences_are_one_statute(string end)
    {
        Compilation compilation = Compile(Document.ReplaceLineEndings(end));

        Assert.Equal("", DiagnosticRenderer.Render(compilation.Diagnostics));
        Assert.Equal(["sealing"], compilation.Program.Reliefs.Select(r => r.Info.Name));
        Assert.Equal(["(a)", "(b)"], compilation.Program.Reliefs[0].Info.Conditions.Select(c => c.Label).Where(label => label is "(a)" or "(b)"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_message_points_into_the_document(string end)
    {
        string wrong = Document.Replace("grade is misdemeanor", "grad is misdemeanor", StringComparison.Ordinal).ReplaceLineEndings(end);

        Assert.Equal([(Line(wrong, "(a) grad"), "grad")], Places(wrong));
        Assert.Contains("           (a) grad is misdemeanor\n   |                ^^^^\n", DiagnosticRenderer.Render(Compile(wrong).Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_law_are_those_of_the_fence_and_not_of_the_prose_between() =>
        Assert.DoesNotContain(Compile(Document).Program.Reliefs[0].Info.Conditions, c => c.Words.Contains("which", StringComparison.Ordinal));

    [Theory]
    [InlineData("## A heading")]
    [InlineData("A paragraph about all this.")]
    [InlineData("```statute\nrelief \"second\" for a charge\n    when grade is felony\n```")]
    public void A_fence_that_is_not_closed_is_one_message_and_ends_where_the_document_goes_on(string after)
    {
        string document = $"# Law\n\n```statute\nstatute \"Small\"\nuse \"standard/model\"\nrelief \"first\" for a charge\n    when grade is felony\n\n{after}\n";

        Diagnostic message = Assert.Single(Compile(document).Diagnostics);
        Assert.Same(SyntaxErrors.UnclosedFence, message.Descriptor);
        Assert.Equal("```", document.Substring(message.Span.Start, message.Span.Length));
    }

    [Fact]
    public void An_indentation_within_a_fence_counts_from_the_fence()
    {
        string document = Document.Replace("       effect sealed", "         effect sealed", StringComparison.Ordinal);

        Assert.Same(SyntaxErrors.OddIndentation, Assert.Single(Compile(document).Diagnostics).Descriptor);
    }

    [Fact]
    public void A_document_without_a_fence_says_nothing_and_is_told_so()
    {
        Diagnostic message = Assert.Single(Compile("# Law\n\nSome words.\n").Diagnostics);
        Assert.Same(SyntaxErrors.NothingSaid, message.Descriptor);
        Assert.Contains("fences", message.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statute_may_use_a_document()
    {
        Compilation compilation = new(new SourceText("a.statute", "statute \"A\"\nuse \"small\"\nbar to relief \"sealing\"\n    grade is felony\n"), new Shipped());

        Assert.Equal("", DiagnosticRenderer.Render(compilation.Diagnostics));
    }

    private static int Line(string document, string words) => document[..document.IndexOf(words, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private sealed class Shipped : IStatuteLibrary
    {
        public SourceText? Find(string path, SourceText from) => path == "small" ? new("small.statute.md", Document) : StandardLibrary.Find(path);
    }
}
