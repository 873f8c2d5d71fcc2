using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Runtime;

/// <summary>Whatever value the missing facts turn out to hold, the range computed without them held its result (language.md, section 4).</summary>
public sealed class SoundOperationsTests
{
    private const int Tries = 30_000;

    [Fact]
    public void Sums_and_differences() => Gen.Select(SoundRanges.Quantities, SoundRanges.Quantities).Sample((a, b) =>
        SoundRanges.Holds(Quantity.Add(a.Range, b.Range), Within(a.Value + b.Value))
        && SoundRanges.Holds(Quantity.Subtract(a.Range, b.Range), Within(a.Value - b.Value)), iter: Tries);

    [Fact]
    public void Later_and_earlier() => Gen.Select(SoundRanges.Quantities, SoundRanges.Quantities, SoundRanges.Quantities).Sample((a, b, c) =>
    {
        List<long> values = [.. new[] { a.Value, b.Value, c.Value }.OfType<long>()];
        long? latest = values.Count == 0 ? null : values.Max(), earliest = values.Count == 0 ? null : values.Min();
        return SoundRanges.Holds(QuantityLogic.Later(QuantityLogic.Later(a.Range, b.Range), c.Range), latest)
            && SoundRanges.Holds(QuantityLogic.Earlier(QuantityLogic.Earlier(a.Range, b.Range), c.Range), earliest);
    }, iter: Tries);

    [Fact]
    public void Hulls() => Gen.Select(SoundRanges.Quantities, SoundRanges.Quantities, SoundRanges.Periods, SoundRanges.Periods).Sample((a, b, p, q) =>
    {
        Quantity hull = Quantity.Hull(a.Range, b.Range);
        PeriodRange periods = PeriodRange.Hull(p.Range, q.Range);
        return SoundRanges.Holds(hull, a.Value) && SoundRanges.Holds(hull, b.Value) && SoundRanges.Holds(periods, p.Value) && SoundRanges.Holds(periods, q.Value);
    }, iter: Tries);

    [Fact]
    public void Comparisons_of_numbers() => Gen.Select(Gen.Enum<Comparison>(), SoundRanges.Quantities, SoundRanges.Quantities, SoundRanges.Truths)
        .Sample((comparison, a, b, ifNone) =>
        {
            Truth exact = a.Value is { } x && b.Value is { } y ? TruthLogic.Of(Holds(comparison, x.CompareTo(y))) : ifNone;
            return SoundRanges.Allows(QuantityLogic.Compare(comparison, a.Range, b.Range, ifNone), exact);
        }, iter: Tries);

    [Fact]
    public void Comparisons_of_periods() => Gen.Select(Gen.Enum<Comparison>(), SoundRanges.Periods, SoundRanges.Periods, SoundRanges.Truths)
        .Sample((comparison, a, b, ifNone) =>
        {
            Truth exact = PeriodLogic.Compare(comparison, Exactly(a.Value), Exactly(b.Value), ifNone);
            return SoundRanges.Allows(PeriodLogic.Compare(comparison, a.Range, b.Range, ifNone), exact);
        }, iter: Tries);

    [Fact]
    public void Dates_plus_and_minus_periods() => Gen.Select(SoundRanges.Days, SoundRanges.Periods, SoundRanges.Calendars).Sample((date, period, calendar) =>
    {
        Quantity sum = LegalDate.Add(date.Range, period.Range, calendar), difference = LegalDate.Subtract(date.Range, period.Range, calendar);
        if (date.Value is not { } day || period.Value is not { } length) return SoundRanges.Holds(sum, null) && SoundRanges.Holds(difference, null);
        return RulesOf(calendar.RuleFor(length)).All(rule =>
            SoundRanges.Holds(sum, LegalDate.Add((int)day, length, rule))
            && SoundRanges.Holds(difference, Math.Max(LegalDate.FirstDay, LegalDate.LastStart((int)day, length, rule))));
    }, iter: Tries);

    [Fact]
    public void Years_between_dates() => Gen.Select(SoundRanges.Days, SoundRanges.Days, SoundRanges.Calendars).Sample((from, to, calendar) =>
    {
        Quantity years = LegalDate.YearsBetween(from.Range, to.Range, calendar);
        if (from.Value is not { } first || to.Value is not { } last) return SoundRanges.Holds(years, null);
        return RulesOf(calendar.Years).All(rule => SoundRanges.Holds(years, LegalDate.YearsBetween((int)first, (int)last, rule)));
    }, iter: Tries);

    [Fact]
    public void Categories() => Gen.Select(Gen.ULong[1, 31], Gen.ULong[1, 31], Gen.ULong[0, 15], Gen.Int[0, 9], Gen.Int[0, 9], SoundRanges.Truths, Gen.Enum<Comparison>())
        .Sample((a, b, mask, pickA, pickB, ifNone, comparison) =>
        {
            // Four values, the last unranked; the fifth bit of the dice stands for "may not apply".
            CategoryType grades = new("grade", ["M3", "M2", "M1", "M"], [0, 1, 2, -1]);
            ulong left = Set(a), right = Set(b), x = Pick(left, pickA), y = Pick(right, pickB);
            return SoundRanges.Allows(CategoryLogic.IsIn(left, mask, ifNone), CategoryLogic.IsIn(x, mask, ifNone))
                && SoundRanges.Allows(CategoryLogic.AreSame(left, right, ifNone), CategoryLogic.AreSame(x, y, ifNone))
                && SoundRanges.Allows(
                    CategoryLogic.CompareRanks(comparison, left, right, grades, ifNone), CategoryLogic.CompareRanks(comparison, x, y, grades, ifNone));
        }, iter: Tries);

    [Theory]
    [InlineData(1, 3, 2, Truth.Unknown)]
    [InlineData(1, 1, 2, Truth.False)]
    [InlineData(2, 2, 2, Truth.True)]
    [InlineData(0, 0, 0, Truth.True)]
    public void At_least_so_many(int certain, int possible, int needed, Truth expected) =>
        Assert.Equal(expected, TruthLogic.AtLeast(needed, certain, possible));

    [Fact]
    public void Truth_tables_are_strong_Kleene()
    {
        Truth[] all = [Truth.False, Truth.Unknown, Truth.True];
        foreach (Truth a in all)
            foreach (Truth b in all)
            {
                Truth[] ands = [.. Cases(a).SelectMany(x => Cases(b), (x, y) => TruthLogic.Of(x && y)).Distinct()];
                Truth[] ors = [.. Cases(a).SelectMany(x => Cases(b), (x, y) => TruthLogic.Of(x || y)).Distinct()];
                Assert.Equal(ands.Length == 1 ? ands[0] : Truth.Unknown, TruthLogic.And(a, b));
                Assert.Equal(ors.Length == 1 ? ors[0] : Truth.Unknown, TruthLogic.Or(a, b));
                foreach (Truth c in all)
                {
                    Truth[] chosen = [.. Cases(c).SelectMany(test => test ? Cases(a) : Cases(b)).Select(TruthLogic.Of).Distinct()];
                    Assert.Equal(chosen.Length == 1 ? chosen[0] : Truth.Unknown, TruthLogic.Choose(c, a, b));
                }
            }

        static bool[] Cases(Truth truth) => truth switch { Truth.True => [true], Truth.False => [false], _ => [true, false] };
    }

    private static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.AtLeast => order >= 0,
        Comparison.AtMost => order <= 0,
        Comparison.MoreThan => order > 0,
        _ => order < 0,
    };

    private static long? Within(long? value) => value is { } known ? Math.Clamp(known, Quantity.Least, Quantity.Most) : null;

    private static PeriodRange Exactly(Period? value) => value is { } known ? PeriodRange.Exactly(known) : PeriodRange.NotApplicable;

    private static ImmutableArray<DayRule> RulesOf(DayRule rule) => rule == DayRule.Unsettled ? [DayRule.RollBack, DayRule.RollForward] : [rule];

    private static ulong Set(ulong dice) => (dice & 15) | ((dice & 16) == 0 ? 0 : CategoryLogic.NotApplicable);

    private static ulong Pick(ulong set, int dice)
    {
        ulong[] bits = [.. Enumerable.Range(0, 64).Select(i => 1UL << i).Where(bit => (set & bit) != 0)];
        return bits[dice % bits.Length];
    }
}
