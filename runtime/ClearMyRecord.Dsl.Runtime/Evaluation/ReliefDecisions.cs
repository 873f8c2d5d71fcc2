using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>The answers on one relief: index i stands for record <see cref="FirstRow"/> + i of the relief's subject kind.</summary>
public sealed class ReliefDecisions(ReliefInfo relief, int firstRow, int count, bool keepConditions)
{
    /// <summary>Room for the answers on one relief for a range of people.</summary>
    public static ReliefDecisions For(ReliefInfo relief, CaseData data, int firstPerson, int personCount, bool keepConditions)
    {
        (int first, int end) = Rows(relief.Subject);
        (int firstCharge, int endCharge) = Rows(RecordKind.Charge);
        return new(relief, first, end - first, keepConditions)
        {
            FirstCharge = firstCharge,
            Reached = relief.SaysWhatItReaches ? new Truth[endCharge - firstCharge] : null,
        };

        (int, int) Rows(RecordKind kind) => personCount == 0 ? (0, 0)
            : (data.RowsOf(kind, firstPerson).Start, data.RowsOf(kind, firstPerson + personCount - 1).End);
    }

    public ReliefInfo Relief { get; } = relief;

    public int FirstRow { get; } = firstRow;

    public int Count { get; } = count;

    public Outcome[] Outcomes { get; } = new Outcome[count];

    /// <summary>The first eligible day for "not yet" outcomes, 0 for all others.</summary>
    public int[] FirstDays { get; } = new int[count];

    /// <summary>The truth today of each labelled condition (outer index, as in <see cref="ReliefInfo.Conditions"/>), or null if not kept.
    /// Meaningful wherever the outcome is not "not covered".</summary>
    public Truth[][]? Conditions { get; } =
        keepConditions ? [.. relief.Conditions.Select(_ => new Truth[count])] : null;

    /// <summary>Bit k is set where presumption k (63: any later one) stood in for something unknown.</summary>
    public ulong[] Presumed { get; } = new ulong[count];

    /// <summary>True where a presumption, or a test that a fact is known or missing, met a missing fact on the way to this answer:
    /// such an answer may change when blanks are filled in.</summary>
    public bool[] RestsOnMissing { get; } = new bool[count];

    /// <summary>How many subjects are in review because trying their missing facts took more than <see cref="EvaluationOptions.MostTrials"/>.</summary>
    public int BoundHits => _boundHits;

    private int _boundHits;

    /// <summary>Several threads may decide people of one range.</summary>
    public void CountBoundHit() => Interlocked.Increment(ref _boundHits);

    /// <summary>The truth today of each hold (outer index, as in <see cref="ReliefInfo.Holds"/>), where the outcome is eligible or needs review.</summary>
    public Truth[][] Holds { get; } = [.. relief.Holds.Select(_ => new Truth[count])];

    /// <summary>For a relief with rows of effect: bit k is set where row k (63: any later one) may be the effect; one bit is certain. Meaningful
    /// where the outcome is eligible or needs review. Empty for a relief without rows.</summary>
    public ulong[] Effects { get; } = relief.Effects.IsEmpty ? [] : new ulong[count];

    /// <summary>For a relief that says which charges it reaches: whether it clears a charge today (index i stands for charge
    /// <see cref="FirstCharge"/> + i of the people decided), unknown where that depends on missing facts. Otherwise null.</summary>
    public Truth[]? Reached { get; init; }

    public int FirstCharge { get; init; }

    /// <summary>Whether an answer of no is due to the relief alone, which is not law on that day: every condition lets the subject through. False where conditions are not kept.</summary>
    public bool IsNotLaw(int index)
    {
        if (Outcomes[index] is not (Outcome.NotEligible or Outcome.NotYet or Outcome.NotYetAtEarliest) || Conditions is not { } kept) return false;
        for (int c = 0; c < kept.Length; c++)
            if (kept[c][index] == Truth.Unknown || Relief.Conditions[c].Stops(kept[c][index])) return false;
        return true;
    }

    /// <summary>Whether an eligible subject is on hold.</summary>
    public Truth OnHold(int index) => Holds.Aggregate(Truth.False, (any, hold) => TruthLogic.Or(any, hold[index]));

    /// <summary>The effects a subject may have, more than one where missing facts decide; the relief's only effect where it has no rows.</summary>
    public IEnumerable<string> EffectsOf(int index) =>
        Effects.Length == 0
            ? Relief.Effect.Length == 0 ? [] : [Relief.Effect]
            : RowsOf(index).Select(row => row.Effect).Where(effect => effect.Length > 0).Distinct();

    /// <summary>The rows of the effect that may count for a subject, in the law's order.</summary>
    public IEnumerable<EffectInfo> RowsOf(int index) =>
        Relief.Effects.Where((_, k) => Effects.Length > 0 && (Effects[index] >> Math.Min(k, 63) & 1) != 0);

    /// <summary>The route to a subject's relief on a day: that of its effect if certain, else the relief's.</summary>
    public string RouteOf(int index, int day)
    {
        string[] routes = [.. RowsOf(index).Where(row => row.Effect.Length > 0)
            .Select(row => row.RouteOn(day)).Distinct()];
        return routes is [{ Length: > 0 } only] ? only : Relief.RouteOn(day);
    }
}
