using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>
/// "A recorded date, with a period added, compared with a day that no record changes", turned into a comparison of the recorded
/// date itself: adding a period is monotone, so {D + P is at most X} is {D is at most the last start from which P ends by X}.
/// Made once for a day of the run; equal to <see cref="QuantityLogic.Compare"/> of the sum for every date a column can hold.
/// </summary>
public readonly struct DateBound
{
    // True up to the first day, false after the second, for the comparison or (Above) for its opposite.
    private readonly int _sure, _possible;
    private readonly Truth _below, _above, _between, _missing, _notApplicable, _notYet;

    private DateBound(int sure, int possible, Truth below, Truth above, ReadOnlySpan<Truth> blanks)
    {
        (_sure, _possible, _below, _above, _between) = (sure, possible, below, above, Truth.Unknown);
        (_missing, _notApplicable, _notYet) = (blanks[0], blanks[1], blanks[2]);
    }

    /// <param name="comparison">Any but equal and not equal.</param>
    /// <param name="mayNotApply">Whether a missing date may also not apply.</param>
    public static DateBound Of(
        Comparison comparison, PeriodRange period, Quantity right, LegalCalendar calendar, bool mayNotApply, int recordDay, Truth ifNone)
    {
        bool atMost = comparison is Comparison.AtMost or Comparison.LessThan, strict = comparison is Comparison.LessThan or Comparison.AtLeast;
        Truth below = TruthLogic.Of(atMost), above = TruthLogic.Not(below);
        ReadOnlySpan<Truth> blanks =
        [
            Blank(LegalDate.AnyDay with { MayNotApply = mayNotApply }), Blank(Quantity.NotApplicable),
            Blank(new(Math.Min(recordDay + 1, LegalDate.LastDay), LegalDate.LastDay)),
        ];
        if (right.IsNotApplicable || period.IsNotApplicable) return new(int.MaxValue, int.MaxValue, ifNone, ifNone, blanks);
        DayRule quick = calendar.RuleFor(period.Low), slow = calendar.RuleFor(period.High);
        int sure = LastStart(right.Low - (strict ? 1 : 0), period.High, slow == DayRule.Unsettled ? DayRule.RollForward : slow);
        int possible = LastStart(right.High - (strict ? 1 : 0), period.Low, quick == DayRule.Unsettled ? DayRule.RollBack : quick);
        // Where the right side or the period may not apply, only the answer that also follows then is certain.
        if (right.MayNotApply | period.MayNotApply)
            (below, above) = (below == ifNone ? below : Truth.Unknown, above == ifNone ? above : Truth.Unknown);
        return new(sure, possible, below, above, blanks);

        Truth Blank(Quantity date) => QuantityLogic.Compare(comparison, LegalDate.Add(date, period, calendar), right, ifNone);
    }

    /// <param name="first">The first possible day, or a blank mark of a <see cref="DateColumn"/>.</param>
    /// <param name="last">The last possible day.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Truth Test(int first, int last) =>
        first < 0 ? OfBlank(first) : last <= _sure ? _below : first > _possible ? _above : _between;

    private Truth OfBlank(int mark) => mark switch
    {
        DateColumn.NotApplicable => _notApplicable,
        DateColumn.NotYet => _notYet,
        _ => _missing,
    };

    /// <summary>The last day from which a period ends by another, where days of sums end at the last day there is.</summary>
    private static int LastStart(long day, Period period, DayRule rule) =>
        day >= LegalDate.LastDay ? LegalDate.LastDay : day < LegalDate.FirstDay ? -1 : LegalDate.LastStart((int)day, period, rule);
}

/// <summary>"A recorded number compared with one that no record changes": the counterpart of <see cref="DateBound"/>.</summary>
public readonly struct NumberBound
{
    private readonly long _sure, _possible;
    private readonly Truth _below, _above, _missing, _notApplicable;

    private NumberBound(long sure, long possible, Truth below, Truth above, Truth missing, Truth notApplicable) =>
        (_sure, _possible, _below, _above, _missing, _notApplicable) = (sure, possible, below, above, missing, notApplicable);

    /// <inheritdoc cref="DateBound.Of"/>
    public static NumberBound Of(Comparison comparison, Quantity right, bool mayNotApply, Truth ifNone)
    {
        bool atMost = comparison is Comparison.AtMost or Comparison.LessThan, strict = comparison is Comparison.LessThan or Comparison.AtLeast;
        Truth below = TruthLogic.Of(atMost), above = TruthLogic.Not(below);
        Truth missing = QuantityLogic.Compare(comparison, new(Quantity.Least, Quantity.Most, mayNotApply), right, ifNone);
        if (right.IsNotApplicable) return new(long.MaxValue, long.MaxValue, ifNone, ifNone, missing, ifNone);
        if (right.MayNotApply)
            (below, above) = (below == ifNone ? below : Truth.Unknown, above == ifNone ? above : Truth.Unknown);
        return new(right.Low - (strict ? 1 : 0), right.High - (strict ? 1 : 0), below, above, missing, ifNone);
    }

    /// <param name="value">A value or a blank mark of a <see cref="NumberColumn"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Truth Test(long value) =>
        value <= NumberColumn.NotApplicable ? (value == NumberColumn.Missing ? _missing : _notApplicable)
        : value <= _sure ? _below : value > _possible ? _above : Truth.Unknown;
}

/// <summary>"A recorded period compared with one that no record changes".</summary>
public readonly struct PeriodBound
{
    private readonly PeriodRange _right;
    private readonly Comparison _comparison;
    private readonly bool _isExact;
    private readonly Truth _ifNone, _missing;

    private PeriodBound(Comparison comparison, PeriodRange right, Truth ifNone, Truth missing)
    {
        (_comparison, _right, _ifNone, _missing) = (comparison, right, ifNone, missing);
        _isExact = right.Low == right.High && !right.MayNotApply && !right.IsNotApplicable;
    }

    /// <inheritdoc cref="DateBound.Of"/>
    public static PeriodBound Of(Comparison comparison, PeriodRange right, bool mayNotApply, Truth ifNone) =>
        new(comparison, right, ifNone, PeriodLogic.Compare(comparison, PeriodRange.Missing(mayNotApply), right, ifNone));

    /// <param name="value">A value or a blank of a <see cref="PeriodColumn"/>.</param>
    public Truth Test(Period value)
    {
        if (value.Months < 0) return value.Months == PeriodColumn.Missing.Months ? _missing : _ifNone;
        if (!_isExact) return PeriodLogic.Compare(_comparison, PeriodRange.Exactly(value), _right, _ifNone);
        // With as many days on both sides the months decide: nearly always, since laws and courts count in one or the other.
        bool plain = value.Days == _right.Low.Days;
        switch (_comparison)
        {
            case Comparison.AtLeast:
                return plain ? TruthLogic.Of(value.Months >= _right.Low.Months) : Period.IsAtLeast(value, _right.Low);
            case Comparison.LessThan:
                return plain ? TruthLogic.Of(value.Months < _right.Low.Months) : TruthLogic.Not(Period.IsAtLeast(value, _right.Low));
            case Comparison.AtMost:
                return plain ? TruthLogic.Of(value.Months <= _right.Low.Months) : Period.IsAtLeast(_right.Low, value);
            case Comparison.MoreThan:
                return plain ? TruthLogic.Of(value.Months > _right.Low.Months) : TruthLogic.Not(Period.IsAtLeast(_right.Low, value));
            default:
                return PeriodLogic.Compare(_comparison, PeriodRange.Exactly(value), _right, _ifNone);
        }
    }
}
