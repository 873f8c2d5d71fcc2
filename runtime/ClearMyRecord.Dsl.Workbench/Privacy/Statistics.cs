using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>All counts of a report, and every way they add up: what disclosure control must see at once,
/// because a count withheld in one table may be worked out from another.</summary>
public sealed class Statistics
{
    private readonly List<StatisticKey> _keys = [];
    private readonly List<long> _values = [];
    private readonly List<bool> _printed = [];
    private readonly List<Depth> _depths = [];
    private readonly Dictionary<StatisticKey, int> _index = [];
    private readonly List<ImmutableArray<Term>> _relations = [];

    /// <summary>Adds a count, once; adding it again with the same number does nothing.</summary>
    /// <param name="printed">False for one that only follows from others (a remainder): never shown, but protected like them.</param>
    /// <param name="depth">How far down in the report it stands; of several places, the highest counts.</param>
    public StatisticKey Add(StatisticKey key, long value, Depth depth, bool printed = true)
    {
        if (_index.TryGetValue(key, out int at))
        {
            if (_values[at] != value) throw new ArgumentException($"{key} is counted twice, differently", nameof(key));
            _printed[at] |= printed;
            if (depth < _depths[at]) _depths[at] = depth;
            return key;
        }

        _index.Add(key, _keys.Count);
        _keys.Add(key);
        _values.Add(value);
        _printed.Add(printed);
        _depths.Add(depth);
        return key;
    }

    /// <summary>States that a count is the sum of others.</summary>
    public void IsSum(StatisticKey total, params IEnumerable<StatisticKey> parts) => Relate([total], parts);

    /// <summary>States that the counts on the left, less those on the right, come to something a reader may know.</summary>
    public void Relate(IEnumerable<StatisticKey> left, IEnumerable<StatisticKey> right) =>
        _relations.Add([.. left.Select(key => new Term(_index[key], 1)), .. right.Select(key => new Term(_index[key], -1))]);

    /// <summary>Decides which counts may be shown.</summary>
    public PublishedStatistics Publish(PrivacyOptions options)
    {
        bool[] withheld = options.Withhold
            ? Disclosure.Withhold([.. _values], [.. _depths], _relations, options.Threshold)
            : new bool[_values.Count];
        return new([.. _keys.Select((key, i) => KeyValuePair.Create(key, new Figure(withheld[i] ? null : _values[i])))
            .Where((_, i) => _printed[i])]);
    }
}

/// <summary>The counts of a report as they may be shown, in the order they were added.</summary>
public sealed class PublishedStatistics(ImmutableArray<KeyValuePair<StatisticKey, Figure>> all)
{
    private readonly Dictionary<StatisticKey, Figure> _byKey = new(all);

    public ImmutableArray<KeyValuePair<StatisticKey, Figure>> All { get; } = all;

    public Figure this[StatisticKey key] => _byKey[key];

    public bool AnyWithheld => All.Any(entry => entry.Value.IsWithheld);
}
