using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>What an expression looks at, and what follows for where it may be computed.</summary>
internal sealed record ExpressionFacts
{
    public static ExpressionFacts None { get; } = new();

    /// <summary>The records whose rows it needs, as variable and whether the variable's case is meant rather than itself.
    /// The person is not listed: everything is computed within one person.</summary>
    public ImmutableHashSet<(int Variable, bool OfCase)> Rows { get; init; } = [];

    /// <summary>Whether any record decides it at all, be it the person's.</summary>
    public bool OnRecord { get; init; }

    public bool OnToday { get; init; }

    /// <summary>Whether it may change with the law's day: parameters.</summary>
    public bool OnLaw { get; init; }

    /// <summary>Whether evaluating it may record a presumption or a rest on what is missing; then no engine may skip it.</summary>
    public bool Marks { get; init; }

    public bool HasCollection { get; init; }

    /// <summary>A rough cost: nodes, with collections and definitions counted in.</summary>
    public int Cost { get; init; }

    /// <summary>The same for every record of a run on a given day.</summary>
    public bool IsInvariant => !OnRecord && !Marks;

    /// <summary>Whether later days may give something else.</summary>
    public bool Moves => OnToday || OnLaw;

    public static ExpressionFacts Join(ExpressionFacts a, ExpressionFacts b) => new()
    {
        Rows = a.Rows.Union(b.Rows),
        OnRecord = a.OnRecord || b.OnRecord,
        OnToday = a.OnToday || b.OnToday,
        OnLaw = a.OnLaw || b.OnLaw,
        Marks = a.Marks || b.Marks,
        HasCollection = a.HasCollection || b.HasCollection,
        Cost = a.Cost + b.Cost,
    };
}

/// <summary>Computes and remembers the facts of all expressions of one program.</summary>
internal sealed class FactFinder(ClearanceProgram program)
{
    private const int CostOfLoop = 20, CostOfTable = 3;

    private readonly Dictionary<IrExpr, ExpressionFacts> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, ExpressionFacts> _lists = [];

    public ExpressionFacts Of(IrExpr node)
    {
        if (_known.TryGetValue(node, out ExpressionFacts? known)) return known;
        // "In force from": moves on days that are known while compiling, or are a parameter's; see LawDays.
        if (LawDays.IsLawCondition(node)) return _known[node] = new() { OnLaw = true, Cost = 1 };
        ExpressionFacts facts = IrTree.Children(node).Aggregate(Own(node), (joined, child) => ExpressionFacts.Join(joined, Of(child)));
        if (IrTree.CollectionOf(node) is { } collection) facts = Over(facts, collection);
        return _known[node] = facts with { Cost = facts.Cost + 1 };
    }

    /// <summary>What a definition needs, told of its variable 0.</summary>
    public ExpressionFacts OfDefinition(int definition) => Of(program.Definitions[definition].Body);

    /// <summary>What a list's conditions need, told of its variable 0, the charge.</summary>
    public ExpressionFacts OfList(int list)
    {
        if (_lists.TryGetValue(list, out ExpressionFacts? known)) return known;
        ExpressionFacts facts = ExpressionFacts.None;
        foreach (IrOffenseEntry entry in program.OffenseLists[list].Entries)
        {
            if (entry.Where is { } where) facts = ExpressionFacts.Join(facts, Of(where));
            if (entry.IncludedList is { } included) facts = ExpressionFacts.Join(facts, OfList(included));
        }

        return _lists[list] = facts;
    }

    private ExpressionFacts Own(IrExpr node) => node switch
    {
        // The law's day moves with today wherever a run does not fix it.
        IrToday or IrLawDay or IrLastAnniversary => new() { OnToday = true },
        IrParameter { OnDay: null } or IrParameterIsOn { OnDay: null } => new() { OnLaw = true },
        IrField n => Field(n.Of, n.Field),
        IrYesNo n => Field(n.Of, n.Field),
        IrIsNotYet n => Field(n.Of, n.Field),
        IrTextIn n => Field(n.Of, n.Field),
        IrIsKnown n => Field(n.Of, n.Field) with { Marks = true },
        IrSameText n => ExpressionFacts.Join(Field(n.LeftOf, n.LeftField), Field(n.RightOf, n.RightField)),
        IrSameGroup n => ExpressionFacts.Join(
            Field(n.Left, n.Key) with { Rows = RowsOf(n.Left, n.Key.Of).Union(RowsOf(n.Left, RecordKind.Charge)) },
            Field(n.Right, n.Key) with { Rows = RowsOf(n.Right, n.Key.Of).Union(RowsOf(n.Right, RecordKind.Charge)) }),
        IrOffenseIn n => ExpressionFacts.Join(
            Field(n.Of, n.Field), Called(OfList(n.List), RecordKind.Charge, n.Of)) with { Cost = OfList(n.List).Cost + CostOfTable },
        IrPresume => new() { Marks = true },
        IrFieldOr { Presumption: not null } or IrYesNoOr { Presumption: not null } => new() { Marks = true },
        IrCallCondition n => Called(OfDefinition(n.Definition), program.Definitions[n.Definition].Subject, n.Argument),
        IrCall n => Called(OfDefinition(n.Definition), program.Definitions[n.Definition].Subject, n.Argument),
        _ => ExpressionFacts.None,
    };

    private static ExpressionFacts Field(IrVariable of, FieldDefinition field) => new() { OnRecord = true, Rows = RowsOf(of, field.Of) };

    /// <summary>The row of the record of a kind that is, or encloses, a variable's.</summary>
    private static ImmutableHashSet<(int, bool)> RowsOf(IrVariable variable, RecordKind kind) =>
        kind == RecordKind.Person || variable.Kind == RecordKind.Person ? []
        : [(variable.Id, kind == RecordKind.Case && variable.Kind == RecordKind.Charge)];

    private static ExpressionFacts Called(ExpressionFacts body, RecordKind subject, IrVariable argument) => body with
    {
        Rows = body.Rows.Where(row => row.Variable == 0).Aggregate(
            ImmutableHashSet<(int, bool)>.Empty,
            (rows, row) => rows.Union(RowsOf(argument, row.OfCase ? RecordKind.Case : subject))),
    };

    private static ExpressionFacts Over(ExpressionFacts parts, IrCollection collection)
    {
        IEnumerable<(int, bool)> rows = parts.Rows.Where(row => row.Variable != collection.Element.Id)
            .Concat(RowsOf(collection.Scope, collection.ScopeKind))
            .Concat(collection.Except.SelectMany(variable => RowsOf(variable, variable.Kind)));
        return parts with { Rows = [.. rows], OnRecord = true, HasCollection = true, Cost = parts.Cost * 4 + CostOfLoop };
    }
}
