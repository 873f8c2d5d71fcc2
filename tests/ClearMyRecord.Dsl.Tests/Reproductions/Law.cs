using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

internal static class Law
{
    /// <returns>A compilation without errors; with them the test fails and shows them.</returns>
    public static Compilation Of(string path)
    {
        Compilation compilation = StatuteFolder.Compile(path);
        Assert.Empty(compilation.Diagnostics.Where(message => message.IsError).Select(message => $"{path}: {message.Text} ({message.Advice})"));
        return compilation;
    }
}
