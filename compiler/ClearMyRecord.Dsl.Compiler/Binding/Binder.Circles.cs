using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>
/// Circles that show only when all is bound: through a derivation ("fill"), or through the condition of an offense list's entry. Those of
/// definitions alone are found while they are bound, those of reliefs in Binder.ReliefOrder.cs.
/// </summary>
internal sealed partial class Binder
{
    /// <summary>Reports each circle whole, and takes apart what it is made of, so that nothing after this goes round in it.</summary>
    private void BreakCircles()
    {
        HashSet<object> done = new(ReferenceEqualityComparer.Instance);
        List<object> path = [];
        foreach (object start in _fills.Select(fill => (object)fill).Concat(_lists).ToArray()) Visit(start);

        void Visit(object node)
        {
            if (path.IndexOf(node) is >= 0 and int start)
            {
                object[] circle = [.. path.Skip(start)];
                if (Array.Exists(circle, part => part is BoundFill or OffenseListSymbol)) ReportCircle(circle);
                return;
            }

            if (!done.Add(node)) return;
            path.Add(node);
            foreach (object used in UsedBy(node)) Visit(used);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void ReportCircle(object[] circle)
    {
        string names = string.Join(" → ", circle.Append(circle[0]).Select(NameIn));
        SourceSpan place = circle[0] is BoundFill fill ? fill.Rows.Span : ((Symbol)circle[0]).Span;
        Report(BindingErrors.Circle.At(place, NameIn(circle[0]), names) with { Advice = BreakTheCircle });
        _fills = [.. _fills.Where(f => !circle.Contains(f))];
        foreach (OffenseListSymbol list in circle.OfType<OffenseListSymbol>()) list.Entries = [.. list.Entries.Where(entry => entry.Where is null)];
    }

    private static string NameIn(object part) => part switch
    {
        BoundFill fill => $"{fill.Field.Name}, if missing",
        Symbol symbol => symbol.Name,
        _ => throw new InvalidOperationException($"not part of a circle: {part.GetType().Name}"),
    };

    private IEnumerable<object> UsedBy(object node) => node switch
    {
        BoundFill fill => UsedIn(fill.Rows),
        KindSymbol kind => UsedIn(kind.Condition).Concat(kind.Base is { } narrowed ? [narrowed] : []),
        ValueSymbol value => UsedIn(value.Body),
        OffenseListSymbol list => list.Entries.SelectMany(entry => UsedIn(entry.Where).Concat(entry.List is { } included ? [included] : [])),
        ParameterSymbol parameter => parameter.Lists.Select(version => version.List),
        _ => [],
    };

    private IEnumerable<object> UsedIn(BoundExpression? expression) => expression is null ? []
        : BoundTree.WithDescendants(expression).SelectMany(part => BoundTree.Named(part).Concat(Derivations(part))).Distinct();

    private IEnumerable<object> Derivations(BoundExpression part)
    {
        FieldDefinition? field = part switch { BoundField n => n.Field, BoundYesNo n => n.Field, _ => null };
        return field is null ? [] : _fills.Where(fill => fill.Field == field);
    }
}
