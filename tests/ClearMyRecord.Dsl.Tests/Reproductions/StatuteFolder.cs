using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>The statutes of the checkout.</summary>
internal sealed class StatuteFolder : IStatuteLibrary
{
    public static string Root { get; } = Find();

    /// <returns>A compilation without errors; with them the test fails and shows them.</returns>
    public static Compilation Compile(string path)
    {
        Compilation compilation = new(Read(Path.Combine(Root, path + ".statute")), new StatuteFolder());
        Assert.Empty(compilation.Diagnostics.Where(message => message.IsError).Select(message => $"{path}: {message.Text} ({message.Advice})"));
        return compilation;
    }

    public SourceText? Find(string path, SourceText from)
    {
        foreach (string folder in (string[])[Path.GetDirectoryName(from.Path) ?? "", Root])
        {
            string file = Path.Combine(folder, path + ".statute");
            if (File.Exists(file)) return Read(file);
        }

        return null;
    }

    private static SourceText Read(string file) => new(Path.GetFullPath(file), File.ReadAllText(file));

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClearMyRecord.Dsl.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("the tests are not run inside the checkout"), "statutes");
    }
}
