using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Which parts of a relief read facts that hold on the day of the file, themselves or through definitions and lists.</summary>
/// <param name="definitions">The program's, as far as the relief calls them.</param>
internal sealed class StatusReads(IReadOnlyList<IrDefinition> definitions, IReadOnlyList<IrOffenseList> lists)
{
    private readonly SortedSet<string> _fields = new(StringComparer.Ordinal);

    /// <returns>Null where nothing does.</returns>
    public StatusUse? Of(IrRelief relief)
    {
        bool always = Reads(relief.Covers) | Reads(relief.InForce);
        ImmutableArray<bool> conditions = [.. relief.Conditions.Select(condition => Reads(condition.Body))];
        bool otherwise = relief.Clears is { } clears && Reads(clears);
        // All are read, for the names of their fields.
        foreach (IrReliefCondition condition in relief.Holds.Concat(relief.Effects)) otherwise |= Reads(condition.Body);
        return _fields.Count == 0 ? null : new([.. _fields], always, conditions, otherwise);
    }

    private bool Reads(IrExpr root) => Reads(root, [], []);

    private bool Reads(IrExpr root, HashSet<int> called, HashSet<int> listed)
    {
        bool reads = false;
        foreach (IrExpr node in IrTree.SelfAndDescendants(root))
        {
            foreach ((_, FieldDefinition field) in IrTree.FieldsOf(node).Where(read => read.Field.HoldsOnFileDay))
            {
                _fields.Add(field.Name);
                reads = true;
            }

            if (IrTree.CalledBy(node) is { } definition && called.Add(definition)) reads |= Reads(definitions[definition].Body, called, listed);
            if (node is IrOffenseIn offense) reads |= ListReads(offense.List, called, listed);
        }

        return reads;
    }

    private bool ListReads(int list, HashSet<int> called, HashSet<int> listed)
    {
        if (!listed.Add(list)) return false;
        bool reads = false;
        foreach (IrOffenseEntry entry in lists[list].Entries)
        {
            if (entry.Where is { } where) reads |= Reads(where, called, listed);
            if (entry.IncludedList is { } included) reads |= ListReads(included, called, listed);
        }

        return reads;
    }
}
