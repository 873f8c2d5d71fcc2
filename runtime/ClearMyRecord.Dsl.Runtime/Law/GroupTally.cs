using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// Counts groups of records, or adds up one value for each, where a record whose key is missing may belong to any of the groups or to
/// one of its own. Records are added one by one; what comes of them does not depend on their order.
/// </summary>
/// <param name="mayBeNone">Whether a missing key may also turn out not to apply: such a record is in no group.</param>
public sealed class GroupTally(bool mayBeNone)
{
    /// <summary>The key of a record whose group nobody knows, and that of one in no group.</summary>
    public const long Unknown = NumberColumn.Missing, None = NumberColumn.NotApplicable;

    private readonly List<Group> _groups = [];
    private readonly List<(Truth Member, Quantity Value)> _open = [];
    private int _possible;
    private long _least;

    private struct Group
    {
        public long Key;
        public bool IsCertain;
        public Quantity Value;
    }

    public void Clear()
    {
        _groups.Clear();
        _open.Clear();
        (_possible, _least) = (0, 0);
    }

    public void Add(long key, Truth member) => Add(key, member, Quantity.NotApplicable);

    /// <param name="member">Whether the record is one of those counted.</param>
    /// <param name="value">What it gives its group, which counts at the largest of what its records give.</param>
    public void Add(long key, Truth member, Quantity value)
    {
        if (member == Truth.False || key == None) return;
        _possible++;
        if (!value.IsNotApplicable) _least = Math.Min(_least, value.Low);
        if (key == Unknown)
        {
            _open.Add((member, value));
            return;
        }

        Quantity possible = member == Truth.Unknown ? value with { MayNotApply = true } : value;
        int place = 0;
        while (place < _groups.Count && _groups[place].Key != key) place++;
        if (place == _groups.Count) _groups.Add(new() { Key = key, Value = Quantity.NotApplicable });
        Group group = _groups[place];
        group.IsCertain |= member == Truth.True;
        group.Value = QuantityLogic.Later(group.Value, possible);
        _groups[place] = group;
    }

    /// <summary>At least the groups with a record that surely counts; at most those with one that may, and one for each without a key.</summary>
    public Quantity Count()
    {
        int certain = 0;
        foreach (Group group in _groups)
            if (group.IsCertain)
                certain++;
        // Whatever group it is in, a record that surely counts is in one.
        if (certain == 0 && !mayBeNone && _open.Exists(record => record.Member == Truth.True)) certain = 1;
        return new(certain, _groups.Count + _open.Count);
    }

    /// <summary>The sum over the groups of the largest value of each.</summary>
    public Quantity Sum()
    {
        Quantity sum = Quantity.Exactly(0);
        foreach (Group group in _groups) sum = Quantity.Add(sum, OrNothing(group.Value));
        foreach ((Truth member, Quantity value) in _open)
        {
            if (value.IsNotApplicable) continue;
            // A record alone is its own group. One of several either adds its value as a group of its own, or raises that of the group
            // it turns out to be in, at most from the least value there is.
            sum = Quantity.Add(sum, _possible == 1 && !mayBeNone
                ? OrNothing(member == Truth.Unknown ? value with { MayNotApply = true } : value)
                : new(Math.Min(value.Low, 0), Math.Max(value.High - _least, 0)));
        }

        return sum;
    }

    private static Quantity OrNothing(Quantity value) =>
        (value.MayNotApply ? Quantity.Hull(value, Quantity.Exactly(0)) : value) with { MayNotApply = false };
}
