using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Something a statute declares under a name.</summary>
/// <param name="suffix">Where files declare one name each: " as defined in us-pa/model".</param>
public abstract class Symbol(string name, SourceSpan span, string suffix = "")
{
    /// <summary>What it is called in reports: no two symbols of a kind share it.</summary>
    public string Name { get; } = name + suffix;

    /// <summary>What its declaration calls it.</summary>
    public string Bare { get; } = name;

    public string Suffix { get; } = suffix;

    /// <summary>How a file refers to it that sees others of its name, with the name in quotes or not.</summary>
    public string Written(bool isTitle = false) =>
        (isTitle ? $"\"{Bare}\"" : Bare) + (Suffix.Length == 0 ? "" : $"{FileSight.Phrase}\"{Suffix[FileSight.Phrase.Length..]}\"");

    public SourceSpan Span { get; } = span;

    /// <summary>"a parameter", for messages.</summary>
    public abstract string What { get; }

    /// <summary>Where it was declared, with the words of the law under it; null for what no line declares, and for what several do.</summary>
    public virtual MemberSyntax? Declaration => null;

    /// <summary>For one of several declarations of a name: the days on which the name means this.</summary>
    public BoundInForce? InForce { get; set; }
}

/// <summary>A kind of record: person, case, charge, or one that "define a … as a …" made of them.</summary>
public sealed class KindSymbol(string name, string plural, RecordKind record, SourceSpan span, DefineKindSyntax? syntax = null, string suffix = "") : Symbol(name, span, suffix)
{
    public string Plural { get; } = plural + suffix;

    public string BarePlural { get; } = plural;

    public RecordKind Record { get; } = record;

    public DefineKindSyntax? Syntax { get; } = syntax;

    /// <summary>For a group of charges: its declaration.</summary>
    public GroupSyntax? Gathering { get; init; }

    /// <summary>For a group of charges, and a kind that narrows one: the field that its charges share.</summary>
    public FieldDefinition? Key { get; init; }

    /// <summary>The group that this is or narrows; null for records. A group is represented by any of its charges.</summary>
    public KindSymbol? Group => Key is null ? null : Base?.Group ?? this;

    /// <summary>The built-in kinds have no condition.</summary>
    public bool IsBuiltIn => Syntax is null && Key is null;

    /// <summary>Set when bound: the kind it narrows, and the condition on it (variable 0), or null for all of them.</summary>
    public KindSymbol? Base { get; set; }

    public BoundExpression? Condition { get; set; }

    /// <summary>What it means on one day and on another, in the order of time, each under the same name; empty where that never changed.</summary>
    public ImmutableArray<KindSymbol> Versions { get; init; } = [];

    /// <summary>What it means by the law of a day; the nearest version where that day has none.</summary>
    public KindSymbol On(int day) => Versions.LastOrDefault(version => version.InForce?.From is not { } from || (from is BoundLiteral said && said.Value.Number <= day))
        ?? Versions.FirstOrDefault() ?? this;

    /// <summary>The declarations of it.</summary>
    public ImmutableArray<KindSymbol> Declared => Versions.IsEmpty ? [this] : Versions;

    public override string What => "a kind of record";

    public override MemberSyntax? Declaration => !Versions.IsEmpty ? null : (MemberSyntax?)Syntax ?? Gathering;
}

/// <summary>"define NAME of a SUBJECT as …": a value or a condition of a record.</summary>
public sealed class ValueSymbol(DefineValueSyntax syntax, KindSymbol subject, string suffix = "") : Symbol(syntax.Name.Text, syntax.Name.Span, suffix)
{
    public DefineValueSyntax Syntax { get; } = syntax;

    public KindSymbol Subject { get; } = subject;

    /// <summary>Set when bound.</summary>
    public BoundExpression? Body { get; set; }

    /// <summary>What it is on one day and on another, in the order of time; empty where that never changed.</summary>
    public ImmutableArray<ValueSymbol> Versions { get; init; } = [];

    /// <summary>The declarations of it.</summary>
    public ImmutableArray<ValueSymbol> Declared => Versions.IsEmpty ? [this] : Versions;

    /// <summary>Whether each version is a list, whose items have labels of their own.</summary>
    public bool IsList => Declared.All(version => version.Body is BoundList);

    public override string What => "a definition";

    public override MemberSyntax? Declaration => Versions.IsEmpty ? Syntax : null;
}

/// <summary>A parameter with its history. Index is its place in the program.</summary>
public sealed class ParameterSymbol(ParameterSyntax syntax, int index, BoundType type, ParameterInfo info, string suffix = "") : Symbol(syntax.Name.Text, syntax.Name.Span, suffix)
{
    public ParameterSyntax Syntax { get; } = syntax;

    public int Index { get; } = index;

    public BoundType Type { get; } = type;

    public ParameterInfo Info { get; } = info;

    public bool MayBeOff => Syntax.MayDoWithout;

    /// <summary>A date that law waits for. Only what is "in force from" it, or until it, can tell what follows meanwhile; a comparison with it cannot.</summary>
    public bool IsAwaited => MayBeOff && !Syntax.MayBeOff;

    /// <summary>For a parameter that is a list of offenses: one list for each version, with the days it holds.</summary>
    public ImmutableArray<(int From, int Until, OffenseListSymbol List)> Lists { get; init; } = [];

    public override string What => "a parameter";

    public override MemberSyntax Declaration => Syntax;
}

/// <summary>A list of offenses. Index is its place in the program.</summary>
public sealed class OffenseListSymbol(string name, SourceSpan span, int index, string suffix = "") : Symbol(name, span, suffix)
{
    public int Index { get; } = index;

    /// <summary>Of a list with versions: one entry for each, which includes it while it is law.</summary>
    public ImmutableArray<BoundOffenseEntry> Entries { get; set; } = [];

    /// <summary>The list on one day and on another, in the order of time; empty where it never changed as a whole.</summary>
    public ImmutableArray<OffenseListSymbol> Versions { get; init; } = [];

    public override string What => "an offense list";

    /// <summary>Null for the versions of a parameter, whose words stand with it, and for a list that has versions.</summary>
    public OffensesSyntax? Syntax { get; init; }

    public override MemberSyntax? Declaration => Syntax;
}

/// <summary>A relief. It may be asked about before it is bound.</summary>
public sealed class ReliefSymbol(ReliefSyntax syntax, KindSymbol subject, string suffix = "") : Symbol(syntax.Name.Text, syntax.Name.Span, suffix)
{
    public ReliefSyntax Syntax { get; } = syntax;

    public KindSymbol Subject { get; } = subject;

    /// <summary>Set when bound.</summary>
    public BoundRelief? Bound { get; set; }

    public override string What => "a relief";

    public override MemberSyntax Declaration => Syntax;
}

public sealed class QuestionSymbol(QuestionSyntax syntax, int index, string suffix = "") : Symbol(syntax.Name.Text, syntax.Name.Span, suffix)
{
    public QuestionSyntax Syntax { get; } = syntax;

    public int Index { get; } = index;

    /// <summary>The readings that are open on some days only, by position.</summary>
    public ImmutableDictionary<int, BoundInForce> Dates { get; set; } = ImmutableDictionary<int, BoundInForce>.Empty;

    public override string What => "a question";

    public override MemberSyntax Declaration => Syntax;
}
