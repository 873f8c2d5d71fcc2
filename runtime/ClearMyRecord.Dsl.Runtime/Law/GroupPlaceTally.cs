namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// The second, third, … of groups of records in the order of a quantity, as every value it could be. A group stands where the first of its
/// records does, and holds one place. A record whose key is missing may be a group of its own and push the others back, or be in the group
/// of another; so it holds no place for certain.
/// </summary>
/// <param name="place">From 2 on: the first of groups is the first of their records (<see cref="PlaceTally"/>).</param>
public sealed class GroupPlaceTally(int place, bool latest)
{
    private readonly PlaceTally _places = new(place, latest);
    private readonly List<(long Key, Quantity Value)> _groups = [];

    public void Clear()
    {
        _groups.Clear();
        _places.Clear();
    }

    /// <param name="key">As <see cref="GroupTally"/> has it.</param>
    /// <param name="member">Whether the record is one of those ranked.</param>
    public void Add(long key, Truth member, Quantity value)
    {
        if (member == Truth.False || key == GroupTally.None) return;
        if (member == Truth.Unknown || key == GroupTally.Unknown) value = value with { MayNotApply = true };
        if (key == GroupTally.Unknown)
        {
            _places.Add(value);
            return;
        }

        int at = 0;
        while (at < _groups.Count && _groups[at].Key != key) at++;
        if (at == _groups.Count) _groups.Add((key, value));
        else _groups[at] = (key, latest ? QuantityLogic.Later(_groups[at].Value, value) : QuantityLogic.Earlier(_groups[at].Value, value));
    }

    /// <summary>Not applicable where there are fewer. Once, after the last record.</summary>
    public Quantity Result()
    {
        foreach ((_, Quantity value) in _groups) _places.Add(value);
        return _places.Result();
    }
}
