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

    [GeneratedRegex("'([a-z]+)'")]
    private static partial Regex Quoted();
}
