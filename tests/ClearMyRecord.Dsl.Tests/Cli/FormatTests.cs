using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute format: one layout, and a file that cannot be read is not touched.</summary>
[Collection(TheConsole.Name)]
public sealed class FormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_says_what_would_change_and_changes_nothing()
    {
        string wild = SmallAct.Text.Replace(" (wait)  dismissal", " (wait)      dismissal", StringComparison.Ordinal) + "\n", path = _folder.Write("a.statute", wild);
        Answer checkedFirst = Shell.Statute("format", path, "--check").IsKind();
        Assert.Equal(1, checkedFirst.Code);
        Assert.Contains("a.statute would be laid out otherwise", checkedFirst.Out, StringComparison.Ordinal);
        Assert.Equal(wild, File.ReadAllText(path));

        Assert.Contains("1 file, 1 changed", Shell.Statute("format", path).Succeeds().Out, StringComparison.Ordinal);
        Assert.Equal(SmallAct.Text.ReplaceLineEndings("\n") + "\n", File.ReadAllText(path));
        Shell.Statute("format", path, "--check").Succeeds();
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path) ?? "", "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_file_with_a_mistake_in_its_syntax_is_left_alone()
    {
        string broken = SmallAct.Text.Replace("effect sealed, automatic", "effect  sealed, automatic ;", StringComparison.Ordinal) + "\n\n\n", path = _folder.Write("a.statute", broken);
        Answer answer = Shell.Statute("format", path).IsKind();
        Assert.Equal(1, answer.Code);
        Assert.Contains("CMR1", answer.Error, StringComparison.Ordinal);
        Assert.Contains("left as it is", answer.Error, StringComparison.Ordinal);
        Assert.Equal(broken, File.ReadAllText(path));
    }

    [Fact]
    public void A_name_that_nothing_has_is_no_reason_to_leave_a_file_untidy()
    {
        string path = _folder.Write("a.statute", SmallAct.Text.Replace("dismissal wait has", "dismissal   weight has", StringComparison.Ordinal) + "\n");
        Shell.Statute("format", path).Succeeds();
        Assert.Contains(" dismissal weight has", File.ReadAllText(path), StringComparison.Ordinal);
    }
}
