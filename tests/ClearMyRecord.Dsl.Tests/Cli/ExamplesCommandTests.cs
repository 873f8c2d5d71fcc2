using System.Collections.Immutable;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute examples: records go out to tables and JSON and come back the same, with the same verdicts.</summary>
[Collection(TheConsole.Name)]
public sealed class ExamplesCommandTests
{
    private const string Blanks = """

        example "blanks"
            today is 2026-01-01
            law as of 2025-06-01
            the reading of "old dismissals" is left out
            parameter dismissal wait is 3 years
            given a person
                with a case
                    with a charge called the first where disposition is dismissed, disposition date is 2020-03, release date is not applicable
                    with a charge called the second where disposition is missing, disposition date is not yet
            expect "sealing of what ended without a conviction" for the first is eligible
            expect "sealing of what ended without a conviction" for the second is not yet eligible, at the earliest 2029-01-02

        """;

    [Fact]
    public void Json_comes_back_as_the_same_records_with_the_same_verdicts()
    {
        using SmallAct act = new();
        string law = act.Folder.Write("law.statute", SmallAct.Text + "\n" + Blanks), json = act["out.json"], back = act["back.statute"];
        Assert.Contains("2 examples", Shell.Statute("examples", "export", law, "--out", json).Succeeds().IsKind().Out, StringComparison.Ordinal);
        string text = File.ReadAllText(json);
        foreach (string part in new[] { "\"disposition\": null", "\"disposition date\": \"not yet\"", "\"release date\": \"not applicable\"", "\"disposition date\": \"2020-03\"", "\"law as of\": \"2025-06-01\"", "\"record\": \"E2-1-2\"", "at the earliest 2029-01-02" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Shell.Statute("examples", "import", law, "--data", json, "--all", "--write", back).Succeeds();
        ImmutableArray<ExampleCase> before = Cases(law), after = Cases(back);
        Assert.Equal(2, after.Length);
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(Facts(before[i].Records), Facts(after[i].Records));
            Assert.Equal((before[i].Options.Today, before[i].Options.LawAsOf), (after[i].Options.Today, after[i].Options.LawAsOf));
            Assert.Equal(before[i].Options.Readings, after[i].Options.Readings);
            Assert.Equal(before[i].Options.Parameters, after[i].Options.Parameters);
            Assert.Equal(before[i].Expectations.Select(e => e.Words.Split(',')[0]), after[i].Expectations.Select(e => e.Words.Split(',')[0]));
        }
    }

    [Fact]
    public void Tables_come_back_and_say_what_was_expected()
    {
        using SmallAct act = new();
        string law = act.Folder.Write("law.statute", SmallAct.Text + "\n" + Blanks), folder = act["out"];
        Shell.Statute("examples", "export", law, "--out", folder).Succeeds();
        string expected = File.ReadAllText(Path.Combine(folder, "expectations.csv"));
        Assert.Contains("E2,blanks,2026-01-01,2025-06-01,old dismissals=left out,dismissal wait=3 years", expected, StringComparison.Ordinal);
        Assert.Contains("not yet", File.ReadAllText(Path.Combine(folder, "charges.csv")), StringComparison.Ordinal);
        string printed = Shell.Statute("examples", "import", law, "--data", folder, "--person", "E2", "--today", "2026-01-01").Succeeds().IsKind().Out;
        string back = act.Folder.Write("back.statute", "statute \"Back\"\n    jurisdiction US-PA\n\nuse \"law\"\n" + printed);
        Assert.Equal(Facts(Cases(law)[1].Records), Facts(Assert.Single(Cases(back)).Records));
    }

    [Fact]
    public void Examples_of_data_are_numbered_and_tell_no_ids()
    {
        using SmallAct act = new();
        Answer answer = Shell.Statute("examples", "import", act.Statute, "--data", act.Records, "--all", "--today", "2026-01-01").Succeeds().Hides("Q-7731", "Q-7732", "Q-7733", "K-1");
        Assert.Contains("example \"imported record 3\"", answer.Out, StringComparison.Ordinal);
        Assert.Contains("for the charge1 is eligible", answer.Out, StringComparison.Ordinal);
        Assert.Contains("a person compares it with the law", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_may_be_named_by_its_place_among_all_statutes() =>
        Assert.Contains("expect \"limited access", Shell.Statute("examples", "import", "us-pa/clean-slate", "--people", "1", "--all").Succeeds().Out, StringComparison.Ordinal);

    [Fact]
    public void What_is_there_is_left_alone_and_ids_are_not_repeated()
    {
        using SmallAct act = new();
        Shell.Statute("examples", "export", act.Statute, "--out", act.Records).FailsInOneSentence("there already");
        Shell.Statute("examples", "import", act.Statute, "--data", act.Records, "--all", "--write", act.Statute).FailsInOneSentence("there already");
        Shell.Statute("examples", "import", act.Statute, "--data", act.Records).FailsInOneSentence("--person");
        Shell.Statute("examples", "import", act.Statute, "--data", act.Records, "--person", "Q-9999").FailsInOneSentence("not in the data").Hides("Q-9999");
        string broken = act.Folder.Write("broken.json", "{\"examples\": [{\"name\": \"x\", \"today\": \"2026-01-01\", \"person\": {\"cases\": [{\"charges\": [{\"disposition date\": \"31/02/2015\"}]}]}}]}");
        Shell.Statute("examples", "import", act.Statute, "--data", broken, "--all").FailsInOneSentence("disposition date").Hides("31/02/2015");
        string cut = act.Folder.Write("cut.json", "{\"examples\": [");
        Shell.Statute("examples", "import", act.Statute, "--data", cut, "--all").FailsInOneSentence("not JSON");
    }

    private static ImmutableArray<ExampleCase> Cases(string path)
    {
        Compilation compilation = new(StatuteLibrary.Open(path), new StatuteLibrary());
        Assert.Equal("", DiagnosticRenderer.Render(compilation.Diagnostics.Where(d => d.IsError)));
        DiagnosticBag messages = new();
        ImmutableArray<ExampleCase> cases = ExampleCases.Of(compilation, messages, file => file == compilation.Text);
        Assert.Empty(messages.ToSorted());
        ImmutableArray<ExampleResult> results = ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], messages, file => file == compilation.Text);
        Assert.All(results, result => Assert.True(result.Passed, result.Difference));
        return cases;
    }

    private static string[] Facts(CaseData data) =>
    [
        .. Enum.GetValues<RecordKind>().SelectMany(kind => Enumerable.Range(0, data.CountOf(kind)).SelectMany(row => data.Schema.FieldsOf(kind)
            .Select(field => $"{kind} {row} {field.Name}: {data.ColumnOf(field)?.TextAt(row) ?? "missing"}"))),
    ];
}
