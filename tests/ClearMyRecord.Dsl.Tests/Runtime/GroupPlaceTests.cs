using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Law;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Runtime;

/// <summary>Groups in order one by one, against all that the records could turn out to be: the range holds every such value, and no wider one is given.</summary>
public sealed class GroupPlaceTests
{
    private const int KnownGroups = 2, FirstUnknown = 10;

    /// <summary>What is known of one record: whether it is one of those ranked, its values from Low on, its group.</summary>
    /// <param name="Key">The number of a group, or null where it is missing.</param>
    private sealed record Known(Truth Member, int Low, int Width, bool MayNotApply, int? Key)
    {
        public Quantity Range => new(Low, Low + Width, MayNotApply);

        /// <summary>Each value it may turn out to have; null: it is none of them, or its value does not apply.</summary>
        public IEnumerable<int?> Values =>
            (Member == Truth.False ? [] : Enumerable.Range(Low, Width + 1).Select(value => (int?)value)).Concat(Member != Truth.True || MayNotApply ? [null] : []);
    }

    private static readonly Gen<Known> Records = Gen.Select(
        Gen.Frequency((4, Gen.Const(Truth.True)), (2, Gen.Const(Truth.Unknown)), (1, Gen.Const(Truth.False))), Gen.Int[0, 4], Gen.Int[0, 2],
        Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))), Gen.Int[0, KnownGroups],
        (member, low, width, mayNotApply, key) => new Known(member, low, width, mayNotApply, key == KnownGroups ? null : key));

    [Fact]
    public void The_range_is_that_of_all_the_records_could_be() => Gen.Select(Records.Array[0, 4], Gen.Int[2, 3], Gen.Bool).Sample((records, place, latest) =>
    {
        GroupPlaceTally tally = new(place, latest);
        foreach (Known record in records) tally.Add(record.Key ?? GroupTally.Unknown, record.Member, record.Range);
        int?[] possible = [.. Worlds([.. records], []).Select(world => Placed(world, place, latest)).Distinct()];
        int[] values = [.. possible.OfType<int>()];
        Quantity expected = values.Length == 0 ? Quantity.NotApplicable : new(values.Min(), values.Max(), possible.Contains(null));
        Quantity found = tally.Result();
        return found == expected || (found.IsNotApplicable && expected.IsNotApplicable);
    }, iter: 4_000);

    [Fact]
    public void A_record_of_no_group_holds_no_place()
    {
        GroupPlaceTally tally = new(2, latest: false);
        tally.Add(1, Truth.True, Quantity.Exactly(5));
        tally.Add(GroupTally.None, Truth.True, Quantity.Exactly(6));
        Assert.True(tally.Result().IsNotApplicable);
        tally.Clear();
        tally.Add(1, Truth.True, Quantity.Exactly(5));
        tally.Add(1, Truth.True, Quantity.Exactly(4));
        tally.Add(2, Truth.True, Quantity.Exactly(7));
        Assert.Equal(Quantity.Exactly(7), tally.Result());
        // One without a key may be the second of three, or in the group of another.
        tally.Clear();
        tally.Add(1, Truth.True, Quantity.Exactly(4));
        tally.Add(GroupTally.Unknown, Truth.True, Quantity.Exactly(6));
        tally.Add(2, Truth.True, Quantity.Exactly(7));
        Assert.Equal(new Quantity(6, 7), tally.Result());
    }

    /// <summary>By the definition: each group once, at the first value of its records.</summary>
    private static int? Placed(ImmutableArray<(int Group, int Value)> world, int place, bool latest)
    {
        int[] groups = [.. world.GroupBy(record => record.Group, record => record.Value).Select(group => latest ? group.Max() : group.Min()).Order()];
        if (latest) Array.Reverse(groups);
        return place <= groups.Length ? groups[place - 1] : null;
    }

    /// <summary>Every way in which the blanks could be filled: each record with each of its values or left out, and those without a key in each known
    /// group, in that of another such record, or alone.</summary>
    private static IEnumerable<ImmutableArray<(int Group, int Value)>> Worlds(ImmutableArray<Known> records, ImmutableArray<(int Group, int Value)> chosen)
    {
        if (records.IsEmpty) return [chosen];
        int unknown = chosen.Select(record => record.Group).Where(group => group >= FirstUnknown).DefaultIfEmpty(FirstUnknown - 1).Max() + 1;
        IEnumerable<int> groups = records[0].Key is { } key ? [key] : [.. Enumerable.Range(0, KnownGroups), .. Enumerable.Range(FirstUnknown, unknown - FirstUnknown + 1)];
        return records[0].Values.SelectMany(value => value is not { } number ? Worlds(records[1..], chosen)
            : groups.SelectMany(group => Worlds(records[1..], chosen.Add((group, number)))));
    }
}
