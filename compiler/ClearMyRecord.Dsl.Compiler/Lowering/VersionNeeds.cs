using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Days of the law, From inclusive, Until exclusive. A date that law waits for leaves them open.</summary>
/// <param name="FromAt">The words that say since when, where some do.</param>
/// <param name="UntilAt">The words that say until when, where some do.</param>
internal readonly record struct ForceDays(int From, int Until, SourceSpan? FromAt = null, SourceSpan? UntilAt = null)
{
    public static ForceDays Always { get; } = new(LegalDate.FirstDay, LegalDate.LastDay + 1);

    public ForceDays Within(BoundInForce? dates)
    {
        ForceDays days = this;
        if (dates?.From is BoundLiteral from && from.Value.Number > days.From) days = days with { From = (int)from.Value.Number, FromAt = from.Span };
        if (dates?.Until is BoundLiteral until && until.Value.Number < days.Until) days = days with { Until = (int)until.Value.Number, UntilAt = until.Span };
        return days;
    }
}

/// <summary>A definition or list with versions, or a parameter that a version of one reads, and the days on which it is read.</summary>
/// <param name="Has">The days on which it has a version.</param>
/// <param name="At">The words that read it.</param>
/// <param name="IsDated">Whether what reads it says itself when it is in force, so that the relief can do without on other days.</param>
internal sealed record VersionNeed(Symbol Symbol, BoundInForce Has, ForceDays Read, SourceSpan At, bool IsDated)
{
    public ForceDays Days => ForceDays.Always.Within(Has);
}

/// <summary>What a relief needs a version of, and when: through definitions, lists and derivations, item by item as these are in force.</summary>
internal sealed class VersionNeeds(BoundProgram program)
{
    /// <summary>Who says when something is read: the relief alone, an item with dates, or a version of a definition.</summary>
    private enum By : byte
    {
        Relief,
        Item,
        Version,
    }

    private SourceSpan _at;
    private readonly List<VersionNeed> _needs = [];
    private readonly HashSet<(object Symbol, int From, int Until, By Reads)> _seen = [];

    public static List<VersionNeed> Of(BoundProgram program, BoundRelief relief)
    {
        VersionNeeds needs = new(program) { _at = relief.Syntax.Subject.Span };
        ForceDays days = ForceDays.Always.Within(relief.InForce);
        needs.Kind(relief.Subject, days, By.Relief);
        HashSet<object> dated = new(ReferenceEqualityComparer.Instance);
        foreach (BoundConditions provision in relief.Conditions.Concat(relief.Holds)) Dated(provision.Condition, provision.InForce);
        foreach (BoundEffectRow row in relief.Effects) Dated(row.Where, row.InForce);
        foreach (BoundLimit limit in relief.Limits)
            foreach (BoundExpression part in limit.Expressions) Dated(part, limit.InForce);
        foreach (BoundExpression part in relief.Expressions)
            if (!dated.Contains(part)) needs.Walk(part, days, By.Relief);
        return needs._needs;

        void Dated(BoundExpression? part, BoundInForce? inForce)
        {
            if (part is not null && dated.Add(part)) needs.Walk(part, days.Within(inForce), inForce is null ? By.Relief : By.Item);
        }
    }

    /// <summary>What makes a record one of a kind.</summary>
    public static List<VersionNeed> Of(BoundProgram program, KindSymbol kind)
    {
        VersionNeeds needs = new(program);
        needs.Kind(kind, ForceDays.Always, By.Relief);
        return needs._needs;
    }

    private void Kind(KindSymbol kind, ForceDays days, By reads)
    {
        if (!Enter(kind, days, reads)) return;
        if (kind.Base is { } wider) Kind(wider, days, reads);
        Versions(kind, kind.Condition as BoundVersions, days, reads);
        Walk(kind.Condition, days, reads);
    }

    private void List(OffenseListSymbol list, ForceDays days, By reads)
    {
        if (!Enter(list, days, reads)) return;
        if (!list.Versions.IsEmpty) Need(list, new(list.Versions[0].InForce?.From, list.Versions[^1].InForce?.Until), days, reads);
        foreach (BoundOffenseEntry entry in list.Entries)
        {
            ForceDays within = days.Within(entry.InForce);
            if (within.From >= within.Until) continue;
            By who = !list.Versions.IsEmpty ? By.Version : Of(reads, entry.InForce);
            Walk(entry.Where, within, who);
            if (entry.List is { } included) List(included, within, who);
        }
    }

    private static By Of(By outer, BoundInForce? dates) => outer == By.Relief && dates is not null ? By.Item : outer;

    private void Versions(Symbol symbol, BoundVersions? versions, ForceDays days, By reads)
    {
        if (versions is not null) Need(symbol, new(versions.Versions[0].InForce.From, versions.Versions[^1].InForce.Until), days, reads);
    }

    private void Need(Symbol symbol, BoundInForce has, ForceDays days, By reads) => _needs.Add(new(symbol, has, days, _at, reads > By.Relief));

    /// <summary>A number that a version of a definition reads; those of a relief itself decide since when it is law.</summary>
    private void Parameter(ParameterSymbol parameter, ForceDays days, By reads)
    {
        if (reads != By.Version || parameter.MayBeOff || parameter.Info.Versions is not [var first, ..] versions || !Enter(parameter, days, reads)) return;
        Need(parameter, new(Day(first.From, LegalDate.FirstDay), Day(versions[^1].Until, LegalDate.LastDay + 1)), days, reads);

        static BoundLiteral? Day(int day, int open) => day == open ? null : new(new LegalValue(FieldType.Date, day), BoundType.Date, default);
    }

    private bool Enter(object symbol, ForceDays days, By reads) => days.From < days.Until && _seen.Add((symbol, days.From, days.Until, reads));

    private void Walk(BoundExpression? node, ForceDays days, By reads)
    {
        if (node is null || days.From >= days.Until) return;
        if (node is BoundIsA or BoundCall or BoundOffenseIn or BoundOffenseInParameter or BoundParameterUse) _at = node.Span;
        switch (node)
        {
            case BoundIsA isA: Kind(isA.Kind, days, reads); break;
            case BoundCall call when Enter(call.Definition, days, reads):
                Versions(call.Definition, call.Definition.Body as BoundVersions, days, reads);
                Walk(call.Definition.Body, days, reads);
                break;
            case BoundOffenseIn isIn: List(isIn.List, days, reads); break;
            case BoundOffenseInParameter isIn:
                Parameter(isIn.Parameter, days, reads);
                foreach ((_, _, OffenseListSymbol list) in isIn.Parameter.Lists) List(list, days, reads);
                break;
            case BoundParameterUse use: Parameter(use.Parameter, days, reads); break;
            case BoundField field: Derived(field.Field, days, reads); break;
            case BoundYesNo field: Derived(field.Field, days, reads); break;
            case BoundAsOf asOf: // the law of that other day may have what the law of the day has not
                Walk(asOf.Date, days, reads);
                return;
            case BoundList list:
                foreach (BoundItem item in list.Items) Walk(item.Condition, days.Within(item.InForce), Of(reads, item.InForce));
                return;
            case BoundRows rows:
                foreach (BoundRow row in rows.Rows)
                    foreach (BoundExpression? part in new[] { row.Where, row.Value }) Walk(part, days.Within(row.InForce), Of(reads, row.InForce));
                return;
            case BoundVersions versions:
                foreach (BoundVersion version in versions.Versions) Walk(version.Value, days.Within(version.InForce), By.Version);
                return;
        }

        foreach (BoundExpression child in BoundWalk.Children(node)) Walk(child, days, reads);
    }

    private void Derived(FieldDefinition field, ForceDays days, By reads)
    {
        foreach (BoundFill fill in program.Fills.Where(fill => fill.Field == field))
            if (Enter(fill, days, reads)) Walk(fill.Rows, days, reads);
    }
}
