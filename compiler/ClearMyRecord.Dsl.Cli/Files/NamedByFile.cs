using ClearMyRecord.Dsl.Compiler.Binding;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>Names that a command line gives: where several files declare one, the file is said as in a statute or as in a report.</summary>
internal static class NamedByFile
{
    /// <returns>Null where nothing is called so.</returns>
    public static T? Find<T>(IEnumerable<T> all, Func<T, string> nameOf, string name) where T : class
    {
        string plain = name.Replace("\"", "", StringComparison.Ordinal);
        T[] known = [.. all];
        if (known.FirstOrDefault(one => nameOf(one) == name || nameOf(one) == plain) is { } found) return found;
        string[] several = [.. known.Select(nameOf).Where(label => label.StartsWith(plain + FileSight.Phrase, StringComparison.Ordinal)).Distinct()];
        return several.Length == 0 ? null
            : throw new CommandException($"several files declare \"{name}\"; write {string.Join(" or ", several.Select(label => $"\"{label}\""))}");
    }
}
