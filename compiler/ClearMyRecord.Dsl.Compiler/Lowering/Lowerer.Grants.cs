using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>What one relief has to do with others: who would qualify, who was granted it, and how many may.</summary>
internal sealed partial class Lowerer
{
    // Two readings of a tie: those of equal rank count as before the subject, or do not.
    private const int TiesCount = 0;

    private readonly Dictionary<ReliefSymbol, int> _eligible = [];
    private readonly Dictionary<ReliefSymbol, int> _granted = [];

    /// <summary>Questions that no author asks: the law's silence and its contradictions raise them. They follow the statute's own.</summary>
    private readonly List<QuestionInfo> _raised = [];

    /// <summary>What decides a subject: whether it is one, whether the relief is law, and the labelled conditions.</summary>
    private sealed record Standing(IrCondition Covers, IrCondition InForce, ImmutableArray<IrReliefCondition> Conditions)
    {
        public IrCondition Eligible => new IrAll([Covers, InForce, .. Conditions.Select(c => c.Info.IsBar ? new IrNot(c.Body) : c.Body)]);
    }

    /// <summary>The definition that says whether a record would qualify for a relief today.</summary>
    private int EligibleFor(ReliefSymbol relief)
    {
        if (_eligible.TryGetValue(relief, out int known)) return known;
        IrRelief lowered = LowerRelief(relief.Bound ?? throw new InvalidOperationException($"\"{relief.Name}\" was not bound"));
        return _eligible[relief] = Define($"eligible for \"{relief.Name}\"", relief.Subject.Record, new Standing(lowered.Covers, lowered.InForce, lowered.Conditions).Eligible);
    }

    private int Define(string name, RecordKind subject, IrExpr body)
    {
        _definitions.Add(new(name, subject, body));
        return _definitions.Count - 1;
    }

    /// <summary>Whether a charge, or some charge of a group, case or person, was granted a relief.</summary>
    private IrCondition Granted(BoundGranted node, VariableMap variables)
    {
        IrVariable of = variables.Of(node.Of);
        if (node.Kind == RecordKind.Charge && node.Group is null) return new IrCallCondition(GrantedUnder(node.Relief), of);
        IrVariable charge = new(FreeVariable(), RecordKind.Charge);
        IrCondition granting = new IrCallCondition(GrantedUnder(node.Relief), charge);
        IrCollection granted = node.Group?.Key is { } key
            ? new(charge, of, RecordKind.Person, new IrAll([new IrSameGroup(charge, of, key), granting]), [])
            : new(charge, of, node.Kind, granting, []);
        return Compare(Comparison.MoreThan, new IrCount(granted), Number(0), Truth.Unknown);
    }

    // Variables that no author's expression has; one number for each use, as they may stand in one tree.
    private int _lastFree = 5_000;

    private int FreeVariable() => ++_lastFree;

    /// <summary>A charge has been granted a relief from its cleared date, unless restored. A clearing that has not come by the day of the
    /// record does not come while later days are tried: nothing is granted meanwhile.</summary>
    private int GrantedUnder(ReliefSymbol relief)
    {
        if (_granted.TryGetValue(relief, out int known)) return known;
        IrVariable charge = new(0, RecordKind.Charge);
        FieldDefinition date = ClearingField(ClearingFields.Date), restored = ClearingField(ClearingFields.Restored);
        return _granted[relief] = Define($"granted \"{relief.Name}\"", RecordKind.Charge, new IrAll(
        [
            NamedIn(charge, relief),
            HasCome(date), new IrNot(HasCome(restored)),
        ]));

        IrCondition HasCome(FieldDefinition field) => new IrAll(
        [
            new IrNot(new IrIsNotYet(charge, field)),
            Compare(Comparison.AtMost, new IrField(charge, field, IrType.Date), new IrToday(), Truth.False),
        ]);
    }

    /// <summary>A record that gives a name which several files have, and no file, leaves open which relief was granted.</summary>
    private IrCondition NamedIn(IrVariable charge, ReliefSymbol relief)
    {
        FieldDefinition under = ClearingField(ClearingFields.Relief);
        IrCondition named = new IrTextIn(charge, under, [relief.Name], Truth.False);
        ReliefSymbol[] alike = [.. _program.Reliefs.Select(other => other.Symbol).Where(other => other.Bare == relief.Bare)];
        if (alike.Length < 2) return named;
        string name = $"which \"{relief.Bare}\" is meant by a record that names no file";
        IrCondition open = Raised(new(name, [.. alike.Select(other => other.Name)], null) { IsPerRecord = true }, Array.IndexOf(alike, relief));
        return new IrAny([named, new IrAll([new IrTextIn(charge, under, [relief.Bare], Truth.False), open])]);
    }

    private FieldDefinition ClearingField(string name) =>
        _program.Schema.Find(RecordKind.Charge, name) ?? throw new InvalidOperationException($"the model has no `{name}`");

    /// <summary>Whether all that a subject's relief clears was granted already. Null where the model has no facts of it.</summary>
    private IrCondition? AlreadyGranted(BoundRelief relief, BoundVariable subject, VariableMap variables)
    {
        if (ClearingFields.All.Any(name => _program.Schema.Find(RecordKind.Charge, name) is null)) return null;
        int granted = GrantedUnder(relief.Symbol);
        if (relief.Subject is { Record: RecordKind.Charge, Key: null } && relief.Reaches is null) return new IrCallCondition(granted, variables.Of(subject));
        // A relief for more than one charge is granted when none that it clears is left.
        return new IrAll([Some(true), new IrNot(Some(false))]);

        IrCondition Some(bool isGranted)
        {
            // Each of the two searches has variables of its own: where it clears is said in a tree of its own too.
            VariableMap own = new(variables.Of(subject), inside: false);
            IrVariable charge = relief.Reaches is { } r ? own.Of(r.Element) : new(FreeVariable(), RecordKind.Charge);
            IrCondition test = new IrCallCondition(granted, charge);
            List<IrCondition> filter = [isGranted ? test : new IrNot(test)];
            if (relief.Reaches?.Where is { } where) filter.Add(Condition(where, own));
            if (relief.Reaches is null && relief.Subject.Key is { } key) filter.Add(new IrSameGroup(charge, variables.Of(subject), key));
            RecordKind within = relief.Reaches?.ScopeKind ?? (relief.Subject.Key is null ? relief.Subject.Record : RecordKind.Person);
            IrCollection cleared = new(charge, variables.Of(subject), within, new IrAll([.. filter]), []);
            return Compare(Comparison.MoreThan, new IrCount(cleared), Number(0), Truth.Unknown);
        }
    }

    /// <summary>Caps, each a labelled requirement: of the other subjects eligible by everything else, and before this one, fewer than so many.</summary>
    private IEnumerable<IrReliefCondition> Limits(BoundRelief relief, string citation, Standing rest, VariableMap variables)
    {
        int everythingElse = Define($"eligible for \"{relief.Symbol.Name}\" but for its limit", relief.Subject.Record, rest.Eligible);
        IrVariable subject = variables.Of(new(0, relief.Subject, null));
        for (int i = 0; i < relief.Limits.Length; i++)
        {
            BoundLimit limit = relief.Limits[i];
            IrVariable other = variables.Of(limit.Other);
            List<IrCondition> counts = [new IrCallCondition(everythingElse, other), RanksBefore(relief, limit, variables)];
            if (limit.Where is { } bound) counts.Add(Condition(bound.Other, variables));
            // Of groups each counts once, and none of its charges stands before another.
            if (relief.Subject.Key is { } key) counts.Add(new IrNot(new IrSameGroup(other, subject, key)));
            if (limit.Group?.Key is { } shared) counts.Add(new IrSameGroup(other, subject, shared));
            IrCollection before = new(
                other, subject, limit.Scope, new IrAll([.. counts]), relief.Subject.Key is null ? [subject] : [], relief.Subject.Key);
            IrExpr taken = new IrCount(before);
            if (!limit.Reliefs.IsEmpty)
            {
                IrVariable granted = variables.Of(limit.Granted);
                IrCondition any = new IrAny([.. limit.Reliefs.Select(counted =>
                    Granted(new(limit.Granted, relief.Subject.Record, counted, limit.Span), variables))]);
                // Another relief may be granted to records of other kinds, which take none of these places.
                if (limit.Reliefs.Any(counted => counted != relief.Symbol)) any = new IrAll([CallKind(relief.Subject, granted), any]);
                if (limit.Where is { } those) any = new IrAll([Condition(those.Granted, variables), any]);
                if (limit.Group?.Key is { } within) any = new IrAll([any, new IrSameGroup(granted, subject, within)]);
                taken = new IrArithmetic(taken, new IrCount(new(granted, subject, limit.Scope, any, [], relief.Subject.Key)), Subtract: false);
            }

            IrCondition body = Compare(Comparison.LessThan, taken, Expression(limit.Number, variables), Truth.Unknown);
            if (limit.Where is { } where) body = new IrAny([new IrNot(Condition(where.Own, variables)), body]);
            if (InForce(limit.InForce) is { } force) body = new IrChoose(force, body, new IrTruth(Truth.True));
            // Caps that follow each other, as a bill leaves them, are versions of one.
            bool isOne = relief.Limits.All(another => another == limit || FirstDay(another.InForce) >= EndDay(limit.InForce) || FirstDay(limit.InForce) >= EndDay(another.InForce));
            IrReliefCondition condition = Requirement(isOne ? "(limit)" : $"(limit)({i + 1})", citation, "limited to " + _program.Sight.Words(limit.Syntax.Words), body);
            yield return condition with { Info = condition.Info with { IsLimit = true, From = FirstDay(limit.InForce), Until = EndDay(limit.InForce) } };
        }
    }

    /// <summary>Before it: true; after it: false; a tie, or no order in the law: unknown, unless a run takes a reading of it.</summary>
    private IrCondition RanksBefore(BoundRelief relief, BoundLimit limit, VariableMap variables)
    {
        string name = $"who comes first where {relief.Symbol.Name} is limited, {(limit.Key is null ? "the law stating no order" : "two being tied")}";
        IrCondition open = Raised(new(name, ["all count", "none counts"], null) { IsPerRecord = true }, TiesCount);
        if (limit.Key is not { } key || limit.OtherKey is not { } otherKey) return open;
        IrExpr own = Expression(key, variables), others = Expression(otherKey, variables);
        Comparison first = limit.Syntax.LatestFirst ? Comparison.MoreThan : Comparison.LessThan;
        return new IrAny([Ranked(first), new IrAll([Ranked(Comparison.Equal), open])]);

        IrCondition Ranked(Comparison comparison) => key.Type.Category is { } category
            ? new IrCompareRanks(comparison, others, own, category, Truth.Unknown) : Compare(comparison, others, own, Truth.Unknown);
    }

    /// <summary>A reading of a question that no author asks; the same question is raised once.</summary>
    private IrReadingIs Raised(QuestionInfo asked, int reading)
    {
        int question = _raised.FindIndex(known => known.Name == asked.Name);
        if (question < 0)
        {
            question = _raised.Count;
            _raised.Add(asked);
        }

        return new(_program.Questions.Length + question, reading);
    }

    /// <summary>
    /// Whether the relief clears a charge, said of the charge: where the subject holds it, of the case or person that it lies in; otherwise
    /// by a search for an eligible subject that reaches it.
    /// </summary>
    private IrCondition? Clears(BoundRelief relief)
    {
        if (relief.Reaches is not { } reaches) return null;
        IrVariable charge = new(0, RecordKind.Charge);
        bool holds = relief.Subject.Record == reaches.ScopeKind;
        IrVariable subject = holds ? charge : new(reaches.Element.Id, relief.Subject.Record);
        VariableMap variables = new(subject, inside: false);
        variables.Map(reaches.Element, charge);
        List<IrCondition> all = [new IrCallCondition(EligibleFor(relief.Symbol), subject)];
        if (reaches.Where is { } where) all.Add(Condition(where, variables));
        return holds ? new IrAll([.. all])
            : Compare(Comparison.MoreThan, new IrCount(new(subject, charge, reaches.ScopeKind, new IrAll([.. all]), [])), Number(0), Truth.Unknown);
    }
}
