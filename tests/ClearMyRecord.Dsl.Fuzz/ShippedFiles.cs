using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Fuzz;

/// <summary>Only the files that come with the compiler: a made-up `use` must not read the disk.</summary>
internal sealed class ShippedFiles : IStatuteLibrary
{
    public SourceText? Find(string path, SourceText from) => StandardLibrary.Find(path);
}
