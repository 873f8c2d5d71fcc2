using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Documenting;
using ClearMyRecord.Dsl.Compiler.Linting;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute check: are the files well written?</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("path") { Description = "Statutes, bills or models, or folders of them", Arity = ArgumentArity.OneOrMore };
        Command command = new("check", """
            Says what is wrong with a statute, a bill or a model, with a caret under the words and what to do.

            Examples:
              statute check us-pa/clean-slate
              statute check statutes
            """) { paths };
        command.SetAction(result => Check(result.GetValue(paths) ?? []));
        return command;
    }

    private static int Check(string[] paths)
    {
        int errors = 0, files = 0, warnings = 0;
        foreach (string path in paths.SelectMany(StatuteLibrary.Under))
        {
            Compilation compilation = new(StatuteLibrary.Open(path), new StatuteLibrary());
            Diagnostic[] found = [.. compilation.Diagnostics, .. compilation.ExampleDiagnostics];
            Messages.Show(found);
            errors += found.Count(d => d.IsError);
            if (!found.Any(d => d.IsError)) warnings += Linter.Lint(compilation).Length;
            foreach (LawSection section in compilation.Loaded.Files.Where(file => file.Span.File == compilation.Text).SelectMany(file => LawSections.NotAccountedFor(file)))
                Console.WriteLine($"{compilation.Text.Path}: nobody accounted for {section.Citation}, “{section.Words}”; cite it, or say `not encoded \"{section.Citation}\" because …`");
            files++;
        }

        Console.WriteLine(errors == 0 ? $"{Messages.Counted(files, "file")}: no errors" : $"{Messages.Counted(errors, "error")} in {Messages.Counted(files, "file")}");
        if (errors == 0 && warnings > 0) Console.WriteLine($"`statute lint` has {Messages.Counted(warnings, "warning")} about {(files == 1 ? "it" : "them")}");
        return errors == 0 ? 0 : 1;
    }
}
