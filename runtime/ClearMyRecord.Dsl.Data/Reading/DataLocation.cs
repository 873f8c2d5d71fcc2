using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>A file to be read, and as what. No mapping: the standard layout.</summary>
internal sealed record LocatedFile(string Path, RecordKind Row, FileMapping? Mapping)
{
    public string Name { get; } = System.IO.Path.GetFileName(Path);

    public long Length { get; } = new FileInfo(Path).Length;
}

/// <summary>Finds the files of a mapping at a path, plain or compressed.</summary>
internal static class DataLocation
{
    private static readonly (string File, RecordKind Row)[] Standard =
        [("people.csv", RecordKind.Person), ("cases.csv", RecordKind.Case), ("charges.csv", RecordKind.Charge)];

    public static IReadOnlyList<LocatedFile> Find(string path, DataMapping mapping)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (!Directory.Exists(path) && !File.Exists(path)) throw DataErrors.FileMissing.In(name);
        bool isFolder = Directory.Exists(path);
        if (mapping.IsStandard) return isFolder ? FindStandard(path, name) : [new(path, RecordKind.Charge, null)];
        if (!isFolder)
            return mapping.Files is [{ } only]
                ? [new(path, only.Row, only)]
                : throw DataErrors.MappingValue.In(mapping.Name, "files", "this mapping reads several files; name their folder");
        List<LocatedFile> files = [];
        foreach (FileMapping file in mapping.Files.OrderBy(file => file.Row))
        {
            string[] found = [.. Matches(path, file.File)];
            if (found.Length == 0) throw DataErrors.FolderInsteadOfFile.In(name, file.File);
            files.AddRange(found.Select(one => new LocatedFile(one, file.Row, file)));
        }

        return files;
    }

    /// <summary>A file in the same folder as another.</summary>
    public static string Beside(string path, string file)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        return Matches(folder.Length == 0 ? "." : folder, file).FirstOrDefault() ?? Path.Combine(folder, file);
    }

    private static List<LocatedFile> FindStandard(string folder, string name)
    {
        List<LocatedFile> files = [.. Standard.SelectMany(entry => Matches(folder, entry.File).Take(1).Select(path => new LocatedFile(path, entry.Row, null)))];
        return files.Any(file => file.Row == RecordKind.Charge) ? files : throw DataErrors.FolderInsteadOfFile.In(name, "charges.csv");
    }

    private static IEnumerable<string> Matches(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(Directory.EnumerateFiles(folder, pattern + ".gz")).Order(StringComparer.Ordinal);
}
