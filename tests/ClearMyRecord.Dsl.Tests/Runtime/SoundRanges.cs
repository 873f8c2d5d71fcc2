using ClearMyRecord.Dsl.Runtime.Law;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Runtime;

/// <summary>
/// Ranges together with one value inside them (null: it does not apply), to check that what an operation makes of the range holds
/// what it makes of the value.
/// </summary>
internal static class SoundRanges
{
    public sealed record In<TRange, TValue>(TRange Range, TValue Value);

    /// <summary>Numbers near each other, so that ends coincide; now and then the widest range.</summary>
    public static readonly Gen<In<Quantity, long?>> Quantities = Gen.Select(
        Gen.Frequency((8, Gen.Long[-6, 6]), (1, Gen.Const(Quantity.Least))), Gen.Frequency((4, Gen.Const(0L)), (6, Gen.Long[1, 8]), (1, Gen.Const(2 * Quantity.Most))),
        Gen.Frequency((6, Gen.Const(0)), (3, Gen.Const(1)), (1, Gen.Const(2))), Gen.Double[0, 1], Gen.Bool,
        (low, width, applies, at, drops) => Inside(low, Math.Min(low + width, Quantity.Most), applies, at, drops));

    /// <summary>Days around the end of February of a leap year, partly known dates and blanks.</summary>
    public static readonly Gen<In<Quantity, long?>> Days = Gen.Select(
        Gen.Frequency((6, Gen.Int[730_110, 730_190]), (1, Gen.Const(LegalDate.FirstDay))),
        Gen.Frequency((4, Gen.Const(0)), (4, Gen.Int[1, 400]), (1, Gen.Const(LegalDate.LastDay))),
        Gen.Frequency((6, Gen.Const(0)), (3, Gen.Const(1)), (1, Gen.Const(2))), Gen.Double[0, 1], Gen.Bool,
        (low, width, applies, at, drops) => Inside(low, Math.Min(low + width, LegalDate.LastDay), applies, at, drops));

    public static readonly Gen<In<PeriodRange, Period?>> Periods = Gen.Select(
        Gen.Int[0, 14], Gen.Frequency((2, Gen.Const(0)), (2, Gen.Int[0, 33]), (1, Gen.Int[360, 370])), Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 14])),
        Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 33])),
        Gen.Frequency((6, Gen.Const(0)), (2, Gen.Const(1)), (1, Gen.Const(2)), (1, Gen.Const(3))), Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool,
        (months, days, moreMonths, moreDays, applies, x, y, drops) =>
        {
            if (applies == 2) return new In<PeriodRange, Period?>(PeriodRange.NotApplicable, null);
            Period? value = drops && applies != 0 ? null : new Period(months + At(x, moreMonths), days + At(y, moreDays));
            PeriodRange range = applies == 3 ? PeriodRange.Missing(mayNotApply: true) : new(new(months, days), new(months + moreMonths, days + moreDays), applies == 1);
            return new(range, value);
        });

    public static readonly Gen<LegalCalendar> Calendars = Gen.Select(Gen.Enum<DayRule>(), Gen.Enum<DayRule>(), (years, months) => new LegalCalendar(years, months));

    public static readonly Gen<Truth> Truths = Gen.Enum<Truth>();

    public static bool Holds(Quantity range, long? value) =>
        value is { } known ? range.Low <= known && known <= range.High : range.IsNotApplicable || range.MayNotApply;

    public static bool Holds(PeriodRange range, Period? value) => value is { } known
        ? range.Low.Months <= known.Months && known.Months <= range.High.Months && range.Low.Days <= known.Days && known.Days <= range.High.Days
        : range.IsNotApplicable || range.MayNotApply;

    /// <summary>A truth over ranges may say less than the truth over values, never something else.</summary>
    public static bool Allows(Truth overRanges, Truth overValues) => overRanges == Truth.Unknown || overRanges == overValues;

    private static In<Quantity, long?> Inside(long low, long high, int applies, double at, bool drops) => applies switch
    {
        2 => new(Quantity.NotApplicable, null),
        1 when drops => new(new(low, high, true), null),
        _ => new(new(low, high, applies == 1), low + (long)(at * ((double)high - low)) is var value && value > high ? high : value),
    };

    private static int At(double share, int width) => (int)Math.Round(share * width);
}
