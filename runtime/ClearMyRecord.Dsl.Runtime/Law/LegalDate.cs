namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>What becomes of a day that the target month does not have (29 February plus one year).</summary>
public enum DayRule : byte
{
    /// <summary>The last day of that month: 28 February.</summary>
    RollBack,

    /// <summary>The first day of the next month: 1 March.</summary>
    RollForward,

    /// <summary>The law does not say: the date is both days.</summary>
    Unsettled,
}

/// <summary>A statute's calendar: the rule for periods of whole years and the rule for periods with months in them.</summary>
public readonly record struct LegalCalendar(DayRule Years, DayRule Months)
{
    public DayRule RuleFor(Period period) => period.Months % 12 == 0 ? Years : Months;
}

/// <summary>
/// Date arithmetic of the law, on day numbers (<see cref="DateOnly.DayNumber"/>: 1 January of year 1 is 0). The only
/// implementation: the interpreter and the generated code both call it.
/// </summary>
public static class LegalDate
{
    public const int FirstDay = 0;

    /// <summary>31 December 9999; stands for every later day too.</summary>
    public const int LastDay = 3_652_058;

    public static Quantity AnyDay { get; } = new(FirstDay, LastDay);

    /// <summary>Adds a period to a day: months first, from the original date, then days. A day that the month lacks follows the rule.</summary>
    /// <returns>A day number, held within <see cref="FirstDay"/> and <see cref="LastDay"/>.</returns>
    public static int Add(int day, Period period, DayRule rule)
    {
        if (period.Months == 0) return Clamp((long)day + period.Days);
        if (period.IsNever) return LastDay;
        DateOnly date = DateOnly.FromDayNumber(day);
        int month = date.Year * 12 + date.Month - 1 + period.Months;
        int year = month / 12;
        if (year > 9999) return LastDay;
        int last = DateTime.DaysInMonth(year, month % 12 + 1);
        int first = new DateOnly(year, month % 12 + 1, 1).DayNumber;
        int offset = date.Day <= last ? date.Day - 1 : rule == DayRule.RollForward ? last : last - 1;
        return Clamp((long)first + offset + period.Days);
    }

    /// <summary>Every day that a date plus a period could be.</summary>
    public static Quantity Add(Quantity date, PeriodRange period, LegalCalendar calendar)
    {
        if (date.IsNotApplicable || period.IsNotApplicable) return Quantity.NotApplicable;
        DayRule low = calendar.RuleFor(period.Low), high = calendar.RuleFor(period.High);
        return new(
            Add((int)date.Low, period.Low, low == DayRule.Unsettled ? DayRule.RollBack : low),
            Add((int)date.High, period.High, high == DayRule.Unsettled ? DayRule.RollForward : high),
            date.MayNotApply | period.MayNotApply);
    }

    /// <summary>The latest day from which the period ends on or before the given day; the inverse that subtraction of a period means.</summary>
    /// <returns>The last D with Add(D, period) at most <paramref name="day"/>, or <see cref="FirstDay"/> - 1 if there is none.</returns>
    public static int LastStart(int day, Period period, DayRule rule)
    {
        if (period.IsNever) return FirstDay - 1;
        // Adding is monotone in the day, so a guess from the average length needs only a few steps to be exact.
        long guess = Math.Clamp((long)day - period.ShortestDays, FirstDay - 1, LastDay);
        int start = (int)guess;
        while (start >= FirstDay && Add(start, period, rule) > day) start--;
        while (start < day && Add(start + 1, period, rule) <= day) start++;
        return start;
    }

    /// <summary>Every latest day that, with a period added, is not after a date: a date minus a period.</summary>
    public static Quantity Subtract(Quantity date, PeriodRange period, LegalCalendar calendar)
    {
        if (date.IsNotApplicable || period.IsNotApplicable) return Quantity.NotApplicable;
        DayRule low = calendar.RuleFor(period.High), high = calendar.RuleFor(period.Low);
        return new(
            Clamp(LastStart((int)date.Low, period.High, low == DayRule.Unsettled ? DayRule.RollForward : low)),
            Clamp(LastStart((int)date.High, period.Low, high == DayRule.Unsettled ? DayRule.RollBack : high)),
            date.MayNotApply | period.MayNotApply);
    }

    /// <summary>Whole years completed from one day to another, by the calendar for years: an age on a date. Negative spans count as 0.</summary>
    public static int YearsBetween(int from, int to, DayRule rule)
    {
        if (to <= from) return 0;
        int years = DateOnly.FromDayNumber(to).Year - DateOnly.FromDayNumber(from).Year;
        return Add(from, new(years * 12, 0), rule) <= to ? years : years - 1;
    }

    /// <summary>Every number of whole years that could lie between two dates.</summary>
    public static Quantity YearsBetween(Quantity from, Quantity to, LegalCalendar calendar)
    {
        if (from.IsNotApplicable || to.IsNotApplicable) return Quantity.NotApplicable;
        DayRule slow = calendar.Years == DayRule.Unsettled ? DayRule.RollForward : calendar.Years;
        DayRule quick = calendar.Years == DayRule.Unsettled ? DayRule.RollBack : calendar.Years;
        return new(
            YearsBetween((int)from.High, (int)to.Low, slow),
            YearsBetween((int)from.Low, (int)to.High, quick),
            from.MayNotApply | to.MayNotApply);
    }

    /// <summary>Every day that a date, or the latest of its yearly returns that is not after today, could be.</summary>
    public static Quantity LastAnniversary(Quantity date, int today, LegalCalendar calendar)
    {
        if (date.IsNotApplicable) return date;
        // What is still to come has not returned yet.
        Quantity coming = date.High > today ? new(Math.Max(date.Low, today + 1L), date.High) : Quantity.NotApplicable;
        if (date.Low > today) return coming with { MayNotApply = date.MayNotApply };
        Quantity past = new(date.Low, Math.Min(date.High, today));
        Quantity years = YearsBetween(past, Quantity.Exactly(today), calendar);
        Quantity returned = years.Low == years.High
            ? Add(past, PeriodRange.Exactly(new((int)years.Low * 12, 0)), calendar)
            // Each day of the range returned within the last year: the next return is after today, and at most 366 days after this one.
            : new(Math.Max(past.Low, today - 365L), today);
        return Quantity.Hull(returned with { MayNotApply = date.MayNotApply }, coming with { MayNotApply = date.MayNotApply });
    }

    private static int Clamp(long day) => (int)Math.Clamp(day, FirstDay, LastDay);
}
