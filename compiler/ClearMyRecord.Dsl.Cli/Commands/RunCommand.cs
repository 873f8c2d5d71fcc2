using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute run: every decision, one a line.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        Argument<string> path = new("statute") { Description = "A statute, or a bill with the law it amends" };
        Option<string> output = new("--out", "-o") { Description = "The file to write: .csv, or .jsonl for JSON lines", DefaultValueFactory = _ => "decisions.csv" };
        DataOptions data = new();
        RunOptions run = new();
        Command command = new("run", """
            Decides every subject of every relief, and writes the decisions with their reasons. The effect and route of one who is not eligible, or not
            yet, are those it would have today; where rows decide them and it is not known which, they are left empty.

            Examples:
              statute run us-pa/clean-slate --people 1000 --out decisions.csv
              statute run us-il/sealing --data county/ --mapping cook-county --today 2026-11-01
            """) { path, output };
        data.AddTo(command);
        run.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            Compilation law = Messages.Compile(arguments.GetRequiredValue(path));
            string file = arguments.GetRequiredValue(output);
            OutputRule.Check(file, [.. OutputRule.FilesOf(law), .. data.FilesRead(arguments)]);
            LoadedPopulation people = data.Load(arguments, law.Program.Schema, law.Bound.Jurisdiction, cancel);
            if (people.Report is { } report) Console.Write(ReportText.Of(report));
            EvaluationOptions options = run.For(arguments, law.Program.Info, people.AsOf);
            (long lines, long givenUp, long status) = DecisionFile.Write(file, law, people.People.On(options.RecordDay), options, cancel);
            Console.WriteLine($"{lines:#,0} decisions as of {Notation.Date(options.Today)} written to {file}");
            if (TrialsNote.Of(givenUp, options.MostTrials) is { Length: > 0 } tried) Console.WriteLine(tried);
            if (StatusNote.Of(law.Program.Info, status, options.RecordDay, people.People.FileDay) is { Length: > 0 } note) Console.WriteLine(note);
            return Task.FromResult(0);
        });
        return command;
    }
}
