using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Explaining;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute explain: why one person's records have the answers they have.</summary>
public static class ExplainCommand
{
    public static Command Create()
    {
        Argument<string> path = new("statute") { Description = "A statute, or a bill with the law it amends" };
        Option<string> person = new("--person", "-p") { Description = "The person's identifier in the data (made-up people are P1, P2, …)", Required = true };
        Option<string?> relief = new("--relief") { Description = "Only this relief" };
        Option<bool> json = new("--json") { Description = "As JSON" };
        Option<string?> output = new("--out", "-o") { Description = "A file to write: a page where its name ends in .html, JSON where it ends in .json, else text" };
        DataOptions data = new();
        RunOptions run = new();
        Command command = new("explain", """
            Prints the tree of conditions for each of a person's records, with citations, facts and dates.

            Examples:
              statute explain us-pa/clean-slate --person P17
              statute explain us-pa/clean-slate --data records/ --person A-1009 --today 2026-01-01
              statute explain us-pa/clean-slate --person P17 --out P17.html
            """) { path, person, relief, json, output };
        data.AddTo(command);
        run.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            Compilation law = Messages.Compile(arguments.GetRequiredValue(path));
            string? file = arguments.GetValue(output);
            if (file is not null) OutputRule.Check(file, [.. OutputRule.FilesOf(law), .. data.FilesRead(arguments)]);
            LoadedPopulation people = data.Load(arguments, law.Program.Schema, law.Bound.Jurisdiction, cancel);
            EvaluationOptions options = run.For(arguments, law.Program.Info, people.AsOf);
            string? asked = arguments.GetValue(relief);
            string? only = asked is null ? null : NamedByFile.Find(law.Program.Info.Reliefs, r => r.Name, asked)?.Name
                ?? throw new CommandException($"no relief is called \"{asked}\"; there are {string.Join(", ", law.Program.Info.Reliefs.Select(r => $"\"{r.Name}\""))}");
            (CaseData records, int row) = Find(people.People.On(options.RecordDay), arguments.GetRequiredValue(person), cancel);
            Explanation[] all = [.. law.Interpreter.Explain(records, row, options).Where(e => only is null || e.Relief.Name == only)];
            // A record that a relief is not for needs no tree; a relief asked for by name is shown all the same.
            Explanation[] shown = [.. all.Where(e => only is not null || e.Outcome != Outcome.NotCovered)];
            string about = $"As of {Notation.Date(options.Today)}, under {law.Program.Info.Title}: {all.Length} questions about this person's records, "
                + $"{all.Length - shown.Length} of them about reliefs that are not for such a record.";
            if (file is not null)
            {
                AtomicFile.WriteText(file, Path.GetExtension(file).ToLowerInvariant() switch
                {
                    ".html" or ".htm" => ExplanationPage.Write(law.Program.Info.Title, about, shown),
                    ".json" => ExplanationRenderer.ToJson(shown),
                    _ => $"{about}\n\n{ExplanationRenderer.ToText(shown, ExplanationMarks.Signs)}",
                });
                Console.WriteLine($"wrote {file}");
            }
            else if (arguments.GetValue(json)) Console.WriteLine(ExplanationRenderer.ToJson(shown));
            else
            {
                Console.WriteLine(about);
                Console.WriteLine();
                Console.Write(ExplanationRenderer.ToText(shown, Console.IsOutputRedirected ? ExplanationMarks.PlainLetters : ExplanationMarks.Signs));
            }

            if ((arguments.GetValue(output) is not null || !arguments.GetValue(json)) && TrialsNote.Of(shown.Count(e => e.GivenUpAfter > 0), options.MostTrials) is { Length: > 0 } note)
                Console.WriteLine(note);
            return Task.FromResult(0);
        });
        return command;
    }

    private static (CaseData Data, int Person) Find(Population people, string id, CancellationToken cancel)
    {
        foreach (Func<PeopleRange> make in people.Batches(8_192))
        {
            cancel.ThrowIfCancellationRequested();
            PeopleRange batch = make();
            for (int p = batch.FirstPerson; p < batch.FirstPerson + batch.PersonCount; p++)
                if (batch.Data.PersonIds[p] == id) return (batch.Data, p);
        }

        throw new CommandException("no person in the data has that identifier");
    }
}
