using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;

namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>A record of an example is what it is called, or nobody can tell: never certainly something else.</summary>
public sealed class GivenKindTests
{
    private const string Law = """
        define an owing case as a case where restitution balance is more than $0
        define a late charge as a charge where disposition date is on or after 2020-01-01
        define a lasting charge as a charge where any of
            (a) grade is at least F3
            (b) grade is M1, in force from 2030-01-01
        define a plain felony as a felony where not (grade is F1 or grade is F2)

        relief "sealing" for a charge
            effect sealed, automatic
            when grade is M2


        """;

    [Theory]
    [InlineData("conviction where disposition is dismissed")]
    [InlineData("felony where grade is M2, disposition is guilty plea")]
    [InlineData("plain felony where grade is F2, disposition is guilty plea")]
    [InlineData("plain felony where grade is M1, disposition is guilty plea")]
    [InlineData("owing case where restitution balance is $0")]
    [InlineData("late charge where disposition date is 2019-12-31")]
    [InlineData("late charge where disposition date is 2019")]
    [InlineData("conviction where disposition is guilty plea", false)]
    [InlineData("conviction where disposition is missing", false)]
    [InlineData("felony where grade is F3, disposition is guilty plea", false)]
    [InlineData("felony where grade is F, disposition is guilty plea", false)] // no rank: nobody can tell
    [InlineData("plain felony where grade is F3, disposition is guilty plea", false)]
    [InlineData("owing case where restitution balance is $1", false)]
    [InlineData("owing case where restitution balance is missing", false)]
    [InlineData("late charge where disposition date is 2020-01-01", false)]
    [InlineData("late charge where disposition date is missing", false)]
    [InlineData("lasting charge where grade is M1", false)] // law of some days
    public void What_its_own_facts_keep_it_from_being_is_an_error(string given, bool isError = true)
    {
        Compilation compilation = ReliefLaw.Compile(Law + $"""
            example "one"
                today is 2024-01-01
                given a person
                    with a {given}
                    with a charge called the other one where grade is M3
                expect "sealing" for the other one is not eligible

            """);
        Assert.True(compilation.Diagnostics.IsEmpty, DiagnosticRenderer.Render(compilation.Diagnostics));
        Assert.Equal(isError ? [ExampleErrors.NoneOfItsKind] : [], compilation.ExampleDiagnostics.Select(message => message.Descriptor));
    }
}
