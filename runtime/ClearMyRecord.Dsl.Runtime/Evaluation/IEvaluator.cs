using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>A statute ready to run. Safe to use from several threads at once on different ranges of people.</summary>
public interface IEvaluator
{
    ProgramInfo Program { get; }

    RecordSchema Schema { get; }

    /// <summary>Decides every relief for every subject of a range of people: the unit of compiled work is a batch, never one charge.</summary>
    Decisions Evaluate(CaseData data, int firstPerson, int personCount, EvaluationOptions options);
}

/// <summary>Says why: slower than an <see cref="IEvaluator"/>, for the few records somebody asks about.</summary>
public interface IExplainer
{
    /// <summary>The whole tree for every subject of a person and every relief, in the law's order.</summary>
    IReadOnlyList<Explanation> Explain(CaseData data, int person, EvaluationOptions options);

    /// <summary>The missing facts on which one subject's answer hangs; empty unless it needs review or has only an earliest day.</summary>
    IReadOnlyList<MissingFact> MissingFacts(CaseData data, int relief, int row, EvaluationOptions options);
}
