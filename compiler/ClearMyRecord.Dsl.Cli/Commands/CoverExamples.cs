using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>Writes the examples that a statute lacks: to the terminal, into a file of their own, or into the statute.</summary>
internal static class CoverExamples
{
    public static void Write(string path, Compilation compilation, bool print, bool add, string? file, int trials)
    {
        if (file is not null && File.Exists(file)) throw new CommandException($"{file} is there already and is left alone; name another file");
        if (file is not null && !file.EndsWith(".statute", StringComparison.Ordinal)) throw new CommandException($"{file} would not be found as a statute; let its name end in .statute");
        if (file is not null && compilation.Loaded.Bill is not null) throw new CommandException("the examples of a bill stand in the bill itself; print them with --examples, or put them there with --add");
        if (add && compilation.Text.Path.EndsWith(".md", StringComparison.Ordinal))
            throw new CommandException($"{path} is a document, and where in it an example belongs is its author's to say; print them with --examples, or take --write");
        MissingExamples missing;
        using (ProgressLine progress = new($"looking for examples for {path}"))
            missing = MissingExamples.Of(compilation, trials, (done, all) => progress.Show($"{done:#,0} of {all:#,0} looked for"));
        string inTheStatute = compilation.Text.Text.TrimEnd() + "\n" + missing.ToText();
        string alone = file is null ? inTheStatute : Head(path, file, compilation) + missing.ToText();
        if (missing.Examples.Length > 0) Prove(file is null ? new(compilation.Text.Path, inTheStatute) : new(file, alone), missing);
        if (print) Console.Write(missing.ToText());
        if (file is not null) AtomicFile.WriteText(file, alone);
        if (add && missing.Examples.Length > 0) AtomicFile.WriteText(path, inTheStatute);
        foreach (CoverSide side in missing.NotFound)
            Console.WriteLine($"\"{compilation.Program.Info.Reliefs[side.Item.Relief].Name}\", {CoverText.Heading(side.Item)}: no example of {CoverText.Said(side)} found in {missing.Trials:#,0} trials");
        if (missing.NotFound.Length > 0) Console.WriteLine("Of those, some may never matter alone (another condition says as much), others need more changes than were tried: see --trials.");
        Console.WriteLine($"{path}: {Messages.Counted(missing.Examples.Length, "example")} {(add ? "added" : file is not null ? $"written to {file}" : "to add")}, {missing.Examples.Sum(e => e.Shows.Length):#,0} of {missing.Examples.Sum(e => e.Shows.Length) + missing.NotFound.Length:#,0} gaps closed");
    }

    internal static string Head(string path, string file, Compilation compilation)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";
        string law = Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');
        law = law.EndsWith(".statute.md", StringComparison.Ordinal) ? law[..^".statute.md".Length] : law[..^".statute".Length];
        string jurisdiction = compilation.Bound.Jurisdiction.Length > 0 ? $"    jurisdiction {compilation.Bound.Jurisdiction}\n" : "";
        return $"statute \"More examples: {compilation.Bound.Title.Replace('"', '\'')}\"\n{jurisdiction}\nuse \"{law}\"\n";
    }

    /// <summary>What is handed out is compiled and run in both engines first.</summary>
    private static void Prove(SourceText text, MissingExamples missing)
    {
        Compilation proof = new(text, new StatuteLibrary());
        if (proof.HasErrors || MissingExamples.Failing(proof, missing.Examples) is { IsEmpty: false })
        {
            Messages.Show(proof.Diagnostics);
            string[] failing = proof.HasErrors ? [] : [.. MissingExamples.Failing(proof, missing.Examples)];
            throw new CommandException($"a fault of this tool: the examples it found do not come out as it wrote them ({string.Join("; ", failing)}); nothing was written");
        }
    }
}
