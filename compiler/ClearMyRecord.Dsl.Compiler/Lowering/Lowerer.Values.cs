using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Values.</summary>
internal sealed partial class Lowerer
{
    private IrExpr Expression(BoundExpression node, VariableMap variables)
    {
        if (node.Type.Kind == BoundKind.Condition) return Condition(node, variables);
        switch (node)
        {
            case BoundLiteral n: return Literal(n.Value);
            case BoundToday: return new IrToday();
            case BoundParameterUse n: return ParameterValue(n.Parameter, n.Type.ToIr());
            case BoundField n: return Field(n, variables);
            case BoundFieldOr { Field: BoundField field } n:
                return new IrFieldOr(PlainField(field, variables), Expression(n.Value, variables), Presumption(n.Span));
            case BoundCall n: return Call(n, variables);
            case BoundAsOf n: return AsOf(n.Date, variables, () => Expression(n.Value, variables));
            case BoundArithmetic n: return new IrArithmetic(Expression(n.Left, variables), Expression(n.Right, variables), n.IsMinus);
            case BoundAddPeriod n:
                RequireCalendar(n.Period);
                return new IrAddPeriod(Expression(n.Date, variables), Expression(n.Period, variables), n.IsMinus);
            case BoundYearsBetween n:
                RequireCalendar(n);
                return new IrYearsBetween(Expression(n.From, variables), Expression(n.To, variables));
            case BoundLastAnniversary n:
                RequireCalendar(n);
                return new IrLastAnniversary(Expression(n.Date, variables));
            case BoundPick n: return new IrPick(n.Latest, [.. n.Items.Select(item => Expression(item, variables))]);
            case BoundMeasure n: return Measure(n, variables);
            case BoundRows n: return Rows(n, variables, null);
            case BoundVersions n: return ValueVersions(n, variables);
            case BoundIf n:
                IrRow then = new(Condition(n.Test, variables), Expression(n.Then, variables));
                return new IrRows([then], Expression(n.Else, variables), n.Type.ToIr());
            default: throw new InvalidOperationException($"not a value: {node.GetType().Name}");
        }
    }

    private static IrExpr Literal(LegalValue value) => value.Type switch
    {
        FieldType.Period => new IrPeriod(value.Period),
        FieldType.Category => new IrCategory(1UL << (int)value.Number),
        FieldType.Money => new IrNumber(value.Number, IrType.Money),
        FieldType.Date => new IrNumber(value.Number, IrType.Date),
        _ => new IrNumber(value.Number, IrType.Number),
    };

    private IrExpr Field(BoundField node, VariableMap variables)
    {
        IrField plain = PlainField(node, variables);
        // Where the derivation's rows say nothing the field stays as it is: missing.
        return FillOf(node.Field) is { } fill ? new IrFieldOr(plain, Rows(fill.Rows, Reaching(node.Of, variables), plain), null) : plain;
    }

    private static IrField PlainField(BoundField node, VariableMap variables) => new(variables.Of(node.Of), node.Field, node.Type.ToIr());

    private BoundFill? FillOf(FieldDefinition field) => _program.Fills.FirstOrDefault(fill => fill.Field == field);

    /// <summary>The variables of a derivation, whose subject (0) is the record whose field it fills.</summary>
    private static VariableMap Reaching(BoundVariable of, VariableMap variables) => new(variables.Of(of), inside: true);

    private IrRows Rows(BoundRows rows, VariableMap variables, IrExpr? otherwise)
    {
        ImmutableArray<IrRow>.Builder lowered = ImmutableArray.CreateBuilder<IrRow>();
        string last = "";
        for (int i = 0; i < rows.Rows.Length; i++)
        {
            BoundRow row = rows.Rows[i];
            IrExpr value = Expression(row.Value, variables);
            string label = row.Label.Length > 0 ? row.Label : $"({i + 1})";
            if (RowTest(i == rows.Closing ? row with { Where = null } : row, variables) is not { } test)
            {
                (otherwise, last) = (value, label);
                break; // what stands after "otherwise" is never reached
            }

            lowered.Add(new(test, value) { Label = label });
        }

        return new(lowered.ToImmutable(), otherwise, rows.Type.ToIr()) { OtherwiseLabel = last };
    }

    private IrExpr Measure(BoundMeasure node, VariableMap variables)
    {
        IrCollection collection = Collection(node.Collection, variables);
        if (node.Value is not { } value) return new IrCount(collection);
        BoundType type = value.Type;
        IrExpr measured = Expression(value, variables);
        return node.Kind switch
        {
            MeasureKind.Sum => new IrSum(collection, measured),
            // The first of groups is the first of their charges.
            _ => new IrExtreme(
                node.Kind is MeasureKind.Latest or MeasureKind.Highest, node.Place > 1 ? collection : collection with { GroupKey = null }, measured, node.Place, type.Category),
        };
    }
}
