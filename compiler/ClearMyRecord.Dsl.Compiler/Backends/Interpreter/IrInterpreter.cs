using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>
/// Runs a program as it stands in the IR, subject by subject: the engine that is obviously right, for the editor, for examples, for
/// explanations, and as the measure of the compiled one. Safe to use from several threads at once.
/// </summary>
public sealed class IrInterpreter : IEvaluator, IExplainer
{
    private readonly ProgramTables _tables;

    public IrInterpreter(ClearanceProgram program) => _tables = new(program);

    public ProgramInfo Program => _tables.Program.Info;

    public RecordSchema Schema => _tables.Program.Schema;

    public Decisions Evaluate(CaseData data, int firstPerson, int personCount, EvaluationOptions options)
    {
        ImmutableArray<IrRelief> reliefs = _tables.Program.Reliefs;
        ReliefDecisions[] decisions = [.. reliefs.Select(relief => ReliefDecisions.For(relief.Info, data, firstPerson, personCount, options.KeepConditions))];
        for (int person = firstPerson; person < firstPerson + personCount; person++)
        {
            PersonEvaluation evaluation = new(_tables, data, options);
            for (int i = 0; i < reliefs.Length; i++)
            {
                (int start, int end) = data.RowsOf(reliefs[i].Info.Subject, person);
                for (int row = start; row < end; row++)
                    Write(evaluation.Decide(reliefs[i], row), decisions[i], row - decisions[i].FirstRow);
                if (decisions[i].Reached is not { } reached) continue;
                (start, end) = data.RowsOf(RecordKind.Charge, person);
                for (int charge = start; charge < end; charge++) reached[charge - decisions[i].FirstCharge] = evaluation.Clears(reliefs[i], charge);
            }
        }

        return new(firstPerson, personCount, decisions);
    }

    internal QuickFillings FillingsFor(IEvaluator fast) => new(fast, _tables);

    /// <summary>Looks again at those left in review and writes down what trying their missing facts gives.</summary>
    /// <param name="open">Which of them to look at.</param>
    internal void DecideReviews(CaseData data, Decisions decisions, OpenAnswers open, EvaluationOptions options)
    {
        int[] people = [.. open.People];
        // The engines before this are done with a batch; what takes long is shared among the cores, each person by one.
        Parallel.ForEach(people, person => DecideReviews(data, decisions, open, new(_tables, data, options) { IsSifted = true }, person));
    }

    private void DecideReviews(CaseData data, Decisions decisions, OpenAnswers open, PersonEvaluation evaluation, int person)
    {
        for (int r = 0; r < decisions.Reliefs.Length; r++)
        {
            (IrRelief relief, ReliefDecisions into) = (_tables.Program.Reliefs[r], decisions.Reliefs[r]);
            (int start, int end) = data.RowsOf(relief.Info.Subject, person);
            for (int row = start; row < end; row++)
                if (open.IsOpenSubject(r, row - into.FirstRow)) Write(evaluation.Decide(relief, row), into, row - into.FirstRow);
            if (into.Reached is not { } reached) continue;
            (start, end) = data.RowsOf(RecordKind.Charge, person);
            for (int charge = start; charge < end; charge++)
                if (open.IsOpenCharge(r, charge - into.FirstCharge)) reached[charge - into.FirstCharge] = evaluation.Clears(relief, charge);
        }
    }

    public IReadOnlyList<Explanation> Explain(CaseData data, int person, EvaluationOptions options) =>
        new PersonExplainer(_tables, data, options).Explain(person);

    public IReadOnlyList<MissingFact> MissingFacts(CaseData data, int relief, int row, EvaluationOptions options) =>
        new PersonExplainer(_tables, data, options).MissingFacts(_tables.Program.Reliefs[relief], row);

    /// <summary>The rows of a relief's effect that may count today for a subject, whether or not it is eligible; a bit each.</summary>
    public ulong EffectRows(CaseData data, int relief, int row, EvaluationOptions options) =>
        new PersonEvaluation(_tables, data, options).EffectRows(_tables.Program.Reliefs[relief], row);

    private static void Write(SubjectDecision decision, ReliefDecisions into, int index)
    {
        into.Outcomes[index] = decision.Outcome;
        into.FirstDays[index] = decision.FirstDay;
        into.Presumed[index] = decision.Marks.Presumed;
        if (decision.IsBoundHit) into.CountBoundHit();
        into.RestsOnMissing[index] = decision.Marks.RestsOnMissing;
        for (int i = 0; i < decision.Holds.Length; i++) into.Holds[i][index] = decision.Holds[i];
        if (into.Effects.Length > 0) into.Effects[index] = decision.Effects;
        if (into.Conditions is not { } columns) return;
        for (int i = 0; i < decision.Conditions.Length; i++) columns[i][index] = decision.Conditions[i];
    }
}
