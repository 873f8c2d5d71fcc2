using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>Which version of a definition or an offense list a condition was read by: "crime of violence: in force from 2024-06-11".</summary>
internal sealed class VersionsMeant(IrEvaluation now)
{
    private readonly List<(string Name, string Version)> _meant = [];
    private readonly HashSet<(bool IsList, int Place)> _seen = [];

    private ClearanceProgram Program => now.Tables.Program;

    public static IEnumerable<string> Of(IrEvaluation now, IrCondition condition, int[] rows)
    {
        ClearanceProgram program = now.Tables.Program;
        if (!program.Definitions.Any(d => d.Version.Length > 0) && !program.OffenseLists.Any(l => l.Version.Length > 0)) return [];
        VersionsMeant found = new(now);
        found.Walk(condition, rows);
        // Read by the law of several days, no one version is meant.
        return found._meant.GroupBy(one => one.Name).Where(versions => versions.Count() == 1).Select(versions => $"{versions.Key}: {versions.First().Version}");
    }

    /// <summary>Whether one of two versions is chosen here.</summary>
    public static bool IsChoice(ClearanceProgram program, IrChoose node) =>
        node.Else is IrTruth { Value: Truth.Unknown } || (node.Then is IrCallCondition call && program.Definitions[call.Definition].Version.Length > 0);

    public static bool IsChoice(ClearanceProgram program, IrRows node) => node.Rows.Any(row => row.Value switch
    {
        IrCall call => program.Definitions[call.Definition].Version.Length > 0,
        IrRows inner => node is { Rows.Length: 1, Otherwise: null } && IsChoice(program, inner),
        _ => false,
    });

    /// <param name="rows">The records being talked about; null inside a search, where they are many.</param>
    private void Walk(IrExpr node, int[]? rows)
    {
        switch (node)
        {
            case IrChoose n:
                Walk(n.Test, rows);
                Truth test = Test(n.Test, rows);
                if (test != Truth.False) Walk(n.Then, rows);
                if (test != Truth.True) Walk(n.Else, rows);
                return;
            case IrRows n:
                foreach (IrRow row in n.Rows)
                {
                    Walk(row.Test, rows);
                    Truth holds = Test(row.Test, rows);
                    if (holds != Truth.False) Walk(row.Value, rows);
                    if (holds == Truth.True) return;
                }

                if (n.Otherwise is { } otherwise) Walk(otherwise, rows);
                return;
            case IrOffenseIn n:
                List(n.List);
                return;
            case IrCall n:
                Definition(n.Definition, rows is null ? null : now.RowsForCall(n.Definition, n.Argument, rows));
                return;
            case IrCallCondition n:
                Definition(n.Definition, rows is null ? null : now.RowsForCall(n.Definition, n.Argument, rows));
                return;
        }

        int[]? inside = IrTree.CollectionOf(node) is null ? rows : null;
        foreach (IrExpr child in IrTree.Children(node)) Walk(child, inside);
    }

    private Truth Test(IrCondition test, int[]? rows) =>
        rows is not null ? now.TruthOf(test, rows) : ConditionNotes.IsOfLawAlone(test) ? now.TruthOf(test, []) : Truth.Unknown;

    private void Definition(int place, int[]? rows)
    {
        IrDefinition definition = Program.Definitions[place];
        if (!_seen.Add((false, place))) return;
        if (definition.Version.Length > 0) _meant.Add((definition.Name, definition.Version));
        Walk(definition.Body, rows);
    }

    private void List(int place)
    {
        IrOffenseList list = Program.OffenseLists[place];
        if (!_seen.Add((true, place))) return;
        if (list.Version.Length > 0) _meant.Add((list.Name, list.Version));
        foreach (IrOffenseEntry entry in list.Entries)
        {
            if (entry.Where is { } where && Test(where, null) == Truth.False) continue;
            if (entry.IncludedList is { } included) List(included);
            if (entry.Where is { } condition) Walk(condition, null);
        }
    }
}
