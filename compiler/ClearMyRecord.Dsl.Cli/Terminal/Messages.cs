using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Cli.Files;

namespace ClearMyRecord.Dsl.Cli.Terminal;

/// <summary>Messages about statutes on the terminal.</summary>
public static class Messages
{
    /// <summary>Compiles a statute or bill; its messages go to standard error.</summary>
    /// <exception cref="CommandException">It has errors.</exception>
    public static Compilation Compile(string path)
    {
        Compilation compilation = new(StatuteLibrary.Open(path), new StatuteLibrary());
        ImmutableArray<Diagnostic> diagnostics = compilation.Diagnostics;
        Show(diagnostics);
        int errors = diagnostics.Count(d => d.IsError);
        return errors == 0 ? compilation : throw new CommandException($"{compilation.Text.Path} has {Counted(errors, "error")}; nothing was run");
    }

    public static void Show(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count > 0) Console.Error.WriteLine(DiagnosticRenderer.Render(diagnostics));
    }

    /// <summary>Why a file without worked examples is passed over.</summary>
    public static string NothingToShow(Compilation compilation) => compilation.Bound.Reliefs.IsEmpty
        ? "it holds no relief, so there is nothing that an example could show; name a statute that uses it"
        : "it has no worked example, so nothing is shown; write one under `example`";

    public static string Counted(long count, string thing) => count == 1 ? $"1 {thing}" : $"{count:#,0} {thing}s";
}
