using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>
/// From the bound tree to the IR: phrases become comparisons, versions become tests of the law's day, kinds and definitions
/// become numbered functions in dependency order. The IR forgets the author's shape, so every decision is taken here.
/// </summary>
internal sealed partial class Lowerer
{
    private readonly BoundProgram _program;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<IrDefinition> _definitions = [];
    private readonly Dictionary<Symbol, int> _definitionOf = [];
    private readonly List<PresumptionInfo> _presumptions = [];
    private readonly SortedSet<int> _lawChanges = [];

    private readonly LawWordsUsed _words;
    private readonly Origins _origins;

    private Lowerer(BoundProgram program, DiagnosticBag diagnostics, Origins origins) =>
        (_program, _diagnostics, _origins, _words) = (program, diagnostics, origins, new(program));

    /// <param name="fingerprint">SHA-256 of the texts the program was made from.</param>
    /// <param name="origins">Receives the places that the nodes come from.</param>
    public static ClearanceProgram Lower(BoundProgram program, string fingerprint, DiagnosticBag diagnostics, Origins? origins = null) =>
        new Lowerer(program, diagnostics, origins ?? new()).Lower(fingerprint);

    private ClearanceProgram Lower(string fingerprint)
    {
        foreach (ParameterSymbol parameter in _program.Parameters)
        {
            foreach (ParameterVersion version in parameter.Info.Versions)
            {
                if (version.From > LegalDate.FirstDay) _lawChanges.Add(version.From);
                if (version.Until <= LegalDate.LastDay) _lawChanges.Add(version.Until);
            }
        }

        foreach (OffenseListSymbol list in _program.OffenseLists) ListOf(list);
        ImmutableArray<IrRelief> reliefs = [.. _program.Reliefs.Select(LowerRelief)];
        ReportRepealed();
        ProgramInfo info = new(_program.Title, _program.Jurisdiction, _program.Citation, fingerprint)
        {
            Reliefs = [.. reliefs.Select(relief => relief.Info)],
            Parameters = [.. _program.Parameters.Select(parameter => parameter.Info)],
            Questions =
            [
                .. _program.Questions.Select(q => new QuestionInfo(
                    q.Name, [.. q.Syntax.Readings.Select(reading => reading.Text)], q.Syntax.Default?.Text)),
                .. _raised,
            ],
            Preferences = [.. _program.Preferences.Select(pair => new PreferenceInfo(pair.Relief, pair.Over))],
            Presumptions = [.. _presumptions],
        };
        return new()
        {
            Info = info,
            Schema = _program.Schema,
            Calendar = _program.Calendar ?? default,
            Definitions = [.. _definitions],
            OffenseLists = [.. _lists],
            Reliefs = reliefs,
            LawChanges = [.. _lawChanges],
        };
    }

    /// <summary>The number of a kind or definition; lowers it first, so that it stands before whatever calls it.</summary>
    private int DefinitionOf(Symbol symbol)
    {
        if (_definitionOf.TryGetValue(symbol, out int known)) return known;
        // A definition is shared by all who use it, so it speaks of the law's own day.
        IrExpr? outer = _otherLawDay;
        _otherLawDay = null;
        IrDefinition definition = symbol switch
        {
            KindSymbol kind => new(kind.Name, kind.Record, LowerKind(kind, Variables())) { Version = VersionOf(kind) },
            ValueSymbol { Body: { } body } value => new(value.Name, value.Subject.Record, Expression(body, Variables())) { Version = VersionOf(value) },
            _ => throw new InvalidOperationException($"{symbol.Name} was not bound"),
        };
        _otherLawDay = outer;
        _definitions.Add(definition);
        return _definitionOf[symbol] = _definitions.Count - 1;
    }

    /// <summary>"in force from 2024-06-11", for a version of something: by that a reader tells it from the others.</summary>
    internal static string VersionOf(Symbol symbol, string before = "") => symbol.InForce is { } dates ? before + Dates(dates) : "";

    private static string Dates(BoundInForce dates) =>
        "in force" + (dates.From is { } from ? $" from {Words.Of(from.Span)}" : "") + (dates.Until is { } until ? $" until {Words.Of(until.Span)}" : "");

    private IrCondition LowerKind(KindSymbol kind, VariableMap variables)
    {
        List<IrCondition> all = [];
        // A charge without such a key is in no group. (A text that may not apply is tested for being none of no texts.)
        if (kind is { Syntax: null, Key: { MayNotApply: true } key } && variables.Of(new(0, kind, null)) is { } charge)
            all.Add(key.Type == FieldType.Text ? new IrNot(new IrTextIn(charge, key, [], Truth.True)) : new IrApplies(new IrField(charge, key, BoundType.Of(key).ToIr())));
        if (kind.Base is { IsBuiltIn: false } narrowed) all.Add(CallKind(narrowed, variables.Of(new(0, kind, null))));
        if (kind.Condition is { } condition and not BoundTruth { Value: true })
            all.Add(Guarded(Condition(condition, variables), new("", condition, null, condition.Span), ListKind.All));
        return all.Count == 1 ? all[0] : new IrAll([.. all]);
    }

    private static VariableMap Variables() => new();

    /// <summary>One IR variable for each variable of a definition, relief or entry.</summary>
    private sealed class VariableMap
    {
        private readonly Dictionary<int, IrVariable> _variables = [];
        private readonly int _offset;

        public VariableMap()
        {
        }

        /// <summary>The variables of an expression whose subject is another's record.</summary>
        /// <param name="inside">It is put inside the other: its own others get numbers apart.</param>
        public VariableMap(IrVariable subject, bool inside)
        {
            _variables[0] = subject;
            if (inside) _offset = subject.Id + 1_000;
        }

        /// <param name="offset">Added to the numbers of its other variables, so that no two uses share one.</param>
        public VariableMap(IrVariable subject, int offset)
        {
            _variables[0] = subject;
            _offset = offset;
        }

        /// <summary>Lets a variable stand for a record that is known by another number.</summary>
        public void Map(BoundVariable variable, IrVariable record) => _variables[variable.Id] = record;

        public IrVariable Of(BoundVariable variable)
        {
            if (!_variables.TryGetValue(variable.Id, out IrVariable? known))
                _variables[variable.Id] = known = new(variable.Id + _offset, variable.Record);
            return known;
        }
    }
}
