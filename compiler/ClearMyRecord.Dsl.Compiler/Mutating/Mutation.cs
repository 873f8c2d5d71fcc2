using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Mutating;

/// <summary>One small change of a statute's words, such as a slip of the pen would make.</summary>
/// <param name="Span">What is changed.</param>
/// <param name="New">What would stand there; empty where it would be struck.</param>
/// <param name="Where">The declaration it is in, with the labels around it.</param>
public sealed record Mutation(SourceSpan Span, string New, string Where)
{
    /// <summary>The words that stood, on one line.</summary>
    public string Old => string.Join(' ', Span.Text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The file with the change in it, under its own name, so that what it uses is found.</summary>
    public SourceText Apply() => new(Span.File.Path, string.Concat(Span.File.Text.AsSpan(0, Span.Start), New, Span.File.Text.AsSpan(Span.End)));
}

/// <summary>What the examples of a statute made of a change.</summary>
public enum MutationFate : byte
{
    /// <summary>An example no longer comes out as its author expects.</summary>
    Noticed,

    /// <summary>All examples come out as before.</summary>
    Unnoticed,

    /// <summary>The compiler refuses it.</summary>
    NotCompiling,
}

/// <summary>A change and what became of it.</summary>
public sealed record MutationResult(Mutation Mutation, MutationFate Fate);
