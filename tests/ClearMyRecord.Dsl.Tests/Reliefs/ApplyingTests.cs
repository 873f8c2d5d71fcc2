namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>A test `applies` or `does not apply` beside a condition stands for `no if none` and `yes if none` (language.md, section 4).</summary>
public sealed class ApplyingTests
{
    [Fact]
    public void A_test_beside_a_condition_says_what_follows_of_none() => ReliefLaw.Holds("""
        define clock of a conviction as the later of sentence date and release date

        relief "both" for a conviction
            effect sealed
            when all of
                (had)  release date applies
                (wait) 5 years have passed since release date
        relief "either" for a conviction
            effect sealed
            when release date does not apply or 5 years have passed since release date
        relief "none" for a conviction
            effect sealed
            when none of
                (never) clock does not apply
                (wait)  5 years have not passed since clock plus 1 year
        relief "choice" for a conviction
            effect sealed
            when if release date applies then 5 years have passed since release date else grade is M2
        relief "exception" for a conviction
            effect sealed
            when 5 years have passed since release date, except where release date does not apply
        relief "within" for a conviction
            effect sealed
            when no conviction of the person where release date applies and not 5 years have passed since release date

        example "never imprisoned"
            today is 2020-01-01
            given a person
                with a case
                    with a conviction where grade is M2, sentence date is not applicable, release date is not applicable
            expect "both" is not eligible, because of (had)
            expect "either" is eligible
            expect "none" is not eligible, because of (never)
            expect "choice" is eligible
            expect "exception" is not eligible
            expect "within" is eligible

        example "released"
            given a person
                with a case
                    with a conviction where grade is M1, sentence date is 2014-01-01, release date is 2015-01-01
            on 2019-12-31 expect "both" is not yet eligible, until 2020-01-01, because of (wait)
            on 2020-01-01 expect "both" is eligible
            on 2019-12-31 expect "either" is not yet eligible, until 2020-01-01
            on 2020-12-31 expect "none" is not yet eligible, until 2021-01-01, because of (wait)
            on 2020-01-01 expect "choice" is eligible
            on 2019-12-31 expect "exception" is not yet eligible, until 2020-01-01
            on 2019-12-31 expect "within" is not yet eligible, until 2020-01-01

        example "nobody knows"
            today is 2020-01-01
            given a person
                with a case
                    with a conviction where grade is M1, sentence date is 2014-01-01, release date is missing
            expect "both" needs review, because release date is missing
            expect "either" needs review, because release date is missing
        """);

    [Theory]
    [InlineData("when release date applies or 5 years have passed since release date")]
    [InlineData("when release date does not apply and 5 years have passed since release date")]
    [InlineData("when sentence date applies and 5 years have passed since release date")]
    [InlineData("when all of\n        (a) release date applies, in force from 2020-01-01\n        (b) 5 years have passed since release date")]
    [InlineData("when at least 1 of\n        (a) release date applies\n        (b) 5 years have passed since release date")]
    [InlineData("when release date applies and every conviction of the person satisfies 5 years have passed since release date")]
    public void A_test_that_leaves_the_value_open_says_nothing(string when) => Assert.Contains(
        "`release date` may not apply to every record", ReliefLaw.Messages($"relief \"sealing\" for a conviction\n    effect sealed\n    {when}\n"), StringComparison.Ordinal);
}
