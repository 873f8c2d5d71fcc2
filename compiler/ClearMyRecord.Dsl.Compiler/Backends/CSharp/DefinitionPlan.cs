using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>How a definition's value is kept.</summary>
internal enum Keeping : byte
{
    /// <summary>Computed at each call.</summary>
    Call,

    /// <summary>Computed for every row of a block at once, before anything asks.</summary>
    Block,

    /// <summary>Computed for every row of a person at once, when the person's first subject is looked at.</summary>
    Person,

    /// <summary>Computed once for a person, when asked for.</summary>
    Once,
}

/// <summary>How one definition is compiled.</summary>
/// <param name="StandsAlone">Whether it looks at its own record and those around it only, so that no person need be at hand.</param>
internal sealed record DefinitionPlan(int Index, IrDefinition Definition, ExpressionFacts Facts, Keeping Keeping, bool StandsAlone)
{
    public string Name { get; } = CSharpWriter.Identifier($"Definition{Index}", Definition.Name);

    /// <summary>The field that holds kept values.</summary>
    public string Store => $"kept{Index}";

    public bool IsKeptPerRow => Keeping is Keeping.Block or Keeping.Person;

    public string Type => Types.Of(Definition.Body.Type);
}

/// <summary>Decides for all definitions of a program how they are kept.</summary>
internal sealed class DefinitionPlanner
{
    private readonly ClearanceProgram _program;
    private readonly FactFinder _facts;
    private readonly (int Calls, bool InLoop)[] _uses;
    private readonly DefinitionPlan?[] _plans;
    private readonly List<DefinitionPlan> _order = [];

    public DefinitionPlanner(ClearanceProgram program, FactFinder facts)
    {
        (_program, _facts) = (program, facts);
        _uses = new (int, bool)[program.Definitions.Length];
        _plans = new DefinitionPlan?[program.Definitions.Length];
        foreach (IrExpr root in IrTree.RootsOf(program)) CountUses(root, inLoop: false);
        for (int i = 0; i < _plans.Length; i++) PlanOf(i);
    }

    /// <summary>By index.</summary>
    public DefinitionPlan PlanOf(int definition) => _plans[definition] ??= Plan(definition);

    /// <summary>Every definition after those it calls, also through conditions of offense lists.</summary>
    public IReadOnlyList<DefinitionPlan> InOrder => _order;

    private void CountUses(IrExpr node, bool inLoop)
    {
        if (IrTree.CalledBy(node) is { } called) _uses[called] = (_uses[called].Calls + 1, _uses[called].InLoop || inLoop);
        foreach (IrExpr child in IrTree.Children(node))
            // A stand-in is asked for only where its field is missing: computing it for every row would be a waste.
            if (node is not IrFieldOr { StandIn: IrCall } || child is not IrCall) CountUses(child, inLoop || IrTree.CollectionOf(node) is not null);
    }

    private DefinitionPlan Plan(int index)
    {
        IrDefinition definition = _program.Definitions[index];
        ExpressionFacts facts = _facts.OfDefinition(index);
        DefinitionPlan[] called = [.. CalledFrom(definition.Body).Distinct().Select(PlanOf)];
        bool standsAlone = !facts.HasCollection && called.All(plan => plan.StandsAlone);
        DefinitionPlan made = new(index, definition, facts, KeepingOf(definition, facts, index, standsAlone), standsAlone);
        if (made.Keeping is Keeping.Once or Keeping.Person) made = made with { StandsAlone = false };
        _order.Add(made);
        return made;
    }

    private IEnumerable<int> CalledFrom(IrExpr body) => IrTree.SelfAndDescendants(body).SelectMany(node =>
        IrTree.CalledBy(node) is { } called ? [called]
        : node is IrOffenseIn membership ? CalledFromList(membership.List) : Enumerable.Empty<int>());

    private IEnumerable<int> CalledFromList(int list) => _program.OffenseLists[list].Entries.SelectMany(entry =>
        (entry.Where is { } where ? CalledFrom(where) : []).Concat(entry.IncludedList is { } included ? CalledFromList(included) : []));

    private Keeping KeepingOf(IrDefinition definition, ExpressionFacts facts, int index, bool standsAlone)
    {
        (int calls, bool inLoop) = _uses[index];
        if (calls == 0 || facts.IsInvariant) return Keeping.Call;
        if (definition.Subject == RecordKind.Person) return Keeping.Once;
        // What does not look at the row itself is kept for the person or the case, wherever it stands.
        if (!facts.Rows.Contains((0, false))) return Keeping.Call;
        if (!inLoop && (calls == 1 || !facts.HasCollection)) return Keeping.Call;
        // What looks at other records needs the person's rows at hand, so it can't be computed for a whole block at once.
        return standsAlone ? Keeping.Block : Keeping.Person;
    }
}

/// <summary>The C# types of values.</summary>
internal static class Types
{
    public static string Of(IrType type) => type switch
    {
        IrType.Truth => "Truth",
        IrType.Period => "PeriodRange",
        IrType.Category => "ulong",
        _ => "Quantity",
    };
}
