using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Counts one relief's waterfall, of records and of people. Records of a person come one after the other, then the person ends.</summary>
internal sealed class WaterfallTally(ImmutableArray<ConditionInfo> conditions)
{
    private readonly Level _records = new(conditions.Length), _people = new(conditions.Length);
    private readonly bool[] _sole = new bool[conditions.Length], _maybeSole = new bool[conditions.Length];
    private bool _any;
    private Outcome _best;
    private int _furthest, _furthestSure;
    private Outcome _bestAtEnd;

    /// <param name="truths">The truth of each condition (outer index), for all records.</param>
    public void CountRecord(Outcome outcome, Truth[][] truths, int row)
    {
        if (outcome == Outcome.NotCovered) return;
        int stop = conditions.Length, doubt = conditions.Length, stops = 0, unknowns = 0;
        for (int k = 0; k < conditions.Length; k++)
        {
            Truth truth = truths[k][row];
            if (truth == Truth.Unknown)
            {
                unknowns++;
                doubt = Math.Min(doubt, k);
            }
            else if (conditions[k].Stops(truth) && stops++ == 0)
            {
                stop = k;
                doubt = Math.Min(doubt, k);
            }
        }

        // The exact check may find an answer that holds whatever the unknown conditions come to.
        if (outcome == Outcome.Eligible) (stop, doubt) = (conditions.Length, conditions.Length);
        _records.Count(stop, doubt, outcome, outcome);
        if (stops == 1 && stop < conditions.Length) CountSoleBarrier(stop, unknowns == 0);
        Advance(outcome, stop, doubt);
    }

    private void CountSoleBarrier(int stop, bool sure)
    {
        _maybeSole[stop] = true;
        _records.MaybeSole[stop]++;
        if (!sure) return;
        _sole[stop] = true;
        _records.Sole[stop]++;
    }

    /// <summary>Takes a record into its person, who goes as far as the best of them.</summary>
    private void Advance(Outcome outcome, int stop, int doubt)
    {
        _best = _any ? OutcomeCounts.Better(_best, outcome) : outcome;
        if (stop == conditions.Length)
            _bestAtEnd = _any && _furthest == conditions.Length ? OutcomeCounts.Better(_bestAtEnd, outcome) : outcome;
        _furthest = _any ? Math.Max(_furthest, stop) : stop;
        _furthestSure = _any ? Math.Max(_furthestSure, doubt) : doubt;
        _any = true;
    }

    public void EndPerson()
    {
        if (!_any) return;
        _people.Count(_furthest, _furthestSure, _best, _bestAtEnd);
        for (int k = 0; k < conditions.Length; k++)
        {
            if (_best != Outcome.Eligible)
            {
                if (_sole[k]) _people.Sole[k]++;
                if (_maybeSole[k]) _people.MaybeSole[k]++;
            }

            _sole[k] = _maybeSole[k] = false;
        }

        _any = false;
    }

    public void Add(WaterfallTally other)
    {
        _records.Add(other._records);
        _people.Add(other._people);
    }

    public Waterfall Records() => _records.ToWaterfall(conditions);

    public Waterfall People() => _people.ToWaterfall(conditions);

    private sealed class Level(int conditions)
    {
        private readonly long[] _stop = new long[conditions + 1], _doubt = new long[conditions + 1], _later = new long[conditions + 1];
        private long _eligible, _review;

        public long[] Sole { get; } = new long[conditions];

        public long[] MaybeSole { get; } = new long[conditions];

        public void Count(int stop, int doubt, Outcome best, Outcome atEnd)
        {
            _stop[stop]++;
            _doubt[doubt]++;
            if (best is Outcome.NotYet or Outcome.NotYetAtEarliest) _later[stop]++;
            if (stop < conditions) return;
            if (atEnd == Outcome.Eligible) _eligible++;
            else if (atEnd == Outcome.NeedsReview) _review++;
        }

        public void Add(Level other)
        {
            Tally.Add(_stop, other._stop);
            Tally.Add(_doubt, other._doubt);
            Tally.Add(_later, other._later);
            Tally.Add(Sole, other.Sole);
            Tally.Add(MaybeSole, other.MaybeSole);
            (_eligible, _review) = (_eligible + other._eligible, _review + other._review);
        }

        public Waterfall ToWaterfall(ImmutableArray<ConditionInfo> infos)
        {
            long start = _stop.Sum();
            Bounds left = new(start, start);
            ImmutableArray<WaterfallStep>.Builder steps = ImmutableArray.CreateBuilder<WaterfallStep>(conditions);
            for (int k = 0; k < conditions; k++)
            {
                left = new(left.Sure - _doubt[k], left.Possible - _stop[k]);
                steps.Add(new(infos[k], _stop[k], _later[k], left, new(Sole[k], MaybeSole[k])));
            }

            return new(start, steps.MoveToImmutable(), _eligible, _review, left.Possible - _eligible - _review);
        }
    }
}

/// <summary>Adding up arrays of counts.</summary>
internal static class Tally
{
    public static void Add(long[] sum, long[] part)
    {
        for (int i = 0; i < sum.Length; i++) sum[i] += part[i];
    }
}
