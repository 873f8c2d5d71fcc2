using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Mutating;

/// <summary>One small change of a statute's words, such as a slip of the pen would make.</summary>
/// <param name="Span">What is changed.</param>
/// <param name="New">What would stand there; empty where it would be struck.</param>
/// <param name="Where">The declaration it is in, with the labels around it.</param>
public sealed record Mutation(SourceSpan Span, string New, string Where)
{
    /// <summary>Another place where the same is changed: the day on which one version ends is the day on which the next begins.</summary>
    public SourceSpan? Also { get; init; }

    /// <summary>The words that stood, on one line.</summary>
    public string Old => OnOneLine(Span.Text);

    /// <summary>The line on which it begins.</summary>
    public int Line => Span.File.PositionOf(Span.Start).Line;

    /// <summary>The file with the change in it, under its own name, so that what it uses is found.</summary>
    public SourceText Apply()
    {
        string text = Span.File.Text;
        foreach (SourceSpan place in ((SourceSpan[])[Span, .. Also is { } also ? [also] : Array.Empty<SourceSpan>()]).OrderByDescending(place => place.Start))
            text = string.Concat(text.AsSpan(0, place.Start), New, text.AsSpan(place.End));
        return new(Span.File.Path, text);
    }

    internal static string OnOneLine(string words) => string.Join(' ', words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What the examples of a statute made of a change.</summary>
public enum MutationFate : byte
{
    /// <summary>An example no longer comes out as its author expects.</summary>
    Noticed,

    /// <summary>All examples come out as before.</summary>
    Unnoticed,

    /// <summary>All examples come out as before, and the author says in a comment why they may.</summary>
    Accepted,

    /// <summary>The compiler refuses it.</summary>
    NotCompiling,
}

/// <summary>A change and what became of it.</summary>
/// <param name="Reason">The author's, where it is accepted.</param>
public sealed record MutationResult(Mutation Mutation, MutationFate Fate, string Reason = "");
