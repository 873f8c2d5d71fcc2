namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute cover: names what no example shows; fails for it only when asked to.</summary>
[Collection(TheConsole.Name)]
public sealed class CoverCommandTests
{
    [Fact]
    public void What_no_example_shows_is_named_and_fails_only_when_strict()
    {
        using SmallAct act = new();
        Answer kind = Shell.Statute("cover", act.Statute).Succeeds().IsKind();
        Assert.Contains("MISSING (wait) dismissal wait has passed since disposition date  [18 Pa.C.S. § 9999 (wait), line 19]", kind.Out, StringComparison.Ordinal);
        Assert.Contains("no example of a no that hangs on it alone", kind.Out, StringComparison.Ordinal);
        Assert.Contains("no example of the day before", kind.Out, StringComparison.Ordinal);
        Assert.Contains("1 file: 0 of 3 conditions decide alone both ways, 0 of 9 edges stood at", kind.Out, StringComparison.Ordinal);
        Assert.Equal(1, Shell.Statute("cover", act.Statute, "--strict").Code);
    }

    [Fact]
    public void Where_an_example_fails_nothing_is_said_of_what_it_shows()
    {
        using SmallAct act = new();
        string wrong = act.Folder.Write("wrong.statute", SmallAct.Text.Replace("is eligible", "is not eligible", StringComparison.Ordinal) + "\n");
        Answer answer = Shell.Statute("cover", wrong).IsKind();
        Assert.Equal(1, answer.Code);
        Assert.Contains("an example fails", answer.Error, StringComparison.Ordinal);
    }
}
