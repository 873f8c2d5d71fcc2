using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Documenting;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute doc: a law as a page to read, to print and to send.</summary>
public static class DocCommand
{
    public static Command Create()
    {
        Argument<string> path = new("law") { Description = "A statute" };
        Option<string> output = new("--out", "-o") { Description = "The page to write", Required = true };
        Option<string?> bill = new("--bill", "-b") { Description = "A bill that amends the law: its changes are marked" };
        Command command = new("doc", """
            Writes a law as one page: its words and rules beside what was understood, in the law's order, its examples with their verdicts.

            Examples:
              statute doc us-pa/clean-slate --out clean-slate.html
              statute doc us-pa/clean-slate --bill us-pa/bills/shorter-waits --out bill.html
            """) { path, output, bill };
        command.SetAction(result =>
        {
            Compilation law = Messages.Compile(result.GetRequiredValue(path));
            if (law.Loaded.Bill is not null) throw new CommandException("a bill is shown on the page of its law; name the law, and the bill with --bill");
            Compilation? amended = result.GetValue(bill) is { } name ? Messages.Compile(name) : null;
            if (amended is not null && (amended.Loaded.Bill is null || !amended.Loaded.Texts.Any(text => text.Path == law.Text.Path)))
                throw new CommandException($"{amended.Text.Path} does not amend {law.Text.Path}; name a bill that does");
            OutputRule.Check(result.GetRequiredValue(output), OutputRule.FilesOf(law, amended));
            AtomicFile.WriteText(result.GetRequiredValue(output), LawPage.Write(law, amended));
            Console.WriteLine($"wrote {result.GetRequiredValue(output)}");
        });
        return command;
    }
}
