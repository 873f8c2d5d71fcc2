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
        Option<bool> strict = new("--strict") { Description = "Fail if there is a change that no example notices and no comment accepts, or a comment that accepts nothing" };
        Option<bool> all = new("--all") { Description = "Name the accepted changes, too" };
        Option<bool> json = new("--json") { Description = "As JSON: unnoticed and accepted changes of each file" };
        Command command = new("mutate", """
            Changes one number, word or connective at a time and names the changes that no example notices.
            Each asks for an example at its boundary, or shows that both wordings say the same. Where they do, a comment
            beside the line or right above it accepts the change by its new words, and says why:
              -- mutate `or`, without `other`: nobody is both

            Examples:
              statute mutate us-pa/clean-slate
              statute mutate us-pa/clean-slate --all
              statute mutate statutes --strict
              statute mutate statutes --json
            """) { paths, strict, all, json };
        command.SetAction(result => Mutate(result.GetValue(paths) ?? [], result.GetValue(strict), result.GetValue(all), result.GetValue(json)));
        return command;
    }

    private static int Mutate(string[] paths, bool strict, bool all, bool json)
    {
        List<MutatedFile> files = [];
        string[] named = [.. paths.SelectMany(StatuteLibrary.Under).Distinct()];
        foreach (string path in named)
        {
            if (Try(path, saysWhy: named.Length == 1 && !json) is not { } file) continue;
            files.Add(file);
            if (json) continue;
            foreach (MutationResult result in file.Results.Where(r => r.Fate == MutationFate.Unnoticed || (all && r.Fate == MutationFate.Accepted)))
                Console.WriteLine(Said(path, result));
        }

        if (json) Console.WriteLine(MutateJson.Of(files));
        else Console.WriteLine(Summary(files));
        bool isClean = files.All(file => file.Count(MutationFate.Unnoticed) == 0 && file.Idle.IsEmpty);
        return files.Any(file => file.Problem.Length > 0) || (strict && !isClean) ? 1 : 0;
    }

    /// <returns>Null for a file without examples: every change would go unnoticed; a model is tested by the statutes that use it.</returns>
    private static MutatedFile? Try(string path, bool saysWhy)
    {
        StatuteLibrary library = new();
        Compilation compilation = new(StatuteLibrary.Open(path), library);
        Messages.Show(compilation.Diagnostics);
        if (compilation.HasErrors) return new(path, [], [], "it has errors");
        if (!compilation.Bound.Examples.Any(e => e.Span.File == compilation.Text))
        {
            if (saysWhy) Console.WriteLine($"{path}: {Messages.NothingToShow(compilation)}");
            return null;
        }

        if (!MutationRun.Passes(compilation))
        {
            Console.Error.WriteLine($"{path}: an example fails before anything is changed; see `statute test {path}`");
            return new(path, [], [], "an example fails before anything is changed");
        }

        ImmutableArray<MutationResult> results;
        using (ProgressLine progress = new($"changing {path}"))
            results = MutationRun.Run(compilation, library, (done, all) => progress.Show($"{done:#,0} of {all:#,0} changes"));
        MutatedFile file = new(path, results, MutationRun.Idle(compilation, results), "");
        Messages.Show(file.Idle);
        return file;
    }

    private static string Summary(List<MutatedFile> files)
    {
        int Sum(MutationFate fate) => files.Sum(file => file.Count(fate));
        int idle = files.Sum(file => file.Idle.Length);
        return $"{Messages.Counted(files.Count(file => file.Problem.Length == 0), "file")}: {Sum(MutationFate.Noticed):#,0} noticed, {Sum(MutationFate.Unnoticed):#,0} not noticed, "
            + (Sum(MutationFate.Accepted) is > 0 and int accepted ? $"{accepted:#,0} accepted, " : "")
            + $"{Sum(MutationFate.NotCompiling):#,0} not compiling" + (idle > 0 ? $", {Messages.Counted(idle, "warning")}" : "");
    }

    private static string Said(string path, MutationResult result)
    {
        const int Most = 70;
        Mutation mutation = result.Mutation;
        (int line, int column) = mutation.Span.File.PositionOf(mutation.Span.Start);
        string old = mutation.Old.Length > Most ? mutation.Old[..Most] + " …" : mutation.Old;
        string change = mutation.New.Length == 0 ? $"without `{old}`" : $"`{old}` → `{mutation.New}`";
        return $"{path}:{line}:{column}: {change}: {(result.Fate == MutationFate.Accepted ? $"accepted: {result.Reason}" : "no example notices")} ({mutation.Where})";
    }
}
