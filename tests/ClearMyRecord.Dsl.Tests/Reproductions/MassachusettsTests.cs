using System.Collections.Concurrent;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Data;
using Xunit.Abstractions;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>Code for Boston published how many people could expunge under three questions; the statutes give the same numbers.</summary>
public sealed class MassachusettsTests(ITestOutputHelper output)
{
    private const int SampleSize = 2_000;

    private static readonly ConcurrentDictionary<string, Compilation> s_laws = new();

    [SharedDataTheory]
    // Published: eligible today, of which on incomplete data, later, of which on incomplete data, never.
    [InlineData("question-1", "northwestern", 980, 34, 386, 19, 18_151)]
    [InlineData("question-1", "suffolk", 40_728, 5_859, 9_168, 3_263, 40_544)]
    [InlineData("question-1", "middlesex", 2_443, 0, 767, 0, 160_501)]
    [InlineData("question-2", "northwestern", 1_510, 47, 610, 30, 17_397)]
    [InlineData("question-2", "suffolk", 62_112, 7_878, 15_376, 6_406, 12_952)]
    [InlineData("question-2", "middlesex", 4_216, 0, 1_466, 0, 158_029)]
    [InlineData("question-3", "northwestern", 1_357, 46, 567, 35, 17_593)]
    [InlineData("question-3", "suffolk", 62_486, 8_898, 17_184, 7_843, 10_770)]
    [InlineData("question-3", "middlesex", 4_111, 0, 1_443, 0, 158_157)]
    // Counted on the same files by a script of a few lines: the law of 2018, and the bill of 2020 that raised its cap.
    [InlineData("expungement", "northwestern", 864, 32, 334, 16, 18_319)]
    [InlineData("expungement", "suffolk", 35_783, 4_889, 7_283, 2_398, 47_374)]
    [InlineData("expungement", "middlesex", 2_443, 0, 767, 0, 160_501)]
    [InlineData("bills/two-incidents", "northwestern", 962, 34, 377, 17, 18_178)]
    [InlineData("bills/two-incidents", "suffolk", 40_210, 5_758, 8_902, 3_125, 41_328)]
    [InlineData("bills/two-incidents", "middlesex", 2_443, 0, 767, 0, 160_501)]
    public void Published_counts_come_out(string statute, string county, int today, int todayIncomplete, int later, int laterIncomplete, int never)
    {
        Compilation law = s_laws.GetOrAdd(statute, name => Law.Of($"us-ma/{name}"));
        LoadedCases cases = CaseLoader.Load(
            SharedData.Path($"massachusetts/interactive_{county}.csv.gz"), law.Program.Schema, MappingLibrary.Load("massachusetts-incidents"));
        EvaluationOptions options = new() { Today = new DateOnly(2021, 3, 14).DayNumber, FindFirstDates = false, KeepConditions = true };

        Decisions decisions = law.Evaluator.Evaluate(cases.Data, 0, cases.Data.PersonCount, options);

        Assert.Equal(
            ["expungement today", "expungement later", "expungement today, on incomplete data", "expungement later, on incomplete data"],
            decisions.Reliefs.Select(relief => relief.Relief.Name));
        int[] eligible = [.. decisions.Reliefs.Select(relief => relief.Outcomes.Count(outcome => outcome == Outcome.Eligible))];
        Assert.Equal((today, todayIncomplete, later, laterIncomplete), (eligible[0], eligible[2], eligible[1], eligible[3]));
        Assert.Equal(never, cases.Data.PersonCount - eligible[0] - eligible[1]);
        Assert.All(decisions.Reliefs, relief => Assert.DoesNotContain(Outcome.NeedsReview, relief.Outcomes));
        AssertSameInBothEngines(law, cases.Data, options);

        Assert.Contains("random felony flag", cases.Report.Caveat, StringComparison.Ordinal);
        output.WriteLine($"{law.Program.Info.Title}, {county}: {eligible[0]:N0} today ({eligible[2]:N0} on incomplete data), "
            + $"{eligible[1]:N0} later ({eligible[3]:N0}), {cases.Data.PersonCount - eligible[0] - eligible[1]:N0} never");
        output.WriteLine(cases.Report.Caveat);
        output.WriteLine(cases.Report.Credit);
    }

    private static void AssertSameInBothEngines(Compilation law, CaseData data, EvaluationOptions options)
    {
        foreach (int first in (int[])[0, data.PersonCount / 2, data.PersonCount - SampleSize])
        {
            Decisions compiled = law.Evaluator.Evaluate(data, first, SampleSize, options), plain = law.Interpreter.Evaluate(data, first, SampleSize, options);
            for (int i = 0; i < plain.Reliefs.Length; i++)
            {
                Assert.Equal(plain.Reliefs[i].Outcomes, compiled.Reliefs[i].Outcomes);
                Assert.Equal(plain.Reliefs[i].Conditions, compiled.Reliefs[i].Conditions);
            }
        }
    }
}
