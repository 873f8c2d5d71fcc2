namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>The first, second, … of several quantities, in the order of their size, as every value it could be.</summary>
/// <remarks>A quantity that may not apply may be none of them; so may one whose record is not certainly one of those ranked.</remarks>
public sealed class PlaceTally(int place, bool latest)
{
    private readonly List<long> _bounds = [], _certainBounds = [];
    private long _farthest;

    public void Clear()
    {
        _bounds.Clear();
        _certainBounds.Clear();
    }

    public void Add(Quantity value)
    {
        if (value.IsNotApplicable) return;
        // Latest first is earliest first with the signs turned round.
        (long low, long high) = latest ? (-value.High, -value.Low) : (value.Low, value.High);
        _farthest = _bounds.Count == 0 ? high : Math.Max(_farthest, high);
        _bounds.Add(low);
        if (!value.MayNotApply) _certainBounds.Add(high);
    }

    /// <summary>Not applicable where there are fewer.</summary>
    public Quantity Result()
    {
        if (_bounds.Count < place) return Quantity.NotApplicable;
        _bounds.Sort();
        _certainBounds.Sort();
        bool isCertain = _certainBounds.Count >= place;
        // The more of them count, the earlier the one in this place: it is latest if only those count that are certain.
        (long low, long high) = (_bounds[place - 1], isCertain ? _certainBounds[place - 1] : _farthest);
        return latest ? new(-high, -low, !isCertain) : new(low, high, !isCertain);
    }
}
