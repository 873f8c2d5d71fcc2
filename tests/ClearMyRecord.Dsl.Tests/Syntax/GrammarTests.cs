using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Syntax;

public partial class GrammarTests
{
    public static TheoryData<string> Files => Samples.All;

    /// <summary>"is one of A, B or C": "or" belongs to the list. "name" alone or as the value of a path is the same thing either way.</summary>
    private static readonly string[] Decided = ["choices"];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_sample_can_be_read_in_two_ways(string path)
    {
        SourceText text = Samples.Read(path);

        Assert.Empty(GrammarProfile.Ambiguities(text, Samples.ImportedNames(text)).Where(a => !Decided.Contains(a.Split(':')[0])).Distinct());
    }

    [Fact]
    public void The_list_of_keywords_is_the_grammars()
    {
        string lexer = File.ReadAllText(Repository.Path("grammar", "StatuteLexer.g4"));
        string words = lexer[lexer.IndexOf("// --- words", StringComparison.Ordinal)..lexer.IndexOf("// --- literals", StringComparison.Ordinal)];
        IEnumerable<string> keywords = Quoted().Matches(words).Select(m => m.Groups[1].Value).Concat(["is", "are"]);

        Assert.Equal(keywords.Order(StringComparer.Ordinal), SyntaxFacts.Keywords.Order(StringComparer.Ordinal));
    }

    /// <summary>Where a mistake ends, and what is read after it, hangs on the lists of the error strategy.</summary>
    [Fact]
    public void Every_line_and_every_block_of_the_grammar_is_known_to_recovery()
    {
        string grammar = File.ReadAllText(Repository.Path("grammar", "StatuteParser.g4"));
        string recovery = File.ReadAllText(Repository.Path("compiler", "ClearMyRecord.Dsl.Compiler", "Syntax", "Antlr", "StatuteErrorStrategy.cs"));

        string[] rules = [.. LineOrBlock().Matches(grammar).Select(m => m.Groups[1].Value)];
        Assert.Contains("reliefLine", rules);
        Assert.DoesNotContain(rules, rule => !recovery.Contains($"RULE_{rule},", StringComparison.Ordinal));
    }

    [GeneratedRegex("^([a-zA-Z]+(?:Line|Body))\\s*:(?= INDENT [a-zA-Z]+Line| [a-zA-Z]+(?:Item|Clause|Row)? NEWLINE)", RegexOptions.Multiline)]
    private static partial Regex LineOrBlock();

    [GeneratedRegex("'([a-z]+)'")]
    private static partial Regex Quoted();
}
