using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Walks bound nodes by their properties, so that a node that is new to the language is walked like any other.</summary>
public static class BoundTree
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    /// <summary>The conditions and values directly inside a node, through its items, rows and collections.</summary>
    public static IEnumerable<BoundExpression> Children(object node)
    {
        foreach (object part in PartsOf(node))
            if (part is BoundExpression expression) yield return expression;
            else if (IsNode(part))
                foreach (BoundExpression inner in Children(part)) yield return inner;
    }

    /// <summary>A node and everything inside it; not the bodies of the definitions that it names.</summary>
    public static IEnumerable<BoundExpression> WithDescendants(BoundExpression node) =>
        Children(node).SelectMany(WithDescendants).Prepend(node);

    /// <summary>What a node names: definitions, kinds, parameters, lists, questions, of itself and of all inside it.</summary>
    public static IEnumerable<object> Symbols(object node)
    {
        foreach (object part in PartsOf(node))
            if (part is Symbol) yield return part;
            else if (part is BoundVariable variable) yield return variable.Kind;
            else if (IsNode(part))
                foreach (object inner in Symbols(part)) yield return inner;
    }

    /// <summary>What a node and all inside it name by itself; not the kinds of the records that they read facts of.</summary>
    public static IEnumerable<Symbol> Named(object node)
    {
        foreach (object part in PartsOf(node))
            if (part is Symbol symbol) yield return symbol;
            else if (IsNode(part))
                foreach (Symbol inner in Named(part)) yield return inner;
    }

    private static bool IsNode(object part) => part.GetType() is { IsClass: true } type && type.Namespace == typeof(BoundTree).Namespace && part is not (Symbol or BoundType or BoundVariable);

    private static IEnumerable<object> PartsOf(object node)
    {
        foreach (PropertyInfo property in Parts.GetOrAdd(node.GetType(), PropertiesOf))
        {
            if (property.GetValue(node) is not { } value) continue;
            if (value is IEnumerable many and not string)
            {
                foreach (object? item in many)
                    if (item is not null) yield return item;
            }
            else yield return value;
        }
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.Name is not nameof(BoundExpression.Type) and not nameof(BoundExpression.Span) and not nameof(BoundExpression.MayNotApply))
            .OrderBy(p => p.MetadataToken)];
}
