using System.Collections.Immutable;
using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Linting;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute lint: what a careful colleague would ask.</summary>
public static class LintCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("path") { Description = "Statutes, bills or models, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<bool> strict = new("--strict") { Description = "Fail if there is a warning" };
        Command command = new("lint", """
            Warns of what compiles and still looks wrong: conditions that decide nothing, names nobody uses, waits without an example of their last day.
            A comment that names the code, beside or right above the line, says that it is meant so.

            Examples:
              statute lint us-pa/clean-slate
              statute lint statutes --strict
            """) { paths, strict };
        command.SetAction(result => Lint(result.GetValue(paths) ?? [], result.GetValue(strict)));
        return command;
    }

    private static int Lint(string[] paths, bool strict)
    {
        int errors = 0, warnings = 0, files = 0;
        foreach (string path in paths.SelectMany(StatuteLibrary.Under).Distinct())
        {
            Compilation compilation = new(StatuteLibrary.Open(path), new StatuteLibrary());
            Messages.Show(compilation.Diagnostics);
            files++;
            errors += compilation.Diagnostics.Count(d => d.IsError);
            if (compilation.HasErrors) continue;
            ImmutableArray<Diagnostic> found = Linter.Lint(compilation);
            Messages.Show(found);
            warnings += found.Length;
        }

        Console.WriteLine($"{Messages.Counted(files, "file")}: {(errors > 0 ? Messages.Counted(errors, "error") + ", " : "")}{Messages.Counted(warnings, "warning")}");
        return errors > 0 || (strict && warnings > 0) ? 1 : 0;
    }
}
