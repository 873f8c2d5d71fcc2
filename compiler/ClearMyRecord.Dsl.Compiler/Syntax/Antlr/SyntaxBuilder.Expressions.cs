extern alias antlr;

using System.Collections.Immutable;
using antlr::Antlr4.Runtime;
using ClearMyRecord.Dsl.Compiler.Text;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Conditions.</summary>
internal sealed partial class SyntaxBuilder
{
    private MissingExpression Missing(ParserRuleContext? context, ParserRuleContext owner) =>
        new MissingExpression(context is null ? Span(owner.Start) : Span(context));

    private (ExpressionSyntax Condition, InForceSyntax? InForce) FullWithForce(FullConditionContext? context, ParserRuleContext owner)
    {
        if (context is null || IsBroken(context)) return (Missing(context, owner), null);
        return WithTails(Condition(context.condition(), context), context);
    }

    private (ExpressionSyntax Condition, InForceSyntax? InForce) WithTails(ExpressionSyntax result, FullConditionContext context)
    {
        InForceSyntax? inForce = null;
        foreach (ConditionTailContext tail in context.conditionTail())
        {
            SourceSpan span = SourceSpan.Join(result.Span, Span(tail));
            switch (tail)
            {
                case PresumeTailContext t:
                    result = new PresumeSyntax(result, PlainValue(t.plainValue(), t), span);
                    break;
                case IfNoneTailContext t:
                    result = new IfNoneSyntax(result, t.YES() is not null, span);
                    break;
                case ExceptTailContext t:
                    result = new ExceptWhereSyntax(result, Condition(t.condition(), t), span);
                    break;
                case ItemInForceTailContext t:
                    Once(ref inForce, InForce(t.inForce()), "`in force`");
                    break;
            }
        }
        return (result, inForce);
    }

    /// <summary>A condition where no dates of its own may follow.</summary>
    private ExpressionSyntax Full(FullConditionContext? context, ParserRuleContext owner)
    {
        (ExpressionSyntax condition, InForceSyntax? inForce) = FullWithForce(context, owner);
        if (inForce is not null) Report(SyntaxErrors.NotHere, inForce.Span, "give it to an item of a list, or to the whole relief, bar, definition or offense list on a line of its own under the head", "`in force`");
        return condition;
    }

    private InForceSyntax? InForce(InForceContext? context)
    {
        if (context is null) return null;
        ExpressionSyntax? from = context.FROM() is null ? null : Value(context.value(0), context);
        ExpressionSyntax? until = context.UNTIL() is null ? null : Value(context.value(context.FROM() is null ? 0 : 1), context);
        if (from is null && until is null && context.exception is null)
            Report(SyntaxErrors.EndsEarly, Span(context), "write `in force from 2024-06-11`, and `until` the first day it is no longer law", "in force");
        return new(from, until, Span(context));
    }

    private ExpressionSyntax Condition(ConditionContext? context, ParserRuleContext owner) => context switch
    {
        OpenOnlyContext c when c.openCondition() is { } open => Open(open),
        JoinedContext c when c.part().Length > 0 => Joined(c),
        _ => Missing(context, owner),
    };

    private ExpressionSyntax Open(OpenConditionContext context) => context switch
    {
        IfConditionContext c => new IfSyntax(Condition(c.condition(0), c), Condition(c.condition(1), c), Condition(c.condition(2), c), Span(c)),
        EveryConditionContext c => Every(c),
        _ => Missing(context, context),
    };

    private EverySyntax Every(EveryConditionContext context)
    {
        NounSyntax noun = Restricted(context.noun(), context.that(), context.WHERE() is null ? null : context.condition(0), context);
        return new(noun, Condition(context.condition(context.WHERE() is null ? 0 : 1), context), Span(context));
    }

    private ExpressionSyntax Joined(JoinedContext context)
    {
        PartContext[] parts = context.part();
        JoinerContext[] joiners = context.joiner();
        List<ExpressionSyntax> operands = [.. parts.Select(p => Part(p))];
        ReportThatEndsEarly(context);
        if (context.WHERE() is { } where)
            operands[^1] = AttachWhere(operands[^1], Where(context.condition(), context), Span(where));
        if (context.openCondition() is { } open) operands.Add(Open(open));
        return Join(operands, joiners, Span(context));
    }

    private ExpressionSyntax Join(List<ExpressionSyntax> operands, JoinerContext[] joiners, SourceSpan span)
    {
        if (operands.Count == 1 || joiners.Length == 0) return operands[0];
        bool isAnd = joiners[0].AND() is not null;
        int changed = Array.FindIndex(joiners, j => j.AND() is not null != isAnd);
        if (changed < 0) return new JoinSyntax(isAnd, [.. operands], span);
        string a = Brief(operands[changed - 1]), b = Brief(operands[changed]), c = Brief(operands[Math.Min(changed + 1, operands.Count - 1)]);
        (string first, string second) = isAnd ? ("and", "or") : ("or", "and");
        Report(SyntaxErrors.MixedAndOr, Span(joiners[changed]), $"write `({a} {first} {b}) {second} {c}` or `{a} {first} ({b} {second} {c})`");
        return new MissingExpression(span);
    }

    private static string Brief(ExpressionSyntax expression)
    {
        string words = string.Join(' ', expression.Span.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 40 ? words[..37].TrimEnd() + "…" : words;
    }

    private ExpressionSyntax Part(PartContext? context) => context switch
    {
        NotPartContext c => new NotSyntax(c.part() is { } inner ? Part(inner) : Missing(null, c), Span(c)),
        OperandPartContext c when c.operand() is { } operand && c.that() is { } that => AttachThat(Operand(operand), that),
        OperandPartContext c when c.operand() is { } operand => Operand(operand),
        null => throw new ArgumentNullException(nameof(context)),
        _ => Missing(context, context),
    };

    private ExpressionSyntax Operand(OperandContext context) => context switch
    {
        ListOperandContext c when c.list() is { } list => List(list),
        QuantityOperandContext c => Quantified(c.quantity(), c.noun(), null, c),
        ThereIsOperandContext c => Quantified(c.quantity(), c.noun(), null, c),
        PassedOperandContext c => new PassedSyntax(Value(c.value(0), c), c.MORE_THAN() is not null, Value(c.value(1), c), Span(c)),
        ReadingOperandContext c => new ReadingIsSyntax(Title(c.title(), c), Name(c.name(), c), c.NOT() is not null, Span(c)),
        ValueOperandContext c when c.predicate() is { } predicate => Predicate(Value(c.value(), c), predicate, Span(c)),
        ValueOperandContext c => Value(c.value(), c),
        _ => Missing(context, context),
    };

    private ListSyntax List(ListContext context) => context switch
    {
        NamedListContext c => new(c.ALL_OF() is not null ? ListKind.All : c.ANY_OF() is not null ? ListKind.Any : ListKind.None, 0, Items(c.items()), Span(c)),
        AtLeastListContext c => new(ListKind.AtLeast, (int)Math.Min(int.MaxValue, c.NUMBER() is { } n ? Number(n.GetText(), Span(n)) ?? 0 : 0), Items(c.items()), Span(c)),
        _ => new(ListKind.All, 0, [], Span(context)),
    };

    private ImmutableArray<ItemSyntax> Items(ItemsContext? context) => context is null ? [] : [.. context.itemLine().Select(Item)];

    private ItemSyntax Item(ItemLineContext context)
    {
        (ExpressionSyntax condition, InForceSyntax? inForce) = FullWithForce(context.fullCondition(), context);
        return new(Label(context.LABEL()), condition, Span(context)) { InForce = inForce };
    }

    // ---------------------------------------------------------------- many records

    private QuantifiedSyntax Quantified(QuantityContext? quantity, NounContext? noun, ExpressionSyntax? owner, ParserRuleContext context)
    {
        (Quantifier kind, ExpressionSyntax? number) = Quantity(quantity);
        return new(kind, number, Noun(noun, context), owner, Span(context));
    }

    private (Quantifier Kind, ExpressionSyntax? Number) Quantity(QuantityContext? context)
    {
        if (context is not CountQuantityContext c) return (context is NoQuantityContext ? Quantifier.No : Quantifier.Some, null);
        Quantifier kind = c.Start.Type switch
        {
            AT_LEAST => Quantifier.AtLeast,
            AT_MOST => Quantifier.AtMost,
            EXACTLY => Quantifier.Exactly,
            MORE_THAN => Quantifier.MoreThan,
            _ => Quantifier.FewerThan,
        };
        SourceSpan span = c.Stop is null ? Span(c) : Span(c.Stop);
        ExpressionSyntax number =
            c.NUMBER() is { } n ? Number(n.GetText(), span) is { } value ? new NumberLiteral(value, span) : new MissingExpression(span)
            : (c.NAME() ?? c.QUOTED_NAME()) is { } name ? new PathSyntax(false, [new(NameJoiner.Words(name.GetText()), span)], span)
            : new MissingExpression(span);
        return (kind, number);
    }

    private NounSyntax Noun(NounContext? context, ParserRuleContext owner) =>
        context is null
            ? new(new("", Span(owner.Start)), false, null, null, null, Span(owner.Start))
            : new(Name(context.name(), context), context.OTHER() is not null, context.path() is { } of ? Path(of) : null,
                context.called() is { } called ? Name(called.name(), called) : null, null, Span(context))
            {
                OtherThan = context.otherThan() is { } than ? than.path() is { } left ? Path(left) : Missing(null, than) : null,
            };

    private NounSyntax Restricted(NounContext? noun, ThatContext? that, ConditionContext? where, ParserRuleContext owner)
    {
        NounSyntax result = Noun(noun, owner);
        if (that is not null) result = Narrowed(result, That(that));
        if (where is not null) result = Narrowed(result, Where(where, owner));
        return result;
    }

    private ExpressionSyntax Where(ConditionContext where, ParserRuleContext owner)
    {
        ReportInnerQuantifiers(where);
        return Condition(where, owner);
    }

    /// <summary>"no felony where X and no misdemeanor where Y": the second "no" would silently belong to the first "where".</summary>
    private void ReportInnerQuantifiers(ConditionContext where)
    {
        if (where is not JoinedContext joined) return;
        ParserRuleContext? second = joined.part().Skip(1).FirstOrDefault(p => p is OperandPartContext { } o && o.operand() is QuantityOperandContext or ThereIsOperandContext);
        second ??= joined.openCondition() is EveryConditionContext every ? every : null;
        if (second is null) return;
        Report(SyntaxErrors.QuantifierInWhere, Span(second.Start, Math.Max(1, second.Start.StopIndex + 1 - second.Start.StartIndex)),
            "put the `where` with its noun in parentheses, or give each condition an item of its own under `all of`");
    }

    /// <summary>"no conviction that is a felony and disposition date is …": of what is the date? A reader takes "that" to run on to the end.</summary>
    private void ReportThatEndsEarly(JoinedContext joined)
    {
        PartContext[] parts = joined.part();
        int that = Array.FindIndex(parts, part => ThatOf(part) is not null);
        if (that < 0 || (that == parts.Length - 1 && joined.openCondition() is null)) return;
        JoinerContext joiner = joined.joiner()[that];
        Report(SyntaxErrors.ThatEndsEarly, Span(joiner.Start, Math.Max(1, joiner.Start.StopIndex + 1 - joiner.Start.StartIndex)),
            "write `where it is … and …` if all of it is said of the record, or put what ends before this word in parentheses", joiner.GetText().TrimStart(','));
    }

    private static ThatContext? ThatOf(PartContext part) => part switch
    {
        OperandPartContext operand => operand.that(),
        NotPartContext { } not when not.part() is { } inner => ThatOf(inner),
        _ => null,
    };

    private static NounSyntax Narrowed(NounSyntax noun, ExpressionSyntax where)
    {
        SourceSpan span = SourceSpan.Join(noun.Span, where.Span);
        ExpressionSyntax both = noun.Where is { } had ? new JoinSyntax(true, [had, where], SourceSpan.Join(had.Span, where.Span)) : where;
        return noun with { Where = both, Span = span };
    }

    /// <summary>"that is a felony and is not a qualifying offense": conditions on the record spoken of.</summary>
    private ExpressionSyntax That(ThatContext context)
    {
        ItSyntax it = new(Span(context.Start, Math.Max(0, context.Start.StopIndex + 1 - context.Start.StartIndex)));
        List<ExpressionSyntax> conditions = [.. context.predicate().Select(p => Predicate(it, p, Span(p)))];
        return conditions.Count == 0 ? Missing(context, context) : Join(conditions, context.joiner(), Span(context));
    }

    private ExpressionSyntax AttachThat(ExpressionSyntax operand, ThatContext that) =>
        Attach(operand, That(that)) ?? WithoutNoun(operand, Span(that.Start, 4), "that");

    private ExpressionSyntax AttachWhere(ExpressionSyntax operand, ExpressionSyntax where, SourceSpan word) =>
        Attach(operand, where) ?? WithoutNoun(operand, word, "where");

    private MissingExpression WithoutNoun(ExpressionSyntax operand, SourceSpan at, string word)
    {
        if (operand is not MissingExpression) Report(SyntaxErrors.WhereWithoutNoun, at, "write `and` if this is one more condition", word);
        return new(operand.Span);
    }

    /// <summary>Gives a condition to the noun that ends an expression; null if none does. What stands in parentheses is closed.</summary>
    private ExpressionSyntax? Attach(ExpressionSyntax target, ExpressionSyntax where)
    {
        if (_closed.Contains(target)) return null;
        SourceSpan span = SourceSpan.Join(target.Span, where.Span);
        return target switch
        {
            QuantifiedSyntax t => t with { Noun = Narrowed(t.Noun, where), Span = span },
            MeasureSyntax t => t with { Noun = Narrowed(t.Noun, where), Span = span },
            NotSyntax t => Attach(t.Operand, where) is { } inner ? t with { Operand = inner, Span = span } : null,
            CompareSyntax t => Attach(t.Right, where) is { } inner ? t with { Right = inner, Span = span } : null,
            ArithmeticSyntax t => Attach(t.Right, where) is { } inner ? t with { Right = inner, Span = span } : null,
            PassedSyntax t => Attach(t.Since, where) is { } inner ? t with { Since = inner, Span = span } : null,
            BetweenSyntax t => Attach(t.High, where) is { } inner ? t with { High = inner, Span = span } : null,
            WithinSyntax { BothDays: false } t => Attach(t.Of, where) is { } inner ? t with { Of = inner, Span = span } : null,
            InTheLastSyntax t => Attach(t.Period, where) is { } inner ? t with { Period = inner, Span = span } : null,
            YearsBetweenSyntax t => Attach(t.To, where) is { } inner ? t with { To = inner, Span = span } : null,
            PickSyntax t => Attach(t.Items[^1], where) is { } inner ? t with { Items = t.Items.SetItem(t.Items.Length - 1, inner), Span = span } : null,
            _ => null,
        };
    }

    private readonly HashSet<ExpressionSyntax> _closed = new(ReferenceEqualityComparer.Instance);
}
