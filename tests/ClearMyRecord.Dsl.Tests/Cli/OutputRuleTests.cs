using System.Security.Cryptography;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>No command writes over what it reads, nor over a statute; a former result it does write over.</summary>
[Collection(TheConsole.Name)]
public sealed class OutputRuleTests : IDisposable
{
    private readonly SmallAct _act = new();

    public void Dispose() => _act.Dispose();

    [Theory]
    [InlineData("doc {act} --out {act}", "is read by this command")]
    [InlineData("doc {act} --bill {bill} --out {bill}", "is read by this command")]
    [InlineData("doc {act} --out {other}", "is there already and is left alone")]
    [InlineData("doc {act} --out {document}", "is there already and is left alone")]
    [InlineData("redline {bill} --format html --out {act}", "is read by this command")]
    [InlineData("redline {bill} --out {bill}", "is read by this command")]
    [InlineData("redline {bill} --out {other}", "is there already and is left alone")]
    [InlineData("amend {bill} --out {folder}", "is read by this command")]
    [InlineData("run {act} --people 5 --out {act}", "is read by this command")]
    [InlineData("run {act} --people 5 --out {other}", "is there already and is left alone")]
    [InlineData("run {bill} --people 5 --out {act}", "is read by this command")]
    [InlineData("run {act} --data {records} --today 2026-06-01 --out {records}/charges.csv", "is read by this command")]
    [InlineData("run {act} --data {records} --mapping {mapping} --today 2026-06-01 --out {mapping}", "is read by this command")]
    [InlineData("run {act} --people 5 --profile {profile} --out {profile}", "is read by this command")]
    [InlineData("explain {act} --people 5 --person P1 --out {act}", "is read by this command")]
    [InlineData("explain {act} --people 5 --person P1 --out {other}", "is there already and is left alone")]
    [InlineData("data synthesize {act} --people 5 --data {records} --out {records}", "is read by this command")]
    [InlineData("simulate {act} --data {folder}/summary.csv --out {folder}", "is read by this command")]
    [InlineData("cover {act} --write {other}", "is there already and is left alone")]
    [InlineData("examples export {act} --out {other}", "is there already and is left alone")]
    [InlineData("examples import {act} --people 1 --all --write {other}", "is there already and is left alone")]
    public void What_is_read_and_every_statute_is_left_alone(string line, string why)
    {
        _act.Folder.Write("other.statute", SmallAct.Text + "\n");
        _act.Folder.Write("document.statute.md", "# To be written\n");
        foreach (string name in new[] { "mapping.yaml", "profile.yaml", "summary.csv" }) _act.Folder.Write(name, "left as it is\n");
        Dictionary<string, string> before = Fingerprints();
        string[] args = [.. line.Split(' ').Select(word => word
            .Replace("{act}", _act.Statute, StringComparison.Ordinal).Replace("{bill}", _act.BillFile, StringComparison.Ordinal)
            .Replace("{other}", _act["other.statute"], StringComparison.Ordinal).Replace("{document}", _act["document.statute.md"], StringComparison.Ordinal)
            .Replace("{mapping}", _act["mapping.yaml"], StringComparison.Ordinal).Replace("{profile}", _act["profile.yaml"], StringComparison.Ordinal)
            .Replace("{records}", _act.Records, StringComparison.Ordinal).Replace("{folder}", _act.Folder.Path, StringComparison.Ordinal))];
        Answer answer = Shell.Statute(args).FailsInOneSentence(why);
        Assert.Equal(1, answer.Code);
        Assert.Equal(before, Fingerprints());
    }

    [Fact]
    public void A_link_to_the_law_is_the_law()
    {
        File.CreateSymbolicLink(_act["page.html"], _act.Statute);
        Directory.CreateSymbolicLink(_act["elsewhere"], _act.Folder.Path);
        Dictionary<string, string> before = Fingerprints();
        Shell.Statute("doc", _act.Statute, "--out", _act["page.html"]).FailsInOneSentence("is read by this command");
        Shell.Statute("doc", _act.Statute, "--out", Path.Combine(_act["elsewhere"], "act.statute")).FailsInOneSentence("is read by this command");
        Assert.Equal(before, Fingerprints());
        Assert.NotNull(File.ResolveLinkTarget(_act["page.html"], returnFinalTarget: true));
    }

    [Fact]
    public void What_a_law_uses_is_read_too()
    {
        string law = _act.Folder.Write("law.statute", SmallAct.Text.Replace("use \"us-pa/model\"", "use \"us-pa/model\"\nuse \"act2\"", StringComparison.Ordinal)
            .Replace("\"Small act\"", "\"Another\"", StringComparison.Ordinal) + "\n");
        string used = _act.Folder.Write("act2.statute", "statute \"Two\"\n    jurisdiction US-PA\n\nuse \"us-pa/model\"\n\nparameter other wait\n    1 year\n");
        Shell.Statute("doc", law, "--out", used).FailsInOneSentence("is read by this command");
    }

    [Theory]
    [InlineData("doc {act} --out {folder}/result.html")]
    [InlineData("redline {bill} --format html --out {folder}/result.html")]
    [InlineData("run {act} --people 5 --out {folder}/result.html")]
    [InlineData("run {act} --data {folder}/records --today 2026-06-01 --out {folder}/records/result.html")]
    [InlineData("simulate {bill} --people 5 --out {folder}")]
    [InlineData("data synthesize {act} --people 5 --out {folder}")]
    public void A_former_result_is_written_over(string line)
    {
        string[] results = ["result.html", "summary.csv", "people.csv", "records/result.html"];
        foreach (string name in results) _act.Folder.Write(name, "a former result\n");
        string[] args = [.. line.Split(' ').Select(word => word.Replace("{act}", _act.Statute, StringComparison.Ordinal)
            .Replace("{bill}", _act.BillFile, StringComparison.Ordinal).Replace("{folder}", _act.Folder.Path, StringComparison.Ordinal))];
        Shell.Statute(args).Succeeds();
        Assert.Single(results, name => File.ReadAllText(_act[name]) != "a former result\n");
    }

    /// <summary>Links are not followed.</summary>
    private Dictionary<string, string> Fingerprints() =>
        Directory.EnumerateFiles(_act.Folder.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
