using ClearMyRecord.Dsl.Compiler;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>
/// What a command may write over: a former result, but no file that it reads and no statute. Asked before the work begins, so that a
/// slip in --out costs neither the law nor the time. What `format` and `cover --add` write into statutes is their purpose and is not asked here.
/// </summary>
public static class OutputRule
{
    /// <param name="read">Every file that the command reads: the law with what it uses, its bills, data, mapping, profile.</param>
    /// <exception cref="CommandException">The file is one of those, or a statute that is there.</exception>
    public static void Check(string file, IEnumerable<string> read)
    {
        if (!File.Exists(file)) return;
        string real = Real(file);
        if (read.Any(other => File.Exists(other) && IsSame(Real(other), real)))
            throw new CommandException($"{file} is read by this command and is left alone; name another file");
        if (IsStatute(file) || IsStatute(real)) throw new CommandException($"{file} is there already and is left alone; name another file");
    }

    /// <summary>The same for files of a folder.</summary>
    public static void Check(string folder, IEnumerable<string> names, IEnumerable<string> read)
    {
        string[] all = [.. read];
        foreach (string name in names) Check(Path.Combine(folder, name), all);
    }

    /// <summary>The files that a law was read from, its bill among them.</summary>
    public static IEnumerable<string> FilesOf(params IEnumerable<Compilation?> laws) =>
        laws.OfType<Compilation>().SelectMany(law => law.Loaded.Texts.Append(law.Text)).Select(text => text.Path);

    private static bool IsStatute(string file) =>
        file.EndsWith(StatuteLibrary.Ending, StringComparison.OrdinalIgnoreCase) || file.EndsWith(StatuteLibrary.Literate, StringComparison.OrdinalIgnoreCase);

    /// <summary>Some file systems take "Law" and "law" for one name; to refuse one name too many does no harm.</summary>
    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path without links, in the name of the file or of a folder above it.</summary>
    private static string Real(string path)
    {
        string full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder) return full;
        string here = Path.Combine(Real(folder), Path.GetFileName(full));
        FileSystemInfo? target = Directory.Exists(here) ? Directory.ResolveLinkTarget(here, returnFinalTarget: true)
            : File.Exists(here) ? File.ResolveLinkTarget(here, returnFinalTarget: true) : null;
        return target is null ? here : Real(target.FullName);
    }
}
