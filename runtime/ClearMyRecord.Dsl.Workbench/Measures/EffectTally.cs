using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Counts what becomes of those eligible for one relief: who of them is on hold, and what the relief does for them.</summary>
internal sealed class EffectTally(ReliefInfo relief)
{
    private readonly string[] _effects = [.. relief.Effects.Select(row => row.Effect).Where(effect => effect.Length > 0).Distinct()];
    private readonly long[] _byEffect = new long[relief.Effects.Length + 1];
    private Bounds _subjectsOnHold, _peopleOnHold;

    /// <param name="rows">The subjects of one person, as positions in the decisions.</param>
    public void Count(ReliefDecisions decisions, Range rows)
    {
        (int first, int length) = rows.GetOffsetAndLength(decisions.Count);
        bool any = false, allHeld = true, allMayBe = true;
        for (int i = first; i < first + length; i++)
        {
            if (decisions.Outcomes[i] != Outcome.Eligible) continue;
            any = true;
            Truth held = decisions.OnHold(i);
            allHeld &= held == Truth.True;
            allMayBe &= held != Truth.False;
            _subjectsOnHold += Counted(held == Truth.True, held != Truth.False);
            if (_effects.Length > 0) _byEffect[decisions.EffectsOf(i).ToArray() is [var only] ? Array.IndexOf(_effects, only) : _effects.Length]++;
        }

        // A person is on hold when whatever they are eligible for is.
        if (any) _peopleOnHold += Counted(allHeld, allMayBe);
    }

    private static Bounds Counted(bool sure, bool possible) => new(sure ? 1 : 0, possible ? 1 : 0);

    public void Add(EffectTally other)
    {
        Tally.Add(_byEffect, other._byEffect);
        _subjectsOnHold += other._subjectsOnHold;
        _peopleOnHold += other._peopleOnHold;
    }

    public OnHold? Holds() => relief.Holds.IsEmpty ? null : new(_peopleOnHold, _subjectsOnHold);

    public ImmutableArray<EffectCount> Effects() => _effects.Length == 0 ? []
        : [.. _effects.Select((effect, k) => new EffectCount(effect, _byEffect[k])), new EffectCount("", _byEffect[_effects.Length])];
}

/// <summary>Of those eligible, how many are on hold: for certain, and at most. A person is when whatever they are eligible for is.</summary>
public sealed record OnHold(Bounds People, Bounds Subjects);

/// <summary>Eligible records by what the relief does for them.</summary>
/// <param name="Effect">Empty for those of whom missing facts leave it open.</param>
public sealed record EffectCount(string Effect, long Subjects);
