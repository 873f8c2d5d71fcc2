namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>What the commands test, emit, run, explain and data give, and how they refuse.</summary>
[Collection(TheConsole.Name)]
public sealed class CommandTests : IDisposable
{
    private readonly SmallAct _act = new();

    public void Dispose() => _act.Dispose();

    [Fact]
    public void The_statutes_of_Pennsylvania_pass_their_examples()
    {
        Answer answer = Shell.Statute("test", "us-pa").Succeeds();
        Assert.Matches(@"^[1-9][0-9]* passed, 0 failed\s*$", answer.Out);
        Assert.Equal("", answer.Error);
    }

    [Theory]
    [InlineData("chek", "did you mean `check`?")]
    [InlineData("nonsense", "there are check, test, ")]
    public void A_word_that_is_no_command_is_one_message(string word, string said)
    {
        Answer answer = Shell.Statute(word, _act.Statute);
        Assert.Equal(2, answer.Code);
        Assert.StartsWith($"statute: there is no command `{word}`; {said}", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_people_are_made_up_for_a_state_the_command_says_what_to_give()
    {
        _act.Folder.Write("elsewhere.statute", "model \"Elsewhere\"\n    jurisdiction US-XX\n\nuse \"standard/model\"\n\nrecord charge\n    disposition is one of done, open\n");
        string path = _act.Folder.Write("act.statute", "statute \"Act\"\n    jurisdiction US-XX\n\nuse \"elsewhere\"\n\nrelief \"sealing\" for a charge\n    effect sealed, automatic\n    when disposition is done\n");
        Answer answer = Shell.Statute("explain", path, "--person", "P1", "--today", "2024-06-11");
        Assert.Equal(1, answer.Code);
        Assert.Contains("no people are made up for US-XX", answer.Error, StringComparison.Ordinal);
        Assert.Contains("`--data`", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_example_says_what_was_expected_and_what_came()
    {
        string path = _act.Folder.Write("wrong.statute", SmallAct.Text.Replace("where disposition is dismissed", "where disposition is guilty plea", StringComparison.Ordinal) + "\n");
        Answer answer = Shell.Statute("test", path).IsKind();
        Assert.Equal(1, answer.Code);
        Assert.Contains("FAILED", answer.Out, StringComparison.Ordinal);
        Assert.Contains("\"two years\"", answer.Out, StringComparison.Ordinal);
        Assert.Contains("(ended)", answer.Out, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokens", "Small act")]
    [InlineData("syntax", "dismissal wait")]
    [InlineData("bound", SmallAct.Relief)]
    [InlineData("ir", SmallAct.Relief)]
    [InlineData("csharp", "class ")]
    public void Every_stage_can_be_seen(string stage, string shown)
    {
        Answer answer = Shell.Statute("emit", _act.Statute, "--stage", stage).Succeeds();
        Assert.Contains(shown, answer.Out, StringComparison.Ordinal);
        Assert.Equal(answer.Out, Shell.Statute("emit", _act.Statute, "--stage", stage).Out);
    }

    [Fact]
    public void A_broken_statute_shows_its_first_stages_and_no_later_one()
    {
        string path = _act.Folder.Write("broken.statute", SmallAct.Text.Replace("effect sealed", "efect sealed", StringComparison.Ordinal) + "\n");
        Assert.Contains("efect", Shell.Statute("emit", path, "--stage", "tokens").Succeeds().Out, StringComparison.Ordinal);
        Answer later = Shell.Statute("emit", path, "--stage", "ir").IsKind();
        Assert.Equal((1, ""), (later.Code, later.Out));
    }

    [Fact]
    public void Decisions_are_one_a_line_under_a_header()
    {
        Answer answer = Shell.Statute("run", _act.Statute, "--data", _act.Records, "--today", "2026-06-01", "--out", _act["d.csv"]).Succeeds();
        string[] lines = File.ReadAllLines(_act["d.csv"]);
        Assert.StartsWith("person_id,case_id,charge_id,relief,citation,outcome,first_day,", lines[0], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        Assert.Contains("4 decisions as of 2026-06-01", answer.Out, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("Q-7731,K-1,1,", StringComparison.Ordinal) && line.Contains(",eligible,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Q-7732,K-2,1,", StringComparison.Ordinal) && line.Contains("2027-12-01", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Q-7733,K-3,1,", StringComparison.Ordinal) && line.Contains("disposition date of", StringComparison.Ordinal));
        Assert.Equal(["act.statute", "bill.statute", "d.csv", "records"], Names());
    }

    [Fact]
    public void Made_up_people_written_and_read_again_get_the_same_decisions()
    {
        string[] when = ["--today", "2026-06-01"];
        Shell.Statute(["data", "synthesize", _act.Statute, "--people", "200", "--seed", "7", "--out", _act["made"]]).Succeeds();
        Shell.Statute(["run", _act.Statute, "--people", "200", "--seed", "7", "--out", _act["a.csv"], .. when]).Succeeds();
        Shell.Statute(["run", _act.Statute, "--data", _act["made"], "--out", _act["b.csv"], .. when]).Succeeds();
        string[] direct = File.ReadAllLines(_act["a.csv"]);
        Assert.True(direct.Length > 200);
        Assert.Equal(direct, File.ReadAllLines(_act["b.csv"]));
    }

    [Fact]
    public void A_run_that_fails_leaves_what_was_there()
    {
        File.WriteAllText(_act["d.csv"], "of an earlier run");
        File.WriteAllText(Path.Combine(_act.Records, "charges.csv"), "charge_id,case_id,grade\n1,K-1,\"M2 and never closed\n2,K-1,M2\n");
        Shell.Statute("run", _act.Statute, "--data", _act.Records, "--out", _act["d.csv"]).FailsInOneSentence("charges.csv", "CMR5008").Hides(SmallAct.Secrets).Hides("never closed\n");
        Assert.Equal("of an earlier run", File.ReadAllText(_act["d.csv"]));

        Directory.CreateDirectory(_act["folder.csv"]);
        Shell.Statute("run", _act.Statute, "--people", "20", "--out", _act["folder.csv"]).FailsInOneSentence("folder.csv", "cannot be written");
        Assert.Equal(["act.statute", "bill.statute", "d.csv", "folder.csv", "records"], Names());
    }

    [Fact]
    public void Data_that_names_people_are_refused_without_a_name()
    {
        File.WriteAllText(Path.Combine(_act.Records, "people.csv"), "person_id,last name\nQ-7731,Featherstonehaugh\n");
        Shell.Statute("run", _act.Statute, "--data", _act.Records, "--out", _act["d.csv"]).FailsInOneSentence("people.csv", "CMR5011").Hides([.. SmallAct.Secrets, "Featherstonehaugh"]);
        Assert.False(File.Exists(_act["d.csv"]));
    }

    [Fact]
    public void An_explanation_is_a_tree_with_clauses_and_dates()
    {
        Answer answer = Shell.Statute("explain", _act.Statute, "--people", "50", "--person", "P1", "--relief", SmallAct.Relief).Succeeds();
        Assert.Contains(SmallAct.Relief, answer.Out, StringComparison.Ordinal);
        Assert.Contains("18 Pa.C.S. § 9999", answer.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n +.*\(ended\)", answer.Out);
        Answer json = Shell.Statute("explain", _act.Statute, "--data", _act.Records, "--person", "Q-7732", "--json", "--today", "2026-06-01").Succeeds();
        Assert.Contains("2027-12-01", json.Out, StringComparison.Ordinal);
        Assert.True(System.Text.Json.JsonDocument.Parse(json.Out).RootElement.GetArrayLength() == 1);
    }

    [Theory]
    [InlineData("why.html", "<!doctype html>")]
    [InlineData("why.json", "[")]
    [InlineData("why.txt", "As of 2026-06-01")]
    public void An_explanation_is_written_as_its_name_says(string name, string beginning)
    {
        Shell.Statute("explain", _act.Statute, "--data", _act.Records, "--person", "Q-7732", "--today", "2026-06-01", "--out", _act[name]).Succeeds();
        string written = File.ReadAllText(_act[name]);
        Assert.StartsWith(beginning, written, StringComparison.Ordinal);
        Assert.Contains("2027-12-01", written, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_person_is_one_sentence_without_the_identifier() =>
        Shell.Statute("explain", _act.Statute, "--data", _act.Records, "--person", "Q-0000").FailsInOneSentence("no person").Hides("Q-0000").Hides(SmallAct.Secrets);

    [Fact]
    public void An_unknown_relief_is_one_sentence() =>
        Shell.Statute("explain", _act.Statute, "--people", "5", "--person", "P1", "--relief", "pardon").FailsInOneSentence("pardon", SmallAct.Relief);

    [Fact]
    public void The_facts_a_law_knows_are_listed()
    {
        Answer answer = Shell.Statute("data", "fields", _act.Statute).Succeeds();
        foreach (string said in (string[])["  disposition date             date; ", "may be not yet; also called date of disposition", "kinds that rules may speak of", "several are convictions"])
            Assert.Contains(said, answer.Out, StringComparison.Ordinal);
        Assert.Contains("standard", Shell.Statute("data", "mappings").Succeeds().Out, StringComparison.Ordinal);
        string profile = _act.Folder.Write("profile.yaml", Shell.Statute("data", "profile").Succeeds().Out);
        Shell.Statute("run", _act.Statute, "--people", "20", "--profile", profile, "--out", _act["d.csv"]).Succeeds();
    }

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(_act.Folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
