using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Conditions. Each phrase is put into comparisons exactly as language.md section 5 defines it.</summary>
internal sealed partial class Lowerer
{
    private IrCondition Condition(BoundExpression node, VariableMap variables)
    {
        IrCondition lowered = Phrase(node, variables);
        _origins.Add(lowered, node.Span);
        return lowered;
    }

    private IrCondition Phrase(BoundExpression node, VariableMap variables)
    {
        switch (node)
        {
            case BoundTruth n: return new IrTruth(TruthLogic.Of(n.Value));
            case BoundList n: return List(n, variables);
            case BoundJoin n: return n.IsAnd ? new IrAll(All(n.Operands, variables)) : new IrAny(All(n.Operands, variables));
            case BoundNot n: return new IrNot(Condition(n.Operand, variables));
            case BoundIf n: return new IrChoose(Condition(n.Test, variables), Condition(n.Then, variables), Condition(n.Else, variables));
            case BoundPresume n: return new IrPresume(Condition(n.Condition, variables), TruthLogic.Of(n.Yes), Presumption(n.Span));
            case BoundExceptWhere n: return new IrAll([Condition(n.Condition, variables), new IrNot(Condition(n.Except, variables))]);
            case BoundQuantified n: return Quantified(n, variables);
            case BoundEvery n:
                // Every X satisfies C: no X where not C.
                IrCollection every = Collection(n.Collection, variables, new IrNot(Condition(n.Satisfies, variables)));
                IrCondition none = new IrCompare(Comparison.Equal, new IrCount(every), Number(0), Truth.Unknown);
                if (!n.NeedsOne) return none;
                IrCount all = new(Collection(n.Collection, variables));
                return new IrAll([new IrCompare(Comparison.MoreThan, all, Number(0), Truth.Unknown), none]);
            case BoundCompare { Left.Type.Category: { } category } n:
                return new IrCompareRanks(n.Comparison, Expression(n.Left, variables), Expression(n.Right, variables), category, n.IfNone);
            case BoundCompare n:
                IrExpr left = Expression(n.Left, variables), right = Expression(n.Right, variables);
                return n.Left.Type.Kind == BoundKind.Period
                    ? new IrComparePeriods(n.Comparison, left, right, n.IfNone) : new IrCompare(n.Comparison, left, right, n.IfNone);
            case BoundCategoryIn n: return new IrCategoryIn(Expression(n.Value, variables), n.Mask, n.IfNone);
            case BoundSameValue { Left.Type.Category: not null } n:
                return new IrSameCategory(Expression(n.Left, variables), Expression(n.Right, variables), n.IfNone);
            case BoundSameValue { Left: BoundField a, Right: BoundField b } n:
                return new IrSameText(variables.Of(a.Of), a.Field, variables.Of(b.Of), b.Field, n.IfNone);
            case BoundTextIn n: return new IrTextIn(variables.Of(n.Field.Of), n.Field.Field, n.Texts, n.IfNone);
            case BoundSameGroup n: return new IrSameGroup(variables.Of(n.Left), variables.Of(n.Right), n.Key);
            case BoundOffenseIn n: return OffenseIn(n.Field, n.List, variables);
            case BoundOffenseInParameter n: return OffenseInParameter(n, variables);
            case BoundIsA n: return CallKind(n.Kind, variables.Of(n.Of));
            case BoundStateTest n: return StateTestOf(n, variables);
            case BoundYesNo n: return YesNo(n, variables);
            case BoundFieldOr { Field: BoundYesNo field } n:
                return new IrYesNoOr(PlainYesNo(field, variables), Condition(n.Value, variables), Presumption(n.Span));
            case BoundPassed n:
                RequireCalendar(n.Period);
                return Compare(
                    n.MoreThan ? Comparison.MoreThan : Comparison.AtLeast, new IrToday(), Plus(Expression(n.Since, variables), n.Period, variables), n.IfNone);
            case BoundInTheLast n:
                RequireCalendar(n.Period);
                IrExpr date = Expression(n.Date, variables);
                return new IrAll([
                    Compare(Comparison.AtMost, date, new IrToday(), n.IfNone),
                    Compare(Comparison.LessThan, new IrToday(), Plus(date, n.Period, variables), n.IfNone)]);
            case BoundWithin n: return Within(n, variables);
            case BoundParameterUse n: // a yes/no parameter is 1 or 0
                return new IrCompare(Comparison.Equal, ParameterValue(n.Parameter, IrType.Number), Number(1), Truth.Unknown);
            case BoundEligible n: return new IrCallCondition(EligibleFor(n.Relief), variables.Of(n.Of));
            case BoundGranted n: return Granted(n, variables);
            case BoundReadingIs n: return ReadingIs(n);
            case BoundCall n: return (IrCondition)Call(n, variables);
            case BoundAsOf n: return AsOfCondition(n, variables);
            case BoundRows n: return TruthRows(n, variables);
            case BoundVersions n: return TruthVersions(n, variables);
            default: throw new InvalidOperationException($"not a condition: {node.GetType().Name}");
        }
    }

    private ImmutableArray<IrCondition> All(ImmutableArray<BoundExpression> nodes, VariableMap variables) =>
        [.. nodes.Select(node => Condition(node, variables))];

    private IrCondition List(BoundList list, VariableMap variables)
    {
        ImmutableArray<IrCondition> items = [.. list.Items.Select(item => Guarded(Condition(item.Condition, variables), item, list.Kind))];
        return list.Kind switch
        {
            ListKind.All => new IrAll(items),
            ListKind.Any => new IrAny(items),
            ListKind.None => new IrNot(new IrAny(items)),
            _ => new IrAtLeast(list.Needed, items),
        };
    }

    private IrCondition Quantified(BoundQuantified node, VariableMap variables)
    {
        IrCount count = new(Collection(node.Collection, variables));
        IrExpr number = node.Number is null ? Number(0) : Expression(node.Number, variables);
        Comparison comparison = node.Quantifier switch
        {
            Quantifier.Some or Quantifier.MoreThan => Comparison.MoreThan,
            Quantifier.No or Quantifier.Exactly => Comparison.Equal,
            Quantifier.AtLeast => Comparison.AtLeast,
            Quantifier.AtMost => Comparison.AtMost,
            _ => Comparison.LessThan,
        };
        return Compare(comparison, count, number, Truth.Unknown);
    }

    private IrCollection Collection(BoundCollection collection, VariableMap variables, IrCondition? and = null)
    {
        List<IrCondition> filter = [];
        if (collection.Where is { } where) filter.Add(Condition(where, variables));
        if (and is not null) filter.Add(and);
        return new(
            variables.Of(collection.Element), variables.Of(collection.Of), collection.ScopeKind,
            filter.Count switch { 0 => new IrTruth(Truth.True), 1 => filter[0], _ => new IrAll([.. filter]) },
            [.. collection.Except.Select(variables.Of)], collection.GroupKey);
    }

    private IrAny OffenseInParameter(BoundOffenseInParameter node, VariableMap variables) => new(
    [
        .. node.Parameter.Lists.Select(version =>
        {
            IrCondition isIn = OffenseIn(node.Field, version.List, variables);
            return Between(version.From, version.Until) is { } held ? new IrAll([held, isIn]) : isIn;
        }),
    ]);

    private IrCondition StateTestOf(BoundStateTest node, VariableMap variables)
    {
        (IrVariable of, FieldDefinition field) = node.Value switch
        {
            BoundField n => (variables.Of(n.Of), n.Field),
            BoundYesNo n => (variables.Of(n.Of), n.Field),
            _ => (variables.Of(new(0, _program.Kinds[0], null)), new FieldDefinition("", FieldType.Text, RecordKind.Person)),
        };
        return node.Test switch
        {
            StateTest.Known => new IrIsKnown(of, field),
            StateTest.Missing => new IrNot(new IrIsKnown(of, field)),
            StateTest.NotYet => new IrIsNotYet(of, field),
            StateTest.Applies => Applies(node.Value, variables),
            _ => new IrNot(Applies(node.Value, variables)),
        };
    }

    /// <summary>A fact that is no value to calculate with tells that it does not apply by what follows then: yes in one reading, no in the other.</summary>
    private IrCondition Applies(BoundExpression value, VariableMap variables) => value switch
    {
        BoundYesNo n => new IrAny([new IrNot(PlainYesNo(n with { IfNone = Truth.True }, variables)), PlainYesNo(n with { IfNone = Truth.False }, variables)]),
        BoundField { Type.Kind: BoundKind.Text or BoundKind.Citation } n => new IrNot(new IrTextIn(variables.Of(n.Of), n.Field, [], Truth.True)),
        _ => new IrApplies(Expression(value, variables)),
    };

    private IrCondition YesNo(BoundYesNo node, VariableMap variables)
    {
        IrYesNo plain = PlainYesNo(node, variables);
        BoundFill? fill = FillOf(node.Field);
        if (fill is null) return plain;
        // A derivation may read other fields of the record; where it has no answer the field stays missing.
        return new IrYesNoOr(plain, TruthRows(fill.Rows, Reaching(node.Of, variables), plain), null);
    }

    private static IrYesNo PlainYesNo(BoundYesNo node, VariableMap variables) => new(variables.Of(node.Of), node.Field, node.IfNone);

    private IrCondition TruthRows(BoundRows rows, VariableMap variables, IrCondition? otherwise = null)
    {
        IrCondition result = otherwise ?? new IrTruth(Truth.False);
        for (int i = rows.Rows.Length - 1; i >= 0; i--)
        {
            BoundRow row = rows.Rows[i];
            IrCondition value = Condition(row.Value, variables);
            result = RowTest(i == rows.Closing ? row with { Where = null } : row, variables) is { } test ? new IrChoose(test, value, result) : value;
        }

        return result;
    }

    private IrCondition Within(BoundWithin node, VariableMap variables)
    {
        RequireCalendar(node.Period);
        IrExpr date = Expression(node.Date, variables), other = Expression(node.Other, variables);
        IrCondition after = After(date, other), before = After(other, date);
        return node.Side switch
        {
            WithinSide.After => after,
            WithinSide.Before => before,
            _ => new IrAny([Compare(Comparison.Equal, date, other, node.IfNone), after, before]),
        };

        // D is within P after E: D is after E and before E plus P; with both days included, on either of them too.
        IrCondition After(IrExpr later, IrExpr earlier) => new IrAll([
            Compare(node.BothDays ? Comparison.AtLeast : Comparison.MoreThan, later, earlier, node.IfNone),
            Compare(node.BothDays ? Comparison.AtMost : Comparison.LessThan, later, Plus(earlier, node.Period, variables), node.IfNone)]);
    }

    private static IrCompare Compare(Comparison comparison, IrExpr left, IrExpr right, Truth ifNone) => new(comparison, left, right, ifNone);

    private IrAddPeriod Plus(IrExpr date, BoundExpression period, VariableMap variables) => new(date, Expression(period, variables), Subtract: false);

    private static IrNumber Number(long value) => new(value, IrType.Number);

    private int Presumption(Text.SourceSpan span)
    {
        PresumptionInfo info = new(_program.Sight.Words(span), _program.Citation);
        int known = _presumptions.IndexOf(info);
        if (known >= 0) return known;
        _presumptions.Add(info);
        return _presumptions.Count - 1;
    }

    /// <summary>Years and months need to be told what 29 February plus a year is.</summary>
    private void RequireCalendar(BoundExpression period)
    {
        if (_program.Calendar is not null || period is BoundLiteral { Value.Period.Months: 0 }) return;
        _diagnostics.Add(RuleErrors.NoCalendar.At(period.Span) with { Advice = "add a line such as `calendar years roll forward, months roll back` to the statute or its model" });
    }
}
