using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>What all parts of one program's C# share: the law's facts, and the members that parts ask for on their way.</summary>
internal sealed class EmissionContext
{
    private readonly Dictionary<FieldDefinition, string> _columns = [], _groupKeys = [];
    private readonly Dictionary<string, string> _dayFields = [], _tables = [], _methods = [];
    private readonly Dictionary<IrExpr, string> _tallies = new(ReferenceEqualityComparer.Instance);
    private int _next;

    public EmissionContext(ClearanceProgram program)
    {
        Program = program;
        Facts = new(program);
        Plans = new(program, Facts);
        Offenses = new(this);
    }

    public ClearanceProgram Program { get; }

    public FactFinder Facts { get; }

    public OffenseEmitter Offenses { get; }

    /// <summary>Whether anything is computed for all rows of a person when the first subject is looked at.</summary>
    public bool HasKeptPerPerson => Plans.InOrder.Any(plan => plan.Keeping == Keeping.Person);

    public DefinitionPlanner Plans { get; }

    /// <summary>Fields of the statute: tables that no run and no data set changes.</summary>
    public CSharpWriter StatuteMembers { get; } = new() { Indent = 1 };

    public CSharpWriter DayFields { get; } = new() { Indent = 2 };

    public CSharpWriter DayConstructor { get; } = new() { Indent = 3 };

    public CSharpWriter WorkerFields { get; } = new() { Indent = 2 };

    public CSharpWriter WorkerConstructor { get; } = new() { Indent = 3 };

    public CSharpWriter WorkerMethods { get; } = new() { Indent = 2 };

    public string NewName(string stem) => $"{stem}{_next++}";

    /// <summary>A column as a field of the worker. Dates have two: the first possible days, and with "End" the last.</summary>
    public string Column(FieldDefinition field)
    {
        if (_columns.TryGetValue(field, out string? known)) return known;
        string name = CSharpWriter.Identifier(NewName("c"), field.Name), key = $"RecordKind.{field.Of}, {CSharpWriter.Literal(field.Name)}";
        (string type, string read) = field.Type switch
        {
            FieldType.YesNo => ("sbyte[]", $"YesNo({key})"),
            FieldType.Number or FieldType.Money => ("long[]", $"Numbers({key})"),
            FieldType.Date => ("int[]", $"Dates({key})"),
            FieldType.Period => ("Period[]", $"Periods({key})"),
            FieldType.Category => ("sbyte[]", $"Categories({key}, [{string.Join(", ", (field.Category?.Values ?? []).Select(CSharpWriter.Literal))}])"),
            _ => ("int[]", $"Codes({key})"),
        };
        WorkerFields.Line($"private readonly {type} {name}{(field.Type == FieldType.Date ? $", {name}End" : "")};");
        WorkerConstructor.Line(field.Type == FieldType.Date ? $"({name}, {name}End) = columns.{read};" : $"{name} = columns.{read};");
        return _columns[field] = name;
    }

    /// <summary>The reader of a field by which records are gathered.</summary>
    public string GroupKeys(FieldDefinition field)
    {
        if (_groupKeys.TryGetValue(field, out string? known)) return known;
        string name = CSharpWriter.Identifier(NewName("k"), field.Name);
        WorkerFields.Line($"private readonly GroupKeys {name};");
        WorkerConstructor.Line($"{name} = new(data, RecordKind.{field.Of}, {CSharpWriter.Literal(field.Name)});");
        return _groupKeys[field] = name;
    }

    /// <summary>What a node adds its elements up in. Each node has its own, for they stand inside one another; none stands inside itself.</summary>
    /// <param name="arguments">Those of the tally's constructor.</param>
    public string Tally(IrExpr node, string type, string arguments)
    {
        if (_tallies.TryGetValue(node, out string? known)) return known;
        string name = NewName("tally");
        WorkerFields.Line($"private readonly {type} {name} = new({arguments});");
        return _tallies[node] = name;
    }

    /// <summary>A value that only the day decides, computed once for it.</summary>
    /// <param name="compute">Writes statements in the day's constructor and returns the value.</param>
    /// <returns>How the worker reads it.</returns>
    public string OnDay(string type, Func<ExpressionEmitter, string> compute)
    {
        CSharpWriter statements = new() { Indent = 4 };
        string value = compute(ExpressionEmitter.ForDay(this, statements));
        string key = $"{type}|{statements}|{value}";
        if (!_dayFields.TryGetValue(key, out string? name))
        {
            name = NewName("d");
            DayFields.Line($"public readonly {type} {name};");
            if (statements.IsEmpty) DayConstructor.Line($"{name} = {value};");
            else
            {
                DayConstructor.Line("{");
                DayConstructor.Append(statements);
                DayConstructor.Line($"    {name} = {value};");
                DayConstructor.Line("}");
            }

            _dayFields.Add(key, name);
        }

        return $"day.{name}";
    }

    /// <summary>A table written out in the assembly.</summary>
    public string Table(IEnumerable<int> values)
    {
        string text = string.Join(", ", values);
        if (_tables.TryGetValue(text, out string? known)) return known;
        string name = NewName("Table");
        StatuteMembers.Line($"private static ReadOnlySpan<sbyte> {name} => [{text}];");
        return _tables[text] = name;
    }

    /// <summary>A method of the worker, or the one that was made before with the same parameters and body.</summary>
    /// <param name="write">Writes the whole method under the name it is given.</param>
    public string Method(string stem, Action<string, CSharpWriter> write)
    {
        const string Placeholder = "__name";
        CSharpWriter draft = new() { Indent = 2 };
        write(Placeholder, draft);
        string text = draft.ToString();
        if (_methods.TryGetValue(text, out string? known)) return known;
        string name = NewName(stem);
        CSharpWriter method = new() { Indent = 2 };
        write(name, method);
        WorkerMethods.Append(method);
        WorkerMethods.Line();
        return _methods[text] = name;
    }
}
