using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>
/// THE GUARANTEE (language.md, section 4): a definite answer never changes when missing facts are filled in. Eligible stays eligible, a
/// "no" of today stays a "no", and a first day that was certain stays that day.
/// </summary>
public sealed class GuaranteeTests
{
    [Fact]
    public void A_definite_answer_survives_every_completion_of_the_record() =>
        Trials.Run(1_000, seed => FindFault(seed, new ProgramShape(Presumptions: false, Derivations: false)));

    [Fact]
    public void So_does_one_beside_presumptions_that_met_nothing() =>
        Trials.Run(500, seed => FindFault(seed, new ProgramShape(Presumptions: true, Derivations: false)));

    [Fact]
    public void So_does_one_found_by_trying_the_missing_facts() =>
        Trials.Run(300, seed => FindFault(seed, new ProgramShape(Presumptions: false, Derivations: false), mostTrials: 100));

    [Fact]
    public void So_does_one_found_beside_presumptions() =>
        Trials.Run(300, seed => FindFault(seed, new ProgramShape(Presumptions: true, Derivations: false), mostTrials: 100));

    private static (Trial, string?) FindFault(int seed, ProgramShape shape, int mostTrials = 0)
    {
        Trial trial = Trial.Make(seed, shape);
        trial = trial with { Options = trial.Options with { MostTrials = mostTrials } };
        IrInterpreter interpreter = new(trial.Program);
        RecordMaker maker = new(new Random(-seed));
        Decisions before = interpreter.Evaluate(trial.Record.ToData(), 0, 1, trial.Options);
        Decisions today = interpreter.Evaluate(trial.Record.ToData(), 0, 1, trial.Options with { FindFirstDates = false });
        for (int attempt = 0; attempt < 10; attempt++)
        {
            bool findDays = attempt < 3;
            TrialRecord filled = maker.Fill(trial.Record, trial.Options.RecordDay, !trial.Uses<IrIsNotYet>(), share: attempt % 3 == 0 ? 1 : 0.5);
            Decisions after = interpreter.Evaluate(filled.ToData(), 0, 1, trial.Options with { FindFirstDates = findDays, MostTrials = 10 * mostTrials });
            if (FindChange(findDays ? before : today, after, shape, tried: mostTrials > 0) is { } change) return (trial, $"{change}, with\n{Differences(trial.Record, filled)}");
        }

        return (trial, null);
    }

    /// <summary>A certain hold, and a certain effect, stay what they are.</summary>
    private static string? FindChangeInEffect(ReliefDecisions then, ReliefDecisions now, int i)
    {
        for (int k = 0; k < then.Holds.Length; k++)
            if (then.Holds[k][i] != Truth.Unknown && now.Holds[k][i] != then.Holds[k][i]) return $"hold {k} of record {i} was {then.Holds[k][i]}";
        return then.Effects.Length > 0 && (now.Effects[i] & ~then.Effects[i]) != 0 ? $"the effect of record {i} was one of {then.Effects[i]:x}, is {now.Effects[i]:x}" : null;
    }

    private static string? FindChange(Decisions before, Decisions after, ProgramShape shape, bool tried)
    {
        foreach ((ReliefDecisions then, ReliefDecisions now) in before.Reliefs.Zip(after.Reliefs))
            for (int i = 0; i < then.Count; i++)
            {
                if (then.RestsOnMissing[i]) continue;
                (Outcome was, Outcome became) = (then.Outcomes[i], now.Outcomes[i]);
                if (was == Outcome.Eligible && !now.RestsOnMissing[i] && FindChangeInEffect(then, now, i) is { } effect) return effect;
                bool holds = was switch
                {
                    Outcome.NeedsReview => true,
                    Outcome.Eligible or Outcome.NotCovered when became == was => true,
                    // Only what is in review is tried: where the rest fails for certain, that none of the fillings is covered goes unnoticed.
                    Outcome.NotCovered => tried && became == Outcome.NotEligible,
                    Outcome.Eligible => false,
                    // Other days may rest on presumptions that today's answer did not meet; without any the whole outlook holds.
                    Outcome.NotYet when !shape.Presumptions => became == was && now.FirstDays[i] == then.FirstDays[i],
                    Outcome.NotYetAtEarliest when !shape.Presumptions => became == Outcome.NotEligible
                        || became is Outcome.NotYet or Outcome.NotYetAtEarliest && now.FirstDays[i] >= then.FirstDays[i] || became == Outcome.NotCovered,
                    _ => became is not (Outcome.Eligible or Outcome.NeedsReview),
                };
                if (!holds) return $"{then.Relief.Name} for row {then.FirstRow + i} was {was} {then.FirstDays[i]} and became {became} {now.FirstDays[i]}";
                if (then.Conditions is { } earlier && now.Conditions is { } later && was != Outcome.NotCovered && became != Outcome.NotCovered)
                    for (int c = 0; c < earlier.Length; c++)
                        // What trying showed of one condition is not asked again where the others settle the answer.
                        if (earlier[c][i] != Truth.Unknown && earlier[c][i] != later[c][i] && !(tried && later[c][i] == Truth.Unknown))
                            return $"{then.Relief.Name} {then.Relief.Conditions[c].Label} for row {then.FirstRow + i} was {earlier[c][i]} and became {later[c][i]}";
            }

        return null;
    }

    private static string Differences(TrialRecord record, TrialRecord filled)
    {
        CaseData data = filled.ToData(leaveOutEmpty: false);
        return string.Join("\n", record.Places.Where(place => record[place.Field, place.Row] != filled[place.Field, place.Row])
            .Select(place => $"  {place.Field.Of}{place.Row} {place.Field.Name} := {data.ColumnOf(place.Field)?.TextAt(place.Row)}"));
    }
}
