using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Amending;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute amend and statute redline: the law as a bill would have it, as text.</summary>
public static class AmendCommand
{
    public static Command Create()
    {
        Argument<string> path = new("bill") { Description = "A bill" };
        Option<string?> output = new("--out", "-o") { Description = "A folder to write the amended files to; without it the amended law is printed" };
        Command command = new("amend", """
            Prints the law as a bill would have it: a statute file that compiles, with the bill's dates on what it strikes and writes.

            Examples:
              statute amend us-pa/bills/shorter-waits
              statute amend us-pa/bills/shorter-waits --out amended
            """) { path, output };
        command.SetAction(arguments =>
        {
            (Compilation bill, AmendedLaw law) = Amended(arguments.GetRequiredValue(path));
            if (arguments.GetValue(output) is { } folder)
            {
                OutputRule.Check(folder, law.Law.Select(file => Path.GetFileName(file.Before.Path)), OutputRule.FilesOf(bill));
                foreach (AmendedFile file in law.Law)
                {
                    string to = Path.Combine(folder, Path.GetFileName(file.Before.Path));
                    AtomicFile.WriteText(to, file.Text);
                    Console.WriteLine($"wrote {to}");
                }

                return 0;
            }

            foreach (AmendedFile file in law.Law)
            {
                if (law.Law.Length > 1) Console.WriteLine($"-- {file.Before.Path}");
                Console.Write(file.Text);
            }

            return 0;
        });
        return command;
    }

    public static Command CreateRedline()
    {
        Argument<string> path = new("bill") { Description = "A bill" };
        Option<string> format = new("--format") { Description = "text, for the terminal, or html, a page to open in a browser", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "html");
        Option<string?> output = new("--out", "-o") { Description = "The file to write" };
        Command command = new("redline", """
            Shows a bill against the law it amends: struck words struck through, new words underlined.

            Examples:
              statute redline us-pa/bills/shorter-waits
              statute redline us-pa/bills/shorter-waits --format html --out redline.html
            """) { path, format, output };
        command.SetAction(arguments =>
        {
            (Compilation bill, AmendedLaw law) = Amended(arguments.GetRequiredValue(path));
            string? file = arguments.GetValue(output);
            if (file is not null) OutputRule.Check(file, OutputRule.FilesOf(bill));
            bool isPage = arguments.GetValue(format) == "html";
            string text = isPage ? RedlineText.ToHtml(law) : RedlineText.ToText(law, colour: file is null && !Console.IsOutputRedirected);
            if (file is null) Console.Write(text);
            else
            {
                AtomicFile.WriteText(file, text);
                Console.WriteLine($"wrote {file}");
            }

            return 0;
        });
        return command;
    }

    private static (Compilation Bill, AmendedLaw Law) Amended(string path)
    {
        Compilation bill = Messages.Compile(path);
        if (bill.Loaded.Bill is null) throw new CommandException($"{bill.Text.Path} is not a bill: it begins with `statute`, not with `bill`");
        return (bill, AmendedLaw.Of(bill, new StatuteLibrary()));
    }
}
