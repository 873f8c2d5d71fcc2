using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>A list of requirements or bars of one provision.</summary>
public sealed record BoundConditions(BoundExpression Condition, string Citation, bool IsBar, BoundInForce? InForce)
{
    /// <summary>The bar placed elsewhere that they stand in; null for those of the relief itself.</summary>
    public BarSyntax? Bar { get; init; }

    /// <summary>For a bar that the relief shuts out while it stands against the relief all the same: neither goes first.</summary>
    public BoundConflict? Conflict { get; init; }
}

/// <summary>A relief and a bar that each go before the other.</summary>
/// <param name="Shuts">Where the relief shuts the bar out.</param>
/// <param name="Calls">Where the bar overrides the relief, or the relief calls it in.</param>
public sealed record BoundConflict(ReliefSyntax Relief, BarSyntax Bar, QuotedSyntax Shuts, QuotedSyntax Calls)
{
    public string Section => Bar.Cite?.Text ?? "";

    /// <summary>A conflict is one of sections: reliefs of one section share it, and a run fixes it for all of them.</summary>
    public ConflictInfo Info => new(Relief.Cite?.Text ?? Relief.Name.Text, Section);

    /// <summary>Whether the relief itself says both; otherwise the bar says one of them.</summary>
    public bool IsOfRelief => Relief.SubjectTo.Contains(Calls);
}

public sealed record BoundRelief(ReliefSymbol Symbol, ImmutableArray<BoundConditions> Conditions, BoundInForce? InForce)
{
    public ReliefSyntax Syntax => Symbol.Syntax;

    public KindSymbol Subject => Symbol.Subject;

    /// <summary>The day whose law applies to the subject, where the statute takes it from the record.</summary>
    public BoundExpression? VersionBy { get; init; }

    /// <summary>What keeps an eligible subject waiting.</summary>
    public ImmutableArray<BoundConditions> Holds { get; init; } = [];

    public ImmutableArray<BoundEffectRow> Effects { get; init; } = [];

    public ImmutableArray<BoundLimit> Limits { get; init; } = [];

    /// <summary>Reliefs that the same record must have been granted before.</summary>
    public ImmutableArray<BoundGranted> After { get; init; } = [];

    /// <summary>The charges it clears, where it says so.</summary>
    public BoundCollection? Reaches { get; init; }

    public IEnumerable<BoundConflict> Conflicts => Conditions.Select(provision => provision.Conflict).OfType<BoundConflict>();

    /// <summary>Every expression in it, for whoever wants to know what it needs.</summary>
    public IEnumerable<BoundExpression> Expressions =>
    [
        .. Conditions.Select(provision => provision.Condition), .. Holds.Select(provision => provision.Condition),
        .. Effects.Select(row => row.Where).OfType<BoundExpression>(), .. Limits.SelectMany(limit => limit.Expressions), .. After,
        .. Reaches?.Where is { } where ? [where] : Enumerable.Empty<BoundExpression>(),
    ];
}

/// <summary>A row of an effect. Where is null in the row "otherwise".</summary>
public sealed record BoundEffectRow(EffectRowSyntax Syntax, BoundExpression? Where, BoundInForce? InForce);

/// <summary>What must hold for a cap to bind a record: said of the subject, of another and of one already granted.</summary>
public sealed record BoundLimitWhere(BoundExpression Own, BoundExpression Other, BoundExpression Granted);

/// <summary>A cap: of all subjects within a record only so many, ranked by a field.</summary>
/// <param name="Scope">The kind of record within which they are counted.</param>
/// <param name="Other">The variable of those that rank before the subject.</param>
/// <param name="Granted">The variable of those already granted, where they count.</param>
/// <param name="Key">The subject's field that ranks, and the other's; null where the law states no order.</param>
/// <param name="Reliefs">Whose grants count; empty where none do.</param>
/// <param name="Where">What it binds; null: all.</param>
public sealed record BoundLimit(
    LimitSyntax Syntax, BoundExpression Number, RecordKind Scope, BoundVariable Other, BoundVariable Granted, BoundExpression? Key, BoundExpression? OtherKey,
    ImmutableArray<ReliefSymbol> Reliefs, BoundLimitWhere? Where)
{
    /// <summary>The group within which they are counted, where it is one: of charges only those of the subject's own group.</summary>
    public KindSymbol? Group { get; init; }

    /// <summary>The days on which the cap is law; null: always.</summary>
    public BoundInForce? InForce { get; init; }

    public IEnumerable<BoundExpression> Expressions =>
        ((IEnumerable<BoundExpression?>)[Number, Key, OtherKey, Where?.Own, Where?.Other, Where?.Granted]).OfType<BoundExpression>();

    public SourceSpan Span => Syntax.Span;
}
