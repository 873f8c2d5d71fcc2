using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Data.Synthesis;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>The law and the people that all figures are about: Pennsylvania's Clean Slate statute as it ships, and the
/// synthetic population's default profile.</summary>
internal static class PennsylvaniaLaw
{
    public const int Seed = 1;

    private static readonly string[] Heads = ["relief \"", "example \""];
    private static readonly FolderLibrary s_library = new(Path.Combine(RepositoryFolder(), "statutes"));

    /// <summary>The statute itself; what it uses is read when it is compiled.</summary>
    public static SourceText Text { get; } = s_library.Read("us-pa/clean-slate");

    public static EvaluationOptions Options { get; } = new() { Today = new DateOnly(2025, 7, 1).DayNumber };

    public static EvaluationOptions Today { get; } = Options with { FindFirstDates = false };

    public static EvaluationOptions KeepingConditions { get; } = Options with { KeepConditions = true };

    public static EvaluationOptions TodayKeepingConditions { get; } = Today with { KeepConditions = true };

    /// <summary>A new compilation, with nothing done yet.</summary>
    public static Compilation Compile() => Compile(Text);

    public static Compilation Unchecked(SourceText text) => new(text, s_library);

    /// <summary>The statute with its reliefs once more under other names, to a thousand lines.</summary>
    public static SourceText ThousandLines(string end)
    {
        List<string> lines = [.. Text.Text.ReplaceLineEndings("\n").Split('\n')];
        List<string> again = [];
        bool isRelief = false;
        foreach (string line in lines)
        {
            if (line.Length > 0 && line[0] is not (' ' or '-')) isRelief = line.StartsWith("relief ", StringComparison.Ordinal) || line.StartsWith("example ", StringComparison.Ordinal);
            if (isRelief) again.Add(Heads.Aggregate(line, (text, head) => text.StartsWith(head, StringComparison.Ordinal) ? $"{head}again: {text[head.Length..]}" : text));
        }

        for (int i = 0; lines.Count < 1000; i++) lines.Add(again[i % again.Count].Replace("again: ", $"again {i / again.Count}: ", StringComparison.Ordinal));
        while (lines[^1].Length > 0) lines.RemoveAt(lines.Count - 1);
        return new(Text.Path, string.Join('\n', lines) + "\n" + end + "\n");
    }

    public static Compilation Compile(SourceText text)
    {
        Compilation compilation = new(text, s_library);
        foreach (Diagnostic diagnostic in compilation.Diagnostics.Where(d => d.IsError))
            throw new InvalidOperationException($"{diagnostic.Span.File.Path}: {diagnostic.Text}");
        return compilation;
    }

    public static CaseData People(RecordSchema schema, int count, int first = 0) =>
        new SyntheticPopulation(ProfileReader.Load(), Seed, schema).Batch(first, count);

    /// <summary>The folder above the program that holds the solution.</summary>
    private static string RepositoryFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ClearMyRecord.Dsl.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("run the benchmarks from inside the repository: they measure the statutes in it");
    }

    private sealed class FolderLibrary(string root) : IStatuteLibrary
    {
        public SourceText Read(string path) => new($"{path}.statute", File.ReadAllText(Path.Combine(root, $"{path}.statute")));

        public SourceText? Find(string path, SourceText from)
        {
            if (StandardLibrary.Find(path) is { } shipped) return shipped;
            string beside = Path.Combine(Path.GetDirectoryName(from.Path) ?? "", path);
            return File.Exists(Path.Combine(root, $"{beside}.statute")) ? Read(beside) : null;
        }
    }
}
