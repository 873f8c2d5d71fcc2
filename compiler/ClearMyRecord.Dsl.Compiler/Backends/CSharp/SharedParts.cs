using System.Collections;
using System.Reflection;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>
/// A derivation ("maximum term, if missing, from the penalty table") is written out at every use of its field. Those that read
/// alike become one definition, so that they are compiled once.
/// </summary>
internal static class SharedParts
{
    private const int SmallestShared = 6;

    public static ClearanceProgram Extract(ClearanceProgram program)
    {
        Dictionary<string, int> uses = [];
        foreach (IrExpr node in IrTree.RootsOf(program).SelectMany(IrTree.SelfAndDescendants))
            if (KeyOf(node) is { } key) uses[key] = uses.GetValueOrDefault(key) + 1;
        List<IrDefinition> definitions = [.. program.Definitions];
        Dictionary<string, int> shared = [];
        ClearanceProgram changed = program with
        {
            Definitions = [.. program.Definitions.Select(definition => definition with { Body = Replace(definition.Body) })],
            OffenseLists =
            [
                .. program.OffenseLists.Select(list => list with
                {
                    Entries = [.. list.Entries.Select(entry => entry with { Where = entry.Where is { } where ? Replace(where) : null })],
                }),
            ],
            Reliefs =
            [
                .. program.Reliefs.Select(relief => relief with
                {
                    Covers = Replace(relief.Covers),
                    InForce = Replace(relief.InForce),
                    Conditions = [.. relief.Conditions.Select(c => c with { Body = Replace(c.Body) })],
                    Holds = [.. relief.Holds.Select(c => c with { Body = Replace(c.Body) })],
                    Effects = [.. relief.Effects.Select(c => c with { Body = Replace(c.Body) })],
                    Clears = relief.Clears is { } clears ? Replace(clears) : null,
                }),
            ],
        };
        return changed with { Definitions = [.. changed.Definitions, .. definitions.Skip(program.Definitions.Length)] };

        T Replace<T>(T root) where T : IrExpr => IrRewriter.Rewrite(root, node =>
        {
            if (node is not IrFieldOr { StandIn: IrRows rows } field || KeyOf(node) is not { } key || uses.GetValueOrDefault(key) < 2) return node;
            if (!shared.TryGetValue(key, out int index))
            {
                shared[key] = index = definitions.Count;
                IrVariable subject = new(0, field.Field.Of.Kind);
                int offset = 10_000;
                definitions.Add(new($"{field.Field.Field.Name}, if missing", subject.Kind, IrRewriter.Rewrite(rows, part => part,
                    variable => variable.Id == field.Field.Of.Id ? subject : variable with { Id = variable.Id + offset })));
            }

            return field with { StandIn = new IrCall(index, field.Field.Of, rows.RowType) };
        }, variable => variable);
    }

    /// <returns>The same text for derivations that differ only in the numbers of their variables; null for anything else.</returns>
    private static string? KeyOf(IrExpr node)
    {
        if (node is not IrFieldOr { StandIn: IrRows rows } field || rows.Rows.Length < SmallestShared) return null;
        Dictionary<int, int> numbers = new() { [field.Field.Of.Id] = 0 };
        HashSet<int> bound = [.. IrTree.SelfAndDescendants(rows).Select(IrTree.CollectionOf).OfType<IrCollection>().Select(c => c.Element.Id)];
        bool speaksOfOthers = IrTree.SelfAndDescendants(rows).SelectMany(part => IrTree.VariablesOf(part))
            .Any(variable => variable.Id != field.Field.Of.Id && !bound.Contains(variable.Id));
        if (speaksOfOthers) return null;
        StringBuilder key = new();
        Write(node, key, numbers);
        return key.ToString();
    }

    private static void Write(object? part, StringBuilder key, Dictionary<int, int> numbers)
    {
        switch (part)
        {
            case null or string or Enum or ValueType and not IEnumerable:
                key.Append(part).Append(';');
                break;
            case FieldDefinition field:
                key.Append(field.Of).Append(' ').Append(field.Name).Append(';');
                break;
            case CategoryType category:
                key.Append(category.Name).AppendJoin(',', category.Values).AppendJoin(',', category.Ranks).Append(';');
                break;
            case IrVariable variable:
                if (!numbers.TryGetValue(variable.Id, out int number)) numbers.Add(variable.Id, number = numbers.Count);
                key.Append('v').Append(number).Append(variable.Kind).Append(';');
                break;
            case IEnumerable items:
                key.Append('[');
                foreach (object? item in items) Write(item, key, numbers);
                key.Append(']');
                break;
            default:
                key.Append(part.GetType().Name).Append('(');
                foreach (PropertyInfo property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    Write(property.GetValue(part), key, numbers);
                key.Append(')');
                break;
        }
    }
}
