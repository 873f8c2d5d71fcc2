using System.Text.Json;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute simulate: the same command gives the same bytes, and says what it held to.</summary>
[Collection(TheConsole.Name)]
public sealed class SimulateTests : IDisposable
{
    private readonly SmallAct _act = new();

    public void Dispose() => _act.Dispose();

    [Fact]
    public void A_bill_over_two_thousand_people_gives_the_same_bytes_twice()
    {
        Dictionary<string, byte[]>[] runs = [.. new[] { "one", "two" }.Select(name =>
        {
            Answer answer = Shell.Statute(
                "simulate", "us-pa/clean-slate", "--bill", "us-pa/bills/shorter-waits", "--people", "2000", "--seed", "3", "--out", _act[name]).Succeeds();
            Assert.Contains("2,000 made-up people, seed 3", answer.Out, StringComparison.Ordinal);
            return Directory.EnumerateFiles(_act[name]).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        })];
        foreach (string name in new[] { "summary.csv", "summary.json", "run.json", "law-against-bill.svg", "law-against-bill.png" })
            Assert.True(runs[0].TryGetValue(name, out byte[]? bytes) && bytes.Length > 100, name);
        Assert.Equal(runs[0].Keys.Order(StringComparer.Ordinal), runs[1].Keys.Order(StringComparer.Ordinal));
        Assert.All(runs[0], file => Assert.True(file.Value.AsSpan().SequenceEqual(runs[1][file.Key]), $"{file.Key} differs from run to run"));
        JsonElement record = JsonDocument.Parse(runs[0]["run.json"]).RootElement;
        Assert.Equal((2000, 3, "2028-01-01"), (
            record.GetProperty("data").GetProperty("people").GetInt32(), record.GetProperty("data").GetProperty("seed").GetInt32(), record.GetProperty("as of").GetString()));
    }

    [Fact]
    public void A_run_for_another_day_than_the_files_says_how_many_decisions_rest_on_facts_of_that_day()
    {
        string Run(string command, params string[] more) => Shell.Statute([command, "us-pa/clean-slate", "--out", _act[command == "run" ? "decisions.csv" : "out"], .. more]).Succeeds().Out;

        Assert.DoesNotContain("day of the file", Run("run", "--people", "200"), StringComparison.Ordinal);
        Assert.Matches("At most [1-9][0-9,]* decisions rest on facts that hold on the day of the file, 20..-..-.., .* on 2031-01-01: .*restitution balance", Run("run", "--people", "200", "--today", "2031-01-01"));
        Assert.Matches(@"\* Under the bill: at most [1-9][0-9,]* decisions\s+rest\s+on\s+facts",
            Run("simulate", "--people", "200", "--today", "2031-01-01", "--bill", "us-pa/bills/shorter-waits"));
        Assert.Contains("\"day of the file\": \"20", File.ReadAllText(Path.Combine(_act["out"], "run.json")), StringComparison.Ordinal);
        string[] file = ["--data", _act.Records];
        Assert.Contains("day of the file, which nobody said", Run("run", [.. file, "--today", "2031-01-01"]), StringComparison.Ordinal);
        string known = Run("run", [.. file, "--file-day", "2031-01-01"]);
        Assert.Contains("as of 2031-01-01", known, StringComparison.Ordinal);
        Assert.DoesNotContain("day of the file", known, StringComparison.Ordinal);
        Assert.Contains("--file-day needs a day", Shell.Statute(["run", "us-pa/clean-slate", .. file, "--file-day", "May"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_held_fast_is_in_the_record_of_the_run()
    {
        Shell.Statute("simulate", _act.Statute, "--people", "300", "--set", "dismissal wait=4 years", "--reading", "old dismissals=left out", "--out", _act["out"]).Succeeds();
        JsonElement law = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_act["out"], "run.json"))).RootElement.GetProperty("laws")[0];
        Assert.Equal("4 years", law.GetProperty("parameters").GetProperty("dismissal wait").GetString());
        Assert.Equal("left out", law.GetProperty("readings").GetProperty("old dismissals").GetString());
    }

    [Fact]
    public void Decisions_that_a_bill_changes_are_written_on_request_line_beside_line()
    {
        string[][] Decisions(params string[] which)
        {
            Shell.Statute([.. new[] { "simulate", _act.Statute, "--bill", _act.BillFile, "--people", "300", "--out", _act["out"], "--decisions" }, .. which]).Succeeds();
            return [.. new[] { "decisions-law.csv", "decisions-bill.csv" }.Select(name => File.ReadAllLines(Path.Combine(_act["out"], name)))];
        }

        string[][] all = Decisions("all"), changed = Decisions();
        Assert.True(all[0].Length > 100);
        Assert.Equal(all[0].Length, all[1].Length);
        (string Law, string Bill)[] differing = [.. all[0].Zip(all[1]).Where(pair => Answer(pair.First) != Answer(pair.Second))];
        Assert.NotEmpty(differing);
        Assert.Equal(differing, changed[0].Skip(1).Zip(changed[1].Skip(1)));

        // The outcome and the first day stand in columns 6 and 7; no cell before them holds a comma here.
        static (string, string) Answer(string line) => (line.Split(',')[5], line.Split(',')[6]);
    }

    [Fact]
    public void Few_real_people_are_not_shown()
    {
        Answer answer = Shell.Statute("simulate", _act.Statute, "--data", _act.Records, "--today", "2026-06-01", "--out", _act["out"]).Succeeds();
        answer.Hides(SmallAct.Secrets);
        Assert.Contains("withheld", answer.Out, StringComparison.OrdinalIgnoreCase);
        Assert.All(Directory.EnumerateFiles(_act["out"], "*.csv").Concat(Directory.EnumerateFiles(_act["out"], "*.json")),
            file => Assert.All(SmallAct.Secrets, secret => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("no parameter is called", "--set", "nonsense=1")]
    [InlineData("is not a value for \"dismissal wait\"; write one like 2 years", "--set", "dismissal wait=soon")]
    [InlineData("needs a name and a value", "--set", "dismissal wait")]
    [InlineData("no question is called", "--reading", "nonsense=counted")]
    [InlineData("is not a reading of \"old dismissals\"; it has \"counted\", \"left out\"", "--reading", "old dismissals=neither")]
    [InlineData("--today needs a day such as 2026-01-01", "--today", "yesterday")]
    [InlineData("--law-as-of needs a day such as 2026-01-01", "--law-as-of", "2026-13-01")]
    [InlineData("--people must be at least 1", "--people", "0")]
    [InlineData("--people must be at least 1", "--people", "-5")]
    [InlineData("--people needs a whole number", "--people", "many")]
    [InlineData("--people needs a whole number", "--people", "99999999999")]
    [InlineData("--seed needs a whole number", "--seed", "x")]
    [InlineData("a person has no field `shoe size`", "--by", "shoe size")]
    [InlineData("CMR5001", "--data", "nowhere.csv")]
    [InlineData("CMR5103", "--data", "nowhere.csv", "--mapping", "nowhere")]
    [InlineData("nowhere.yaml", "--profile", "nowhere.yaml")]
    [InlineData("there is no statute nowhere", "--bill", "nowhere")]
    [InlineData("is not a bill", "--bill", "us-pa/model")]
    [InlineData("--decisions needs --out", "--decisions")]
    [InlineData("--bogus", "--bogus")]
    public void A_wrong_option_is_one_sentence(string words, params string[] options) =>
        Shell.Statute(["simulate", _act.Statute, .. options.Contains("--people") ? [] : new[] { "--people", "10" }, .. options]).FailsInOneSentence(words);
}
