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
internal sealed class ExactCheck(ProgramTables tables, CaseData data, EvaluationOptions options)
{
    /// <summary>For each of eight facts (and the next eight again) whether it is filled in with the most it could be.</summary>
    private static readonly int[] s_patterns = [0b00000000, 0b11111111, 0b01010101, 0b10101010, 0b00110011, 0b11001100];

    private readonly Queue<Suppositions> _open = new();
    private readonly List<SubjectDecision> _decided = [];

    /// <summary>The answer if all that the open facts could be give one; null if the subject stays in review.</summary>
    /// <param name="isBoundHit">Whether the search ended because it took too many trials.</param>
    public SubjectDecision? Decide(IrRelief relief, int row, out bool isBoundHit)
    {
        isBoundHit = false;
        if (ExtremesDisagree(relief, row)) return null;
        _open.Clear();
        _decided.Clear();
        _open.Enqueue(Suppositions.None);
        for (int trials = 0; _open.TryDequeue(out Suppositions? part); trials++)
        {
            isBoundHit = trials >= options.MostTrials;
            if (isBoundHit) return null;
            PersonEvaluation person = new(tables, data, options, part);
            Standing today = Standing.Of(person.On(options.Today), relief, row);
            if (today.Answer == Truth.Unknown)
            {
                if (!Split(part, person.On(options.Today), relief, row)) return null;
                continue;
            }

            _decided.Add(person.Decide(relief, row, today));
            if (_decided[^1].Outcome == Outcome.Eligible != (_decided[0].Outcome == Outcome.Eligible)) return null;
        }

        return Join();
    }

    /// <summary>Fills in all facts at once, each with the least or the most it could be. Most records in review are there for good reason,
    /// and two such fillings show it.</summary>
    private bool ExtremesDisagree(IrRelief relief, int row)
    {
        MissingFact[] facts = [.. MissingFactCollector.Of(new PersonEvaluation(tables, data, options).On(options.Today), relief, row)];
        bool? isEligible = null;
        for (int pattern = 0; pattern < s_patterns.Length; pattern++)
        {
            Suppositions part = Suppositions.None;
            for (int i = 0; i < facts.Length; i++)
            {
                bool takesMost = (s_patterns[pattern] >> (i % 8) & 1) != 0;
                if (facts[i].IsQuestion)
                {
                    int question = tables.QuestionNamed(facts[i].Field);
                    if (tables.Presumed.HasQuestion(question)) continue;
                    ImmutableArray<string> readings = tables.Program.Info.Questions[question].Readings;
                    part = part with { Readings = part.Readings.SetItem(facts[i].Field, takesMost ? readings[^1] : readings[0]) };
                }
                else if (tables.Program.Schema.Find(facts[i].Kind, facts[i].Field) is { } field && !tables.Presumed.Has(field)
                    && SupposedFact.Of(data, field, facts[i].Row, options.RecordDay) is [var known, ..])
                    part = part.With(field, facts[i].Row, known.Extreme(takesMost));
            }

            Truth answer = Standing.Of(new PersonEvaluation(tables, data, options, part).On(options.Today), relief, row).Answer;
            if (answer == Truth.Unknown) continue;
            if (isEligible is { } before && before != (answer == Truth.True)) return true;
            isEligible = answer == Truth.True;
        }

        return false;
    }

    /// <summary>Puts the parts of one open fact on which the answer hangs into the queue.</summary>
    /// <returns>False if there is none that can be tried.</returns>
    private bool Split(Suppositions part, IrEvaluation day, IrRelief relief, int row)
    {
        Suppositions[] fewest = [];
        long size = long.MaxValue;
        foreach (MissingFact fact in MissingFactCollector.Of(day, relief, row))
        {
            if (fact.IsQuestion)
            {
                int question = tables.QuestionNamed(fact.Field);
                if (tables.Presumed.HasQuestion(question)) continue;
                foreach (string reading in tables.Program.Info.Questions[question].Readings)
                    _open.Enqueue(part with { Readings = part.Readings.SetItem(fact.Field, reading) });
                return true;
            }

            if (tables.Program.Schema.Find(fact.Kind, fact.Field) is not { } field || tables.Presumed.Has(field)) continue;
            SupposedFact[] parts = PartsOf(part, field, fact.Row);
            if (parts.Length < 2 || SizeOf(parts) >= size) continue;
            (fewest, size) = ([.. parts.Select(supposed => part.With(field, fact.Row, supposed))], SizeOf(parts));
        }

        foreach (Suppositions finer in fewest) _open.Enqueue(finer);
        return fewest.Length > 0;
    }

    private SupposedFact[] PartsOf(Suppositions part, FieldDefinition field, int row)
    {
        IReadOnlyList<SupposedFact> states = part[field, row] is { } supposed ? [supposed] : SupposedFact.Of(data, field, row, options.RecordDay);
        if (states is not [{ IsOpen: true } only]) return [.. states];
        (SupposedFact low, SupposedFact high) = only.Halves(options.Today);
        return [low, high];
    }

    private static long SizeOf(SupposedFact[] parts) => parts.Max(part => part.IsOpen ? part.Size : 0);

    /// <summary>All parts are eligible, or none is. Where the parts differ in what comes later, only the earliest day is certain.</summary>
    private SubjectDecision Join()
    {
        SubjectDecision first = _decided[0];
        SubjectDecision[] covered = [.. _decided.Where(decision => decision.Outcome != Outcome.NotCovered)];
        SubjectDecision joined = covered.Length == 0 ? first : covered[0] with
        {
            Conditions = [.. covered[0].Conditions.Select((truth, i) => covered.All(d => d.Conditions[i] == truth) ? truth : Truth.Unknown)],
            Holds = [.. covered[0].Holds.Select((truth, i) => covered.All(d => d.Holds[i] == truth) ? truth : Truth.Unknown)],
            Effects = covered.Aggregate(0UL, (all, decision) => all | decision.Effects),
        };
        joined = joined with { Marks = _decided.Select(decision => decision.Marks).Aggregate((a, b) => a | b) };
        if (joined.Outcome is Outcome.NotCovered or Outcome.Eligible) return joined;
        // A subject that may not be one is not eligible, and no day is looked for (Ir/README.md, "Outcomes").
        if (covered.Length < _decided.Count) return joined with { Outcome = Outcome.NotEligible, FirstDay = 0 };
        if (_decided.All(decision => decision.Outcome == first.Outcome && decision.FirstDay == first.FirstDay)) return joined;
        int earliest = _decided.Where(decision => decision.FirstDay > 0).Min(decision => decision.FirstDay);
        return joined with { Outcome = Outcome.NotYetAtEarliest, FirstDay = earliest };
    }
}
