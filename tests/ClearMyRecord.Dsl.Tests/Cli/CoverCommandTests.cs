using System.Text.Json;

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

    [Fact]
    public void Examples_are_written_beside_the_law_and_never_over_a_file()
    {
        using SmallAct act = new();
        string more = act["more.statute"];
        Shell.Statute("cover", act.Statute, "--write", more).Succeeds().IsKind();
        Answer test = Shell.Statute("test", more).Succeeds().IsKind();
        Assert.Matches("^[1-9] passed, 0 failed", test.Out);
        Answer again = Shell.Statute("cover", act.Statute, "--write", more).IsKind();
        Assert.Equal(1, again.Code);
        Assert.Contains("is there already and is left alone", again.Error, StringComparison.Ordinal);
        // A file of examples is measured together with the law that it uses.
        Assert.Contains("3 of 3 conditions decide alone both ways", Shell.Statute("cover", more).Succeeds().IsKind().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_are_put_into_the_statute_when_asked()
    {
        using SmallAct act = new();
        string before = File.ReadAllText(act.Statute);
        Answer shown = Shell.Statute("cover", act.Statute, "--examples").Succeeds().IsKind();
        Assert.Contains("compare it with the law before you keep it", shown.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(act.Statute));
        Shell.Statute("cover", act.Statute, "--add").Succeeds().IsKind();
        Assert.StartsWith(before.TrimEnd(), File.ReadAllText(act.Statute), StringComparison.Ordinal);
        Shell.Statute("test", act.Statute).Succeeds();
        Assert.Contains("3 of 3 conditions decide alone both ways", Shell.Statute("cover", act.Statute).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_names_each_side_with_the_example_that_shows_it()
    {
        using SmallAct act = new();
        using JsonDocument json = JsonDocument.Parse(Shell.Statute("cover", act.Statute, "--json").Succeeds().Out);
        Assert.Equal((0, 3), (json.RootElement.GetProperty("conditions").GetProperty("covered").GetInt32(), json.RootElement.GetProperty("conditions").GetProperty("all").GetInt32()));
        JsonElement file = Assert.Single(json.RootElement.GetProperty("files").EnumerateArray());
        JsonElement wait = Assert.Single(file.GetProperty("items").EnumerateArray(), item => item.GetProperty("kind").GetString() == "condition" && item.GetProperty("label").GetString() == "(wait)");
        Assert.Equal(SmallAct.Relief, wait.GetProperty("relief").GetString());
        Assert.Equal(["yes two years", "no"], wait.GetProperty("sides").EnumerateArray().Select(side =>
            $"{side.GetProperty("side")} {(side.TryGetProperty("example", out JsonElement example) ? example.GetString() : "")}".TrimEnd()));
        Assert.False(wait.GetProperty("covered").GetBoolean());
        Answer refused = Shell.Statute("cover", act.Statute, "--json", "--examples").IsKind();
        Assert.Equal(1, refused.Code);
        Assert.Equal(1, Shell.Statute("cover", act.Statute, "--json", "--strict").Code);
    }
}
