using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Data.Synthesis;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>Both engines give one answer to everybody of a small synthetic population, in every column of the decisions.</summary>
public sealed class EnginesOnStatutes
{
    private const int People = 60;

    [Theory]
    [InlineData("us-pa/clean-slate", "2024-06-10")]
    [InlineData("us-pa/clean-slate", "2026-06-30")]
    [InlineData("us-pa/bills/shorter-waits", "2027-12-31")]
    [InlineData("us-or/set-aside", "2021-06-30")]
    [InlineData("us-or/set-aside", "2025-06-30")]
    [InlineData("us-or/bills/one-judgment", "2026-07-01")]
    [InlineData("us-mi/set-aside", "2026-07-01")]
    [InlineData("us-mi/bills/earlier-felonies", "2028-01-01")]
    [InlineData("us-ut/clean-slate", "2024-12-01")]
    [InlineData("us-ut/clean-slate", "2026-02-01")]
    [InlineData("us-ut/bills/shorter-waits", "2027-12-31")]
    public void Agree_on_everybody(string path, string day)
    {
        Compilation law = StatuteFolder.Compile(path);
        CaseData data = new SyntheticPopulation(ProfileReader.ForJurisdiction(law.Program.Info.Jurisdiction), seed: 11, law.Program.Schema).Batch(0, People);
        EvaluationOptions options = new() { Today = DateOnly.ParseExact(day, "yyyy-MM-dd").DayNumber, KeepConditions = true };

        Decisions plain = law.Interpreter.Evaluate(data, 0, People, options), compiled = law.Evaluator.Evaluate(data, 0, People, options);

        foreach ((ReliefDecisions a, ReliefDecisions b) in plain.Reliefs.Zip(compiled.Reliefs))
        {
            Assert.Equal(a.Outcomes, b.Outcomes);
            Assert.Equal(a.FirstDays, b.FirstDays);
            Assert.Equal(a.Presumed, b.Presumed);
            Assert.Equal(a.RestsOnMissing, b.RestsOnMissing);
        }
    }
}
