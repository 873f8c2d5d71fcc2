using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// Decides what three-valued logic leaves in review. "p or not p" is unknown to it while p is; here the open facts are tried. They are
/// split into ever smaller parts (ranges of days and amounts, sets of values, readings of a question) until the answer is definite in each
/// part. If it is the same in all, that is the answer, whatever the facts turn out to be; as soon as two parts disagree the record is in
/// review for good reason. INVARIANT: the parts of a split cover what was split, so an answer found here has the guarantee too.
/// </summary>
/// <param name="isSifted">Whether a few fillings of everything agreed already (<see cref="QuickFillings"/>).</param>
internal sealed class ExactCheck(ProgramTables tables, CaseData data, EvaluationOptions options, bool isSifted)
{
    /// <summary>How many ways of filling in everything at once are looked at first, and how often facts that come up thereby are filled in too.</summary>
    private const int Fillings = 24, Rounds = 4;

    /// <summary>Where fillings agreed already, others are looked at only if so many parts have not been enough.</summary>
    private const int Patience = 24;

    private readonly Parts _parts = new(tables, data, options);

    /// <summary>What is asked of each part: an answer, and on which facts it hangs where it is unknown.</summary>
    private sealed record Asked(Func<IrEvaluation, Truth> Answer, Func<IrEvaluation, ImmutableArray<MissingFact>> Missing);

    /// <summary>The answer if all that the open facts could be give one; null if the subject stays in review.</summary>
    /// <param name="isBoundHit">Whether the search ended because it took too many trials.</param>
    public SubjectDecision? Decide(IrRelief relief, int row, out bool isBoundHit)
    {
        Asked asked = new(day => Standing.Of(day, relief, row).Answer, day => MissingFactCollector.Of(day, relief, row));
        return Settle(asked, out isBoundHit) is not { } parts ? null
            : Join([.. parts.Select(part => part.Decide(relief, row, Standing.Of(part.On(options.Today), relief, row)))]);
    }

    /// <summary>Whether a relief clears a charge, if that is the same whatever the open facts could be; else unknown.</summary>
    public Truth Clears(IrCondition clears, int charge)
    {
        Asked asked = new(day => day.TruthOf(clears, charge), day => MissingFactCollector.Of(day, clears, charge));
        return Settle(asked, out _) is [var part, ..] ? asked.Answer(part.On(options.Today)) : Truth.Unknown;
    }

    /// <summary>The parts in which the answer is definite, if it is the same in all; else null.</summary>
    private List<PersonEvaluation>? Settle(Asked asked, out bool isBoundHit)
    {
        isBoundHit = false;
        Queue<PersonEvaluation> open = new([_parts.Whole]);
        List<PersonEvaluation> settled = [];
        Truth? answer = null;
        for (int trials = 0; open.TryDequeue(out PersonEvaluation? part); trials++)
        {
            isBoundHit = trials >= options.MostTrials;
            if (isBoundHit || trials == (isSifted ? Patience : 0) && FillingsDisagree(asked)) return null;
            Truth truth = asked.Answer(part.On(options.Today));
            if (truth == Truth.Unknown)
            {
                ImmutableArray<PersonEvaluation> finer = Split(part, asked);
                if (finer.IsEmpty) return null;
                foreach (PersonEvaluation one in finer) open.Enqueue(one);
                continue;
            }

            if (answer is { } before && before != truth) return null;
            answer = truth;
            settled.Add(part);
        }

        return settled;
    }

    /// <summary>Fills in all facts at once, in a few ways. Most records in review are there for good reason, and two such fillings show it; or
    /// one, in which the answer hangs on nothing that could be tried.</summary>
    private bool FillingsDisagree(Asked asked)
    {
        Truth? answer = null;
        for (uint filling = 0; filling < Fillings; filling++)
        {
            PersonEvaluation part = _parts.Whole;
            Truth truth = Truth.Unknown;
            for (int round = 0; round < Rounds && truth == Truth.Unknown; round++)
            {
                ImmutableArray<MissingFact> facts = asked.Missing(part.On(options.Today));
                for (int i = 0; i < facts.Length; i++) part = _parts.WithOne(part, facts[i], Choice(filling, (uint)i));
                truth = asked.Answer(part.On(options.Today));
            }

            if (truth == Truth.Unknown)
            {
                if (Split(part, asked).IsEmpty) return true;
                continue;
            }

            if (answer is { } before && before != truth) return true;
            answer = truth;
        }

        return false;
    }

    /// <summary>All with their least, all with their most, then any mixture: always the same, so that a run can be repeated.</summary>
    private static uint Choice(uint filling, uint fact) => filling switch
    {
        0 => 0,
        1 => 1,
        _ => (filling * 0x9E3779B1 ^ fact * 0x85EBCA6B) >> 13,
    };

    /// <summary>The parts of one open fact on which the answer hangs: of the one with the fewest values. None if there is none that can be tried.</summary>
    private ImmutableArray<PersonEvaluation> Split(PersonEvaluation part, Asked asked)
    {
        Parts.Cut? fewest = null;
        foreach (MissingFact fact in asked.Missing(part.On(options.Today)))
        {
            if (_parts.CutOf(part, fact) is not { } cut || fewest is not null && cut.Size >= fewest.Size) continue;
            fewest = cut;
            if (fact.IsQuestion) break;
        }

        return fewest is null ? [] : _parts.Split(part, fewest);
    }

    /// <summary>All parts are eligible, or none is. Where the parts differ in what comes later, only the earliest day is certain.</summary>
    private static SubjectDecision Join(ImmutableArray<SubjectDecision> decided)
    {
        SubjectDecision first = decided[0];
        SubjectDecision[] covered = [.. decided.Where(decision => decision.Outcome != Outcome.NotCovered)];
        SubjectDecision joined = covered.Length == 0 ? first : covered[0] with
        {
            Conditions = [.. covered[0].Conditions.Select((truth, i) => covered.All(d => d.Conditions[i] == truth) ? truth : Truth.Unknown)],
            Holds = [.. covered[0].Holds.Select((truth, i) => covered.All(d => d.Holds[i] == truth) ? truth : Truth.Unknown)],
            Effects = covered.Aggregate(0UL, (all, decision) => all | decision.Effects),
        };
        joined = joined with { Marks = decided.Select(decision => decision.Marks).Aggregate((a, b) => a | b) };
        if (joined.Outcome is Outcome.NotCovered or Outcome.Eligible) return joined;
        // A subject that may not be one is not eligible, and no day is looked for (Ir/README.md, "Outcomes").
        if (covered.Length < decided.Length) return joined with { Outcome = Outcome.NotEligible, FirstDay = 0 };
        if (decided.All(decision => decision.Outcome == first.Outcome && decision.FirstDay == first.FirstDay)) return joined;
        int earliest = decided.Where(decision => decision.FirstDay > 0).Min(decision => decision.FirstDay);
        return joined with { Outcome = Outcome.NotYetAtEarliest, FirstDay = earliest };
    }
}
