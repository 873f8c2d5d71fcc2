using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>How values are written in explanations, decisions and reports: the notation of the language itself.</summary>
public static class Notation
{
    public static string Number(long value) => value.ToString("#,0");

    public static string Money(long cents) =>
        (cents < 0 ? "-$" : "$") + (Math.Abs(cents) / 100m).ToString(cents % 100 == 0 ? "#,0" : "#,0.00");

    public static string Date(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd");

    /// <summary>A date known to lie between two days: "2015" for a whole year, "2015-03" for a whole month.</summary>
    public static string Dates(int first, int last)
    {
        if (first == last) return Date(first);
        if (last == DateColumn.OrNotYet) return $"{Date(first)} or later, or not yet";
        DateOnly from = DateOnly.FromDayNumber(first), to = DateOnly.FromDayNumber(last);
        if (from is { Day: 1, Month: 1 } && to is { Day: 31, Month: 12 } && from.Year == to.Year) return from.ToString("yyyy");
        if (from.Day == 1 && from.AddMonths(1).DayNumber == last + 1) return from.ToString("yyyy-MM");
        return $"{Date(first)} to {Date(last)}";
    }

    public static string Period(Period period)
    {
        if (period.IsNever) return "never";
        List<string> parts = [];
        if (period.Months >= 12) parts.Add(Unit(period.Months / 12, "year"));
        if (period.Months % 12 > 0) parts.Add(Unit(period.Months % 12, "month"));
        if (period.Days > 0 || parts.Count == 0) parts.Add(Unit(period.Days, "day"));
        return string.Join(" and ", parts);
    }

    private static string Unit(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";
}
