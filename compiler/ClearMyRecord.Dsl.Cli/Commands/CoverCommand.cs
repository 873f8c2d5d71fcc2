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
        Command command = new("cover", """
            Says which labelled conditions the worked examples show deciding an outcome alone, as a yes and as a no, and
            which edges (the day before, the day and the day after; a number just below, on and just above) they stand at.

            Examples:
              statute cover us-pa/clean-slate
              statute cover statutes --strict
            """) { paths, strict, verbose };
        command.SetAction(result => Cover(result.GetValue(paths) ?? [], result.GetValue(strict), result.GetValue(verbose)));
        return command;
    }

    private static int Cover(string[] paths, bool strict, bool verbose)
    {
        int failed = 0, files = 0;
        (int Covered, int All) conditions = default, edges = default;
        foreach (string path in paths.SelectMany(StatuteLibrary.Under).Distinct())
        {
            Compilation compilation = new(StatuteLibrary.Open(path), new StatuteLibrary());
            Messages.Show(compilation.Diagnostics);
            if (compilation.HasErrors)
            {
                failed++;
                continue;
            }

            // A model has no reliefs: it is covered by the statutes that use it.
            if (!compilation.Bound.Examples.Any(e => e.Span.File == compilation.Text)) continue;
            if (!MutationRun.Passes(compilation))
            {
                Console.Error.WriteLine($"{path}: an example fails, so nothing can be said of what it shows; see `statute test {path}`");
                failed++;
                continue;
            }

            files++;
            CoverReport report = CoverRun.Measure(compilation);
            CoverText.Write(path, compilation, report, verbose);
            conditions = Sum(conditions, report.Count(edges: false));
            edges = Sum(edges, report.Count(edges: true));
        }

        Console.WriteLine($"{Messages.Counted(files, "file")}: {conditions.Covered:#,0} of {Messages.Counted(conditions.All, "condition")} decide alone both ways, {edges.Covered:#,0} of {Messages.Counted(edges.All, "edge")} stood at");
        return failed > 0 || (strict && (conditions.Covered < conditions.All || edges.Covered < edges.All)) ? 1 : 0;

        static (int, int) Sum((int Covered, int All) a, (int Covered, int All) b) => (a.Covered + b.Covered, a.All + b.All);
    }
}
