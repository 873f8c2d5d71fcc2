using System.Text;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>A statute that cannot be read: says which and why.</summary>
public sealed class UnreadableFileException(string message) : Exception(message);

/// <summary>
/// Statutes on disk. A path is taken from the folder of the file that names it, then from the folder of all statutes
/// (the nearest "statutes" above that file, the working directory or this program), then from the files that ship with the compiler.
/// </summary>
public sealed class StatuteLibrary : IStatuteLibrary
{
    internal const string Ending = ".statute", Literate = ".statute.md";
    private const string Folder = "statutes";
    private const long LargestFile = 4 << 20;

    public SourceText? Find(string path, SourceText from)
    {
        // A statute may name only other statutes near it: no absolute path, and always with the ending that is added here.
        if (Path.IsPathRooted(path)) return null;
        string folder = Path.GetDirectoryName(Path.GetFullPath(from.Path)) ?? ".";
        string? found = Candidates(path, folder).FirstOrDefault(File.Exists);
        return found is null ? StandardLibrary.Find(path) : Read(found);
    }

    /// <summary>The statute that a command names: a file, or a path in the folder of all statutes ("us-pa/clean-slate").</summary>
    public static SourceText Open(string path)
    {
        if (File.Exists(path)) return Read(path);
        string? found = Candidates(path, Directory.GetCurrentDirectory()).FirstOrDefault(File.Exists);
        if (found is not null) return Read(found);
        if (Directory.Exists(path)) throw new UnreadableFileException($"{path} is a folder; name a statute in it");
        throw new UnreadableFileException($"there is no statute {path}; name a file that ends in {Ending} or {Literate}, or a path below the folder \"{Folder}\" such as us-pa/clean-slate");
    }

    /// <summary>All statutes that a path stands for: a file, or a folder with everything below it.</summary>
    public static IReadOnlyList<string> Under(string path)
    {
        string? folder = Directory.Exists(path) ? path : Candidates(path, Directory.GetCurrentDirectory(), ending: "").FirstOrDefault(Directory.Exists);
        if (folder is null || File.Exists(path)) return [Open(path).Path];
        string[] files = [.. new[] { Ending, Literate }.SelectMany(ending => Directory.EnumerateFiles(folder, "*" + ending, SearchOption.AllDirectories)).Distinct().Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new UnreadableFileException($"there is no file that ends in {Ending} in {path}");
    }

    private static IEnumerable<string> Candidates(string path, string folder, string ending = Ending)
    {
        bool isWhole = path.EndsWith(Ending, StringComparison.Ordinal) || path.EndsWith(Literate, StringComparison.Ordinal) || ending.Length == 0;
        string[] files = isWhole ? [path] : [path + ending, path + Literate];
        foreach (string file in files) yield return Path.Combine(folder, file);
        foreach (string start in new[] { folder, Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (DirectoryInfo? up = new(start); up is not null; up = up.Parent)
            {
                foreach (string file in files)
                {
                    if (up.Name == Folder) yield return Path.Combine(up.FullName, file);
                    yield return Path.Combine(up.FullName, Folder, file);
                }
            }
        }
    }

    private static SourceText Read(string path)
    {
        string shown = Shown(path);
        if (new FileInfo(path).Length > LargestFile) throw new UnreadableFileException($"{shown} is larger than a statute can be ({LargestFile >> 20} megabytes)");
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
            if (text.Contains('\0')) throw new UnreadableFileException($"{shown} is not a text file");
            if (string.IsNullOrWhiteSpace(text)) throw new UnreadableFileException($"{shown} is empty; a statute begins with a line such as: statute \"Title\"");
            return new(shown, text);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException($"{shown} is not text in UTF-8; save it as UTF-8");
        }
    }

    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        // One file has one name, however it was reached.
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }
}
