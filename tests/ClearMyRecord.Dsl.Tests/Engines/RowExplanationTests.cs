using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Explaining;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>A value in rows is explained by the row that counted, and its blanks leave every value it could have.</summary>
public sealed class RowExplanationTests : IStatuteLibrary
{
    private const string Law = """
        statute "Rows"
            jurisdiction US-PA
            calendar years roll forward, months roll back

        use "standard/model"

        record charge
            grade is one of F > M > S, unranked U "grade"

        group episode gathers charges of a person by episode

        define wait of a charge as
            (felony) 10 years where grade is F
            (rest) never where grade is U
            5 years where grade is one of M or S

        relief "sealing" for a charge
            effect sealed, automatic
            when all of
                (wait) wait has passed since disposition date
                (few)  the person has at most 1 episode
        """;

    [Theory]
    [InlineData("F", "2017-01-01", Outcome.NotYet, "wait: (felony)")]
    [InlineData("S", "2017-01-01", Outcome.Eligible, "wait: (3)")]
    [InlineData("U", "2017-01-01", Outcome.NotEligible, "wait: (rest)")]
    [InlineData("missing", "2017-01-01", Outcome.NeedsReview, "wait: (felony) or (rest) or (3)")]
    [InlineData("missing", "2023-01-01", Outcome.NotYetAtEarliest, "wait: (felony) or (rest) or (3)")]
    public void The_row_that_counted_is_named(string grade, string date, Outcome outcome, string note)
    {
        Compilation compilation = new(new SourceText("rows.statute", Law), this);
        Assert.Empty(compilation.Diagnostics);
        TrialRecord record = Sample.Record(compilation.Program.Schema, [new() { ["grade"] = grade, ["disposition date"] = date, ["jurisdiction"] = "US-PA" }]);
        IReadOnlyList<Explanation> explained = compilation.Interpreter.Explain(record.ToData().WithoutClearing(), 0, Sample.On("2024-06-29"));

        Assert.Equal(outcome, explained[0].Outcome);
        Assert.Contains($"\n      {note}", ExplanationRenderer.ToText(explained, ExplanationMarks.PlainLetters), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_that_decides_is_named()
    {
        Compilation compilation = new(new SourceText("rows.statute", Law), this);
        Dictionary<string, string> known = new() { ["grade"] = "S", ["disposition date"] = "2010-01-01", ["episode"] = "1", ["jurisdiction"] = "US-PA" };
        Dictionary<string, string> stray = new(known) { ["episode"] = "missing" };
        TrialRecord record = Sample.Record(compilation.Program.Schema, known, stray);

        Assert.Equal(Outcome.NeedsReview, compilation.Interpreter.Evaluate(record.ToData().WithoutClearing(), 0, 1, Sample.On("2024-06-29")).Reliefs[0].Outcomes[0]);
        MissingFact only = Assert.Single(compilation.Interpreter.MissingFacts(record.ToData().WithoutClearing(), 0, 0, Sample.On("2024-06-29")));
        Assert.Equal(("episode", 1), (only.Field, only.Row));
    }

    public SourceText? Find(string path, SourceText from) => StandardLibrary.Find(path);
}
