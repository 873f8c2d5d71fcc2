using ClearMyRecord.Dsl.Runtime.Law;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Runtime;

public sealed class PeriodTests
{
    private static readonly int From = new DateOnly(1999, 1, 1).DayNumber, Until = new DateOnly(2008, 12, 31).DayNumber;

    [Fact]
    public void The_shortest_and_longest_run_of_months_are_those_of_the_calendar()
    {
        for (int months = 0; months <= 11; months++)
        {
            (int fewest, int most) = (int.MaxValue, 0);
            foreach (DayRule rule in (ReadOnlySpan<DayRule>)[DayRule.RollBack, DayRule.RollForward])
                for (int day = From; day < Until; day++)
                {
                    int length = LegalDate.Add(day, new(months, 0), rule) - day;
                    (fewest, most) = (Math.Min(fewest, length), Math.Max(most, length));
                }

            Assert.True(new Period(months, 0).ShortestDays <= fewest, $"{months} months last {fewest} days at the least");
            Assert.True(new Period(months, 0).LongestDays >= most, $"{months} months last {most} days at the most");
        }
    }

    [Theory]
    [InlineData(0, 364, 12, 0, Truth.False)]
    [InlineData(0, 366, 12, 0, Truth.True)]
    [InlineData(0, 365, 12, 0, Truth.Unknown)]
    [InlineData(12, 0, 0, 365, Truth.True)]
    [InlineData(0, 31, 1, 0, Truth.True)]
    [InlineData(1, 0, 0, 31, Truth.Unknown)]
    [InlineData(1, 0, 0, 28, Truth.True)]
    [InlineData(24, 0, 12, 0, Truth.True)]
    [InlineData(11, 0, 12, 0, Truth.False)]
    [InlineData(12, 10, 12, 20, Truth.False)]
    [InlineData(24, 0, 12, 365, Truth.True)]
    public void Days_stand_against_months_as_ranges(int months, int days, int otherMonths, int otherDays, Truth expected) =>
        Assert.Equal(expected, Period.IsAtLeast(new(months, days), new(otherMonths, otherDays)));

    [Fact]
    public void A_definite_comparison_holds_from_every_day() => Gen.Select(Periods, Periods, Gen.Int[From, Until]).Sample(t =>
    {
        foreach (DayRule rule in (ReadOnlySpan<DayRule>)[DayRule.RollBack, DayRule.RollForward])
        {
            int x = LegalDate.Add(t.Item3, t.Item1, rule), y = LegalDate.Add(t.Item3, t.Item2, rule);
            // A month that rolls back may end on the day a shorter one ends on, so "shorter" is "not later" on the calendar.
            Truth compared = Period.IsAtLeast(t.Item1, t.Item2);
            if (compared == Truth.True && x < y || compared == Truth.False && x > y) return false;
        }

        return true;
    }, iter: 20_000);

    [Fact]
    public void Never_is_longer_than_anything()
    {
        Assert.Equal(Truth.True, Period.IsAtLeast(Period.Never, new(1_199, 40)));
        Assert.Equal(Truth.False, Period.IsAtLeast(new(1_199, 40), Period.Never));
        Assert.Equal(Truth.True, Period.IsAtLeast(Period.Never, Period.Never));
        Assert.True(Period.Add(Period.Never, new(1, 1)).IsNever);
    }

    private static readonly Gen<Period> Periods = Gen.Select(
        Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[1, 30]), (1, Gen.Const(12)), (1, Gen.Const(24))),
        Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[0, 40]), (2, Gen.Int[300, 800])), (months, days) => new Period(months, days));
}
