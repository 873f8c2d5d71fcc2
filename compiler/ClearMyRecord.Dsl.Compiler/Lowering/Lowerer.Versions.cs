using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>
/// Law in force on some days only, and law of another day than the run's ("as of", "version by"). The law of another day is
/// written out: versions become rows tested on that day, and definitions that have versions are put in place of their calls.
/// </summary>
internal sealed partial class Lowerer
{
    /// <summary>Variables of what is put in place start here, far above those of derivations.</summary>
    private const int FirstInlined = 1_000_000;

    private readonly List<IrOffenseList> _lists = [];
    private readonly Dictionary<(OffenseListSymbol List, int? Day, InchoateKinds Also), int> _listOf = [];

    /// <summary>The day whose law is meant where it is not the law's day of the run.</summary>
    private IrExpr? _otherLawDay;
    private int _inlined;

    private IrExpr LawDay => _otherLawDay ?? new IrLawDay();

    private IrCondition? InForce(BoundInForce? dates)
    {
        if (dates is null) return null;
        List<IrCondition> all = [];
        if (Day(dates.From) is { } from) all.Add(Placed(new IrCompare(Comparison.AtLeast, LawDay, from, Truth.False), dates.From));
        if (Day(dates.Until) is { } until) all.Add(Placed(new IrCompare(Comparison.LessThan, LawDay, until, Truth.False), dates.Until));
        // Law that waits for an event which has no date yet is not in force; law that ends with one still is.
        if (dates.From is BoundParameterUse { Parameter: { MayBeOff: true } awaited }) all.Insert(0, IsOn(awaited));
        if (dates.Until is BoundParameterUse { Parameter: { MayBeOff: true } ending }) all[^1] = new IrChoose(IsOn(ending), all[^1], new IrTruth(Truth.True));
        return all.Count == 1 ? all[0] : new IrAll([.. all]);

        IrCompare Placed(IrCompare test, BoundExpression? date)
        {
            if (date is not null) _origins.Add(test, date.Span);
            return test;
        }

        IrExpr? Day(BoundExpression? date)
        {
            if (date is BoundLiteral literal) _lawChanges.Add((int)literal.Value.Number);
            // The dates that a parameter may come to are days on which the law changes.
            if (date is BoundParameterUse parameter)
                foreach (ParameterVersion version in parameter.Parameter.Info.Versions)
                    if (version.Value is { } day) _lawChanges.Add((int)day.Number);
            return date is null ? null : Expression(date, Variables());
        }
    }

    private IrCondition? Between(int from, int until)
    {
        List<IrCondition> all = [];
        if (from > LegalDate.FirstDay)
            all.Add(new IrCompare(Comparison.AtLeast, LawDay, new IrNumber(from, IrType.Date), Truth.False));
        if (until <= LegalDate.LastDay)
            all.Add(new IrCompare(Comparison.LessThan, LawDay, new IrNumber(until, IrType.Date), Truth.False));
        return all.Count switch { 0 => null, 1 => all[0], _ => new IrAll([.. all]) };
    }

    // ---------------------------------------------------------------- definitions that changed as a whole

    /// <summary>Each version holds until the day it ends. Before the first and after the last nothing is known of it.</summary>
    private IrCondition TruthVersions(BoundVersions node, VariableMap variables)
    {
        IrCondition result = Condition(node.Versions[^1].Value, variables);
        foreach (BoundVersion version in node.Versions[..^1].Reverse())
            if (InForce(Ending(version)) is { } holds) result = new IrChoose(holds, Condition(version.Value, variables), result);
        return InForce(Whole(node)) is { } has ? new IrChoose(has, result, new IrTruth(Truth.Unknown)) : result;
    }

    /// <summary>Where there is no version there is no value either: a comparison with it is unknown.</summary>
    private IrExpr ValueVersions(BoundVersions node, VariableMap variables)
    {
        IrType type = node.Type.ToIr();
        IrExpr result = Expression(node.Versions[^1].Value, variables);
        List<IrRow> rows = [];
        foreach (BoundVersion version in node.Versions[..^1])
            if (InForce(Ending(version)) is { } holds) rows.Add(new(holds, Expression(version.Value, variables)) { Label = Dates(version.InForce) });
        if (rows.Count > 0) result = new IrRows([.. rows], result, type) { OtherwiseLabel = Dates(node.Versions[^1].InForce) };
        return InForce(Whole(node)) is { } has ? new IrRows([new(has, result)], null, type) : result;
    }

    private static BoundInForce? Ending(BoundVersion version) => Said(new(null, version.InForce.Until));

    private static BoundInForce? Whole(BoundVersions node) => Said(new(node.Versions[0].InForce.From, node.Versions[^1].InForce.Until));

    private static BoundInForce? Said(BoundInForce dates) => dates is { From: null, Until: null } ? null : dates;

    /// <summary>Whether a list, and whatever list it includes, has a version on the day meant.</summary>
    private IrCondition? HasVersion(OffenseListSymbol list)
    {
        List<IrCondition> all = [];
        if (list.Versions is [var first, ..] versions && InForce(Said(new(first.InForce?.From, versions[^1].InForce?.Until))) is { } own) all.Add(own);
        foreach (BoundOffenseEntry entry in list.Entries)
        {
            if (entry.List is null || HasVersion(entry.List) is not { } included) continue;
            all.Add(InForce(entry.InForce) is { } force ? new IrChoose(force, included, new IrTruth(Truth.True)) : included);
        }

        return all.Count switch { 0 => null, 1 => all[0], _ => new IrAll([.. all]) };
    }

    // ---------------------------------------------------------------- as of

    private T AsOf<T>(BoundExpression date, VariableMap variables, Func<T> lower)
    {
        IrExpr? outer = _otherLawDay;
        // The day itself is read by the law around it.
        IrExpr day = Expression(date, variables);
        _otherLawDay = day;
        T result = lower();
        _otherLawDay = outer;
        return result;
    }

    private IrCondition AsOfCondition(BoundAsOf node, VariableMap variables)
    {
        IrCondition condition = AsOf(node.Date, variables, () => Condition(node.Value, variables));
        return node.Date.MayNotApply
            ? new IrChoose(new IrApplies(Expression(node.Date, variables)), condition, new IrTruth(node.IfNone)) : condition;
    }

    /// <summary>A parameter on the day meant. Before its first version it has no value: a comparison with it is unknown.</summary>
    private IrExpr ParameterValue(ParameterSymbol parameter, IrType type)
    {
        if (_otherLawDay is null || parameter.Info.Versions.IsEmpty) return new IrParameter(parameter.Index, type);
        List<IrRow> rows = [];
        foreach (ParameterVersion version in parameter.Info.Versions)
        {
            IrParameter value = new(parameter.Index, type) { OnDay = version.From };
            if (Between(version.From, version.Until) is not { } held) return value;
            rows.Add(new(held, value));
        }

        return new IrRows([.. rows], null, type);
    }

    private IrCondition IsOn(ParameterSymbol parameter)
    {
        if (_otherLawDay is null) return new IrParameterIsOn(parameter.Index);
        return new IrAny([.. parameter.Info.Versions.Select(version =>
        {
            IrCondition isOn = new IrParameterIsOn(parameter.Index) { OnDay = version.From };
            return Between(version.From, version.Until) is { } held ? new IrAll([held, isOn]) : isOn;
        })]);
    }

    private IrExpr Call(BoundCall call, VariableMap variables)
    {
        IrVariable argument = variables.Of(call.Argument);
        if (_otherLawDay is not null && call.Definition.Body is { } body && LawDependence.IsVersioned(body))
            return Expression(body, InPlace(argument));
        int definition = DefinitionOf(call.Definition);
        return call.Type.Kind == BoundKind.Condition ? new IrCallCondition(definition, argument) : new IrCall(definition, argument, call.Type.ToIr());
    }

    private IrCondition CallKind(KindSymbol kind, IrVariable of)
    {
        if (kind.IsBuiltIn) return new IrTruth(Truth.True);
        return _otherLawDay is not null && LawDependence.IsVersioned(kind) ? LowerKind(kind, InPlace(of)) : new IrCallCondition(DefinitionOf(kind), of);
    }

    private VariableMap InPlace(IrVariable argument) => new(argument, FirstInlined + 1_000 * _inlined++);

    // ---------------------------------------------------------------- offense lists

    private IrCondition OffenseIn(BoundField field, OffenseListSymbol list, VariableMap variables)
    {
        IrVariable of = variables.Of(field.Of);
        if (_otherLawDay is not { } day || !LawDependence.IsVersioned(list)) return new IrOffenseIn(of, field.Field, ListOf(list));

        // One list for each stretch between two changes, chosen by the day: where the day is unknown, those that agree decide.
        ImmutableArray<int> changes = LawDependence.Changes(list);
        IrCondition result = new IrOffenseIn(of, field.Field, ListOf(list, changes.IsEmpty ? LegalDate.FirstDay : changes[^1]));
        for (int i = changes.Length - 1; i >= 0; i--)
        {
            int start = i == 0 ? LegalDate.FirstDay : changes[i - 1];
            IrCondition isBefore = new IrCompare(Comparison.LessThan, day, new IrNumber(changes[i], IrType.Date), Truth.Unknown);
            result = new IrChoose(isBefore, new IrOffenseIn(of, field.Field, ListOf(list, start)), result);
        }

        return HasVersion(list) is { } has ? new IrChoose(has, result, new IrTruth(Truth.Unknown)) : result;
    }

    /// <summary>The place of a list among the program's; lists that it includes come before it.</summary>
    /// <param name="onDay">For the list as it stood on one day.</param>
    /// <param name="also">Inchoate offenses that a list which includes this one takes in for all its entries.</param>
    private int ListOf(OffenseListSymbol list, int? onDay = null, InchoateKinds also = InchoateKinds.None)
    {
        if (_listOf.TryGetValue((list, onDay, also), out int known)) return known;
        IrExpr? outer = _otherLawDay;
        _otherLawDay = onDay is { } day ? new IrNumber(day, IrType.Date) : null;
        ImmutableArray<IrOffenseEntry> entries = [.. list.Entries.Select(entry => LowerEntry(entry, onDay, also))];
        _otherLawDay = outer;
        _lists.Add(new(list.Name, entries) { Version = VersionOf(list) });
        return _listOf[(list, onDay, also)] = _lists.Count - 1;
    }

    private IrOffenseEntry LowerEntry(BoundOffenseEntry entry, int? onDay, InchoateKinds also)
    {
        List<IrCondition> all = [];
        if (InForce(entry.InForce) is { } inForce) all.Add(inForce);
        if (entry.Where is { } where)
        {
            // An entry whose parameter is off is not in its list.
            all.AddRange(OffGuards(where));
            all.Add(Condition(where, Variables()));
        }

        InchoateKinds kinds = entry.Inchoate | also;
        int? included = entry.List is null ? null : ListOf(entry.List, LawDependence.IsVersioned(entry.List) ? onDay : null, kinds);
        if (entry.List is null && IsOneOf(kinds) is { } named) all.Add(named);
        IrCondition? condition = all.Count switch { 0 => null, 1 => all[0], _ => new IrAll([.. all]) };
        // An included list has been told what it takes in besides.
        return new(entry.From, entry.To, included, !entry.IsException, entry.List is null && kinds != InchoateKinds.None, condition);
    }

    /// <summary>Where some inchoate offenses are included and others are not: whether the charge is for one of those, or completed.</summary>
    private IrCategoryIn? IsOneOf(InchoateKinds kinds)
    {
        if (kinds is InchoateKinds.None or InchoateKinds.All
            || _program.Schema.Find(RecordKind.Charge, IrOffenseEntry.InchoateField) is not { Category: { } category } field) return null;
        ulong mask = Bit(IrOffenseEntry.NotInchoate)
            | (kinds.HasFlag(InchoateKinds.Attempts) ? Bit("attempt") : 0)
            | (kinds.HasFlag(InchoateKinds.Conspiracies) ? Bit("conspiracy") : 0)
            | (kinds.HasFlag(InchoateKinds.Solicitations) ? Bit("solicitation") : 0);
        return new(new IrField(new(0, RecordKind.Charge), field, IrType.Category), mask, Truth.True);

        ulong Bit(string value) => category.CodeOf(value) is >= 0 and int code ? 1UL << code : 0;
    }

    // ---------------------------------------------------------------- rows and readings

    /// <returns>When a row counts; null for a row that always does.</returns>
    private IrCondition? RowTest(BoundRow row, VariableMap variables)
    {
        List<IrCondition> all = [];
        if (InForce(row.InForce) is { } inForce) all.Add(inForce);
        foreach (BoundExpression? part in new[] { row.Where, row.Value })
            if (part is not null) all.AddRange(OffGuards(part));
        if (row.Where is { } where) all.Add(Condition(where, variables));
        return all.Count switch { 0 => null, 1 => all[0], _ => new IrAll([.. all.Distinct()]) };
    }

    private IEnumerable<IrCondition> OffGuards(BoundExpression condition)
    {
        HashSet<ParameterSymbol> used = [];
        BoundWalk.ParametersOutsideItems(condition, used);
        return used.Where(p => p.MayBeOff).OrderBy(p => p.Index).Select(IsOn);
    }

    /// <summary>A reading struck is no longer open; one that is left alone is the law, whatever a run or the statute assumes.</summary>
    private IrCondition ReadingIs(BoundReadingIs node)
    {
        ImmutableDictionary<int, BoundInForce> dates = node.Question.Dates;
        IrCondition asked = new IrReadingIs(node.Question.Index, node.Reading);
        if (dates.IsEmpty) return asked;
        IrCondition Open(int reading) => dates.TryGetValue(reading, out BoundInForce? force) && InForce(force) is { } open ? open : new IrTruth(Truth.True);
        int[] others = [.. Enumerable.Range(0, node.Question.Syntax.Readings.Length).Where(reading => reading != node.Reading)];
        // What is assumed may no longer be open, while several others are: then nobody knows.
        IrCondition assumedClosed = new IrAny([.. others.Where(dates.ContainsKey).Select(reading =>
            new IrAll([new IrReadingIs(node.Question.Index, reading), new IrNot(Open(reading))]))]);
        IrCondition isOnlyOne = new IrNot(new IrAny([.. others.Select(Open)]));
        return new IrAll([Open(node.Reading), new IrAny([isOnlyOne, new IrChoose(assumedClosed, new IrTruth(Truth.Unknown), asked)])]);
    }
}
