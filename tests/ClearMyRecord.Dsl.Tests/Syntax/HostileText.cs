using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>Nothing that a text holds makes the parser throw, hang or point outside the file.</summary>
public class HostileText
{
    private static void Survives(string content)
    {
        SourceText text = new("test.statute", content);
        ParseResult result = StatuteFrontEnd.Parse(text, ["danger to person"]);
        StatuteFrontEnd.Scan(text);
        SyntaxDump.Of(result.File);
        DiagnosticRenderer.Render(result.Diagnostics);
        foreach (Diagnostic diagnostic in result.Diagnostics)
            Assert.True(diagnostic.Span.Start >= 0 && diagnostic.Span.Length >= 0 && diagnostic.Span.End <= text.Text.Length, diagnostic.Text);
        AllInside(result.File, text);
    }

    private static void AllInside(SyntaxNode node, SourceText text)
    {
        Assert.Same(text, node.Span.File);
        Assert.True(node.Span.Start >= 0 && node.Span.Length >= 0 && node.Span.End <= text.Text.Length, node.GetType().Name);
        foreach (System.Reflection.PropertyInfo property in node.GetType().GetProperties())
            if (property.PropertyType.IsAssignableTo(typeof(SyntaxNode)) && property.GetValue(node) is SyntaxNode child) AllInside(child, text);
            else if (property.GetValue(node) is System.Collections.IEnumerable many and not string)
                foreach (object? item in many)
                    if (item is SyntaxNode part) AllInside(part, text);
    }

    public static TheoryData<string> Names => Samples.Baselines;

    /// <summary>Leaves out, doubles, swaps or replaces one word of a sample.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void One_wrong_word_never_throws(string name)
    {
        string[] words = Samples.Read($"tests/baselines/{name}/main.statute").Text.Split(' ');
        string[] others = ["and", "of", "(", ")", "\"", "relief", "where", "is", "§", "(a)", "\n", "\n        ", "all of", "7 years", "not", ",", "`", "\"\"\"", "if", "--"];
        Gen.Select(Gen.Int[0, words.Length - 1], Gen.Int[0, 3], OneOf(others)).Sample((at, kind, other) =>
        {
            List<string> mutated = [.. words];
            switch (kind)
            {
                case 0:
                    mutated.RemoveAt(at);
                    break;
                case 1:
                    mutated.Insert(at, words[at]);
                    break;
                case 2:
                    (mutated[at], mutated[(at + 1) % words.Length]) = (mutated[(at + 1) % words.Length], mutated[at]);
                    break;
                default:
                    mutated[at] = other;
                    break;
            }
            Survives(string.Join(' ', mutated));
        }, iter: 60);
    }

    private static Gen<string> OneOf(string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    [Fact]
    public void Random_signs_never_throw() =>
        Gen.String[Gen.Char["relif \n\t\"'`()§-–$0123456789,.;:<>=\u2028\uD83D\u00A0aMé"], 0, 200].Sample(Survives, iter: 300);

    [Fact]
    public void Random_words_never_throw() =>
        OneOf([.. SyntaxFacts.Keywords, "grade", "M2", "\"x\"", "(a)", "7 years", "2024-01-01", "18 § 2701", "\n", "\n    ", "\n        ", ",", "(", ")", "'s", "at least", "all of"])
            .Array[0, 60].Sample(words => Survives(string.Join(' ', words)), iter: 300);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    [InlineData("\uDFFF\uD83D")]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("`")]
    [InlineData("(((")]
    [InlineData(")))")]
    [InlineData("    relief")]
    [InlineData("when\n  all of\n relief \"x\" for y")]
    [InlineData("text \"\"\"a\"\"\" text \"\"\"b\"\"\"\ntext \"\"\"c\"\"\"")]
    [InlineData("define a */ \"; System.Exit(1); // as a charge")]
    [InlineData("parameter x\n    999999999999999999999999 years\n    $99999999999999999999999999.99\n    99999999999999999999")]
    [InlineData("example \"x\"\n    today is 0000-00-00\n    today is 9999\n")]
    public void Odd_texts_never_throw(string text) => Survives(text);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("not ", "")]
    [InlineData("if registrant then deceased else ", "")]
    [InlineData("no conviction of the person where ", "")]
    public void A_nest_deeper_than_a_hundred_is_refused_in_words(string open, string close)
    {
        string Nest(int depth) =>
            $"relief \"A\" for a conviction\n    when {string.Concat(Enumerable.Repeat(open, depth))}registrant{string.Concat(Enumerable.Repeat(close, depth))}\n";

        Assert.Empty(Samples.Parse(Nest(45)).Diagnostics);
        Assert.Same(SyntaxErrors.TooDeep, Assert.Single(Samples.Parse(Nest(200)).Diagnostics).Descriptor);
        Assert.Same(SyntaxErrors.TooDeep, Assert.Single(Samples.Parse(Nest(50_000)).Diagnostics).Descriptor);
    }

    [Fact]
    public void Blocks_nested_deeper_than_a_hundred_are_refused_too()
    {
        string text = "relief \"A\" for a conviction\n    when all of\n" +
            string.Concat(Enumerable.Range(0, 500).Select(i => new string(' ', 8 + i) + "all of\n")) + new string(' ', 600) + "registrant\n";

        Assert.Same(SyntaxErrors.TooDeep, Assert.Single(Samples.Parse(text).Diagnostics).Descriptor);
    }

    [Fact]
    public void A_text_larger_than_four_million_signs_is_refused()
    {
        Diagnostic message = Assert.Single(Samples.Parse(new string('x', StatuteFrontEnd.MostCharacters + 1)).Diagnostics);

        Assert.Same(SyntaxErrors.TooLarge, message.Descriptor);
    }

    [Fact]
    public void A_long_file_of_mistakes_is_read_in_reasonable_time()
    {
        string text = string.Concat(Enumerable.Repeat("relief B for a conviction\n    when all\n        (a) grade M2 is\n", 3000));

        Assert.True(Samples.Parse(text).Diagnostics.Length >= 3000);
    }
}
