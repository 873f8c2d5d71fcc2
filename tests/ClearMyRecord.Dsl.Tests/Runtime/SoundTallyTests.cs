using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Runtime;

/// <summary>Measures over many records, against their definition: made up are the records as they truly are, and what is known of them.</summary>
public sealed class SoundTallyTests
{
    private const int Tries = 20_000;

    private static readonly CategoryType Grades = new("grade", ["F", "M", "I", "U", "V"], [2, 1, 0, -1, -1]);

    /// <summary>One record: whether it counts, its value, its group; and what of these is known.</summary>
    /// <param name="Key">Its true group, -1 for one of its own, null for none.</param>
    private sealed record Member(bool Counts, bool CountsIsKnown, SoundRanges.In<Quantity, long?> Value, int? Key, bool KeyIsKnown)
    {
        public Truth Known => CountsIsKnown ? TruthLogic.Of(Counts) : Truth.Unknown;

        public long KnownKey => !KeyIsKnown || Key == -1 ? GroupTally.Unknown : Key ?? GroupTally.None;

        public Quantity Possible => Known == Truth.Unknown ? Value.Range with { MayNotApply = true } : Value.Range;
    }

    /// <summary>Ranges may be the widest there are; the values in them are small, so that no sum of them comes to the ends of all numbers.</summary>
    private static readonly Gen<SoundRanges.In<Quantity, long?>> Values = SoundRanges.Quantities.Where(value => value.Value is null or (> -1_000 and < 1_000));

    private static readonly Gen<Member[]> Members = Gen.Select(
        Gen.Bool, Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))), Values, Gen.Int[-2, 2], Gen.Frequency((2, Gen.Const(true)), (1, Gen.Const(false))),
        (counts, isKnown, value, key, keyIsKnown) => new Member(counts, isKnown, value, key == -2 ? null : key, keyIsKnown)).Array[0, 6];

    [Fact]
    public void Groups_are_counted_and_summed_once() => Members.Sample(members =>
    {
        bool mayBeNone = members.Any(m => m.Key is null);
        GroupTally counted = new(mayBeNone), summed = new(mayBeNone);
        foreach (Member member in members)
        {
            counted.Add(member.KnownKey, member.Known);
            summed.Add(member.KnownKey, member.Known, member.Value.Range);
        }

        // Each record without a number of its own is a group of its own.
        ImmutableArray<IGrouping<long, Member>> groups = [.. members.Select((member, i) => (member, i)).Where(m => m.member is { Counts: true, Key: not null })
            .GroupBy(m => m.member.Key == -1 ? 100L + m.i : m.member.Key ?? 0, m => m.member)];
        long sum = groups.Sum(group => group.Max(m => m.Value.Value) ?? 0);
        return SoundRanges.Holds(counted.Count(), groups.Length) && SoundRanges.Holds(summed.Sum(), sum);
    }, iter: Tries);

    [Fact]
    public void Places_are_those_of_the_records_in_order() => Gen.Select(Members, Gen.Int[1, 4], Gen.Bool).Sample((members, place, latest) =>
    {
        PlaceTally tally = new(place, latest);
        foreach (Member member in members.Where(m => m.Known != Truth.False)) tally.Add(member.Possible);
        long[] values = [.. members.Where(m => m.Counts).Select(m => m.Value.Value).OfType<long>().Order()];
        if (latest) Array.Reverse(values);
        return SoundRanges.Holds(tally.Result(), place <= values.Length ? values[place - 1] : null);
    }, iter: Tries);

    [Fact]
    public void The_first_place_is_the_earliest() => Gen.Select(Members, Gen.Bool).Sample((members, latest) =>
    {
        PlaceTally tally = new(1, latest);
        foreach (Member member in members.Where(m => m.Known != Truth.False)) tally.Add(member.Possible);
        Quantity expected = members.Where(m => m.Known != Truth.False).Select(m => m.Possible)
            .Aggregate(Quantity.NotApplicable, latest ? QuantityLogic.Later : QuantityLogic.Earlier);
        return tally.Result() == expected || (tally.Result().IsNotApplicable && expected.IsNotApplicable);
    }, iter: Tries);

    [Fact]
    public void The_gravest_is_above_all_that_are_ranked() =>
        Gen.Select(Gen.Select(Gen.ULong[1, 63], Gen.Int[0, 9], Gen.Enum<Truth>(), Gen.Bool).Array[0, 4], Gen.Bool).Sample((members, highest) =>
        {
            GradeTally tally = new(Grades, highest);
            List<int> true_ = [];
            foreach ((ulong dice, int pick, Truth member, bool counts) in members)
            {
                ulong values = (dice & 31) | ((dice & 32) == 0 ? 0 : CategoryLogic.NotApplicable);
                tally.Add(values, member);
                int[] codes = [.. Enumerable.Range(0, 5).Where(code => (values >> code & 1) != 0)];
                bool none = (values & CategoryLogic.NotApplicable) != 0 && pick % 2 == 0;
                if (member == Truth.True || (member == Truth.Unknown && counts))
                    if (!none && codes.Length > 0) true_.Add(codes[pick % codes.Length]);
            }

            ulong result = tally.Result();
            int[] ranked = [.. true_.Where(code => Grades.Ranks[code] >= 0).Order()];
            if (true_.Count == 0) return (result & CategoryLogic.NotApplicable) != 0;
            // The codes of the ranked values are in the order of their ranks, gravest first.
            bool hasTop = ranked.Length == 0 || (result >> (highest ? ranked[0] : ranked[^1]) & 1) != 0;
            return hasTop && true_.Where(code => Grades.Ranks[code] < 0).All(code => (result >> code & 1) != 0);
        }, iter: Tries);

    [Fact]
    public void What_is_known_of_all_gives_one_answer()
    {
        GradeTally gravest = new(Grades, highest: true);
        gravest.Add(0b00010, Truth.True);
        gravest.Add(0b00100, Truth.True);
        Assert.Equal(0b00010UL, gravest.Result());
        gravest.Add(0b01000, Truth.True);
        Assert.Equal(0b01010UL, gravest.Result());

        GroupTally groups = new(mayBeNone: false);
        groups.Add(7, Truth.True, Quantity.Exactly(3));
        groups.Add(7, Truth.True, Quantity.Exactly(5));
        groups.Add(8, Truth.True, Quantity.Exactly(1));
        Assert.Equal((Quantity.Exactly(2), Quantity.Exactly(6)), (groups.Count(), groups.Sum()));
        groups.Add(GroupTally.Unknown, Truth.True, Quantity.Exactly(2));
        Assert.Equal((new Quantity(2, 3), new Quantity(6, 8)), (groups.Count(), groups.Sum()));
    }

    [Fact]
    public void Last_anniversaries_hold_every_day_and_never_go_back() =>
        Gen.Select(SoundRanges.Days, Gen.Int[730_000, 732_000], SoundRanges.Calendars).Sample((date, today, calendar) =>
        {
            Quantity now = LegalDate.LastAnniversary(date.Range, today, calendar), next = LegalDate.LastAnniversary(date.Range, today + 1, calendar);
            if (!now.IsNotApplicable && (next.Low < now.Low || next.High < now.High)) return false;
            if (date.Value is not { } day) return SoundRanges.Holds(now, null);
            DayRule[] rules = calendar.Years == DayRule.Unsettled ? [DayRule.RollBack, DayRule.RollForward] : [calendar.Years];
            return rules.All(rule => SoundRanges.Holds(now, Returned((int)day, today, rule)));
        }, iter: Tries);

    /// <summary>By trying one year after another.</summary>
    private static int Returned(int day, int today, DayRule rule)
    {
        int last = day;
        for (int years = 1; LegalDate.Add(day, new(12 * years, 0), rule) is var next && next <= today; years++) last = next;
        return last;
    }
}
