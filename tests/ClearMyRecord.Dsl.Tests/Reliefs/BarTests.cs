using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Examples;

namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>Bars placed elsewhere: who calls them in, who shuts them out, and which relief goes first.</summary>
public sealed class BarTests
{
    [Fact]
    public void Subject_to_calls_a_bar_in_and_notwithstanding_shuts_it_out() => ReliefLaw.Holds("""
        relief "called" for a conviction cite "§ 10"
            subject to "§ 20"
            effect sealed
            when grade is M2
        relief "plain" for a conviction cite "§ 11"
            effect sealed
            when grade is M2
        relief "shielded" for a conviction cite "§ 12"
            notwithstanding "§ 20", "§ 21"
            effect sealed
            when grade is M2
        bar to relief "shielded" cite "1 Pa.C.S. § 20(b)"
            the person's registrant is yes
        bar to every relief cite "§ 21"
            notwithstanding "§ 11"
            the person's deceased is yes

        example "a registrant"
            today is 2024-01-01
            given a person where registrant is yes
                with a case
                    with a conviction where grade is M2
            expect "called" is not eligible, because of (1) of "§ 20"
            expect "plain" is eligible
            expect "shielded" is eligible

        example "dead"
            today is 2024-01-01
            given a person where registrant is no, deceased is yes
                with a case
                    with a conviction where grade is M2
            expect "called" is not eligible
            expect "plain" is not eligible
            expect "shielded" is eligible
        """);

    [Fact]
    public void A_list_that_decides_as_a_whole_is_a_reason_by_the_parts_that_failed() => ReliefLaw.Holds("""
        relief "either" for a conviction cite "§ 10"
            effect sealed
            when any of
                (a) grade is M2
                (b) grade is M3
            unless all of
                (c) the person's registrant is yes
                (d) the person's deceased is yes
        relief "two of three" for a conviction cite "§ 11"
            effect sealed
            when at least 2 of
                (a) grade is M2
                (b) grade is at least M3
                (c) the person's registrant is yes
        relief "numbers" for a conviction cite "§ 12"
            effect sealed
            when any of
                (1) grade is M2
                (2) grade is M3

        example "too grave"
            today is 2024-01-01
            given a person where registrant is no, deceased is no
                with a case
                    with a conviction where grade is M1
            expect "either" is not eligible, because of (a) and (b)
            expect "either" is not eligible, because of (1)
            expect "either" is not eligible, because of (a) of "§ 10" and (b)
            expect "two of three" is not eligible, because of (a) and (c)
            expect "numbers" is not eligible, because of (1)
            expect "numbers" is not eligible, because of (1)(1) and (1)(2)

        example "both bars"
            today is 2024-01-01
            given a person where registrant is yes, deceased is yes
                with a case
                    with a conviction where grade is M1
            expect "either" is not eligible, because of (a), (b), (c) and (d)
            expect "either" is not eligible, because of (1)
            expect "two of three" is eligible
        """);

    [Fact]
    public void A_part_that_did_not_fail_is_no_reason()
    {
        Compilation law = ReliefLaw.Compile("""
            relief "two of three" for a conviction cite "§ 11"
                effect sealed
                when at least 2 of
                    (a) grade is M2
                    (b) grade is at least M3
                    (c) the person's registrant is yes

            example "a part that holds"
                today is 2024-01-01
                given a person where registrant is no
                    with a case
                        with a conviction where grade is M1
                expect "two of three" is not eligible, because of (a), (b) and (c)
            """);
        ExampleResult example = Assert.Single(ExampleRunner.Run(law, [("interpreter", law.Interpreter)], new()));
        Assert.Contains("and it fails because of (a), (c)", example.Difference, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_holds_a_parameter_at_a_value_of_a_category_or_switches_a_list_off() => ReliefLaw.Holds("""
        parameter gravest is M2
        parameter small offenses
            offenses
                18 § 3929
            may be off
        relief "sealing" for a conviction cite "§ 10"
            effect sealed
            when all of
                (grade) grade is at most gravest
                (list)  offense is in small offenses

        example "as the law is"
            today is 2024-01-01
            given a person
                with a case
                    with a conviction where grade is M1, offense is 18 § 1
            expect "sealing" is not eligible, because of (grade) and (list)

        example "held"
            today is 2024-01-01
            parameter gravest is M1
            parameter small offenses is off
            given a person
                with a case
                    with a conviction where grade is M1, offense is 18 § 1
            expect "sealing" is eligible
        """);

    [Fact]
    public void A_reason_says_of_which_section_it_is_where_several_have_its_label() => ReliefLaw.Holds("""
        relief "sealing" for a conviction cite "§ 10"
            effect sealed
            when grade is M2
            unless any of
                (a) the person's deceased is yes
        bar to relief "sealing" cite "§ 20"
            any of
                (a) the person's registrant is yes, in force until 2020-01-01
                (a) the person's registrant is yes, in force from 2020-01-01
        bar to relief "sealing" cite "§ 21"
            any of
                (a) the person's incarcerated is yes
                (b) the person's incarcerated is yes

        example "each its own"
            today is 2024-01-01
            given a person where registrant is yes, incarcerated is no, deceased is no
                with a case
                    with a conviction where grade is M2
            expect "sealing" is not eligible, because of (a) of "§ 20"

        example "two of them"
            today is 2024-01-01
            given a person where registrant is yes, incarcerated is yes, deceased is no
                with a case
                    with a conviction where grade is M2
            expect "sealing" is not eligible, because of (a) of "§ 20" and (a) of "§ 21" and (b)
        """);

    [Fact]
    public void None_of_gives_each_of_its_items_as_a_reason() => ReliefLaw.Holds("""
        relief "sealing" for a conviction
            effect sealed
            when none of
                (reg)  the person's registrant is yes
                (dead) the person's deceased is yes
                (late) 5 years have not passed since disposition date

        example "two"
            given a person where registrant is no, deceased is no
                with a case
                    with a conviction where disposition date is 2015-06-01
            on 2020-05-31 expect "sealing" is not yet eligible, until 2020-06-01, because of (late)
            on 2020-06-01 expect "sealing" is eligible

        example "one for certain"
            today is 2024-01-01
            given a person where registrant is yes
                with a case
                    with a conviction where disposition date is 2015-06-01
            expect "sealing" is not eligible, because of (reg)
        """);

    [Fact]
    public void A_bar_that_makes_no_sense_for_a_subject_says_which_relief_it_was_read_for()
    {
        string messages = ReliefLaw.Messages("""
            relief "sealing" for a case
                effect sealed
                when restitution balance is at most $0

            bar to every relief cite "§ 20"
                grade is F1
            """);
        Assert.Contains("`grade` belongs to the charge", messages, StringComparison.Ordinal);
        Assert.Contains("it is read for this relief, whose subject is a case", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_no_bar_has_is_not_called_in_silently() => Assert.Contains("the law has no bar of \"§ 99\"", ReliefLaw.Messages("""
        relief "sealing" for a conviction
            subject to "§ 99"
            effect sealed
            when grade is M2
        """), StringComparison.Ordinal);

    [Fact]
    public void An_exception_stands_on_any_item() => ReliefLaw.Holds("""
        relief "sealing" for a conviction
            effect sealed
            when all of
                (grade) grade is one of M2, M3, except where offense is 18 § 2701
            unless any of
                (owes) the case's restitution balance is more than $0, except where the person's deceased is yes

        example "except where"
            today is 2024-01-01
            given a person where deceased is yes
                with a case where restitution balance is $10
                    with a conviction called the theft where grade is M2, offense is 18 § 3929
                    with a conviction called the assault where grade is M2, offense is 18 § 2701(a)
                    with a conviction called the unclear one where grade is M2
            expect "sealing" for the theft is eligible
            expect "sealing" for the assault is not eligible, because of (grade)
            expect "sealing" for the unclear one needs review, because offense is missing
        """);
}
