using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>The worked cases of the fact sheets stand beside the law under their numbers; a case that is dropped is noticed.</summary>
public sealed class WorkedCases
{
    /// <summary>For each case of a fact sheet, the examples that show it and the outcomes they expect.</summary>
    public static TheoryData<string, int, int, int> Cases => new()
    {
        { "us-pa/clean-slate", 1, 2, 5 },
        { "us-pa/clean-slate", 2, 2, 5 },
        { "us-pa/clean-slate", 3, 1, 2 },
        { "us-pa/clean-slate", 4, 1, 3 },
        { "us-pa/clean-slate", 5, 3, 4 },
        { "us-pa/clean-slate", 6, 1, 4 },
        { "us-pa/clean-slate", 7, 1, 2 },
        { "us-pa/clean-slate", 8, 1, 2 },
        { "us-il/sealing", 1, 1, 3 },
        { "us-il/sealing", 2, 1, 7 },
        { "us-il/sealing", 3, 1, 3 },
        { "us-il/sealing", 4, 1, 4 },
        { "us-il/sealing", 5, 2, 8 },
        { "us-il/sealing", 6, 3, 6 },
        { "us-il/sealing", 7, 2, 6 },
        { "us-il/sealing", 8, 2, 2 },
        { "us-il/sealing", 9, 2, 4 },
        { "us-il/sealing", 10, 1, 2 },
        { "us-or/set-aside", 1, 2, 4 },
        { "us-or/set-aside", 2, 2, 5 },
        { "us-or/set-aside", 3, 1, 2 },
        { "us-or/set-aside", 4, 1, 2 },
        { "us-or/set-aside", 5, 2, 5 },
        { "us-or/set-aside", 6, 2, 5 },
        { "us-or/set-aside", 7, 2, 6 },
        { "us-or/set-aside", 8, 2, 3 },
        { "us-or/set-aside", 9, 1, 2 },
        { "us-or/set-aside", 10, 2, 5 },
        { "us-or/set-aside", 11, 4, 8 },
        { "us-or/set-aside", 12, 2, 5 },
        { "us-or/set-aside", 13, 1, 2 },
        { "us-or/set-aside", 14, 2, 3 },
        { "us-or/set-aside", 15, 3, 3 },
        { "us-mi/set-aside", 1, 1, 3 },
        { "us-mi/set-aside", 2, 1, 3 },
        { "us-mi/set-aside", 3, 1, 2 },
        { "us-mi/set-aside", 4, 1, 2 },
        { "us-mi/set-aside", 5, 1, 2 },
        { "us-mi/set-aside", 6, 3, 15 },
        { "us-mi/set-aside", 7, 2, 9 },
        { "us-mi/set-aside", 8, 3, 7 },
        { "us-mi/set-aside", 9, 1, 3 },
        { "us-mi/set-aside", 10, 1, 3 },
        { "us-ut/clean-slate", 1, 1, 3 },
        { "us-ut/clean-slate", 2, 1, 4 },
        { "us-ut/clean-slate", 3, 2, 5 },
        { "us-ut/clean-slate", 4, 1, 2 },
        { "us-ut/clean-slate", 5, 1, 1 },
        { "us-ut/clean-slate", 6, 1, 2 },
        { "us-ut/clean-slate", 7, 1, 4 },
        { "us-ut/clean-slate", 8, 1, 2 },
        { "us-ut/clean-slate", 9, 1, 2 },
        { "us-ut/clean-slate", 10, 1, 2 },
        { "us-ut/clean-slate", 11, 1, 3 },
        { "us-ut/clean-slate", 14, 8, 8 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Stand_beside_the_law(string path, int number, int examples, int expectations)
    {
        ExampleSyntax[] found = [.. Examples(path).Where(e => Numbers(e).Contains(number))];
        Assert.Equal(examples, found.Length);
        Assert.Equal(expectations, found.Sum(e => e.Expectations.Sum(x => Math.Max(1, x.On.Length))));
    }

    [Theory]
    [InlineData("us-pa/clean-slate")]
    [InlineData("us-il/sealing")]
    [InlineData("us-or/set-aside")]
    [InlineData("us-mi/set-aside")]
    [InlineData("us-ut/clean-slate")]
    public void Are_all_in_the_list_above(string path) =>
        Assert.Equal(
            Cases.Where(row => (string)row[0] == path).Select(row => (int)row[1]),
            Examples(path).SelectMany(Numbers).Distinct().Order());

    private static IEnumerable<ExampleSyntax> Examples(string path)
    {
        Compilation compilation = StatuteFolder.Compile(path);
        return compilation.Bound.Examples.Where(e => e.Span.File == compilation.Text);
    }

    /// <summary>"1, 2: the day before …" shows cases 1 and 2; "5b: …" belongs to case 5.</summary>
    private static IEnumerable<int> Numbers(ExampleSyntax example)
    {
        string[] head = [.. example.Name.Text.Split(':')[0].Split(", ").Select(piece => piece.TrimEnd('a', 'b', 'c'))];
        return head.All(piece => int.TryParse(piece, out _)) ? head.Select(int.Parse) : [];
    }
}
