using System.Text.Json;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>What the commands say where an answer is not the usual one: not eligible, not there, not meant, not for this state.</summary>
[Collection(TheConsole.Name)]
public sealed class AnswerTests : IDisposable
{
    private readonly SmallAct _act = new();

    public void Dispose() => _act.Dispose();

    [Fact]
    public void Those_not_eligible_have_the_effect_of_the_row_that_is_known_to_be_theirs()
    {
        string law = _act.Folder.Write("rows.statute", SmallAct.Text.Replace("    effect sealed, automatic", """
                effect
                    (1) sealed, automatic from 2020-01-01, by petition before where grade is M2
                    (2) reduced, by petition where grade is M3
                    (3) destroyed, by petition otherwise
            """, StringComparison.Ordinal) + "\n");
        File.WriteAllText(Path.Combine(_act.Records, "charges.csv"), """
            charge_id,case_id,offense,grade,disposition,disposition_date
            1,K-1,18 § 3929,M2,dismissed,2020-05-17
            2,K-1,18 § 3929,M2,guilty plea,2020-05-17
            3,K-1,18 § 3929,M3,dismissed,2026-05-17
            1,K-2,18 § 3929,,guilty plea,2025-12-01

            """);
        Shell.Statute("run", law, "--data", _act.Records, "--today", "2026-06-01", "--out", _act["d.csv"]).Succeeds();
        string[][] rows = [.. File.ReadAllLines(_act["d.csv"]).Select(line => line.Split(','))];
        int outcome = Array.IndexOf(rows[0], "outcome"), route = Array.IndexOf(rows[0], "route"), effect = Array.IndexOf(rows[0], "effect");
        Assert.Equal(
            ["eligible: sealed, automatic", "not eligible: sealed, automatic", "not yet: reduced, by petition", "not eligible: , "],
            rows.Skip(1).Select(row => $"{row[outcome]}: {row[effect]}, {row[route]}"));
    }

    [Fact]
    public void An_explanation_names_the_way_of_the_day_and_the_charges_that_are_cleared()
    {
        string law = _act.Folder.Write("reach.statute", """
            statute "Reach"
                jurisdiction US-PA
                cite "§ 1"

            use "us-pa/model"

            relief "clean slate" for a person
                effect sealed, automatic from 2027-11-01, by petition before
                reaches charges of the person where disposition is dismissed
                when not registrant

            """);
        File.WriteAllText(Path.Combine(_act.Records, "people.csv"), "person_id,registrant\nQ-7731,no\nQ-7732,no\nQ-7733,no\n");
        string[] line = ["explain", law, "--data", _act.Records, "--person", "Q-7731", "--today"];
        string before = Shell.Statute([.. line, "2026-06-01"]).Succeeds().Out, after = Shell.Statute([.. line, "2027-11-01"]).Succeeds().Out;
        Assert.Contains("on this day: by petition\n", before.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("on this day: automatic\n", after.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("clears charge 1 of case 1\n", after.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        JsonElement answer = JsonDocument.Parse(Shell.Statute([.. line, "2027-11-01", "--json"]).Succeeds().Out).RootElement[0];
        Assert.Equal("automatic", answer.GetProperty("route").GetString());
        Assert.Equal("true", Assert.Single(answer.GetProperty("clears").EnumerateArray()).GetProperty("truth").GetString());
        Shell.Statute([.. line, "2027-11-01", "--out", _act["page.html"]]).Succeeds();
        Assert.Contains("Clears charge 1 of case 1.", File.ReadAllText(_act["page.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "chek", "did you mean `check`")]
    [InlineData("paraphrase", "nonsense", "there is no command `nonsense`; there are check, test")]
    public void A_command_that_is_none_is_answered_with_those_there_are(string real, string typed, string said)
    {
        Answer answer = Shell.Statute(typed).FailsInOneSentence(said, real);
        Assert.Equal(2, answer.Code);
        Shell.Statute("data", "feilds").FailsInOneSentence("did you mean `fields`");
    }

    [Fact]
    public void The_people_made_up_are_Pennsylvanias()
    {
        _act.Folder.Write("model.statute", """
            model "Another state"
                jurisdiction US-XX
                citation format "§ SECTION"

            record charge
                disposition is one of convicted, acquitted

            """);
        string law = _act.Folder.Write("law.statute", """
            statute "Another law"
                jurisdiction US-XX
                cite "§ 1"

            use "model"

            relief "sealing" for a charge
                effect sealed, automatic
                when disposition is acquitted

            """);
        Shell.Statute("run", law, "--people", "5", "--out", _act["d.csv"])
            .FailsInOneSentence("no people are made up for US-XX", "pennsylvania", "--data", "--profile");
        Assert.False(File.Exists(_act["d.csv"]));
    }

    [Fact]
    public void Tables_are_read_and_JSON_is_not()
    {
        string json = _act["records.json"];
        Shell.Statute("examples", "export", _act.Statute, "--out", json).Succeeds();
        Shell.Statute("run", _act.Statute, "--data", json, "--out", _act["d.csv"]).FailsInOneSentence("is JSON", "CSV", "statute examples import");
    }

    [Fact]
    public void A_parameter_is_off_only_where_the_law_says_that_it_may_be()
    {
        string[] run = ["run", _act.Statute, "--people", "5", "--out", _act["d.csv"], "--set", "dismissal wait=off"];
        Shell.Statute(run).FailsInOneSentence("\"dismissal wait\" cannot be off", "may be off", "2 years");
        string law = _act.Folder.Write("off.statute", SmallAct.Text.Replace("    2 years\n", "    2 years\n    may be off\n", StringComparison.Ordinal) + "\n");
        Shell.Statute([run[0], law, .. run[2..]]).Succeeds();
    }

    [Theory]
    [InlineData("cover")]
    [InlineData("mutate")]
    public void A_model_has_nothing_that_an_example_could_show(string verb)
    {
        string model = _act.Folder.Write("model.statute", "model \"Records\"\n\nuse \"standard/model\"\n");
        Assert.Contains("it holds no relief", Shell.Statute(verb, model).Succeeds().Out, StringComparison.Ordinal);
        string law = _act.Folder.Write("bare.statute", SmallAct.Text[..SmallAct.Text.IndexOf("example", StringComparison.Ordinal)]);
        Assert.Contains("it has no worked example", Shell.Statute(verb, law).Succeeds().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("explain")]
    [InlineData("simulate")]
    public void Help_says_which_day_is_taken_without_today(string verb) =>
        Assert.Matches(@"without\s+it\s+the\s+day\s+for\s+which\s+the\s+file\s+speaks", Shell.Statute(verb, "--help").Succeeds().Out);
}
