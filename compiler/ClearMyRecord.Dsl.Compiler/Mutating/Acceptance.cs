using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Mutating;

/// <summary>
/// A comment of the author's that some changes of a line may go unnoticed: <c>-- mutate `or`, without `other`: why</c>, beside the line
/// or right above it. One that names no change speaks of every change of its line. Without a reason it accepts nothing.
/// </summary>
/// <param name="Span">The words up to the colon.</param>
/// <param name="Line">The line whose changes it speaks of.</param>
public sealed partial record Acceptance(SourceSpan Span, int Line, ImmutableArray<AcceptedChange> Changes, string Reason)
{
    public static ImmutableArray<Acceptance> In(SourceText text)
    {
        ImmutableArray<Acceptance>.Builder found = ImmutableArray.CreateBuilder<Acceptance>();
        foreach (LayoutToken comment in StatuteLayout.Words(text).Where(word => word.Role == LayoutRole.Comment))
        {
            if (Spelling().Match(comment.Text) is not { Success: true } match) continue;
            int line = text.PositionOf(comment.Start).Line;
            while (line < text.LineCount && StartsWithComment(text.LineText(line))) line++;
            ImmutableArray<AcceptedChange> changes = [.. match.Groups[1].Captures.Select(change => AcceptedChange.Read(change.Value))];
            found.Add(new(new(text, comment.Start + match.Index, match.Groups[2].Index - match.Index), line, changes, match.Groups[3].Value.Trim()));
        }

        return found.ToImmutable();
    }

    public bool Accepts(Mutation mutation) =>
        mutation.Line == Line && (Changes.IsEmpty || Changes.Any(change => change.Is(mutation)));

    /// <summary>What it accepts that goes unnoticed no longer, or is no change of its line.</summary>
    public IEnumerable<Diagnostic> Idle(IEnumerable<MutationResult> results)
    {
        Mutation[] accepted = [.. results.Where(result => result.Fate == MutationFate.Accepted && result.Mutation.Line == Line).Select(result => result.Mutation)];
        if (Changes.IsEmpty && accepted.Length == 0) yield return Warning("a change of its line");
        foreach (AcceptedChange change in Changes.Where(change => !accepted.Any(change.Is)))
            yield return Warning(change.ToString());
    }

    private Diagnostic Warning(string accepted) => MutationWarnings.AcceptsNothing.At(Span, accepted) with
    {
        Advice = "take it out, or name a change of its line as `statute mutate` does: by the new words, or `without` and what is left out",
    };

    private static bool StartsWithComment(string line) => line.TrimStart() is ['-', '-', ..] or ['—', ..];

    [GeneratedRegex("\\bmutate(?:[ ,]*((?:without +)?`[^`]+`))*( *:)(.*[^\\s].*)$")]
    private static partial Regex Spelling();
}

/// <summary>A change as a comment names it: by its new words, or by what is left out.</summary>
/// <param name="Words">On one line; of something left out the first words do, such as its label.</param>
public sealed record AcceptedChange(bool IsLeftOut, string Words)
{
    public static AcceptedChange Read(string named) =>
        new(named.StartsWith("without", StringComparison.Ordinal), Mutation.OnOneLine(named[(named.IndexOf('`', StringComparison.Ordinal) + 1)..^1]));

    public bool Is(Mutation mutation) => IsLeftOut
        ? mutation.New.Length == 0 && (mutation.Old + " ").StartsWith(Words + " ", StringComparison.Ordinal)
        : mutation.New.Length > 0 && Mutation.OnOneLine(mutation.New) == Words;

    public override string ToString() => (IsLeftOut ? "without " : "") + $"`{Words}`";
}
