using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>Finds and changes items of lists by label. A label matches with those it stands under: (2) in a list under (a) is (a)(2).</summary>
internal static class LabelledItems
{
    public static int Count(ExpressionSyntax condition, string label)
    {
        int count = 0;
        Rewrite(condition, "", label, item =>
        {
            count++;
            return [item];
        });
        return count;
    }

    public static ExpressionSyntax Replace(ExpressionSyntax condition, string label, Func<ItemSyntax, ImmutableArray<ItemSyntax>> change) =>
        Rewrite(condition, "", label, change);

    private static ExpressionSyntax Rewrite(ExpressionSyntax node, string under, string label, Func<ItemSyntax, ImmutableArray<ItemSyntax>> change)
    {
        switch (node)
        {
            case ListSyntax list:
                ImmutableArray<ItemSyntax>.Builder items = ImmutableArray.CreateBuilder<ItemSyntax>();
                for (int i = 0; i < list.Items.Length; i++)
                {
                    // An unlabelled item keeps the number it has now, whatever is put before it.
                    ItemSyntax item = list.Items[i];
                    item = item with { Label = item.Label ?? new($"({i + 1})", item.Span) };
                    string own = under + item.Label.Text;
                    // An item already struck keeps its label but is no longer what a bill can name.
                    if (own == label && item.InForce?.Until is null) items.AddRange(change(item));
                    else items.Add(item with { Condition = Rewrite(item.Condition, own, label, change) });
                }

                return list with { Items = items.ToImmutable() };
            case JoinSyntax join:
                return join with { Operands = [.. join.Operands.Select(operand => Rewrite(operand, under, label, change))] };
            case NotSyntax not:
                return not with { Operand = Rewrite(not.Operand, under, label, change) };
            case IfSyntax choose:
                return choose with { Then = Rewrite(choose.Then, under, label, change), Else = Rewrite(choose.Else, under, label, change) };
            case PresumeSyntax presume:
                return presume with { Operand = Rewrite(presume.Operand, under, label, change) };
            default:
                return node;
        }
    }
}
