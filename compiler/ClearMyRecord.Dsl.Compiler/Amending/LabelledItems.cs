using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>Finds and changes items of lists by label. A label matches with those it stands under: (2) in a list under (a) is (a)(2).</summary>
/// <param name="label">The label asked for.</param>
/// <param name="effective">The bill's day: an item no longer law then is not what a bill can name.</param>
internal sealed class LabelledItems(string label, int effective)
{
    /// <summary>In how many lists the label stands. Versions of one item, law on different days, are one item.</summary>
    public int Count(ExpressionSyntax condition)
    {
        int count = 0;
        Rewrite(condition, "", (list, _) =>
        {
            count++;
            return list.Items;
        });
        return count;
    }

    /// <summary>The item's versions, in every list where the label stands.</summary>
    public List<ItemSyntax> Find(ExpressionSyntax condition)
    {
        List<ItemSyntax> items = [];
        Rewrite(condition, "", (list, found) =>
        {
            items.AddRange(found.Select(i => list.Items[i]));
            return list.Items;
        });
        return items;
    }

    /// <param name="change">Given the list and the places of the item's versions in it, the list's new items.</param>
    public ExpressionSyntax Replace(ExpressionSyntax condition, Func<ListSyntax, ImmutableArray<int>, ImmutableArray<ItemSyntax>> change) =>
        Rewrite(condition, "", change);

    /// <summary>Whether something with these dates is still law on the bill's day or later.</summary>
    public static bool IsLaw(InForceSyntax? force, int effective) => force?.Until is not DateLiteral until || until.First > effective;

    private ExpressionSyntax Rewrite(ExpressionSyntax node, string under, Func<ListSyntax, ImmutableArray<int>, ImmutableArray<ItemSyntax>> change)
    {
        switch (node)
        {
            case ListSyntax list:
                string LabelOf(int i) => under + (list.Items[i].Label?.Text ?? $"({i + 1})");
                ImmutableArray<int> found = [.. Enumerable.Range(0, list.Items.Length).Where(i => LabelOf(i) == label && IsLaw(list.Items[i].InForce, effective))];
                ListSyntax inner = list with
                {
                    Items = [.. list.Items.Select((item, i) => found.Contains(i) ? item : item with { Condition = Rewrite(item.Condition, LabelOf(i), change) })],
                };
                return found.IsEmpty ? inner : inner with { Items = change(inner, found) };
            case JoinSyntax join:
                return join with { Operands = [.. join.Operands.Select(operand => Rewrite(operand, under, change))] };
            case NotSyntax not:
                return not with { Operand = Rewrite(not.Operand, under, change) };
            case IfSyntax choose:
                return choose with { Then = Rewrite(choose.Then, under, change), Else = Rewrite(choose.Else, under, change) };
            case PresumeSyntax presume:
                return presume with { Operand = Rewrite(presume.Operand, under, change) };
            case IfNoneSyntax ifNone:
                return ifNone with { Condition = Rewrite(ifNone.Condition, under, change) };
            case ExceptWhereSyntax except:
                return except with { Condition = Rewrite(except.Condition, under, change), Except = Rewrite(except.Except, under, change) };
            default:
                return node;
        }
    }
}
