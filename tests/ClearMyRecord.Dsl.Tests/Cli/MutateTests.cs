namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute mutate: names what no example notices; fails for it only when asked to.</summary>
[Collection(TheConsole.Name)]
public sealed class MutateTests
{
    [Fact]
    public void An_unnoticed_change_fails_only_when_strict()
    {
        using SmallAct act = new();
        Answer kind = Shell.Statute("mutate", act.Statute).Succeeds().IsKind();
        Assert.Contains("act.statute:8:5: `2 years` → `3 years`: no example notices (parameter dismissal wait)", kind.Out, StringComparison.Ordinal);
        Assert.Matches("1 file: [0-9]+ noticed, [0-9]+ not noticed, [0-9]+ not compiling", kind.Out);
        Assert.Equal(1, Shell.Statute("mutate", act.Statute, "--strict").Code);
    }

    [Fact]
    public void A_bill_is_changed_and_its_law_is_not()
    {
        using SmallAct act = new();
        Answer answer = Shell.Statute("mutate", act.BillFile).Succeeds().IsKind();
        Assert.Contains("`1 year` → `0 years`: no example notices (set dismissal wait)", answer.Out, StringComparison.Ordinal);
        Assert.Contains("`2028-01-01` → `2027-12-31`: no example notices", answer.Out, StringComparison.Ordinal);
        Assert.Contains("1 file: 2 noticed, 2 not noticed, 0 not compiling", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_an_example_fails_already_nothing_is_changed()
    {
        using SmallAct act = new();
        string wrong = act.Folder.Write("wrong.statute", SmallAct.Text.Replace("is eligible", "is not eligible", StringComparison.Ordinal) + "\n");
        Answer answer = Shell.Statute("mutate", wrong).IsKind();
        Assert.Equal(1, answer.Code);
        Assert.Contains("an example fails before anything is changed", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no example notices", answer.Out, StringComparison.Ordinal);
    }
}
