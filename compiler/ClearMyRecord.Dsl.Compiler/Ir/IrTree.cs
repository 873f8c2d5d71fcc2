using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>Walks over the IR without knowing what its nodes mean: for invariants, analyses and the printer.</summary>
public static class IrTree
{
    /// <summary>The nodes directly inside a node, in evaluation order. A called definition is not inside its call.</summary>
    public static IEnumerable<IrExpr> Children(IrExpr node) => node switch
    {
        IrNot n => [n.Operand],
        IrAll n => n.Items,
        IrAny n => n.Items,
        IrAtLeast n => n.Items,
        IrChoose n => [n.Test, n.Then, n.Else],
        IrApplies n => [n.Value],
        IrCompare n => [n.Left, n.Right],
        IrComparePeriods n => [n.Left, n.Right],
        IrCategoryIn n => [n.Value],
        IrCompareRanks n => [n.Left, n.Right],
        IrSameCategory n => [n.Left, n.Right],
        IrPresume n => [n.Operand],
        IrFieldOr n => [n.Field, n.StandIn],
        IrYesNoOr n => [n.Field, n.StandIn],
        IrAddPeriod n => [n.Date, n.Period],
        IrYearsBetween n => [n.From, n.To],
        IrLastAnniversary n => [n.Date],
        IrDaysBetween n => [n.From, n.To],
        IrArithmetic n => [n.Left, n.Right],
        IrPick n => n.Items,
        IrVersionDay n => [n.By],
        IrRows n => n.Otherwise is null ? RowParts(n) : RowParts(n).Append(n.Otherwise),
        IrCount n => [n.Collection.Filter],
        IrSum n => [n.Collection.Filter, n.Value],
        IrExtreme n => [n.Collection.Filter, n.Value],
        IrTruth or IrYesNo or IrIsKnown or IrIsNotYet or IrTextIn or IrSameText or IrOffenseIn or IrParameterIsOn or IrReadingIs
            or IrSameGroup or IrCallCondition or IrNumber or IrPeriod or IrCategory or IrToday or IrLawDay or IrField or IrParameter or IrCall => [],
        _ => throw Unreachable(node),
    };

    /// <summary>A node and everything inside it.</summary>
    public static IEnumerable<IrExpr> SelfAndDescendants(IrExpr node) => Children(node).SelectMany(SelfAndDescendants).Prepend(node);

    /// <summary>The records that a node itself speaks of (not those of nodes inside it).</summary>
    public static ImmutableArray<IrVariable> VariablesOf(IrExpr node) => node switch
    {
        IrYesNo n => [n.Of],
        IrIsKnown n => [n.Of],
        IrIsNotYet n => [n.Of],
        IrTextIn n => [n.Of],
        IrSameText n => [n.LeftOf, n.RightOf],
        IrSameGroup n => [n.Left, n.Right],
        IrOffenseIn n => [n.Of],
        IrField n => [n.Of],
        IrCallCondition n => [n.Argument],
        IrCall n => [n.Argument],
        _ => CollectionOf(node) is { } collection ? [collection.Scope, .. collection.Except] : [],
    };

    /// <summary>The fields that a node itself reads, each with the record it is read of.</summary>
    public static IEnumerable<(IrVariable Of, FieldDefinition Field)> FieldsOf(IrExpr node) => node switch
    {
        IrYesNo n => [(n.Of, n.Field)],
        IrIsKnown n => [(n.Of, n.Field)],
        IrIsNotYet n => [(n.Of, n.Field)],
        IrTextIn n => [(n.Of, n.Field)],
        IrSameText n => [(n.LeftOf, n.LeftField), (n.RightOf, n.RightField)],
        IrSameGroup n => [(n.Left, n.Key), (n.Right, n.Key)],
        IrOffenseIn n => [(n.Of, n.Field)],
        IrField n => [(n.Of, n.Field)],
        _ => CollectionOf(node) is { GroupKey: { } key } groups ? [(groups.Element, key)] : [],
    };

    public static IrCollection? CollectionOf(IrExpr node) => node switch
    {
        IrCount n => n.Collection,
        IrSum n => n.Collection,
        IrExtreme n => n.Collection,
        _ => null,
    };

    /// <summary>The definition a node calls, or null.</summary>
    public static int? CalledBy(IrExpr node) => node switch
    {
        IrCallCondition n => n.Definition,
        IrCall n => n.Definition,
        _ => null,
    };

    /// <summary>Every condition and value that stands by itself in a program: the roots of its trees.</summary>
    public static IEnumerable<IrExpr> RootsOf(ClearanceProgram program) =>
    [
        .. program.Definitions.Select(definition => definition.Body),
        .. program.OffenseLists.SelectMany(list => list.Entries).Select(entry => entry.Where).OfType<IrExpr>(),
        .. program.Reliefs.SelectMany(relief => (IEnumerable<IrExpr>)[relief.Covers, relief.InForce, .. relief.AllLabelled.Select(c => c.Body)]),
        .. program.Reliefs.Select(relief => relief.Clears).OfType<IrExpr>(),
    ];

    /// <summary>The labelled parts of conditions, which repeat what the conditions say and stand beside them for explanations.</summary>
    public static IEnumerable<IrExpr> PartsOf(ClearanceProgram program) =>
        program.Reliefs.SelectMany(relief => relief.AllLabelled).SelectMany(PartsOf).Select(part => part.Body)
            .Concat(program.Reliefs.Select(relief => relief.AlreadyGranted).OfType<IrCondition>());

    private static IEnumerable<IrReliefCondition> PartsOf(IrReliefCondition condition) =>
        condition.Parts.IsDefault ? [] : condition.Parts.SelectMany(part => PartsOf(part).Prepend(part));

    public static InvalidOperationException Unreachable(object node) => new($"no case for {node.GetType().Name}");

    private static IEnumerable<IrExpr> RowParts(IrRows rows) => rows.Rows.SelectMany(row => (IEnumerable<IrExpr>)[row.Test, row.Value]);
}
