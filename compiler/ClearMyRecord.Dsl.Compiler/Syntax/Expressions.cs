using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>A condition or a value. Which of the two, and of which type, is the binder's business.</summary>
public abstract record ExpressionSyntax(SourceSpan Span) : SyntaxNode(Span);

/// <summary>An expression that is not there or could not be read; a message was given. It silences what is built on it.</summary>
public sealed record MissingExpression(SourceSpan Span) : ExpressionSyntax(Span);

// ---------------------------------------------------------------- joining

public enum ListKind : byte
{
    All,
    Any,
    None,
    AtLeast,
}

/// <summary>all of / any of / none of / at least N of, with items.</summary>
public sealed record ListSyntax(ListKind Kind, int Needed, ImmutableArray<ItemSyntax> Items, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>(label) CONDITION [, presume yes if missing] [, in force from …] [, except where CONDITION].</summary>
public sealed record ItemSyntax(LabelSyntax? Label, ExpressionSyntax Condition, SourceSpan Span) : SyntaxNode(Span)
{
    public InForceSyntax? InForce { get; init; }
}

/// <summary>A and B and C, or A or B or C: never mixed without parentheses.</summary>
public sealed record JoinSyntax(bool IsAnd, ImmutableArray<ExpressionSyntax> Operands, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record NotSyntax(ExpressionSyntax Operand, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record IfSyntax(ExpressionSyntax Test, ExpressionSyntax Then, ExpressionSyntax Else, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>CONDITION, presume yes|no|VALUE if missing.</summary>
public sealed record PresumeSyntax(ExpressionSyntax Operand, ExpressionSyntax Value, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>CONDITION, except where CONDITION.</summary>
public sealed record ExceptWhereSyntax(ExpressionSyntax Condition, ExpressionSyntax Except, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>CONDITION, yes|no if none.</summary>
public sealed record IfNoneSyntax(ExpressionSyntax Condition, bool Yes, SourceSpan Span) : ExpressionSyntax(Span);

// ---------------------------------------------------------------- many records

/// <summary>[other] conviction [of the person] [called NAME] [where COND]. A "that is …" clause is added to Where as conditions on <see cref="ItSyntax"/>.</summary>
/// <param name="Of">The scope: a path to a record, or null where the phrase itself says it ("the person has").</param>
public sealed record NounSyntax(NameSyntax Name, bool IsOther, ExpressionSyntax? Of, NameSyntax? Called, ExpressionSyntax? Where, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>other than the later one: a record left out.</summary>
    public ExpressionSyntax? OtherThan { get; init; }
}

/// <summary>The record that the nearest noun speaks of ("that is a felony").</summary>
public sealed record ItSyntax(SourceSpan Span) : ExpressionSyntax(Span);

public enum Quantifier : byte
{
    /// <summary>there is a, has a.</summary>
    Some,
    No,
    AtLeast,
    AtMost,
    Exactly,
    MoreThan,
    FewerThan,
}

/// <summary>no other conviction of the person where …; the person has at least 2 convictions ….</summary>
/// <param name="Number">A number or a parameter, for the counting quantifiers.</param>
/// <param name="Owner">The record that "has" them, or null.</param>
public sealed record QuantifiedSyntax(Quantifier Quantifier, ExpressionSyntax? Number, NounSyntax Noun, ExpressionSyntax? Owner, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>every X of … [where …] satisfies CONDITION.</summary>
public sealed record EverySyntax(NounSyntax Noun, ExpressionSyntax Satisfies, SourceSpan Span) : ExpressionSyntax(Span);

public enum MeasureKind : byte
{
    Count,
    CountDistinct,
    Sum,
    Earliest,
    Latest,
    Highest,
    Lowest,
}

/// <summary>count of Xs; sum of F over Xs; latest F of Xs. Field is null for count.</summary>
public sealed record MeasureSyntax(MeasureKind Kind, ExpressionSyntax? Field, NounSyntax Noun, SourceSpan Span) : ExpressionSyntax(Span)
{
    /// <summary>the second earliest X of the person by F; null where none is said.</summary>
    public int? Place { get; init; }
}

// ---------------------------------------------------------------- predicates

public enum CompareOp : byte
{
    Is,
    IsNot,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
}

/// <summary>VALUE is … VALUE. "is at least 2 years before today" has the right side already as arithmetic.</summary>
public sealed record CompareSyntax(ExpressionSyntax Left, CompareOp Op, ExpressionSyntax Right, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record BetweenSyntax(ExpressionSyntax Value, ExpressionSyntax Low, ExpressionSyntax High, bool IsNegated, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>VALUE is [not] one of A, B or C.</summary>
public sealed record OneOfSyntax(ExpressionSyntax Value, ImmutableArray<ExpressionSyntax> Choices, bool IsNegated, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>VALUE is [not] in NAME: an offense list.</summary>
public sealed record IsInSyntax(ExpressionSyntax Value, NameSyntax List, bool IsNegated, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>RECORD is [not] a NAME: a defined kind.</summary>
public sealed record IsASyntax(ExpressionSyntax Record, NameSyntax Kind, bool IsNegated, SourceSpan Span) : ExpressionSyntax(Span);

public enum StateTest : byte
{
    Known,
    Missing,
    NotYet,
    Applies,
    DoesNotApply,
}

/// <summary>VALUE is known / is missing / is not yet / applies / does not apply.</summary>
public sealed record StateTestSyntax(ExpressionSyntax Value, StateTest Test, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>[at least | more than] PERIOD has passed since DATE.</summary>
public sealed record PassedSyntax(ExpressionSyntax Period, bool MoreThan, ExpressionSyntax Since, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>DATE is [not] in the last PERIOD.</summary>
public sealed record InTheLastSyntax(ExpressionSyntax Date, ExpressionSyntax Period, bool IsNegated, SourceSpan Span) : ExpressionSyntax(Span);

public enum WithinSide : byte
{
    Before,
    After,
    Of,
}

/// <summary>DATE is [not] within PERIOD before | after | of DATE [, both days included].</summary>
public sealed record WithinSyntax(ExpressionSyntax Date, ExpressionSyntax Period, WithinSide Side, ExpressionSyntax Of, bool BothDays, bool IsNegated, SourceSpan Span)
    : ExpressionSyntax(Span);

/// <summary>the reading of "QUESTION" is NAME.</summary>
public sealed record ReadingIsSyntax(QuotedSyntax Question, NameSyntax Reading, bool IsNegated, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>RECORD is [not] eligible for "RELIEF" / has [not] been granted "RELIEF".</summary>
public sealed record ReliefTestSyntax(ExpressionSyntax Record, QuotedSyntax Relief, bool Granted, bool IsNegated, SourceSpan Span) : ExpressionSyntax(Span);

// ---------------------------------------------------------------- values

public sealed record NumberLiteral(long Value, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>In cents.</summary>
public sealed record MoneyLiteral(long Cents, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record PeriodLiteral(Period Value, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record DateLiteral(int First, int Last, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record TextLiteral(string Text, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record YesNoLiteral(bool Value, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>A citation as written; the model's format gives it parts.</summary>
public sealed record CitationLiteral(string Raw, SourceSpan Span) : ExpressionSyntax(Span);

public sealed record TodayLiteral(SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>A parameter without a value: "off".</summary>
public sealed record OffLiteral(SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>"missing", "not yet", "not applicable" as a value in an example; "never" as a period.</summary>
public sealed record StateLiteral(string Word, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>[this] NAME ['s NAME]*: field, parameter, definition, category value, or record; "the case's restitution balance".</summary>
public sealed record PathSyntax(bool IsThis, ImmutableArray<NameSyntax> Names, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>misdemeanor wait as of sentence date; offense is in LIST as of offense date: by the law of that day.</summary>
public sealed record AsOfSyntax(ExpressionSyntax Value, ExpressionSyntax Date, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>the person's age on DATE.</summary>
public sealed record AgeOnSyntax(ExpressionSyntax Person, ExpressionSyntax Date, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>A plus B, A minus B.</summary>
public sealed record ArithmeticSyntax(ExpressionSyntax Left, bool IsMinus, ExpressionSyntax Right, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>years between A and B.</summary>
public sealed record YearsBetweenSyntax(ExpressionSyntax From, ExpressionSyntax To, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>the later of A and B; the earliest of A, B and C.</summary>
public sealed record PickSyntax(bool Latest, ImmutableArray<ExpressionSyntax> Items, SourceSpan Span) : ExpressionSyntax(Span);

/// <summary>the last anniversary of D.</summary>
public sealed record LastAnniversarySyntax(ExpressionSyntax Date, SourceSpan Span) : ExpressionSyntax(Span);
