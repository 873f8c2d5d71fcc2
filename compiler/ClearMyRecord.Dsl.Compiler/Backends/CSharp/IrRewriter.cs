using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>Rebuilding the IR, for passes that change some nodes and keep the rest.</summary>
internal static class IrRewriter
{
    /// <summary>A copy whose nodes went through <paramref name="change"/>, innermost first; variables through <paramref name="move"/>.</summary>
    public static T Rewrite<T>(T node, Func<IrExpr, IrExpr> change, Func<IrVariable, IrVariable> move) where T : IrExpr
    {
        IrExpr rebuilt = node switch
        {
            IrNot n => n with { Operand = On(n.Operand) },
            IrAll n => n with { Items = Each(n.Items) },
            IrAny n => n with { Items = Each(n.Items) },
            IrAtLeast n => n with { Items = Each(n.Items) },
            IrChoose n => new IrChoose(On(n.Test), On(n.Then), On(n.Else)),
            IrApplies n => new IrApplies(On(n.Value)),
            IrCompare n => n with { Left = On(n.Left), Right = On(n.Right) },
            IrComparePeriods n => n with { Left = On(n.Left), Right = On(n.Right) },
            IrCategoryIn n => n with { Value = On(n.Value) },
            IrCompareRanks n => n with { Left = On(n.Left), Right = On(n.Right) },
            IrSameCategory n => n with { Left = On(n.Left), Right = On(n.Right) },
            IrPresume n => n with { Operand = On(n.Operand) },
            IrFieldOr n => n with { Field = (IrField)Field(n.Field), StandIn = On(n.StandIn) },
            IrYesNoOr n => n with { Field = (IrYesNo)Field(n.Field), StandIn = On(n.StandIn) },
            IrAddPeriod n => n with { Date = On(n.Date), Period = On(n.Period) },
            IrYearsBetween n => new IrYearsBetween(On(n.From), On(n.To)),
            IrLastAnniversary n => new IrLastAnniversary(On(n.Date)),
            IrDaysBetween n => new IrDaysBetween(On(n.From), On(n.To)),
            IrArithmetic n => n with { Left = On(n.Left), Right = On(n.Right) },
            IrVersionDay n => new IrVersionDay(On(n.By)),
            IrPick n => n with { Items = Each(n.Items) },
            IrRows n => n with
            {
                Rows = [.. n.Rows.Select(row => row with { Test = On(row.Test), Value = On(row.Value) })],
                Otherwise = n.Otherwise is { } last ? On(last) : null,
            },
            IrCount n => new IrCount(Over(n.Collection)),
            IrSum n => new IrSum(Over(n.Collection), On(n.Value)),
            IrExtreme n => n with { Collection = Over(n.Collection), Value = On(n.Value) },
            IrCallCondition n => n with { Argument = move(n.Argument) },
            IrCall n => n with { Argument = move(n.Argument) },
            _ => Field(node),
        };
        return (T)change(rebuilt);

        TNode On<TNode>(TNode part) where TNode : IrExpr => Rewrite(part, change, move);

        ImmutableArray<TNode> Each<TNode>(ImmutableArray<TNode> parts) where TNode : IrExpr => [.. parts.Select(On)];

        IrCollection Over(IrCollection c) => c with
        {
            Element = move(c.Element), Scope = move(c.Scope), Filter = On(c.Filter), Except = [.. c.Except.Select(move)],
        };

        IrExpr Field(IrExpr leaf) => leaf switch
        {
            IrYesNo n => n with { Of = move(n.Of) },
            IrIsKnown n => n with { Of = move(n.Of) },
            IrIsNotYet n => n with { Of = move(n.Of) },
            IrTextIn n => n with { Of = move(n.Of) },
            IrSameText n => n with { LeftOf = move(n.LeftOf), RightOf = move(n.RightOf) },
            IrSameGroup n => n with { Left = move(n.Left), Right = move(n.Right) },
            IrOffenseIn n => n with { Of = move(n.Of) },
            IrField n => n with { Of = move(n.Of) },
            _ => leaf,
        };
    }
}
