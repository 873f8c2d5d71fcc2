using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>An expression with its names resolved and its type known, still in the author's shape.</summary>
public abstract record BoundExpression(BoundType Type, SourceSpan Span)
{
    /// <summary>Whether the value may be "does not apply": every use must say what follows then.</summary>
    public virtual bool MayNotApply => false;
}

/// <summary>A record being talked about: the subject (0) or what a quantifier speaks of.</summary>
public sealed record BoundVariable(int Id, KindSymbol Kind, string? Called)
{
    public RecordKind Record => Kind.Record;
}

public sealed record BoundError(SourceSpan Span) : BoundExpression(BoundType.Error, Span);

// ---------------------------------------------------------------- joining

public sealed record BoundList(ListKind Kind, int Needed, ImmutableArray<BoundItem> Items, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

/// <param name="Label">As written, or "(3)" by position.</param>
public sealed record BoundItem(string Label, BoundExpression Condition, BoundInForce? InForce, SourceSpan Span)
{
    /// <summary>The label is its number, which the law does not have.</summary>
    public bool IsCounted { get; init; }
}

/// <summary>From inclusive, Until exclusive, as day numbers or date parameters; null where open.</summary>
public sealed record BoundInForce(BoundExpression? From, BoundExpression? Until);

public sealed record BoundJoin(bool IsAnd, ImmutableArray<BoundExpression> Operands, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundNot(BoundExpression Operand, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundIf(BoundExpression Test, BoundExpression Then, BoundExpression Else, SourceSpan Span) : BoundExpression(Then.Type, Span)
{
    public override bool MayNotApply => Then.MayNotApply || Else.MayNotApply;
}

/// <summary>A presumption on a condition. Words are those of the condition.</summary>
public sealed record BoundPresume(BoundExpression Condition, bool Yes, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundExceptWhere(BoundExpression Condition, BoundExpression Except, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

// ---------------------------------------------------------------- many records

/// <param name="Of">The variable whose record, or enclosing record of kind ScopeKind, holds the elements.</param>
/// <param name="Where">On Element; null for all.</param>
/// <param name="GroupKey">Where set, groups of charges that share it are meant.</param>
public sealed record BoundCollection(
    BoundVariable Element, BoundVariable Of, RecordKind ScopeKind, BoundExpression? Where, ImmutableArray<BoundVariable> Except,
    FieldDefinition? GroupKey = null);

/// <summary>Whether two charges belong to one group.</summary>
public sealed record BoundSameGroup(BoundVariable Left, BoundVariable Right, FieldDefinition Key, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

/// <param name="Number">Null for "some" and "no".</param>
public sealed record BoundQuantified(Quantifier Quantifier, BoundExpression? Number, BoundCollection Collection, SourceSpan Span)
    : BoundExpression(BoundType.Condition, Span);

/// <param name="NeedsOne">"…, no if none": it is false where there is none; without that it is true.</param>
public sealed record BoundEvery(BoundCollection Collection, BoundExpression Satisfies, bool NeedsOne, SourceSpan Span)
    : BoundExpression(BoundType.Condition, Span);

/// <param name="Place">Which of the earliest or latest.</param>
public sealed record BoundMeasure(
    MeasureKind Kind, BoundCollection Collection, BoundExpression? Value, BoundType ResultType, SourceSpan Span, int Place = 1)
    : BoundExpression(ResultType, Span)
{
    public override bool MayNotApply => Kind is MeasureKind.Earliest or MeasureKind.Latest or MeasureKind.Highest or MeasureKind.Lowest;
}

// ---------------------------------------------------------------- predicates

/// <summary>Compares numbers, amounts, dates, periods, or ranks of a category.</summary>
public sealed record BoundCompare(Comparison Comparison, BoundExpression Left, BoundExpression Right, Truth IfNone, SourceSpan Span)
    : BoundExpression(BoundType.Condition, Span);

public sealed record BoundCategoryIn(BoundExpression Value, ulong Mask, Truth IfNone, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundSameValue(BoundExpression Left, BoundExpression Right, Truth IfNone, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundTextIn(BoundField Field, ImmutableArray<string> Texts, Truth IfNone, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundOffenseIn(BoundField Field, OffenseListSymbol List, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundOffenseInParameter(BoundField Field, ParameterSymbol Parameter, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundIsA(BoundVariable Of, KindSymbol Kind, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundStateTest(BoundExpression Value, StateTest Test, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundYesNo(BoundVariable Of, FieldDefinition Field, Truth IfNone, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundPassed(BoundExpression Period, bool MoreThan, BoundExpression Since, Truth IfNone, SourceSpan Span)
    : BoundExpression(BoundType.Condition, Span);

public sealed record BoundInTheLast(BoundExpression Date, BoundExpression Period, Truth IfNone, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundWithin(
    BoundExpression Date, BoundExpression Period, WithinSide Side, BoundExpression Other, bool BothDays, Truth IfNone, SourceSpan Span)
    : BoundExpression(BoundType.Condition, Span);

/// <summary>Whether a record would qualify for a relief today.</summary>
public sealed record BoundEligible(BoundVariable Of, ReliefSymbol Relief, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

/// <summary>Whether the record says that a charge, or some charge of a case or person, has been granted a relief.</summary>
public sealed record BoundGranted(BoundVariable Of, RecordKind Kind, ReliefSymbol Relief, SourceSpan Span) : BoundExpression(BoundType.Condition, Span)
{
    /// <summary>Set where the group is meant that holds the charge.</summary>
    public KindSymbol? Group { get; init; }
}

public sealed record BoundReadingIs(QuestionSymbol Question, int Reading, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

public sealed record BoundTruth(bool Value, SourceSpan Span) : BoundExpression(BoundType.Condition, Span);

// ---------------------------------------------------------------- values

public sealed record BoundLiteral(LegalValue Value, BoundType LiteralType, SourceSpan Span) : BoundExpression(LiteralType, Span);

public sealed record BoundToday(SourceSpan Span) : BoundExpression(BoundType.Date, Span);

public sealed record BoundParameterUse(ParameterSymbol Parameter, SourceSpan Span) : BoundExpression(Parameter.Type, Span);

public sealed record BoundField(BoundVariable Of, FieldDefinition Field, SourceSpan Span) : BoundExpression(BoundType.Of(Field), Span)
{
    /// <summary>The key of a group applies: what it does not apply to is in no group.</summary>
    public override bool MayNotApply => Field.MayNotApply && Of.Kind.Key != Field;
}

/// <summary>A presumption on a field: Value stands in for it where it is wholly missing.</summary>
public sealed record BoundFieldOr(BoundExpression Field, BoundExpression Value, SourceSpan Span) : BoundExpression(Field.Type, Span)
{
    /// <summary>Also where only what stands in may not apply: it is then what a missing fact comes to.</summary>
    public override bool MayNotApply => Field.MayNotApply || Value.MayNotApply;
}

/// <summary>A definition of a record. A definition that is a condition has that type.</summary>
public sealed record BoundCall(ValueSymbol Definition, BoundVariable Argument, BoundType ResultType, bool MayBeNone, SourceSpan Span)
    : BoundExpression(ResultType, Span)
{
    public override bool MayNotApply => MayBeNone;
}

public sealed record BoundArithmetic(BoundExpression Left, bool IsMinus, BoundExpression Right, SourceSpan Span) : BoundExpression(Left.Type, Span)
{
    public override bool MayNotApply => Left.MayNotApply || Right.MayNotApply;
}

/// <summary>A date plus or minus a period.</summary>
public sealed record BoundAddPeriod(BoundExpression Date, BoundExpression Period, bool IsMinus, SourceSpan Span) : BoundExpression(BoundType.Date, Span)
{
    public override bool MayNotApply => Date.MayNotApply || Period.MayNotApply;
}

public sealed record BoundYearsBetween(BoundExpression From, BoundExpression To, SourceSpan Span) : BoundExpression(BoundType.Number, Span)
{
    public override bool MayNotApply => From.MayNotApply || To.MayNotApply;
}

/// <summary>A date, or its latest yearly return on or before today.</summary>
public sealed record BoundLastAnniversary(BoundExpression Date, SourceSpan Span) : BoundExpression(BoundType.Date, Span)
{
    public override bool MayNotApply => Date.MayNotApply;
}

public sealed record BoundPick(bool Latest, ImmutableArray<BoundExpression> Items, SourceSpan Span) : BoundExpression(Items[0].Type, Span)
{
    public override bool MayNotApply => Items.All(item => item.MayNotApply);
}

/// <summary>Rows, the first true one counts. Where is null in the row "otherwise".</summary>
/// <param name="Closing">The row that is true whenever none before it is: together they cover every case. Null where "otherwise" does that.</param>
public sealed record BoundRows(ImmutableArray<BoundRow> Rows, BoundType RowType, int? Closing, SourceSpan Span) : BoundExpression(RowType, Span)
{
    public override bool MayNotApply => Rows.Any(row => row.Value.MayNotApply)
        || (Closing is null && Rows.All(row => row.Where is not null || row.InForce is not null));
}

/// <param name="Label">As written; empty if the row has none.</param>
public sealed record BoundRow(string Label, BoundExpression? Where, BoundExpression Value)
{
    public BoundInForce? InForce { get; init; }
}

/// <summary>What a name means on one day and on another, in the order of time and without a gap. Before the first and after the last it means nothing.</summary>
public sealed record BoundVersions(ImmutableArray<BoundVersion> Versions, BoundType Type, SourceSpan Span) : BoundExpression(Type, Span)
{
    public override bool MayNotApply => Versions.Any(version => version.Value.MayNotApply);
}

/// <param name="Value">The version by its name: a test of its kind, or a call of its definition.</param>
public sealed record BoundVersion(BoundExpression Value, BoundInForce InForce);

/// <summary>A value or condition by the law of another day.</summary>
/// <param name="IfNone">What follows of a condition where that day does not apply.</param>
public sealed record BoundAsOf(BoundExpression Value, BoundExpression Date, Truth IfNone, SourceSpan Span) : BoundExpression(Value.Type, Span)
{
    public override bool MayNotApply => Type.Kind != BoundKind.Condition && (Value.MayNotApply || Date.MayNotApply);
}

// ---------------------------------------------------------------- declarations

public sealed record BoundOffenseEntry(
    Citation? From, Citation? To, OffenseListSymbol? List, bool IsException, InchoateKinds Inchoate, BoundExpression? Where, BoundInForce? InForce);

/// <summary>A derivation of a missing field of the model.</summary>
public sealed record BoundFill(FieldDefinition Field, BoundRows Rows)
{
    /// <summary>The words of the law under it.</summary>
    public QuotedSyntax? Text { get; init; }
}

/// <summary>A whole statute with its names resolved.</summary>
public sealed record BoundProgram(RecordSchema Schema)
{
    /// <summary>What names mean in each file.</summary>
    public FileSight Sight { get; init; } = new([]);

    public string Title { get; init; } = "";

    public string Jurisdiction { get; init; } = "";

    public string Citation { get; init; } = "";

    public LegalCalendar? Calendar { get; init; }

    /// <summary>One of each name; what has versions has them in it.</summary>
    public ImmutableArray<KindSymbol> Kinds { get; init; } = [];

    /// <summary>One of each name; what has versions has them in it.</summary>
    public ImmutableArray<ValueSymbol> Values { get; init; } = [];

    public ImmutableArray<ParameterSymbol> Parameters { get; init; } = [];

    public ImmutableArray<OffenseListSymbol> OffenseLists { get; init; } = [];

    public ImmutableArray<QuestionSymbol> Questions { get; init; } = [];

    public ImmutableArray<BoundFill> Fills { get; init; } = [];

    public ImmutableArray<BoundRelief> Reliefs { get; init; } = [];

    public IEnumerable<BoundConflict> Conflicts => Reliefs.SelectMany(relief => relief.Conflicts);

    /// <summary>Which relief goes before which, by their places; also what follows from others.</summary>
    public ImmutableArray<(int Relief, int Over)> Preferences { get; init; } = [];

    public ImmutableArray<ExampleSyntax> Examples { get; init; } = [];

    public ImmutableArray<NotEncodedSyntax> NotEncoded { get; init; } = [];
}
