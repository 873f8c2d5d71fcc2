using System.Text;
using Microsoft.CodeAnalysis;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>CMR4999: Roslyn refuses C# that this compiler wrote. Always our fault; the message shows the lines refused.</summary>
public sealed class GeneratedCodeException(string message) : Exception(message)
{
    public const string Code = "CMR4999";

    private const int MostShown = 5, LinesAround = 2;

    internal static GeneratedCodeException From(IEnumerable<Diagnostic> diagnostics)
    {
        StringBuilder message = new($"{Code}: the C# made from this statute does not compile; this is a fault of the compiler, please report it with the statute");
        foreach (Diagnostic error in diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(MostShown))
        {
            message.Append('\n').Append(error);
            if (error.Location.SourceTree?.GetText().Lines is not { } lines) continue;
            int line = error.Location.GetLineSpan().StartLinePosition.Line;
            for (int i = Math.Max(0, line - LinesAround); i <= Math.Min(lines.Count - 1, line + LinesAround); i++)
                message.Append('\n').Append(i == line ? "> " : "  ").Append(lines[i]);
        }

        return new(message.ToString());
    }
}
