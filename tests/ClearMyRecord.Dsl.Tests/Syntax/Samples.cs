using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>The texts that the parser's tests read: the samples with baselines, and the statutes that ship.</summary>
internal static class Samples
{
    public static TheoryData<string> Baselines =>
        [.. Directory.GetDirectories(Repository.Path("tests", "baselines")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Every statute of the repository, by its path from the root.</summary>
    public static TheoryData<string> All =>
        [.. new[] { "tests/baselines", "statutes", "grammar/samples" }.Select(f => Repository.Path(f)).Where(Directory.Exists)
            .SelectMany(f => Directory.GetFiles(f, "*.statute", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static SourceText Read(string path) => new(path, File.ReadAllText(Repository.Path(path)));

    public static ParseResult Parse(SourceText text) => StatuteFrontEnd.Parse(text, ImportedNames(text));

    public static ParseResult Parse(string text) => StatuteFrontEnd.Parse(new SourceText("test.statute", text), []);

    /// <summary>Names from the files that a file uses or amends, however far away.</summary>
    public static List<string> ImportedNames(SourceText text)
    {
        List<string> names = [];
        HashSet<string> seen = [];
        Collect(text);
        return names;

        void Collect(SourceText from)
        {
            FileOutline outline = StatuteFrontEnd.Scan(from);
            foreach (QuotedSyntax path in outline.AmendedPath is { } amended ? outline.UsedPaths.Add(amended) : outline.UsedPaths)
            {
                // Beside the file that names it, or from the folder of all statutes.
                string beside = Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Path(from.Path), "..", path.Text + ".statute")));
                string file = File.Exists(Repository.Path(beside)) ? beside : $"statutes/{path.Text}.statute";
                if (!seen.Add(file) || !File.Exists(Repository.Path(file))) continue;
                SourceText used = Read(file);
                names.AddRange(StatuteFrontEnd.Scan(used).DeclaredNames);
                Collect(used);
            }
        }
    }
}
