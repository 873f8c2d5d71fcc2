using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Statutes;
using ClearMyRecord.Dsl.Tests.Syntax;

namespace ClearMyRecord.Dsl.Tests.Reference;

/// <summary>Every sentence and every word of the grammar stands in a sample of the reference, which other tests compile and run.</summary>
public sealed class ConstructCoverage
{
    /// <summary>What no sample can show, and why.</summary>
    private static readonly Dictionary<string, string> s_nowhere = new()
    {
        ["ARTICLE"] = "read over", ["BLANK"] = "read over", ["COMMENT"] = "read over",
        ["TAB"] = "a mistake", ["HYPHEN"] = "a mistake", ["ODD"] = "a mistake", ["OPEN_NAME"] = "a mistake", ["OPEN_STRING"] = "a mistake", ["OPEN_TEXT"] = "a mistake",
        ["BillLineMember"] = "an amendment outside a bill: a mistake", ["VerbOutcome"] = "an outcome that there is not: a mistake",
    };

    [Fact]
    public void Every_construct_of_the_grammar_stands_in_a_sample()
    {
        HashSet<string> used = [];
        foreach (string path in StatuteFolder.Samples)
        {
            SourceText text = StatuteFolder.Open(path);
            used.UnionWith(GrammarProfile.Used(text, Samples.ImportedNames(new(Path.GetRelativePath(Helpers.Repository.Root, text.Path), text.Text))));
        }

        string[] unshown = [.. GrammarProfile.Constructs().Where(construct => !used.Contains(construct) && !s_nowhere.ContainsKey(construct))];
        Assert.True(unshown.Length == 0, $"no file under grammar/samples uses {string.Join(", ", unshown)}: add each to the sample of its section, with an example that shows it");
        Assert.DoesNotContain(s_nowhere.Keys, used.Contains);
    }
}
