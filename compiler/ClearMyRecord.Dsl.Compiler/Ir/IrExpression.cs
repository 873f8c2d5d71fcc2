using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>What a node of the program yields.</summary>
public enum IrType : byte
{
    /// <summary>A condition: <see cref="Runtime.Law.Truth"/>.</summary>
    Truth,

    /// <summary>A whole number, cents or a day number: <see cref="Runtime.Law.Quantity"/>.</summary>
    Number,
    Money,
    Date,

    /// <summary>A length of time: <see cref="PeriodRange"/>.</summary>
    Period,

    /// <summary>A set of possible category values: one bit for each value, <see cref="IrExpr.NotApplicableBit"/> for "does not apply".</summary>
    Category,
}

/// <summary>
/// The small closed set of operations that every engine implements. All decisions are taken before: no names, no implicit
/// conversions, no unordered exceptions. INVARIANT: every node is sound over ranges (see <see cref="Quantity"/>).
/// </summary>
public abstract record IrExpr
{
    /// <summary>In a category set: the value may not apply.</summary>
    public const ulong NotApplicableBit = 1UL << 63;

    public abstract IrType Type { get; }
}

/// <summary>A record that an expression speaks of. Variable 0 is the subject of the relief or definition; quantifiers introduce
/// the others, each with its own number within one definition, relief or offense entry.</summary>
public sealed record IrVariable(int Id, RecordKind Kind);

// ---------------------------------------------------------------- conditions

public abstract record IrCondition : IrExpr
{
    public override IrType Type => IrType.Truth;
}

public sealed record IrTruth(Truth Value) : IrCondition;

public sealed record IrNot(IrCondition Operand) : IrCondition;

/// <summary>True if all are; true of nothing.</summary>
public sealed record IrAll(ImmutableArray<IrCondition> Items) : IrCondition;

/// <summary>True if any is; false of nothing.</summary>
public sealed record IrAny(ImmutableArray<IrCondition> Items) : IrCondition;

/// <summary>True when at least so many items are.</summary>
public sealed record IrAtLeast(int Needed, ImmutableArray<IrCondition> Items) : IrCondition;

/// <summary>If, then, else. An unknown test still decides where both branches agree.</summary>
public sealed record IrChoose(IrCondition Test, IrCondition Then, IrCondition Else) : IrCondition;

/// <summary>A yes/no field read as a condition. "Does not apply" follows <paramref name="IfNone"/>.</summary>
public sealed record IrYesNo(IrVariable Of, FieldDefinition Field, Truth IfNone) : IrCondition;

/// <summary>Whether a fact is known (anything but missing). Always definite; marks the answer as resting on what is missing where it is.</summary>
public sealed record IrIsKnown(IrVariable Of, FieldDefinition Field) : IrCondition;

/// <summary>"Is not yet": true of a date that has not come, unknown of a missing one whose field allows it, else false.</summary>
public sealed record IrIsNotYet(IrVariable Of, FieldDefinition Field) : IrCondition;

/// <summary>Whether a value applies: false where it certainly does not, unknown where it may not.</summary>
public sealed record IrApplies(IrExpr Value) : IrCondition;

/// <summary>Compares two numbers, amounts or dates. <paramref name="IfNone"/> is what follows when a side does not apply.</summary>
public sealed record IrCompare(Comparison Comparison, IrExpr Left, IrExpr Right, Truth IfNone) : IrCondition;

/// <summary>Compares two periods.</summary>
public sealed record IrComparePeriods(Comparison Comparison, IrExpr Left, IrExpr Right, Truth IfNone) : IrCondition;

/// <summary>Whether a category value is among those of the mask: true if every possible value is, false if none.</summary>
public sealed record IrCategoryIn(IrExpr Value, ulong Mask, Truth IfNone) : IrCondition;

/// <summary>Compares the ranks of two category values of one ordered list; an unranked value makes it unknown.</summary>
public sealed record IrCompareRanks(Comparison Comparison, IrExpr Left, IrExpr Right, CategoryType Category, Truth IfNone) : IrCondition;

/// <summary>Whether two category values of one list are the same value.</summary>
public sealed record IrSameCategory(IrExpr Left, IrExpr Right, Truth IfNone) : IrCondition;

/// <summary>Whether a text field is one of these texts (exactly, apart from upper and lower case).</summary>
public sealed record IrTextIn(IrVariable Of, FieldDefinition Field, ImmutableArray<string> Texts, Truth IfNone) : IrCondition;

/// <summary>Whether a text or citation field of two records is the same text.</summary>
public sealed record IrSameText(IrVariable LeftOf, FieldDefinition LeftField, IrVariable RightOf, FieldDefinition RightField, Truth IfNone) : IrCondition;

/// <summary>Whether two charges are in one group: the same charge, or the same key. A missing key leaves it unknown; one that does not
/// apply is in no group. Texts are compared without regard to case.</summary>
public sealed record IrSameGroup(IrVariable Left, IrVariable Right, FieldDefinition Key) : IrCondition;

/// <summary>Whether a charge's offense is in an offense list (<see cref="ClearanceProgram.OffenseLists"/>); what can't be parsed is unknown.</summary>
public sealed record IrOffenseIn(IrVariable Of, FieldDefinition Field, int List) : IrCondition;

/// <summary>Whether a parameter that may be off has a value on the law's day.</summary>
public sealed record IrParameterIsOn(int Parameter) : IrCondition
{
    /// <inheritdoc cref="IrParameter.OnDay"/>
    public int? OnDay { get; init; }
}

/// <summary>Whether a run (or the statute's default) takes this reading of a question; unknown where none is taken.</summary>
public sealed record IrReadingIs(int Question, int Reading) : IrCondition;

/// <summary>Calls a definition whose value is a condition; the argument's record, or the one that encloses it, is its subject.</summary>
public sealed record IrCallCondition(int Definition, IrVariable Argument) : IrCondition;

/// <summary>"Presume yes if missing" on a condition: it decides whenever the condition comes out unknown, and is recorded.</summary>
public sealed record IrPresume(IrCondition Operand, Truth Value, int Presumption) : IrCondition;

// ---------------------------------------------------------------- values

public sealed record IrNumber(long Value, IrType NumberType) : IrExpr
{
    public override IrType Type => NumberType;
}

public sealed record IrPeriod(Period Value) : IrExpr
{
    public override IrType Type => IrType.Period;
}

/// <summary>A known category value, or several possible ones.</summary>
public sealed record IrCategory(ulong Mask) : IrExpr
{
    public override IrType Type => IrType.Category;
}

/// <summary>The as-of date, which moves while first days are looked for.</summary>
public sealed record IrToday : IrExpr
{
    public override IrType Type => IrType.Date;
}

/// <summary>The day whose law applies: today, unless the run fixes another.</summary>
public sealed record IrLawDay : IrExpr
{
    public override IrType Type => IrType.Date;
}

/// <summary>The day whose law applies to a record where the statute takes it from the record: the run's law day if it fixes one, else By.</summary>
public sealed record IrVersionDay(IrExpr By) : IrExpr
{
    public override IrType Type => IrType.Date;
}

/// <summary>A number, amount, date, period or category of the record. A charge's variable reaches the fields of its case and person too.</summary>
public sealed record IrField(IrVariable Of, FieldDefinition Field, IrType FieldType) : IrExpr
{
    public override IrType Type => FieldType;
}

/// <summary>A field with a stand-in for where it is wholly missing: a derivation (Presumption null) or a presumption.</summary>
public sealed record IrFieldOr(IrField Field, IrExpr StandIn, int? Presumption) : IrExpr
{
    public override IrType Type => Field.Type;
}

/// <summary>A yes/no field with a stand-in for where it is missing.</summary>
public sealed record IrYesNoOr(IrYesNo Field, IrCondition StandIn, int? Presumption) : IrCondition;

/// <summary>A parameter's value on the law's day. The compiler made sure that it has one wherever this is reached.</summary>
public sealed record IrParameter(int Parameter, IrType ParameterType) : IrExpr
{
    /// <summary>A day of the law written into the program, in place of the law's day ("as of" another day); null: the law's day.</summary>
    public int? OnDay { get; init; }

    public override IrType Type => ParameterType;
}

/// <summary>A date plus a period, by the program's calendar; Subtract means the latest day that plus the period is not after the date.</summary>
public sealed record IrAddPeriod(IrExpr Date, IrExpr Period, bool Subtract) : IrExpr
{
    public override IrType Type => IrType.Date;
}

/// <summary>Whole years completed between two dates.</summary>
public sealed record IrYearsBetween(IrExpr From, IrExpr To) : IrExpr
{
    public override IrType Type => IrType.Number;
}

/// <summary>The date, or the latest of its yearly returns that is not after today.</summary>
public sealed record IrLastAnniversary(IrExpr Date) : IrExpr
{
    public override IrType Type => IrType.Date;
}

/// <summary>Whole days from one date to another (negative if the second is earlier).</summary>
public sealed record IrDaysBetween(IrExpr From, IrExpr To) : IrExpr
{
    public override IrType Type => IrType.Number;
}

/// <summary>Adds or subtracts two numbers or two amounts.</summary>
public sealed record IrArithmetic(IrExpr Left, IrExpr Right, bool Subtract) : IrExpr
{
    public override IrType Type => Left.Type;
}

/// <summary>The later or the earlier of several dates (or the larger or smaller of numbers); those that don't apply are skipped.</summary>
public sealed record IrPick(bool Latest, ImmutableArray<IrExpr> Items) : IrExpr
{
    public override IrType Type => Items[0].Type;
}

/// <summary>Rows, the first true one counts. A row whose test is unknown may or may not count: the result then covers both.
/// Otherwise null: not applicable if no row is true.</summary>
public sealed record IrRows(ImmutableArray<IrRow> Rows, IrExpr? Otherwise, IrType RowType) : IrExpr
{
    public override IrType Type => RowType;

    /// <summary>What explanations call the last value; empty for an "if".</summary>
    public string OtherwiseLabel { get; init; } = "";
}

public sealed record IrRow(IrCondition Test, IrExpr Value)
{
    /// <summary>What explanations call the row; empty for an "if".</summary>
    public string Label { get; init; } = "";
}

/// <summary>Calls a definition whose value is not a condition.</summary>
public sealed record IrCall(int Definition, IrVariable Argument, IrType ResultType) : IrExpr
{
    public override IrType Type => ResultType;
}

// ---------------------------------------------------------------- over many records

/// <summary>The records an expression counts or measures.</summary>
/// <param name="Element">The variable that stands for each of them in turn.</param>
/// <param name="Scope">A record of the same person; the elements are those within the record of kind <paramref name="ScopeKind"/> that encloses it.</param>
/// <param name="Filter">Which of them count; unknown membership widens every measure.</param>
/// <param name="Except">Records left out ("other"): the same record, or all charges of the case.</param>
/// <param name="GroupKey">Where set, groups of elements that share this field are counted, summed or put in order, not the elements; an
/// element to which it does not apply is in no group, one whose key is missing in any or in its own (<see cref="GroupTally"/>).</param>
public sealed record IrCollection(
    IrVariable Element, IrVariable Scope, RecordKind ScopeKind, IrCondition Filter, ImmutableArray<IrVariable> Except, FieldDefinition? GroupKey = null);

/// <summary>How many there are. A group counts if one of its elements does.</summary>
public sealed record IrCount(IrCollection Collection) : IrExpr
{
    public override IrType Type => IrType.Number;
}

/// <summary>The sum of a number or amount over them; those to which it does not apply are skipped; 0 over none. A group adds the largest
/// value of its elements, once.</summary>
public sealed record IrSum(IrCollection Collection, IrExpr Value) : IrExpr
{
    public override IrType Type => Value.Type;
}

/// <summary>The latest (largest) or earliest (smallest) of a date, number, amount or ranked category over them; not applicable over none.
/// Beside the gravest ranked value every unranked one stays possible.</summary>
/// <param name="Place">Which of them in that order, from 1; not applicable where there are fewer. A category has no second. Groups have
/// places from the second on, each at the first value of its elements in that order: the first of groups is the first of the elements.</param>
/// <param name="Category">The ranked list, for categories.</param>
public sealed record IrExtreme(bool Latest, IrCollection Collection, IrExpr Value, int Place = 1, CategoryType? Category = null) : IrExpr
{
    public override IrType Type => Value.Type;
}
