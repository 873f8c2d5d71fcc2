using System.Text.Json;

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

    [Fact]
    public void An_accepted_change_is_counted_and_named_when_asked_and_an_idle_comment_fails_when_strict()
    {
        using SmallAct act = new();
        string accepting = act.Folder.Write("accepting.statute", SmallAct.Text.Replace("    2 years", "    2 years  -- mutate `3 years`: a made-up number", StringComparison.Ordinal) + "\n");
        Answer kind = Shell.Statute("mutate", accepting).Succeeds().IsKind();
        Assert.DoesNotContain("`3 years`", kind.Out, StringComparison.Ordinal);
        Assert.Matches("1 file: [0-9]+ noticed, [0-9]+ not noticed, 1 accepted, [0-9]+ not compiling", kind.Out);
        Assert.Contains("`2 years` → `3 years`: accepted: a made-up number (parameter dismissal wait)", Shell.Statute("mutate", accepting, "--all").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_every_change_is_noticed_or_accepted_strict_passes_until_a_comment_accepts_nothing()
    {
        using SmallAct act = new();
        string bill = File.ReadAllText(act.BillFile)
            .Replace("effective 2028-01-01", "effective 2028-01-01  -- mutate `2027-12-31`: made up", StringComparison.Ordinal)
            .Replace("to 1 year", "to 1 year  -- mutate `0 years`: made up", StringComparison.Ordinal);
        File.WriteAllText(act.BillFile, bill);
        Shell.Statute("mutate", act.BillFile, "--strict").Succeeds().IsKind();
        File.WriteAllText(act.BillFile, bill.Replace("`0 years`", "`0 years`, `2 years`", StringComparison.Ordinal));
        Answer idle = Shell.Statute("mutate", act.BillFile, "--strict").IsKind();
        Assert.Equal(1, idle.Code);
        Assert.Contains("warning CMR3520", idle.Error, StringComparison.Ordinal);
        Assert.Contains("1 warning", idle.Out, StringComparison.Ordinal);
        Shell.Statute("mutate", act.BillFile).Succeeds();
    }

    [Fact]
    public void Json_has_what_the_text_says()
    {
        using SmallAct act = new();
        File.WriteAllText(act.BillFile, File.ReadAllText(act.BillFile).Replace("to 1 year", "to 1 year  -- mutate `0 years`, `7 years`: made up", StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(Shell.Statute("mutate", act.BillFile, "--json").Succeeds().Out);
        JsonElement file = Assert.Single(json.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal(2, file.GetProperty("noticed").GetInt32());
        Assert.Equal((1, 1), (file.GetProperty("unnoticed").GetInt32(), file.GetProperty("accepted").GetInt32()));
        Assert.Equal(["2028-01-01 > 2027-12-31 unnoticed", "1 year > 0 years accepted made up"], file.GetProperty("changes").EnumerateArray().Select(change =>
            $"{change.GetProperty("old")} > {change.GetProperty("new")} {change.GetProperty("fate")} {(change.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() : "")}".TrimEnd()));
        Assert.Equal("CMR3520", Assert.Single(file.GetProperty("warnings").EnumerateArray()).GetProperty("code").GetString());
        string wrong = act.Folder.Write("wrong.statute", SmallAct.Text.Replace("is eligible", "is not eligible", StringComparison.Ordinal) + "\n");
        Answer failed = Shell.Statute("mutate", wrong, "--json");
        Assert.Equal(1, failed.Code);
        Assert.Contains("an example fails before anything is changed", failed.Out, StringComparison.Ordinal);
    }
}
