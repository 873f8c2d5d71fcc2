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

    /// <summary>The truth of each hold; empty unless eligible or in review.</summary>
    public ImmutableArray<Truth> Holds { get; init; } = [];

    /// <summary>The rows of the effect that may count, a bit each.</summary>
    public ulong Effects { get; init; }
}

/// <summary>Decides the subjects of one person: today, and where the answer is no, on the days to come (Ir/README.md, "Outcomes").</summary>
/// <param name="supposed">What is supposed of facts that the records leave open: then nothing further is tried.</param>
/// <param name="wider">The same person with one thing less supposed.</param>
internal sealed class PersonEvaluation(
    ProgramTables tables, CaseData data, EvaluationOptions options, Suppositions? supposed = null, PersonEvaluation? wider = null)
{
    // Days that several subjects of a person ask for are evaluated once.
    private readonly Dictionary<int, IrEvaluation> _days = [];
    private ExactCheck? _exact;

    public ProgramTables Tables { get; } = tables;

    public EvaluationOptions Options { get; } = supposed is { Readings.IsEmpty: false } ? options with { Readings = options.Readings.SetItems(supposed.Readings) } : options;

    public Suppositions? Supposed { get; } = supposed;

    /// <summary>Whether a few ways of filling in what is missing gave one answer already.</summary>
    public bool IsSifted { get; init; }

    private ExactCheck Exact => _exact ??= new(Tables, data, Options, IsSifted);

    public IrEvaluation On(int day)
    {
        if (!_days.TryGetValue(day, out IrEvaluation? evaluation)) _days.Add(day, evaluation = new(Tables, data, Options, day, Supposed, wider?.On(day)));
        return evaluation;
    }

    /// <summary>The same person where something more is supposed.</summary>
    public PersonEvaluation With(Suppositions more) => new(Tables, data, options, more, this);

    public SubjectDecision Decide(IrRelief relief, int row)
    {
        SubjectDecision decision = Decide(relief, row, Standing.Of(On(Options.Today), relief, row));
        if (decision.Outcome != Outcome.NeedsReview || Options.MostTrials == 0) return decision;
        SubjectDecision? exact = Exact.Decide(relief, row, out bool isBoundHit);
        return exact is null ? decision with { IsBoundHit = isBoundHit } : exact with { IsExact = true };
    }

    public SubjectDecision Decide(IrRelief relief, int row, Standing today)
    {
        SubjectDecision decision = new(OutcomeToday(today), 0, today.Conditions, today.Marks);
        if (decision.Outcome is Outcome.Eligible or Outcome.NeedsReview) return WithEffect(decision, relief, row);
        if (decision.Outcome != Outcome.NotEligible || today.Covers == Truth.Unknown || !Options.FindFirstDates) return decision;
        if (FirstDay.Find(this, relief, row) is not { } found) return decision;
        return decision with
        {
            Outcome = found.IsSure ? Outcome.NotYet : Outcome.NotYetAtEarliest,
            FirstDay = found.Day,
            Marks = today.Marks | found.Standing.Marks,
        };
    }

    /// <summary>Whether a relief clears a charge today.</summary>
    public Truth Clears(IrRelief relief, int charge)
    {
        if (relief.Clears is not { } clears) return Truth.False;
        Truth truth = On(Options.Today).TruthOf(clears, charge);
        return truth == Truth.Unknown && Options.MostTrials > 0 ? Exact.Clears(clears, charge) : truth;
    }

    /// <summary>What holds it up, and what it does: read after eligibility, the rows of the effect down to the first true one.</summary>
    private SubjectDecision WithEffect(SubjectDecision decision, IrRelief relief, int row)
    {
        IrEvaluation today = On(Options.Today);
        today.TakeMarks();
        ImmutableArray<Truth> holds = [.. relief.Holds.Select(hold => today.TruthOf(hold.Body, row))];
        ulong effects = EffectRows(relief, row);
        return decision with { Holds = holds, Effects = effects, Marks = decision.Marks | today.TakeMarks() };
    }

    /// <summary>The rows of the effect that may count today, a bit each, down to the first true one.</summary>
    public ulong EffectRows(IrRelief relief, int row)
    {
        ulong effects = 0;
        Truth truth = Truth.False;
        for (int k = 0; k < relief.Effects.Length && truth != Truth.True; k++)
        {
            truth = On(Options.Today).TruthOf(relief.Effects[k].Body, row);
            if (truth != Truth.False) effects |= 1UL << Math.Min(k, 63);
        }

        return effects;
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

    /// <summary>The answer were it not for caps on how many may have the relief.</summary>
    public Truth ButForLimits { get; private init; }

    public static Standing Of(IrEvaluation day, IrRelief relief, int row)
    {
        day.TakeMarks();
        Truth covers = day.TruthOf(relief.Covers, row);
        if (covers == Truth.False) return new(covers, Truth.Unknown, [], Truth.Unknown, day.TakeMarks());
        Truth inForce = day.TruthOf(relief.InForce, row);
        ImmutableArray<Truth> conditions = [.. relief.Conditions.Select(condition => day.TruthOf(condition.Body, row))];
        return new(covers, inForce, conditions, Rest(_ => true), day.TakeMarks()) { ButForLimits = TruthLogic.And(covers, Rest(info => !info.IsLimit)) };

        Truth Rest(Func<ConditionInfo, bool> counts) => relief.Conditions.Zip(conditions).Where(pair => counts(pair.First.Info))
            .Select(pair => pair.First.Info.IsBar ? TruthLogic.Not(pair.Second) : pair.Second).Aggregate(inForce, TruthLogic.And);
    }
}
