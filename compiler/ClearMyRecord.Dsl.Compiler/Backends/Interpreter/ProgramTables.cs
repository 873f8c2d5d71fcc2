using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>What the interpreter works out once for a program.</summary>
internal sealed class ProgramTables
{
    private readonly ImmutableArray<ImmutableArray<OffenseMatcher?>> _matchers;
    private readonly FieldDefinition? _inchoate;
    private readonly ulong _notInchoate;
    private readonly int[] _slots;

    public ProgramTables(ClearanceProgram program)
    {
        Program = program;
        Time = new(program);
        _matchers = [.. program.OffenseLists.Select(list => list.Entries.Select(MatcherFor).ToImmutableArray())];
        _inchoate = program.Schema.Find(RecordKind.Charge, IrOffenseEntry.InchoateField);
        if (_inchoate?.Category?.CodeOf(IrOffenseEntry.NotInchoate) is int code and >= 0) _notInchoate = 1UL << code;
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

    /// <summary>Whether a charge is for the completed offense; true where the model does not tell attempts apart.</summary>
    public Truth IsCompleted(CaseData data, int charge) => _inchoate is null ? Truth.True
        : CategoryLogic.IsIn(FieldReader.Read(data, _inchoate, charge, 0, IrType.Category).Categories, _notInchoate, Truth.True);

    public FieldDefinition? Inchoate => _inchoate;

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
