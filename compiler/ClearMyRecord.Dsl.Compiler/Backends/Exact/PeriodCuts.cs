using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// Where the possible lengths of a period are cut in two. They make a plane, of months and of days beside them, and a part is a rectangle of
/// it: first cut where a comparison may turn, then wherever it is widest. Days against months are a band in which nothing is certain
/// (31 days against 1 month); no cut makes that certain, so what hangs on it stays in review.
/// </summary>
internal sealed class PeriodCuts
{
    private readonly int[] _months, _days;

    public PeriodCuts(IEnumerable<Period> limits)
    {
        SortedSet<int> months = [], days = [];
        List<Period> probes = [];
        foreach (Period limit in limits.Distinct().OrderBy(limit => limit.LongestDays))
        {
            int shortest = MonthsOf(limit.Days, period => period.ShortestDays), longest = MonthsOf(limit.Days, period => period.LongestDays);
            foreach (int month in (ReadOnlySpan<int>)[limit.Months, limit.Months + shortest, limit.Months + longest]) months.UnionWith([month, month + 1]);
            foreach (int day in (ReadOnlySpan<int>)[limit.Days, limit.ShortestDays, limit.LongestDays]) days.UnionWith([day, day + 1]);
            // The same length said in days alone, or in months alone, is where it is least certain which is longer.
            probes.AddRange([limit, new(0, Math.Min(limit.ShortestDays, Period.MostDays)), new(Math.Min(limit.Months + longest, Period.MostMonths), 0)]);
        }

        (_months, _days, Probes) = ([.. months], [.. days], [.. probes.Distinct()]);
    }

    /// <summary>Lengths at which comparisons are likely to differ.</summary>
    public ImmutableArray<Period> Probes { get; }

    public static bool Holds(PeriodRange range, Period value) =>
        range.Low.Months <= value.Months && value.Months <= range.High.Months && range.Low.Days <= value.Days && value.Days <= range.High.Days;

    public (PeriodRange Low, PeriodRange High) Halves(PeriodRange range)
    {
        (Period low, Period high) = (range.Low, range.High);
        if (Middle(_months, low.Months, high.Months) is { } month) return AtMonth(range, month);
        if (Middle(_days, low.Days, high.Days) is { } day) return AtDay(range, day);
        // A month is about thirty days.
        return (high.Months - low.Months) * 30L > high.Days - low.Days
            ? AtMonth(range, (int)SupposedFact.MiddleNumber(low.Months, high.Months)) : AtDay(range, (int)SupposedFact.MiddleNumber(low.Days, high.Days));
    }

    private static (PeriodRange, PeriodRange) AtMonth(PeriodRange range, int month) =>
        (range with { High = new(month - 1, range.High.Days) }, range with { Low = new(month, range.Low.Days) });

    private static (PeriodRange, PeriodRange) AtDay(PeriodRange range, int day) =>
        (range with { High = new(range.High.Months, day - 1) }, range with { Low = new(range.Low.Months, day) });

    /// <summary>The middle one of the cuts that divide a range; null where none does.</summary>
    private static int? Middle(int[] cuts, int from, int to)
    {
        int start = Array.FindIndex(cuts, cut => cut > from), end = Array.FindLastIndex(cuts, cut => cut <= to);
        return start >= 0 && start <= end ? cuts[(start + end) / 2] : null;
    }

    /// <summary>The fewest months that can be as long as so many days.</summary>
    private static int MonthsOf(int days, Func<Period, int> length)
    {
        int months = Math.Max(0, days / 31 - 1);
        while (months < Period.MostMonths && length(new(months, 0)) < days) months++;
        return months;
    }
}
