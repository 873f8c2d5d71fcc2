using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>
/// The warnings of a careful colleague about one file that compiles. A comment that names the code, on the line or in the comment
/// right above it, says that the author means it so, and the warning is not given.
/// </summary>
public static class Linter
{
    /// <param name="compilation">A statute, bill or model without errors.</param>
    /// <returns>Warnings about the compilation's own text, not about the files that it uses.</returns>
    public static ImmutableArray<Diagnostic> Lint(Compilation compilation)
    {
        DiagnosticBag found = new();
        void Report(Diagnostic diagnostic)
        {
            if (diagnostic.Span.File == compilation.Text) found.Add(diagnostic);
        }

        HabitLint.Check(compilation.Bound, Report);
        new ConditionLint(Report).Check(compilation.Bound);
        ListLint.Check(compilation, Report);
        UnusedLint.Check(compilation, Report);
        ExampleLint.Check(compilation, Report);
        Dictionary<int, string> comments = Comments(compilation.Text);
        return [.. found.ToSorted().Where(warning => !IsMeant(warning, comments))];
    }

    private static Dictionary<int, string> Comments(SourceText text) => StatuteLayout.Words(text).Where(word => word.Role == LayoutRole.Comment)
        .GroupBy(comment => text.PositionOf(comment.Start).Line).ToDictionary(line => line.Key, line => string.Concat(line.Select(comment => comment.Text)));

    private static bool IsMeant(Diagnostic warning, Dictionary<int, string> comments)
    {
        int line = warning.Span.File.PositionOf(warning.Span.Start).Line;
        if (Names(line)) return true;
        while (comments.ContainsKey(--line) && warning.Span.File.LineText(line).TrimStart().StartsWith("--", StringComparison.Ordinal))
            if (Names(line)) return true;
        return false;

        bool Names(int at) => comments.GetValueOrDefault(at, "").Contains(warning.Descriptor.Code, StringComparison.Ordinal);
    }
}
