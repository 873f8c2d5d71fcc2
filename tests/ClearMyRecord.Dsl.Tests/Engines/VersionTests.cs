using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Definitions and offense lists that changed as a whole, read off worked examples on the days around each change, in both engines.</summary>
public sealed class VersionTests
{
    private const string Model = """
        statute "Law"
            citation format "TITLE § SECTION"
            calendar years roll back
        record case
            owed is money
        record charge
            offense is a citation
            grade is one of F1 > F2 > M1 > M2
            offense date is a date
            disposition date is a date, may be not yet
            sentence date is a date, may be not yet, may not apply

        """;

    private const string Grave = """
        define a grave charge as
            in force until 2024-06-11
            a charge where grade is F1
        define a grave charge as
            in force from 2024-06-11
            a charge where grade is at least F2

        """;

    private const string Listed = """
        offenses listed
            in force from 2020-01-01 until 2024-06-11
            18 § 1
        offenses listed
            in force from 2024-06-11
            18 § 1 to 3
            except 18 § 2

        """;

    [Fact]
    public void A_kind_is_what_its_version_says_on_each_day() => Expect(Grave + """
        relief "R" for a charge
            when it is not a grave charge
        relief "none" for a charge
            when no grave charge of the person
        relief "only" for a grave charge
            when grade is F2

        example "a felony of the second degree"
            given a person
                with a charge where grade is F2
            on 2024-06-09, 2024-06-10 expect "R" is eligible
            on 2024-06-09, 2024-06-10 expect "none" is eligible
            on 2024-06-10 expect "only" is not covered
            on 2024-06-11, 2024-06-12 expect "R" is not eligible
            on 2024-06-11 expect "none" is not eligible
            on 2024-06-11 expect "only" is eligible

        example "a grave charge is what the law of the example's day calls so"
            given a person
                with a grave charge
            on 2024-06-10 expect "R" is not eligible
        """);

    [Fact]
    public void Time_may_pass_until_a_definition_changes() => Expect("""
        define wait of a charge as
            in force until 2024-06-11
            10 years
        define wait of a charge as
            in force from 2024-06-11
            (A) 5 years where grade is M2
            (B) never   where grade is F1
            7 years otherwise
        relief "R" for a charge
            when wait has passed since disposition date

        example "five years have passed long ago, and are enough from the day of the change on"
            given a person
                with a charge where grade is M2, disposition date is 2016-01-01
            on 2024-06-10 expect "R" is not yet eligible, until 2024-06-11
            on 2024-06-11 expect "R" is eligible
        example "seven years, the day after the change"
            given a person
                with a charge where grade is M1, disposition date is 2017-06-12
            on 2024-06-10, 2024-06-11 expect "R" is not yet eligible, until 2024-06-12
            on 2024-06-12 expect "R" is eligible
        example "what never passes from then on"
            given a person
                with a charge where grade is F1, disposition date is 2014-06-11
            on 2024-06-10 expect "R" is not eligible
            on 2024-06-11 expect "R" is not eligible
        example "a blank grade, before and after"
            given a person
                with a charge where disposition date is 2014-06-09
            on 2024-06-10 expect "R" is eligible
            on 2024-06-11 expect "R" needs review, because grade is missing
        """);

    [Fact]
    public void A_condition_of_a_record_and_a_list_change_so_too() => Expect(Listed + """
        define settled of a case as
            in force until 2023-01-01
            owed is at most $100
        define settled of a case as
            in force from 2023-01-01
            owed is at most $0
        offenses more
            listed
            18 § 9
        relief "R" for a charge
            when all of
                (listed) offense is not in listed
                (more)   offense is not in more
                (paid)   the case's settled

        example "listed since 2024, and taken out again"
            given a person
                with a case where owed is $0
                    with a charge called the first one where offense is 18 § 3
                    with a charge called the second one where offense is 18 § 2
            on 2024-06-10 expect "R" for the first one is eligible
            on 2024-06-11 expect "R" for the first one is not eligible, because of (listed) and (more)
            on 2024-06-11 expect "R" for the second one is eligible
        example "a hundred dollars"
            given a person
                with a case where owed is $100
                    with a charge where offense is 18 § 8
            on 2022-12-31 expect "R" is eligible
            on 2023-01-01 expect "R" is not eligible, because of (paid)
        """);

    [Fact]
    public void Nothing_is_in_force_before_the_first_version_of_what_it_cannot_do_without() => Expect(Listed + """
        define a small charge as
            in force from 2022-01-01
            a charge where grade is M2
        relief "R" for a charge
            when offense is not in listed
        relief "S" for a small charge
            when grade is M2
        relief "T" for a charge
            in force from 2019-01-01
            when all of
                (a) grade is M2
                (b) offense is not in listed, in force from 2020-01-01

        example "before and after the first day"
            given a person
                with a charge where offense is 18 § 8, grade is M2
            on 2019-12-31 expect "R" is not yet eligible, until 2020-01-01
            on 2020-01-01 expect "R" is eligible
            on 2021-12-31 expect "S" is not covered
            on 2022-01-01 expect "S" is eligible
            on 2018-12-31 expect "T" is not yet eligible, until 2019-01-01
        example "an item with a date of its own"
            given a person
                with a charge where offense is 18 § 1, grade is M2
            on 2019-12-31 expect "T" is eligible
            on 2020-01-01 expect "T" is not eligible, because of (b)
        example "the law of a day before"
            today is 2026-01-01
            law as of 2019-12-31
            given a person
                with a charge where offense is 18 § 8, grade is M2
            expect "R" is not eligible
        """);

    [Fact]
    public void The_law_of_another_day_is_that_days_version() => Expect(Grave + Listed + """
        define wait of a charge as
            in force from 2020-01-01 until 2024-06-11
            10 years
        define wait of a charge as
            in force from 2024-06-11
            5 years
        relief "kind" for a charge
            when it is not a grave charge as of offense date
        relief "list" for a charge
            when offense is not in listed as of offense date
        relief "value" for a charge
            when (wait has passed since disposition date) as of offense date
        relief "plain value" for a charge
            when wait as of offense date has passed since disposition date
        relief "none" for a charge
            when it is not a grave charge as of sentence date, no if none

        example "the day before the change"
            today is 2026-01-01
            given a person
                with a charge where grade is F2, offense is 18 § 3, offense date is 2024-06-10, disposition date is 2020-12-31, sentence date is not applicable
            expect "kind" is eligible
            expect "list" is eligible
            expect "value" is not yet eligible, until 2030-12-31
            expect "plain value" is not yet eligible, until 2030-12-31
            expect "none" is not eligible
        example "the day of the change"
            today is 2026-01-01
            given a person
                with a charge where grade is F2, offense is 18 § 3, offense date is 2024-06-11, disposition date is 2020-12-31, sentence date is 2024-06-10
            expect "kind" is not eligible
            expect "list" is not eligible
            expect "value" is eligible
            expect "plain value" is eligible
            expect "none" is eligible
        example "a day on which there was no version"
            today is 2026-01-01
            given a person
                with a charge where grade is F2, offense is 18 § 8, offense date is 2019-12-31, disposition date is 2000-01-01
            expect "kind" is eligible
            expect "list" needs review
            expect "value" needs review
            expect "plain value" needs review
        example "a day known in part, where both versions say the same and where they do not"
            today is 2026-01-01
            given a person
                with a charge called the first one where grade is F1, offense is 18 § 1, offense date is 2024-06, disposition date is 2010-01-01
                with a charge called the second one where grade is F2, offense is 18 § 3, offense date is 2024-06, disposition date is 2020-12-31
                with a charge called the third one where grade is M2, offense is 18 § 8, offense date is 2024-06, disposition date is 2020-12-31
            expect "kind" for the first one is not eligible
            expect "list" for the first one is not eligible
            expect "value" for the first one is eligible
            expect "plain value" for the first one is eligible
            expect "kind" for the second one needs review, because offense date is missing
            expect "list" for the second one needs review, because offense date is missing
            expect "kind" for the third one is eligible
            expect "list" for the third one is eligible
        """);

    [Fact]
    public void A_record_may_have_the_version_of_a_day_in_it() => Expect((Model + Grave + Listed + """
        relief "R" for a charge
            when it is not a grave charge
            unless offense is in listed

        example "by the law of the offense"
            given a person
                with a charge called the earlier one where grade is F2, offense is 18 § 3, offense date is 2024-06-10
                with a charge called the later one where grade is F2, offense is 18 § 3, offense date is 2024-06-11
                with a charge called the first one where grade is F2, offense is 18 § 3, offense date is 2019-12-31
            on 2024-06-12 expect "R" for the earlier one is eligible
            on 2024-06-12 expect "R" for the later one is not eligible
            on 2024-06-12 expect "R" for the first one is not eligible
        """).Replace("calendar years roll back", "calendar years roll back\n    version by offense date", StringComparison.Ordinal), whole: true);

    [Fact]
    public void An_event_may_end_one_version_and_begin_the_next() => Expect("""
        parameter access date is not yet
        define wait of a charge as
            in force until access date
            10 years
        define wait of a charge as
            in force from access date
            5 years
        relief "R" for a charge
            when wait has passed since disposition date

        example "while it has not happened"
            given a person
                with a charge where disposition date is 2015-01-01
            on 2024-12-31 expect "R" is not yet eligible, until 2025-01-01
        example "as if it happened in 2023"
            parameter access date is 2023-03-01
            given a person
                with a charge where disposition date is 2015-01-01
            on 2023-02-28 expect "R" is not yet eligible, until 2023-03-01
            on 2023-03-01 expect "R" is eligible
        """);

    [Fact]
    public void A_version_needs_its_numbers_on_its_own_days_only()
    {
        const string Law = """
            parameter short wait
                5 years from 2024-06-11
            define wait of a charge as
                in force until 2024-06-11
                10 years
            define wait of a charge as
                in force from 2024-06-11
                short wait
            relief "R" for a charge
                when wait has passed since disposition date

            """;
        Expect(Law + """
            example "the relief was in force before the number had a value"
                given a person
                    with a charge where disposition date is 2010-01-01
                on 2019-12-31 expect "R" is not yet eligible, until 2020-01-01
                on 2020-01-01 expect "R" is eligible
            """);
        Compilation late = new(new("law.statute", Model + Law.Replace("5 years from 2024-06-11", "5 years from 2024-06-12", StringComparison.Ordinal)), new SmallLaws());
        Assert.Equal(RuleErrors.LawBeforeVersion, Assert.Single(Lowered(late)).Descriptor);
    }

    [Theory]
    [InlineData("in force from 2018-01-01\n    when it is not a kind of grave", 1)]
    [InlineData("in force from 2020-01-01\n    when it is not a kind of grave", 0)]
    [InlineData("in force from 2020-01-01 until 2026-01-01\n    when it is not a kind of grave", 0)]
    [InlineData("in force from 2020-01-01\n    when all of\n        (a) grade is M1\n        (b) it is not a kind of ended", 1)]
    [InlineData("in force from 2020-01-01 until 2026-01-02\n    when it is not a kind of ended", 1)]
    [InlineData("in force from 2020-01-01 until 2026-01-01\n    when it is not a kind of ended", 0)]
    [InlineData("when all of\n        (a) grade is M1\n        (b) it is not a kind of ended, in force until 2026-01-01", 0)]
    [InlineData("when all of\n        (a) grade is M1\n        (b) it is not a kind of ended, in force until 2026-01-02", 1)]
    [InlineData("when all of\n        (a) grade is M1\n        (b) it is not a kind of grave, in force from 2019-12-31", 1)]
    [InlineData("when all of\n        (a) grade is M1\n        (b) it is not a kind of grave, in force from 2020-01-01", 0)]
    [InlineData("in force from 2018-01-01\n    when it is not a kind of grave as of 2022-01-01", 0)]
    [InlineData("when the person has no kind of ended", 1)]
    public void What_a_relief_uses_has_a_version_on_each_of_its_days(string relief, int messages)
    {
        Compilation law = new(new("law.statute", Model + $$"""
            define a kind of grave as
                in force from 2020-01-01
                a charge where grade is F1
            define a kind of ended as
                in force until 2026-01-01
                a charge where grade is F1
            relief "R" for a charge
                {{relief}}
            """), new SmallLaws());
        Assert.Equal(messages, Lowered(law).Count(message => message.Descriptor == RuleErrors.LawBeforeVersion));
        Assert.Equal(messages, Lowered(law).Length);
    }

    [Theory]
    [InlineData("2024-06-10", "grave charge: in force until 2024-06-11; listed: in force from 2020-01-01 until 2024-06-11")]
    [InlineData("2024-06-11", "grave charge: in force from 2024-06-11; listed: in force from 2024-06-11")]
    public void An_explanation_names_the_version_that_was_meant(string today, string note)
    {
        Compilation law = new(new("law.statute", Model + Grave + Listed + """
            define wait of a charge as
                in force until 2024-06-11
                10 years
            define wait of a charge as
                in force from 2024-06-11
                (A) 7 years where grade is M1
                5 years otherwise
            define harmless of a charge as
                in force until 2024-06-11
                all of
                    (a) grade is M1
                    (b) offense is known
            define harmless of a charge as
                in force from 2024-06-11
                all of
                    (a) grade is M2
            relief "R" for a charge
                when all of
                    (grave) the person has no grave charge and offense is not in listed
                    (wait)  wait has passed since disposition date
                    (of)    harmless
            """), new SmallLaws());
        Assert.Empty(Lowered(law));
        TrialRecord record = Sample.Record(law.Program.Schema, [new() { ["grade"] = "M1", ["offense"] = "18 § 8", ["disposition date"] = "2010-01-01" }]);
        Explanation explained = law.Interpreter.Explain(record.ToData(), 0, Sample.On(today))[0];
        Assert.Equal(note + "; there was none", explained.Conditions[0].Note);
        bool isNew = today == "2024-06-11";
        Assert.StartsWith(isNew ? "wait: in force from 2024-06-11; wait: (A)" : "wait: in force until 2024-06-11", explained.Conditions[1].Note, StringComparison.Ordinal);
        Assert.DoesNotContain(isNew ? "10 years" : "7 years", explained.Conditions[1].Note, StringComparison.Ordinal);
        // The items of the version that is law decide; the others say that they are not.
        Assert.Equal([(isNew, "(of)(a)"), (isNew, "(of)(b)"), (!isNew, "(of)(a)")],
            explained.Conditions[2].Parts.Select(part => (part.Note.Contains("not in force", StringComparison.Ordinal), part.Condition.Label)));
    }

    private static ImmutableArray<Diagnostic> Lowered(Compilation law)
    {
        if (!law.HasErrors) _ = law.Program;
        return law.Diagnostics;
    }

    private static void Expect(string law, bool whole = false)
    {
        Compilation compilation = new SmallLaws().CompileText("law.statute", (whole ? "" : Model) + law);
        Assert.Empty(IrInvariants.Check(compilation.Program));
        DiagnosticBag problems = new();
        Assert.All(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], problems),
            example => Assert.Equal("", example.Difference));
        Assert.True(!problems.HasErrors, DiagnosticRenderer.Render(problems.ToSorted()));
    }
}
