using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>Checking again after an edit says what checking afresh says, and reads again only what has changed.</summary>
public sealed class EditorPath
{
    private static readonly SourceText Law = StatuteFolder.Open("us-pa/clean-slate");

    private static string Fresh(string text) => DiagnosticRenderer.Render(new Compilation(new SourceText(Law.Path, text), new StatuteFolder()).Diagnostics);

    [Fact]
    public void Each_edit_is_told_as_if_it_were_read_afresh()
    {
        Compilation open = new(Law, new StatuteFolder());
        string text = Law.Text;
        string[] edits =
        [
            text,
            text.Replace("misdemeanor wait   cite", "misdemeanor weight   cite", StringComparison.Ordinal), // a declaration renamed: its uses are told of
            text + "\nrelief ",
            text.Replace("use \"model\"", "use \"modle\"", StringComparison.Ordinal),
            text,
        ];
        foreach (string edit in edits)
        {
            open = open.After(new SourceText(Law.Path, edit));
            Assert.Equal(Fresh(edit), DiagnosticRenderer.Render(open.Diagnostics));
        }
    }

    [Fact]
    public void A_file_that_has_not_changed_is_the_same_tree()
    {
        Compilation before = new(Law, new StatuteFolder());
        Compilation after = before.After(new SourceText(Law.Path, Law.Text + "\n-- more\n"));

        Assert.Equal(before.Loaded.Files.Length, after.Loaded.Files.Length);
        for (int i = 0; i + 1 < before.Loaded.Files.Length; i++) Assert.Same(before.Loaded.Files[i], after.Loaded.Files[i]);
        Assert.NotSame(before.Loaded.Files[^1], after.Loaded.Files[^1]);
    }

    [Fact]
    public void A_name_declared_in_a_used_file_is_seen_at_once()
    {
        Files files = new() { Model = "model \"M\"\nuse \"standard/model\"\n" };
        Compilation open = new(new SourceText("law.statute", "statute \"L\"\nuse \"m\"\nrelief \"A\" for a charge\n    when it is free of all charges\n"), files);
        Assert.NotEmpty(open.Diagnostics);

        files.Model += "define a free of all charges as a charge where grade is felony\n";
        Assert.Equal("", DiagnosticRenderer.Render(open.After(new SourceText("law.statute", open.Text.Text.Replace("it is free", "it is a free", StringComparison.Ordinal))).Diagnostics));
    }

    private sealed class Files : IStatuteLibrary
    {
        public string Model { get; set; } = "";

        public SourceText? Find(string path, SourceText from) => path == "m" ? new("m.statute", Model) : StandardLibrary.Find(path);
    }
}
