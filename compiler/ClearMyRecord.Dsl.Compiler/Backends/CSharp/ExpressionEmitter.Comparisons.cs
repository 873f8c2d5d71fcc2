using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

internal sealed partial class ExpressionEmitter
{
    private string Compare(IrCompare node)
    {
        if (_inDay) return General(node);
        if (StandInSide(node.Left, left => node with { Left = left }) is { } leftResult) return leftResult;
        if (StandInSide(node.Right, right => node with { Right = right }) is { } rightResult) return rightResult;
        // The side that records decide is brought to the left.
        IrCompare turned = Facts(node.Left).IsInvariant && !Facts(node.Right).IsInvariant
            ? new(Turned(node.Comparison), node.Right, node.Left, node.IfNone) : node;
        return CountAgainstNumber(turned) ?? Bound(turned)
            ?? ByFirstRows(turned.Left, turned.Right, left => turned with { Left = left }, () => General(node)) ?? General(node);
    }

    private string General(IrCompare node) =>
        $"QuantityLogic.Compare(Comparison.{node.Comparison}, {Quantity(node.Left)}, {Quantity(node.Right)}, {Text(node.IfNone)})";

    private string ComparePeriods(IrComparePeriods node)
    {
        if (!_inDay)
        {
            if (StandInSide(node.Left, left => node with { Left = left }) is { } leftResult) return leftResult;
            if (StandInSide(node.Right, right => node with { Right = right }) is { } rightResult) return rightResult;
            IrComparePeriods turned = Facts(node.Left).IsInvariant && !Facts(node.Right).IsInvariant
                ? new(Turned(node.Comparison), node.Right, node.Left, node.IfNone) : node;
            if (turned.Left is IrField { Field.Type: FieldType.Period } field && !_known.ContainsKey(field) && Facts(turned.Right).IsInvariant)
            {
                string bound = _context.OnDay("PeriodBound", day =>
                    $"PeriodBound.Of(Comparison.{turned.Comparison}, {day.Period(turned.Right)}, "
                    + $"{CSharpWriter.Literal(field.Field.MayNotApply)}, {Text(turned.IfNone)})");
                return $"{bound}.Test({Cell(field.Of, field.Field)})";
            }

            if (ByFirstRows(turned.Left, turned.Right, left => turned with { Left = left }, () => General(node)) is { } table) return table;
        }

        return General(node);
    }

    private string General(IrComparePeriods node) =>
        $"PeriodLogic.Compare(Comparison.{node.Comparison}, {Period(node.Left)}, {Period(node.Right)}, {Text(node.IfNone)})";

    /// <summary>A comparison with a field that has a stand-in is one comparison where the field is missing and another where it is not;
    /// each of them may then be a bound or a table.</summary>
    private string? StandInSide(IrExpr side, Func<IrExpr, IrCondition> with)
    {
        Func<IrExpr, IrExpr> wrap = value => value;
        IrExpr inner = side;
        if (side is IrAddPeriod { Date: var date } sum && !_known.ContainsKey(side))
            (inner, wrap) = (date, value => sum with { Date = value });
        if (inner is not IrFieldOr field || _known.ContainsKey(side) || _known.ContainsKey(inner)) return null;
        string result = NewTemp();
        _out.Line($"Truth {result};");
        _out.Open($"if ({IsMissing(field.Field.Of, field.Field.Field)})");
        if (field.Presumption is { } presumption) Mark(presumption);
        _out.Line($"{result} = {Condition(with(wrap(field.StandIn)))};");
        _out.Close();
        _out.Open("else");
        _out.Line($"{result} = {Condition(with(wrap(field.Field)))};");
        _out.Close();
        return result;
    }

    /// <summary>"At least two": needs no ranges, and stops counting as soon as it is sure.</summary>
    private string? CountAgainstNumber(IrCompare node)
    {
        if (node.Left is not IrCount count || node.Right is not IrNumber { Value: >= -1 and <= 1_000_000 and var number }) return null;
        // "More than n" is "at least n + 1"; "less than" and "at most" are their opposites. "Is 0" is "less than 1".
        (long needed, bool opposite)? form = node.Comparison switch
        {
            Comparison.AtLeast => (number, false),
            Comparison.MoreThan => (number + 1, false),
            Comparison.LessThan => (number, true),
            Comparison.AtMost => (number + 1, true),
            Comparison.Equal when number == 0 => (1, true),
            Comparison.NotEqual when number == 0 => (1, false),
            _ => null,
        };
        if (form is not var (needed, opposite)) return null;
        string reached;
        if (Elsewhere(count) is { } kept)
        {
            string range = Temp("Quantity", kept);
            reached = $"TruthLogic.AtLeast({needed}, (int){range}.Low, (int){range}.High)";
        }
        else
        {
            (string certain, string possible) = Count(count, needed);
            reached = $"TruthLogic.AtLeast({needed}, {certain}, {possible})";
        }

        return opposite ? $"TruthLogic.Not({reached})" : reached;
    }

    /// <summary>A recorded date, perhaps with a period added, or a recorded number, against what only the day decides.</summary>
    private string? Bound(IrCompare node)
    {
        if (!Facts(node.Right).IsInvariant || node.Comparison is Comparison.Equal or Comparison.NotEqual || _known.ContainsKey(node.Left)) return null;
        IrExpr? period = null;
        IrExpr left = node.Left;
        if (left is IrAddPeriod { Subtract: false } sum && Facts(sum.Period).IsInvariant) (left, period) = (sum.Date, sum.Period);
        if (left is not IrField field || _known.ContainsKey(field)) return null;
        string column = _context.Column(field.Field), row = Row(field.Of, field.Field);
        string mayNotApply = CSharpWriter.Literal(field.Field.MayNotApply);
        if (field.Field.Type == FieldType.Date)
        {
            string bound = _context.OnDay("DateBound", day =>
            {
                string added = period is null ? "PeriodRange.Exactly(default)" : day.Period(period);
                return $"DateBound.Of(Comparison.{node.Comparison}, {added}, {day.Quantity(node.Right)}, Calendar, {mayNotApply}, "
                    + $"run.RecordDay, {Text(node.IfNone)})";
            });
            return $"{bound}.Test({column}[{row}], {column}End[{row}])";
        }

        if (period is not null || field.Field.Type is not (FieldType.Number or FieldType.Money)) return null;
        string number = _context.OnDay("NumberBound", day =>
            $"NumberBound.Of(Comparison.{node.Comparison}, {day.Quantity(node.Right)}, {mayNotApply}, {Text(node.IfNone)})");
        return $"{number}.Test({column}[{row}])";
    }

    private static Comparison Turned(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => Comparison.AtMost,
        Comparison.AtMost => Comparison.AtLeast,
        Comparison.MoreThan => Comparison.LessThan,
        Comparison.LessThan => Comparison.MoreThan,
        _ => comparison,
    };
}
