using ClearMyRecord.Dsl.Compiler.Binding;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Which parameters a condition needs.</summary>
internal static class BoundWalk
{
    /// <param name="used">Where they are added.</param>
    public static void Parameters(BoundExpression? expression, HashSet<ParameterSymbol> used) =>
        // An item that says when it is in force needs its parameters only then.
        Parameters(expression, used, item => item.InForce is null);

    /// <summary>Leaves out the items of lists, also of those in definitions: what an item needs is that item's own affair.</summary>
    public static void ParametersOutsideItems(BoundExpression? expression, HashSet<ParameterSymbol> used) =>
        Parameters(expression, used, _ => false);

    private static void Parameters(BoundExpression? expression, HashSet<ParameterSymbol> used, Func<BoundItem, bool> enters)
    {
        Walk(expression, []);

        void Walk(BoundExpression? node, HashSet<Symbol> seen)
        {
            switch (node)
            {
                case BoundParameterUse use: used.Add(use.Parameter); break;
                case BoundOffenseInParameter use: used.Add(use.Parameter); break;
                case BoundIsA isA when isA.Kind.Condition is { } condition && seen.Add(isA.Kind): Walk(condition, seen); break;
                case BoundCall call when call.Definition.Body is { } body && seen.Add(call.Definition): Walk(body, seen); break;
                case BoundAsOf asOf: // the law of that other day may have what the law of the day has not
                    Walk(asOf.Date, seen);
                    break;
                case BoundRows rows: // each row stands for itself, like an item of a list
                    foreach (BoundRow row in rows.Rows.Where(row => enters(new("", row.Value, row.InForce, row.Value.Span))))
                        foreach (BoundExpression part in Present(row.Where, row.Value)) Walk(part, seen);
                    break;
                case BoundVersions versions: // what a version needs it needs on its own days
                    foreach (BoundVersion version in versions.Versions.Where(version => enters(new("", version.Value, version.InForce, version.Value.Span)))) Walk(version.Value, seen);
                    break;
                case BoundList list:
                    foreach (BoundItem item in list.Items.Where(enters)) Walk(item.Condition, seen);
                    break;
                default:
                    foreach (BoundExpression child in Children(node)) Walk(child, seen);
                    break;
            }
        }
    }

    /// <summary>The expressions directly inside one.</summary>
    public static IEnumerable<BoundExpression> Children(BoundExpression? node) => node switch
    {
        BoundList n => n.Items.Select(item => item.Condition),
        BoundJoin n => n.Operands,
        BoundNot n => [n.Operand],
        BoundIf n => [n.Test, n.Then, n.Else],
        BoundPresume n => [n.Condition],
        BoundExceptWhere n => [n.Condition, n.Except],
        BoundQuantified n => Present(n.Number, n.Collection.Where),
        BoundEvery n => Present(n.Collection.Where, n.Satisfies),
        BoundMeasure n => Present(n.Collection.Where, n.Value),
        BoundCompare n => [n.Left, n.Right],
        BoundCategoryIn n => [n.Value],
        BoundSameValue n => [n.Left, n.Right],
        BoundTextIn n => [n.Field],
        BoundOffenseIn n => [n.Field],
        BoundOffenseInParameter n => [n.Field],
        BoundStateTest n => [n.Value],
        BoundPassed n => [n.Period, n.Since],
        BoundInTheLast n => [n.Date, n.Period],
        BoundWithin n => [n.Date, n.Period, n.Other],
        BoundFieldOr n => [n.Field, n.Value],
        BoundArithmetic n => [n.Left, n.Right],
        BoundAddPeriod n => [n.Date, n.Period],
        BoundYearsBetween n => [n.From, n.To],
        BoundLastAnniversary n => [n.Date],
        BoundPick n => n.Items,
        BoundEligible or BoundGranted => [],
        BoundAsOf n => [n.Value, n.Date],
        BoundVersions n => n.Versions.Select(version => version.Value),
        BoundRows n => n.Rows.SelectMany(row => Present(row.Where, row.Value)),
        _ => [],
    };

    private static IEnumerable<BoundExpression> Present(params BoundExpression?[] nodes) => nodes.OfType<BoundExpression>();
}
