using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>
/// Turns expressions into C#: statements go to the writer, and the text of an expression that has no effects comes back. What
/// the day decides is computed once a day, what the person decides once a person, what a category decides is read from a table.
/// </summary>
internal sealed partial class ExpressionEmitter
{
    private readonly EmissionContext _context;
    private readonly CSharpWriter _out;
    private readonly bool _inDay;
    private readonly Dictionary<int, RowNames> _rows;

    // Values that stand in variables already: computed before a loop, or the category a table is made for.
    private readonly Dictionary<IrExpr, string> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Counter _temps;

    private ExpressionEmitter(EmissionContext context, CSharpWriter writer, bool inDay, Dictionary<int, RowNames> rows, Counter temps) =>
        (_context, _out, _inDay, _rows, _temps) = (context, writer, inDay, rows, temps);

    /// <summary>The C# names of the rows that a variable stands for.</summary>
    internal readonly record struct RowNames(RecordKind Kind, string Row, string Case);

    private sealed class Counter
    {
        public int Next { get; set; }
    }

    public static ExpressionEmitter ForDay(EmissionContext context, CSharpWriter writer) => new(context, writer, inDay: true, [], new());

    /// <summary>Inside a method whose parameters are p, c and h as far as the subject's kind has them.</summary>
    public static ExpressionEmitter ForSubject(EmissionContext context, CSharpWriter writer, RecordKind subject) =>
        new(context, writer, inDay: false, new() { [0] = SubjectRows(subject) }, new());

    /// <summary>The body of a definition that is kept elsewhere: it is computed here, whatever it looks at.</summary>
    public static ExpressionEmitter ForBody(EmissionContext context, CSharpWriter writer, RecordKind subject, IrExpr body) =>
        new(context, writer, inDay: false, new() { [0] = SubjectRows(subject) }, new()) { _isBodyOf = body };

    public static RowNames SubjectRows(RecordKind subject) => subject switch
    {
        RecordKind.Person => new(subject, "p", ""),
        RecordKind.Case => new(subject, "c", "c"),
        _ => new(subject, "h", "c"),
    };

    public static string Parameters(RecordKind subject) => subject switch
    {
        RecordKind.Person => "int p",
        RecordKind.Case => "int p, int c",
        _ => "int p, int c, int h",
    };

    public static string Arguments(RecordKind subject) => Parameters(subject).Replace("int ", "");

    private ExpressionFacts Facts(IrExpr node) => _context.Facts.Of(node);

    private string Temp(string type, string value)
    {
        string name = NewTemp();
        _out.Line($"{type} {name} = {value};");
        return name;
    }

    private string NewTemp() => $"t{_temps.Next++}";

    /// <summary>The row of the record of a kind that a variable's record is or lies in.</summary>
    private string Row(IrVariable variable, RecordKind kind)
    {
        if (kind == RecordKind.Person) return "p";
        // A call passes on rows that its definition does not look at; they may not be at hand.
        if (!_rows.TryGetValue(variable.Id, out RowNames names)) return "-1";
        return kind == RecordKind.Case ? names.Case : names.Row;
    }

    private string Row(IrVariable variable, FieldDefinition field) => Row(variable, field.Of);

    private string Cell(IrVariable of, FieldDefinition field) => $"{_context.Column(field)}[{Row(of, field)}]";

    public static string Text(Truth truth) => $"Truth.{truth}";

    public string Value(IrExpr node) => node switch
    {
        IrCondition condition => Condition(condition),
        { Type: IrType.Period } => Period(node),
        { Type: IrType.Category } => Category(node),
        _ => Quantity(node),
    };

    /// <summary>What is computed elsewhere: before the loop, for the day, or for the person or case as a whole.</summary>
    /// <returns>Its text, or null where the node must be computed here.</returns>
    private string? Elsewhere(IrExpr node)
    {
        if (_known.TryGetValue(node, out string? known)) return known;
        if (_inDay) return null;
        ExpressionFacts facts = Facts(node);
        if (facts.IsInvariant)
            return node is IrTruth ? null : _context.OnDay(Types.Of(node.Type), day => day.Value(node));
        if (IrTree.CollectionOf(node) is null || _isBodyOf == node) return null;
        if (facts.Rows.Count == 0) return $"{OncePerPerson(node)}(p)";
        if (facts.Rows.Count == 1 && facts.Rows.First() is var (variable, ofCase) && (ofCase || _rows[variable].Kind == RecordKind.Case))
            return $"{OncePerCase(node, variable)}(p, {_rows[variable].Case})";
        return null;
    }

    private IrExpr? _isBodyOf;

    /// <summary>A method that computes a value for the person at hand and keeps it until the person, or the day it depends on, changes.</summary>
    private string OncePerPerson(IrExpr node) => _context.Method("OfPerson", (name, writer) =>
    {
        ExpressionEmitter body = new(_context, writer, inDay: false, [], new()) { _isBodyOf = node };
        body.Kept(name, node, "int p", "");
    });

    /// <summary>The same for the case a variable lies in.</summary>
    private string OncePerCase(IrExpr node, int variable) => _context.Method("OfCase", (name, writer) =>
    {
        Dictionary<int, RowNames> rows = new() { [variable] = new(_rows[variable].Kind, "-1", "c") };
        ExpressionEmitter body = new(_context, writer, inDay: false, rows, new()) { _isBodyOf = node };
        body.Kept(name, node, "int p, int c", "c");
    });

    /// <summary>Writes a method with its store. What the computation records is kept with the value and recorded at each use.</summary>
    /// <param name="key">The parameter the value belongs to besides the person, or empty.</param>
    public void Kept(string name, IrExpr node, string parameters, string key)
    {
        ExpressionFacts facts = Facts(node);
        string stamp = facts.Moves ? "DayStamp" : "PersonStamp", type = Types.Of(node.Type);
        _out.Line($"private {type} {name}Value;");
        _out.Line($"private int {name}Stamp{(key.Length > 0 ? $", {name}Key" : "")};");
        if (facts.Marks)
        {
            _out.Line($"private ulong {name}Presumed;");
            _out.Line($"private bool {name}Rests;");
        }

        _out.Line();
        // Two methods, so that the check alone is small enough to be inlined where the value is used.
        string arguments = parameters.Replace("int ", "");
        _out.Open($"private {type} {name}({parameters})");
        _out.Line($"if ({name}Stamp != {stamp}{(key.Length > 0 ? $" || {name}Key != {key}" : "")}) {name}Compute({arguments});");
        if (facts.Marks)
        {
            _out.Line($"Presumed |= {name}Presumed;");
            _out.Line($"Rests |= {name}Rests;");
        }

        _out.Line($"return {name}Value;");
        _out.Close();
        _out.Line();
        _out.Open($"private void {name}Compute({parameters})");
        if (facts.Marks)
        {
            _out.Line("(ulong presumed, bool rests) = (Presumed, Rests);");
            _out.Line("(Presumed, Rests) = (0, false);");
        }

        _out.Line($"{name}Value = {Value(node)};");
        if (facts.Marks)
        {
            _out.Line($"({name}Presumed, {name}Rests) = (Presumed, Rests);");
            _out.Line("(Presumed, Rests) = (presumed, rests);");
        }

        _out.Line($"{name}Stamp = {stamp};");
        if (key.Length > 0) _out.Line($"{name}Key = {key};");
        _out.Close();
    }

    private void Mark(int presumption)
    {
        _out.Line($"Presumed |= 1UL << {Math.Min(presumption, 63)};");
        _out.Line("Rests = true;");
    }

    /// <summary>A call of a definition: of its method, or of the place where its value is kept.</summary>
    private string Call(int definition, IrVariable argument)
    {
        DefinitionPlan plan = _context.Plans.PlanOf(definition);
        RecordKind subject = plan.Definition.Subject;
        if (_inDay) return Value(plan.Definition.Body);
        if (!plan.IsKeptPerRow)
        {
            string rows = subject switch
            {
                RecordKind.Person => "p",
                RecordKind.Case => $"p, {Row(argument, RecordKind.Case)}",
                _ => $"p, {Row(argument, RecordKind.Case)}, {Row(argument, RecordKind.Charge)}",
            };
            return plan.Facts.Marks ? Temp(plan.Type, $"{plan.Name}({rows})") : $"{plan.Name}({rows})";
        }

        string index = $"{Row(argument, subject)} - {(subject == RecordKind.Case ? "BlockCase" : "BlockCharge")}";
        if (plan.Facts.Marks)
        {
            _out.Line($"Presumed |= {plan.Store}Presumed[{index}];");
            _out.Line($"Rests |= {plan.Store}Rests[{index}];");
        }

        return $"{plan.Store}[{index}]";
    }

    /// <summary>Whether a fact is missing.</summary>
    private string IsMissing(IrVariable of, FieldDefinition field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => $"{Cell(of, field)} == NumberColumn.Missing",
        FieldType.Date => $"{Cell(of, field)} == DateColumn.Missing",
        FieldType.Period => $"{Cell(of, field)}.Months == -1",
        _ => $"{Cell(of, field)} == Column.MissingCode",
    };
}
