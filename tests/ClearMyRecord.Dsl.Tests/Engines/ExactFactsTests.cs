using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Periods and offenses that are missing, unreadable or recorded in part, tried: what that settles, and what no trial can.</summary>
public sealed class ExactFactsTests
{
    private static readonly IrVariable s_other = new(1, RecordKind.Charge);

    private static readonly IrExpr s_term = Sample.Value("maximum term"), s_probation = Sample.Value("probation term");

    [Fact]
    public void Two_ranges_that_overlap_hold_every_length() => Assert.Equal(
        (Outcome.NeedsReview, Outcome.Eligible), Tried(Sample.Relief(("(1)", false, new IrAny([AtLeast(s_term, 2), AtMost(s_term, 5)])))));

    [Fact]
    public void Ranges_with_a_gap_do_not() => Assert.Equal(
        (Outcome.NeedsReview, Outcome.NeedsReview), Tried(Sample.Relief(("(1)", false, new IrAny([AtLeast(s_term, 5), AtMost(s_term, 2)])))));

    [Fact]
    public void Days_against_a_year_stay_unknown_and_no_trial_is_wasted_on_them()
    {
        ClearanceProgram program = Sample.Relief(("(1)", false, new IrAny([AtLeast(s_term, 1), new IrNot(AtLeast(s_term, 1))])));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), Tried(program));
        Assert.Equal(0, Decide(program, 2_000, new Dictionary<string, string>()).BoundHits);
    }

    [Fact]
    public void A_missing_period_has_passed_or_has_not() => Assert.Equal(
        (Outcome.NeedsReview, Outcome.Eligible),
        Tried(Sample.Relief(("(1)", false, new IrAny([Sample.Passed(s_term), new IrNot(Sample.Passed(s_term))]))), ("disposition date", "2023-11-30")));

    [Fact]
    public void A_period_may_not_apply()
    {
        IrCondition applies = new IrApplies(s_probation);
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(Sample.Relief(("(1)", false, new IrAny([applies, new IrNot(applies)])))));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), Tried(Sample.Relief(("(1)", false, new IrAny([AtLeast(s_probation, 2), AtMost(s_probation, 5)])))));
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(Sample.Relief(("(1)", false, new IrAny([AtLeast(s_probation, 2), AtMost(s_probation, 5, Truth.True)])))));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("see comment")]
    [InlineData("18 § 2702")]
    public void An_offense_is_in_a_list_or_not(string offense)
    {
        ClearanceProgram program = WithLists(new IrAny([In(0), new IrNot(In(0))]), ["18 § 2702(a)", "18 § 2706"]);
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(program, ("offense", offense), ("inchoate", "none")));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), Tried(WithLists(In(0), ["18 § 2702(a)", "18 § 2706"]), ("offense", offense), ("inchoate", "none")));
    }

    [Fact]
    public void No_offense_is_in_two_lists_that_share_none()
    {
        IrCondition both = new IrAll([In(0), In(1)]);
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(WithLists(new IrNot(both), ["18 § 2701"], ["18 § 2702", "75 § 2701"]), ("inchoate", "none")));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), Tried(WithLists(new IrNot(both), ["18 § 2701"], ["18 § 2701(a)"]), ("inchoate", "none")));
    }

    [Fact]
    public void A_citation_that_breaks_off_is_something_under_it()
    {
        ClearanceProgram program = WithLists(new IrAny([In(0), In(1)]), ["18 § 2702(a)"], ["18 § 2702", "except 18 § 2702(a)"]);
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(program, ("offense", "18 § 2702"), ("inchoate", "none")));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), Tried(program, ("inchoate", "none")));
    }

    [Fact]
    public void An_offense_between_two_named_ones_is_of_a_range()
    {
        ClearanceProgram program = WithLists(new IrAny([In(0), In(1)]), ["18 § 1 to 18 § 2702(a)"], ["18 § 2702(a) to 18 § 9999", "42 § 1"]);
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(program, ("offense", "18 § 2702"), ("inchoate", "none")));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), Tried(program, ("inchoate", "none")));
    }

    /// <summary>What is the offense of a listed charge is listed; what is not may be anything.</summary>
    [Fact]
    public void An_offense_may_be_that_of_another_charge()
    {
        IrSameText same = new(Sample.Charge, Sample.Field("offense"), s_other, Sample.Field("offense"), Truth.False);
        IrCount twins = new(new(s_other, Sample.Charge, RecordKind.Person, same, [Sample.Charge]));
        IrCondition hasTwin = new IrCompare(Comparison.AtLeast, twins, new IrNumber(1, IrType.Number), Truth.Unknown);
        ClearanceProgram program = WithLists(new IrAny([new IrNot(hasTwin), In(0)]), ["18 § 2701"]);
        Dictionary<string, string> twin = new() { ["offense"] = "18 § 2701(a)", ["inchoate"] = "none" };
        Assert.Equal(Outcome.Eligible, Decide(program, 500, new() { ["inchoate"] = "none" }, twin).Outcomes[0]);
        twin["offense"] = "18 § 2706";
        Assert.Equal(Outcome.NeedsReview, Decide(program, 500, new() { ["inchoate"] = "none" }, twin).Outcomes[0]);
    }

    /// <summary>A penalty table that hangs on a missing offense is read for each offense that it could be, and where it says nothing the term is tried.</summary>
    [Fact]
    public void A_derivation_from_the_offense_is_honoured()
    {
        IrField term = (IrField)s_term;
        IrExpr derived = new IrFieldOr(term, new IrRows([new(In(0), Sample.Years(10))], term, IrType.Period), null);
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(WithLists(new IrAny([new IrNot(In(0)), AtLeast(derived, 5)]), ["18 § 2701"]), ("inchoate", "none")));
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), Tried(WithLists(new IrAny([AtMost(derived, 5), AtLeast(derived, 2)]), ["18 § 2701"]), ("inchoate", "none")));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), Tried(WithLists(AtLeast(derived, 5), ["18 § 2701"]), ("inchoate", "none")));
    }

    private static IrComparePeriods AtLeast(IrExpr period, int years) => new(Comparison.AtLeast, period, Sample.Years(years), Truth.False);

    private static IrComparePeriods AtMost(IrExpr period, int years, Truth ifNone = Truth.False) => new(Comparison.AtMost, period, Sample.Years(years), ifNone);

    private static IrOffenseIn In(int list) => new(Sample.Charge, Sample.Field("offense"), list);

    /// <param name="lists">Entries as a law writes them: a citation, "A to B", "except A".</param>
    private static ClearanceProgram WithLists(IrCondition condition, params string[][] lists) => Sample.Relief(("(1)", false, condition)) with
    {
        OffenseLists = [.. lists.Select((entries, i) => new IrOffenseList($"list {i}", [.. entries.Select(Entry)]))],
    };

    private static IrOffenseEntry Entry(string text)
    {
        bool includes = !text.StartsWith("except ", StringComparison.Ordinal);
        Citation[] ends = [.. text.Replace("except ", "", StringComparison.Ordinal).Split(" to ")
            .Select(end => CitationFormat.Parse(TrialSchema.Schema.CitationFormats, end) ?? throw new ArgumentException(text))];
        return new(ends[0], ends.Length > 1 ? ends[1] : null, null, includes, Inchoate: false, Where: null);
    }

    private static (Outcome Without, Outcome With) Tried(ClearanceProgram program, params (string Field, string Value)[] charge)
    {
        Dictionary<string, string> facts = charge.ToDictionary(fact => fact.Field, fact => fact.Value);
        return (Decide(program, 0, facts).Outcomes[0], Decide(program, 2_000, facts).Outcomes[0]);
    }

    private static ReliefDecisions Decide(ClearanceProgram program, int mostTrials, params Dictionary<string, string>[] charges) =>
        new IrInterpreter(program).Evaluate(Sample.Record(charges).ToData(), 0, 1, Sample.On("2024-06-15") with { MostTrials = mostTrials }).Reliefs[0];
}
