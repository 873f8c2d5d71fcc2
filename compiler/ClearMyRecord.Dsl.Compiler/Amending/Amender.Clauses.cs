using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>Clauses of reliefs that are no conditions: what a relief does, how many may have it and which charges it clears.</summary>
internal sealed partial class Amender
{
    private void AmendClause(AmendClauseSyntax clause)
    {
        if (Find<ReliefSyntax>(clause.In) is not { } relief) ReportUnknown(clause.In);
        else if (IsOver(clause.In, relief.InForce) || (clause.Verb != "insert into" && IsSaid(Shown(clause.In), Quoted(clause), clause.Span)) || IsTouched(Shown(clause.In), Quoted(clause), relief.Name.Span, clause.Span)) return;
        else if (clause.Effect is { } effect) ReplaceEffect(clause, relief, effect);
        else if (clause.Reaches is { } reaches) ReplaceReaches(clause, relief, reaches);
        else EditLimits(clause, relief);
    }

    private static string Quoted(AmendClauseSyntax clause) => $"`{clause.Clause}`";

    private void ReportNoClause(AmendClauseSyntax clause, string advice) =>
        _diagnostics.Add(RuleErrors.NoClause.At(clause.Span, Shown(clause.In), clause.Clause) with { Advice = advice });

    // ---------------------------------------------------------------- what it does

    /// <summary>The effect that was law becomes rows with the bill's day as their last, and the new one stands below them.</summary>
    private void ReplaceEffect(AmendClauseSyntax clause, ReliefSyntax relief, EffectSyntax effect)
    {
        if (relief.Effect is not { } old)
        {
            ReportNoClause(clause, "enact a relief of another name that says what it does, and repeal this one");
            return;
        }

        if (old.Rows.FirstOrDefault(row => IsTouched(Shown(clause.In), row.Label?.Text ?? Quoted(clause), row.Span, clause.Span)) is not null) return;
        Note(Shown(clause.In), Quoted(clause), old.Span);
        SourceSpan said = WithoutOpening(old.Span, "effect");
        ImmutableArray<EffectRowSyntax> before = old.Rows.IsEmpty ? [new(null, old, null, null, said)] : old.Rows;
        ImmutableArray<EffectRowSyntax> after = effect.Rows.IsEmpty ? [new(null, effect, null, null, clause.Words)] : effect.Rows;
        // The last row needs no date: it is reached from the bill's day on only.
        static bool NeedsDate(EffectRowSyntax row) => row.Where is not null;
        string indent = LawText.Indent(old.Rows.IsEmpty ? old.Span : old.Rows[0].Span) + (old.Rows.IsEmpty ? "    " : "");
        string Line(EffectRowSyntax row, bool dated)
        {
            if (effect.Rows.IsEmpty) return LawText.Reindented(clause.Words, indent) + " otherwise";
            return LawText.WordsOf(row.Span, null, row.InForce, indent) + (dated && NeedsDate(row) ? ", " + LawText.Words(From(row.InForce)) : "");
        }

        string Lines(bool dated) => string.Concat(after.Select(row => "\n" + indent + Line(row, dated)));
        SourceText file = old.Span.File;
        if (old.Rows.IsEmpty)
        {
            _text.Dated.Add(new(file, old.Span.Start, old.Span.Length,
                $"effect\n{indent}{LawText.Reindented(said, indent)} otherwise, {LawText.Words(Until(null))}{Lines(true)}"));
            _text.Redline.Add(new(file, said.Start, said.Length, ""));
            _text.Redline.Add(new(file, said.End, 0, effect.Rows.IsEmpty ? " " + LawText.Reindented(clause.Words, indent) : Lines(false)));
        }
        else
        {
            foreach (EffectRowSyntax row in before.Where(row => LabelledItems.IsLaw(row.InForce, _effective.First))) _text.End(row.Span, row.InForce);
            int at = LawText.EndOfLine(file, before[^1].Span.End);
            _text.Dated.Add(new(file, at, 0, Lines(true)));
            _text.Redline.Add(new(file, at, 0, Lines(false)));
        }

        Relief(relief, r => r with
        {
            Effect = new("", old.Span)
            {
                Rows =
                [
                    .. before.Select(row => LabelledItems.IsLaw(row.InForce, _effective.First) ? row with { InForce = Until(row.InForce) } : row),
                    .. after.Select(row => NeedsDate(row) ? row with { InForce = From(row.InForce) } : row),
                ],
            },
        });
    }

    /// <summary>A clause without the word that opens it.</summary>
    private static SourceSpan WithoutOpening(SourceSpan clause, string opening)
    {
        int length = clause.Text.StartsWith(opening, StringComparison.Ordinal) ? opening.Length : 0;
        while (length < clause.Length && char.IsWhiteSpace(clause.Text[length])) length++;
        return new(clause.File, clause.Start + length, clause.Length - length);
    }

    // ---------------------------------------------------------------- how many

    private void EditLimits(AmendClauseSyntax clause, ReliefSyntax relief)
    {
        LimitSyntax[] law = [.. relief.Limits.Where(limit => LabelledItems.IsLaw(limit.InForce, _effective.First))];
        string indent = LawText.Indent(relief.Span) + "    ";
        LimitSyntax? fresh = clause.Limit is { } limit ? limit with { InForce = From(limit.InForce) } : null;
        string words = fresh is null ? "" : "limited to " + LawText.Reindented(fresh.Words, indent), force = fresh?.InForce is { } dates ? LawText.Words(dates) : "";
        if (clause.Verb == "insert into")
        {
            if (fresh is null) return;
            Note(Shown(clause.In), Quoted(clause), fresh.Words);
            _text.AddBelow(relief.Span, indent, "", words, force);
            Relief(relief, r => r with { Limits = r.Limits.Add(fresh) });
            return;
        }

        // Versions of one cap, which are law on different days, are one.
        bool areVersions = law.All(one => law.All(other => one == other || Ends(one) <= Begins(other) || Ends(other) <= Begins(one)));
        if (law.Length == 0 || !areVersions)
        {
            if (law.Length == 0) ReportNoClause(clause, clause.Verb == "strike" ? "leave the line out" : $"nothing stands there yet: `insert into {Shown(clause.In)}, limited to …`");
            else _diagnostics.Add(RuleErrors.AmbiguousLabel.At(clause.Span, Shown(clause.In), "`limited to`") with
            {
                Advice = "repeal the relief, and enact one of another name that has all its caps as they should read",
                Notes = [.. law.Select(one => (one.Span, "one is here"))],
            });
            return;
        }

        if (law.FirstOrDefault(one => IsTouched(Shown(clause.In), Quoted(clause), one.Span, clause.Span)) is not null) return;
        foreach (LimitSyntax one in law)
        {
            Note(Shown(clause.In), Quoted(clause), one.Span);
            if (fresh is null || one != law[^1]) _text.End(one.Span, one.InForce);
            else _text.Replace(one.Span, one.InForce, LawText.Indent(one.Span), [("", words, force)]);
        }

        Relief(relief, r => r with
        {
            Limits =
            [
                .. r.Limits.SelectMany(one => !law.Contains(one) ? [one] : fresh is null || one != law[^1] ? [one with { InForce = Until(one.InForce) }]
                    : new[] { one with { InForce = Until(one.InForce) }, fresh }),
            ],
        });

        static int Begins(LimitSyntax limit) => limit.InForce?.From is DateLiteral from ? from.First : int.MinValue;

        static int Ends(LimitSyntax limit) => limit.InForce?.Until is DateLiteral until ? until.First : int.MaxValue;
    }

    // ---------------------------------------------------------------- which charges

    /// <summary>It reaches what it reached until the bill's day, and what the bill says from then on: of one kind of charge, two tests.</summary>
    private void ReplaceReaches(AmendClauseSyntax clause, ReliefSyntax relief, NounSyntax reaches)
    {
        if (relief.Reaches is not { } old)
        {
            ReportNoClause(clause, "enact a relief of another name that says what it reaches, and repeal this one");
            return;
        }

        string Kind(NounSyntax noun) => noun.Name.Text + (noun.Of is { } of ? " of " + Binding.Words.Of(of.Span) : "");
        if (Kind(old) != Kind(reaches) || old.IsOther || old.Called is not null || old.OtherThan is not null || reaches.IsOther || reaches.Called is not null || reaches.OtherThan is not null)
        {
            _diagnostics.Add(RuleErrors.OtherKind.At(clause.Words, "reaches", Kind(reaches), Kind(old)) with
            {
                Advice = $"write `{Kind(old)} where …`, or enact a relief of another name and repeal this one",
            });
            return;
        }

        Note(Shown(clause.In), Quoted(clause), old.Span);
        string name = NounWords(old);
        SourceSpan words = clause.Words;
        ExpressionSyntax All(NounSyntax noun) => noun.Where ?? new IsASyntax(new ItSyntax(noun.Span), old.Name, false, noun.Span);
        string indent = LawText.Indent(old.Span) + "        ";
        string Test(NounSyntax noun) => noun.Where is { } where ? LawText.Reindented(LawText.Whole(where.Span), indent) : $"it is a {old.Name.Text}";
        ListSyntax both = new(ListKind.Any, 0,
            [new(null, All(old), old.Span) { InForce = Until(null) }, new(null, All(reaches), reaches.Span) { InForce = From(null) }], clause.Span);
        string fresh = $"{Test(reaches)}, {LawText.Words(From(null))}";
        if (old.Where is ListSyntax { Kind: ListKind.Any } list && list.Items.All(item => item is { Label: null, InForce: not null }))
        {
            // Bills before this one have made it such a list.
            both = list with
            {
                Items =
                [
                    .. list.Items.Select(item => LabelledItems.IsLaw(item.InForce, _effective.First) ? item with { InForce = Until(item.InForce) } : item),
                    new(null, All(reaches), reaches.Span) { InForce = From(null) },
                ],
            };
            foreach (ItemSyntax item in list.Items.Where(item => LabelledItems.IsLaw(item.InForce, _effective.First))) _text.End(item.Span, item.InForce);
            _text.AddBelow(list.Items[^1].Span, LawText.Indent(list.Items[^1].Span), "", Test(reaches), LawText.Words(From(null)));
        }
        else
        {
            _text.Dated.Add(new(old.Span.File, old.Span.Start, old.Span.Length,
                $"{name} where any of\n{indent}{Test(old)}, {LawText.Words(Until(null))}\n{indent}{fresh}"));
            _text.Redline.Add(new(old.Span.File, old.Span.Start, old.Span.Length, ""));
            _text.Redline.Add(new(old.Span.File, old.Span.End, 0, " " + LawText.Reindented(words, indent)));
        }

        Relief(relief, r => r with { Reaches = old with { Where = both } });
    }

    /// <summary>"convictions of the person", as the law writes it.</summary>
    private static string NounWords(NounSyntax noun)
    {
        int end = noun.Of?.Span.End ?? noun.Name.Span.End;
        return noun.Span.File.Text[noun.Span.Start..end];
    }
}
