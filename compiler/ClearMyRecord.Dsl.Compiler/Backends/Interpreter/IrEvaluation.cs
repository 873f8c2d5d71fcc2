using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>
/// The program's conditions and values at one moment, over one set of records: the plain reading of the IR, without short cuts.
/// Variables are an array of rows; a quantifier sets its own variable in it.
/// </summary>
/// <param name="today">The as-of date tried; the record day stays that of the options.</param>
/// <param name="supposed">What is supposed of facts that the records leave open.</param>
/// <param name="onRead">Told of every fact looked at, for explanations; results are then not remembered.</param>
internal sealed partial class IrEvaluation(
    ProgramTables tables, CaseData data, EvaluationOptions options, int today, Suppositions? supposed = null, Action<FieldDefinition, int>? onRead = null)
{
    private readonly Dictionary<(int Definition, int Row), (Truth Truth, Value Value, Marks Marks)> _known = [];
    private Marks _marks;

    public ProgramTables Tables { get; } = tables;

    public CaseData Data { get; } = data;

    public EvaluationOptions Options { get; } = options;

    public int Today { get; } = today;

    public int LawDay => Options.LawAsOf ?? Today;

    /// <summary>Sees each condition as it is decided, and may decide otherwise; null: nobody looks on.</summary>
    public IConditionWatch? Watch { get; init; }

    /// <summary>What was met since the last call of this.</summary>
    public Marks TakeMarks()
    {
        Marks taken = _marks;
        _marks = default;
        return taken;
    }

    public int[] NewRows(int subject)
    {
        int[] rows = new int[Tables.SlotCount];
        rows[0] = subject;
        return rows;
    }

    /// <summary>The row of the record of one kind that a variable's record is or lies in.</summary>
    public int RowOf(IrVariable variable, RecordKind kind, int[] rows) => Data.OuterRow(variable.Kind, rows[Tables.SlotOf(variable)], kind);

    /// <summary>The rows that a called definition starts with.</summary>
    public int[] RowsForCall(int definition, IrVariable argument, int[] rows) =>
        NewRows(RowOf(argument, Tables.Program.Definitions[definition].Subject, rows));

    private (Truth Truth, Value Value) Call(int definition, IrVariable argument, int[] rows)
    {
        IrExpr body = Tables.Program.Definitions[definition].Body;
        int[] inner = RowsForCall(definition, argument, rows);
        if (onRead is null && _known.TryGetValue((definition, inner[0]), out (Truth Truth, Value Value, Marks Marks) known))
        {
            _marks |= known.Marks;
            return (known.Truth, known.Value);
        }

        Marks before = TakeMarks();
        (Truth Truth, Value Value) result = body is IrCondition condition ? (TruthOf(condition, inner), default) : (default, ValueOf(body, inner));
        _known[(definition, inner[0])] = (result.Truth, result.Value, _marks);
        _marks |= before;
        return result;
    }

    public ValueState StateOf(FieldDefinition field, int row) => supposed?[field, row]?.State ?? Data.StateOf(field, row);

    /// <summary>Whether a fact leaves anything open: a blank, a date partly known, or one that has not come.</summary>
    public bool IsOpen(FieldDefinition field, int row) => supposed?[field, row]?.IsOpen ?? FieldReader.IsOpen(Data, field, row);

    private Value ReadValue(FieldDefinition field, int row, IrType type) =>
        supposed?[field, row]?.Value ?? FieldReader.Read(Data, field, row, Options.RecordDay, type);

    private int Read(IrVariable of, FieldDefinition field, int[] rows)
    {
        int row = RowOf(of, field.Of, rows);
        onRead?.Invoke(field, row);
        return row;
    }
}
