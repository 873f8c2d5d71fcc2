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
/// <param name="wider">The same moment with one thing less supposed: what did not look at that is known from there.</param>
internal sealed partial class IrEvaluation(
    ProgramTables tables, CaseData data, EvaluationOptions options, int today,
    Suppositions? supposed = null, IrEvaluation? wider = null, Action<FieldDefinition, int>? onRead = null)
{
    private readonly Dictionary<(int Root, int Row), Settled> _settled = [];
    private readonly ulong _changed = supposed?.Changed ?? 0;
    private readonly IrEvaluation? _wider = wider;
    private Marks _marks;
    private ulong _reads;

    /// <summary>What a definition or a labelled condition came to, and which open facts it looked at (<see cref="Suppositions.MarkOf(FieldDefinition, int)"/>).</summary>
    private readonly record struct Settled(Truth Truth, Value Value, Marks Marks, ulong Reads);

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

    /// <summary>A condition that stands by itself in the program, remembered for each subject.</summary>
    public Truth TruthOf(IrCondition root, int subject) => Tables.NumberOf(root) is { } number ? Settle(number, root, subject).Truth : TruthOf(root, NewRows(subject));

    private (Truth Truth, Value Value) Call(int definition, IrVariable argument, int[] rows)
    {
        IrDefinition called = Tables.Program.Definitions[definition];
        Settled result = Settle(definition, called.Body, RowOf(argument, called.Subject, rows));
        return (result.Truth, result.Value);
    }

    private Settled Settle(int number, IrExpr root, int subject)
    {
        if (onRead is null && Remembered((number, subject)) is { } known)
        {
            _marks |= known.Marks;
            _reads |= known.Reads;
            return known;
        }

        (Marks marks, ulong reads) = (_marks, _reads);
        (_marks, _reads) = (default, 0);
        int[] rows = NewRows(subject);
        Truth truth = root is IrCondition condition ? TruthOf(condition, rows) : default;
        Value value = root is IrCondition ? default : ValueOf(root, rows);
        Settled result = new(truth, value, _marks, _reads);
        Remember((number, subject), result);
        _marks |= marks;
        _reads |= reads;
        return result;
    }

    private Settled? Remembered((int Root, int Row) key)
    {
        ulong changed = 0;
        for (IrEvaluation? at = this; at is not null; changed |= at._changed, at = at._wider)
        {
            if (!at._settled.TryGetValue(key, out Settled known)) continue;
            if ((known.Reads & changed) != 0) return null;
            if (at != this) _settled[key] = known;
            return known;
        }

        return null;
    }

    /// <summary>Here, and wherever less is supposed that it did not look at either.</summary>
    private void Remember((int Root, int Row) key, Settled result)
    {
        _settled[key] = result;
        IrEvaluation at = this;
        while (at._wider is { } wider && (result.Reads & at._changed) == 0) at = wider;
        at._settled[key] = result;
    }

    public ValueState StateOf(FieldDefinition field, int row) => Supposed(field, row)?.State ?? Data.StateOf(field, row);

    private Truth IsNotYet(FieldDefinition field, int row) => StateOf(field, row) switch
    {
        ValueState.NotYet => Truth.True,
        ValueState.Missing when field.MayBeNotYet => Truth.Unknown,
        ValueState.Known when Supposed(field, row) is null && Data.ColumnOf(field) is DateColumn dates && dates.MayBeNotYet(row) => Truth.Unknown,
        _ => Truth.False,
    };

    /// <summary>Whether a fact leaves anything open: a blank, a date partly known, or one that has not come.</summary>
    public bool IsOpen(FieldDefinition field, int row) => Supposed(field, row)?.IsOpen ?? FieldReader.IsOpen(Data, field, row);

    private SupposedFact? Supposed(FieldDefinition field, int row)
    {
        if (supposed is null) return null;
        _reads |= supposed.MarkOf(field, row);
        return supposed[field, row];
    }

    private Value ReadValue(FieldDefinition field, int row, IrType type) =>
        Supposed(field, row)?.Value ?? FieldReader.Read(Data, field, row, Options.RecordDay, type);

    /// <summary>The texts that a text field could hold, in capitals; null where it could hold any. Only where the field applies.</summary>
    private IReadOnlyList<string>? TextsOf(FieldDefinition field, int row)
    {
        // Offenses are compared as written, whatever one that is written stands for.
        if (Data.StateOf(field, row) == ValueState.Known) return [TextAlphabet.Plain(FieldReader.TextAt(Data, field, row))];
        return Supposed(field, row) is { } fact ? [.. fact.PossibleTexts] : null;
    }

    private int Read(IrVariable of, FieldDefinition field, int[] rows)
    {
        int row = RowOf(of, field.Of, rows);
        onRead?.Invoke(field, row);
        return row;
    }
}
