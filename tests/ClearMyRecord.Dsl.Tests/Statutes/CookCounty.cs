using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>Illinois law on the real file of one county: what the file cannot tell goes to review and is named, or is presumed openly.</summary>
public sealed class CookCounty
{
    private static readonly Lazy<(Compilation Law, LoadedCases Cases)> Loaded = new(() =>
    {
        Compilation law = StatuteFolder.Compile("us-il/sealing");
        return (law, CaseLoader.Load(SharedData.Path("cook-county"), law.Program.Schema, MappingLibrary.Load("cook-county")));
    });

    private static readonly EvaluationOptions Today = new() { Today = new DateOnly(2026, 11, 23).DayNumber };

    private static ReliefDecisions Decide(string relief, EvaluationOptions options)
    {
        CaseData data = Loaded.Value.Cases.Data;
        return Loaded.Value.Law.Evaluator.Evaluate(data, 0, data.PersonCount, options).Reliefs.Single(r => r.Relief.Name == relief);
    }

    private static int Count(ReliefDecisions decisions, Outcome outcome) => decisions.Outcomes.Count(o => o == outcome);

    [SharedDataFact]
    public void The_model_has_every_field_that_the_mapping_fills() => Assert.Empty(Loaded.Value.Cases.Report.FieldsNotInModel);

    [SharedDataFact]
    public void Dropped_charges_can_be_sealed_and_charges_that_go_on_cannot()
    {
        ReliefDecisions sealing = Decide("sealing without a conviction", Today);

        Assert.Equal(20_234, sealing.Count);
        // 15,104 nolle prosequi, 298 without probable cause, 173 acquittals, 11 dismissed or rejected, less 163 indicted anew.
        Assert.Equal(15_423, Count(sealing, Outcome.Eligible));
        // Acquittals by reason of insanity: the law is open.
        Assert.Equal(4, Count(sealing, Outcome.NeedsReview));
    }

    [SharedDataFact]
    public void No_conviction_is_answered_for_by_a_file_that_sees_one_case()
    {
        foreach (string relief in (string[])["sealing of a felony conviction", "sealing of a misdemeanor conviction", "sealing of supervision", "expungement of supervision"])
        {
            ReliefDecisions decisions = Decide(relief, Today);
            Assert.Equal(0, Count(decisions, Outcome.Eligible) + Count(decisions, Outcome.NotYet));
            Assert.True(Count(decisions, Outcome.NeedsReview) > 100, relief);
        }
    }

    [SharedDataFact]
    public void What_the_file_lacks_is_named()
    {
        (Compilation law, LoadedCases cases) = Loaded.Value;
        ReliefDecisions sealing = Decide("sealing of a felony conviction", Today);
        int first = Array.IndexOf(sealing.Outcomes, Outcome.NeedsReview);
        int relief = law.Program.Info.Reliefs.Select(r => r.Name).ToList().IndexOf(sealing.Relief.Name);

        string[] missing = [.. law.Interpreter.MissingFacts(cases.Data, relief, sealing.FirstRow + first, Today).Select(fact => fact.Field)];

        Assert.Contains("sentence completion date", missing);
        Assert.Contains("last sentence elsewhere", missing);
        Assert.Contains("restitution balance", missing);
    }

    [SharedDataFact]
    public void Taken_for_the_whole_record_every_answer_says_that_it_is_presumed()
    {
        EvaluationOptions whole = Today with
        {
            Parameters = ImmutableDictionary<string, LegalValue?>.Empty.Add("single-case view", new LegalValue(FieldType.YesNo, 1)),
        };
        ReliefDecisions sealing = Decide("sealing of a felony conviction", whole);

        Assert.True(Count(sealing, Outcome.Eligible) > 1_000);
        for (int i = 0; i < sealing.Count; i++)
            if (sealing.Outcomes[i] == Outcome.Eligible) Assert.True(sealing.Presumed[i] != 0 && sealing.RestsOnMissing[i]);
        // A prison term has no scheduled end in the file.
        Assert.True(Count(sealing, Outcome.NeedsReview) > 1_000);
    }
}
