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
internal static class Disclosure
{
    public static bool[] Withhold(long[] values, IReadOnlyList<ImmutableArray<Term>> relations, int threshold)
    {
        bool[] withheld = [.. values.Select(value => value > 0 && value < threshold)];
        ILookup<int, int> relationsOf = relations
            .SelectMany((terms, r) => terms.Select(term => (term.Cell, Relation: r)))
            .ToLookup(entry => entry.Cell, entry => entry.Relation);
        while (true)
        {
            HashSet<int> helped = [];
            bool added = false;
            foreach (int[] component in Components(withheld, relations, relationsOf))
            {
                foreach (int cell in new NullSpace(component, values, withheld, relations, relationsOf).Unsafe())
                {
                    // Another cell of this round may have brought help already; whether it is enough shows in the next.
                    if (relationsOf[cell].Any(helped.Contains)) continue;
                    int more = Smallest(cell, component, values, withheld, relations, relationsOf);
                    if (more < 0) continue;
                    withheld[more] = added = true;
                    helped.UnionWith(relationsOf[more]);
                }
            }

            if (!added) return withheld;
        }
    }

    /// <summary>The smallest count still shown that shares a relation with the cell, or failing that with its component; -1 if there is none.</summary>
    private static int Smallest(
        int cell, int[] component, long[] values, bool[] withheld, IReadOnlyList<ImmutableArray<Term>> relations, ILookup<int, int> relationsOf)
    {
        int near = SmallestIn(relationsOf[cell]);
        return near >= 0 ? near : SmallestIn(component.SelectMany(other => relationsOf[other]));

        int SmallestIn(IEnumerable<int> candidates)
        {
            int best = -1;
            foreach (int relation in candidates)
                foreach (Term term in relations[relation])
                    if (!withheld[term.Cell] && values[term.Cell] > 0
                        && (best < 0 || values[term.Cell] < values[best] || (values[term.Cell] == values[best] && term.Cell < best)))
                        best = term.Cell;
            return best;
        }
    }

    /// <summary>Withheld cells that are linked by relations, directly or through other withheld cells, in cell order.</summary>
    private static List<int[]> Components(bool[] withheld, IReadOnlyList<ImmutableArray<Term>> relations, ILookup<int, int> relationsOf)
    {
        List<int[]> components = [];
        bool[] seen = new bool[withheld.Length];
        for (int start = 0; start < withheld.Length; start++)
        {
            if (!withheld[start] || seen[start]) continue;
            List<int> component = [];
            Stack<int> open = new([start]);
            seen[start] = true;
            while (open.TryPop(out int cell))
            {
                component.Add(cell);
                foreach (Term term in relationsOf[cell].SelectMany(relation => relations[relation]))
                    if (withheld[term.Cell] && !seen[term.Cell])
                    {
                        seen[term.Cell] = true;
                        open.Push(term.Cell);
                    }
            }

            component.Sort();
            components.Add([.. component]);
        }

        return components;
    }
}
