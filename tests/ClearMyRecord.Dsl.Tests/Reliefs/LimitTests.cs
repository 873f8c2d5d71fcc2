namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>Caps: so many of a person, in the order the law gives. What is unknown among them is unknown of them.</summary>
public sealed class LimitTests
{
    private static string Law(string limit) => $"""
        relief "set aside" for a conviction
            effect set aside, by petition
            when all of
                (grade) grade is one of M2, M3
                (wait)  5 years have passed since disposition date
            {limit}

        """;

    private const string Ranked = "limited to 2 per person, earliest sentence date first";

    [Fact]
    public void Those_first_in_order_are_eligible_and_time_does_not_cure_the_rest() => ReliefLaw.Holds(Law(Ranked) + """
        example "three of which two"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the third where grade is M2, disposition date is 2017-01-01, sentence date is 2012-01-01
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01, sentence date is 2010-01-01
                    with a conviction called the second where grade is M3, disposition date is 2011-01-01, sentence date is 2011-01-01
                    with a conviction called the felony where grade is F1, disposition date is 2001-01-01, sentence date is 2001-01-01
                    with a conviction called the young one where grade is M3, disposition date is 2022-01-01, sentence date is 2009-01-01
            expect "set aside" for the first is eligible
            expect "set aside" for the second is eligible
            expect "set aside" for the third is not eligible, because of (limit)
            expect "set aside" for the felony is not eligible, because of (grade)
            expect "set aside" for the young one is not yet eligible, until 2027-01-01, because of (wait)
            on 2027-01-01 expect "set aside" for the young one is eligible
            on 2027-01-01 expect "set aside" for the second is not eligible, because of (limit)
        """);

    [Fact]
    public void A_wait_that_ends_behind_a_full_cap_ends_nowhere() => ReliefLaw.Holds(Law(Ranked) + """
        example "late comer"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M2, disposition date is 2010-01-01, sentence date is 2010-01-01
                    with a conviction where grade is M3, disposition date is 2011-01-01, sentence date is 2011-01-01
                    with a conviction called the late one where grade is M3, disposition date is 2022-01-01, sentence date is 2022-01-01
            expect "set aside" for the late one is not eligible, because of (wait) and (limit)
        """);

    [Fact]
    public void A_place_that_another_gives_up_later_cures_nothing() => ReliefLaw.Holds("""
        relief "set aside" for a conviction
            effect set aside, by petition
            when grade is one of M2, M3
            unless any of
                (old) 10 years have passed since disposition date
            limited to 1 per person, earliest disposition date first

        example "the first one falls out in 2025"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the old one where grade is M2, disposition date is 2015-01-01
                    with a conviction called the new one where grade is M2, disposition date is 2020-01-01
            expect "set aside" for the old one is eligible
            expect "set aside" for the new one is not eligible, because of (limit)
            on 2025-01-01 expect "set aside" for the new one is eligible
        """);

    [Fact]
    public void Unknowns_a_tie_and_no_order_leave_it_open() => ReliefLaw.Holds(Law(Ranked) + """
        example "one whose grade is missing stands before the last"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01, sentence date is 2010-01-01
                    with a conviction called the unclear one where grade is missing, disposition date is 2011-01-01, sentence date is 2011-01-01
                    with a conviction called the last where grade is M3, disposition date is 2012-01-01, sentence date is 2012-01-01
            expect "set aside" for the first is eligible
            expect "set aside" for the last needs review, because grade is missing

        example "a tie at the cut"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01, sentence date is 2010-01-01
                    with a conviction called the twin where grade is M2, disposition date is 2011-01-01, sentence date is 2011-01-01
                    with a conviction called the other twin where grade is M3, disposition date is 2011-01-01, sentence date is 2011-01-01
            expect "set aside" for the first is eligible
            expect "set aside" for the twin needs review
            expect "set aside" for the other twin needs review
        """);

    [Fact]
    public void Without_an_order_only_fewer_than_the_cap_are_certain() => ReliefLaw.Holds(Law("limited to 2 per person") + """
        example "two"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01
                    with a conviction called the second where grade is M2, disposition date is 2011-01-01
            expect "set aside" for the first is eligible
            expect "set aside" for the second is eligible

        example "three"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01
                    with a conviction where grade is M2, disposition date is 2011-01-01
                    with a conviction where grade is M2, disposition date is 2012-01-01
            expect "set aside" for the first needs review

        example "three, where a run takes those not ranked for none before"
            today is 2024-01-01
            the reading of "who comes first where set aside is limited, the law stating no order" is none counts
            given a person
                with a case
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01
                    with a conviction where grade is M2, disposition date is 2011-01-01
                    with a conviction where grade is M2, disposition date is 2012-01-01
            expect "set aside" for the first is eligible
        """);

    [Fact]
    public void Those_granted_take_places_where_the_law_counts_them() => ReliefLaw.Holds(
        Law("limited to two per person, earliest sentence date first, counting those granted") + """
        example "one was set aside before"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M2, disposition date is 2005-01-01, sentence date is 2005-01-01, cleared date is 2015-01-01, cleared under is "set aside"
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01, sentence date is 2010-01-01
                    with a conviction called the second where grade is M3, disposition date is 2011-01-01, sentence date is 2011-01-01
            expect "set aside" for the first is eligible
            expect "set aside" for the second is not eligible, because of (limit)
        """);

    [Fact]
    public void A_cap_binds_and_counts_only_those_of_which_its_where_holds() => ReliefLaw.Holds(
        Law("limited to one per person, earliest sentence date first, counting those granted, where grade is M2") + """
        example "one of two, whatever lies between"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the first where grade is M3, disposition date is 2010-01-01, sentence date is 2010-01-01
                    with a conviction called the second where grade is M2, disposition date is 2011-01-01, sentence date is 2011-01-01
                    with a conviction called the third where grade is M3, disposition date is 2012-01-01, sentence date is 2012-01-01
                    with a conviction called the fourth where grade is M2, disposition date is 2013-01-01, sentence date is 2013-01-01
            expect "set aside" for the first is eligible
            expect "set aside" for the second is eligible
            expect "set aside" for the third is eligible
            expect "set aside" for the fourth is not eligible, because of (limit)

        example "an M3 that was set aside takes no place"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M3, disposition date is 2005-01-01, sentence date is 2005-01-01, cleared date is 2015-01-01, cleared under is "set aside"
                    with a conviction called the first where grade is M2, disposition date is 2011-01-01, sentence date is 2011-01-01
            expect "set aside" for the first is eligible

        example "an M2 that was set aside takes one"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M2, disposition date is 2005-01-01, sentence date is 2005-01-01, cleared date is 2015-01-01, cleared under is "set aside"
                    with a conviction called the second where grade is M2, disposition date is 2011-01-01, sentence date is 2011-01-01
            expect "set aside" for the second is not eligible, because of (limit)
        """);

    [Fact]
    public void Those_granted_another_relief_take_places_only_if_they_are_of_the_kind_that_is_limited() => ReliefLaw.Holds(
        """
        define a small conviction as
            a conviction where grade is M3

        relief "vacatur" for a conviction
            effect vacated, by petition
            when grade is one of M2, M3

        relief "set aside" for a small conviction
            effect set aside, automatic
            when 5 years have passed since disposition date
            limited to 1 per person, earliest sentence date first, counting those granted "set aside" or "vacatur"

        example "an M2 was vacated"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M2, disposition date is 2005-01-01, sentence date is 2005-01-01, cleared date is 2015-01-01, cleared under is "vacatur"
                    with a conviction called the first where grade is M3, disposition date is 2010-01-01, sentence date is 2010-01-01
            expect "set aside" for the first is eligible

        example "an M3 was vacated"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M3, disposition date is 2005-01-01, sentence date is 2005-01-01, cleared date is 2015-01-01, cleared under is "vacatur"
                    with a conviction called the first where grade is M3, disposition date is 2010-01-01, sentence date is 2010-01-01
            expect "set aside" for the first is not eligible, because of (limit)
        """);

    [Fact]
    public void A_cap_may_be_counted_within_a_case() => ReliefLaw.Holds(Law("limited to 1 per case, highest grade first") + """
        example "two cases"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction called the graver where grade is M2, disposition date is 2010-01-01
                    with a conviction called the lesser where grade is M3, disposition date is 2010-01-01
                with a case
                    with a conviction called the lone where grade is M3, disposition date is 2010-01-01
            expect "set aside" for the graver is eligible
            expect "set aside" for the lesser is not eligible, because of (limit)
            expect "set aside" for the lone is eligible
        """);
}
