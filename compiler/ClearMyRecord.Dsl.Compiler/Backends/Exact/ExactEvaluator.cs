using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>The fast engine for everybody, and the plain one for those it leaves in review, where the options ask for that.</summary>
public sealed class ExactEvaluator(IEvaluator fast, IrInterpreter plain) : IEvaluator
{
    private readonly Lazy<QuickFillings> _quick = new(() => plain.FillingsFor(fast));

    public ProgramInfo Program => fast.Program;

    public RecordSchema Schema => fast.Schema;

    public Decisions Evaluate(CaseData data, int firstPerson, int personCount, EvaluationOptions options)
    {
        Decisions decisions = fast.Evaluate(data, firstPerson, personCount, options);
        if (options.MostTrials == 0) return decisions;
        OpenAnswers open = new(data, decisions);
        _quick.Value.TakeOut(open, data, options);
        plain.DecideReviews(data, decisions, open, options);
        return decisions;
    }
}
