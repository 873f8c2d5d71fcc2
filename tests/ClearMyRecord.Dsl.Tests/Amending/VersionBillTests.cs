using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Mutating;

namespace ClearMyRecord.Dsl.Tests.Amending;

/// <summary>What bills, mutations and coverage make of definitions and lists that have versions.</summary>
public sealed class VersionBillTests
{
    private const string Law = """
        statute "Law"
            jurisdiction US-PA
            calendar years roll back
            citation format "TITLE § SECTION"
        record charge
            grade is one of felony > misdemeanor > infraction
            offense is a citation
            disposition date is a date
        define clock of a charge as
            in force until 2020-01-01
            10 years
        define clock of a charge as
            in force from 2020-01-01
            (A) 7 years where grade is felony
            2 years otherwise
        define a grave charge as a charge where grade is felony
        offenses listed
            18 § 1
        relief "C" for a charge
            when clock has passed since disposition date
        relief "G" for a charge
            when it is not a grave charge
        relief "L" for a charge
            when offense is not in listed

        """;

    [Fact]
    public void A_version_enacted_ends_the_one_before_and_those_after() => Expect(
        [("law", Law), ("first", Bill("law", "2030-01-01", Enact("define clock of a charge as 20 years", "offenses listed\n            18 § 2")))],
        Bill("first", "2028-01-01", Enact("define clock of a charge as 1 year", "define a grave charge as a charge where grade is misdemeanor", "offenses listed\n            18 § 3")), """
            example "around the days of both bills"
                given a person
                    with a case
                        with a charge where grade is felony, disposition date is 2026-01-01, offense is 18 § 1
                on 2027-12-31 expect "C" is not yet eligible, until 2028-01-01
                on 2028-01-01, 2030-01-01 expect "C" is eligible
                on 2027-12-31 expect "G" is not yet eligible, until 2028-01-01
                on 2028-01-01 expect "G" is eligible
                on 2027-12-31 expect "L" is not yet eligible, until 2028-01-01
                on 2028-01-01, 2030-01-01 expect "L" is eligible
            """);

    [Fact]
    public void A_version_may_be_enacted_for_a_day_after_the_bills() => Expect(
        [("law", Law)], Bill("law", "2028-01-01", Enact("define clock of a charge as\n            in force from 2029-01-01\n            1 year")), """
            example "from 2029 on"
                given a person
                    with a case
                        with a charge where grade is felony, disposition date is 2026-01-01, offense is 18 § 1
                on 2028-12-31 expect "C" is not yet eligible, until 2029-01-01
                on 2029-01-01 expect "C" is eligible
            """);

    [Fact]
    public void A_later_bill_says_anew_what_an_earlier_one_enacted() => Expect(
        [("law", Law), ("first", Bill("law", "2028-01-01", Enact("define a grave charge as a charge where grade is misdemeanor")))],
        Bill("first", "2029-01-01", "in define grave charge reads a charge where grade is infraction"), """
            example "misdemeanors for a year, then infractions"
                given a person
                    with a case
                        with a charge called the felony where grade is felony
                        with a charge called the misdemeanor where grade is misdemeanor
                        with a charge called the infraction where grade is infraction
                on 2027-12-31 expect "G" for the felony is not yet eligible, until 2028-01-01
                on 2028-01-01, 2029-01-01 expect "G" for the felony is eligible
                on 2028-12-31 expect "G" for the misdemeanor is not yet eligible, until 2029-01-01
                on 2029-01-01 expect "G" for the misdemeanor is eligible
                on 2028-12-31 expect "G" for the infraction is eligible
                on 2029-01-01 expect "G" for the infraction is not eligible
            """);

    [Theory]
    [InlineData("strike (A) from define clock")]
    [InlineData("in define clock, (A) reads 5 years where grade is felony")]
    [InlineData("insert into define clock\n        (B) 5 years where grade is misdemeanor")]
    [InlineData("insert into offenses listed\n        18 § 9")]
    [InlineData("strike 18 § 1 from offenses listed")]
    public void A_piece_of_what_changes_again_is_not_amended_in_silence(string amendment)
    {
        SmallLaws library = new(("law", Law), ("first", Bill("law", "2030-01-01", Enact("define clock of a charge as 20 years", "offenses listed\n            18 § 2"))));
        Compilation bill = new(new("bill.statute", Bill("first", "2028-01-01", amendment)), library);
        Assert.Equal(RuleErrors.ChangesAgain, Assert.Single(bill.Diagnostics).Descriptor);
        Compilation after = new(new("bill.statute", Bill("first", "2031-01-01", amendment.Contains("listed", StringComparison.Ordinal) && amendment.StartsWith("insert", StringComparison.Ordinal)
            ? amendment : "insert into offenses listed\n        18 § 9")), library);
        Assert.Empty(after.Diagnostics);
    }

    private const string Examples = """
        example "the day before and the day"
            given a person
                with a case
                    with a charge where grade is felony, disposition date is 2011-01-01, offense is 18 § 2
            on 2019-12-31 expect "C" is not yet eligible, until 2020-01-01
            on 2020-01-01 expect "C" is eligible

        """;

    [Fact]
    public void The_day_of_a_change_is_an_edge_and_moves_for_both_versions_at_once()
    {
        Compilation law = new SmallLaws().CompileText("law.statute", Law + Examples);
        Mutation[] days = [.. MutationFinder.Find(law).Where(mutation => mutation.Old == "2020-01-01")];
        Assert.Equal(["2019-12-31", "2020-01-02"], days.Select(mutation => mutation.New).Order(StringComparer.Ordinal));
        Assert.All(MutationRun.Run(law, new SmallLaws()).Where(result => result.Mutation.Old == "2020-01-01"), result => Assert.Equal(MutationFate.Noticed, result.Fate));

        CoverSide[] edge = [.. CoverRun.Measure(law).Sides.Where(side => side.Item.Words == "in force until 2020-01-01")];
        Assert.Equal(["the day", "the day before"], edge.Where(side => side.IsCovered).Select(side => side.Name).Order(StringComparer.Ordinal));
        Compilation without = new SmallLaws().CompileText("law.statute", Law + Examples.Replace("2019-12-31", "2020-06-01", StringComparison.Ordinal).Replace("not yet eligible, until 2020-01-01", "eligible", StringComparison.Ordinal));
        Assert.DoesNotContain(CoverRun.Measure(without).Sides, side => side.Item.Words == "in force until 2020-01-01" && side is { Name: "the day before", IsCovered: true });
    }

    private static string Enact(params string[] declarations) => "enact\n        " + string.Join("\n        ", declarations);

    private static string Bill(string amends, string effective, string lines) => $"""
        bill "B" amends "{amends}" effective {effective}
            {lines}
        """;

    private static void Expect((string, string)[] files, string bill, string examples)
    {
        Compilation compilation = new SmallLaws(files).CompileText("bill.statute", bill + "\n\n" + examples);
        DiagnosticBag problems = new();
        Assert.All(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], problems),
            example => Assert.Equal("", example.Difference));
        Assert.True(!problems.HasErrors, DiagnosticRenderer.Render(problems.ToSorted()));
    }
}
