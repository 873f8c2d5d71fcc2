using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>A condition met while an outcome was worked out.</summary>
/// <param name="Records">The rows of the records it spoke of.</param>
/// <param name="Distance">How far from its edge it was, where it has one and that is known.</param>
internal sealed record Sighting(CoverItem Item, IrCondition Node, ImmutableArray<int> Records, Truth Truth, long? Distance);

/// <summary>Notes each meeting with what a relief's items are about.</summary>
internal sealed class SightingWatch(WatchedNodes nodes) : IConditionWatch
{
    private bool _isMeasuring;

    public List<Sighting> Sightings { get; } = [];

    public Truth Seen(IrEvaluation now, IrCondition condition, int[] rows, Truth truth)
    {
        if (_isMeasuring || truth == Truth.Unknown || nodes.Of(condition) is not { } watched) return truth;
        // The values on both sides are worked out again to be measured; what is met on the way was met before.
        _isMeasuring = true;
        ImmutableArray<int> records = watched.RecordsIn(rows);
        long? distance = EdgeShape.Distance(now, condition, rows);
        foreach (CoverItem item in watched.Items)
            if (item is not EdgeItem { Variant: { } variant } || variant.IsMet(now, (int[])rows.Clone()))
                Sightings.Add(new(item, condition, records, truth, distance));
        _isMeasuring = false;
        return truth;
    }
}

/// <summary>Lets one condition come out otherwise for the records of one sighting, and everything else as it does.</summary>
internal sealed class OtherwiseWatch(WatchedNodes nodes, ImmutableArray<IrCondition> turned, Sighting sighting) : IConditionWatch
{
    public Truth Seen(IrEvaluation now, IrCondition condition, int[] rows, Truth truth) =>
        turned.Any(node => ReferenceEquals(node, condition)) && nodes.Of(condition) is { } watched
            && watched.RecordsIn(rows).AsSpan().SequenceEqual(sighting.Records.AsSpan())
            ? TruthLogic.Not(sighting.Truth) : truth;
}

/// <summary>The nodes that a relief's items are about.</summary>
internal sealed class WatchedNodes
{
    private readonly Dictionary<IrCondition, Watched> _nodes = new(ReferenceEqualityComparer.Instance);

    public WatchedNodes(ProgramTables tables, IEnumerable<CoverItem> items)
    {
        foreach (CoverItem item in items)
        {
            ImmutableArray<IrCondition> nodes = item switch { ConditionItem c => c.Nodes, EdgeItem e => e.Nodes, _ => [] };
            foreach (IrCondition node in nodes)
            {
                if (!_nodes.TryGetValue(node, out Watched? watched)) _nodes.Add(node, watched = new([], SlotsOf(tables, node)));
                watched.Items.Add(item);
            }
        }
    }

    public Watched? Of(IrCondition node) => _nodes.GetValueOrDefault(node);

    /// <summary>The records a node speaks of from outside: not those that it goes through itself.</summary>
    private static ImmutableArray<int> SlotsOf(ProgramTables tables, IrCondition node)
    {
        HashSet<int> own = [.. IrTree.SelfAndDescendants(node).Select(IrTree.CollectionOf).OfType<IrCollection>().Select(c => c.Element.Id)];
        return [.. IrTree.SelfAndDescendants(node).SelectMany(inner => IrTree.VariablesOf(inner)).Where(v => !own.Contains(v.Id)).DistinctBy(v => v.Id).Select(tables.SlotOf)];
    }

    /// <param name="Slots">Where the rows of its records stand.</param>
    public sealed record Watched(List<CoverItem> Items, ImmutableArray<int> Slots)
    {
        public ImmutableArray<int> RecordsIn(int[] rows) => [.. Slots.Select(slot => rows[slot])];
    }
}
