using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>Days on which an answer may change, collected for one person and used again for the next.</summary>
public sealed class DayBuffer
{
    private int[] _days = new int[64];
    private int _first, _last, _count;
    private bool _every;

    /// <summary>Starts again, for the days from one to another, both included.</summary>
    public void Clear(int first, int last) => (_first, _last, _count, _every) = (first, last, 0, false);

    /// <summary>Days outside the range are dropped.</summary>
    public void Add(long day)
    {
        if (day < _first || day > _last) return;
        if (_count == _days.Length)
        {
            // Subjects of one person name the same days again and again: make room by forgetting repetitions first.
            Sort();
            if (_count > _days.Length / 2) Array.Resize(ref _days, _days.Length * 2);
        }

        _days[_count++] = (int)day;
    }

    /// <summary>The days on which today comes to, or passes, an end of a range.</summary>
    public void AddMeetings(Quantity date)
    {
        if (date.IsNotApplicable) return;
        AddWithNext(date.Low);
        AddWithNext(date.High);
    }

    /// <summary>The days on which today plus (or minus) a period comes to, or passes, an end of a range.</summary>
    public void AddMeetings(Quantity date, PeriodRange period, bool subtract)
    {
        if (date.IsNotApplicable || period.IsNotApplicable) return;
        foreach (long end in (ReadOnlySpan<long>)[date.Low, date.High])
            foreach (Period length in (ReadOnlySpan<Period>)[period.Low, period.High])
                foreach (DayRule rule in (ReadOnlySpan<DayRule>)[DayRule.RollBack, DayRule.RollForward])
                {
                    // {today minus P is at least D} is {today is at least D plus P}; {today plus P is more than D} is
                    // {today is after the last day from which P ends by D}.
                    int day = (int)Math.Clamp(end, LegalDate.FirstDay, LegalDate.LastDay - 1);
                    Add(subtract ? LegalDate.Add(day, length, rule) : LegalDate.LastStart(day - 1, length, rule) + 1);
                    Add(subtract ? LegalDate.Add(day + 1, length, rule) : LegalDate.LastStart(day, length, rule) + 1);
                }
    }

    /// <summary>The anniversaries of a date on which the years since then come to, or pass, an end of a range.</summary>
    public void AddAnniversaries(Quantity from, Quantity years)
    {
        if (from.IsNotApplicable || years.IsNotApplicable) return;
        foreach (long start in (ReadOnlySpan<long>)[from.Low, from.High])
            foreach (long count in (ReadOnlySpan<long>)[years.Low, years.Low + 1, years.High, years.High + 1])
                if (count is > 0 and < 10_000)
                {
                    Add(LegalDate.Add((int)start, new((int)count * 12, 0), DayRule.RollBack));
                    Add(LegalDate.Add((int)start, new((int)count * 12, 0), DayRule.RollForward));
                }
    }

    /// <summary>Every yearly return of a date: for one known only in part, every day.</summary>
    public void AddEveryAnniversary(Quantity date)
    {
        if (date.IsNotApplicable) return;
        if (date.Low != date.High)
        {
            AddEvery();
            return;
        }

        Add(date.Low);
        int years = Math.Max(0, LegalDate.YearsBetween((int)date.Low, _first, DayRule.RollForward));
        for (int day = (int)date.Low; day < _last; years++)
        {
            day = LegalDate.Add((int)date.Low, new(years * 12, 0), DayRule.RollBack);
            Add(day);
            Add(LegalDate.Add((int)date.Low, new(years * 12, 0), DayRule.RollForward));
        }
    }

    private void AddWithNext(long day)
    {
        Add(day);
        Add(day + 1);
    }

    /// <summary>Every day: for what moves with the day in a way nobody can tell beforehand.</summary>
    public void AddEvery() => _every = true;

    /// <returns>The days in order, each once.</returns>
    public ReadOnlySpan<int> Sorted()
    {
        if (_every)
        {
            int all = Math.Max(0, _last - _first + 1);
            if (_days.Length < all) _days = new int[all];
            for (int i = 0; i < all; i++) _days[i] = _first + i;
            _count = all;
        }
        else Sort();
        return _days.AsSpan(0, _count);
    }

    private void Sort()
    {
        if (_count < 2) return;
        Span<int> days = _days.AsSpan(0, _count);
        days.Sort();
        int kept = 1;
        for (int i = 1; i < days.Length; i++)
            if (days[i] != days[kept - 1]) days[kept++] = days[i];
        _count = kept;
    }
}
