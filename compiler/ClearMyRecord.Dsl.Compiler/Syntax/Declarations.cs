using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>A declaration. Words of the law in text """ … """ may follow any of them.</summary>
public abstract record MemberSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    public QuotedSyntax? Text { get; init; }
}

/// <summary>A declaration that could not be read; a message says why.</summary>
public sealed record BrokenMember(SourceSpan Span) : MemberSyntax(Span);

/// <summary>use "path"</summary>
public sealed record UseSyntax(QuotedSyntax Path, SourceSpan Span) : MemberSyntax(Span);

/// <summary>record charge, with the fields a model adds or narrows. Kind is "person", "case" or "charge".</summary>
public sealed record RecordSyntax(NameSyntax Kind, ImmutableArray<FieldSyntax> Fields, SourceSpan Span) : MemberSyntax(Span)
{
    /// <summary>counts from filing date: before that day the record isn't there.</summary>
    public NameSyntax? CountsFrom { get; init; }
}

/// <summary>grade is one of F1 > F2, unranked F, in examples none, "what it means"</summary>
/// <param name="Type">"yes or no", "a number", "money", "a date", "a period", "text", "a citation" or "one of".</param>
public sealed record FieldSyntax(NameSyntax Name, string Type, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>The values of "one of", most serious first when <see cref="IsOrdered"/>; unranked ones after.</summary>
    public ImmutableArray<NameSyntax> Values { get; init; } = [];

    public ImmutableArray<NameSyntax> Unranked { get; init; } = [];

    public bool IsOrdered { get; init; }

    public bool MayNotApply { get; init; }

    public bool MayBeNotYet { get; init; }

    public bool MayBeScheduled { get; init; }

    /// <summary>holds on the day of the file: it has no date of its own.</summary>
    public bool HoldsOnFileDay { get; init; }

    public bool IsUsuallyMissing { get; init; }

    /// <summary>counts from disposition date, before that pending.</summary>
    public NameSyntax? CountsFrom { get; init; }

    public ExpressionSyntax? BeforeThat { get; init; }

    public bool IsFinding { get; init; }

    public QuotedSyntax? Description { get; init; }

    public ImmutableArray<QuotedSyntax> AlsoCalled { get; init; } = [];

    /// <summary>in examples VALUE: what an example leaves unsaid.</summary>
    public ExpressionSyntax? InExamples { get; init; }
}

/// <summary>fill maximum term of a charge, if missing, as rows: a derivation.</summary>
public sealed record FillSyntax(NameSyntax Field, NameSyntax Of, ImmutableArray<RowSyntax> Rows, SourceSpan Span) : MemberSyntax(Span);

/// <summary>(A) 7 years where grade is FB / never otherwise. Where null: otherwise.</summary>
public sealed record RowSyntax(LabelSyntax? Label, ExpressionSyntax Value, ExpressionSyntax? Where, SourceSpan Span) : SyntaxNode(Span)
{
    public InForceSyntax? InForce { get; init; }
}

/// <summary>parameter NAME cite "…" with its history.</summary>
public sealed record ParameterSyntax(NameSyntax Name, QuotedSyntax? Cite, ImmutableArray<ParameterVersionSyntax> Versions, SourceSpan Span)
    : MemberSyntax(Span)
{
    public bool MayBeOff { get; init; }

    /// <summary>Whether the law may be without a value of it: it says so, or it waits for a day that is not yet known.</summary>
    public bool MayDoWithout => MayBeOff || Versions.Any(version => version.Value is StateLiteral { Word: "not yet" });

    /// <summary>may range from LOW to HIGH by STEP</summary>
    public SweepSyntax? Sweep { get; init; }
}

/// <summary>10 years from 2019-06-28; a version without a date holds always. Value is <see cref="OffLiteral"/> for "off".
/// An offense-list parameter has its entries instead.</summary>
public sealed record ParameterVersionSyntax(ExpressionSyntax Value, DateSyntax? From, DateSyntax? Until, SourceSpan Span) : SyntaxNode(Span)
{
    public ImmutableArray<OffenseEntrySyntax> Offenses { get; init; } = [];
}

public sealed record SweepSyntax(ExpressionSyntax From, ExpressionSyntax To, ExpressionSyntax? By, SourceSpan Span) : SyntaxNode(Span);

/// <summary>offenses NAME cite "…" with entries.</summary>
public sealed record OffensesSyntax(NameSyntax Name, QuotedSyntax? Cite, ImmutableArray<OffenseEntrySyntax> Entries, SourceSpan Span) : MemberSyntax(Span)
{
    /// <summary>The days on which the name means this; other declarations of it say what it means on others.</summary>
    public InForceSyntax? InForce { get; init; }
}

/// <summary>Offenses that were not completed, as "attempts and conspiracies included" names them.</summary>
[Flags]
public enum InchoateKinds : byte
{
    None,
    Attempts = 1,
    Conspiracies = 2,
    Solicitations = 4,
    All = Attempts | Conspiracies | Solicitations,
}

/// <summary>
/// 18 § 2501 to 18 § 3221 / except 18 § 2709 graded S / (iv) 42 § 9799.14, attempts, conspiracies and solicitations included, where COND. / 18 § 3301, attempts included
/// Either From (and To), or List: another list by name.
/// </summary>
public sealed record OffenseEntrySyntax(LabelSyntax? Label, bool IsException, CitationLiteral? From, CitationLiteral? To, NameSyntax? List, SourceSpan Span)
    : SyntaxNode(Span)
{
    /// <summary>The inchoate offenses that are included besides the completed one.</summary>
    public InchoateKinds Inchoate { get; init; }

    public NameSyntax? Graded { get; init; }

    public ExpressionSyntax? Where { get; init; }

    public InForceSyntax? InForce { get; init; }
}

/// <summary>define a NAME as a BASE where COND: a kind of record.</summary>
public sealed record DefineKindSyntax(NameSyntax Name, QuotedSyntax? Plural, NounSyntax As, SourceSpan Span) : MemberSyntax(Span)
{
    public QuotedSyntax? Cite { get; init; }

    /// <summary>The days on which the name means this; other declarations of it say what it means on others.</summary>
    public InForceSyntax? InForce { get; init; }
}

/// <summary>group NAME gathers charges of a person by FIELD: charges of one person that share a key.</summary>
public sealed record GroupSyntax(NameSyntax Name, QuotedSyntax? Plural, NameSyntax Gathers, NameSyntax Of, NameSyntax By, SourceSpan Span) : MemberSyntax(Span)
{
    public QuotedSyntax? Cite { get; init; }
}

/// <summary>define NAME of a SUBJECT as VALUE (a condition or a value), or with rows.</summary>
public sealed record DefineValueSyntax(NameSyntax Name, NameSyntax Subject, ExpressionSyntax? Value, ImmutableArray<RowSyntax> Rows, SourceSpan Span)
    : MemberSyntax(Span)
{
    public QuotedSyntax? Cite { get; init; }

    /// <summary>The days on which the name means this; other declarations of it say what it means on others.</summary>
    public InForceSyntax? InForce { get; init; }
}

/// <summary>question "…" with readings and a default (null: "no default", the law is unsettled).</summary>
public sealed record QuestionSyntax(QuotedSyntax Name, ImmutableArray<NameSyntax> Readings, NameSyntax? Default, SourceSpan Span) : MemberSyntax(Span)
{
    /// <summary>reading gap, in force until 2028-01-01: the readings that are open on some days only.</summary>
    public ImmutableArray<ReadingForceSyntax> Dated { get; init; } = [];

    public QuotedSyntax? Cite { get; init; }
}

/// <summary>The days on which a reading of a question is open.</summary>
public sealed record ReadingForceSyntax(NameSyntax Reading, InForceSyntax InForce, SourceSpan Span) : SyntaxNode(Span);

/// <summary>not encoded "§ …" because "…"</summary>
public sealed record NotEncodedSyntax(QuotedSyntax Provision, QuotedSyntax Because, SourceSpan Span) : MemberSyntax(Span);

// ---------------------------------------------------------------- examples

/// <summary>example "…": today is DATE, given a person with …, expect ….</summary>
public sealed record ExampleSyntax(QuotedSyntax Name, DateSyntax? Today, GivenSyntax? Given, ImmutableArray<ExpectSyntax> Expectations, SourceSpan Span)
    : MemberSyntax(Span)
{
    /// <summary>reading of "question" is NAME: fixed for this example.</summary>
    public ImmutableArray<(QuotedSyntax Question, NameSyntax Reading)> Readings { get; init; } = [];

    /// <summary>law as of DATE</summary>
    public DateSyntax? LawAsOf { get; init; }

    /// <summary>parameter NAME is VALUE, held for this example. Null: off.</summary>
    public ImmutableArray<(NameSyntax Parameter, ExpressionSyntax Value)> Parameters { get; init; } = [];
}

/// <summary>a conviction called the theft where offense is …, grade is M2, with nested records under it.</summary>
/// <param name="Kind">person, case, charge, or a defined kind.</param>
public sealed record GivenSyntax(NameSyntax Kind, NameSyntax? Called, ImmutableArray<GivenFactSyntax> Facts, ImmutableArray<GivenSyntax> With, SourceSpan Span)
    : SyntaxNode(Span);

/// <summary>FIELD is VALUE. A bare field is yes. Value may be a <see cref="StateLiteral"/>.</summary>
public sealed record GivenFactSyntax(NameSyntax Field, ExpressionSyntax Value, SourceSpan Span) : SyntaxNode(Span);

/// <summary>What follows an outcome after a comma, as it was written, and which kind it is.</summary>
public enum OutcomeTail : byte
{
    Until,
    Reason,
    Missing,
    Hold,
    Effect,
}

/// <summary>[on DATE] expect "RELIEF" [for the theft] is OUTCOME [, until DATE] [, because of (a) and (b)].</summary>
/// <param name="Outcome">"eligible", "not yet eligible", "not eligible", "needs review" or "not covered".</param>
public sealed record ExpectSyntax(ImmutableArray<DateSyntax> On, QuotedSyntax Relief, NameSyntax? For, string Outcome, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>until DATE: the first eligible day.</summary>
    public DateSyntax? Until { get; init; }

    /// <summary>"at the earliest DATE" instead of "until DATE".</summary>
    public bool AtTheEarliest { get; init; }

    public ImmutableArray<LabelReferenceSyntax> BecauseOf { get; init; } = [];

    /// <summary>on hold because of (objection): null where nothing is said of a hold; empty where no label is named.</summary>
    public ImmutableArray<LabelSyntax>? OnHold { get; init; }

    /// <summary>perhaps on hold because of (objection): what nobody can tell for a missing fact.</summary>
    public ImmutableArray<LabelSyntax>? PerhapsOnHold { get; init; }

    /// <summary>with effect NAME, or NAME or NAME where missing facts decide; empty where nothing is said of it.</summary>
    public ImmutableArray<string> Effects { get; init; } = [];

    /// <summary>Where each of what follows the outcome stands.</summary>
    public ImmutableArray<(OutcomeTail Kind, SourceSpan Span)> Tails { get; init; } = [];

    /// <summary>because FIELD is missing: the facts that needs review names.</summary>
    public ImmutableArray<NameSyntax> Missing { get; init; } = [];

    /// <summary>because of the conflict of "§ A" and "§ B": the provisions of which neither goes first.</summary>
    public ImmutableArray<ConflictReferenceSyntax> Conflicts { get; init; } = [];
}

/// <summary>the conflict of "§ A" and "§ B", in either order.</summary>
public sealed record ConflictReferenceSyntax(QuotedSyntax One, QuotedSyntax Other, SourceSpan Span) : SyntaxNode(Span);

// ---------------------------------------------------------------- bills

/// <summary>The provision that a verb of a bill works on: relief "X", bar "§ …", define NAME, offenses NAME.</summary>
/// <param name="Kind">"relief", "bar", "define", "offenses" or "question".</param>
public sealed record ProvisionSyntax(string Kind, string Name, SourceSpan Span) : SyntaxNode(Span), IMention
{
    public QuotedSyntax? DefinedIn { get; init; }

    string IMention.Text => Name;
}

/// <summary>set NAME to VALUE</summary>
public sealed record SetSyntax(NameSyntax Parameter, ExpressionSyntax Value, SourceSpan Span) : MemberSyntax(Span);

/// <summary>set the reading of "QUESTION" to NAME: the bill settles it.</summary>
public sealed record SetReadingSyntax(ProvisionSyntax Question, NameSyntax Reading, SourceSpan Span) : MemberSyntax(Span);

/// <summary>strike (a)(2)(iii) from bar "§ …"; for an offense list, an entry by its citation or label.</summary>
public sealed record StrikeSyntax(LabelSyntax? Label, OffenseEntrySyntax? Entry, ProvisionSyntax From, SourceSpan Span) : MemberSyntax(Span)
{
    /// <summary>strike reading gap from question "…"</summary>
    public NameSyntax? Reading { get; init; }

    /// <summary>strike unless (1) from relief "…": "when", "unless" or "hold while" where a number stands on several sides; otherwise "".</summary>
    public string Side { get; init; } = "";
}

/// <summary>in bar "§ …", (a)(2)(ii) reads CONDITION. Without a label: the whole of a definition.</summary>
/// <param name="Rows">The new words as rows of a definition; a condition by itself is none.</param>
public sealed record ReadsSyntax(ProvisionSyntax In, LabelSyntax? Label, ExpressionSyntax Condition, ImmutableArray<RowSyntax> Rows, SourceSpan Span) : MemberSyntax(Span)
{
    /// <summary>in relief "…", unless (1) reads …: "when", "unless" or "hold while" where a number stands on several sides; otherwise "".</summary>
    public string Side { get; init; } = "";

    /// <summary>Where the new words stand.</summary>
    public SourceSpan Words { get; init; }

    /// <summary>in offenses NAME, 18 § 2709 reads …: the entry that stood, and the one that stands in its place.</summary>
    public OffenseEntrySyntax? Entry { get; init; }

    public ImmutableArray<OffenseEntrySyntax> NewEntries { get; init; } = [];
}

/// <summary>insert into relief "X", unless any of (new) …; into an offense list, entries.</summary>
/// <param name="Side">"when" or "unless"; "" for a bar, a definition or a list.</param>
public sealed record InsertSyntax(ProvisionSyntax Into, string Side, ImmutableArray<ItemSyntax> Items, ImmutableArray<OffenseEntrySyntax> Entries, SourceSpan Span)
    : MemberSyntax(Span)
{
    /// <summary>insert into relief "…", (any) any of …: the item whose list they join; null: the list of the side.</summary>
    public LabelSyntax? Label { get; init; }

    /// <summary>The words over the items, where it has them: all of, any of or none of.</summary>
    public ListKind? Kind { get; init; }

    /// <summary>Into a definition with rows.</summary>
    public ImmutableArray<RowSyntax> Rows { get; init; } = [];

    /// <summary>Into a question.</summary>
    public ImmutableArray<NameSyntax> Readings { get; init; } = [];
}

/// <summary>
/// A clause of a relief that is no condition: in relief "X", effect reads …; insert into relief "X", limited to …; strike limited to from relief "X".
/// </summary>
/// <param name="Verb">"reads", "insert into" or "strike".</param>
/// <param name="Words">The new words; the whole line where it strikes.</param>
public sealed record AmendClauseSyntax(ProvisionSyntax In, string Verb, SourceSpan Words, SourceSpan Span) : MemberSyntax(Span)
{
    public EffectSyntax? Effect { get; init; }

    public LimitSyntax? Limit { get; init; }

    public NounSyntax? Reaches { get; init; }

    /// <summary>The clause by its opening words.</summary>
    public string Clause => Effect is not null ? "effect" : Reaches is not null ? "reaches" : "limited to";
}

/// <summary>repeal relief "X"</summary>
public sealed record RepealSyntax(ProvisionSyntax Provision, SourceSpan Span) : MemberSyntax(Span);

/// <summary>enact, with whole declarations under it.</summary>
public sealed record EnactSyntax(ImmutableArray<MemberSyntax> Members, SourceSpan Span) : MemberSyntax(Span);
