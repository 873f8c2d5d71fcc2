using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>What is just below, on and just above the edge of a comparison.</summary>
internal static class EdgeShape
{
    /// <summary>The next amount is a cent away, but examples are written in dollars: up to one is near enough.</summary>
    private const int CentsNear = 100;

    /// <summary>The sides of a comparison's edge; none where it has no edge worth an example.</summary>
    public static ImmutableArray<(int Offset, string Name)> SidesOf(IrCondition node) => node switch
    {
        IrCompare { Left: IrLawDay } or IrCompare { Left: IrVersionDay } => [(-1, "the day before"), (0, "the day")],
        // A list as it stood on one day: nothing moves.
        IrCompare { Left: IrNumber, Right: IrNumber } => [],
        // "In the last seven years" also says that the day has come, which the record day settles before any rule is asked.
        IrCompare { Comparison: Comparison.AtMost, Right: IrToday } => [],
        // Whether there is any at all is what the condition itself asks.
        IrCompare { Left: IrCount, Right: IrNumber { Value: 0 } } n when n.Comparison is Comparison.MoreThan or Comparison.Equal => [],
        // A yes/no parameter is a number in the IR.
        IrCompare { Left: IrParameter { ParameterType: IrType.Number }, Right: IrNumber } => [],
        IrCompare { Left.Type: IrType.Date } => [(-1, "the day before"), (0, "the day"), (1, "the day after")],
        IrCompare { Right: IrNumber { Value: 0, NumberType: var type } } => [(0, type == IrType.Money ? "$0" : "0"), (1, "just above")],
        IrCompare { Right: IrNumber { NumberType: IrType.Number } number } => [.. Enumerable.Range(-1, 3).Select(offset => (offset, Notation.Number(number.Value + offset)))],
        IrCompare { Right: IrNumber { NumberType: IrType.Money } money } => [(-1, "just below"), (0, Notation.Money(money.Value)), (1, "just above")],
        IrComparePeriods { Right: IrPeriod period } => [(-1, "just below"), (0, Notation.Period(period.Value)), (1, "just above")],
        IrCompare or IrComparePeriods => [(-1, "just below"), (0, "on it"), (1, "just above")],
        IrCompareRanks { Right: IrCategory right } n => [.. Ranks(n.Category, right)],
        IrCompareRanks => [(-1, "just below"), (0, "on it"), (1, "just above")],
        _ => [],
    };

    /// <summary>How far the left value lies from the right one: in days, cents, or as a number; for periods and ranks only the sides are told apart.</summary>
    /// <returns>Null where a value is not known exactly.</returns>
    public static long? Distance(IrEvaluation now, IrCondition node, int[] rows)
    {
        switch (node)
        {
            case IrCompare n:
                Quantity left = now.ValueOf(n.Left, rows).Quantity, right = now.ValueOf(n.Right, rows).Quantity;
                if (!left.IsExact || !right.IsExact) return null;
                return IsTurned(n) ? right.Low - left.Low : left.Low - right.Low;
            case IrComparePeriods n:
                Value a = now.ValueOf(n.Left, rows), b = now.ValueOf(n.Right, rows);
                return a.IsExact && b.IsExact ? Near(a.Period.Low, b.Period.Low) : null;
            case IrCompareRanks n:
                Value x = now.ValueOf(n.Left, rows), y = now.ValueOf(n.Right, rows);
                return x.IsExact && y.IsExact ? Rank(n.Category, x.Categories) - Rank(n.Category, y.Categories) : null;
            default:
                return null;
        }
    }

    /// <summary>The side that a distance is on, if it is near enough to be on one.</summary>
    public static int? SideAt(IrCondition node, long distance)
    {
        if (node is IrCompare { Left.Type: IrType.Money } && Math.Abs(distance) <= CentsNear) return Math.Sign(distance);
        return Math.Abs(distance) <= 1 ? (int)distance : null;
    }

    /// <summary>Where today stands on the right, later days lie above the edge all the same.</summary>
    private static bool IsTurned(IrCompare node) => node is { Right: IrToday, Left: not IrToday };

    /// <summary>A period is beside another when it is a day, a month or a year longer or shorter; far ones count as two away.</summary>
    private static int Near(Period a, Period b)
    {
        if (a == b) return 0;
        Period[] steps = [new(0, 1), new(1, 0), new(12, 0)];
        if (steps.Any(step => Period.Add(b, step) == a)) return 1;
        if (steps.Any(step => Period.Add(a, step) == b)) return -1;
        return Period.IsAtLeast(a, b) == Truth.True ? 2 : -2;
    }

    private static IEnumerable<(int, string)> Ranks(CategoryType category, IrCategory right)
    {
        if (!ulong.IsPow2(right.Mask)) yield break;
        int rank = Rank(category, right.Mask);
        for (int offset = -1; offset <= 1; offset++)
        {
            int code = category.Ranks.IndexOf(rank + offset);
            if (code >= 0) yield return (offset, category.Values[code]);
        }
    }

    private static int Rank(CategoryType category, ulong value) => category.Ranks[System.Numerics.BitOperations.TrailingZeroCount(value)];
}
