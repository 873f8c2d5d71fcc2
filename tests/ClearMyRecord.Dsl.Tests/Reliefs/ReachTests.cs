using System.Text.Json;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Explaining;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Tests.Data;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>Which charges a relief clears, what it does for them, and what simulations and decisions make of that.</summary>
public sealed class ReachTests
{
    private const string Law = """
        relief "clean slate" for a person
            effect sealed, automatic from 2027-11-01, by petition before
            reaches convictions of the person where grade is one of M2, M3
            when not registrant

        relief "case relief" for a case
            effect expunged, by petition
            reaches convictions of the person where the case's restitution balance is $0 and grade is F3
            when restitution balance is at most $0

        relief "redesignation" for a conviction
            effect
                (2) dismissed, automatic where grade is one of M2, M3
                (9) reduced to misdemeanor, by petition otherwise
            when disposition date is before 2020-01-01
            hold while
                the case's objection date is on or before today, no if none

        prefer "clean slate" over "redesignation"
        """;

    private static readonly EvaluationOptions Options = new() { Today = new DateOnly(2026, 1, 1).DayNumber, KeepConditions = true };

    private static Compilation Compiled { get; } = ReliefLaw.Compile(Law);

    /// <summary>Two people of two charges each: grades M2 and F3, and M3 and missing; nobody owes anything, the second may be a registrant.</summary>
    private static CaseData People()
    {
        RecordSchema schema = Compiled.Program.Schema;
        FieldDefinition grade = Field(RecordKind.Charge, "grade"), disposition = Field(RecordKind.Charge, "disposition");
        sbyte Grade(string value) => (sbyte)(grade.Category ?? throw new InvalidOperationException()).CodeOf(value);
        sbyte plea = (sbyte)(disposition.Category ?? throw new InvalidOperationException()).CodeOf("guilty plea");
        int day = new DateOnly(2015, 1, 1).DayNumber;
        return new CaseData(schema, [0, 1, 2], [0, 2, 4],
        [
            new YesNoColumn(Field(RecordKind.Person, "registrant"), [0, Column.MissingCode]),
            new NumberColumn(Field(RecordKind.Case, "restitution balance"), [0, 0]),
            new DateColumn(Field(RecordKind.Case, "objection date"), [DateColumn.NotApplicable, day], null),
            new CategoryColumn(grade, [Grade("M2"), Grade("F3"), Grade("M3"), Column.MissingCode]),
            new CategoryColumn(disposition, [plea, plea, plea, plea]),
            new DateColumn(Field(RecordKind.Charge, "disposition date"), [day, day, day, day], null),
        ], new("P", 1, 2), new("C", 1, 2), new("K", 1, 4)).WithJurisdiction("US-PA").WithoutClearing();

        FieldDefinition Field(RecordKind kind, string name) => schema.Find(kind, name) ?? throw new InvalidOperationException(name);
    }

    [Fact]
    public void A_relief_for_a_person_clears_what_it_reaches() => InBothEngines(decisions =>
    {
        Assert.Equal([Truth.True, Truth.False, Truth.Unknown, Truth.Unknown], decisions.Reliefs[0].Reached);
        Assert.Equal([Truth.False, Truth.True, Truth.False, Truth.Unknown], decisions.Reliefs[1].Reached);
        Assert.Null(decisions.Reliefs[2].Reached);
        Assert.Equal(["dismissed", "reduced to misdemeanor", "dismissed", "dismissed or reduced to misdemeanor"],
            Enumerable.Range(0, 4).Select(i => string.Join(" or ", decisions.Reliefs[2].EffectsOf(i))));
        Assert.Equal([Truth.False, Truth.False, Truth.True, Truth.True], Enumerable.Range(0, 4).Select(decisions.Reliefs[2].OnHold));
        Assert.Equal("by petition", decisions.Reliefs[0].RouteOf(0, Options.Today));
        Assert.Equal("automatic", decisions.Reliefs[0].RouteOf(0, new DateOnly(2027, 11, 1).DayNumber));
    });

    [Fact]
    public void The_preferred_one_goes_first_and_leaves_the_other_in_doubt_while_in_review() => InBothEngines(decisions =>
    {
        Assert.Equal(Truth.True, Preference.IsFirst(Compiled.Program.Info, decisions, People(), 0, 0));
        Assert.Equal(Truth.False, Preference.IsFirst(Compiled.Program.Info, decisions, People(), 2, 0));
        Assert.Equal(Truth.True, Preference.IsFirst(Compiled.Program.Info, decisions, People(), 2, 1)); // what the first does not reach
        Assert.Equal(Truth.Unknown, Preference.IsFirst(Compiled.Program.Info, decisions, People(), 2, 2));
        Assert.Equal(Outcome.Eligible, decisions.Reliefs[2].Outcomes[2]);
    });

    [Fact]
    public void A_simulation_counts_what_is_cleared_on_hold_and_by_effect()
    {
        PolicyResult result = PolicyRun.Run(Compiled.Evaluator, Population.Loaded(People(), "four charges"), Options, new());
        // Sealed M2 and expunged F3 of the first; dismissed M3 of the second; the last hangs on its grade.
        Assert.Equal(new Bounds(3, 4), result.ChargesCleared);
        Assert.DoesNotContain(result.Notes, note => note.Contains("clean slate", StringComparison.Ordinal));
        ReliefResult redesignation = result.Reliefs[2];
        Assert.Equal(new OnHold(new(1, 1), new(2, 2)), redesignation.OnHold);
        Assert.Equal([("dismissed", 2), ("reduced to misdemeanor", 1), ("", 1)], redesignation.Effects.Select(effect => (effect.Effect, effect.Subjects)));
        string text = new PolicyReport(result, new() { Privacy = PrivacyOptions.ShowAll }).ToText();
        Assert.Contains("What becomes of those eligible: redesignation", text, StringComparison.Ordinal);
        Assert.Contains("charges on hold", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_say_what_is_cleared_held_and_preferred()
    {
        using TempFolder folder = new();
        CaseData people = People();
        using (DecisionsWriter writer = new(folder["decisions.csv"], new(Compiled.Program.Info, Options.Today)))
        {
            writer.Write(people, Compiled.Evaluator.Evaluate(people, 0, 2, Options));
            writer.Complete();
        }

        string[] lines = File.ReadAllLines(folder["decisions.csv"]);
        string all = string.Join("\n", lines);
        Assert.Contains("\n" + "P1,,,clean slate,§ 1,eligible,,by petition,sealed,C1/K1,,yes,", all, StringComparison.Ordinal);
        Assert.Contains("\n" + "P2,,,clean slate,§ 1,needs review,,by petition,sealed,perhaps C2/K3; perhaps C2/K4,,,", all, StringComparison.Ordinal);
        Assert.Contains("\n" + "P1,C1,K2,redesignation,§ 1,eligible,,by petition,reduced to misdemeanor,,,yes,", all, StringComparison.Ordinal);
        Assert.Contains("\n" + "P2,C2,K4,redesignation,§ 1,eligible,,automatic or by petition,dismissed or reduced to misdemeanor,,(1),in doubt,", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanations_say_the_effect_the_hold_and_what_was_granted_before()
    {
        CaseData people = People();
        string text = ExplanationRenderer.ToText(Compiled.Interpreter.Explain(people, 1, Options), ExplanationMarks.PlainLetters);
        Assert.Contains("K3: redesignation  [§ 1]\n  eligible, on hold because of (1), with effect dismissed\n", text, StringComparison.Ordinal);
        Assert.Contains("eligible, on hold because of (1), with effect one of dismissed or reduced to misdemeanor\n", text, StringComparison.Ordinal);
        Assert.Contains("on hold while (1) the case's objection date is on or before today", text, StringComparison.Ordinal);
        Assert.Contains("effect: (9) reduced to misdemeanor, by petition otherwise", text, StringComparison.Ordinal);
        JsonElement[] json = [.. JsonDocument.Parse(ExplanationRenderer.ToJson(Compiled.Interpreter.Explain(people, 1, Options))).RootElement.EnumerateArray()];
        JsonElement open = json.Single(e => e.GetProperty("subject").GetString() == "K4" && e.GetProperty("relief").GetString() == "redesignation");
        Assert.Equal(["dismissed", "reduced to misdemeanor"], open.GetProperty("effect").EnumerateArray().Select(effect => effect.GetString()));
        Assert.Equal(("true", 2), (open.GetProperty("onHold").GetString(), open.GetProperty("effectRows").GetArrayLength()));

        FieldDefinition Field(string name) => people.Schema.Find(RecordKind.Charge, name) ?? throw new InvalidOperationException(name);
        ValueDictionary names = new();
        int[] under = [names.CodeFor("redesignation"), names.CodeFor("redesignation"), names.CodeFor("redesignation"), names.CodeFor("redesignation")];
        CaseData granted = people.With(new CodedColumn(Field(ClearingFields.Relief), under, names))
            .With(new DateColumn(Field(ClearingFields.Date), [.. under.Select(_ => Options.Today - 10)], null));
        text = ExplanationRenderer.ToText(Compiled.Interpreter.Explain(granted, 1, Options), ExplanationMarks.PlainLetters);
        Assert.Contains("K3: redesignation  [§ 1]\n  not covered: this relief was granted before\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bill_may_strike_a_hold_and_a_row_of_an_effect()
    {
        Compilation amended = ReliefLaw.Amend(Law.Replace("hold while\n", "hold while any of\n").Replace("        the case's objection date", "        (objection) the case's objection date"), """
            strike (objection) from relief "redesignation"
            strike (2) from relief "redesignation"
            """);
        Assert.Empty(amended.Diagnostics);
        CaseData people = People();
        foreach ((int day, string effect, Truth held) in ((int, string, Truth)[])[(0, "dismissed", Truth.True), (1, "reduced to misdemeanor", Truth.False)])
        {
            Decisions decisions = amended.Evaluator.Evaluate(people, 0, 2, Options with { Today = new DateOnly(2026, 12, 31).DayNumber + day });
            Assert.Equal([effect], decisions.Reliefs[2].EffectsOf(2));
            Assert.Equal(held, decisions.Reliefs[2].OnHold(2));
        }
    }

    private static void InBothEngines(Action<Decisions> holds)
    {
        Assert.Empty(Compiled.Diagnostics);
        CaseData people = People();
        holds(Compiled.Interpreter.Evaluate(people, 0, 2, Options));
        holds(Compiled.Evaluator.Evaluate(people, 0, 2, Options));
    }
}
