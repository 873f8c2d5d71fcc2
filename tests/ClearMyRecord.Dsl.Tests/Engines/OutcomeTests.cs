using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>The rules of outcomes and first days (language.md, section 6), case by case.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData("2024-06-29", Outcome.NotYet)]
    [InlineData("2024-06-30", Outcome.Eligible)]
    [InlineData("2024-07-01", Outcome.Eligible)]
    public void Seven_years_to_the_day(string today, Outcome expected)
    {
        (Outcome outcome, int firstDay) = Decide(Sample.Relief(("(wait)", false, Sample.Passed(Sample.Years(7)))),
            new() { ["disposition date"] = "2017-06-30" }, today);
        Assert.Equal(expected, outcome);
        Assert.Equal(expected == Outcome.NotYet ? Sample.Day("2024-06-30") : 0, firstDay);
    }

    [Fact]
    public void A_year_alone_gives_the_earliest_day() => Assert.Equal(
        (Outcome.NotYetAtEarliest, Sample.Day("2024-01-01")),
        Decide(Sample.Relief(("(wait)", false, Sample.Passed(Sample.Years(7)))), new() { ["disposition date"] = "2017" }, "2023-06-01"));

    [Fact]
    public void A_missing_date_needs_review() => Assert.Equal(
        (Outcome.NeedsReview, 0), Decide(Sample.Relief(("(wait)", false, Sample.Passed(Sample.Years(7)))), [], "2024-06-29"));

    [Fact]
    public void What_has_not_come_is_after_the_record_day()
    {
        ClearanceProgram program = Sample.Relief(("(released)", false, new IrCompare(Comparison.AtMost, Sample.Value("release date"), new IrToday(), Truth.True)));
        Dictionary<string, string> inCustody = new() { ["release date"] = "not yet" };
        Assert.Equal((Outcome.NotYetAtEarliest, Sample.Day("2024-06-30")), Decide(program, inCustody, "2024-06-29"));
        // The record stays where it was: on a later day of the run nobody knows whether release has come.
        Decisions later = new IrInterpreter(program).Evaluate(
            Sample.Record(inCustody).ToData(), 0, 1, Sample.On("2024-08-01") with { RecordDay = Sample.Day("2024-06-29") });
        Assert.Equal(Outcome.NeedsReview, later.Reliefs[0].Outcomes[0]);
    }

    [Fact]
    public void Never_released_because_never_imprisoned_is_a_fact() => Assert.Equal(
        (Outcome.Eligible, 0), Decide(Sample.Relief(("(wait)", false, Sample.Passed(Sample.Years(7), "release date", Truth.True))),
            new() { ["release date"] = "does not apply" }, "2024-06-29"));

    [Fact]
    public void A_bar_that_time_does_not_lift_ends_the_search() => Assert.Equal(
        (Outcome.NotEligible, 0),
        Decide(Sample.Relief(("(wait)", false, Sample.Passed(Sample.Years(7))), ("(felony)", true, Sample.Is("grade", "F"))),
            new() { ["disposition date"] = "2020-01-01", ["grade"] = "F" }, "2024-06-29"));

    [Theory]
    [InlineData(Truth.True, Truth.True, Outcome.Eligible)]
    [InlineData(Truth.True, Truth.Unknown, Outcome.NeedsReview)]
    [InlineData(Truth.True, Truth.False, Outcome.NotEligible)]
    [InlineData(Truth.Unknown, Truth.True, Outcome.NeedsReview)]
    [InlineData(Truth.Unknown, Truth.Unknown, Outcome.NeedsReview)]
    [InlineData(Truth.Unknown, Truth.False, Outcome.NotEligible)]
    [InlineData(Truth.False, Truth.True, Outcome.NotCovered)]
    [InlineData(Truth.False, Truth.Unknown, Outcome.NotCovered)]
    public void Subject_and_conditions_make_the_outcome(Truth covers, Truth requirement, Outcome expected) => Assert.Equal(
        (expected, 0), Decide(Sample.Program(new IrTruth(covers), new IrTruth(Truth.True), ("(1)", false, new IrTruth(requirement))), [], "2024-06-29"));

    [Fact]
    public void A_relief_that_is_not_law_yet_is_not_yet()
    {
        IrCompare inForce = new(Comparison.AtLeast, new IrLawDay(), new IrNumber(Sample.Day("2028-01-01"), IrType.Date), Truth.False);
        ClearanceProgram program = Sample.Program(new IrTruth(Truth.True), inForce, ("(1)", false, new IrTruth(Truth.True)));
        Assert.Equal((Outcome.NotYet, Sample.Day("2028-01-01")), Decide(program, [], "2024-06-29"));
        // A run that holds the law at one day does not wait for the law.
        Decisions held = new IrInterpreter(program).Evaluate(
            Sample.Record(new Dictionary<string, string>()).ToData(), 0, 1, Sample.On("2024-06-29") with { LawAsOf = Sample.Day("2024-06-29") });
        Assert.Equal(Outcome.NotEligible, held.Reliefs[0].Outcomes[0]);
    }

    [Fact]
    public void A_shorter_wait_that_comes_into_force_is_found()
    {
        ParameterInfo wait = new("wait", "", FieldType.Period)
        {
            Versions =
            [
                new(LegalDate.FirstDay, Sample.Day("2025-01-01"), LegalValue.Of(new(120, 0))),
                new(Sample.Day("2025-01-01"), LegalDate.LastDay, LegalValue.Of(new(60, 0))),
            ],
        };
        ClearanceProgram program = Sample.Relief(("(wait)", false, Sample.Passed(new IrParameter(0, IrType.Period))));
        program = program with { Info = program.Info with { Parameters = [wait] } };
        Assert.Equal((Outcome.NotYet, Sample.Day("2025-01-01")), Decide(program, new() { ["disposition date"] = "2019-03-01" }, "2024-06-29"));
        Assert.Equal((Outcome.NotYet, Sample.Day("2025-03-01")), Decide(program, new() { ["disposition date"] = "2020-03-01" }, "2024-06-29"));
    }

    [Fact]
    public void A_day_beyond_sixty_years_is_not_looked_for() => Assert.Equal(
        (Outcome.NotEligible, 0), Decide(Sample.Relief(("(wait)", false, Sample.Passed(Sample.Years(70)))), new() { ["disposition date"] = "2020-01-01" }, "2024-06-29"));

    [Fact]
    public void Without_first_days_a_no_is_a_no()
    {
        Decisions decisions = new IrInterpreter(Sample.Relief(("(wait)", false, Sample.Passed(Sample.Years(7))))).Evaluate(
            Sample.Record(new Dictionary<string, string> { ["disposition date"] = "2020-01-01" }).ToData(), 0, 1,
            Sample.On("2024-06-29") with { FindFirstDates = false });
        Assert.Equal(Outcome.NotEligible, decisions.Reliefs[0].Outcomes[0]);
    }

    private static (Outcome, int) Decide(ClearanceProgram program, Dictionary<string, string> charge, string today)
    {
        CaseData data = Sample.Record(charge).ToData();
        ReliefDecisions decisions = new IrInterpreter(program).Evaluate(data, 0, 1, Sample.On(today)).Reliefs[0];
        return (decisions.Outcomes[0], decisions.FirstDays[0]);
    }
}
