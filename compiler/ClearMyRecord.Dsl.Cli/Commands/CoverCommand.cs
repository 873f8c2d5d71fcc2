using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Mutating;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute cover: does some example show each condition, and each edge, deciding the outcome?</summary>
public static class CoverCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("path") { Description = "Statutes or bills, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<bool> strict = new("--strict") { Description = "Fail if something is shown by no example" };
        Option<bool> verbose = new("--verbose", "-v") { Description = "Name the examples that show something, too" };
        Option<bool> examples = new("--examples") { Description = "Print the missing examples; what they expect is what the statute says today" };
        Option<string?> write = new("--write") { Description = "Write them into a new statute file that uses the law; a file that is there is left alone" };
        Option<bool> add = new("--add") { Description = "Put them at the end of the statute itself" };
        Option<bool> json = new("--json") { Description = "As JSON: each condition, hold, effect and edge with the examples that show its sides" };
        Option<int> trials = new("--trials") { Description = "How many situations are tried for each missing example", DefaultValueFactory = _ => MissingExamples.UsualTrials };
        Command command = new("cover", """
            Says which labelled conditions the worked examples show deciding an outcome alone, as a yes and as a no, and
            which edges (the day before, the day and the day after; a number just below, on and just above) they stand at.
            Of a hold they should show a yes that it alone holds up and one that it does not; of a row of an effect, a yes that says it.

            Examples:
              statute cover us-pa/clean-slate
              statute cover us-pa/clean-slate --examples
              statute cover us-pa/clean-slate --write more-examples.statute
              statute cover statutes --strict
              statute cover statutes --json
            """) { paths, strict, verbose, examples, write, add, json, trials };
        command.SetAction(result => Cover(result.GetValue(paths) ?? [], new(
            result.GetValue(strict), result.GetValue(verbose), result.GetValue(examples), result.GetValue(write), result.GetValue(add), result.GetValue(json), result.GetValue(trials))));
        return command;
    }

    private sealed record Wishes(bool Strict, bool Verbose, bool Examples, string? Write, bool Add, bool Json, int Trials);

    private static int Cover(string[] paths, Wishes wishes)
    {
        string[] files = [.. paths.SelectMany(StatuteLibrary.Under).Distinct()];
        if (wishes.Write is not null && files.Length > 1) throw new CommandException("--write takes the examples of one statute; name one file");
        if (wishes.Trials < 1) throw new CommandException("--trials takes a number from 1 on");
        if (wishes.Json && (wishes.Examples || wishes.Add || wishes.Write is not null)) throw new CommandException("--json says what is shown; ask for the missing examples without it");
        int failed = 0;
        List<CoveredFile> covered = [];
        (int Covered, int All) conditions = default, edges = default;
        foreach (string path in files)
        {
            Compilation compilation = new(StatuteLibrary.Open(path), new StatuteLibrary());
            Messages.Show(compilation.Diagnostics);
            if (compilation.HasErrors)
            {
                failed++;
                covered.Add(new(path, null, "it has errors"));
                continue;
            }

            // A model has no reliefs: it is covered by the statutes that use it.
            if (!compilation.Bound.Examples.Any(e => e.Span.File == compilation.Text))
            {
                if (files.Length == 1 && !wishes.Json) Console.WriteLine($"{path}: {Messages.NothingToShow(compilation)}");
                continue;
            }

            if (!MutationRun.Passes(compilation))
            {
                Console.Error.WriteLine($"{path}: an example fails, so nothing can be said of what it shows; see `statute test {path}`");
                failed++;
                covered.Add(new(path, null, "an example fails"));
                continue;
            }

            CoverReport report = CoverRun.Measure(compilation);
            covered.Add(new(path, report, "") { Reliefs = [.. compilation.Program.Info.Reliefs.Select(relief => relief.Name)] });
            if (!wishes.Json) CoverText.Write(path, compilation, report, wishes.Verbose);
            if (wishes.Examples || wishes.Add || wishes.Write is not null) CoverExamples.Write(path, compilation, wishes.Examples, wishes.Add, wishes.Write, wishes.Trials);
            conditions = Sum(conditions, report.Count(edges: false));
            edges = Sum(edges, report.Count(edges: true));
        }

        if (wishes.Json) Console.WriteLine(CoverJson.Of(covered, conditions, edges));
        else Console.WriteLine($"{Messages.Counted(covered.Count(file => file.Report is not null), "file")}: {conditions.Covered:#,0} of {Messages.Counted(conditions.All, "condition")} decide alone both ways, {edges.Covered:#,0} of {Messages.Counted(edges.All, "edge")} stood at");
        return failed > 0 || (wishes.Strict && (conditions.Covered < conditions.All || edges.Covered < edges.All)) ? 1 : 0;

        static (int, int) Sum((int Covered, int All) a, (int Covered, int All) b) => (a.Covered + b.Covered, a.All + b.All);
    }
}
