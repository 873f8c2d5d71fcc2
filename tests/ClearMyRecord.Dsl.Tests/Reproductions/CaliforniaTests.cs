using System.Text.Json;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Tests.Data;
using Xunit.Abstractions;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>
/// Code for America's tool decided two files of invented people; the statutes give the same determination and reason on every
/// row. Where the tool takes a missing date for one long past, the statutes say that it needs review.
/// </summary>
public sealed class CaliforniaTests(ITestOutputHelper output)
{
    private const string Review = "needs review", StepDate = "STP_EVENT_DATE";

    private static readonly DateOnly s_today = new(2019, 11, 11);

    [SharedDataFact]
    public void Every_row_of_the_configurable_policy_comes_out()
    {
        CaliforniaAnswers answers = new("prop64", SharedData.Path("ca-doj/gogen_configurable.input.csv"), s_today);

        AssertPolicyIsThatOfTheFile(answers.Parameters);
        int[] reviewed = AssertEveryRow("gogen_configurable", answers, ByPolicy);

        // Every date that matters is in this file.
        Assert.Empty(reviewed);
    }

    [SharedDataFact]
    public void Every_row_of_the_Los_Angeles_flow_comes_out()
    {
        CaliforniaAnswers answers = new("prop64-los-angeles", SharedData.Path("ca-doj/la_final.input.csv"), s_today);

        int[] reviewed = AssertEveryRow("la_final", answers, ByFlow);

        Assert.Empty(reviewed);
    }

    [SharedDataFact]
    public void Without_its_date_a_conviction_is_reviewed_where_the_tool_dismisses()
    {
        // All felonies under 11359 of the running county lose the day of conviction; the tool takes each for one of the year 1.
        int[] undated = [11, 16, 19, 26, 27, 33, 36];
        using TempFolder folder = new();
        CaliforniaAnswers answers = new("prop64", DojFile.With(folder, "gogen_configurable", StepDate, undated, ""), s_today);

        int[] reviewed = [.. ReferenceRow.Read("gogen_configurable")
            .Where(reference => answers.RowOf(reference) is { } row && ByPolicy(answers, row).Determination == Review).Select(reference => reference.Line)];

        output.WriteLine("lines without a date that need review: " + string.Join(", ", reviewed));
        // The others are decided by something else: 57 years old (11, 16), only such convictions (27, 36), deceased (33).
        Assert.Equal([19, 26], reviewed);
    }

    [SharedDataFact]
    public void A_year_alone_decides_where_every_day_of_it_would()
    {
        using TempFolder folder = new();
        CaliforniaAnswers answers = new("prop64", DojFile.With(folder, "gogen_configurable", StepDate, [26], "20150000"), s_today);

        ReferenceRow line = ReferenceRow.Read("gogen_configurable").Single(reference => reference.Line == 26);
        int row = answers.RowOf(line) ?? throw new InvalidOperationException("line 26 is a charge");
        Assert.Equal((line.Determination, line.Reason), ByPolicy(answers, row));
    }

    [SharedDataFact]
    public void Without_a_date_the_Los_Angeles_flow_cannot_pass_its_first_gate()
    {
        int[] undated = [7, 13, 16, 19, 22, 26, 27, 30, 32, 33, 35];
        using TempFolder folder = new();
        CaliforniaAnswers answers = new("prop64-los-angeles", DojFile.With(folder, "la_final", StepDate, undated, "00000000"), s_today);

        int[] reviewed = [.. ReferenceRow.Read("la_final")
            .Where(reference => answers.RowOf(reference) is { } row && ByFlow(answers, row).Determination == Review).Select(reference => reference.Line)];

        output.WriteLine("lines without a date that need review: " + string.Join(", ", reviewed));
        Assert.Equal(undated, reviewed);
    }

    [SharedDataTheory]
    [InlineData("664/187(A) PC-ATTEMPTED MURDER", "Not eligible")]
    [InlineData("182/187(A) PC-CONSPIRACY", "Not eligible")]
    [InlineData("664/459 PC-ATTEMPTED BURGLARY", "Hand Review")]
    [InlineData("273AB(A) PC-ASSAULT ON CHILD", "Not eligible")]
    public void An_attempt_at_a_superstrike_bars_like_the_deed(string offense, string determination)
    {
        // Line 23 is the earlier felony of the person of line 26.
        using TempFolder folder = new();
        CaliforniaAnswers answers = new("prop64-los-angeles", DojFile.With(folder, "la_final", "OFFENSE_DESCR", [23], offense), s_today);

        int row = answers.RowOf(ReferenceRow.Read("la_final").Single(reference => reference.Line == 26)) ?? throw new InvalidOperationException("line 26 is a charge");
        Assert.Equal(determination, ByFlow(answers, row).Determination);
    }

    /// <returns>Lines that need review.</returns>
    private int[] AssertEveryRow(string file, CaliforniaAnswers answers, Func<CaliforniaAnswers, int, (string Determination, string Reason)> answer)
    {
        List<string> expected = [], actual = [];
        List<int> reviewed = [];
        foreach (ReferenceRow reference in ReferenceRow.Read(file))
        {
            (string determination, string reason) = answers.RowOf(reference) is { } row ? answer(answers, row) : ("", "");
            if (determination == Review) reviewed.Add(reference.Line);
            else
            {
                expected.Add($"{reference.Line}: {reference.Determination} / {reference.Reason}");
                actual.Add($"{reference.Line}: {determination} / {reason}");
            }
        }

        output.WriteLine($"{file}: lines that need review: {(reviewed.Count == 0 ? "none" : string.Join(", ", reviewed))}");
        Assert.Equal(expected, actual);
        return [.. reviewed];
    }

    private static (string Determination, string Reason) ByPolicy(CaliforniaAnswers answers, int row)
    {
        const string Dismissal = "dismissal", Reduction = "reduction to a misdemeanor";
        Outcome dismissal = answers.OutcomeOf(Dismissal, row), reduction = answers.OutcomeOf(Reduction, row);
        if (dismissal == Outcome.NotCovered) return ("", "");
        if (dismissal == Outcome.NeedsReview || reduction == Outcome.NeedsReview) return (Review, "");
        string section = answers.SectionOf(row);
        if (dismissal != Outcome.Eligible)
            return reduction == Outcome.Eligible ? ("Eligible for Reduction", $"Reduce all HS {section} convictions") : ("", "");

        string? label = answers.FirstReason(Dismissal, row, [.. Enumerable.Range(1, 8).Select(n => $"(policy)({n})")]);
        return ("Eligible for Dismissal", label switch
        {
            "(policy)(1)" => "Misdemeanor or Infraction",
            "(policy)(2)" => $"Dismiss all HS {section} convictions",
            "(policy)(3)" => "21 years or younger",
            "(policy)(4)" => "57 years or older",
            "(policy)(5)" => "Conviction occurred 10 or more years ago",
            "(policy)(7)" => "Only has 11357-60 charges",
            "(policy)(8)" => "Individual is deceased",
            _ => $"no reason: {label}",
        });
    }

    private static (string Determination, string Reason) ByFlow(CaliforniaAnswers answers, int row)
    {
        const string Dismissal = "dismissal", ByHand = "hand review", ByCity = "review by the city attorney";
        if (answers.OutcomeOf(Dismissal, row) == Outcome.NotCovered) return ("", "");
        if (answers.OutcomeOf(ByCity, row) == Outcome.Eligible) return ("To be reviewed by City Attorneys", "Misdemeanor or Infraction");
        if (answers.OutcomeOf(Dismissal, row) == Outcome.Eligible)
        {
            string[] grounds = ["(route)(3)", .. ((int[])[7, 8, 9, 10, 12]).Select(n => $"(route)(flow)(grounds)({n})")];
            string? label = answers.FirstReason(Dismissal, row, grounds);
            return ("Eligible for Dismissal", label switch
            {
                "(route)(3)" => "11357(a) or 11357(b)",
                "(route)(flow)(grounds)(7)" => "50 years or older",
                "(route)(flow)(grounds)(8)" => "21 years or younger",
                "(route)(flow)(grounds)(9)" => "Only has 11357-60 charges and completed sentence",
                "(route)(flow)(grounds)(10)" => "No convictions in past 10 years",
                "(route)(flow)(grounds)(12)" => "Deceased",
                _ => $"no reason: {label}",
            });
        }

        if (answers.OutcomeOf(ByHand, row) == Outcome.Eligible)
        {
            return ("Hand Review", answers.FirstReason(ByHand, row, "(route)(3)", "(route)(flow)(reason)(11)") switch
            {
                "(route)(3)" => "Other 11357",
                "(route)(flow)(reason)(11)" => "Currently serving sentence",
                _ => "No applicable eligibility criteria",
            });
        }

        if (answers.OutcomeOf(Dismissal, row) == Outcome.NeedsReview || answers.OutcomeOf(ByHand, row) == Outcome.NeedsReview) return (Review, "");
        if (answers.TruthOf(Dismissal, row, "(2)") == Truth.False) return ("Not eligible", "Occurred after 11/09/2016");
        return ("Not eligible", answers.FirstReason(Dismissal, row, [.. ((int[])[4, 5, 6]).Select(n => $"(route)(flow)(bars)({n})")]) switch
        {
            "(route)(flow)(bars)(4)" => "PC 667(e)(2)(c)(iv)",
            "(route)(flow)(bars)(5)" => "PC 290",
            "(route)(flow)(bars)(6)" => "Two priors",
            string label => $"no reason: {label}",
            null => "no reason",
        });
    }

    /// <summary>The statute's parameters are the options file's, so that the two ran one policy.</summary>
    private static void AssertPolicyIsThatOfTheFile(ProgramInfo program)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(SharedData.Path("ca-doj/eligibility_options.json")));
        JsonElement relief = file.RootElement.GetProperty("additionalRelief");
        Assert.Equal(relief.GetProperty("subjectUnder21AtConviction").GetBoolean(), Number("adult age") == 21);
        Assert.Equal(relief.GetProperty("subjectAgeThreshold").GetInt64(), Number("age threshold"));
        Assert.Equal(new Period(12 * relief.GetProperty("yearsSinceConvictionThreshold").GetInt32(), 0), Value("years since conviction")?.Period);
        Assert.Equal(relief.TryGetProperty("yearsCrimeFreeThreshold", out _), Value("crime free period") is not null);
        Assert.Equal(relief.GetProperty("subjectHasOnlyProp64Charges").GetBoolean(), Number("prop 64 alone suffices") == 1);
        Assert.Equal(relief.GetProperty("subjectIsDeceased").GetBoolean(), Number("death suffices") == 1);

        LegalValue? Value(string name) => program.Parameters.Single(parameter => parameter.Name == name).ValueOn(s_today.DayNumber);
        long? Number(string name) => Value(name)?.Number;
    }
}
