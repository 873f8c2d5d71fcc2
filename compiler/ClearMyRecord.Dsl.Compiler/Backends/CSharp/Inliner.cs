using ClearMyRecord.Dsl.Compiler.Ir;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>Puts small definitions in the place of their calls. What looks at one category only then becomes one table, and
/// a comparison with a date or a number one bound, wherever it is used.</summary>
internal static class Inliner
{
    private const int LargestBody = 8;

    public static ClearanceProgram Inline(ClearanceProgram program)
    {
        // In dependency order: a body is already free of small calls when it is put elsewhere.
        List<IrDefinition> done = [];
        foreach (IrDefinition definition in program.Definitions) done.Add(definition with { Body = InlineIn(definition.Body, done) });
        return program with
        {
            Definitions = [.. done],
            OffenseLists =
            [
                .. program.OffenseLists.Select(list => list with
                {
                    Entries = [.. list.Entries.Select(entry => entry with { Where = entry.Where is { } where ? InlineIn(where, done) : null })],
                }),
            ],
            Reliefs =
            [
                .. program.Reliefs.Select(relief => relief with
                {
                    Covers = InlineIn(relief.Covers, done),
                    InForce = InlineIn(relief.InForce, done),
                    Conditions = [.. relief.Conditions.Select(c => c with { Body = InlineIn(c.Body, done) })],
                    Holds = [.. relief.Holds.Select(c => c with { Body = InlineIn(c.Body, done) })],
                    Effects = [.. relief.Effects.Select(c => c with { Body = InlineIn(c.Body, done) })],
                    Clears = relief.Clears is { } clears ? InlineIn(clears, done) : null,
                }),
            ],
        };
    }

    private static T InlineIn<T>(T node, List<IrDefinition> definitions) where T : IrExpr =>
        IrRewriter.Rewrite(node, part => part switch
        {
            // A list's condition may call a definition that stands after it; those stay calls.
            IrCallCondition call when call.Definition < definitions.Count => Body(definitions[call.Definition], call.Argument) ?? part,
            IrCall call when call.Definition < definitions.Count => Body(definitions[call.Definition], call.Argument) ?? part,
            _ => part,
        }, variable => variable);

    /// <returns>The body told of the argument, or null if it is not small.</returns>
    private static IrExpr? Body(IrDefinition definition, IrVariable argument)
    {
        if (!IsSmall(definition.Body) || argument.Kind < definition.Subject) return null;
        return IrRewriter.Rewrite(definition.Body, part => part, variable => variable.Id == 0 ? argument : variable);
    }

    private static bool IsSmall(IrExpr body)
    {
        List<IrExpr> parts = [.. IrTree.SelfAndDescendants(body)];
        if (parts.Exists(part => IrTree.CollectionOf(part) is not null || IrTree.CalledBy(part) is not null)) return false;
        return parts.Count <= LargestBody || parts.SelectMany(IrTree.FieldsOf).Select(read => read.Field).Distinct().Count() == 1
            && parts.TrueForAll(part => part is not IrField { FieldType: not IrType.Category });
    }
}
