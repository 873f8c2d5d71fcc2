using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Broken;

/// <summary>The folder tests/broken: small statutes, each with a mistake that its first line owns up to, by kind of mistake.</summary>
internal sealed class BrokenCorpus : IStatuteLibrary
{
    public static string Root { get; } = Repository.Path("tests", "broken");

    public static IEnumerable<string> Kinds => Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <summary>Every broken statute: "typos/keyword-when".</summary>
    public static IEnumerable<string> Files => Kinds.SelectMany(FilesOf);

    public static IEnumerable<string> FilesOf(string kind) =>
        Directory.GetFiles(Path.Combine(Root, kind), "*.statute").Select(file => $"{kind}/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal);

    public static SourceText Read(string path) => new(path + ".statute", File.ReadAllText(Path.Combine(Root, path + ".statute")).ReplaceLineEndings("\n"));

    /// <summary>All that <c>statute check</c> and <c>statute test</c> would say of a text.</summary>
    public static ImmutableArray<Diagnostic> Messages(SourceText text, IStatuteLibrary library)
    {
        Compilation compilation = new(text, library);
        ImmutableArray<Diagnostic> messages = compilation.Diagnostics;
        if (compilation.HasErrors) return messages;
        DiagnosticBag all = new();
        all.AddRange(messages);
        ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter)], all);
        return all.ToSorted();
    }

    public SourceText? Find(string path, SourceText from)
    {
        if (StandardLibrary.Find(path) is { } shipped) return shipped;
        string file = Path.Combine(Root, path + ".statute");
        return Path.IsPathRooted(path) || !File.Exists(file) ? null : Read(path);
    }
}
