using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>One count in a relation, with its sign.</summary>
internal readonly record struct Term(int Cell, int Sign);

/// <summary>
/// Disclosure control: withholds small counts, then as many more (the smallest that help) as it takes
/// that no withheld count can be worked out from what is shown.
/// </summary>
/// <remarks>
/// A reader knows every count shown, every relation, and that a withheld count is at least 1 (0 is always shown).
/// A count is safe when the withheld counts can be changed, this one among them, so that all of that still holds:
/// then at least two tables fit, and the reader cannot tell which is true. INVARIANT: every withheld count is safe, or
/// everything that is not 0 and bears on it is withheld too.
/// </remarks>
internal sealed class Disclosure
{
    private readonly long[] _values;
    private readonly IReadOnlyList<ImmutableArray<Term>> _relations;
    private readonly ILookup<int, int> _relationsOf;
    private readonly bool[] _withheld;

    private Disclosure(long[] values, IReadOnlyList<ImmutableArray<Term>> relations, int threshold)
    {
        (_values, _relations) = (values, relations);
        _relationsOf = relations
            .SelectMany((terms, r) => terms.Select(term => (term.Cell, Relation: r)))
            .ToLookup(entry => entry.Cell, entry => entry.Relation);
        _withheld = [.. values.Select(value => value > 0 && value < threshold)];
    }

    /// <returns>For each count whether it is withheld.</returns>
    public static bool[] Withhold(long[] values, IReadOnlyList<ImmutableArray<Term>> relations, int threshold)
    {
        Disclosure control = new(values, relations, threshold);
        do
        {
            control.WithholdBeside();
        }
        while (control.ProtectComponents());
        return control._withheld;
    }

    /// <summary>The plain case first, since it is the usual one: a relation with one count withheld gives it away.</summary>
    private void WithholdBeside()
    {
        for (bool added = true; added;)
        {
            added = false;
            for (int r = 0; r < _relations.Count; r++)
                if (_relations[r].Count(term => _withheld[term.Cell]) == 1) added |= WithholdSmallest([r]);
        }
    }

    /// <summary>Withholds the smallest count still shown in some relations, the first in order of several.</summary>
    /// <returns>Whether there was one.</returns>
    private bool WithholdSmallest(IEnumerable<int> relations)
    {
        int best = -1;
        foreach (Term term in relations.SelectMany(r => _relations[r]))
            if (!_withheld[term.Cell] && _values[term.Cell] > 0
                && (best < 0 || _values[term.Cell] < _values[best] || (_values[term.Cell] == _values[best] && term.Cell < best)))
                best = term.Cell;
        if (best >= 0) _withheld[best] = true;
        return best >= 0;
    }

    /// <returns>Whether more had to be withheld.</returns>
    private bool ProtectComponents()
    {
        bool added = false;
        foreach (int[] component in Components())
        {
            int[] relations = [.. component.SelectMany(cell => _relationsOf[cell]).Distinct().Order()];
            // With no number shown beside them, all could be twice as large.
            if (!relations.SelectMany(r => _relations[r]).Any(term => !_withheld[term.Cell] && _values[term.Cell] > 0)) continue;
            List<int> exposed = new NullSpace(component, _values, relations.Select(r => _relations[r])).Unsafe();
            if (exposed.Count > 0) added |= WithholdNear(exposed) || WithholdFar(exposed.Count, relations);
        }

        return added;
    }

    /// <summary>Brings help to each count that is not safe, in a relation of its own.</summary>
    private bool WithholdNear(List<int> exposed)
    {
        HashSet<int> helped = [];
        bool added = false;
        foreach (int cell in exposed)
        {
            // Another of them may have brought help already; whether it is enough shows in the next round.
            if (_relationsOf[cell].Any(helped.Contains) || !WithholdSmallest(_relationsOf[cell])) continue;
            helped.UnionWith(_relationsOf[cell]);
            added = true;
        }

        return added;
    }

    /// <summary>Nothing is left to withhold beside them: as many of the smallest that bear on them as there are of them.</summary>
    private bool WithholdFar(int count, int[] relations)
    {
        int added = 0;
        while (added < count && WithholdSmallest(relations)) added++;
        return added > 0;
    }

    /// <summary>Withheld cells that are linked by relations, directly or through other withheld cells, in cell order.</summary>
    private List<int[]> Components()
    {
        List<int[]> components = [];
        bool[] seen = new bool[_withheld.Length], passed = new bool[_relations.Count];
        for (int start = 0; start < _withheld.Length; start++)
        {
            if (!_withheld[start] || seen[start]) continue;
            List<int> component = [];
            Stack<int> open = new([start]);
            seen[start] = true;
            while (open.TryPop(out int cell))
            {
                component.Add(cell);
                foreach (int relation in _relationsOf[cell])
                {
                    if (passed[relation]) continue;
                    passed[relation] = true;
                    foreach (Term term in _relations[relation])
                        if (_withheld[term.Cell] && !seen[term.Cell])
                        {
                            seen[term.Cell] = true;
                            open.Push(term.Cell);
                        }
                }
            }

            component.Sort();
            components.Add([.. component]);
        }

        return components;
    }
}
