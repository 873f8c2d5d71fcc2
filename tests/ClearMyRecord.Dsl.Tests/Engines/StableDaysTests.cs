using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>The search for a first day looks into every place where today or the law can hide: one condition for each.</summary>
public sealed class StableDaysTests
{
    private static readonly int Today = Sample.Day("2024-06-15"), Turns = Sample.Day("2024-07-04");

    private static readonly IrVariable Element = new(1, RecordKind.Charge), Inner = new(2, RecordKind.Charge);

    /// <summary>False until the day on which it turns true: a month after 4 June.</summary>
    private static readonly IrCondition Waited = Sample.Passed(new IrPeriod(new(1, 0)));

    private static readonly IrCondition True = new IrTruth(Truth.True), False = new IrTruth(Truth.False);

    private static readonly Dictionary<string, IrCondition> TurningTrue = new()
    {
        ["not"] = new IrNot(new IrNot(Waited)),
        ["any of"] = new IrAny([False, Waited, Sample.Passed(Sample.Years(1))]),
        ["all of, the later of two"] = new IrAll([Waited, Sample.Passed(new IrPeriod(new(0, 15)))]),
        ["at least two of"] = new IrAtLeast(2, [True, Waited, False]),
        ["the test of an if"] = new IrChoose(Waited, True, False),
        ["a branch of an if"] = new IrChoose(True, Waited, True),
        ["the other branch"] = new IrChoose(False, True, Waited),
        ["presume"] = new IrPresume(Waited, Truth.False, 0),
        ["a stand-in"] = new IrYesNoOr(new(Sample.Charge, Sample.Field("violent"), Truth.False), Waited, null),
        ["a stand-in value"] = AtLeastOne(new IrFieldOr(Sample.Value("counts"), OneIf(Waited), null)),
        ["a definition"] = new IrCallCondition(0, Sample.Charge),
        ["a definition's value"] = AtLeastOne(new IrCall(1, Sample.Charge, IrType.Number)),
        ["an offense list"] = new IrOffenseIn(Sample.Charge, Sample.Field("offense"), 0),
        ["a list in a list"] = new IrOffenseIn(Sample.Charge, Sample.Field("offense"), 1),
        ["a parameter switched on"] = new IrParameterIsOn(0),
        ["a parameter's new value"] = new IrCompare(Comparison.AtMost, new IrParameter(1, IrType.Number), One, Truth.False),
        ["the law's day"] = new IrCompare(Comparison.AtLeast, new IrLawDay(), new IrNumber(Turns, IrType.Date), Truth.False),
        ["a row"] = AtLeastOne(OneIf(Waited)),
        ["whether a value applies"] = new IrApplies(new IrRows([new(Waited, One)], null, IrType.Number)),
        ["a category by rows"] = new IrCategoryIn(new IrRows([new(Waited, new IrCategory(1))], new IrCategory(2), IrType.Category), 1, Truth.False),
        ["a rank by rows"] = new IrCompareRanks(
            Comparison.AtLeast, new IrRows([new(Waited, new IrCategory(1))], new IrCategory(2), IrType.Category), new IrCategory(1), TrialSchema.Grade, Truth.False),
        ["the same category by rows"] = new IrSameCategory(
            new IrRows([new(Waited, new IrCategory(1))], new IrCategory(2), IrType.Category), new IrCategory(1), Truth.False),
        ["a period by rows"] = new IrComparePeriods(
            Comparison.AtLeast, new IrRows([new(Waited, Sample.Years(2))], Sample.Years(1), IrType.Period), Sample.Years(2), Truth.False),
        ["a count"] = AtLeastOne(new IrCount(Over(Element, Waited))),
        ["a count inside a count"] = AtLeastOne(new IrCount(Over(Element, AtLeastOne(new IrCount(Over(Inner, Waited)))))),
        ["a sum's members"] = AtLeastOne(new IrSum(Over(Element, Waited), One)),
        ["a sum's values"] = AtLeastOne(new IrSum(Over(Element, True), OneIf(Waited))),
        ["the latest of members"] = AtLeastOne(new IrExtreme(true, Over(Element, Waited), One)),
        ["the later of two"] = AtLeastOne(new IrPick(true, [new IrNumber(0, IrType.Number), OneIf(Waited)])),
        ["whole years"] = new IrCompare(Comparison.AtLeast, new IrYearsBetween(new IrNumber(Sample.Day("2006-07-04"), IrType.Date), new IrToday()),
            new IrNumber(18, IrType.Number), Truth.False),
        ["days since"] = new IrCompare(Comparison.Equal, new IrDaysBetween(Sample.Value("disposition date"), new IrToday()), new IrNumber(30, IrType.Number), Truth.False),
        ["days until, falling"] = new IrCompare(Comparison.LessThan, new IrDaysBetween(new IrToday(), new IrNumber(Turns, IrType.Date)), One, Truth.False),
        ["today in a sum of dates"] = new IrCompare(
            Comparison.AtLeast, new IrAddPeriod(new IrToday(), Sample.Years(1), false), new IrNumber(Sample.Day("2025-07-04"), IrType.Date), Truth.False),
        ["today less a period"] = new IrCompare(
            Comparison.AtLeast, new IrAddPeriod(new IrToday(), new IrPeriod(new(1, 0)), Subtract: true), Sample.Value("disposition date"), Truth.False),
        ["today on both sides"] = new IrCompare(Comparison.AtMost,
            new IrArithmetic(new IrDaysBetween(new IrToday(), new IrNumber(Turns, IrType.Date)), new IrDaysBetween(new IrToday(), new IrNumber(Turns, IrType.Date)), false),
            new IrArithmetic(new IrDaysBetween(new IrNumber(Turns, IrType.Date), new IrToday()), new IrNumber(0, IrType.Number), false), Truth.False),
        ["not equal"] = new IrCompare(Comparison.NotEqual, new IrPick(Latest: true, [new IrToday(), new IrNumber(Turns - 1, IrType.Date)]),
            new IrNumber(Turns - 1, IrType.Date), Truth.False),
    };

    public static TheoryData<string> Names() => [.. TurningTrue.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_change_is_found_wherever_it_hides(string name)
    {
        ClearanceProgram program = WithDefinitions(Sample.Relief(("(1)", false, TurningTrue[name])));
        Assert.Empty(IrInvariants.Check(program));
        CaseData data = Sample.Record(new Dictionary<string, string>
        {
            ["disposition date"] = "2024-06-04", ["offense"] = "18 § 2701", ["inchoate"] = "none",
        }).ToData();
        ReliefDecisions decisions = new IrInterpreter(program).Evaluate(data, 0, 1, new() { Today = Today }).Reliefs[0];
        Assert.Equal((Outcome.NotYet, "2024-07-04"), (decisions.Outcomes[0], Notation.Date(decisions.FirstDays[0])));
    }

    private static IrNumber One => new(1, IrType.Number);

    private static IrCompare AtLeastOne(IrExpr number) => new(Comparison.AtLeast, number, One, Truth.False);

    private static IrRows OneIf(IrCondition test) => new([new(test, One)], new IrNumber(0, IrType.Number), IrType.Number);

    private static IrCollection Over(IrVariable element, IrCondition filter) => new(element, Sample.Charge, RecordKind.Person, filter, []);

    private static ClearanceProgram WithDefinitions(ClearanceProgram program)
    {
        Citation assault = CitationFormat.Parse(TrialSchema.Schema.CitationFormats, "18 § 2701") ?? throw new InvalidOperationException();
        ParameterInfo pilot = new("pilot", "", FieldType.YesNo) { Versions = [new(Turns, LegalDate.LastDay, new(FieldType.YesNo, 1))] };
        ParameterInfo most = new("most", "", FieldType.Number)
        {
            Versions = [new(LegalDate.FirstDay, Turns, new(FieldType.Number, 2)), new(Turns, LegalDate.LastDay, new(FieldType.Number, 1))],
        };
        return program with
        {
            Info = program.Info with { Parameters = [pilot, most], Presumptions = [new("presumption", "")] },
            Definitions = [new("waited", RecordKind.Charge, Waited), new("one if waited", RecordKind.Charge, OneIf(Waited))],
            OffenseLists =
            [
                new("assault", [new(assault, null, null, true, false, Waited)]),
                new("more", [new(null, null, 0, true, false, null)]),
            ],
        };
    }
}
