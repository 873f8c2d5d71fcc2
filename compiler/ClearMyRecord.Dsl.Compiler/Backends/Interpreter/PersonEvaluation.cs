using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>The answer on one relief for one subject.</summary>
/// <param name="FirstDay">The first eligible day of a "not yet", else 0.</param>
/// <param name="Conditions">The truth today of each labelled condition; empty where the subject is not covered.</param>
internal sealed record SubjectDecision(Outcome Outcome, int FirstDay, ImmutableArray<Truth> Conditions, Marks Marks)
{
    /// <summary>Whether it was found by trying what the missing facts could be.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether it is in review because trying them took too long.</summary>
    public bool IsBoundHit { get; init; }
}

/// <summary>Decides the subjects of one person: today, and where the answer is no, on the days to come (Ir/README.md, "Outcomes").</summary>
/// <param name="supposed">What is supposed of facts that the records leave open: then nothing further is tried.</param>
internal sealed class PersonEvaluation(ProgramTables tables, CaseData data, EvaluationOptions options, Suppositions? supposed = null)
{
    // Days that several subjects of a person ask for are evaluated once.
    private readonly Dictionary<int, IrEvaluation> _days = [];

    public ProgramTables Tables { get; } = tables;

    public EvaluationOptions Options { get; } = supposed is { Readings.IsEmpty: false } ? options with { Readings = options.Readings.SetItems(supposed.Readings) } : options;

    public IrEvaluation On(int day)
    {
        if (!_days.TryGetValue(day, out IrEvaluation? evaluation)) _days.Add(day, evaluation = new(Tables, data, Options, day, supposed));
        return evaluation;
    }

    public SubjectDecision Decide(IrRelief relief, int row)
    {
        SubjectDecision decision = Decide(relief, row, Standing.Of(On(Options.Today), relief, row));
        if (decision.Outcome != Outcome.NeedsReview || Options.MostTrials == 0) return decision;
        SubjectDecision? exact = new ExactCheck(Tables, data, Options).Decide(relief, row, out bool isBoundHit);
        return exact is null ? decision with { IsBoundHit = isBoundHit } : exact with { IsExact = true };
    }

    public SubjectDecision Decide(IrRelief relief, int row, Standing today)
    {
        SubjectDecision decision = new(OutcomeToday(today), 0, today.Conditions, today.Marks);
        if (decision.Outcome != Outcome.NotEligible || today.Covers == Truth.Unknown || !Options.FindFirstDates) return decision;
        if (FirstDay.Find(this, relief, row) is not { } found) return decision;
        return decision with
        {
            Outcome = found.Standing.Answer == Truth.True ? Outcome.NotYet : Outcome.NotYetAtEarliest,
            FirstDay = found.Day,
            Marks = today.Marks | found.Standing.Marks,
        };
    }

    private static Outcome OutcomeToday(Standing standing) => (standing.Covers, standing.Rest) switch
    {
        (Truth.False, _) => Outcome.NotCovered,
        (_, Truth.False) => Outcome.NotEligible,
        (Truth.True, Truth.True) => Outcome.Eligible,
        _ => Outcome.NeedsReview,
    };
}

/// <summary>Where a subject stands with a relief on one day.</summary>
/// <param name="Conditions">Requirements and bars in order; empty where the subject is not covered.</param>
/// <param name="Rest">In force, every requirement, and no bar.</param>
internal sealed record Standing(Truth Covers, Truth InForce, ImmutableArray<Truth> Conditions, Truth Rest, Marks Marks)
{
    public Truth Answer => TruthLogic.And(Covers, Rest);

    public static Standing Of(IrEvaluation day, IrRelief relief, int row)
    {
        day.TakeMarks();
        Truth covers = day.TruthOf(relief.Covers, day.NewRows(row));
        if (covers == Truth.False) return new(covers, Truth.Unknown, [], Truth.Unknown, day.TakeMarks());
        Truth inForce = day.TruthOf(relief.InForce, day.NewRows(row));
        ImmutableArray<Truth> conditions = [.. relief.Conditions.Select(condition => day.TruthOf(condition.Body, day.NewRows(row)))];
        Truth rest = relief.Conditions.Zip(conditions, (condition, truth) => condition.Info.IsBar ? TruthLogic.Not(truth) : truth)
            .Aggregate(inForce, TruthLogic.And);
        return new(covers, inForce, conditions, rest, day.TakeMarks());
    }
}
