using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>Groups of records, and the place of one among many.</summary>
internal sealed partial class IrEvaluation
{
    /// <summary>The group of a record: its key where that is known for certain; or no group.</summary>
    private readonly record struct GroupOf(string? Key, bool IsNone);

    private GroupOf GroupAt(IrVariable of, FieldDefinition key, int[] rows)
    {
        int row = Read(of, key, rows);
        return StateOf(key, row) switch
        {
            ValueState.Known when Supposed(key, row)?.Group is { } unknown => new(unknown, false),
            ValueState.NotApplicable => new(null, true),
            ValueState.Known when key.Type == FieldType.Text => TextsOf(key, row) is [var only] ? new(only, false) : default,
            // A date that is only partly known may be that of another group or of none.
            ValueState.Known when !IsOpen(key, row) => new(ReadValue(key, row, TypeOf(key)) is var value && key.Type == FieldType.Category
                ? Invariant(value.Categories) : Invariant((ulong)value.Quantity.Low), false),
            _ => default,
        };

        static string Invariant(ulong value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

        static IrType TypeOf(FieldDefinition field) => field.Type switch
        {
            FieldType.Category => IrType.Category,
            FieldType.Date => IrType.Date,
            FieldType.Money => IrType.Money,
            _ => IrType.Number,
        };
    }

    private Value CountGroups(IrCollection collection, FieldDefinition key, int[] rows)
    {
        List<(GroupOf Group, Truth Member)> elements = [];
        foreach (int _ in ElementsOf(collection, rows))
        {
            Truth member = TruthOf(collection.Filter, rows);
            if (member != Truth.False) elements.Add((GroupAt(collection.Element, key, rows), member));
        }

        elements.RemoveAll(element => element.Group.IsNone);
        int certain = elements.Where(e => e.Member == Truth.True && e.Group.Key is not null).Select(e => e.Group.Key).Distinct().Count();
        // Whatever group it is in, a record that surely counts is in one, unless its key may turn out not to apply.
        bool any = !key.MayNotApply && elements.Exists(e => e.Member == Truth.True);
        int known = elements.Where(e => e.Group.Key is not null).Select(e => e.Group.Key).Distinct().Count();
        return Value.Of(IrType.Number, new(any ? Math.Max(certain, 1) : certain, known + elements.Count(e => e.Group.Key is null)));
    }

    private Value SumOfGroups(IrSum node, FieldDefinition key, int[] rows)
    {
        List<(GroupOf Group, Quantity Value)> elements = [];
        foreach ((Truth member, Quantity value) in Members(node.Collection, node.Value, rows))
            elements.Add((GroupAt(node.Collection.Element, key, rows), Possible(value, member)));
        elements.RemoveAll(element => element.Group.IsNone);
        // Alone, a record is its own group whatever its key.
        if (elements is [{ Group.Key: null } only] && !key.MayNotApply) elements = [(new("its own", false), only.Value)];

        Quantity sum = Quantity.Exactly(0);
        foreach (IGrouping<string?, Quantity> group in elements.Where(e => e.Group.Key is not null).GroupBy(e => e.Group.Key, e => e.Value))
        {
            Quantity largest = group.Aggregate(QuantityLogic.Later);
            sum = Quantity.Add(sum, largest.MayNotApply ? Quantity.Hull(largest, Quantity.Exactly(0)) with { MayNotApply = false } : largest);
        }

        // A record without a key adds its value in a group of its own, or raises that of another group: at most from the least value.
        IEnumerable<Quantity> values = elements.Select(e => e.Value).Where(value => !value.IsNotApplicable);
        long least = values.Select(value => value.Low).Append(0).Min();
        foreach (Quantity value in elements.Where(e => e.Group.Key is null).Select(e => e.Value).Where(value => !value.IsNotApplicable))
            sum = Quantity.Add(sum, new(Math.Min(value.Low, 0), Math.Max(value.High - least, 0)));
        return Value.Of(node.Type, sum);
    }

    /// <summary>The second, third, … of them: those that surely count can only be pushed back by the others.</summary>
    private Value Placed(IrExtreme node, int[] rows)
    {
        if (node.Collection.GroupKey is { } key) return PlacedGroup(node, key, rows);
        return Placed(node, [.. Members(node.Collection, node.Value, rows)
            .Select(element => Possible(element.Value, element.Member)).Where(value => !value.IsNotApplicable)]);
    }

    private static Value Placed(IrExtreme node, List<Quantity> values)
    {
        if (values.Count < node.Place) return Value.NotApplicable(node.Type);
        List<Quantity> certain = values.FindAll(value => !value.MayNotApply);
        bool isCertain = certain.Count >= node.Place;
        Quantity range = node.Latest
            ? new(isCertain ? Place(certain, v => v.Low) : values.Min(v => v.Low), Place(values, v => v.High), !isCertain)
            : new(Place(values, v => v.Low), isCertain ? Place(certain, v => v.High) : values.Max(v => v.High), !isCertain);
        return Value.Of(node.Type, range);

        long Place(List<Quantity> among, Func<Quantity, long> end) =>
            (node.Latest ? among.Select(end).OrderDescending() : among.Select(end).Order()).ElementAt(node.Place - 1);
    }

    /// <summary>The second, third, … of groups, each of which stands where the first of its records does. A record without a key can push others
    /// back, in a group of its own, but never holds a place for certain: it may be in the group of another.</summary>
    private Value PlacedGroup(IrExtreme node, FieldDefinition key, int[] rows)
    {
        List<(GroupOf Group, Quantity Value)> elements = [];
        foreach ((Truth member, Quantity value) in Members(node.Collection, node.Value, rows))
            elements.Add((GroupAt(node.Collection.Element, key, rows), Possible(value, member)));
        elements.RemoveAll(element => element.Group.IsNone || element.Value.IsNotApplicable);
        IEnumerable<Quantity> alone = elements.Where(e => e.Group.Key is null).Select(e => e.Value with { MayNotApply = true });
        IEnumerable<Quantity> gathered = elements.Where(e => e.Group.Key is not null).GroupBy(e => e.Group.Key, e => e.Value)
            .Select(group => group.Aggregate(node.Latest ? QuantityLogic.Later : QuantityLogic.Earlier));
        return Placed(node, [.. gathered, .. alone]);
    }

    /// <summary>Every value that could be the gravest: no value that surely stands beside it ranks above it. Unranked ones always could.</summary>
    private Value Gravest(IrExtreme node, CategoryType category, int[] rows)
    {
        List<(Truth Member, ulong Values)> elements = [];
        foreach (int _ in ElementsOf(node.Collection, rows))
        {
            Truth member = TruthOf(node.Collection.Filter, rows);
            if (member != Truth.False) elements.Add((member, ValueOf(node.Value, rows).Categories));
        }

        ulong result = elements.Exists(e => e.Member == Truth.True && (e.Values & CategoryLogic.NotApplicable) == 0) ? 0 : CategoryLogic.NotApplicable;
        for (int code = 0; code < category.Values.Length; code++)
            if (elements.Exists(e => Has(e.Values, code)) && (category.Ranks[code] < 0 || elements.TrueForAll(e => MayStandBelow(e, code))))
                result |= 1UL << code;
        return Value.Of(result);

        bool MayStandBelow((Truth Member, ulong Values) element, int top) =>
            element.Member == Truth.Unknown || (element.Values & CategoryLogic.NotApplicable) != 0
            || Enumerable.Range(0, category.Values.Length).Any(code => Has(element.Values, code) && (category.Ranks[code] < 0
                || (node.Latest ? category.Ranks[code] <= category.Ranks[top] : category.Ranks[code] >= category.Ranks[top])));

        static bool Has(ulong values, int code) => (values >> code & 1) != 0;
    }

    private static Quantity Possible(Quantity value, Truth member) => member == Truth.Unknown ? value with { MayNotApply = true } : value;
}
