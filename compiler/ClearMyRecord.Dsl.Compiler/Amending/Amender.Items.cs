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
        /// <summary>Whether it keeps an eligible subject waiting.</summary>
        public bool IsHold { get; init; }

        /// <summary>"(1)", where it is one condition of its provision; empty where it is a list whose items are.</summary>
        public string Number { get; init; } = "";

        public string Side => IsHold ? "hold while" : IsBar ? "unless" : "when";
    }

    /// <returns>The provision's conditions in order; null after a message that the law has no such provision.</returns>
    private List<Slot>? SlotsOf(ProvisionSyntax provision)
    {
        List<Slot> slots = [];
        switch (provision.Kind)
        {
            case "relief" when Find<ReliefSyntax>(provision) is { } relief:
                for (int i = 0; i < relief.When.Length; i++)
                {
                    int at = i;
                    slots.Add(new(relief.When[at], false, c => Relief(relief, r => r with { When = r.When.SetItem(at, c) })));
                }

                for (int i = 0; i < relief.Unless.Length; i++)
                {
                    int at = i;
                    slots.Add(new(relief.Unless[at], true, c => Relief(relief, r => r with { Unless = r.Unless.SetItem(at, c) })));
                }

                for (int i = 0; i < relief.Hold.Length; i++)
                {
                    int at = i;
                    slots.Add(new(relief.Hold[at], true, c => Relief(relief, r => r with { Hold = r.Hold.SetItem(at, c) })) { IsHold = true });
                }

                return Numbered(slots);
            case "bar" when IsKnown(provision):
                // Bars of one citation may be several; the item stands in one of them.
                foreach (BarSyntax bar in All<BarSyntax>().Where(b => b.Cite?.Text == provision.Name))
                {
                    SourceSpan span = bar.Span;
                    slots.Add(new(bar.Condition, true, c => Replace<BarSyntax>(b => b.Span == span, b => b with { Condition = c })));
                }

                return Numbered(slots);
            case "define" when Current<DefineValueSyntax>(provision) is { } value:
                if (value.Value is { } condition) slots.Add(new(condition, false, c => Put(Current(value) ?? value, value with { Value = c })));
                return Numbered(slots);
            case "define" when Current<DefineKindSyntax>(provision) is { } kind:
                if (kind.As.Where is { } where)
                    slots.Add(new(where, false, c => Put(Current(kind) ?? kind, kind with { As = kind.As with { Where = c } })));
                return Numbered(slots);
            default:
                ReportUnknown(provision);
                return null;
        }
    }

    /// <summary>A condition without labels has the number that reasons give it: its place among those of its side.</summary>
    private static List<Slot> Numbered(List<Slot> slots)
    {
        Dictionary<string, int> before = [];
        for (int i = 0; i < slots.Count; i++)
        {
            Slot slot = slots[i];
            string side = slot.Condition is ListSyntax { Kind: ListKind.None } && slot.Side == "when" ? "unless" : slot.Side;
            int place = before.GetValueOrDefault(side);
            bool isSplit = slot.Condition is ListSyntax list && (list.Kind == (slot.IsBar ? ListKind.Any : ListKind.All) || side != slot.Side);
            if (!isSplit) slots[i] = slot with { Number = $"({place + 1})" };
            before[side] = place + (isSplit ? LabelsOf(slot).Distinct().Count() : 1);
        }

        return slots;
    }

    private static IEnumerable<string> LabelsOf(Slot slot) =>
        slot.Condition is ListSyntax list ? list.Items.Select((item, i) => item.Label?.Text ?? $"({i + 1})") : [slot.Number];

    private void Relief(ReliefSyntax relief, Func<ReliefSyntax, ReliefSyntax> change) => Replace(r => r.Name == relief.Name, change);

    /// <summary>Strikes the item that a label names within a provision, at any depth, and puts new words in its place.</summary>
    /// <param name="side">"when", "unless" or "hold while" where the bill says which is meant; otherwise "".</param>
    private void EditItem(ProvisionSyntax provision, LabelSyntax label, string side, ReadsSyntax? newWords)
    {
        if (SlotsOf(provision) is not { } slots || ChangesAgain(provision, label.Span)) return;
        LabelledItems items = new(label.Text, _effective.First);
        List<Slot> meant = side.Length == 0 ? slots : slots.FindAll(slot => slot.Side == side);
        int places = meant.Sum(slot => items.Count(slot.Condition));
        if (places == 0 && side.Length == 0 && EditEffectRow(provision, label, newWords)) return;
        Slot[] whole = places > 0 ? [] : [.. meant.Where(slot => slot.Number == label.Text)];
        if (places + whole.Length > 1)
        {
            string[] sides = [.. meant.Where(slot => items.Count(slot.Condition) > 0 || whole.Contains(slot)).Select(slot => slot.Side).Distinct()];
            _diagnostics.Add(RuleErrors.AmbiguousLabel.At(label.Span, Shown(provision), label.Text) with
            {
                Advice = sides.Length > 1 ? "say which is meant: " + string.Join(" or ", sides.Select(one => $"`{one} {label.Text}`")) : "let the law tell them apart: a citation for each bar, or a label for each item",
            });
        }
        else if (whole is [var one])
        {
            if (!IsTouched(Shown(provision), label.Text, one.Condition.Span, label.Span)) EditWhole(provision, one, label, newWords);
        }
        else if (meant.Find(slot => items.Count(slot.Condition) > 0) is { } slot)
        {
            if (items.Find(slot.Condition).Any(item => IsTouched(Shown(provision), label.Text, item.Span, label.Span))) return;
            slot.Put(items.Replace(slot.Condition, (list, versions) => Amended(list, versions, newWords, provision, label)));
        }
        else if (!IsSaid(Shown(provision), label.Text, label.Span))
        {
            string[] has = [.. meant.SelectMany(LabelsOf).Distinct().Take(8)];
            _diagnostics.Add(RuleErrors.UnknownLabel.At(label.Span, Shown(provision), label.Text) with
            {
                Advice = "a label is named as the provision writes it, with those it stands under" + (has.Length > 0 ? "; this one has " + string.Join(", ", has) : ""),
            });
        }
    }

    /// <summary>A relief's or bar's single condition, which is no list yet: it becomes one whose items have dates.</summary>
    private void EditWhole(ProvisionSyntax provision, Slot slot, LabelSyntax label, ReadsSyntax? newWords)
    {
        if (provision.Kind == "define" && newWords is null)
        {
            _diagnostics.Add(RuleErrors.UnknownLabel.At(label.Span, Shown(provision), label.Text + " to strike") with
            {
                Advice = $"it is one condition: say what it means from then on, `in define {provision.Name} reads …`",
            });
            return;
        }

        if (provision.Kind == "define" && newWords is not null && Current<DefineValueSyntax>(provision) is { } value)
        {
            ReplaceValue(newWords, value);
            return;
        }

        ListKind kind = slot.IsBar || provision.Kind == "define" ? ListKind.Any : ListKind.All;
        SourceSpan law = LawText.Whole(slot.Condition.Span);
        Note(Shown(provision), label.Text, slot.Condition.Span);
        _listed.Add(law);
        string indent = LawText.Indent(law) + "    ";
        List<ItemSyntax> items = [new(new(slot.Number, law), slot.Condition, law) { InForce = Until(null) }];
        if (newWords is not null) items.Add(new(new(slot.Number, newWords.Span), newWords.Condition, newWords.Span) { InForce = From(null) });
        _text.MakeList(law, kind == ListKind.Any ? "any of" : "all of", slot.Number, LawText.Words(Until(null)),
            newWords is null ? [] : [(slot.Number, LawText.Reindented(newWords.Words, indent), LawText.Words(From(null)))]);
        slot.Put(new ListSyntax(kind, 0, [.. items], slot.Condition.Span));
    }

    /// <summary>New words without a label: they are the only condition of their side, if it has one alone.</summary>
    private void EditOnly(ReadsSyntax reads)
    {
        if (SlotsOf(reads.In) is not { } slots) return;
        List<Slot> meant = slots.FindAll(slot => slot.Side == reads.Side);
        if (meant is [{ Number.Length: > 0 } only] && IsTouched(Shown(reads.In), only.Number, only.Condition.Span, reads.In.Span)) return;
        if (meant is [{ Number.Length: > 0 } whole]) EditWhole(reads.In, whole, new(whole.Number, reads.In.Span), reads);
        else if (!IsSaid(Shown(reads.In), "(1)", reads.In.Span)) ReportNoLabel(reads, meant);
    }

    private void ReportNoLabel(ReadsSyntax reads, List<Slot> slots)
    {
        string side = reads.Side.Length > 0 ? reads.Side + " " : "";
        string name = slots.SelectMany(LabelsOf).FirstOrDefault("(a)");
        _diagnostics.Add(RuleErrors.UnknownLabel.At(reads.In.Span, Shown(reads.In), slots.Count == 0 ? $"under `{reads.Side}`" : "without a label") with
        {
            Advice = slots.Count == 0 ? $"nothing stands there to read otherwise: `insert into {Shown(reads.In)}, {side}…`"
                : $"name the item that reads otherwise: `in {Shown(reads.In)}, {side}{name} reads …`",
        });
    }

    private ImmutableArray<ItemSyntax> Amended(ListSyntax list, ImmutableArray<int> versions, ReadsSyntax? newWords, ProvisionSyntax provision, LabelSyntax named)
    {
        List<ItemSyntax> items = [];
        foreach (int i in versions) Note(Shown(provision), named.Text, list.Items[i].Span);
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

            string indent = IndentOf(item.Span);
            items.Add(item with { InForce = Until(item.InForce) });
            if (newWords is null || i != versions[^1])
            {
                _text.End(item.Span, item.InForce, indent);
                continue;
            }

            InForceSyntax force = From(item.InForce is { } own && IsLater(own) ? own with { Until = null } : null);
            string label = item.Label?.Text ?? $"({i + 1})";
            _text.Replace(item.Span, item.InForce, indent, [(label, LawText.Reindented(newWords.Words, indent), LawText.Words(force))]);
            items.Add(new(new(label, newWords.Label?.Span ?? newWords.Span), newWords.Condition, newWords.Span) { InForce = force });
        }

        return [.. items];
    }

    /// <summary>A row of an effect is named by its label like any item; what reads anew is its test.</summary>
    private bool EditEffectRow(ProvisionSyntax provision, LabelSyntax label, ReadsSyntax? newWords)
    {
        if (provision.Kind != "relief" || Find<ReliefSyntax>(provision) is not { Effect: { } effect } relief) return false;
        List<EffectRowSyntax> rows = [];
        bool found = false;
        for (int i = 0; i < effect.Rows.Length; i++)
        {
            EffectRowSyntax row = effect.Rows[i];
            bool isIt = (row.Label?.Text ?? $"({i + 1})") == label.Text && row.Where is not null && LabelledItems.IsLaw(row.InForce, _effective.First);
            rows.Add(isIt ? row with { InForce = Until(row.InForce) } : row);
            if (!isIt) continue;
            if (IsTouched(Shown(provision), label.Text, row.Span, label.Span)) return true;
            Note(Shown(provision), label.Text, row.Span);
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

        if (found) Relief(relief, r => r with { Effect = effect with { Rows = [.. rows] } });
        return found;
    }

    private void InsertItems(InsertSyntax insert)
    {
        if (SlotsOf(insert.Into) is not { } slots || ChangesAgain(insert.Into, insert.Into.Span)) return;
        if (insert.Label is { } label)
        {
            InsertUnder(insert, label, slots);
            return;
        }

        string side = insert.Side.Length > 0 ? insert.Side : insert.Into.Kind == "bar" ? "unless" : "when";
        ListKind kind = side == "when" ? ListKind.All : ListKind.Any;
        ImmutableArray<ItemSyntax> items = [.. insert.Items.Select(item => item with { InForce = From(item.InForce) })];
        if (insert.Into.Kind != "define" && IsOtherList(insert, kind, side)) return;
        if (slots.FindLast(slot => slot.Side == side) is not { } slot)
        {
            InsertClause(insert, side, new(kind, 0, items, insert.Span));
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
            string number = slot.Number.Length > 0 ? slot.Number : "(1)";
            _listed.Add(whole);
            string indent = LawText.Indent(whole) + "    ";
            _text.MakeList(whole, kind == ListKind.Any ? "any of" : "all of", number, "",
                insert.Items.Select(item => (item.Label?.Text ?? "", LawText.WordsOf(item.Span, item.Label, item.InForce, indent), LawText.Words(From(item.InForce)))));
            slot.Put(new ListSyntax(kind, 0, [new(new(number, whole), slot.Condition, whole), .. items], slot.Condition.Span));
        }
    }

    /// <summary>Alternatives join the list that an item is.</summary>
    private void InsertUnder(InsertSyntax insert, LabelSyntax label, List<Slot> slots)
    {
        LabelledItems items = new(label.Text, _effective.First);
        List<Slot> meant = insert.Side.Length == 0 ? slots : slots.FindAll(slot => slot.Side == insert.Side);
        ItemSyntax[] found = [.. meant.SelectMany(slot => items.Find(slot.Condition))];
        if (found.FirstOrDefault(item => IsTouched(Shown(insert.Into), label.Text, item.Span, label.Span)) is not null) return;
        if (found is not [{ Condition: ListSyntax { Kind: ListKind.All or ListKind.Any or ListKind.None } inner } whole] || meant.Find(slot => items.Count(slot.Condition) > 0) is not { } slot)
        {
            if (found.Length == 0 && IsSaid(Shown(insert.Into), label.Text, label.Span)) return;
            _diagnostics.Add((found.Length > 1 ? RuleErrors.AmbiguousLabel : RuleErrors.UnknownLabel).At(label.Span, Shown(insert.Into), found.Length == 1 ? $"{label.Text} that is a list" : label.Text) with
            {
                Advice = found.Length == 1 ? $"say it anew: `in {Shown(insert.Into)}, {label.Text} reads any of …`" : "a label is named as the provision writes it, with those it stands under",
            });
            return;
        }

        if (IsOtherList(insert, inner.Kind, label.Text)) return;
        (SourceSpan last, string indent) = Below(inner.Items.Select(item => item.Span), insert.Into);
        foreach (ItemSyntax item in insert.Items) AddItem(last, indent, item);
        ItemSyntax grown = whole with { Condition = inner with { Items = [.. inner.Items, .. insert.Items.Select(item => item with { InForce = From(item.InForce) })] } };
        slot.Put(items.Replace(slot.Condition, (list, versions) => list.Items.SetItem(versions[0], grown)));
    }

    /// <summary>What is inserted under `all of` does not join a list of alternatives, nor the other way round.</summary>
    private bool IsOtherList(InsertSyntax insert, ListKind kind, string place)
    {
        if (insert.Kind is not { } said || said == kind) return false;
        _diagnostics.Add(RuleErrors.OtherList.At(insert.Span, Shown(insert.Into), Opener(said), Opener(kind)) with
        {
            Advice = $"write `insert into {Shown(insert.Into)}, {place} {Opener(kind)}`, with one item under it that is `{Opener(said)}` others",
        });
        return true;

        static string Opener(ListKind list) => list switch { ListKind.All => "all of", ListKind.Any => "any of", _ => "none of" };
    }

    private readonly HashSet<SourceSpan> _listed = [];

    /// <summary>A condition that this bill makes an item of a list moves to the right.</summary>
    private string IndentOf(SourceSpan item) => LawText.Indent(item) + (_listed.Contains(item) ? "    " : "");

    /// <summary>Where new items go: below the last that the law itself has, since what this bill wrote before stands there already.</summary>
    private (SourceSpan Last, string Indent) Below(IEnumerable<SourceSpan> items, ProvisionSyntax provision)
    {
        SourceSpan[] law = [.. items.Where(span => span.File != _bill)];
        if (law is [.., var last]) return (last, IndentOf(last));
        SourceSpan relief = Find<ReliefSyntax>(provision)?.Span ?? provision.Span;
        return (relief, LawText.Indent(relief) + "        ");
    }

    /// <summary>The first bar of a relief that had none, its first requirement, or the first thing that holds it up.</summary>
    private void InsertClause(InsertSyntax insert, string side, ListSyntax list)
    {
        if (insert.Into.Kind != "relief")
        {
            _diagnostics.Add(RuleErrors.UnknownLabel.At(insert.Span, Shown(insert.Into), "to add to") with { Advice = "say what it means from then on: `in define … reads …`" });
            return;
        }

        if (Find<ReliefSyntax>(insert.Into) is not { } relief) return;
        string indent = LawText.Indent(relief.Span) + "    ";
        _text.AddBelow(relief.Span, indent, "", $"{side} {(list.Kind == ListKind.Any ? "any of" : "all of")}", "");
        foreach (ItemSyntax item in insert.Items) AddItem(relief.Span, indent + "    ", item);
        Relief(relief, r => side switch
        {
            "unless" => r with { Unless = [list] },
            "hold while" => r with { Hold = [list] },
            _ => r with { When = [list] },
        });
    }

    private void AddItem(SourceSpan after, string indent, ItemSyntax item) => _text.AddBelow(
        after, indent, item.Label?.Text ?? "", LawText.WordsOf(item.Span, item.Label, item.InForce, indent), LawText.Words(From(item.InForce)));
}
