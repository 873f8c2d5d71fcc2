using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>Options that name what two files declare: the file is said there too, and a bare name is refused with both.</summary>
[Collection(TheConsole.Name)]
public sealed class NamesOfTwoFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _law;

    public NamesOfTwoFilesTests()
    {
        foreach ((string name, int years) in new[] { ("old", 10), ("new", 5) })
        {
            _folder.Write(name + ".statute", $"""
                model "Code {name}"

                use "us-pa/model"

                parameter clear years is {years} years

                question "old dismissals"
                    reading counted
                    reading left out
                    default counted

                relief "clearing" for a charge
                    effect sealed, automatic
                    when all of
                        (wait) clear years has passed since disposition date
                        (old)  the reading of "old dismissals" is counted

                """);
        }

        _law = _folder.Write("law.statute", "statute \"Law\"\n    jurisdiction US-PA\n\nuse \"old\"\nuse \"new\"\n");
    }

    public void Dispose() => _folder.Dispose();

    private Answer Run(params string[] options) => Shell.Statute(["run", _law, "--people", "50", "--today", "2026-01-01", "--out", _folder["out.csv"], .. options]);

    [Theory]
    [InlineData("--set", "clear years=3 years", "\"clear years as defined in old\" or \"clear years as defined in new\"")]
    [InlineData("--reading", "old dismissals=left out", "\"old dismissals as defined in old\" or \"old dismissals as defined in new\"")]
    public void A_bare_name_is_refused_with_both(string option, string value, string both) => Run(option, value).FailsInOneSentence("several files declare", both);

    [Theory]
    [InlineData("clear years as defined in \"new\"=3 years")]
    [InlineData("clear years as defined in new=3 years")]
    public void A_name_with_its_file_holds_that_one_only(string set)
    {
        Dictionary<string, string[]> before = Decisions(), held = Decisions("--set", set);
        Assert.Equal(["clearing as defined in new", "clearing as defined in old"], before.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(before["clearing as defined in old"], held["clearing as defined in old"]);
        Assert.NotEqual(before["clearing as defined in new"], held["clearing as defined in new"]);
    }

    private Dictionary<string, string[]> Decisions(params string[] options)
    {
        Run(options).Succeeds();
        string[] lines = File.ReadAllLines(_folder["out.csv"]);
        return lines.Skip(1).GroupBy(line => line.Contains("as defined in new", StringComparison.Ordinal) ? "clearing as defined in new" : "clearing as defined in old")
            .ToDictionary(group => group.Key, group => group.ToArray());
    }
}
