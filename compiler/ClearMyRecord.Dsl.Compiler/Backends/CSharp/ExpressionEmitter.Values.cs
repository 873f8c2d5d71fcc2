using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

internal sealed partial class ExpressionEmitter
{
    public string Quantity(IrExpr node) => Elsewhere(node) ?? (node switch
    {
        IrNumber n => $"Quantity.Exactly({CSharpWriter.Literal(n.Value)})",
        IrToday => "Quantity.Exactly(Today)",
        IrLawDay => "Quantity.Exactly(LawDay)",
        IrVersionDay n => $"{(_inDay ? "run" : "Run")}.VersionDay({Quantity(n.By)})",
        IrParameter n => $"run.QuantityOf({n.Parameter}, {LawDayOf(n.OnDay)})",
        IrField n => Field(n),
        IrFieldOr n => FieldOr(n),
        IrAddPeriod n => $"LegalDate.{(n.Subtract ? "Subtract" : "Add")}({Quantity(n.Date)}, {Period(n.Period)}, Calendar)",
        IrYearsBetween n => $"LegalDate.YearsBetween({Quantity(n.From)}, {Quantity(n.To)}, Calendar)",
        IrLastAnniversary n => $"LegalDate.LastAnniversary({Quantity(n.Date)}, {(_inDay ? "" : "day.")}Today, Calendar)",
        IrDaysBetween n => $"Quantity.Subtract({Quantity(n.To)}, {Quantity(n.From)})",
        IrArithmetic n => $"Quantity.{(n.Subtract ? "Subtract" : "Add")}({Quantity(n.Left)}, {Quantity(n.Right)})",
        IrPick n => n.Items.Select(Quantity).Aggregate((a, b) => $"QuantityLogic.{(n.Latest ? "Later" : "Earlier")}({a}, {b})"),
        IrRows n => Rows(n),
        IrCall n => Call(n.Definition, n.Argument),
        IrCount n => Count(n, enough: null) is var (certain, possible) ? $"new Quantity({certain}, {possible})" : "",
        IrSum n => Sum(n),
        IrExtreme n => Extreme(n),
        _ => throw IrTree.Unreachable(node),
    });

    private static string LawDayOf(int? onDay) => onDay is { } day ? CSharpWriter.Literal(day) : "LawDay";

    public string Period(IrExpr node) => Elsewhere(node) ?? (node switch
    {
        IrPeriod n => $"PeriodRange.Exactly(new Period({n.Value.Months}, {n.Value.Days}))",
        IrParameter n => $"run.PeriodOf({n.Parameter}, {LawDayOf(n.OnDay)})",
        IrField n => Field(n),
        IrFieldOr n => FieldOr(n),
        IrRows n => Rows(n),
        IrCall n => Call(n.Definition, n.Argument),
        _ => throw IrTree.Unreachable(node),
    });

    public string Category(IrExpr node) => Elsewhere(node) ?? (node switch
    {
        IrCategory n => CSharpWriter.Literal(n.Mask),
        IrParameter n => $"run.CategoryOf({n.Parameter}, {LawDayOf(n.OnDay)})",
        IrField n => Field(n),
        IrFieldOr n => FieldOr(n),
        IrRows n => Rows(n),
        IrCall n => Call(n.Definition, n.Argument),
        IrExtreme { Category: { } category } n => Gravest(n, category),
        _ => throw IrTree.Unreachable(node),
    });

    private string Field(IrField node)
    {
        string cell = Cell(node.Of, node.Field), mayNotApply = CSharpWriter.Literal(node.Field.MayNotApply);
        return node.Field.Type switch
        {
            FieldType.Date => $"CompiledLogic.Date({cell}, {_context.Column(node.Field)}End[{Row(node.Of, node.Field)}], {mayNotApply}, Run.RecordDay)",
            FieldType.Number or FieldType.Money => $"CompiledLogic.Number({cell}, {mayNotApply})",
            FieldType.Period => $"CompiledLogic.Period({cell}, {mayNotApply})",
            FieldType.Category => $"CategoryLogic.OfCode({cell}, {CSharpWriter.Literal(CategoryTable.Missing(node.Field))})",
            FieldType.YesNo => $"CompiledLogic.YesNoNumber({cell}, {mayNotApply})",
            _ => throw new InvalidOperationException($"{node.Field.Name} is a text and holds no value to calculate with"),
        };
    }

    private string FieldOr(IrFieldOr node)
    {
        string result = NewTemp();
        _out.Line($"{Types.Of(node.Type)} {result};");
        _out.Open($"if ({IsMissing(node.Field.Of, node.Field.Field)})");
        if (node.Presumption is { } presumption) Mark(presumption);
        _out.Line($"{result} = {Value(node.StandIn)};");
        _out.Close();
        _out.Line($"else {result} = {Value(node.Field)};");
        return result;
    }

    /// <summary>Rows down to the first true one; those that may be true widen the result.</summary>
    private string Rows(IrRows node)
    {
        string type = Types.Of(node.RowType), result = Temp(type, "default"), state = Temp("int", "0");
        for (int i = 0; i < node.Rows.Length; i++)
        {
            (IrRow row, bool isFirst) = (node.Rows[i], i == 0);
            if (!isFirst) _out.Open($"if ({state} != 2)");
            string test = Temp("Truth", Condition(row.Test));
            _out.Open($"if ({test} != Truth.False)");
            AddRow(row.Value);
            _out.Line($"{state} = (int){test};");
            _out.Close();
            if (!isFirst) _out.Close();
        }

        _out.Open($"if ({state} != 2)");
        if (node.Otherwise is { } otherwise) AddRow(otherwise);
        else Widen(type == "ulong" ? "CategoryLogic.NotApplicable" : $"{type}.NotApplicable");
        _out.Close();
        return result;

        void AddRow(IrExpr value) => Widen(Value(value));

        void Widen(string value)
        {
            string more = Temp(type, value);
            string hull = type == "ulong" ? $"{result} | {more}" : $"{type}.Hull({result}, {more})";
            _out.Line($"{result} = {state} == 0 ? {more} : {hull};");
        }
    }
}
