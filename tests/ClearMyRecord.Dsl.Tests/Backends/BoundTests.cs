using ClearMyRecord.Dsl.Runtime.Compiled;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Backends;

/// <summary>A bound that the day gives is equal to the comparison it stands for.</summary>
public sealed class BoundTests
{
    private static readonly Comparison[] s_orders = [Comparison.AtLeast, Comparison.AtMost, Comparison.MoreThan, Comparison.LessThan];

    private static readonly Period[] s_periods =
        [Period.Zero, new(0, 30), new(1, 0), new(12, 0), new(18, 0), new(84, 0), new(13, 10), new(120, 1), Period.Never];

    public static TheoryData<DayRule, DayRule> Calendars
    {
        get
        {
            TheoryData<DayRule, DayRule> all = [];
            foreach (DayRule years in Enum.GetValues<DayRule>())
                foreach (DayRule months in Enum.GetValues<DayRule>()) all.Add(years, months);
            return all;
        }
    }

    [Theory, MemberData(nameof(Calendars))]
    public void Whether_a_period_has_passed_is_one_comparison_on_every_day_of_two_centuries(DayRule years, DayRule months)
    {
        LegalCalendar calendar = new(years, months);
        int first = new DateOnly(1900, 1, 1).DayNumber, last = new DateOnly(2099, 12, 31).DayNumber;
        // The days around which months differ, and one in the middle of nowhere.
        int[] todays = [.. ((string[])["2000-02-29", "2023-02-28", "2024-03-01", "2024-07-31", "2025-06-15"]).Select(day => DateOnly.Parse(day).DayNumber)];
        for (int i = 0; i < s_periods.Length; i++)
        {
            PeriodRange period = PeriodRange.Exactly(s_periods[i]);
            Quantity today = Quantity.Exactly(todays[i % todays.Length]);
            DateBound[] bounds = [.. s_orders.Select(order => DateBound.Of(order, period, today, calendar, false, todays[0], Truth.Unknown))];
            for (int day = first; day <= last; day++)
            {
                Quantity end = LegalDate.Add(Quantity.Exactly(day), period, calendar);
                for (int order = 0; order < s_orders.Length; order++)
                    if (bounds[order].Test(day, day) != QuantityLogic.Compare(s_orders[order], end, today))
                        Assert.Fail($"{Notation.Date(day)} plus {Notation.Period(s_periods[i])} {s_orders[order]} {Notation.Date((int)today.Low)}");
            }
        }
    }

    [Fact]
    public void Of_partly_known_dates_ranges_blanks_and_what_may_not_apply_too()
    {
        Random dice = new(3);
        for (int trial = 0; trial < 200_000; trial++)
        {
            LegalCalendar calendar = new((DayRule)dice.Next(3), (DayRule)dice.Next(3));
            Comparison order = s_orders[dice.Next(4)];
            PeriodRange period = dice.Next(4) == 0 ? PeriodRange.Hull(PeriodRange.Exactly(s_periods[dice.Next(9)]), PeriodRange.Exactly(s_periods[dice.Next(9)]))
                : PeriodRange.Exactly(s_periods[dice.Next(9)]);
            Quantity right = dice.Next(5) switch { 0 => LegalDate.AnyDay, 1 => Quantity.NotApplicable, 2 => Range(dice, 40), _ => Range(dice, 1) };
            if (dice.Next(4) == 0) (right, period) = (right with { MayNotApply = true }, period with { MayNotApply = dice.Next(2) == 0 });
            Truth ifNone = (Truth)dice.Next(3);
            bool mayNotApply = dice.Next(2) == 0;
            int recordDay = 739_000 + dice.Next(100);
            DateBound bound = DateBound.Of(order, period, right, calendar, mayNotApply, recordDay, ifNone);
            Quantity date = Range(dice, dice.Next(2) == 0 ? 1 : 400);
            (int first, int last) = dice.Next(8) switch
            {
                0 => (DateColumn.Missing, 0),
                1 => (DateColumn.NotApplicable, 0),
                2 => (DateColumn.NotYet, 0),
                3 => (LegalDate.FirstDay, LegalDate.LastDay),
                _ => ((int)date.Low, (int)date.High),
            };
            Quantity left = LegalDate.Add(CompiledLogic.Date(first, last, mayNotApply, recordDay), period, calendar);
            Assert.Equal(QuantityLogic.Compare(order, left, right, ifNone), bound.Test(first, last));
        }

        static Quantity Range(Random dice, int days)
        {
            int low = 739_000 + dice.Next(-4000, 4000);
            return new(low, low + dice.Next(days));
        }
    }

    [Fact]
    public void Of_numbers_and_periods()
    {
        Random dice = new(5);
        for (int trial = 0; trial < 200_000; trial++)
        {
            (Truth ifNone, bool mayNotApply) = ((Truth)dice.Next(3), dice.Next(2) == 0);
            Comparison order = s_orders[dice.Next(4)];
            long low = dice.Next(-3, 4);
            Quantity right = new(low, low + dice.Next(3), dice.Next(4) == 0);
            if (dice.Next(6) == 0) right = dice.Next(2) == 0 ? Quantity.NotApplicable : new(Quantity.Least, Quantity.Most, dice.Next(2) == 0);
            long value = dice.Next(6) switch { 0 => NumberColumn.Missing, 1 => NumberColumn.NotApplicable, _ => dice.Next(-3, 7) };
            Assert.Equal(QuantityLogic.Compare(order, CompiledLogic.Number(value, mayNotApply), right, ifNone),
                NumberBound.Of(order, right, mayNotApply, ifNone).Test(value));

            Comparison any = (Comparison)dice.Next(6);
            PeriodRange length = PeriodRange.Exactly(s_periods[dice.Next(9)]);
            if (dice.Next(3) == 0) length = PeriodRange.Hull(length, PeriodRange.Exactly(s_periods[dice.Next(9)])) with { MayNotApply = dice.Next(2) == 0 };
            if (dice.Next(8) == 0) length = PeriodRange.NotApplicable;
            Period recorded = dice.Next(6) switch { 0 => PeriodColumn.Missing, 1 => PeriodColumn.NotApplicable, _ => s_periods[dice.Next(9)] };
            Assert.Equal(PeriodLogic.Compare(any, CompiledLogic.Period(recorded, mayNotApply), length, ifNone),
                PeriodBound.Of(any, length, mayNotApply, ifNone).Test(recorded));
        }
    }
}
