using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>Labelled items of reliefs, bars and definitions.</summary>
internal sealed partial class Amender
{
    /// <summary>A condition of a provision, and how the provision looks with another in its place.</summary>
    private sealed record Slot(ExpressionSyntax Condition, bool IsBar, Action<ExpressionSyntax> Put)
    {
        /// <summary>What is inserted among the bars is no hold.</summary>
        public bool IsHold { get; init; }
    }

    /// <returns>The provision's conditions in order; null after a message that the law has no such provision.</returns>
    private List<Slot>? SlotsOf(ProvisionSyntax provision)
    {
        List<Slot> slots = [];
        switch (provision.Kind)
        {
            case "relief" when All<ReliefSyntax>().FirstOrDefault(r => r.Name.Text == provision.Name) is { } relief:
                for (int i = 0; i < relief.When.Length; i++)
                {
                    int at = i;
                    slots.Add(new(relief.When[at], false, c => Relief(provision, r => r with { When = r.When.SetItem(at, c) })));
                }

                for (int i = 0; i < relief.Unless.Length; i++)
                {
                    int at = i;
                    slots.Add(new(relief.Unless[at], true, c => Relief(provision, r => r with { Unless = r.Unless.SetItem(at, c) })));
                }

                for (int i = 0; i < relief.Hold.Length; i++)
                {
                    int at = i;
                    slots.Add(new(relief.Hold[at], true, c => Relief(provision, r => r with { Hold = r.Hold.SetItem(at, c) })) { IsHold = true });
                }

                return slots;
            case "bar" when IsKnown(provision):
                // Bars of one citation may be several; the item stands in one of them.
                foreach (BarSyntax bar in All<BarSyntax>().Where(b => b.Cite?.Text == provision.Name))
                {
                    SourceSpan span = bar.Span;
                    slots.Add(new(bar.Condition, true, c => Replace<BarSyntax>(b => b.Span == span, b => b with { Condition = c })));
                }

                return slots;
            case "define" when All<DefineValueSyntax>().FirstOrDefault(d => d.Name.Text == provision.Name) is { } value:
                if (value.Value is { } condition) slots.Add(new(condition, false, c => Replace<DefineValueSyntax>(d => d.Name.Text == provision.Name, d => d with { Value = c })));
                return slots;
            case "define" when All<DefineKindSyntax>().FirstOrDefault(d => d.Name.Text == provision.Name) is { } kind:
                if (kind.As.Where is { } where)
                    slots.Add(new(where, false, c => Replace<DefineKindSyntax>(d => d.Name.Text == provision.Name, d => d with { As = d.As with { Where = c } })));
                return slots;
            default:
                ReportUnknown(provision);
                return null;
        }
    }

    private void Relief(ProvisionSyntax provision, Func<ReliefSyntax, ReliefSyntax> change) => Replace(r => r.Name.Text == provision.Name, change);

    /// <summary>Strikes the item that a label names within a provision, at any depth, and puts new words in its place.</summary>
    private void EditItem(ProvisionSyntax provision, LabelSyntax label, ReadsSyntax? newWords)
    {
        if (SlotsOf(provision) is not { } slots) return;
        LabelledItems items = new(label.Text, _effective.First);
        int places = slots.Sum(slot => items.Count(slot.Condition));
        if (places == 0 && EditEffectRow(provision, label, newWords)) return;
        if (places == 0)
            _diagnostics.Add(RuleErrors.UnknownLabel.At(label.Span, Shown(provision), label.Text) with { Advice = "a label is named as the provision writes it, with those it stands under" });
        else if (places > 1)
            _diagnostics.Add(RuleErrors.AmbiguousLabel.At(label.Span, Shown(provision), label.Text) with { Advice = "let the law tell them apart: a citation for each bar, or a label for each item" });
        else if (slots.Find(slot => items.Count(slot.Condition) > 0) is { } slot)
            slot.Put(items.Replace(slot.Condition, (list, versions) => Amended(list, versions, newWords)));
    }

    private ImmutableArray<ItemSyntax> Amended(ListSyntax list, ImmutableArray<int> versions, ReadsSyntax? newWords)
    {
        List<ItemSyntax> items = [];
        for (int i = 0; i < list.Items.Length; i++)
        {
            ItemSyntax item = list.Items[i];
            if (item.Label is null && newWords is not null)
            {
                // It keeps the number it has now, whatever is put before it.
                item = item with { Label = new($"({i + 1})", item.Span) };
                _text.Number(item.Span, item.Label.Text);
            }

            if (!versions.Contains(i))
            {
                items.Add(item);
                continue;
            }

            _text.End(item.Span, item.InForce);
            items.Add(item with { InForce = Until(item.InForce) });
            if (newWords is null || i != versions[^1]) continue;
            InForceSyntax force = From(item.InForce is { } own && IsLater(own) ? own with { Until = null } : null);
            string label = item.Label?.Text ?? $"({i + 1})", indent = LawText.Indent(item.Span);
            _text.AddBelow(item.Span, indent, label, LawText.Reindented(newWords.Words, indent), LawText.Words(force));
            items.Add(new(new(label, newWords.Label?.Span ?? newWords.Span), newWords.Condition, newWords.Span) { InForce = force });
        }

        return [.. items];
    }

    /// <summary>A row of an effect is named by its label like any item; what reads anew is its test.</summary>
    private bool EditEffectRow(ProvisionSyntax provision, LabelSyntax label, ReadsSyntax? newWords)
    {
        if (provision.Kind != "relief" || All<ReliefSyntax>().FirstOrDefault(r => r.Name.Text == provision.Name) is not { Effect: { } effect }) return false;
        List<EffectRowSyntax> rows = [];
        bool found = false;
        for (int i = 0; i < effect.Rows.Length; i++)
        {
            EffectRowSyntax row = effect.Rows[i];
            bool isIt = (row.Label?.Text ?? $"({i + 1})") == label.Text && row.Where is not null && LabelledItems.IsLaw(row.InForce, _effective.First);
            rows.Add(isIt ? row with { InForce = Until(row.InForce) } : row);
            if (!isIt) continue;
            _text.End(row.Span, row.InForce);
            if (!found && newWords is not null && row.Where is { } where)
            {
                InForceSyntax force = From(null);
                string indent = LawText.Indent(row.Span), words = row.Span.File.Text[row.Span.Start..LawText.Whole(where.Span).Start];
                _text.AddBelow(row.Span, indent, "", words + LawText.Reindented(newWords.Words, indent), LawText.Words(force));
                rows.Add(row with { Where = newWords.Condition, InForce = force });
            }

            found = true;
        }

        if (found) Relief(provision, r => r with { Effect = effect with { Rows = [.. rows] } });
        return found;
    }

    private void InsertItems(InsertSyntax insert)
    {
        if (SlotsOf(insert.Into) is not { } slots) return;
        bool isBar = insert.Side.Length > 0 ? insert.Side == "unless" : insert.Into.Kind == "bar";
        ListKind kind = isBar ? ListKind.Any : ListKind.All;
        ImmutableArray<ItemSyntax> items = [.. insert.Items.Select(item => item with { InForce = From(item.InForce) })];
        if (slots.FindLast(slot => slot.IsBar == isBar && !slot.IsHold) is not { } slot)
        {
            InsertClause(insert, kind, items);
            return;
        }

        if (slot.Condition is ListSyntax list && (list.Kind == kind || insert.Into.Kind == "define"))
        {
            (SourceSpan last, string indent) = Below(list.Items.Select(item => item.Span), insert.Into);
            foreach (ItemSyntax item in insert.Items) AddItem(last, indent, item);
            slot.Put(list with { Items = [.. list.Items, .. items] });
        }
        else
        {
            SourceSpan whole = LawText.Whole(slot.Condition.Span);
            _listed.Add(slot.Condition.Span);
            string indent = LawText.Indent(whole) + "    ";
            _text.MakeList(whole, kind == ListKind.Any ? "any of" : "all of", "(1)", "",
                insert.Items.Select(item => (item.Label?.Text ?? "", LawText.WordsOf(item.Span, item.Label, item.InForce, indent), LawText.Words(From(item.InForce)))));
            slot.Put(new ListSyntax(kind, 0, [new(new("(1)", slot.Condition.Span), slot.Condition, slot.Condition.Span), .. items], slot.Condition.Span));
        }
    }

    private readonly HashSet<SourceSpan> _listed = [];

    /// <summary>Where new items go: below the last that the law itself has, since what this bill wrote before stands there already.</summary>
    private (SourceSpan Last, string Indent) Below(IEnumerable<SourceSpan> items, ProvisionSyntax provision)
    {
        SourceSpan[] law = [.. items.Where(span => span.File != _bill)];
        if (law is [.., var last]) return (last, LawText.Indent(last) + (_listed.Contains(last) ? "    " : ""));
        SourceSpan relief = All<ReliefSyntax>().FirstOrDefault(r => r.Name.Text == provision.Name)?.Span ?? provision.Span;
        return (relief, LawText.Indent(relief) + "        ");
    }

    /// <summary>The first bar of a relief that had none, or its first requirement.</summary>
    private void InsertClause(InsertSyntax insert, ListKind kind, ImmutableArray<ItemSyntax> items)
    {
        ListSyntax list = new(kind, 0, items, insert.Span);
        if (insert.Into.Kind != "relief")
        {
            _diagnostics.Add(RuleErrors.UnknownLabel.At(insert.Span, Shown(insert.Into), "to add to") with { Advice = "say what it means from then on: `in define … reads …`" });
            return;
        }

        if (All<ReliefSyntax>().FirstOrDefault(r => r.Name.Text == insert.Into.Name) is { } relief)
        {
            string indent = LawText.Indent(relief.Span) + "    ";
            _text.AddBelow(relief.Span, indent, "", kind == ListKind.Any ? "unless any of" : "when all of", "");
            foreach (ItemSyntax item in insert.Items) AddItem(relief.Span, indent + "    ", item);
        }

        Relief(insert.Into, r => kind == ListKind.Any ? r with { Unless = [list] } : r with { When = [list] });
    }

    private void AddItem(SourceSpan after, string indent, ItemSyntax item) => _text.AddBelow(
        after, indent, item.Label?.Text ?? "", LawText.WordsOf(item.Span, item.Label, item.InForce, indent), LawText.Words(From(item.InForce)));
}
