using System.Collections.Immutable;
using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Mutating;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute mutate: would the worked examples notice a slip of the pen?</summary>
public static class MutateCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("path") { Description = "Statutes or bills, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<bool> strict = new("--strict") { Description = "Fail if there is a change that no example notices" };
        Command command = new("mutate", """
            Changes one number, word or connective at a time and names the changes that no example notices.
            Each asks for an example at its boundary, or shows that both wordings say the same.

            Examples:
              statute mutate us-pa/clean-slate
              statute mutate statutes --strict
            """) { paths, strict };
        command.SetAction(result => Mutate(result.GetValue(paths) ?? [], result.GetValue(strict)));
        return command;
    }

    private static int Mutate(string[] paths, bool strict)
    {
        int noticed = 0, unnoticed = 0, notCompiling = 0, files = 0, failed = 0;
        foreach (string path in paths.SelectMany(StatuteLibrary.Under).Distinct())
        {
            StatuteLibrary library = new();
            Compilation compilation = new(StatuteLibrary.Open(path), library);
            Messages.Show(compilation.Diagnostics);
            if (compilation.HasErrors)
            {
                failed++;
                continue;
            }

            // Without examples every change would go unnoticed: a model is tested by the statutes that use it.
            if (!compilation.Bound.Examples.Any(e => e.Span.File == compilation.Text)) continue;
            if (!MutationRun.Passes(compilation))
            {
                Console.Error.WriteLine($"{path}: an example fails before anything is changed; see `statute test {path}`");
                failed++;
                continue;
            }

            files++;
            ImmutableArray<MutationResult> results;
            using (ProgressLine progress = new($"changing {path}"))
                results = MutationRun.Run(compilation, library, (done, all) => progress.Show($"{done:#,0} of {all:#,0} changes"));
            foreach (MutationResult result in results.Where(result => result.Fate == MutationFate.Unnoticed)) Console.WriteLine(Said(path, result.Mutation));
            noticed += results.Count(result => result.Fate == MutationFate.Noticed);
            unnoticed += results.Count(result => result.Fate == MutationFate.Unnoticed);
            notCompiling += results.Count(result => result.Fate == MutationFate.NotCompiling);
        }

        Console.WriteLine($"{Messages.Counted(files, "file")}: {noticed:#,0} noticed, {unnoticed:#,0} not noticed, {notCompiling:#,0} not compiling");
        return failed > 0 || (strict && unnoticed > 0) ? 1 : 0;
    }

    private static string Said(string path, Mutation mutation)
    {
        const int Most = 70;
        (int line, int column) = mutation.Span.File.PositionOf(mutation.Span.Start);
        string old = mutation.Old.Length > Most ? mutation.Old[..Most] + " …" : mutation.Old;
        string change = mutation.New.Length == 0 ? $"without `{old}`" : $"`{old}` → `{mutation.New}`";
        return $"{path}:{line}:{column}: {change}: no example notices ({mutation.Where})";
    }
}
