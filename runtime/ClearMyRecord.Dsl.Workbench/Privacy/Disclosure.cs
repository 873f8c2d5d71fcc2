using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>One count in a relation, with its sign.</summary>
internal readonly record struct Term(int Cell, int Sign);

/// <summary>
/// Disclosure control: withholds small counts, then as many more (details first, then the smallest that help) as it takes
/// that no withheld count can be worked out from what is shown.
/// </summary>
/// <remarks>
/// A reader knows every count shown, every relation, and that a withheld count is at least 1 (0 is always shown).
/// A count is safe when the withheld counts can be changed, this one among them, so that all of that still holds:
/// then at least two tables fit, and the reader cannot tell which is true. INVARIANT: every withheld count is safe, or
/// everything that is not 0 and bears on it is withheld too.
/// The report is gone through from its totals down, a stage at a time. What an earlier stage shows is settled, and is
/// withheld later only where no detail is left to withhold; else one small group would take the totals with it. The last stage
/// sees all relations, so the invariant holds of the whole.
/// </remarks>
internal sealed class Disclosure
{
    private static readonly Depth[] s_stages = [Depth.Remainder, Depth.Side, Depth.GroupOutcome, Depth.Implied];

    private readonly long[] _values;
    private readonly Depth[] _depths;
    private readonly bool[] _withheld;
    private readonly bool[] _settled;
    private readonly bool[] _givenBack;
    private readonly int _threshold;

    // Those of the stage: the relations all of whose counts it reaches.
    private IReadOnlyList<ImmutableArray<Term>> _relations = [];
    private ILookup<int, int> _relationsOf;

    private Disclosure(long[] values, Depth[] depths, int threshold)
    {
        (_values, _depths, _threshold) = (values, depths, threshold);
        _withheld = [.. values.Select(IsSmall)];
        _settled = new bool[values.Length];
        _givenBack = new bool[values.Length];
        _relationsOf = Array.Empty<int>().ToLookup(r => r);
    }

    /// <returns>For each count whether it is withheld.</returns>
    public static bool[] Withhold(long[] values, Depth[] depths, IReadOnlyList<ImmutableArray<Term>> relations, int threshold)
    {
        Disclosure control = new(values, depths, threshold);
        foreach (Depth stage in s_stages) control.Protect(stage, relations);
        return control._withheld;
    }

    private bool IsSmall(long value) => value > 0 && value < _threshold;

    private void Protect(Depth stage, IReadOnlyList<ImmutableArray<Term>> relations)
    {
        // A 0 deeper down is known anyway, and ties the counts beside it together.
        _relations = [.. relations.Where(terms => terms.All(term => _depths[term.Cell] <= stage || _values[term.Cell] == 0))];
        _relationsOf = _relations
            .SelectMany((terms, r) => terms.Select(term => (term.Cell, Relation: r)))
            .ToLookup(entry => entry.Cell, entry => entry.Relation);
        SettleWhatFollows();
        do
        {
            WithholdBeside();
        }
        while (ProtectComponents());
        for (int cell = 0; cell < _values.Length; cell++)
            if (_depths[cell] <= stage && !_withheld[cell]) _settled[cell] = true;
    }

    /// <summary>A count that follows from settled ones is as good as shown: withholding it would help nobody.</summary>
    private void SettleWhatFollows()
    {
        Stack<int> open = new(Enumerable.Range(0, _relations.Count).Reverse());
        while (open.TryPop(out int r))
        {
            int last = -1, unsettled = 0;
            foreach (Term term in _relations[r])
                if (!_settled[term.Cell] && _values[term.Cell] > 0) (last, unsettled) = (term.Cell, unsettled + 1);
            if (unsettled != 1 || _withheld[last]) continue;
            _settled[last] = true;
            foreach (int relation in _relationsOf[last]) open.Push(relation);
        }
    }

    /// <summary>The plain case first, since it is the usual one: a relation with one count withheld gives it away.</summary>
    private void WithholdBeside()
    {
        for (bool added = true; added;)
        {
            added = false;
            for (int r = 0; r < _relations.Count; r++)
                if (_relations[r].Count(term => _withheld[term.Cell]) == 1) added |= WithholdNext([r]);
        }
    }

    /// <summary>Withholds, of the counts still shown in some relations, the one that is missed least. How many there are in all is
    /// told at the head of a report, so that withholding it would be no help.</summary>
    /// <returns>Whether there was one.</returns>
    private bool WithholdNext(IEnumerable<int> relations, bool settledToo = true)
    {
        int best = -1;
        foreach (Term term in relations.SelectMany(r => _relations[r]))
            if (!_withheld[term.Cell] && _values[term.Cell] > 0 && _depths[term.Cell] != Depth.Whole && (settledToo || !_settled[term.Cell])
                && (best < 0 || IsMissedLess(term.Cell, best)))
                best = term.Cell;
        if (best >= 0) _withheld[best] = true;
        return best >= 0;
    }

    /// <summary>Not settled before settled; details before totals; the smaller before the larger; then in order.</summary>
    private bool IsMissedLess(int cell, int other) =>
        (_settled[cell], -(int)_depths[cell], _values[cell], cell)
            .CompareTo((_settled[other], -(int)_depths[other], _values[other], other)) < 0;

    /// <returns>Whether more had to be withheld.</returns>
    private bool ProtectComponents()
    {
        bool added = false;
        foreach (int[] component in Components())
        {
            int[] relations = [.. component.SelectMany(cell => _relationsOf[cell]).Distinct().Order()];
            // With no number shown beside them, all could be twice as large.
            if (!relations.SelectMany(r => _relations[r]).Any(term => !_withheld[term.Cell] && _values[term.Cell] > 0)) continue;
            NullSpace ways = new(component, _values, relations.Select(r => _relations[r]));
            List<int> exposed = ways.Unsafe();
            if (GiveBack(exposed, ways)) (added, exposed) = (true, []);
            if (exposed.Count > 0)
                added |= WithholdNear(exposed, false) || WithholdFar(exposed.Count, relations, false)
                    || WithholdNear(exposed, true) || WithholdFar(exposed.Count, relations, true);
        }

        return added;
    }

    /// <summary>Shows again what is not small and follows from what is shown: it tells nothing new. Once only, so that this comes to an end.</summary>
    private bool GiveBack(List<int> exposed, NullSpace ways)
    {
        bool any = false;
        foreach (int cell in exposed)
        {
            if (IsSmall(_values[cell]) || _givenBack[cell] || ways.CanMove(cell)) continue;
            (_withheld[cell], _settled[cell], _givenBack[cell], any) = (false, true, true, true);
        }

        return any;
    }

    /// <summary>Brings help to each count that is not safe, in a relation of its own.</summary>
    private bool WithholdNear(List<int> exposed, bool settledToo)
    {
        HashSet<int> helped = [];
        bool added = false;
        foreach (int cell in exposed)
        {
            // Another of them may have brought help already; whether it is enough shows in the next round.
            if (_relationsOf[cell].Any(helped.Contains) || !WithholdNext(_relationsOf[cell], settledToo)) continue;
            helped.UnionWith(_relationsOf[cell]);
            added = true;
        }

        return added;
    }

    /// <summary>Nothing is left to withhold beside them: as many that bear on them as there are of them.</summary>
    private bool WithholdFar(int count, int[] relations, bool settledToo)
    {
        int added = 0;
        while (added < count && WithholdNext(relations, settledToo)) added++;
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
