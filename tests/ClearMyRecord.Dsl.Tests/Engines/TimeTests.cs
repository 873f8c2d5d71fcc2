using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Whose law and which day: the record day, versions, law of another day, parameters that are off. Read off worked examples, in both engines.</summary>
public sealed class TimeTests
{
    private const string Model = """
        statute "Law"
            calendar years roll back
        record person
            release date is a date, may be not yet, may not apply
            supervision end is a date, may be not yet, may be scheduled
        record case
            filing date is a date
            motion date is a date
            counts from filing date
        record charge
            offense is a citation
            grade is one of felony > misdemeanor > infraction
            disposition is one of convicted, dismissed, pending, counts from disposition date, before that pending
            disposition date is a date, may be not yet
            offense date is a date
            fine is money, counts from disposition date
            sentence date is a date, may be not yet, may not apply

        """;

    [Fact]
    public void What_is_dated_after_the_record_day_is_not_there_yet() => Expect(Model + """
        relief "clean" for a person
            reaches charges of the person
            when no charge of the person where disposition is convicted
        relief "open" for a person
            reaches charges of the person
            when no charge of the person where disposition date is not yet
        relief "fined" for a person
            reaches charges of the person
            when no charge of the person where fine is missing
        relief "any" for a person
            reaches charges of the person
            when there is a charge of the person
        relief "released" for a person
            reaches charges of the person
            when release date is not yet
        relief "supervised" for a person
            reaches charges of the person
            when supervision end is not yet
        relief "a" for a charge
            when disposition is pending

        example "a conviction of 2020, in a case of 2019"
            given a person where release date is 2021-01-01, supervision end is 2023-01-01
                with a case where filing date is 2019-01-01
                    with a charge called the theft where disposition is convicted, disposition date is 2020-06-15, fine is $20
            on 2018-12-31 expect "any" is not eligible
            on 2018-12-31 expect "a" for the theft is not covered
            on 2019-01-01 expect "any" is eligible
            on 2020-06-14 expect "a" for the theft is eligible
            on 2020-06-15 expect "a" for the theft is not eligible
            on 2020-06-14 expect "clean" is eligible
            on 2020-06-15 expect "clean" is not eligible
            on 2020-06-14 expect "open" is not eligible
            on 2020-06-15 expect "open" is eligible
            on 2020-06-14 expect "fined" is not eligible
            on 2020-06-15 expect "fined" is eligible
            on 2020-12-31 expect "released" is eligible
            on 2021-01-01 expect "released" is not eligible
            on 2020-12-31 expect "supervised" is not eligible
        """);

    [Fact]
    public void A_date_partly_known_that_may_lie_on_either_side_is_missing() => Expect(Model + """
        relief "released" for a person
            reaches charges of the person
            when release date is not yet

        example "some day of 2021"
            given a person where release date is 2021
            on 2020-12-31 expect "released" is eligible
            on 2021-06-30 expect "released" needs review
            on 2021-12-31 expect "released" is not eligible
        """);

    private const string Versions = Model + """
        parameter wait
            10 years from 2010-01-01
            5 years from 2020-01-01
        parameter federal date is not yet
        offenses grave
            18 § 1 to 9
            18 § 100, in force from 2015-01-01 until 2021-01-01
        define grave charge length of a charge as
            (A) 9 years where offense is in grave
            1 year otherwise
        define a bad charge as a charge where offense is in grave

        """;

    [Fact]
    public void As_of_reads_the_law_of_another_day() => Expect(Versions + """
        relief "wait" for a charge
            when wait as of offense date has passed since disposition date
        relief "list" for a charge
            when offense is in grave as of offense date
        relief "kind" for a charge
            when it is a bad charge as of offense date
        relief "length" for a charge
            when grave charge length as of offense date is at least 2 years
        relief "all" for a charge
            when (offense is in grave and wait is at least 6 years) as of 2016-01-01

        example "an offense of 2016"
            today is 2025-01-01
            given a person
                with a case
                    with a charge where offense is 18 § 100, disposition date is 2017-01-01, offense date is 2016-01-01
            expect "wait" is not yet eligible, until 2027-01-01
            expect "list" is eligible
            expect "kind" is eligible
            expect "length" is eligible
            expect "all" is eligible

        example "an offense of 2022"
            today is 2027-01-01
            given a person
                with a case
                    with a charge where offense is 18 § 100, disposition date is 2022-01-01, offense date is 2022-01-01
            expect "wait" is eligible
            expect "list" is not eligible
            expect "kind" is not eligible
            expect "length" is not eligible
            expect "all" is eligible

        example "the day is not known, and all the law agrees"
            today is 2040-01-01
            given a person
                with a case
                    with a charge where offense is 18 § 5, disposition date is 2022-01-01, offense date is missing
            expect "list" is eligible
            expect "length" is eligible

        example "the day is not known, and matters"
            today is 2040-01-01
            given a person
                with a case
                    with a charge where offense is 18 § 100, disposition date is 2022-01-01, offense date is missing
            expect "list" needs review, because offense date is missing
            expect "kind" needs review, because offense date is missing

        example "before the first version"
            today is 2040-01-01
            given a person
                with a case
                    with a charge where disposition date is 2009-01-01, offense date is 2009-01-01
            expect "wait" needs review
        """);

    [Fact]
    public void Version_by_takes_the_law_of_a_day_in_the_record_and_a_run_may_fix_another() => Expect(Versions.Replace("calendar years roll back", "calendar years roll back\n    version by motion date", StringComparison.Ordinal) + """
        relief "case" for a case
            in force from 2012-01-01
            when all of
                (wait) no charge of the case where wait has not passed since disposition date
                (list) no charge of the case where offense is in grave
                (kind) no bad charge of the case
                (dated) filing date is known, in force from 2020-01-01

        example "a motion of 2019"
            today is 2026-01-01
            given a person
                with a case where motion date is 2019-06-01
                    with a charge where offense is 18 § 100, disposition date is 2017-01-01
            expect "case" is not eligible, because of (list), (kind) and (wait)

        example "a motion of 2021"
            today is 2026-01-01
            given a person
                with a case where motion date is 2021-06-01
                    with a charge where offense is 18 § 100, disposition date is 2017-01-01
            expect "case" is not eligible, because of (dated)

        example "a motion of 2011"
            today is 2026-01-01
            given a person
                with a case where motion date is 2011-06-01
                    with a charge where offense is 18 § 200, disposition date is 1999-01-01
            expect "case" is not eligible

        example "a motion of 2019 under the law of 2022"
            today is 2026-01-01
            law as of 2022-01-01
            given a person
                with a case where motion date is 2019-06-01
                    with a charge where offense is 18 § 100, disposition date is 2017-01-01
            expect "case" is not eligible, because of (dated)
        """);

    [Fact]
    public void Law_that_waits_for_a_date_is_not_in_force_until_it_has_one() => Expect(Versions + """
        relief "waits" for a charge
            when all of
                (old) grade is misdemeanor, in force until federal date
                (new) grade is felony, in force from federal date

        example "no date yet"
            today is 2026-01-01
            given a person
                with a case
                    with a charge where grade is felony
            expect "waits" is not eligible, because of (old)

        example "a date"
            today is 2026-01-01
            parameter federal date is 2026-01-01
            given a person
                with a case
                    with a charge where grade is felony
            expect "waits" is eligible
        """);

    [Fact]
    public void What_uses_a_parameter_that_is_off_is_not_in_its_list() => Expect(Model + """
        parameter limit
            30 from 2020-01-01
            off from 2030-01-01
            may be off
        define fined much of a charge as fine is more than $5 and limit is at least 20
        define clock of a charge as
            7 years where limit is at least 20
            2 years where grade is felony
            1 year otherwise
        offenses listed
            18 § 1 where limit is at least 20
            18 § 2
        define a big charge as a charge where limit is at least 40
        relief "plain" for a charge
            when limit is at least 40
        relief "barred" for a charge
            when grade is felony
            unless limit is at least 20
        relief "defined" for a charge
            when fined much
        relief "rows" for a charge
            when clock is at most 2 years
        relief "entry" for a charge
            when offense is not in listed
        relief "subject" for a big charge
            when grade is felony
        relief "search" for a charge
            when no charge of the person where limit is at least 20

        example "on and off"
            given a person
                with a case
                    with a charge where offense is 18 § 1, grade is felony, fine is $1, disposition date is 2010-01-01
            on 2029-12-31 expect "plain" is not yet eligible, until 2030-01-01
            on 2030-01-01 expect "plain" is eligible
            on 2029-12-31 expect "barred" is not yet eligible, until 2030-01-01
            on 2030-01-01 expect "barred" is eligible
            on 2029-12-31 expect "defined" is not yet eligible, until 2030-01-01
            on 2030-01-01 expect "defined" is eligible
            on 2029-12-31 expect "rows" is not yet eligible, until 2030-01-01
            on 2030-01-01 expect "rows" is eligible
            on 2029-12-31 expect "entry" is not yet eligible, until 2030-01-01
            on 2030-01-01 expect "entry" is eligible
            on 2029-12-31 expect "subject" is not covered
            on 2030-01-01 expect "subject" is eligible
            on 2029-12-31 expect "search" is not yet eligible, until 2030-01-01
            on 2030-01-01 expect "search" is eligible
        """);

    [Fact]
    public void Between_two_calendars_an_unsettled_law_sends_people_to_review() => Expect(Model.Replace("years roll back", "years unsettled", StringComparison.Ordinal) + """
        relief "R" for a charge
            when 1 year has passed since disposition date

        example "a leap day"
            given a person
                with a case
                    with a charge where disposition date is 2024-02-29
            on 2025-02-27 expect "R" is not yet eligible, at the earliest 2025-02-28
            on 2025-02-28 expect "R" needs review
            on 2025-03-01 expect "R" is eligible
        example "any other day"
            given a person
                with a case
                    with a charge where disposition date is 2024-02-28
            on 2025-02-27 expect "R" is not yet eligible, until 2025-02-28
            on 2025-02-28 expect "R" is eligible
        """);

    [Theory]
    [InlineData("(a) grade is felony, in force until 2020-01-01", "(a) grade is felony, in force from 2019-01-01")]
    [InlineData("(a) grade is felony", "(a) grade is felony, in force from 2019-01-01")]
    public void Versions_of_one_item_must_not_share_a_day(string first, string second)
    {
        Compilation compilation = new(new("law.statute", $"{Model}relief \"R\" for a charge\n    when all of\n        {first}\n        {second}\n"), new SmallLaws());
        Diagnostic message = Assert.Single(compilation.Diagnostics);
        Assert.Equal("CMR3001", message.Descriptor.Code);
        Assert.Single(message.Notes);
    }

    [Fact]
    public void A_file_that_is_missing_is_one_mistake()
    {
        Compilation compilation = new(new("law.statute", """
            statute "Law"
            use "nowhere"
            relief "R" for a conviction
                when all of
                    (a) offense is in danger to the person
                    (b) the reading of "q" is strict
                    (c) 7 years has passed since the last of it all
            bar to relief "S"
                the person is a registrant
            """), new SmallLaws());
        Assert.Equal("CMR2018", Assert.Single(compilation.Diagnostics).Descriptor.Code);
    }

    [Fact]
    public void A_list_may_include_one_of_another_file_or_one_declared_later_but_not_itself()
    {
        const string uses = "statute \"Law\"\n    citation format \"TITLE § SECTION\"\nuse \"lists\"\n\n";
        const string relief = "relief \"R\" for a charge\n    when offense is in mine\n";
        SmallLaws library = new(("lists", "record charge\n    offense is a citation\noffenses theirs\n    18 § 1\n"));
        Compilation good = library.CompileText("law.statute", uses + "offenses mine\n    theirs\n    later\noffenses later\n    18 § 2\n\n" + relief
            + """

            example "both"
                today is 2026-01-01
                given a person
                    with a case
                        with a charge called the first thing where offense is 18 § 1
                        with a charge called the second thing where offense is 18 § 2
                        with a charge called the third thing where offense is 18 § 3
                expect "R" for the first thing is eligible
                expect "R" for the second thing is eligible
                expect "R" for the third thing is not eligible
            """);
        AssertPasses(good);
        Compilation circle = new(new("law.statute", uses + "offenses mine\n    again\noffenses again\n    mine\n\n" + relief), library);
        Assert.Equal("CMR2013", Assert.Single(circle.Diagnostics).Descriptor.Code);
    }

    private static void Expect(string statute) => AssertPasses(new SmallLaws().CompileText("law.statute",
        statute.Replace("calendar years", "citation format \"TITLE § SECTION\"\n    calendar years", StringComparison.Ordinal)));

    private static void AssertPasses(Compilation compilation)
    {
        DiagnosticBag problems = new();
        Assert.All(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], problems),
            example => Assert.Equal("", example.Difference));
        Assert.True(!problems.HasErrors, DiagnosticRenderer.Render(problems.ToSorted()));
    }
}
