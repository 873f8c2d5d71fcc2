using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Amending;

/// <summary>Texts by name, as a library; then the files of Amending/Laws, of statutes/ and of the compiler.</summary>
internal sealed class SmallLaws(params (string Name, string Text)[] files) : IStatuteLibrary
{
    public SourceText? Find(string path, SourceText from)
    {
        (_, string? text) = files.FirstOrDefault(file => file.Name == path);
        if (text is not null) return new(path + ".statute", text);
        string folder = Path.GetDirectoryName(from.Path) ?? "";
        string own = Repository.Path("tests", "ClearMyRecord.Dsl.Tests", "Amending", "Laws");
        string[] places = folder.Length > 0 ? [Repository.Path("statutes", folder), Repository.Path("statutes")] : [own, Repository.Path("statutes")];
        string? found = places.Select(place => Path.Combine(place, path + ".statute")).FirstOrDefault(File.Exists);
        return found is null ? StandardLibrary.Find(path)
            : new(Path.GetRelativePath(found.StartsWith(own, StringComparison.Ordinal) ? own : Repository.Path("statutes"), found), File.ReadAllText(found));
    }

    public Compilation Compile(string path)
    {
        SourceText text = Find(path, new("", "")) ?? throw new FileNotFoundException(path);
        return Compiled(new(text, this));
    }

    public Compilation CompileText(string name, string text) => Compiled(new(new SourceText(name, text), this));

    private static Compilation Compiled(Compilation compilation)
    {
        Assert.True(!compilation.HasErrors, DiagnosticRenderer.Render(compilation.Diagnostics));
        return compilation;
    }
}
