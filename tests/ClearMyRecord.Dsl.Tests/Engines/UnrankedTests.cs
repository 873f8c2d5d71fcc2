using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>A grade that is known and has no rank leaves a comparison open: the reason says so, and calls nothing missing.</summary>
public sealed class UnrankedTests
{
    [Theory]
    [InlineData("grade is at most M1", "F", "grade of charge 1 of case 1 (`F` has no rank beside `M1`)")]
    [InlineData("grade is at most M1", "missing", "grade of charge 1 of case 1")]
    [InlineData("highest grade of convictions of the person is at most M1, no if none", "F", "grade of charge 1 of case 1 (`F` has no rank)")]
    public void What_cannot_be_ranked_is_the_reason(string condition, string grade, string reason)
    {
        Compilation compilation = new(new("unranked.statute", $"""
            statute "Unranked"

            use "us-pa/model"

            relief "sealing" for a conviction
                effect sealed, automatic
                when {condition}

            example "one"
                today is 2024-06-11
                given a person
                    with a conviction where grade is {grade}
                expect "sealing" is eligible

            """), new StatuteFolder());
        Assert.EndsWith($"; missing: {reason}", Difference(compilation), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_law_leaves_open_is_said_of_the_law_once()
    {
        Compilation compilation = new(new("open.statute", """
            statute "Open"

            use "us-pa/model"

            relief "sealing" for a conviction
                effect sealed, automatic
                when grade is M2
                limited to 1 per person

            example "one"
                today is 2024-06-11
                given a person
                    with a conviction called the theft where grade is M2
                    with a conviction where grade is M2
                expect "sealing" for the theft is eligible

            """), new StatuteFolder());
        Assert.EndsWith("; missing: the law is unsettled: who comes first where sealing is limited, the law stating no order", Difference(compilation), StringComparison.Ordinal);
    }

    private static string Difference(Compilation compilation)
    {
        Assert.Empty(compilation.Diagnostics);
        return Assert.Single(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter)], new())).Difference;
    }
}
