namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>What one relief has to do with another: who would qualify for it, and who was granted it.</summary>
public sealed class GrantTests
{
    private const string Two = """
        relief "sealing" for a conviction
            effect sealed, automatic
            when all of
                (grade) grade is one of M2, M3
                (first) this conviction is not eligible for "expungement"

        relief "expungement" for a conviction
            effect expunged, by petition
            when all of
                (wait) 5 years have passed since disposition date
                (sealed) no other conviction of the person that has been granted "sealing"

        """;

    [Fact]
    public void Eligible_for_another_is_asked_of_today_and_moves_with_it() => ReliefLaw.Holds(Two + """
        example "before the other opens"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M2, disposition date is 2020-01-01
            expect "sealing" is eligible
            expect "expungement" is not yet eligible, until 2025-01-01, because of (wait)
            on 2025-01-01 expect "sealing" is not eligible, because of (first)
            on 2025-01-01 expect "expungement" is eligible
        """);

    [Fact]
    public void What_was_granted_is_a_fact_of_the_record() => ReliefLaw.Holds("""
        relief "sealing" for a conviction
            effect sealed, automatic
            when grade is one of M2, M3

        relief "expungement" for a conviction
            effect expunged, by petition
            after relief "sealing"
            when grade is M2

        relief "second chance" for a conviction
            effect sealed, by petition
            when no other conviction of the person that has been granted "sealing"

        example "sealed, undone, and to be sealed"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the sealed one where grade is M2, cleared date is 2023-01-01, cleared under is "sealing"
                    with a conviction called the restored one where grade is M2, cleared date is 2023-01-01, cleared under is "sealing", restored date is 2023-06-01
                    with a conviction called the other one where grade is M2
            expect "sealing" for the sealed one is not covered
            expect "sealing" for the restored one is eligible
            expect "sealing" for the other one is eligible
            expect "expungement" for the sealed one is eligible
            expect "expungement" for the restored one is not eligible, because of (after)
            expect "second chance" for the sealed one is eligible
            expect "second chance" for the other one is not eligible, because of (1)

        example "the day of the clearing is missing, or has not come"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the unclear one where grade is M2, cleared date is missing, cleared under is "sealing"
                    with a conviction called the coming one where grade is M2, cleared date is not yet, cleared under is "sealing"
            expect "expungement" for the unclear one needs review, because cleared date is missing
            expect "expungement" for the coming one is not eligible, because of (after)
            expect "sealing" for the coming one is eligible
        """);

    [Fact]
    public void A_case_is_covered_until_none_of_its_charges_is_left_to_clear() => ReliefLaw.Holds("""
        relief "dismissal" for a case
            effect dismissed, by petition
            reaches charges of the case where grade is one of M2, M3
            when restitution balance is at most $0

        example "one of two was cleared"
            today is 2024-01-01
            given a person
                with a case called the half where restitution balance is $0
                    with a conviction where grade is M2, cleared date is 2023-01-01, cleared under is "dismissal"
                    with a conviction where grade is M3
                with a case called the whole where restitution balance is $0
                    with a conviction where grade is M2, cleared date is 2023-01-01, cleared under is "dismissal"
                    with a conviction where grade is F1
            expect "dismissal" for the half is eligible
            expect "dismissal" for the whole is not covered
        """);

    [Fact]
    public void A_circle_is_one_message_that_shows_it_whole()
    {
        string messages = ReliefLaw.Messages("""
            define pair of a person as the person has at least 2 convictions that are eligible for "expungement"

            relief "sealing" for a conviction
                when the person's pair

            relief "expungement" for a conviction
                when no other conviction of the person that is eligible for "sealing"
            """);
        Assert.Contains("\"sealing\" → pair → \"expungement\" → \"sealing\"", messages, StringComparison.Ordinal);
        Assert.Equal(1, messages.Split("CMR").Length - 1);
    }
}
