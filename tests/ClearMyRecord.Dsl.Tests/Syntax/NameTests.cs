using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>Names are matched before keywords.</summary>
public class NameTests
{
    [Fact]
    public void A_scan_finds_declared_names_and_used_files()
    {
        FileOutline outline = StatuteFrontEnd.Scan(new("test.statute", """
            bill "B" amends "us-pa/clean-slate" effective 2028-01-01
            use "standard/model"
            record charge
                sex offense listed is yes or no, a finding
                disposition is one of not guilty, plea to other counts,   -- values go on
                       held for court or `other`, in examples not guilty  "how it ended"
                note is text
            define a crime of violence as a charge where note is known
            define wait for release of a conviction as 7 years
            define in custody of a person as incarcerated is yes
            parameter years to wait   cite "(a)"
                7 years
            offenses danger to the person
                18 § 2501
            parameter sections
                offenses from 2016-11-09
                    HS 1
            question "q"
                reading look back
            example "x"
                given a person called the other one where note is known
            """));

        Assert.Equal(["standard/model"], outline.UsedPaths.Select(p => p.Text));
        Assert.Equal("us-pa/clean-slate", outline.AmendedPath?.Text);
        Assert.Equal(
            "sex offense listed, disposition, not guilty, plea to other counts, held for court, other, note, crime of violence, wait for release, in custody, "
            + "years to wait, danger to person, sections, look back, other one", string.Join(", ", outline.DeclaredNames));
    }

    [Theory]
    [InlineData("offense is in danger to the person", typeof(IsInSyntax))]
    [InlineData("disposition is not guilty by reason of insanity", typeof(CompareSyntax))]
    [InlineData("disposition is one of not guilty, no contest or held for court", typeof(OneOfSyntax))]
    [InlineData("the person has at least 2 crimes of violence", typeof(QuantifiedSyntax))]
    [InlineData("it is a crime of violence", typeof(IsASyntax))]
    [InlineData("years to wait has passed since disposition date", typeof(PassedSyntax))]
    public void Imported_names_with_reserved_words_are_read_as_names(string condition, Type expected)
    {
        ParseResult result = StatuteFrontEnd.Parse(new("test.statute", $"relief \"A\" for a conviction\n    when {condition}\n"),
            ["danger to person", "not guilty by reason of insanity", "not guilty", "no contest", "held for court", "crime of violence", "crimes of violence", "years to wait"]);

        Assert.Empty(result.Diagnostics);
        Assert.IsType(expected, Assert.Single(Assert.IsType<ReliefSyntax>(result.File.Members[0]).When));
    }

    [Theory]
    [InlineData("any offense is known")]
    [InlineData("all offenders is known")]
    [InlineData("registrant is injured")]
    [InlineData("registrant is in-state")]
    [InlineData("sum offered is known")]
    [InlineData("maximum term is 2 daystars")]
    public void A_phrase_counts_only_as_whole_words(string condition)
    {
        ParseResult result = Samples.Parse($"relief \"A\" for a conviction\n    when {condition}\n");

        Assert.DoesNotContain(result.Diagnostics, d => d.Text.Contains("fense", StringComparison.Ordinal) && !d.Text.Contains("offense", StringComparison.Ordinal));
        Assert.True(result.Diagnostics.Length == 0 || condition.Contains("daystars", StringComparison.Ordinal));
    }

    [Fact]
    public void A_phrase_cut_by_a_line_break_is_still_that_phrase()
    {
        ParseResult result = Samples.Parse("relief \"A\" for a conviction\n    when count of convictions of the person is at\n        least 3 and it is\n        a felony\n");

        Assert.Empty(result.Diagnostics);
        JoinSyntax join = Assert.IsType<JoinSyntax>(Assert.Single(Assert.IsType<ReliefSyntax>(result.File.Members[0]).When));
        Assert.Equal(CompareOp.AtLeast, Assert.IsType<CompareSyntax>(join.Operands[0]).Op);
        Assert.IsType<IsASyntax>(join.Operands[1]);
    }

    [Theory]
    [InlineData("the danger to a person", "danger to person")]
    [InlineData("`danger to the person`", "danger to person")]
    public void Articles_and_backquotes_do_not_count(string written, string name) => Assert.Equal(name, NameJoiner.Words(written));
}
