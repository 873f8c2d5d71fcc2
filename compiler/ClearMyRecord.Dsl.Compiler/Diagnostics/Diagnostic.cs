using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Diagnostics;

public enum Severity : byte
{
    Warning,
    Error,
}

/// <summary>One kind of message, declared once beside the pass that reports it.</summary>
/// <param name="Code">CMR1xxx text and syntax, CMR2xxx names and types, CMR3xxx rules, CMR4xxx back ends, CMR5xxx data.</param>
/// <param name="Message">Lower case, no final period, the author's words in backquotes; {0} {1} are filled in.</param>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, string Message)
{
    public Diagnostic At(SourceSpan span, params object[] args) => new(this, span, string.Format(Message, args));
}

/// <summary>A message about a place in a statute.</summary>
/// <param name="Text">The descriptor's message with the author's own words in it.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceSpan Span, string Text)
{
    /// <summary>What to do about it; empty if the message says so itself.</summary>
    public string Advice { get; init; } = "";

    /// <summary>Other places that matter: "the first one is here".</summary>
    public ImmutableArray<(SourceSpan Span, string Text)> Notes { get; init; } = [];

    /// <summary>Further places of the same mistake ("a tab on each line"), for which no message of their own is due.</summary>
    public ImmutableArray<SourceSpan> Also { get; init; } = [];

    /// <summary>Lines of the language that an author can put into a file: a case that shows what is wrong. Empty where there are none.</summary>
    public string Sample { get; init; } = "";

    public bool IsError => Descriptor.Severity == Severity.Error;
}

/// <summary>
/// Collects messages; drops a second one at a place that already has one, and what later passes say about a line that could not
/// be read, so that one mistake gives one message.
/// </summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _all = [];
    private readonly HashSet<(SourceText, int)> _places = [], _brokenLines = [];

    public bool HasErrors => _all.Any(d => d.IsError);

    public void Add(Diagnostic diagnostic)
    {
        (SourceText file, int start) = (diagnostic.Span.File, diagnostic.Span.Start);
        int line = file.PositionOf(start).Line;
        bool isSyntax = diagnostic.Descriptor.Code.StartsWith("CMR1", StringComparison.Ordinal);
        if (_brokenLines.Contains((file, line))) return;
        if (isSyntax && diagnostic.IsError) _brokenLines.Add((file, line));
        foreach (SourceSpan also in diagnostic.Also) _brokenLines.Add((also.File, also.File.PositionOf(also.Start).Line));
        if (_places.Add((file, start))) _all.Add(diagnostic);
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics) Add(diagnostic);
    }

    /// <summary>All messages by file and position.</summary>
    public ImmutableArray<Diagnostic> ToSorted() =>
        [.. _all.OrderBy(d => d.Span.File.Path, StringComparer.Ordinal).ThenBy(d => d.Span.Start)];
}
