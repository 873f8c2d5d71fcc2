using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>Whether the facts of an example's record keep it from being of a kind. Tests of the record's own facts are looked at; all others may be true or false.</summary>
internal sealed class KindFacts(IReadOnlyDictionary<FieldDefinition, ExampleValue> facts)
{
    /// <remarks>A definition that has versions must deny it in each of them: days of an example may be days of different law.</remarks>
    /// <returns>The innermost kind, of this and those it narrows, whose definition is certainly false; null if none is.</returns>
    public static KindSymbol? FirstDenied(KindSymbol kind, IReadOnlyDictionary<FieldDefinition, ExampleValue> facts)
    {
        KindFacts tests = new(facts);
        KindSymbol? denied = null;
        for (KindSymbol? narrowed = kind; narrowed is { IsBuiltIn: false }; narrowed = narrowed.Base)
            if (narrowed.Declared.All(version => version.Condition is { } condition && tests.Of(condition) == Truth.False)) denied = narrowed;
        return denied;
    }

    public static bool Reads(KindSymbol kind, FieldDefinition field) => kind.Declared.Any(version => version.Condition is { } condition && Reads(condition, field));

    private static bool Reads(BoundExpression condition, FieldDefinition field) =>
        BoundTree.WithDescendants(condition).Any(node => (node is BoundField read && read.Field == field) || (node is BoundYesNo yes && yes.Field == field));

    private Truth Of(BoundExpression node) => node switch
    {
        BoundTruth n => TruthLogic.Of(n.Value),
        BoundIsA { Of.Id: 0 } n => FirstDenied(n.Kind, facts) is null ? Truth.Unknown : Truth.False,
        BoundNot n => TruthLogic.Not(Of(n.Operand)),
        BoundJoin n => Join(n.IsAnd, n.Operands.Select(Of)),
        // An item that is not always law is in its list on some days only.
        BoundList { Kind: ListKind.All or ListKind.Any } n => Join(n.Kind == ListKind.All, n.Items.Select(Of)),
        BoundList { Kind: ListKind.None } n => TruthLogic.Not(Join(false, n.Items.Select(Of))),
        BoundExceptWhere n => TruthLogic.And(Of(n.Condition), TruthLogic.Not(Of(n.Except))),
        BoundPresume n => Of(n.Condition),
        BoundYesNo { Of.Id: 0 } n => Known(n.Field, n.IfNone, value => TruthLogic.Of(value.First != 0)),
        BoundCategoryIn { Value: BoundField { Of.Id: 0 } read } n => Known(read.Field, n.IfNone, value => TruthLogic.Of((n.Mask >> (int)value.First & 1) != 0)),
        BoundTextIn { Field.Of.Id: 0 } n => Known(n.Field.Field, n.IfNone, value => TruthLogic.Of(n.Texts.Contains(value.Text ?? "", StringComparer.OrdinalIgnoreCase))),
        BoundCompare { Left: BoundField { Of.Id: 0 } read, Right: BoundLiteral to } n => Known(read.Field, n.IfNone, value => Compare(n, read.Field, value, to.Value)),
        _ => Truth.Unknown,
    };

    private Truth Of(BoundItem item) => item.InForce is null ? Of(item.Condition) : Truth.Unknown;

    private static Truth Join(bool isAnd, IEnumerable<Truth> parts) => parts.Aggregate(TruthLogic.Of(isAnd), isAnd ? TruthLogic.And : TruthLogic.Or);

    private Truth Known(FieldDefinition field, Truth ifNone, Func<ExampleValue, Truth> test) => facts.GetValueOrDefault(field, ExampleFacts.Unsaid(field)) switch
    {
        { State: ValueState.Known } value => test(value),
        { State: ValueState.NotApplicable } => ifNone,
        _ => Truth.Unknown,
    };

    private static Truth Compare(BoundCompare node, FieldDefinition field, ExampleValue value, LegalValue to) => (field.Type, to.Type) switch
    {
        (FieldType.Category, FieldType.Category) when field.Category is { IsOrdered: true } category =>
            CategoryLogic.CompareRanks(node.Comparison, 1UL << (int)value.First, 1UL << (int)to.Number, category, node.IfNone),
        (FieldType.Number, FieldType.Number) or (FieldType.Money, FieldType.Money) or (FieldType.Date, FieldType.Date) =>
            QuantityLogic.Compare(node.Comparison, new(value.First, value.Last), to.Quantity, node.IfNone),
        _ => Truth.Unknown,
    };
}
