using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Examples;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>An example that fails says by which of its expectations.</summary>
public sealed class FailedExampleTests
{
    [Fact]
    public void Of_several_expectations_the_one_that_failed_is_named_by_line_and_record() =>
        Assert.StartsWith("line 15, for the theft: on 2024-06-11 (interpreter): expected ", Difference("fraud", "theft"), StringComparison.Ordinal);

    [Fact]
    public void One_that_stands_alone_needs_no_line() =>
        Assert.StartsWith("on 2024-06-11 (interpreter): expected ", Difference("theft"), StringComparison.Ordinal);

    private static string Difference(params string[] expected)
    {
        Compilation compilation = new(new("failed.statute", $"""
            statute "Failed"

            use "us-pa/model"

            relief "sealing" for a conviction
                effect sealed, automatic
                when grade is M2

            example "two"
                today is 2024-06-11
                given a person
                    with a conviction called the fraud where grade is M2
                    with a conviction called the theft where grade is M1
                {string.Join("\n    ", expected.Select(name => $"expect \"sealing\" for the {name} is eligible"))}

            """), new StatuteFolder());
        Assert.Empty(compilation.Diagnostics);
        return Assert.Single(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter)], new())).Difference;
    }
}
