using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Explaining;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Reliefs;

namespace ClearMyRecord.Dsl.Tests.Conflicts;

/// <summary>What becomes of records under a law whose conflict no case was found of: needs review wherever both provisions hold or may hold.</summary>
public sealed class ConflictAnswerTests
{
    private const string Warned = "notwithstanding \"§ 10\"";

    // Nobody with twelve convictions is found, so the law compiles.
    private const string Text = """
        relief "sealing" for a conviction cite "§ 10"
            notwithstanding "§ 20"   -- CMR3107: for this test
            effect sealed, automatic
            when all of
                (grade) grade is M2
                (wait)  7 years have passed since disposition date

        bar to every relief cite "§ 20(b)"
            notwithstanding "§ 10"
            any of
                (1) the person has at least 12 convictions
                (2) the person has at least 12 convictions where grade is S
        """;

    private static readonly Compilation Law = ReliefLaw.Compile(Text);

    public static TheoryData<string, string> Answers => new()
    {
        { People(12, "grade is M2, disposition date is 2015-01-01"), "NeedsReview: conflict of § 10 and § 20(b)" },
        // The relief's own requirements fail, so that nothing is in doubt.
        { People(12, "grade is M3, disposition date is 2015-01-01"), "NotEligible" },
        { People(11, "grade is M2, disposition date is 2015-01-01"), "Eligible" },
        // On the day on which the wait ends the conflict is there.
        { People(12, "grade is M2, disposition date is 2020-01-01"), "NotYetAtEarliest: conflict of § 10 and § 20(b)" },
        { People(11, "grade is M2, disposition date is 2020-01-01"), "NotYet" },
        { People(12, "disposition date is 2015-01-01"), "NeedsReview: grade, conflict of § 10 and § 20(b)" },
        { People(11, "grade is M2, disposition date is 2015-01-01") + "\n            with a charge where disposition is missing", "NeedsReview: disposition, conflict of § 10 and § 20(b)" },
    };

    private static string People(int convictions, string facts) =>
        $"given a person\n        with a case\n            with a conviction called the one where {facts}\n"
        + string.Concat(Enumerable.Repeat("            with a conviction where grade is F1\n", convictions - 1)).TrimEnd();

    private static Decisions[] Decide(CaseData records, EvaluationOptions options) =>
        [Law.Interpreter.Evaluate(records, 0, 1, options), Law.Evaluator.Evaluate(records, 0, 1, options)];

    /// <summary>Records as an example gives them. In the law itself such an example would be the case that was not found.</summary>
    private static (CaseData Records, EvaluationOptions Options) Read(string given)
    {
        Compilation other = ReliefLaw.Compile(Text.Replace(Warned, "in force from 2000-01-01", StringComparison.Ordinal)
            + $"\n\nexample \"records\"\n    today is 2024-01-01\n    {given}\n    expect \"sealing\" for the one is eligible\n");
        Assert.False(other.HasErrors, DiagnosticRenderer.Render(other.Diagnostics));
        ExampleCase one = Assert.Single(ExampleCases.Of(other, new()));
        return (RecordDay.Of(one.Records, one.Options.Today).Data, one.Options);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Both_engines_leave_a_conflict_open_and_name_its_sections(string given, string expected)
    {
        Assert.True(Law.Diagnostics.IsEmpty, DiagnosticRenderer.Render(Law.Diagnostics));
        Assert.Empty(IrInvariants.Check(Law.Program));
        (CaseData records, EvaluationOptions options) = Read(given);
        Assert.All(Decide(records, options), decisions =>
        {
            string reasons = string.Join(", ", Law.Interpreter.MissingFacts(records, 0, 0, options).Select(fact => fact.What).Distinct());
            Assert.Equal(expected, $"{decisions.Reliefs[0].Outcomes[0]}{(reasons.Length > 0 ? ": " + reasons : "")}");
        });
    }

    [Theory]
    [InlineData(ConflictInfo.ReliefPrevails, Outcome.Eligible)]
    [InlineData(ConflictInfo.BarPrevails, Outcome.NotEligible)]
    public void A_run_fixes_which_of_the_two_prevails(string reading, Outcome expected)
    {
        (CaseData records, EvaluationOptions options) = Read(People(12, "grade is M2, disposition date is 2015-01-01"));
        options = options with { Readings = options.Readings.Add("conflict of § 10 and § 20(b)", reading) };
        Assert.All(Decide(records, options), decisions => Assert.Equal(expected, decisions.Reliefs[0].Outcomes[0]));
    }

    [Fact]
    public void An_explanation_names_the_conflict_as_such()
    {
        (CaseData records, EvaluationOptions options) = Read(People(12, "grade is M2, disposition date is 2015-01-01"));
        Explanation explanation = Law.Interpreter.Explain(records, 0, options)[0];
        Assert.Contains("conflict of § 10 and § 20(b): the one grants it, the other denies it, and neither goes first",
            ExplanationRenderer.ToText([explanation], ExplanationMarks.PlainLetters), StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"conflict\"", ExplanationRenderer.ToJson([explanation]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_law_is_read_back_with_its_conflict()
    {
        string read = string.Join('\n', Paraphraser.Read(Law.Bound).Sections.SelectMany(section => section.Lines).Select(line => line.Text));
        Assert.Contains("The relief shuts out the bar of § 20(b), and that bar stands against it all the same; neither goes first.", read, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_whether_a_record_is_eligible_is_left_in_doubt_by_the_conflict_too()
    {
        Compilation law = ReliefLaw.Compile(Text + """


            relief "other" for a conviction cite "§ 11"
                notwithstanding "§ 20"
                effect sealed
                when this conviction is not eligible for "sealing"
            """);
        (CaseData records, EvaluationOptions options) = Read(People(12, "grade is M2, disposition date is 2015-01-01"));
        Assert.Equal(Outcome.NeedsReview, law.Interpreter.Evaluate(records, 0, 1, options).Reliefs[1].Outcomes[0]);
        Assert.True(Assert.Single(law.Interpreter.MissingFacts(records, 1, 0, options)).IsConflict);
    }

    [Fact]
    public void An_example_names_a_conflict_in_either_order_and_is_told_of_one_that_there_is_not()
    {
        const string doubt = """


            example "nobody knows"
                today is 2024-01-01
                given a person where registrant is no
                    with a conviction where grade is M2, disposition date is 2015-01-01
                expect "sealing" is eligible
                expect "sealing" needs review, because of the conflict of "§ 20" and "§ 11"
            """;
        Compilation law = ReliefLaw.Compile(Text + doubt);
        DiagnosticBag messages = new();
        _ = ExampleRunner.Run(law, [("interpreter", law.Interpreter)], messages);
        Diagnostic message = Assert.Single(messages.ToSorted());
        Assert.Equal("the law has no conflict of \"§ 20\" and \"§ 11\"", message.Text);
        Assert.Equal("it has `the conflict of \"§ 10\" and \"§ 20(b)\"`", message.Advice);

        law = ReliefLaw.Compile(Text + doubt.Replace("§ 11", "§ 10", StringComparison.Ordinal));
        ExampleResult result = Assert.Single(ExampleRunner.Run(law, [("interpreter", law.Interpreter)], new()));
        Assert.Contains("to be needs review, and it is eligible", result.Difference, StringComparison.Ordinal);
    }
}
