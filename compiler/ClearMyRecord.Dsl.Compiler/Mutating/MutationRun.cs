using System.Collections.Concurrent;
using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Mutating;

/// <summary>Makes each change by itself and asks the file's own examples whether they notice it.</summary>
public static class MutationRun
{
    /// <param name="compilation">A statute or bill without errors whose examples pass.</param>
    /// <param name="library">Where the files that it uses are found; each is asked for once.</param>
    /// <param name="progress">Told after each change how many are done; called from several threads.</param>
    /// <returns>In the order of the file.</returns>
    public static ImmutableArray<MutationResult> Run(Compilation compilation, IStatuteLibrary library, Action<int, int>? progress = null)
    {
        ImmutableArray<Mutation> mutations = MutationFinder.Find(compilation);
        MutationResult[] results = new MutationResult[mutations.Length];
        Remembered files = new(library);
        int done = 0;
        // Each thread keeps its own trees of the used files; only the changed file is parsed anew.
        Parallel.For(0, mutations.Length, () => new SyntaxCache(), (i, _, cache) =>
        {
            results[i] = new(mutations[i], Try(new(mutations[i].Apply(), files, cache)));
            progress?.Invoke(Interlocked.Increment(ref done), mutations.Length);
            return cache;
        }, _ => { });
        ImmutableArray<Acceptance> accepting = Acceptance.In(compilation.Text);
        return [.. results.Select(result => result.Fate == MutationFate.Unnoticed && accepting.FirstOrDefault(a => a.Accepts(result.Mutation)) is { } by
            ? result with { Fate = MutationFate.Accepted, Reason = by.Reason } : result)];
    }

    /// <summary>The file's comments that accept what goes unnoticed no longer: they would hide the next slip on their line.</summary>
    public static ImmutableArray<Diagnostic> Idle(Compilation compilation, ImmutableArray<MutationResult> results) =>
        [.. Acceptance.In(compilation.Text).SelectMany(acceptance => acceptance.Idle(results))];

    /// <summary>Whether all examples of the file come out as expected, asked of the plain engine.</summary>
    public static bool Passes(Compilation compilation) =>
        ExampleRunner.Each(compilation, [("interpreter", compilation.Interpreter)], new DiagnosticBag(), file => file == compilation.Text).All(result => result.Passed);

    private static MutationFate Try(Compilation mutant) =>
        mutant.HasErrors ? MutationFate.NotCompiling : Passes(mutant) ? MutationFate.Unnoticed : MutationFate.Noticed;

    private sealed class Remembered(IStatuteLibrary library) : IStatuteLibrary
    {
        private readonly ConcurrentDictionary<(string Path, string From), SourceText?> _texts = new();

        public SourceText? Find(string path, SourceText from) => _texts.GetOrAdd((path, from.Path), _ => library.Find(path, from));
    }
}
