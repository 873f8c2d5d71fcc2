using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>A grade that is known and has no rank leaves a comparison open: the reason says so, and calls nothing missing.</summary>
public sealed class UnrankedTests
{
    [Theory]
    [InlineData("grade is at most M1", "F", "grade of charge 1 of case 1 (`F` has no rank beside `M1`)")]
    [InlineData("grade is at most M1", "missing", "grade of charge 1 of case 1")]
    [InlineData("highest grade of convictions of the person is at most M1, no if none", "F", "grade of charge 1 of case 1 (`F` has no rank beside `M1`)")]
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
        Assert.Empty(compilation.Diagnostics);
        DiagnosticBag problems = new();
        ExampleResult result = Assert.Single(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter)], problems));
        Assert.EndsWith($"; missing: {reason}", result.Difference, StringComparison.Ordinal);
    }
}
