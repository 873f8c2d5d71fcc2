using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Comments by which an author says that a warning's subject is meant so: one that names the code, on the line or in the comment right above it.</summary>
internal static class MeantSo
{
    public static bool Says(Diagnostic warning) => Says(warning, CommentsOf(warning.Span.File));

    public static bool Says(Diagnostic warning, Dictionary<int, string> comments)
    {
        int line = warning.Span.File.PositionOf(warning.Span.Start).Line;
        if (Names(line)) return true;
        while (comments.ContainsKey(--line) && warning.Span.File.LineText(line).TrimStart().StartsWith("--", StringComparison.Ordinal))
            if (Names(line)) return true;
        return false;

        bool Names(int at) => comments.GetValueOrDefault(at, "").Contains(warning.Descriptor.Code, StringComparison.Ordinal);
    }

    /// <summary>The comments of a text by their lines.</summary>
    public static Dictionary<int, string> CommentsOf(SourceText text) => StatuteLayout.Words(text).Where(word => word.Role == LayoutRole.Comment)
        .GroupBy(comment => text.PositionOf(comment.Start).Line).ToDictionary(line => line.Key, line => string.Concat(line.Select(comment => comment.Text)));
}
