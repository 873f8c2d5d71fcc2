using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>Says why each subject of a person has its answer: the tree of labelled conditions with the facts that each one looked at.</summary>
internal sealed class PersonExplainer(ProgramTables tables, CaseData data, EvaluationOptions options)
{
    private readonly PersonEvaluation _person = new(tables, data, options);

    public IReadOnlyList<Explanation> Explain(int person)
    {
        List<Explanation> explanations = [];
        foreach (IrRelief relief in tables.Program.Reliefs)
        {
            (int start, int end) = data.RowsOf(relief.Info.Subject, person);
            for (int row = start; row < end; row++) explanations.Add(ExplainSubject(relief, row));
        }

        return explanations;
    }

    public ImmutableArray<MissingFact> MissingFacts(IrRelief relief, int row) => MissingFacts(relief, row, _person.Decide(relief, row));

    private Explanation ExplainSubject(IrRelief relief, int row)
    {
        SubjectDecision decision = _person.Decide(relief, row);
        ImmutableArray<ExplainedCondition> conditions = decision.Outcome == Outcome.NotCovered
            ? [] : [.. relief.Conditions.Select(condition => ExplainCondition(condition, row))];
        bool isGiven = decision.Outcome is Outcome.Eligible or Outcome.NeedsReview;
        int? firstDay = decision.Outcome is Outcome.NotYet or Outcome.NotYetAtEarliest ? decision.FirstDay : null;
        return new(relief.Info, row, data.IdsOf(relief.Info.Subject)[row], decision.Outcome, firstDay,
            conditions, MissingFacts(relief, row, decision))
        {
            HoldsWhateverIsMissing = decision.IsExact,
            GivenUpAfter = decision.IsBoundHit ? options.MostTrials : 0,
            Holds = decision.Holds.IsEmpty ? [] : [.. relief.Holds.Select(condition => ExplainCondition(condition, row))],
            Effects = [.. relief.Effects.Index().Where(of => (decision.Effects >> Math.Min(of.Index, 63) & 1) != 0)
                .Select(of => ExplainCondition(of.Item, row))],
            Route = isGiven ? RouteOf(relief.Info, decision) : "",
            Clears = isGiven && relief.Info.SaysWhatItReaches ? Clears(relief, row) : [],
            AlreadyGranted = relief.AlreadyGranted is { } granted && _person.On(options.Today) is { } today
                && today.TruthOf(granted, today.NewRows(row)) == Truth.True,
            RestsOnMissing = decision.Marks.RestsOnMissing,
            Presumed = [.. tables.Program.Info.Presumptions.Where((_, i) => (decision.Marks.Presumed >> Math.Min(i, 63) & 1) != 0)],
        };
    }

    private string RouteOf(ReliefInfo relief, SubjectDecision decision)
    {
        ReliefDecisions one = new(relief, 0, 1, keepConditions: false);
        if (one.Effects.Length > 0) one.Effects[0] = decision.Effects;
        return one.RouteOf(0, options.Today);
    }

    private ImmutableArray<(string, Truth)> Clears(IrRelief relief, int row)
    {
        (int start, int end) = data.RowsOf(RecordKind.Charge, data.OuterRow(relief.Info.Subject, row, RecordKind.Person));
        return [.. Enumerable.Range(start, end - start).Select(charge => (RecordNames.Of(data, RecordKind.Charge, charge), _person.Clears(relief, charge)))
            .Where(charge => charge.Item2 != Truth.False)];
    }

    private ImmutableArray<MissingFact> MissingFacts(IrRelief relief, int row, SubjectDecision decision)
    {
        if (decision.Outcome is not (Outcome.NeedsReview or Outcome.NotYetAtEarliest)) return [];
        ImmutableArray<MissingFact> facts = MissingFactCollector.Of(_person.On(decision.Outcome == Outcome.NeedsReview ? options.Today : decision.FirstDay), relief, row);
        // A day may be in doubt for what a cap left open before it.
        return facts.IsEmpty ? MissingFactCollector.Of(_person.On(options.Today), relief, row) : facts;
    }

    /// <summary>Facts and notes stand at the leaves; a condition with labelled parts shows only what it came to.</summary>
    private ExplainedCondition ExplainCondition(IrReliefCondition condition, int row)
    {
        List<Fact> facts = [];
        HashSet<(RecordKind, string, int)> seen = [];
        IrEvaluation day = new(tables, data, options, options.Today, onRead: (field, of) =>
        {
            if (seen.Add((field.Of, field.Name, of)))
                facts.Add(new(field.Of, of, RecordNames.Of(data, field.Of, of), field.Name,
                    FieldReader.TextAt(data, field, of), data.StateOf(field, of) == ValueState.Missing));
        });
        Truth truth = day.TruthOf(condition.Body, day.NewRows(row));
        if (!condition.Parts.IsDefaultOrEmpty)
            return new(condition.Info, truth, [], "", [.. condition.Parts.Select(part => ExplainCondition(part, row))]);
        string note = ConditionNotes.Of(_person.On(options.Today), condition.Body, day.NewRows(row));
        return new(condition.Info, truth, [.. facts], note, []);
    }
}
