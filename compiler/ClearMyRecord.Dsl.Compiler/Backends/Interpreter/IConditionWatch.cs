using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>Looks on while conditions are decided: to note what was met, or to ask what would follow if one came out otherwise.</summary>
internal interface IConditionWatch
{
    /// <param name="rows">The records its variables stand for; they change as the evaluation goes on.</param>
    /// <returns>The truth to go on with.</returns>
    Truth Seen(IrEvaluation now, IrCondition condition, int[] rows, Truth truth);
}
