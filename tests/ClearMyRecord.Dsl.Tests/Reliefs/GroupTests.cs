namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>Groups wherever a record may stand: in order, called something, granted something, within another search.</summary>
public sealed class GroupTests
{
    private const string Matters = """
        record charge
            docket is text, may not apply
            count number is a number

        group matter gathers charges of a person by docket
        group session gathers charges of a person by disposition date
        define first day of a matter as earliest offense date of charges of the matter
        define size of a matter as count of charges of the matter
        define a grave matter as a matter where there is a felony of the matter

        """;

    [Fact]
    public void The_second_of_groups_is_not_the_second_of_charges() => ReliefLaw.Holds(Matters + """
        relief "sealing" for a person
            effect sealed, automatic
            reaches charges of the person
            when the second earliest matter of the person by first day is before 2015-01-01, no if none

        relief "largest but one" for a matter
            effect sealed, automatic
            when all of
                (size)  the second latest matter of the person by size is at most 1, yes if none
                (other) the 3rd latest (other matter of the person where size is at least 1) by first day is before 2010-01-01, yes if none

        example "two charges of one docket hold one place"
            today is 2024-01-01
            given a person
                with a case
                    with a charge called the first where docket is "A", offense date is 2012-01-01
                    with a charge where docket is "a", offense date is 2013-01-01
                    with a charge where docket is "B", offense date is 2015-01-01
            expect "sealing" is not eligible, because of (1)
            expect "largest but one" for the first is eligible

        example "a day earlier"
            today is 2024-01-01
            given a person
                with a case
                    with a charge where docket is "A", offense date is 2012-01-01
                    with a charge where docket is "A", offense date is 2013-01-01
                    with a charge where docket is "B", offense date is 2014-12-31
            expect "sealing" is eligible

        example "one of no docket is in no matter, so there are fewer than two"
            today is 2024-01-01
            given a person
                with a case
                    with a charge where docket is "A", offense date is 2012-01-01
                    with a charge where docket is not applicable, offense date is 2013-01-01
            expect "sealing" is not eligible, because of (1)

        example "a docket not recorded, where it does not matter"
            today is 2024-01-01
            given a person
                with a case
                    with a charge where docket is "A", offense date is 2012-01-01
                    with a charge where docket is missing, offense date is 2013-01-01
                    with a charge where docket is "B", offense date is 2014-12-31
            expect "sealing" is eligible

        example "and where it does"
            today is 2024-01-01
            given a person
                with a case
                    with a charge where docket is "A", offense date is 2012-01-01
                    with a charge where docket is missing, offense date is 2013-01-01
                    with a charge where docket is "B", offense date is 2015-01-01
            expect "sealing" needs review, because docket is missing
        """);

    [Fact]
    public void What_one_charge_was_granted_the_group_was() => ReliefLaw.Holds(Matters + """
        relief "sealing" for a matter
            effect sealed, automatic
            when size is at least 1

        relief "expungement" for a matter
            effect expunged, by petition
            after relief "sealing"
            when size is at least 1

        relief "beside" for a charge
            effect sealed, by petition
            when the matter has not been granted "sealing"

        relief "elsewhere" for a matter
            effect sealed, by petition
            when no other matter of the person that has been granted "sealing"

        example "one of two charges of the matter was sealed: both have the answer of the matter"
            today is 2024-01-01
            given a person
                with a case
                    with a charge called the sealed one where docket is "A", cleared under is "sealing", cleared date is 2020-01-01
                    with a charge called its neighbour where docket is "A"
                    with a charge called the last where docket is "B"
            expect "sealing" for the sealed one is eligible
            expect "sealing" for its neighbour is eligible
            expect "expungement" for the sealed one is eligible
            expect "expungement" for its neighbour is eligible
            expect "expungement" for the last is not eligible, because of (after)
            expect "beside" for its neighbour is not eligible, because of (1)
            expect "beside" for the last is eligible
            expect "elsewhere" for its neighbour is eligible
            expect "elsewhere" for the last is not eligible, because of (1)

        example "all charges of the matter were sealed"
            today is 2024-01-01
            given a person
                with a case
                    with a charge called the sealed one where docket is "A", cleared under is "sealing", cleared date is 2020-01-01
                    with a charge called its neighbour where docket is "A", cleared under is "sealing", cleared date is 2020-01-01
                    with a charge called the last where docket is "B"
            expect "sealing" for the sealed one is not covered
            expect "sealing" for its neighbour is not covered
            expect "sealing" for the last is eligible
        """);

    [Fact]
    public void Searches_within_searches_keep_apart_whom_they_name() => ReliefLaw.Holds(Matters + """
        relief "first of all" for a person
            effect sealed, automatic
            reaches charges of the person
            when all of
                (group)  there is a matter of the person called the first one where every matter of the person other than the first one satisfies (first day is after the first one's first day, no if none)
                (every)  every matter of the person called the one satisfies there is a charge of the one where offense date is before 2020-01-01
                (case)   there is a case of the person called the docket where no charge of the person other than the docket where grade is F1
                (charge) every charge of the person called the worst satisfies no other charge of the person where grade is more than the worst's grade
                (mixed)  there is a charge of the person called the one there where (there is a matter of the person other than the matter where (first day is after the one there's offense date, no if none))

        example "each search finds one"
            today is 2024-01-01
            given a person
                with a case
                    with a charge where docket is "A", offense date is 2012-01-01, grade is F1
                with a case
                    with a charge where docket is "B", offense date is 2013-01-01, grade is F1
                    with a charge where docket is "B", offense date is 2014-01-01, grade is F1
            expect "first of all" is not eligible, because of (case)
        """);

    [Fact]
    public void The_key_of_a_group_applies_and_tells_it_apart() => ReliefLaw.Holds(Matters + """
        relief "named" for a matter
            effect sealed, automatic
            when docket is one of "A", "B"

        relief "few" for a person
            effect sealed, automatic
            reaches matters of the person where size is at most 2
            when count of distinct docket over matters of the person is at most 2

        example "three charges of two matters"
            today is 2024-01-01
            given a person
                with a case
                    with a charge called the first where docket is "A"
                    with a charge where docket is "a"
                    with a charge called the last where docket is "C"
                    with a charge called the loose one where docket is not applicable
            expect "named" for the first is eligible
            expect "named" for the last is not eligible, because of (1)
            expect "named" for the loose one is not covered
            expect "few" is eligible
        """);

    [Fact]
    public void A_cap_on_groups_ranks_each_once_and_leaves_open_what_blanks_do() => ReliefLaw.Holds(Matters + """
        relief "set aside" for a matter
            effect set aside, by petition
            when size is at least 1
            limited to 2 per person, earliest first day first

        example "three matters of which two"
            today is 2024-01-01
            given a person
                with a case
                    with a charge called the first where docket is "A", offense date is 2010-01-01
                    with a charge called its neighbour where docket is "A", offense date is 2019-01-01
                    with a charge called the second where docket is "B", offense date is 2011-01-01
                    with a charge called the third where docket is "C", offense date is 2012-01-01
            expect "set aside" for its neighbour is eligible
            expect "set aside" for the second is eligible
            expect "set aside" for the third is not eligible, because of (limit)

        example "one without a docket takes a place of its own, or none"
            today is 2024-01-01
            given a person
                with a case
                    with a charge called the first where docket is "A", offense date is 2010-01-01
                    with a charge where docket is missing, offense date is 2011-06-01
                    with a charge called the third where docket is "C", offense date is 2012-01-01
            expect "set aside" for the first is eligible
            expect "set aside" for the third needs review
        """);
}
