namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>What a relief does, when it waits, and whom it reaches.</summary>
public sealed class EffectTests
{
    private const string Redesignation = """
        relief "redesignation" for a conviction
            effect
                (2) dismissed, automatic where grade is one of M2, M3
                (9) reduced to misdemeanor, by petition where grade is F3
                no relief otherwise
            when disposition date is before 2020-01-01
            hold while any of
                (objection) the case's objection date is on or before today, no if none
                (notice)    1 month has not passed since the case's filing date, presume no if missing

        """;

    [Fact]
    public void The_first_true_row_counts() => ReliefLaw.Holds(Redesignation + """
        example "rows"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the minor one where grade is M2, disposition date is 2019-01-01
                    with a conviction called the felony where grade is F3, disposition date is 2019-01-01
                    with a conviction called the grave one where grade is F1, disposition date is 2019-01-01
                    with a conviction called the open one where grade is missing, disposition date is 2019-01-01
                    with a conviction called the late one where grade is F3, disposition date is 2021-01-01
            expect "redesignation" for the minor one is eligible, with effect dismissed
            expect "redesignation" for the felony is eligible, with effect reduced to misdemeanor
            expect "redesignation" for the grave one is not eligible, because of (effect)
            expect "redesignation" for the open one needs review, with effect dismissed or reduced to misdemeanor
            expect "redesignation" for the late one is not eligible, because of (1)
        """);

    [Fact]
    public void A_hold_leaves_eligible_what_is_eligible() => ReliefLaw.Holds(Redesignation + """
        example "holds"
            today is 2024-01-15
            given a person
                with a case where objection date is 2023-12-01, filing date is 2024-01-01
                    with a conviction called the felony where grade is F3, disposition date is 2019-01-01
                with a case
                    with a conviction called the free one where grade is F3, disposition date is 2019-01-01
                    with a conviction called the grave one where grade is F1, disposition date is 2019-01-01
            expect "redesignation" for the felony is eligible, on hold because of (objection) and (notice), with effect reduced to misdemeanor
            on 2024-02-01 expect "redesignation" for the felony is eligible, on hold because of (objection)
            expect "redesignation" for the free one is eligible
            expect "redesignation" for the grave one is not eligible
        """);

    [Fact]
    public void A_hold_that_nobody_can_tell_is_a_perhaps() => ReliefLaw.Holds(Redesignation + """
        example "holds that are certain, and holds that may be"
            today is 2024-01-15
            given a person
                with a case where objection date is missing, filing date is 2020-01-01
                    with a conviction called the felony where grade is F3, disposition date is 2019-01-01
                with a case where objection date is missing, filing date is 2024-01-01
                    with a conviction called the later one where grade is F3, disposition date is 2019-01-01
            expect "redesignation" for the felony is eligible, perhaps on hold
            expect "redesignation" for the felony is eligible, perhaps on hold because of (objection)
            expect "redesignation" for the later one is eligible, on hold because of (notice)
            expect "redesignation" for the later one is eligible, on hold because of (notice), perhaps on hold because of (objection)
        """);

    [Theory]
    [InlineData("missing", "on hold because of (objection)", "and it is perhaps on hold because of (objection)")]
    [InlineData("missing", "perhaps on hold because of (notice)", "and it is perhaps on hold because of (objection)")]
    [InlineData("2023-12-01", "perhaps on hold because of (objection)", "and it is on hold because of (objection)")]
    [InlineData("not applicable", "perhaps on hold", "and it is not on hold")]
    public void A_certain_hold_and_a_possible_one_are_told_apart(string objection, string expected, string came)
    {
        Xunit.Sdk.XunitException told = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ReliefLaw.Holds(Redesignation + $"""
            example "hold"
                today is 2024-01-15
                given a person
                    with a case where objection date is {objection}, filing date is 2020-01-01
                        with a conviction where grade is F3, disposition date is 2019-01-01
                expect "redesignation" is eligible, {expected}
            """));
        Assert.Contains(came, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_that_says_nothing_of_a_hold_fails_beside_one()
    {
        Xunit.Sdk.XunitException told = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ReliefLaw.Holds(Redesignation + """
            example "hold unsaid"
                today is 2024-01-15
                given a person
                    with a case where objection date is 2023-12-01
                        with a conviction where grade is F3, disposition date is 2019-01-01
                expect "redesignation" is eligible
            """));
        Assert.Contains("on hold because of (objection)", told.Message, StringComparison.Ordinal);
    }
}
