namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>A length of time as the law states it: whole months (a year is twelve) and days. "7 years" is (84, 0).</summary>
/// <remarks>Months and days do not turn into each other: a month is 28 to 31 days, a year 365 or 366 (language.md section 5).</remarks>
public readonly record struct Period(int Months, int Days)
{
    /// <summary>Longest period with a meaning: 1,000 years. Anything above stands for "without end".</summary>
    public const int MostMonths = 12_000, MostDays = 366_000;

    public static Period Zero => default;

    /// <summary>A period that never ends; "never has passed" is false on every day.</summary>
    public static Period Never { get; } = new(MostMonths, MostDays);

    public bool IsNever => this == Never;

    private static ReadOnlySpan<short> FewestDays => [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];

    private static ReadOnlySpan<short> MostDaysOf => [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

    /// <summary>The fewest days it can last: a year counted as 365 days, months as the shortest run of so many.</summary>
    public int ShortestDays => Months / 12 * 365 + FewestDays[Months % 12] + Days;

    /// <summary>The most days it can last: a year counted as 366 days, months as the longest run of so many.</summary>
    public int LongestDays => Months / 12 * 366 + MostDaysOf[Months % 12] + Days;

    public static Period Add(Period a, Period b) =>
        a.IsNever || b.IsNever ? Never : new(a.Months + b.Months, a.Days + b.Days);

    /// <summary>Whether the first is certainly at least, certainly shorter than, or not certainly either, than the second.</summary>
    public static Truth IsAtLeast(Period a, Period b)
    {
        if (a.Months >= b.Months && a.Days >= b.Days) return Truth.True;
        if (a.Months <= b.Months && a.Days <= b.Days) return Truth.False;
        // Twelve years stand against so many days: compare what is left when the common months are taken away.
        int common = Math.Min(a.Months, b.Months), days = Math.Min(a.Days, b.Days);
        Period x = new(a.Months - common, a.Days - days), y = new(b.Months - common, b.Days - days);
        return x.ShortestDays >= y.LongestDays ? Truth.True : x.LongestDays < y.ShortestDays ? Truth.False : Truth.Unknown;
    }
}

/// <summary>Every length a period could have, given what the record says; the counterpart of <see cref="Quantity"/>.</summary>
public readonly record struct PeriodRange(Period Low, Period High, bool MayNotApply = false)
{
    public static PeriodRange NotApplicable { get; } = new(new(0, 1), default, true);

    /// <summary>A period nobody knows: from nothing to without end.</summary>
    public static PeriodRange Missing(bool mayNotApply) => new(Period.Zero, Period.Never, mayNotApply);

    public static PeriodRange Exactly(Period value) => new(value, value);

    public bool IsNotApplicable => this == NotApplicable;

    public static PeriodRange Hull(PeriodRange a, PeriodRange b)
    {
        bool mayNotApply = a.MayNotApply | b.MayNotApply;
        if (a.IsNotApplicable) return b with { MayNotApply = mayNotApply };
        if (b.IsNotApplicable) return a with { MayNotApply = mayNotApply };
        // Componentwise, so that the ends stay comparable with everything between them.
        return new(
            new(Math.Min(a.Low.Months, b.Low.Months), Math.Min(a.Low.Days, b.Low.Days)),
            new(Math.Max(a.High.Months, b.High.Months), Math.Max(a.High.Days, b.High.Days)), mayNotApply);
    }
}

/// <summary>Three-valued comparison of periods.</summary>
public static class PeriodLogic
{
    /// <param name="ifNone">What follows when either side does not apply.</param>
    public static Truth Compare(Comparison comparison, PeriodRange left, PeriodRange right, Truth ifNone = Truth.Unknown)
    {
        if (left.IsNotApplicable | right.IsNotApplicable) return ifNone;
        Truth compared = comparison switch
        {
            Comparison.AtLeast => AtLeast(left, right),
            Comparison.AtMost => AtLeast(right, left),
            Comparison.MoreThan => TruthLogic.Not(AtLeast(right, left)),
            Comparison.LessThan => TruthLogic.Not(AtLeast(left, right)),
            Comparison.Equal => TruthLogic.And(AtLeast(left, right), AtLeast(right, left)),
            _ => TruthLogic.Not(TruthLogic.And(AtLeast(left, right), AtLeast(right, left))),
        };
        return left.MayNotApply | right.MayNotApply && compared != ifNone ? Truth.Unknown : compared;
    }

    private static Truth AtLeast(PeriodRange a, PeriodRange b) =>
        Period.IsAtLeast(a.Low, b.High) == Truth.True ? Truth.True
        : Period.IsAtLeast(a.High, b.Low) == Truth.False ? Truth.False : Truth.Unknown;
}
