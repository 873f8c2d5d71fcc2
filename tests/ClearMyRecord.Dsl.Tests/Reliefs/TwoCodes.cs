using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>Two files of a state that have names alike, and laws that use both.</summary>
internal sealed class TwoCodes : IStatuteLibrary
{
    public Dictionary<string, string> Files { get; } = new()
    {
        ["old"] = """
            model "Old code"
            use "model"
            parameter wait is 10 years
            define a grave conviction as a conviction where grade is at least F2
            relief "sealing" for a conviction   cite "§ 5"
                effect sealed, automatic
                when all of
                    (wait)  wait has passed since disposition date
                    (grave) this conviction is not a grave conviction

            """,
        ["new"] = """
            model "New code"
            use "model"
            parameter wait is 5 years
            define a grave conviction as a conviction where grade is at least M1
            relief "sealing" for a conviction   cite "§ 15"
                effect sealed, automatic
                when all of
                    (wait)  wait has passed since disposition date
                    (grave) this conviction is not a grave conviction

            """,
    };

    public Compilation Compile(string law) => new(Law(law), this);

    public static SourceText Law(string law) => new("law.statute", "statute \"Law\"\n    jurisdiction US-PA\n\nuse \"old\"\nuse \"new\"\n\n" + law.ReplaceLineEndings("\n") + "\n");

    public string Messages(string law) => DiagnosticRenderer.Render(Compile(law).Diagnostics);

    public SourceText? Find(string path, SourceText from)
    {
        if (Files.TryGetValue(path, out string? text)) return new(path + ".statute", text.ReplaceLineEndings("\n"));
        string beside = Repository.Path("grammar", "errors", path + ".statute");
        return File.Exists(beside) ? new(path + ".statute", File.ReadAllText(beside)) : StandardLibrary.Find(path);
    }
}
