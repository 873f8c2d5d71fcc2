using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Formatting;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute format: one layout for all statutes.</summary>
public static class FormatCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("path") { Description = "Statutes, bills or models, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<bool> check = new("--check") { Description = "Change nothing; name the files that are laid out otherwise, and fail if there are any" };
        Command command = new("format", """
            Lays out statutes in one way: indentation, columns, blanks. Words, comments and texts stay; so does the meaning.

            Examples:
              statute format us-pa/clean-slate
              statute format statutes --check
            """) { paths, check };
        command.SetAction(result => Format(result.GetValue(paths) ?? [], result.GetValue(check)));
        return command;
    }

    private static int Format(string[] paths, bool check)
    {
        int changed = 0, unreadable = 0, files = 0;
        foreach (string path in paths.SelectMany(StatuteLibrary.Under).Distinct())
        {
            SourceText text = StatuteLibrary.Open(path);
            Compilation compilation = new(text, new StatuteLibrary());
            Diagnostic[] broken = [.. compilation.Diagnostics.Where(d => d.IsError && d.Span.File == text && d.Descriptor.Code.StartsWith("CMR1", StringComparison.Ordinal))];
            files++;
            if (broken.Length > 0)
            {
                Messages.Show(broken);
                Console.Error.WriteLine($"{text.Path} is left as it is until it can be read");
                unreadable++;
                continue;
            }

            string formatted = StatuteFormatter.Format(text, compilation.Loaded);
            if (formatted == text.Text) continue;
            changed++;
            Console.WriteLine($"{text.Path} {(check ? "would be laid out otherwise" : "laid out")}");
            if (!check) AtomicFile.WriteText(path, formatted);
        }

        Console.WriteLine($"{Messages.Counted(files, "file")}, {changed} {(check ? "to change" : "changed")}{(unreadable > 0 ? $", {unreadable} not readable" : "")}");
        return unreadable > 0 || (check && changed > 0) ? 1 : 0;
    }
}
