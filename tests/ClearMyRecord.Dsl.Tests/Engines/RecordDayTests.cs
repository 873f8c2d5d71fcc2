using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Explaining;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Reliefs;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Dates known in part that may lie on either side of the record day, and reliefs that are not law on a day.</summary>
public sealed class RecordDayTests
{
    private const string Records = """
        record charge
            disposition      is one of guilty plea, found guilty, dismissed, pending, counts from disposition date, before that pending
            disposition date is a date, may be not yet
            paid date        is a date, may be not yet

        """;

    [Fact]
    public void A_month_on_both_sides_of_the_record_day_is_not_forgotten() => ReliefLaw.Holds(Records + """
        relief "old" for a conviction
            effect sealed, automatic
            when 5 years have passed since disposition date

        relief "old or as the offense" for a conviction
            effect sealed, automatic
            when 5 years have passed since (disposition date, presume offense date if missing)

        relief "paid long ago" for a conviction
            effect sealed, automatic
            when paid date is on or before 2024-02-29

        relief "unpaid" for a conviction
            effect sealed, automatic
            when paid date is not yet

        relief "paid or not" for a conviction
            effect sealed, automatic
            when paid date is not yet or paid date is on or before today

        example "the month of the record day"
            today is 2024-03-15
            given a person
                with a charge called the one where disposition is guilty plea, offense date is 2010-01-01, disposition date is 2024-03, paid date is 2024-03
            expect "old" for the one is not yet eligible, at the earliest 2029-03-01, because of (1)
            expect "old or as the offense" for the one is not yet eligible, at the earliest 2029-03-01, because of (1)
            expect "paid long ago" for the one is not eligible, because of (1)
            expect "unpaid" for the one needs review
            expect "paid or not" for the one is eligible

        example "a date that nobody knows has come or has not"
            today is 2024-03-15
            given a person
                with a charge called the one where disposition is guilty plea, offense date is 2010-01-01, disposition date is 2020-01-01, paid date is missing
            expect "paid or not" for the one is eligible
        """);

    [Fact]
    public void A_relief_that_is_no_law_says_so_where_nothing_else_stops_it()
    {
        Compilation law = ReliefLaw.Compile("""
            relief "gone" for a conviction
                in force until 2020-01-01
                effect sealed, automatic
                when grade is M2

            example "one of each"
                today is 2024-01-01
                given a person
                    with a conviction called the one where grade is M2
                    with a conviction where grade is F1
                expect "gone" for the one is not eligible
            """);
        CaseData people = ExampleCases.Of(law, new DiagnosticBag())[0].Records;
        EvaluationOptions options = new() { Today = new DateOnly(2024, 1, 1).DayNumber, KeepConditions = true };
        IReadOnlyList<Explanation> explained = law.Interpreter.Explain(people, 0, options);
        Assert.Equal([true, false], explained.Select(e => e.IsNotLaw));
        Assert.Contains("not eligible, because this is not law on this day", ExplanationRenderer.ToText(explained, ExplanationMarks.Signs), StringComparison.Ordinal);
        foreach (IEvaluator engine in (IEvaluator[])[law.Interpreter, law.Evaluator])
            Assert.Equal([true, false], Enumerable.Range(0, 2).Select(engine.Evaluate(people, 0, 1, options).Reliefs[0].IsNotLaw));
    }
}
