using System.Collections.Immutable;
using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute test: do the worked examples come out as their authors expect?</summary>
public static class TestCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("path") { Description = "Statutes or bills, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<bool> all = new("--verbose", "-v") { Description = "Name the examples that pass, too" };
        Option<int> trials = new("--trials")
        {
            Description = "How many ways of filling in one record's missing facts are tried, at most, before it needs review",
            DefaultValueFactory = _ => EvaluationOptions.UsualTrials,
            CustomParser = result => (int)DataOptions.WholeNumber(result, "--trials", "2000", int.MaxValue),
        };
        Command command = new("test", """
            Runs the worked examples inside statutes, through both engines, and explains every difference.

            Examples:
              statute test us-pa/clean-slate
              statute test statutes --verbose
            """) { paths, all, trials };
        command.SetAction(result => Test(result.GetValue(paths) ?? [], result.GetValue(all), Math.Max(0, result.GetValue(trials))));
        return command;
    }

    private static int Test(string[] paths, bool verbose, int trials)
    {
        int passed = 0, failed = 0, givenUp = 0;
        foreach (string path in paths.SelectMany(StatuteLibrary.Under))
        {
            Compilation compilation = new(StatuteLibrary.Open(path), new StatuteLibrary());
            Messages.Show(compilation.Diagnostics);
            if (compilation.HasErrors)
            {
                failed++;
                continue;
            }

            if (!compilation.Bound.Examples.Any(e => e.Span.File == compilation.Text)) continue;
            DiagnosticBag problems = new();
            ImmutableArray<ExampleResult> results = ExampleRunner.Run(
                compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], problems, file => file == compilation.Text, trials);
            Messages.Show(problems.ToSorted());
            foreach (ExampleResult result in results)
            {
                (int line, _) = result.Span.File.PositionOf(result.Span.Start);
                if (!result.Passed) Console.WriteLine($"FAILED {result.Span.File.Path}:{line} \"{result.Name}\"\n    {result.Why.ReplaceLineEndings("\n    ")}");
                else if (verbose) Console.WriteLine($"passed {result.Span.File.Path}:{line} \"{result.Name}\"");
            }

            passed += results.Count(r => r.Passed);
            failed += results.Count(r => !r.Passed);
            givenUp += results.Sum(r => r.GivenUp);
        }

        if (TrialsNote.Of(givenUp, trials) is { Length: > 0 } note) Console.WriteLine(note);
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }
}
