using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>What of a bound tree depends on the day whose law applies.</summary>
internal static class LawDependence
{
    public static bool IsVersioned(BoundExpression? expression) => Any(expression, []);

    public static bool IsVersioned(OffenseListSymbol list) => Any(list, []);

    /// <summary>The days on which a list changes, its conditions and the lists it includes among them.</summary>
    public static ImmutableArray<int> Changes(OffenseListSymbol list)
    {
        SortedSet<int> days = [];
        HashSet<Symbol> seen = [];
        AddList(list);
        return [.. days];

        void AddList(OffenseListSymbol one)
        {
            if (!seen.Add(one)) return;
            foreach (BoundOffenseEntry entry in one.Entries)
            {
                AddForce(entry.InForce);
                Add(entry.Where);
                if (entry.List is { } included) AddList(included);
            }
        }

        void Add(BoundExpression? node)
        {
            switch (node)
            {
                case BoundParameterUse use: AddParameter(use.Parameter); break;
                case BoundOffenseInParameter use: AddParameter(use.Parameter); break;
                case BoundOffenseIn isIn: AddList(isIn.List); break;
                case BoundReadingIs reading: foreach (BoundInForce dates in reading.Question.Dates.Values) AddForce(dates); break;
                case BoundIsA isA: AddKind(isA.Kind); break;
                case BoundCall call when seen.Add(call.Definition): Add(call.Definition.Body); break;
                case BoundList items: foreach (BoundItem item in items.Items) AddForce(item.InForce); break;
                case BoundRows rows: foreach (BoundRow row in rows.Rows) AddForce(row.InForce); break;
                case BoundVersions versions: foreach (BoundVersion version in versions.Versions) AddForce(version.InForce); break;
            }

            foreach (BoundExpression child in BoundWalk.Children(node)) Add(child);
        }

        void AddKind(KindSymbol kind)
        {
            if (!seen.Add(kind)) return;
            Add(kind.Condition);
            if (kind.Base is { } wider) AddKind(wider);
        }

        void AddForce(BoundInForce? dates)
        {
            foreach (BoundExpression? date in new[] { dates?.From, dates?.Until })
                if (date is BoundLiteral literal) days.Add((int)literal.Value.Number);
                else if (date is BoundParameterUse use) AddParameter(use.Parameter);
        }

        void AddParameter(ParameterSymbol parameter)
        {
            foreach (ParameterVersion version in parameter.Info.Versions)
            {
                if (version.From > LegalDate.FirstDay) days.Add(version.From);
                if (version.Until <= LegalDate.LastDay) days.Add(version.Until);
                // A date that law waits for is a day on which the law changes.
                if (parameter.Type.Kind == BoundKind.Date && version.Value is { } day) days.Add((int)day.Number);
            }
        }
    }

    private static bool Any(BoundExpression? node, HashSet<Symbol> seen) => node switch
    {
        null => false,
        BoundParameterUse or BoundOffenseInParameter => true,
        BoundVersions => true,
        BoundAsOf asOf => Any(asOf.Date, seen),
        BoundReadingIs reading when !reading.Question.Dates.IsEmpty => true,
        BoundOffenseIn isIn when Any(isIn.List, seen) => true,
        BoundIsA isA when seen.Add(isA.Kind) && AnyKind(isA.Kind, seen) => true,
        BoundCall call when seen.Add(call.Definition) && Any(call.Definition.Body, seen) => true,
        BoundList list when list.Items.Any(item => item.InForce is not null) => true,
        BoundRows rows when rows.Rows.Any(row => row.InForce is not null) => true,
        _ => BoundWalk.Children(node).Any(child => Any(child, seen)),
    };

    public static bool IsVersioned(KindSymbol kind) => AnyKind(kind, []);

    private static bool AnyKind(KindSymbol kind, HashSet<Symbol> seen) =>
        Any(kind.Condition, seen) || (kind.Base is { } narrowed && seen.Add(narrowed) && AnyKind(narrowed, seen));

    private static bool Any(OffenseListSymbol list, HashSet<Symbol> seen) => seen.Add(list)
        && list.Entries.Any(entry => entry.InForce is not null || Any(entry.Where, seen) || (entry.List is { } included && Any(included, seen)));
}
