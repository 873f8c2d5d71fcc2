using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;

namespace ClearMyRecord.Dsl.Tests.Amending;

/// <summary>What bills do to a law, read off worked examples on the days around their effective date, in both engines.</summary>
public sealed class BillTests
{
    private const string Law = """
        statute "Law"
            jurisdiction US-PA
            calendar years roll back
        record charge
            grade is one of felony > misdemeanor > infraction
            offense is a citation
            disposition date is a date
            minor is yes or no
        parameter wait
            10 years from 2010-01-01
        define clock of a charge as
            (A) 7 years where grade is felony
            2 years otherwise
        define lenient of a charge as grade is infraction
        define a grave charge as a charge where grade is felony
        question "q"
            reading strict
            reading mild
            default strict
        relief "R" for a charge
            when all of
                (wait) wait has passed since disposition date
                (q) any of
                    (1) the reading of "q" is mild
                    (2) minor
        relief "C" for a charge
            when clock has passed since disposition date
        relief "L" for a charge
            when lenient
        relief "G" for a charge
            when it is not a grave charge
        """;

    [Fact]
    public void A_set_ends_the_versions_after_it_and_a_bill_on_a_bill_has_the_last_word() => Expect(
        [("law", Law), ("first", Bill("law", "2020-01-01", "set wait to 5 years"))],
        Bill("first", "2022-01-01", "set wait to 3 years"), """
            example "the wait"
                given a person
                    with a case
                        with a charge where disposition date is 2012-06-01, minor
                on 2019-12-31 expect "R" is not yet eligible, until 2020-01-01, because of (wait)
                on 2020-01-01 expect "R" is eligible
            example "three years"
                given a person
                    with a case
                        with a charge where disposition date is 2018-06-01, minor
                on 2021-12-31 expect "R" is not yet eligible, until 2022-01-01, because of (wait)
            """);

    [Fact]
    public void A_later_bill_may_strike_what_an_earlier_one_would_only_have_made_law() => Expect(
        [("law", Law), ("first", Bill("law", "2030-01-01", """
            insert into relief "R", when all of
                    (new) grade is infraction
            """))],
        Bill("first", "2025-01-01", "strike (new) from relief \"R\""), """
            example "never law"
                given a person
                    with a case
                        with a charge where disposition date is 2000-01-01, minor, grade is felony
                on 2031-01-01 expect "R" is eligible
            """);

    [Fact]
    public void New_words_take_the_place_of_both_versions_of_an_item() => Expect(
        [("law", Law), ("first", Bill("law", "2030-01-01", "in relief \"R\", (q)(2) reads grade is misdemeanor"))],
        Bill("first", "2025-01-01", "in relief \"R\", (q)(2) reads grade is infraction"), """
            example "infractions only"
                given a person
                    with a case
                        with a charge where disposition date is 2000-01-01, minor, grade is misdemeanor
                on 2024-12-31 expect "R" is eligible
                on 2025-01-01, 2031-01-01 expect "R" is not eligible
            """);

    [Fact]
    public void A_question_that_a_bill_settles_is_settled_from_its_day() => Expect(
        [("law", Law)], Bill("law", "2025-01-01", "set the reading of \"q\" to mild"), """
            example "settled"
                given a person
                    with a case
                        with a charge where disposition date is 2000-01-01, not minor
                on 2024-12-31 expect "R" is not yet eligible, until 2025-01-01
                on 2025-01-01 expect "R" is eligible
            """);

    [Fact]
    public void An_assumed_reading_that_is_struck_leaves_the_law_unsettled_between_the_others() => Expect(
        [("law", Law)], Bill("law", "2025-01-01", """
            insert into question "q"
                    reading third way
                strike reading strict from question "q"
            """), """
            example "unsettled"
                given a person
                    with a case
                        with a charge where disposition date is 2000-01-01, not minor
                on 2024-12-31 expect "R" is not yet eligible, at the earliest 2025-01-01
                on 2025-01-01 expect "R" needs review
            """);

    [Fact]
    public void Rows_and_whole_definitions_read_otherwise_from_the_bills_day() => Expect(
        [("law", Law)], Bill("law", "2025-01-01", """
            in define clock, (A) reads 4 years where grade is felony
                insert into define clock
                    (B) 1 year where grade is infraction
                in define lenient reads grade is one of misdemeanor or infraction
                in define grave charge reads a charge where grade is felony and not minor
            """), """
            example "felony"
                given a person
                    with a case
                        with a charge where disposition date is 2020-06-01, grade is felony, minor
                on 2024-12-31 expect "C" is not yet eligible, until 2025-01-01
                on 2024-12-31 expect "G" is not yet eligible, until 2025-01-01
                on 2025-01-01 expect "C" is eligible
                on 2025-01-01 expect "G" is eligible
            example "infraction"
                given a person
                    with a case
                        with a charge where disposition date is 2023-12-01, grade is infraction
                on 2024-12-31 expect "C" is not yet eligible, until 2025-01-01
                on 2025-01-01 expect "C" is eligible
            example "misdemeanor"
                given a person
                    with a case
                        with a charge where disposition date is 2024-06-01, grade is misdemeanor
                on 2024-12-31 expect "L" is not yet eligible, until 2025-01-01
                on 2025-01-01 expect "L" is eligible
                on 2025-01-01 expect "C" is not yet eligible, until 2026-06-01
            """);

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
