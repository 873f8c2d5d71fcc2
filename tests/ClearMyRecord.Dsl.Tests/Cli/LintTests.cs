namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute lint: warnings do not fail unless asked to.</summary>
[Collection(TheConsole.Name)]
public sealed class LintTests
{
    [Fact]
    public void A_warning_fails_only_when_strict()
    {
        using SmallAct act = new();
        Answer kind = Shell.Statute("lint", act.Statute).Succeeds().IsKind();
        Assert.Contains("act.statute:19:9: warning CMR3506", kind.Error, StringComparison.Ordinal);
        Assert.Contains("1 file: 1 warning", kind.Out, StringComparison.Ordinal);
        Assert.Equal(1, Shell.Statute("lint", act.Statute, "--strict").Code);
    }

    [Fact]
    public void A_statute_with_an_error_is_not_linted()
    {
        using SmallAct act = new();
        string broken = act.Folder.Write("b.statute", SmallAct.Text.Replace("dismissal wait has", "dismissal weight has", StringComparison.Ordinal) + "\n");
        Answer answer = Shell.Statute("lint", broken).IsKind();
        Assert.Equal(1, answer.Code);
        Assert.DoesNotContain("warning", answer.Error, StringComparison.Ordinal);
    }
}
