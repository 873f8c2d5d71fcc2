using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>A test `applies` or `does not apply` beside a condition says what follows where a value does not apply, as `no if none` would.</summary>
internal sealed partial class Binder
{
    /// <summary>Values that a test beside the present condition asks about, each with what the condition then counts as where it does not apply.</summary>
    private ImmutableArray<(BoundExpression Value, Truth IfNone)> _applying = [];

    /// <summary>What is said inside a definition is its own affair: neither "if none" nor a test around its first use reaches into it.</summary>
    private void ByItself(Action bind)
    {
        (Truth? ifNone, bool isAsked, bool isInSearch, ImmutableArray<(BoundExpression, Truth)> beside) = (_ifNone, _isIfNoneAsked, _isInSearch, _applying);
        (_ifNone, _isInSearch, _applying) = (null, false, []);
        bind();
        (_ifNone, _isIfNoneAsked, _isInSearch, _applying) = (ifNone, isAsked, isInSearch, beside);
    }

    /// <summary>Conditions that hold together or one for the other: the tests of applying first, since they speak for all that stand beside them.</summary>
    private ImmutableArray<BoundExpression> BindBeside(bool isAnd, ImmutableArray<ExpressionSyntax> parts, Func<int, bool> isAlwaysThere, Scope scope)
    {
        BoundExpression?[] bound = new BoundExpression?[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (parts[i] is StateTestSyntax && isAlwaysThere(i)) bound[i] = BindCondition(parts[i], scope);
        ImmutableArray<(BoundExpression, Truth)> outer = _applying;
        foreach (BoundExpression test in bound.OfType<BoundExpression>()) Suppose(test, isAnd);
        for (int i = 0; i < parts.Length; i++) bound[i] ??= BindCondition(parts[i], scope);
        _applying = outer;
        return [.. bound.OfType<BoundExpression>()];
    }

    /// <summary>Binds what decides only where a test comes out so.</summary>
    private T Where<T>(BoundExpression test, bool holds, Func<T> bind)
    {
        ImmutableArray<(BoundExpression, Truth)> outer = _applying;
        Suppose(test, holds);
        T bound = bind();
        _applying = outer;
        return bound;
    }

    /// <summary>Where a value does not apply the test alone decides, and is alone named as the reason: beside `applies` the rest counts as true,
    /// beside `does not apply` as false.</summary>
    private void Suppose(BoundExpression test, bool holds) =>
        _applying = [.. _applying, .. Applying(test, holds).Select(value => (value, TruthLogic.Of(holds)))];

    /// <summary>The values that certainly apply where a test comes out so.</summary>
    private static IEnumerable<BoundExpression> Applying(BoundExpression test, bool holds) => test switch
    {
        BoundStateTest { Test: StateTest.Applies } applies when holds => [applies.Value],
        BoundStateTest { Test: StateTest.DoesNotApply } not when !holds => [not.Value],
        BoundNot not => Applying(not.Operand, !holds),
        BoundJoin join when join.IsAnd == holds => join.Operands.SelectMany(operand => Applying(operand, holds)),
        _ => [],
    };

    /// <summary>What follows where a value does not apply, if a test beside says so.</summary>
    private Truth? SaidBeside(BoundExpression value)
    {
        foreach ((BoundExpression applies, Truth ifNone) in _applying)
            if (IsSame(applies, value)) return ifNone;
        return value switch
        {
            BoundAddPeriod n => SaidOfAll(n.Date, n.Period),
            BoundYearsBetween n => SaidOfAll(n.From, n.To),
            BoundLastAnniversary n => SaidOfAll(n.Date),
            BoundPick n => n.Items.Select(SaidBeside).FirstOrDefault(said => said is not null),
            _ => null,
        };
    }

    private Truth? SaidOfAll(params ReadOnlySpan<BoundExpression> parts)
    {
        Truth? said = null;
        foreach (BoundExpression part in parts)
        {
            if (!part.MayNotApply) continue;
            if (SaidBeside(part) is not { } one) return null;
            said ??= one;
        }

        return said;
    }

    private static bool IsSame(BoundExpression a, BoundExpression b) => (a, b) switch
    {
        (BoundField x, BoundField y) => x.Of == y.Of && x.Field == y.Field,
        (BoundYesNo x, BoundYesNo y) => x.Of == y.Of && x.Field == y.Field,
        (BoundCall x, BoundCall y) => x.Definition == y.Definition && x.Argument == y.Argument,
        // The same words about the same record: what they search through is the same.
        (BoundMeasure x, BoundMeasure y) => x.Collection.Of == y.Collection.Of && Words.Of(x.Span) == Words.Of(y.Span),
        _ => false,
    };
}
