using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>relief "NAME" for a SUBJECT with its clauses.</summary>
public sealed record ReliefSyntax(QuotedSyntax Name, NameSyntax Subject, SourceSpan Span) : MemberSyntax(Span)
{
    public QuotedSyntax? Cite { get; init; }

    /// <summary>effect limited access, automatic</summary>
    public EffectSyntax? Effect { get; init; }

    public InForceSyntax? InForce { get; init; }

    /// <summary>Requirements: each "when" of the relief, in order (several join).</summary>
    public ImmutableArray<ExpressionSyntax> When { get; init; } = [];

    public ImmutableArray<ExpressionSyntax> Unless { get; init; } = [];

    /// <summary>hold while: what keeps an eligible subject waiting.</summary>
    public ImmutableArray<ExpressionSyntax> Hold { get; init; } = [];

    public ImmutableArray<LimitSyntax> Limits { get; init; } = [];

    /// <summary>after relief "…": what the same record must have been granted before.</summary>
    public ImmutableArray<QuotedSyntax> After { get; init; } = [];

    /// <summary>reaches Xs of the person where …: the charges it clears; null for the subject itself.</summary>
    public NounSyntax? Reaches { get; init; }

    /// <summary>subject to "§ …": sections whose bars stand against it though they do not name it.</summary>
    public ImmutableArray<QuotedSyntax> SubjectTo { get; init; } = [];

    /// <summary>notwithstanding "§ …": sections whose bars do not stand against it.</summary>
    public ImmutableArray<QuotedSyntax> Notwithstanding { get; init; } = [];
}

/// <summary>What a relief does and by which route ("automatic", "by petition", or "").</summary>
public sealed record EffectSyntax(string Effect, SourceSpan Span) : SyntaxNode(Span)
{
    public ImmutableArray<RouteSyntax> Routes { get; init; } = [];

    /// <summary>Rows instead of one effect; the first true one counts.</summary>
    public ImmutableArray<EffectRowSyntax> Rows { get; init; } = [];
}

/// <summary>automatic from 2027-11-01 / by petition before 2027-11-01 ("before" alone: before the other route begins).</summary>
public sealed record RouteSyntax(string Route, DateSyntax? From, DateSyntax? Until, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>Whether "before" stands without a date.</summary>
    public bool IsBeforeOther { get; init; }
}

/// <summary>(2) dismissed where … / no relief otherwise. Effect null: no relief. Where null: otherwise.</summary>
public sealed record EffectRowSyntax(LabelSyntax? Label, EffectSyntax? Effect, ExpressionSyntax? Where, InForceSyntax? InForce, SourceSpan Span)
    : SyntaxNode(Span);

/// <summary>limited to 2 per person, earliest sentence date first, counting those granted "A".</summary>
public sealed record LimitSyntax(ExpressionSyntax Number, NameSyntax Per, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>The days on which the cap is law; null: always.</summary>
    public InForceSyntax? InForce { get; init; }

    /// <summary>Its words, without `limited to` and without dates.</summary>
    public SourceSpan Words { get; init; }

    /// <summary>The field that ranks; null: the law states no order.</summary>
    public NameSyntax? By { get; init; }

    /// <summary>Whether the latest or highest come first.</summary>
    public bool LatestFirst { get; init; }

    public bool CountsGranted { get; init; }

    /// <summary>The reliefs whose grants count; empty: this one.</summary>
    public ImmutableArray<QuotedSyntax> Granted { get; init; } = [];

    /// <summary>The subjects that are limited, or the reading under which they are; null: all.</summary>
    public ExpressionSyntax? Where { get; init; }
}

/// <summary>bar to relief "A", "B" (or every relief) cite "…" with a condition.</summary>
/// <param name="Reliefs">Empty for "every relief".</param>
public sealed record BarSyntax(ImmutableArray<QuotedSyntax> Reliefs, QuotedSyntax? Cite, ExpressionSyntax Condition, SourceSpan Span) : MemberSyntax(Span)
{
    public InForceSyntax? InForce { get; init; }

    /// <summary>notwithstanding "§ …": sections whose reliefs it stands against, whether or not it names them.</summary>
    public ImmutableArray<QuotedSyntax> Notwithstanding { get; init; } = [];
}

/// <summary>prefer "A" over "B", "C"</summary>
public sealed record PreferSyntax(QuotedSyntax Relief, ImmutableArray<QuotedSyntax> Over, SourceSpan Span) : MemberSyntax(Span);

