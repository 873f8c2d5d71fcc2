using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Workbench;

/// <summary>A law of two reliefs, written by hand over the small world: what a compiled statute looks like from here.</summary>
internal sealed class SampleLaw(string title, int wait, int seriousCap, bool summaryRelief) : IEvaluator
{
    public const int Today = 739_616;

    private static readonly ReliefInfo s_misdemeanor =
        new("limited access for a misdemeanor", "§ 9122.2(a)(1)", RecordKind.Charge, "conviction", "limited access", "automatic")
        {
            Conditions =
            [
                new("(grade)", "§ 9122.2(a)(1)(grade)", "grade is M or S", false),
                new("(wait)", "§ 9122.2(a)(1)(wait)", "misdemeanor wait has passed since disposition date", false),
                new("(restitution)", "§ 9122.2(a)(1)(restitution)", "the case's restitution balance is at most $0, presume yes if missing", false),
                new("(a)(2)(i)", "§ 9122.3(a)(2)(i)",
                    "the person has a conviction that is a felony and is not a qualifying offense, whatever its date and wherever it was entered", true),
                new("(a)(2)(ii)", "§ 9122.3(a)(2)(ii)", "the person has at least 2 convictions where maximum term is more than 2 years", true),
            ],
        };

    private static readonly ReliefInfo s_summary =
        new("limited access for a summary offense", "§ 9122.2(a)(2)", RecordKind.Charge, "conviction", "limited access", "automatic")
        {
            Conditions =
            [
                new("(grade)", "§ 9122.2(a)(2)(grade)", "grade is S", false),
                new("(wait)", "§ 9122.2(a)(2)(wait)", "summary wait has passed since disposition date", false),
            ],
        };

    private readonly ReliefInfo[] _reliefs = summaryRelief ? [s_misdemeanor, s_summary] : [s_misdemeanor];

    public static SampleLaw Law => new("Clean Slate limited access", 10, 2, false);

    public static SampleLaw Bill => new("SB 852 of 2027", 5, 4, true);

    public static EvaluationOptions Options { get; } = new() { Today = Today };

    public ProgramInfo Program => new(title, "US-PA", "18 Pa.C.S. § 9122.2", $"{title} {wait}")
    {
        Reliefs = [.. _reliefs],
        Presumptions = [new("the case's restitution balance is at most $0", "§ 9122.2(a)(1)(restitution)")],
        Parameters = [new("misdemeanor wait", "(a)(1)", FieldType.Period) { Versions = [new(0, int.MaxValue, LegalValue.Of(new(wait * 12, 0)))] }],
    };

    public RecordSchema Schema => SmallWorld.Schema;

    public Decisions Evaluate(CaseData data, int firstPerson, int personCount, EvaluationOptions options) =>
        new(firstPerson, personCount, [.. _reliefs.Select(relief => Decide(relief, data, firstPerson, personCount, options))]);

    private ReliefDecisions Decide(ReliefInfo relief, CaseData data, int firstPerson, int personCount, EvaluationOptions options)
    {
        (int start, int end) = (data.RowsOf(RecordKind.Charge, firstPerson).Start, data.RowsOf(RecordKind.Charge, firstPerson + personCount - 1).End);
        ReliefDecisions decisions = new(relief, start, end - start, options.KeepConditions);
        for (int p = firstPerson; p < firstPerson + personCount; p++)
        {
            (int from, int to) = data.RowsOf(RecordKind.Charge, p);
            for (int row = from; row < to; row++)
            {
                Truth[] truths = relief == s_summary ? Summary(data, row) : Misdemeanor(data, row, from, to);
                if (decisions.Conditions is { } kept)
                    for (int k = 0; k < truths.Length; k++) kept[k][row - start] = truths[k];
                decisions.Outcomes[row - start] = Decide(relief, truths);
                if (relief == s_misdemeanor && Owed(data, row) is null)
                    (decisions.Presumed[row - start], decisions.RestsOnMissing[row - start]) = (1, true);
            }
        }

        return decisions;
    }

    private static Outcome Decide(ReliefInfo relief, Truth[] truths)
    {
        bool[] stops = [.. truths.Select((truth, k) => relief.Conditions[k].Stops(truth))];
        if (stops.Any(s => s)) return stops[1] && stops.Count(s => s) == 1 ? Outcome.NotYet : Outcome.NotEligible;
        return truths.Contains(Truth.Unknown) ? Outcome.NeedsReview : Outcome.Eligible;
    }

    private Truth[] Misdemeanor(CaseData data, int row, int from, int to) =>
    [
        TruthLogic.Not(GradeIs(data, row, 0)),
        AtLeast(SmallWorld.Number(data, RecordKind.Charge, "years since", row), wait),
        TruthLogic.Of(Owed(data, row) is null or 0),
        Enumerable.Range(from, to - from).Select(r => GradeIs(data, r, 0)).Aggregate(Truth.False, TruthLogic.Or),
        TruthLogic.Of(Enumerable.Range(from, to - from).Count(r => SmallWorld.Number(data, RecordKind.Charge, "maximum years", r) > 2) >= seriousCap),
    ];

    private static Truth[] Summary(CaseData data, int row) =>
        [GradeIs(data, row, 2), AtLeast(SmallWorld.Number(data, RecordKind.Charge, "years since", row), 3)];

    private static long? Owed(CaseData data, int row) =>
        SmallWorld.Number(data, RecordKind.Charge, "owed", row) is not NumberColumn.Missing and var owed ? owed : null;

    private static Truth AtLeast(long value, int least) => value == NumberColumn.Missing ? Truth.Unknown : TruthLogic.Of(value >= least);

    private static Truth GradeIs(CaseData data, int row, int code) =>
        data.ColumnOf(SmallWorld.Field(RecordKind.Charge, "grade")) is CategoryColumn { Codes: var codes }
            ? codes[row] == Column.MissingCode ? Truth.Unknown : TruthLogic.Of(codes[row] == code) : Truth.Unknown;
}
