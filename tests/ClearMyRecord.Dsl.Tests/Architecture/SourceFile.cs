using ClearMyRecord.Dsl.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ClearMyRecord.Dsl.Tests.Architecture;

/// <summary>A file of the repository as the rules read it.</summary>
/// <param name="Path">From the root of the repository, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] s_rooms = ["compiler", "runtime", "notebooks"];

    private static readonly string[] s_notWritten = ["artifacts", "node_modules", "out", "bin", "obj", "BenchmarkDotNet.Artifacts"];

    private readonly Lazy<SyntaxNode> _tree = new(() => CSharpSyntaxTree.ParseText(Text).GetRoot());

    /// <summary>What ships: every C# file that somebody wrote, without the tests and the generated parser.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. s_rooms.Select(room => Repository.Path(room)).Where(Directory.Exists)
        .SelectMany(room => Under(room, ".cs")).Select(Read)];

    /// <summary>The C# files of the tests.</summary>
    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Under(Repository.Path("tests"), ".cs").Select(Read)];

    public SyntaxNode Tree => _tree.Value;

    public string Folder => System.IO.Path.GetDirectoryName(Path)?.Replace('\\', '/') ?? "";

    /// <summary>Files below a folder by their endings, leaving out what tools wrote.</summary>
    public static IEnumerable<string> Under(string folder, params string[] endings)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            if (endings.Contains(System.IO.Path.GetExtension(file))) yield return file;
        foreach (string inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            string name = System.IO.Path.GetFileName(inner);
            if (s_notWritten.Contains(name) || name.StartsWith('.')) continue;
            foreach (string file in Under(inner, endings)) yield return file;
        }
    }

    public static SourceFile Read(string path) => new(System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path));

    /// <summary>The place of a node: "compiler/…/Binder.cs:12".</summary>
    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
