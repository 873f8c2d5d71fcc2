using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Counts the change for each group of people that share a value of one field.</summary>
internal sealed class GroupTally(FieldDefinition field, int reliefs)
{
    /// <summary>More groups than this are no breakdown, and a field with so many values may name people.</summary>
    private const int MostGroups = 1_000;

    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    /// <exception cref="WorkbenchException">There is no such person field, or it cannot make groups.</exception>
    public static FieldDefinition FieldOf(RecordSchema schema, string name)
    {
        if (schema.Find(RecordKind.Person, name) is { Type: FieldType.Category or FieldType.Text or FieldType.YesNo } field) return field;
        string usable = string.Join(", ", schema.FieldsOf(RecordKind.Person)
            .Where(f => f.Type is FieldType.Category or FieldType.Text or FieldType.YesNo).Select(f => $"`{f.Name}`"));
        throw new WorkbenchException(usable.Length == 0
            ? $"people cannot be grouped by `{name}`: this record model has no person field with a list of values"
            : $"people cannot be grouped by `{name}`: choose a person field with values to group by, one of {usable}");
    }

    /// <param name="any">3 × standing under the law + standing under the bill, of any relief.</param>
    /// <param name="each">The same for each relief.</param>
    public void Count(CaseData data, int person, int any, ReadOnlySpan<byte> each)
    {
        string value = data.ColumnOf(field)?.TextAt(person) ?? "missing";
        if (!_groups.TryGetValue(value, out Group? group)) group = Create(value);
        group.Any[any]++;
        for (int r = 0; r < each.Length; r++) group.Reliefs[r][each[r]]++;
    }

    private Group Create(string value)
    {
        if (_groups.Count == MostGroups)
            throw new WorkbenchException(
                $"`{field.Name}` has more than {MostGroups:#,0} different values, too many for groups; group by a field with fewer");
        Group group = new([.. Enumerable.Range(0, reliefs).Select(_ => new long[9])]);
        _groups.Add(value, group);
        return group;
    }

    public void Add(GroupTally other)
    {
        foreach ((string value, Group group) in other._groups)
        {
            if (!_groups.TryGetValue(value, out Group? mine)) mine = Create(value);
            Tally.Add(mine.Any, group.Any);
            for (int r = 0; r < reliefs; r++) Tally.Add(mine.Reliefs[r], group.Reliefs[r]);
        }
    }

    /// <summary>Groups in the order of the field's list of values; others by name, "missing" last.</summary>
    public GroupBreakdown ToResult(bool sameLaw) => new(field.Name,
        [.. _groups.OrderBy(g => Place(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new GroupChange(
            g.Key, g.Value.Any.Sum(), new([.. g.Value.Any], sameLaw),
            [.. g.Value.Reliefs.Select(counts => new Transitions([.. counts], sameLaw))]))]);

    private int Place(string value) =>
        value == "missing" ? int.MaxValue
        : field.Category?.CodeOf(value) is >= 0 and var code ? code : int.MaxValue - 1;

    private sealed record Group(long[][] Reliefs)
    {
        public long[] Any { get; } = new long[9];
    }
}
