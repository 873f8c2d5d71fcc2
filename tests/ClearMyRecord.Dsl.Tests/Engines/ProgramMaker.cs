using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Which parts of the IR a made-up program may use.</summary>
/// <param name="Presumptions">Presumptions and tests of knowledge.</param>
/// <param name="Derivations">Stand-ins that are not presumptions; filling blanks would have to respect them.</param>
internal readonly record struct ProgramShape(bool Presumptions, bool Derivations);

/// <summary>Makes up programs over <see cref="TrialSchema"/>: well formed, small, and using every node of the IR.</summary>
internal sealed partial class ProgramMaker(Random dice, ProgramShape shape, RecordSchema schema)
{
    private static readonly ImmutableArray<ParameterInfo> Parameters =
    [
        Parameter("wait", FieldType.Period, LegalValue.Of(new(12, 0)), LegalValue.Of(new(6, 0))),
        Parameter("most counts", FieldType.Number, new(FieldType.Number, 1), new(FieldType.Number, 2)),
        Parameter("most balance", FieldType.Money, new(FieldType.Money, 0), new(FieldType.Money, 10_000)),
        Parameter("cutoff", FieldType.Date, new(FieldType.Date, TrialSchema.Today - 100), new(FieldType.Date, TrialSchema.Today + 20)),
        Parameter("strict", FieldType.YesNo, new(FieldType.YesNo, 1), new(FieldType.YesNo, 0)),
        Parameter("worst grade", FieldType.Category, new(FieldType.Category, 1), new(FieldType.Category, 0)) with { Category = TrialSchema.Grade },
        Parameter("pilot", FieldType.Period, LegalValue.Of(new(0, 30)), null),
    ];

    private static readonly ImmutableArray<QuestionInfo> Questions =
    [
        new("counted how", ["by charge", "by case"], "by case"), new("unsettled", ["one way", "the other way"], null),
        new(Conflict.Name, ConflictInfo.Readings, null) { Conflict = Conflict },
    ];

    /// <summary>A relief and a bar of which neither goes first.</summary>
    public static ConflictInfo Conflict => new("§ 1", "§ 9");

    private readonly List<PresumptionInfo> _presumptions = [];
    private readonly List<IrDefinition> _definitions = [];
    private readonly List<IrOffenseList> _lists = [];
    private readonly SortedSet<int> _lawDays = [];

    // What the tree being made may speak of: its variables, the next free number, and the definitions before it.
    private readonly List<IrVariable> _scope = [];
    private int _nextVariable, _callable, _usableLists;

    public ClearanceProgram Make()
    {
        for (int i = dice.Next(1, 4); i > 0; i--) _lists.Add(OffenseList());
        _usableLists = _lists.Count;
        for (int i = dice.Next(4); i > 0; i--) _definitions.Add(Definition());
        ImmutableArray<IrRelief> reliefs = [.. Enumerable.Range(1, dice.Next(1, 3)).Select(Relief)];
        return new()
        {
            Info = new("trial", "US-PA", "", "")
            {
                Reliefs = [.. reliefs.Select(relief => relief.Info)],
                Parameters = Parameters,
                Questions = Questions,
                Presumptions = [.. _presumptions],
            },
            Schema = schema,
            Calendar = new(Any<DayRule>(), Any<DayRule>()),
            Definitions = [.. _definitions],
            OffenseLists = [.. _lists],
            Reliefs = reliefs,
            LawChanges = [.. Parameters.SelectMany(p => p.Versions).SelectMany(v => (int[])[v.From, v.Until]).Concat(_lawDays).Distinct().Order()],
        };
    }

    private IrRelief Relief(int number)
    {
        RecordKind subject = OneOf<RecordKind>([RecordKind.Charge, RecordKind.Charge, RecordKind.Case, RecordKind.Person]);
        ImmutableArray<IrReliefCondition> conditions = [.. Labelled(number, "", dice.Next(1, 4), subject).Select(Limited).Select(Contested)];
        ImmutableArray<IrReliefCondition> holds = dice.Next(3) == 0 ? Labelled(number, "h", dice.Next(1, 3), subject) : [];
        ImmutableArray<IrReliefCondition> effects = dice.Next(3) == 0 ? Labelled(number, "e", dice.Next(1, 4), subject) : [];
        IrCondition? clears = dice.Next(3) == 0 ? Tree(RecordKind.Charge, () => Condition(2)) : null;
        ReliefInfo info = new($"relief {number}", $"§ {number}", subject, "record", "sealed", "")
        {
            Conditions = [.. conditions.Select(c => c.Info)],
            Holds = [.. holds.Select(c => c.Info)],
            Effects = [.. effects.Select((c, i) => new EffectInfo($"effect {i}", c.Info))],
            SaysWhatItReaches = clears is not null,
        };
        IrCondition covers = dice.Next(2) == 0 ? new IrTruth(Truth.True) : Tree(subject, () => Condition(1));
        IrCondition inForce = dice.Next(3) > 0 ? new IrTruth(Truth.True)
            : new IrCompare(Comparison.AtLeast, new IrLawDay(), Day(TrialSchema.Today + dice.Next(-40, 40)), Truth.False);
        return new(info, covers, inForce, conditions) { Holds = holds, Effects = effects, Clears = clears };
    }

    private ImmutableArray<IrReliefCondition> Labelled(int number, string stem, int count, RecordKind subject) =>
    [
        .. Enumerable.Range(1, count).Select(i => new IrReliefCondition(
            new($"({stem}{i})", $"§ {number}({stem}{i})", $"condition {stem}{i}", stem.Length == 0 && dice.Next(3) == 0),
            Tree(subject, () => dice.Next(4) == 0 ? Wait() : Condition(3)), [])),
    ];

    /// <summary>Any requirement may be taken for a cap, which time does not cure.</summary>
    private IrReliefCondition Limited(IrReliefCondition condition) =>
        condition.Info.IsBar || dice.Next(4) > 0 ? condition : condition with { Info = condition.Info with { IsLimit = true } };

    /// <summary>Any bar may be one that the relief shuts out while it stands against it: it bars if it prevails.</summary>
    private IrReliefCondition Contested(IrReliefCondition condition) => !condition.Info.IsBar || dice.Next(3) > 0 ? condition
        : condition with { Body = new IrAll([condition.Body, new IrReadingIs(Questions.Length - 1, ConflictInfo.Readings.IndexOf(ConflictInfo.BarPrevails))]) };

    private IrDefinition Definition()
    {
        RecordKind subject = Any<RecordKind>();
        _callable = _definitions.Count;
        IrExpr body = Tree<IrExpr>(subject, () => dice.Next(6) switch
        {
            0 => Date(2),
            1 => Period(2),
            2 => Category(2),
            3 => Number(IrType.Number, 2),
            _ => Condition(2),
        });
        _callable = _definitions.Count + 1;
        return new($"definition {_definitions.Count}", subject, body);
    }

    private IrOffenseList OffenseList()
    {
        _usableLists = _lists.Count;
        _callable = 0;
        return new($"list {_lists.Count}", [.. Enumerable.Range(0, dice.Next(6) == 0 ? 0 : dice.Next(1, 5)).Select(_ => OffenseEntry())]);
    }

    private IrOffenseEntry OffenseEntry()
    {
        IrCondition? where = dice.Next(3) == 0 ? Tree(RecordKind.Charge, () => dice.Next(3) switch { 0 => Wait(), 1 => IsLaw(), _ => Condition(1) }) : null;
        bool includes = dice.Next(4) > 0, inchoate = dice.Next(2) == 0;
        if (_usableLists > 0 && dice.Next(4) == 0) return new(null, null, dice.Next(_usableLists), includes, inchoate, where);
        (string from, string? to) = OneOf<(string, string?)>(
            [("18 § 2701", null), ("18 § 2702", null), ("18 § 2702(b)", null), ("18 § 2706(b)(1)", null), ("18 § 2701(b)", "18 § 2702(a)(1)"), ("18 § 2701", "18 § 2706"), ("18 § 2702(a)", "18 § 3929"), ("75 § 3802", null)]);
        return new(Read(from), to is null ? null : Read(to), null, includes, inchoate, where);

        Citation Read(string text) => CitationFormat.Parse(schema.CitationFormats, text) ?? throw new InvalidOperationException(text);
    }

    private T Tree<T>(RecordKind subject, Func<T> make)
    {
        _scope.Clear();
        _scope.Add(new(0, subject));
        _nextVariable = 1;
        return make();
    }

    private static ParameterInfo Parameter(string name, FieldType type, LegalValue first, LegalValue? later) => new(name, "", type)
    {
        Versions = [new(LegalDate.FirstDay, TrialSchema.Today + 10, first), new(TrialSchema.Today + 10, LegalDate.LastDay, later)],
    };

    private T OneOf<T>(ImmutableArray<T> values) => values[dice.Next(values.Length)];

    private T Any<T>() where T : struct, Enum => OneOf([.. Enum.GetValues<T>()]);
}
