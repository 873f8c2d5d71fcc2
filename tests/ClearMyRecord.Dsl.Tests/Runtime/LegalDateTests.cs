using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Runtime;

/// <summary>Date arithmetic against a second definition that walks the calendar, over every day of two centuries.</summary>
public sealed class LegalDateTests
{
    private static readonly int From = new DateOnly(1900, 1, 1).DayNumber, Until = new DateOnly(2100, 12, 31).DayNumber;

    public static TheoryData<int, int, DayRule> Periods()
    {
        TheoryData<int, int, DayRule> data = [];
        foreach (DayRule rule in (ReadOnlySpan<DayRule>)[DayRule.RollBack, DayRule.RollForward])
            foreach ((int months, int days) in (ReadOnlySpan<(int, int)>)[(0, 0), (0, 30), (1, 0), (6, 0), (11, 5), (12, 0), (13, 0), (48, 0), (84, 0), (120, 1)])
                data.Add(months, days, rule);
        return data;
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Adding_a_period_finds_the_same_day_of_a_later_month(int months, int days, DayRule rule)
    {
        for (int day = From; day <= Until; day++)
            Assert.Equal(ByTheCalendar(day, months, rule) + days, LegalDate.Add(day, new(months, days), rule));
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Adding_is_monotone_and_its_inverse_is_the_last_start(int months, int days, DayRule rule)
    {
        Period period = new(months, days);
        int start = From - 13 * 366;
        for (int day = From; day <= Until; day++)
        {
            Assert.True(LegalDate.Add(day, period, rule) >= LegalDate.Add(day - 1, period, rule));
            while (LegalDate.Add(start + 1, period, rule) <= day) start++;
            Assert.Equal(start, LegalDate.LastStart(day, period, rule));
        }
    }

    /// <summary>Days counted one by one, with no calendar but the lengths of the months: every period of up to a hundred years, from every
    /// day of two centuries that it does not lead out of.</summary>
    [Theory]
    [InlineData(DayRule.RollBack)]
    [InlineData(DayRule.RollForward)]
    public void Every_period_agrees_with_counting_days(DayRule rule)
    {
        List<int> firstDays = [], lengths = [];
        for (int year = 1900, day = From; year <= 2101; year++)
            foreach (int length in (ReadOnlySpan<int>)[31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
            {
                firstDays.Add(day);
                lengths.Add(length);
                day += length;
            }

        for (int months = 0; months <= 1_200; months++)
            for (int month = 0; month + months < 201 * 12; month++)
            {
                int target = month + months;
                for (int day = 0; day < lengths[month]; day++)
                {
                    int expected = day < lengths[target] ? firstDays[target] + day
                        : rule == DayRule.RollBack ? firstDays[target] + lengths[target] - 1 : firstDays[target + 1];
                    int days = (months + day) % 45;
                    if (LegalDate.Add(firstDays[month] + day, new(months, days), rule) != expected + days)
                        Assert.Fail($"{months} months and {days} days from day {firstDays[month] + day}");
                }
            }
    }

    [Theory]
    [InlineData(DayRule.RollBack)]
    [InlineData(DayRule.RollForward)]
    public void Whole_years_are_counted_by_anniversaries(DayRule rule)
    {
        foreach (string birth in (ReadOnlySpan<string>)["1900-01-01", "1904-02-29", "1999-02-28", "1980-12-31", "2000-02-29", "1970-03-01"])
        {
            DateOnly born = DateOnly.Parse(birth);
            int years = 0;
            for (int day = From; day <= Until; day++)
            {
                DateOnly date = DateOnly.FromDayNumber(day);
                if (date > born && IsAnniversary(born, date, rule)) years++;
                Assert.Equal(years, LegalDate.YearsBetween(born.DayNumber, day, rule));
            }
        }
    }

    [Theory]
    [InlineData("2024-02-29", 12, DayRule.RollForward, "2025-03-01")]
    [InlineData("2024-02-29", 12, DayRule.RollBack, "2025-02-28")]
    [InlineData("2024-02-29", 48, DayRule.RollForward, "2028-02-29")]
    [InlineData("2023-01-31", 13, DayRule.RollBack, "2024-02-29")]
    [InlineData("2022-01-31", 13, DayRule.RollForward, "2023-03-01")]
    public void Days_that_a_month_lacks_follow_the_rule(string date, int months, DayRule rule, string expected) =>
        Assert.Equal(DateOnly.Parse(expected).DayNumber, LegalDate.Add(DateOnly.Parse(date).DayNumber, new(months, 0), rule));

    [Fact]
    public void The_ends_of_time_hold()
    {
        Assert.Equal(LegalDate.LastDay, LegalDate.Add(LegalDate.LastDay, new(1, 0), DayRule.RollForward));
        Assert.Equal(LegalDate.LastDay, LegalDate.Add(LegalDate.LastDay, new(0, 1), DayRule.RollBack));
        Assert.Equal(LegalDate.LastDay, LegalDate.Add(700_000, Period.Never, DayRule.RollBack));
        Assert.Equal(LegalDate.FirstDay - 1, LegalDate.LastStart(700_000, Period.Never, DayRule.RollBack));
        Assert.Equal(LegalDate.FirstDay - 1, LegalDate.LastStart(10, new(12, 0), DayRule.RollBack));
        Assert.Equal(LegalDate.LastDay, LegalDate.LastStart(LegalDate.LastDay, Period.Zero, DayRule.RollBack));
        Assert.Equal(9998, LegalDate.YearsBetween(LegalDate.FirstDay, LegalDate.LastDay, DayRule.RollBack));
    }

    /// <summary>The same day of the month so many months on; where it does not exist, the month's last day or the next month's first.</summary>
    private static int ByTheCalendar(int day, int months, DayRule rule)
    {
        DateOnly date = DateOnly.FromDayNumber(day), moved = date.AddMonths(months);
        return moved.DayNumber + (moved.Day < date.Day && rule == DayRule.RollForward ? 1 : 0);
    }

    private static bool IsAnniversary(DateOnly born, DateOnly date, DayRule rule)
    {
        bool leapling = born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(date.Year);
        (int month, int day) = !leapling ? (born.Month, born.Day) : rule == DayRule.RollForward ? (3, 1) : (2, 28);
        return (date.Month, date.Day) == (month, day);
    }
}
