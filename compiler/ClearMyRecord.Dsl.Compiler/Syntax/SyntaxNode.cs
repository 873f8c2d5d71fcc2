using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>A piece of a statute as written. Broken source gives nodes too (<see cref="MissingExpression"/>, <see cref="BrokenMember"/>), never an exception.</summary>
public abstract record SyntaxNode(SourceSpan Span);

/// <summary>A name of one or several words, without articles and backquotes, words joined by one blank: "danger to the person" is "danger to person".</summary>
/// <param name="Text">The words that count.</param>
public sealed record NameSyntax(string Text, SourceSpan Span) : SyntaxNode(Span), IMention
{
    public QuotedSyntax? DefinedIn { get; init; }
}

/// <summary>Words that refer to something a file declares.</summary>
public interface IMention
{
    string Text { get; }

    /// <summary>All of it, with the file that it names.</summary>
    SourceSpan Span { get; }

    /// <summary>NAME as defined in "us-pa/model": the file meant, where several declare the name.</summary>
    QuotedSyntax? DefinedIn { get; }
}

/// <summary>A label as the law writes it, "(a)(2)(i)".</summary>
public sealed record LabelSyntax(string Text, SourceSpan Span) : SyntaxNode(Span);

/// <summary>A label as something refers to it: (a) of "§ 20" where several provisions have such a label.</summary>
public sealed record LabelReferenceSyntax(LabelSyntax Label, QuotedSyntax? Of, SourceSpan Span) : SyntaxNode(Span);

/// <summary>A text in quotes, without them.</summary>
public sealed record QuotedSyntax(string Text, SourceSpan Span) : SyntaxNode(Span), IMention
{
    public QuotedSyntax? DefinedIn { get; init; }
}

/// <summary>A date as written; a partial one covers every day in it.</summary>
public sealed record DateSyntax(int First, int Last, SourceSpan Span) : SyntaxNode(Span);

/// <summary>"in force from … until …". Dates may be parameters: then an expression names it.</summary>
public sealed record InForceSyntax(ExpressionSyntax? From, ExpressionSyntax? Until, SourceSpan Span) : SyntaxNode(Span);

/// <summary>One file: a statute, a model, a bill or a shared list, told apart by its head.</summary>
public sealed record FileSyntax(HeadSyntax? Head, ImmutableArray<MemberSyntax> Members, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>Names whose declarations could not be read: a message says why, and none is due where they are used.</summary>
    public ImmutableArray<string> BrokenNames { get; init; } = [];

    /// <summary>Whether a file that it uses was not found: then names may be unknown for that reason only.</summary>
    public bool MissesFiles { get; init; }

    /// <summary>The paths after each "as defined in".</summary>
    public ImmutableArray<QuotedSyntax> Qualifiers { get; init; } = [];

    /// <summary>Which of the files read its paths mean; the loader finds that out.</summary>
    public FileLinks Links { get; init; } = FileLinks.None;

    /// <summary>The bills whose words stand in it: they mean by a name what the law does.</summary>
    public ImmutableArray<FileSyntax> AmendedBy { get; init; } = [];
}

/// <param name="Uses">Each file that it uses or amends: the path as written, and the file's own.</param>
/// <param name="Qualifiers">For each path after "as defined in" that means a file read: the file's own.</param>
public sealed record FileLinks(ImmutableArray<(string Written, string Path)> Uses, ImmutableDictionary<string, string> Qualifiers)
{
    public static FileLinks None { get; } = new([], ImmutableDictionary<string, string>.Empty);
}

public enum FileKind : byte
{
    Statute,
    Model,
    Bill,
}

/// <summary>The first declaration of a file with the lines under it.</summary>
public sealed record HeadSyntax(FileKind Kind, QuotedSyntax Title, SourceSpan Span) : SyntaxNode(Span)
{
    public QuotedSyntax? Jurisdiction { get; init; }

    public QuotedSyntax? Cite { get; init; }

    public CalendarSyntax? Calendar { get; init; }

    /// <summary>citation format "TITLE § SECTION", one or more.</summary>
    public ImmutableArray<QuotedSyntax> CitationFormats { get; init; } = [];

    /// <summary>For a bill: the file it amends.</summary>
    public QuotedSyntax? Amends { get; init; }

    /// <summary>For a bill: the day it takes effect.</summary>
    public DateSyntax? Effective { get; init; }

    /// <summary>version by DATE: the law of a record is that of a day in it, not of the day of the run.</summary>
    public ExpressionSyntax? VersionBy { get; init; }

    public QuotedSyntax? Text { get; init; }
}

/// <summary>calendar years roll forward, months roll back. Words: "back", "forward", "unsettled".</summary>
public sealed record CalendarSyntax(string Years, string Months, SourceSpan Span) : SyntaxNode(Span);
