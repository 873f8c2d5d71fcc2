using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>What the interpreter works out once for a program.</summary>
internal sealed class ProgramTables
{
    private readonly ImmutableArray<ImmutableArray<OffenseMatcher?>> _matchers;
    private readonly Lazy<CitationTable> _citations;
    private readonly ulong _notInchoate;
    private readonly int[] _slots;
    private readonly Dictionary<IrExpr, int> _numbers = new(ReferenceEqualityComparer.Instance);

    public ProgramTables(ClearanceProgram program)
    {
        Program = program;
        Time = new(program);
        _matchers = [.. program.OffenseLists.Select(list => list.Entries.Select(MatcherFor).ToImmutableArray())];
        Presumed = new(program);
        Texts = new(program);
        Periods = new(program);
        _citations = new(() => new(program));
        foreach (IrRelief relief in program.Reliefs)
        {
            foreach (IrCondition root in (IEnumerable<IrCondition>)[relief.Covers, relief.InForce, .. relief.AllLabelled.Select(labelled => labelled.Body)])
                _numbers.TryAdd(root, program.Definitions.Length + _numbers.Count);
            if (relief.Clears is { } clears) _numbers.TryAdd(clears, program.Definitions.Length + _numbers.Count);
        }

        Inchoate = program.Schema.Find(RecordKind.Charge, IrOffenseEntry.InchoateField);
        if (Inchoate?.Category?.CodeOf(IrOffenseEntry.NotInchoate) is int code and >= 0) _notInchoate = 1UL << code;
        int[] ids = [.. IrTree.RootsOf(program).Concat(IrTree.PartsOf(program)).SelectMany(IrTree.SelfAndDescendants)
            .Select(node => IrTree.CollectionOf(node)?.Element.Id ?? 0).Append(0).Distinct().Order()];
        _slots = new int[ids[^1] + 1];
        for (int i = 0; i < ids.Length; i++) _slots[ids[i]] = i;
        SlotCount = ids.Length;
    }

    public ClearanceProgram Program { get; }

    public TimeDependence Time { get; }

    /// <summary>How many places for rows one definition or relief needs at most. Variables are numbered with gaps.</summary>
    public int SlotCount { get; }

    public int SlotOf(IrVariable variable) => _slots[variable.Id];

    public OffenseMatcher? MatcherOf(int list, int entry) => _matchers[list][entry];

    /// <summary>Whether a charge with this value of <see cref="Inchoate"/> is for the completed offense.</summary>
    public Truth IsCompleted(Value inchoate) => CategoryLogic.IsIn(inchoate.Categories, _notInchoate, Truth.True);

    /// <summary>The field that tells attempts apart; null where the model does not.</summary>
    public FieldDefinition? Inchoate { get; }

    public PresumedFacts Presumed { get; }

    public TextFamilies Texts { get; }

    public PeriodLimits Periods { get; }

    public CitationTable Citations => _citations.Value;

    /// <summary>A number for a condition that stands by itself in the program; definitions have their own. Null for one inside another.</summary>
    public int? NumberOf(IrCondition root) => _numbers.TryGetValue(root, out int number) ? number : null;

    public int QuestionNamed(string name)
    {
        for (int i = 0; i < Program.Info.Questions.Length; i++)
            if (Program.Info.Questions[i].Name == name)
                return i;
        throw new ArgumentOutOfRangeException(nameof(name));
    }

    /// <summary>A parameter's value on a day of the law, or null where it has none.</summary>
    public LegalValue? ParameterOn(int parameter, int lawDay, EvaluationOptions options)
    {
        ParameterInfo info = Program.Info.Parameters[parameter];
        return options.Parameters.TryGetValue(info.Name, out LegalValue? held) ? held : info.ValueOn(lawDay);
    }

    public Value ParameterValue(int parameter, IrType type, int lawDay, EvaluationOptions options)
    {
        if (ParameterOn(parameter, lawDay, options) is not { } value) return Widest(parameter, type);
        return type switch
        {
            IrType.Period => Value.Of(PeriodRange.Exactly(value.Period)),
            IrType.Category => Value.Of(1UL << (int)value.Number),
            _ => Value.Of(type, value.Quantity),
        };
    }

    /// <summary>Whether the run takes a reading of a question; unknown where neither the run nor the statute takes one.</summary>
    public Truth ReadingIs(int question, int reading, EvaluationOptions options)
    {
        QuestionInfo info = Program.Info.Questions[question];
        string? taken = options.Readings.GetValueOrDefault(info.Name) ?? info.Default;
        return taken is null ? Truth.Unknown : TruthLogic.Of(taken == info.Readings[reading]);
    }

    /// <summary>A parameter that is off is only met inside an item that is out of force; there it may be anything.</summary>
    private Value Widest(int parameter, IrType type) => type switch
    {
        IrType.Date => Value.Of(type, LegalDate.AnyDay with { MayNotApply = true }),
        IrType.Period => Value.Of(PeriodRange.Missing(mayNotApply: true)),
        IrType.Category when Program.Info.Parameters[parameter].Category is { } category => Value.Of(CategoryLogic.Missing(category, mayNotApply: true)),
        _ => Value.Of(type, new(Quantity.Least, Quantity.Most, true)),
    };

    private OffenseMatcher? MatcherFor(IrOffenseEntry entry) =>
        entry.From is { } from ? new(Program.Schema.CitationFormats, from, entry.To) : null;
}
