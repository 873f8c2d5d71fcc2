using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Nobody is sent to a clerk for nothing: where all that the missing facts could be gives one answer, that is the answer.</summary>
public sealed class ExactCheckTests
{
    private static readonly FieldDefinition s_registrant = Sample.Field("registrant");

    private static readonly ImmutableArray<string> s_texts = ["north", "south", "east", "west", "elsewhere"];

    private static readonly IrCondition s_isM2 = Sample.Is("grade", "M2"), s_waited = Sample.Passed(Sample.Years(7));

    [Fact]
    public void A_condition_or_its_opposite_holds_whatever_the_grade() => Assert.Equal(
        (Outcome.NeedsReview, Outcome.Eligible), WithoutAndWith(Sample.Relief(("(1)", false, new IrAny([s_isM2, new IrNot(s_isM2)]))), []));

    [Fact]
    public void Nothing_is_both_so_and_not_so() => Assert.Equal(
        (Outcome.NeedsReview, Outcome.NotEligible), WithoutAndWith(Sample.Relief(("(1)", false, s_isM2), ("(2)", true, s_isM2)), []));

    [Fact]
    public void A_date_is_long_ago_or_it_is_not() => Assert.Equal(
        (Outcome.NeedsReview, Outcome.Eligible), WithoutAndWith(Sample.Relief(("(1)", false, new IrAny([s_waited, new IrNot(s_waited)]))), []));

    [Fact]
    public void A_day_is_looked_for_in_every_part()
    {
        // Seven years for M2 and ten for all others: with the grade missing nobody knows which, but seven have not passed.
        IrCondition seven = new IrAll([s_isM2, s_waited]), ten = new IrAll([new IrNot(s_isM2), Sample.Passed(Sample.Years(10))]);
        ClearanceProgram program = Sample.Relief(("(1)", false, new IrAny([seven, ten])));
        Decisions decisions = new IrInterpreter(program).Evaluate(
            Sample.Record(new Dictionary<string, string> { ["disposition date"] = "2018-03-01" }).ToData(), 0, 1, Sample.On("2024-06-15") with { MostTrials = 100 });
        Assert.Equal((Outcome.NotYetAtEarliest, Sample.Day("2025-03-01")), (decisions.Reliefs[0].Outcomes[0], decisions.Reliefs[0].FirstDays[0]));
    }

    [Fact]
    public void What_really_hangs_on_a_fact_stays_in_review() =>
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), WithoutAndWith(Sample.Relief(("(1)", false, s_isM2)), []));

    [Fact]
    public void What_is_presumed_stays_presumed()
    {
        ClearanceProgram program = Sample.Relief(("(1)", false, new IrPresume(s_isM2, Truth.True, 0)), ("(2)", false, new IrAny([s_isM2, new IrNot(s_isM2)])));
        program = program with { Info = program.Info with { Presumptions = [new("grade is M2", "§ 1(1)")] } };
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), WithoutAndWith(program, []));
    }

    [Fact]
    public void Readings_of_an_open_question_that_agree_settle_it()
    {
        IrCondition one = new IrReadingIs(0, 0), other = new IrReadingIs(0, 1);
        ClearanceProgram program = Sample.Relief(("(1)", false, new IrAny([one, other])), ("(2)", false, s_isM2));
        program = program with { Info = program.Info with { Questions = [new("counted how", ["by charge", "by case"], null)] } };
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), WithoutAndWith(program, new() { ["grade"] = "M2" }));
    }

    [Fact]
    public void A_search_that_takes_too_long_is_counted()
    {
        ReliefDecisions cut = Decide(Sample.Relief(("(1)", false, new IrAny([s_waited, new IrNot(s_waited)]))), [], 3);
        Assert.Equal((Outcome.NeedsReview, 1), (cut.Outcomes[0], cut.BoundHits));
        Assert.Equal(0, Decide(Sample.Relief(("(1)", false, s_isM2)), [], 30).BoundHits);
    }

    [Fact]
    public void The_fast_engine_with_a_second_look_decides_as_the_plain_one()
    {
        Trial[] trials = [.. Enumerable.Range(1, Trials.Count(100)).Select(seed => Trial.Make(seed, people: 3))];
        trials = [.. trials.Select(trial => trial with { Options = trial.Options with { MostTrials = 40 } })];
        Assert.All(trials.Zip(CompiledProgram.CompileAll([.. trials.Select(trial => trial.Program)])), pair =>
        {
            IrInterpreter plain = new(pair.First.Program);
            string? difference = EnginesAgree.FindDifference(plain, new ExactEvaluator(pair.Second, plain), pair.First.Record.ToData(), pair.First.Options);
            Assert.True(difference is null, difference is null ? "" : pair.First.Describe(difference));
        });
    }

    [Fact]
    public void A_text_is_one_of_those_named_or_another()
    {
        IrCondition north = new IrTextIn(Sample.Charge, Sample.Field("venue"), ["north"], Truth.False);
        Assert.Equal((Outcome.NeedsReview, Outcome.Eligible), WithoutAndWith(Sample.Relief(("(1)", false, new IrAny([north, new IrNot(north)]))), []));
        Assert.Equal((Outcome.NeedsReview, Outcome.NeedsReview), WithoutAndWith(Sample.Relief(("(1)", false, north)), []));
    }

    /// <summary>Against every filling of a few yes/no and category blanks.</summary>
    [Fact]
    public void The_answer_is_found_wherever_all_fillings_agree() => FoundWhereverAllAgree(250, 3, FieldType.YesNo, FieldType.Category);

    /// <summary>Texts among them, which may be shared: those that the program knows and three that it does not.</summary>
    [Fact]
    public void So_it_is_where_texts_are_blank() => FoundWhereverAllAgree(400, 3, FieldType.Text);

    /// <summary>Lengths around all that the made-up programs compare with, in months, in days and in both.</summary>
    [Fact]
    public void So_it_is_where_a_period_is_blank() => FoundWhereverAllAgree(200, 2, FieldType.Period);

    /// <summary>Missing, unreadable, or without the subsection; filled with complete citations around all that the made-up lists name.</summary>
    [Fact]
    public void So_it_is_where_an_offense_is_open() => FoundWhereverAllAgree(200, 2, FieldType.Citation);

    private static void FoundWhereverAllAgree(int programs, int blankFacts, params FieldType[] types)
    {
        int settled = 0, given = 0, asked = 0;
        Trials.Run(programs, seed =>
        {
            Trial trial = Trial.Make(seed, new(Presumptions: false, Derivations: false));
            trial = trial with { Program = trial.Program with { Reliefs = [.. trial.Program.Reliefs.Select(Entangled)] } };
            Random dice = new(seed);
            TrialRecord record = new RecordMaker(dice).Fill(trial.Record, trial.Options.RecordDay, dateNotYet: !trial.Uses<IrIsNotYet>(), share: 1);
            (FieldDefinition Field, int Row)[] blanks = [.. record.Places.Where(place => place.Field == s_registrant || types.Contains(place.Field.Type))
                .OrderBy(place => place.Field == s_registrant ? -1 : dice.Next()).Take(blankFacts)];
            foreach ((FieldDefinition field, int row) in blanks) record[field, row] = Blank(field, dice);
            IrInterpreter interpreter = new(trial.Program);
            EvaluationOptions options = trial.Options with { FindFirstDates = false, MostTrials = 0 };
            Decisions plain = interpreter.Evaluate(record.ToData(), 0, 1, options), exact = interpreter.Evaluate(record.ToData(), 0, 1, options with { MostTrials = 10_000 });
            Decisions[] fillings = [.. Fillings(record, [.. blanks], more: false).Select(filled => interpreter.Evaluate(filled.ToData(), 0, 1, options))];
            for (int relief = 0; relief < plain.Reliefs.Length; relief++)
                for (int i = 0; i < plain.Reliefs[relief].Count; i++)
                {
                    asked++;
                    given += exact.Reliefs[relief].BoundHits > 0 ? 1 : 0;
                    Outcome[] possible = [.. fillings.Select(decisions => decisions.Reliefs[relief].Outcomes[i]).Distinct()];
                    bool agree = possible is [Outcome.Eligible] || !possible.Contains(Outcome.Eligible) && !possible.Contains(Outcome.NeedsReview);
                    // Where a filling is itself in review, other facts are open too, and those are tried as well.
                    bool differ = possible.Contains(Outcome.Eligible) && possible.Any(outcome => outcome is not (Outcome.Eligible or Outcome.NeedsReview));
                    Outcome found = exact.Reliefs[relief].Outcomes[i];
                    // Fillings that agree may be too few to tell: a law may speak of one single day.
                    if (agree && found == Outcome.NeedsReview && exact.Reliefs[relief].BoundHits == 0)
                        agree = Fillings(record, [.. blanks], more: true).All(filled => interpreter.Evaluate(filled.ToData(), 0, 1, options).Reliefs[relief].Outcomes[i] is var more
                            && more != Outcome.NeedsReview && (more == Outcome.Eligible) == (possible[0] == Outcome.Eligible));
                    if (found == Outcome.NeedsReview ? agree && exact.Reliefs[relief].BoundHits == 0 : differ) return (trial, $"fillings give {string.Join(", ", possible)}, and it found {found} for row {i} of relief {relief}");
                    if (agree && plain.Reliefs[relief].Outcomes[i] == Outcome.NeedsReview) settled++;
                }

            return (trial, null);
        });
        Assert.True(settled > 10, $"only {settled} records needed a second look");
        Assert.True(given * 20 < asked, $"{given} of {asked} answers were given up");
    }

    /// <summary>The same law said in a way that three-valued logic loses its way in: "if the person is a registrant then C, and if not then C too".</summary>
    private static IrRelief Entangled(IrRelief relief)
    {
        IrCondition twice = relief.Conditions[0].Body, registrant = new IrYesNo(new(0, relief.Info.Subject), s_registrant, Truth.False);
        IrCondition entangled = new IrAny([new IrAll([registrant, twice]), new IrAll([new IrNot(registrant), twice])]);
        return relief with { Conditions = [relief.Conditions[0] with { Body = entangled, Parts = [] }, .. relief.Conditions[1..]] };
    }

    private static Cell Blank(FieldDefinition field, Random dice) => field.Type != FieldType.Citation ? Cell.Missing : dice.Next(4) switch
    {
        0 => new(ValueState.Known, Text: "see comment"),
        1 => new(ValueState.Known, Text: dice.Next(2) == 0 ? "18 § 2702" : "18 § 2701"),
        2 => new(ValueState.Known, Text: dice.Next(2) == 0 ? "18 § 2706(b)" : "18 § 2702(a)"),
        _ => Cell.Missing,
    };

    /// <param name="more">Many more lengths than those around what is compared.</param>
    private static IEnumerable<TrialRecord> Fillings(TrialRecord record, ImmutableArray<(FieldDefinition Field, int Row)> blanks, bool more)
    {
        if (blanks.IsEmpty) return [record];
        (FieldDefinition field, int row) = blanks[0];
        IEnumerable<Cell> cells = field.Type switch
        {
            FieldType.Text => s_texts.Select(text => new Cell(ValueState.Known, Text: text)),
            FieldType.Period => (more ? FillingValues.ManyPeriods : FillingValues.Periods).Select(period => new Cell(ValueState.Known, Period: period)),
            FieldType.Citation => FillingValues.CitationsUnder(record[field, row].Text).Select(text => new Cell(ValueState.Known, Text: text)),
            _ => Enumerable.Range(0, field.Category?.Values.Length ?? 2).Select(value => new Cell(ValueState.Known, value, value)),
        };
        if (field.MayNotApply && record[field, row].State == ValueState.Missing) cells = cells.Append(new(ValueState.NotApplicable));
        return cells.SelectMany(cell =>
        {
            TrialRecord filled = record.Copy();
            filled[field, row] = cell;
            return Fillings(filled, blanks[1..], more);
        });
    }

    private static (Outcome Without, Outcome With) WithoutAndWith(ClearanceProgram program, Dictionary<string, string> charge) =>
        (Decide(program, charge, 0).Outcomes[0], Decide(program, charge, 200).Outcomes[0]);

    private static ReliefDecisions Decide(ClearanceProgram program, Dictionary<string, string> charge, int mostTrials) =>
        new IrInterpreter(program).Evaluate(Sample.Record(charge).ToData(), 0, 1, Sample.On("2024-06-15") with { MostTrials = mostTrials }).Reliefs[0];
}
