namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>Where trying what is missing was given up, every command says for how many answers, and what tries more.</summary>
[Collection(TheConsole.Name)]
public sealed class TrialsTests : IDisposable
{
    private const string Text = """
        statute "Either way"
            jurisdiction US-PA

        use "us-pa/model"

        relief "sealing" for a charge
            effect sealed, automatic
            when any of
                (here)  the case's county is "Zelienople"
                (there) the case's county is not "Zelienople"

        example "a county nobody wrote down"
            today is 2026-01-01
            given a person
                with a case where county is missing
                    with a charge where disposition is dismissed
            expect "sealing" is eligible
        """;

    private readonly SmallAct _act = new();
    private readonly string _statute;

    public TrialsTests()
    {
        _statute = _act.Folder.Write("either.statute", Text + "\n");
        File.WriteAllText(Path.Combine(_act.Records, "cases.csv"), "case_id,person_id,county\nK-1,Q-7731,\nK-2,Q-7732,\nK-3,Q-7733,Zelienople\n");
    }

    public void Dispose() => _act.Dispose();

    [Fact]
    public void An_example_that_one_trial_does_not_settle()
    {
        Answer cut = Shell.Statute("test", _statute, "--trials", "1");
        Assert.NotEqual(0, cut.Code);
        Assert.Contains("1 answer needs review because what is missing could be too much to try in 1 trial; `--trials 10` tries more.", cut.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("too much to try", Shell.Statute("test", _statute).Succeeds().Out, StringComparison.Ordinal);
        Assert.NotEqual(0, Shell.Statute("test", _statute, "--trials", "0").Code);
    }

    [Fact]
    public void Decisions_and_explanations_that_one_trial_does_not_settle()
    {
        string[] data = ["--data", _act.Records, "--today", "2026-01-01"];
        Assert.Contains("3 answers need review because what is missing could be too much to try in 1 trial; `--trials 10` tries more.",
            Shell.Statute(["run", _statute, "--out", _act["decisions.csv"], "--trials", "1", .. data]).Succeeds().Out, StringComparison.Ordinal);
        string[] explain = ["explain", _statute, "--person", "Q-7731", .. data];
        string cut = Shell.Statute([.. explain, "--trials", "1"]).Succeeds().Out;
        Assert.Contains("what is missing could be too much to try in 1 trial; more may find one answer", cut, StringComparison.Ordinal);
        Assert.Contains("2 answers need review", cut, StringComparison.Ordinal);
        Assert.Contains("\"givenUpAfterTrials\": 1", Shell.Statute([.. explain, "--trials", "1", "--json"]).Succeeds().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("too much to try", Shell.Statute(explain).Succeeds().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_population_with_answers_that_trying_does_not_settle_or_that_nobody_tried()
    {
        string[] simulate = ["simulate", _statute, "--data", _act.Records, "--today", "2026-01-01"];
        Assert.Contains("At most 100 answers need review because what is missing could be too much to try in 1 trial", Shell.Statute([.. simulate, "--trials", "1"]).Succeeds().Out, StringComparison.Ordinal);
        Assert.Contains("3 answers need review because", Shell.Statute([.. simulate, "--trials", "1", "--show-small-counts"]).Succeeds().Out, StringComparison.Ordinal);
        Assert.Contains("Missing facts were not tried: of 3 answers in review", Shell.Statute([.. simulate, "--trials", "0", "--show-small-counts"]).Succeeds().Out, StringComparison.Ordinal);
        string settled = Shell.Statute([.. simulate, "--trials", "50", "--show-small-counts"]).Succeeds().Out;
        Assert.DoesNotContain("were not tried", settled, StringComparison.Ordinal);
        Assert.DoesNotContain("too much to try", settled, StringComparison.Ordinal);
    }
}
