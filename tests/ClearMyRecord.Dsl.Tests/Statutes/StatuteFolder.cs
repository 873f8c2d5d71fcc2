using System.Collections.Concurrent;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>The folder of all statutes in this checkout, as a library for the compiler.</summary>
internal sealed class StatuteFolder : IStatuteLibrary
{
    public static string Root { get; } = Path.Combine(Checkout(), "statutes");

    /// <summary>Every statute, model and bill: "us-pa/clean-slate".</summary>
    public static IEnumerable<string> All { get; } = [.. Below(Root)];

    /// <summary>The samples of the reference, by their paths from the folder of all statutes.</summary>
    public static IEnumerable<string> Samples { get; } = [.. Below(Path.Combine(Root, "..", "grammar", "samples"))];

    private static readonly ConcurrentDictionary<string, Lazy<Compilation>> Compiled = new();

    /// <summary>Compiled once for all tests: a compilation never changes.</summary>
    /// <param name="path">As in <see cref="All"/>.</param>
    public static Compilation Compile(string path) =>
        Compiled.GetOrAdd(path, p => new(() => new(Open(p), new StatuteFolder()))).Value;

    public SourceText? Find(string path, SourceText from)
    {
        if (StandardLibrary.Find(path) is { } shipped) return shipped;
        string beside = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.Path) ?? Root, path));
        string below = Path.GetFullPath(Path.Combine(Root, path));
        return new[] { beside, below }.SelectMany(found => new[] { found + ".statute", found + ".statute.md" }).FirstOrDefault(File.Exists) is { } file ? Read(file) : null;
    }

    /// <summary>Whether it is a Markdown document: its layout is its author's.</summary>
    public static bool IsDocument(string path) => File.Exists(Path.Combine(Root, path + ".statute.md"));

    /// <param name="path">As in <see cref="All"/>.</param>
    public static SourceText Open(string path)
    {
        string file = Path.Combine(Root, path + ".statute");
        return Read(File.Exists(file) ? file : file + ".md");
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".statute", StringComparison.Ordinal) || file.EndsWith(".statute.md", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Select(path => path[..path.LastIndexOf(".statute", StringComparison.Ordinal)])
            .Order(StringComparer.Ordinal);

    private static SourceText Read(string file) => new(file, File.ReadAllText(file));

    private static string Checkout()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClearMyRecord.Dsl.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside a checkout: no ClearMyRecord.Dsl.sln above them");
    }
}
