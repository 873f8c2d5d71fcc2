namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute doc and statute paraphrase as typed.</summary>
[Collection(TheConsole.Name)]
public sealed class DocTests
{
    [Fact]
    public void A_law_is_read_back()
    {
        using SmallAct act = new();
        Answer answer = Shell.Statute("paraphrase", act.Statute).Succeeds().IsKind();
        Assert.Contains("(wait) today is the day that lies the “dismissal wait” after its disposition date, or later", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_written_whole_and_shows_the_bill()
    {
        using SmallAct act = new();
        string page = act["page.html"];
        Shell.Statute("doc", act.Statute, "--bill", act.BillFile, "--out", page).Succeeds().IsKind();
        string html = File.ReadAllText(page);
        Assert.Contains("<ins>From 2028-01-01 on: 1 year.</ins>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_of_a_law_and_a_bill_of_that_law()
    {
        using SmallAct act = new();
        Shell.Statute("doc", act.BillFile, "--out", act["page.html"]).FailsInOneSentence("--bill");
        Shell.Statute("doc", act.Statute, "--bill", act.Statute, "--out", act["page.html"]).FailsInOneSentence("does not amend");
        Assert.False(File.Exists(act["page.html"]));
    }
}
