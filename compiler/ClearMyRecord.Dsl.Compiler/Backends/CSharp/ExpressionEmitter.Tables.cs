using ClearMyRecord.Dsl.Compiler.Ir;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>What one category decides alone is read from a table: one entry for each value and each blank.</summary>
internal sealed partial class ExpressionEmitter
{
    /// <summary>In a table of first rows: these rows do not decide, ask them all.</summary>
    private const int Undecided = 3;

    /// <summary>A condition on one category: its table is written out where nothing else plays a part, else computed once a day.</summary>
    private string? ByCategory(IrCondition condition)
    {
        if (_inDay || OnlyCategory(condition) is not { } category) return null;
        string table = CategoryTable.Fold(condition, category.Field) is { } truths
            ? _context.Table(truths.Select(truth => (int)truth))
            : _context.OnDay("sbyte[]", day => day.DayTable(category, [condition], () => $"(sbyte){day.Condition(condition)}"));
        return $"((Truth){table}[{Cell(category.Of, category.Field)} + 2])";
    }

    /// <returns>The one category that a node looks at, if it looks at nothing else of any record.</returns>
    private IrField? OnlyCategory(IrExpr node)
    {
        if (Facts(node) is { HasCollection: true } or { Marks: true }) return null;
        IrField? category = null;
        foreach (IrExpr part in IrTree.SelfAndDescendants(node))
        {
            if (part is IrCall or IrCallCondition) return null;
            if (!IrTree.FieldsOf(part).Any() && part is not (IrFieldOr or IrYesNoOr)) continue;
            if (part is not IrField { FieldType: IrType.Category } field) return null;
            if (category is not null && (category.Of.Id != field.Of.Id || category.Field != field.Field)) return null;
            category = field;
        }

        return category;
    }

    /// <summary>
    /// Rows compared with what only the day decides, where the first rows ask for one category ("20 years where grade is F1"):
    /// what they come to is read from a table, and only where they leave it open are all rows gone through.
    /// </summary>
    private string? ByFirstRows(IrExpr side, IrExpr other, Func<IrExpr, IrCondition> with, Func<string> general)
    {
        if (!Facts(other).IsInvariant || Facts(side).Marks || _known.ContainsKey(side)) return null;
        IrExpr called = side is IrCall call ? Instantiate(call.Definition, call.Argument) : side;
        if (called is not IrRows { Rows.IsEmpty: false } rows || OnlyCategory(rows.Rows[0].Test) is not { } category) return null;
        IrRow[] first = [.. rows.Rows.TakeWhile(row => Facts(row.Value).IsInvariant
            && OnlyCategory(row.Test) is { } tested && tested.Of.Id == category.Of.Id && tested.Field == category.Field)];
        if (first.Length < 2) return null;
        string table = _context.OnDay("sbyte[]", day =>
            day.DayTable(category, [.. first.Select(row => row.Test)], () => day.FirstRows(first, with)));
        string entry = Temp("int", $"{table}[{Cell(category.Of, category.Field)} + 2]"), result = Temp("Truth", $"(Truth){entry}");
        _out.Open($"if ({entry} == {Undecided})");
        _out.Line($"{result} = {general()};");
        _out.Close();
        return result;
    }

    private string FirstRows(IrRow[] rows, Func<IrExpr, IrCondition> with)
    {
        string entry = Temp("sbyte", $"{Undecided}"), open = Temp("bool", "true");
        foreach (IrRow row in rows)
        {
            _out.Open($"if ({open})");
            string test = Temp("Truth", Condition(row.Test));
            _out.Line($"if ({test} == Truth.True) {entry} = (sbyte){Condition(with(row.Value))};");
            _out.Line($"{open} = {test} == Truth.False;");
            _out.Close();
        }

        return entry;
    }

    /// <summary>Computes an entry for each value of a category and each blank, in the day's constructor.</summary>
    private string DayTable(IrField category, IrExpr[] tests, Func<string> entry)
    {
        int count = category.Field.Category?.Values.Length ?? 0;
        string table = Temp("sbyte[]", $"new sbyte[{count + 2}]"), code = NewTemp(), value = NewTemp();
        _out.Open($"for (int {code} = -2; {code} < {count}; {code}++)");
        _out.Line($"ulong {value} = CategoryLogic.OfCode({code}, {CSharpWriter.Literal(CategoryTable.Missing(category.Field))});");
        foreach (IrField part in tests.SelectMany(IrTree.SelfAndDescendants).OfType<IrField>()) _known[part] = value;
        _out.Line($"{table}[{code} + 2] = {entry()};");
        _out.Close();
        return table;
    }
}
