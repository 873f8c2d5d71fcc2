using System.Collections.Immutable;
using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute test: do the worked examples come out as their authors expect?</summary>
public static class TestCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("path") { Description = "Statutes or bills, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<bool> all = new("--verbose", "-v") { Description = "Name the examples that pass, too" };
        Command command = new("test", """
            Runs the worked examples inside statutes, through both engines, and explains every difference.

            Examples:
              statute test us-pa/clean-slate
              statute test statutes --verbose
            """) { paths, all };
        command.SetAction(result => Test(result.GetValue(paths) ?? [], result.GetValue(all)));
        return command;
    }

    private static int Test(string[] paths, bool verbose)
    {
        int passed = 0, failed = 0;
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
                compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], problems, file => file == compilation.Text);
            Messages.Show(problems.ToSorted());
            foreach (ExampleResult result in results)
            {
                (int line, _) = result.Span.File.PositionOf(result.Span.Start);
                if (!result.Passed) Console.WriteLine($"FAILED {result.Span.File.Path}:{line} \"{result.Name}\"\n    {result.Difference.ReplaceLineEndings("\n    ")}");
                else if (verbose) Console.WriteLine($"passed {result.Span.File.Path}:{line} \"{result.Name}\"");
            }

            passed += results.Count(r => r.Passed);
            failed += results.Count(r => !r.Passed);
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }
}
