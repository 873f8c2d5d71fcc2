using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Engines;
using ClearMyRecord.Dsl.Tests.Reliefs;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Tests.Workbench;

/// <summary>Facts that hold on the day of the file: how many answers for another day rest on them.</summary>
public sealed class StatusNoteTests
{
    private static readonly Compilation Law = ReliefLaw.Compile("""
        define debtor of a charge as the case's restitution balance is more than $0

        offenses listed offenses
            18 § 3929, where the person's registrant is no

        relief "a" for a charge
            when all of
                (grade) grade is one of M1, M2 or M3
                (debt)  not debtor

        relief "b" for a charge
            when grade is M2

        relief "c" for a charge
            when all of
                (listed) offense is in listed offenses
                (grade)  grade is M2
        """);

    [Fact]
    public void What_reads_such_a_fact_through_definitions_and_lists_is_known_and_nothing_else()
    {
        StatusUse?[] uses = [.. Law.Program.Reliefs.Select(relief => relief.Info.Status)];
        Assert.Equal(["restitution balance"], uses[0]?.Fields);
        Assert.Equal([false, true], uses[0]?.Conditions);
        Assert.Null(uses[1]);
        Assert.Equal(["registrant"], uses[2]?.Fields);
        Assert.Equal([true, false], uses[2]?.Conditions);
    }

    [Fact]
    public void A_condition_that_reads_none_and_denies_makes_the_answer_stand()
    {
        // Relief a: the two misdemeanors; relief c: the M2 alone. The felony is denied by its grade in both.
        PolicyResult result = Run(fileDay: null);
        Assert.Equal(3, result.StatusDecisions);
        Assert.StartsWith("At most 3 decisions rest on facts that hold on the day of the file, which nobody said", Note(result, PrivacyOptions.ShowAll), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_otherwise_changes_no_answer_that_is_not_counted()
    {
        Outcome[] owing = Outcomes("100"), paid = Outcomes("0");
        Assert.Equal(2, owing.Zip(paid).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void On_the_day_of_the_file_nothing_is_said_and_on_another_its_day_is()
    {
        int day = Sample.Day("2024-06-29");
        Assert.Equal("", Note(Run(day), PrivacyOptions.ShowAll));
        Assert.Equal("At most 3 decisions rest on facts that hold on the day of the file, 2020-01-01, and are taken to be the same on 2024-06-29: restitution balance, registrant.",
            Note(Run(Sample.Day("2020-01-01")), PrivacyOptions.ShowAll));
    }

    [Fact]
    public void Real_peoples_counts_are_rounded_up()
    {
        PolicyResult result = Run(null);
        Assert.StartsWith("At most 100 decisions", Note(result, new()), StringComparison.Ordinal);
        Assert.Contains("\"decisions resting on facts of the day of the file, at most\": 100", new PolicyReport(result).RunRecord.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"decisions resting on facts of the day of the file, at most\": 3", new PolicyReport(result, new() { Privacy = PrivacyOptions.ShowAll }).RunRecord.ToJson(), StringComparison.Ordinal);
        Assert.Contains("* At most 100 decisions", new PolicyReport(result).ToText(), StringComparison.Ordinal);
    }

    private static string Note(PolicyResult result, PrivacyOptions privacy) => StatusNote.Of(
        result.Program, privacy.Withhold ? 100 : result.StatusDecisions, result.Options.RecordDay, result.Population.FileDay);

    private static PolicyResult Run(int? fileDay) =>
        PolicyRun.Run(Law.Evaluator, Population.Loaded(People("0"), "three charges") with { FileDay = fileDay }, Sample.On("2024-06-29"));

    private static Outcome[] Outcomes(string balance)
    {
        CaseData data = People(balance);
        return [.. Law.Evaluator.Evaluate(data, 0, data.PersonCount, Sample.On("2024-06-29")).Reliefs.SelectMany(relief => relief.Outcomes)];
    }

    private static CaseData People(string balance) => Sample.Record(Law.Program.Schema, [.. new[] { "M1", "M2", "F1" }.Select(grade => new Dictionary<string, string>
    {
        ["offense"] = "18 § 3929", ["inchoate"] = "none", ["grade"] = grade, ["jurisdiction"] = "US-PA", ["restitution balance"] = balance, ["registrant"] = "no",
    })]).ToData().WithoutClearing();
}
