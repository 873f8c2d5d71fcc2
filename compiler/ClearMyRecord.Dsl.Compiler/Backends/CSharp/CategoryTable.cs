using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>Conditions on one category, computed while compiling for each of its values.</summary>
internal static class CategoryTable
{
    /// <summary>Every value a missing entry could have.</summary>
    public static ulong Missing(FieldDefinition field) => CategoryLogic.Missing(
        field.Category ?? throw new InvalidOperationException($"{field.Name} is read as a category and has no list of values"), field.MayNotApply);

    /// <returns>The truth for "does not apply", missing, and then each value; null where the condition needs more than the category.</returns>
    public static ImmutableArray<Truth>? Fold(IrCondition condition, FieldDefinition field)
    {
        int count = field.Category?.Values.Length ?? 0;
        ImmutableArray<Truth>.Builder truths = ImmutableArray.CreateBuilder<Truth>();
        for (int code = Column.NotApplicableCode; code < count; code++)
        {
            if (TruthFor(condition, CategoryLogic.OfCode(code, Missing(field))) is not { } truth) return null;
            truths.Add(truth);
        }

        return truths.ToImmutable();
    }

    private static Truth? TruthFor(IrCondition condition, ulong value) => condition switch
    {
        IrTruth n => n.Value,
        IrNot n => TruthFor(n.Operand, value) is { } truth ? TruthLogic.Not(truth) : null,
        IrAll n => All(n.Items, value)?.Aggregate(Truth.True, TruthLogic.And),
        IrAny n => All(n.Items, value)?.Aggregate(Truth.False, TruthLogic.Or),
        IrAtLeast n => All(n.Items, value) is { } truths
            ? TruthLogic.AtLeast(n.Needed, truths.Count(t => t == Truth.True), truths.Count(t => t != Truth.False)) : null,
        IrChoose n => All([n.Test, n.Then, n.Else], value) is [var test, var then, var otherwise]
            ? TruthLogic.Choose(test, then, otherwise) : null,
        IrCategoryIn n => SetOf(n.Value, value) is { } set ? CategoryLogic.IsIn(set, n.Mask, n.IfNone) : null,
        IrSameCategory n => SetOf(n.Left, value) is { } left && SetOf(n.Right, value) is { } right
            ? CategoryLogic.AreSame(left, right, n.IfNone) : null,
        IrCompareRanks n => SetOf(n.Left, value) is { } left && SetOf(n.Right, value) is { } right
            ? CategoryLogic.CompareRanks(n.Comparison, left, right, n.Category, n.IfNone) : null,
        _ => null,
    };

    private static Truth[]? All(ImmutableArray<IrCondition> items, ulong value)
    {
        Truth?[] truths = [.. items.Select(item => TruthFor(item, value))];
        return truths.All(truth => truth is not null) ? [.. truths.OfType<Truth>()] : null;
    }

    private static ulong? SetOf(IrExpr node, ulong value) => node switch
    {
        IrField => value,
        IrCategory n => n.Mask,
        _ => null,
    };
}
