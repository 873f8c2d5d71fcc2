using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler;

/// <summary>The files that ship inside the compiler: "standard/model", the record model that every state's model builds on.</summary>
public static class StandardLibrary
{
    private const string Prefix = "statutes/";

    /// <returns>The text, or null if no such file ships.</returns>
    public static SourceText? Find(string path)
    {
        using Stream? stream = typeof(StandardLibrary).Assembly.GetManifestResourceStream($"{Prefix}{path}.statute");
        if (stream is null) return null;
        using StreamReader reader = new(stream);
        return new($"{path}.statute", reader.ReadToEnd());
    }

    public static IEnumerable<string> Paths =>
        typeof(StandardLibrary).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".statute".Length]).Order(StringComparer.Ordinal);
}
