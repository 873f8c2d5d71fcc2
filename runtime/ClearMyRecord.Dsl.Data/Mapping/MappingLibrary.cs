using System.Reflection;
using ClearMyRecord.Dsl.Data.Problems;

namespace ClearMyRecord.Dsl.Data.Mapping;

/// <summary>The mappings that ship with the tool, and those in files.</summary>
public static class MappingLibrary
{
    private const string Prefix = "mapping/", Suffix = ".yaml";

    /// <summary>Names of the shipped mappings, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <param name="nameOrPath">The name of a shipped mapping, or the path of a YAML file.</param>
    /// <exception cref="DataProblemException">There is no such mapping, or it cannot be read.</exception>
    public static DataMapping Load(string nameOrPath)
    {
        using Stream? shipped = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + nameOrPath + Suffix);
        if (shipped is not null)
        {
            using StreamReader reader = new(shipped);
            return MappingReader.Parse(reader.ReadToEnd(), nameOrPath);
        }

        string name = Path.GetFileName(nameOrPath);
        bool isPath = nameOrPath.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        if (!isPath) throw DataErrors.MappingUnknown.In(name, string.Join(", ", Names));
        return Reading.SourceFile.Guarded(name, () =>
            File.Exists(nameOrPath) ? MappingReader.Parse(File.ReadAllText(nameOrPath), name) : throw DataErrors.FileMissing.In(name));
    }
}
