extern alias antlr;

using antlr::Antlr4.Runtime;
using ClearMyRecord.Dsl.Compiler.Text;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>What is said of a value or a record, and values themselves.</summary>
internal sealed partial class SyntaxBuilder
{
    private ExpressionSyntax Predicate(ExpressionSyntax left, PredicateContext context, SourceSpan span) => context switch
    {
        IsAPredicateContext c => AsOf(new IsASyntax(left, Name(c.name(), c), c.IS_NOT_A() is not null, span), c.term()),
        // "convictions that are felonies": a plural has no article to tell a kind by.
        IsPredicateContext c when left is ItSyntax && c.IS()?.GetText() == "are" && Value(c.value(), c) is PathSyntax { IsThis: false, Names: [{ } kind] } =>
            new IsASyntax(left, kind, c.NOT() is not null, span),
        IsPredicateContext c => new CompareSyntax(left, c.NOT() is null ? CompareOp.Is : CompareOp.IsNot, Value(c.value(), c), span),
        ComparePredicateContext c => Compare(left, c, span),
        SignPredicateContext c => Sign(left, c, span),
        BetweenPredicateContext c => new BetweenSyntax(left, Value(c.value(0), c), Value(c.value(1), c), c.IS_NOT_BETWEEN() is not null, span),
        OneOfPredicateContext c => new OneOfSyntax(left, [.. c.choices()?.choice().Select(Choice) ?? []], c.IS_NOT_ONE_OF() is not null, span),
        IsInPredicateContext c => AsOf(new IsInSyntax(left, Name(c.name(), c), c.IS_NOT_IN() is not null, span), c.term()),
        InTheLastPredicateContext c => new InTheLastSyntax(left, Value(c.value(), c), c.IS_NOT_IN_LAST() is not null, span),
        WithinPredicateContext c => new WithinSyntax(left, Value(c.value(0), c),
            c.BEFORE() is not null ? WithinSide.Before : c.AFTER() is not null ? WithinSide.After : WithinSide.Of,
            Value(c.value(1), c), c.BOTH_DAYS_INCLUDED() is not null, c.IS_NOT_WITHIN() is not null, span),
        StatePredicateContext c => State(left, c.Start.Type, span),
        PassedPredicateContext c when c.HAS_NOT_PASSED() is null => new PassedSyntax(left, false, Value(c.value(), c), span),
        PassedPredicateContext c => new NotSyntax(new PassedSyntax(left, false, Value(c.value(), c), span), span),
        ReliefPredicateContext c => new ReliefTestSyntax(left, Title(c.title(), c), c.Start.Type is HAS_BEEN_GRANTED or HAS_NOT_BEEN_GRANTED,
            c.Start.Type is IS_NOT_ELIGIBLE_FOR or HAS_NOT_BEEN_GRANTED, span),
        HasPredicateContext c => Quantified(c.quantity(), c.noun(), left, c) with { Span = span },
        _ => new MissingExpression(span),
    };

    private ExpressionSyntax Compare(ExpressionSyntax left, ComparePredicateContext context, SourceSpan span)
    {
        CompareOp op = context.comparison() switch
        {
            AtLeastComparisonContext => CompareOp.AtLeast,
            AtMostComparisonContext => CompareOp.AtMost,
            MoreThanComparisonContext => CompareOp.MoreThan,
            LessThanComparisonContext => CompareOp.LessThan,
            BeforeComparisonContext => CompareOp.Before,
            AfterComparisonContext => CompareOp.After,
            OnOrBeforeComparisonContext => CompareOp.OnOrBefore,
            OnOrAfterComparisonContext => CompareOp.OnOrAfter,
            _ => CompareOp.Is,
        };
        ExpressionSyntax right = Value(context.value(0), context);
        // BEFORE and AFTER also begin a comparison of their own; here they follow a period.
        ExpressionSyntax compared = context.value().Length > 1
            ? Distance(left, op, right, context.BEFORE() is not null, Value(context.value(1), context), context, span)
            : new CompareSyntax(left, op, right, span);
        return context.NOT() is null ? compared : new NotSyntax(compared, span);
    }

    /// <summary>"D is at least 2 years before E": D plus 2 years is on or before E. Periods are always added to the earlier date.</summary>
    private ExpressionSyntax Distance(ExpressionSyntax date, CompareOp op, ExpressionSyntax period, bool isBefore, ExpressionSyntax other,
        ComparePredicateContext context, SourceSpan span)
    {
        (ExpressionSyntax early, ExpressionSyntax late) = isBefore ? (date, other) : (other, date);
        bool isNot = context.NOT() is not null;
        ExpressionSyntax bound = new ArithmeticSyntax(early, false, period, SourceSpan.Join(period.Span, other.Span));
        switch (op)
        {
            case CompareOp.AtLeast: return isBefore ? new CompareSyntax(bound, CompareOp.OnOrBefore, late, span) : new CompareSyntax(late, CompareOp.OnOrAfter, bound, span);
            case CompareOp.MoreThan: return isBefore ? new CompareSyntax(bound, CompareOp.Before, late, span) : new CompareSyntax(late, CompareOp.After, bound, span);
            default:
                Report(SyntaxErrors.NotHere, Span(context.comparison().Start, 1),
                    op is CompareOp.Is or CompareOp.IsNot ? $"write `{Brief(late)} is {(isNot || op == CompareOp.IsNot ? "not " : "")}{Brief(early)} plus {Brief(period)}`"
                        : $"write `is {(isNot ? "not " : "")}within {Brief(period)} {(isBefore ? "before" : "after")} {Brief(other)}{(op == CompareOp.AtMost ? ", both days included`" : "`, which takes in neither end")}",
                    op is CompareOp.Is or CompareOp.IsNot ? "a distance of exactly a period" : "a distance of at most a period");
                return new MissingExpression(span);
        }
    }

    private CompareSyntax Sign(ExpressionSyntax left, SignPredicateContext context, SourceSpan span) =>
        new(left, context.Start.Type switch
        {
            EQ => CompareOp.Is,
            NE => CompareOp.IsNot,
            GE => CompareOp.AtLeast,
            LE => CompareOp.AtMost,
            GT => CompareOp.MoreThan,
            _ => CompareOp.LessThan,
        }, Value(context.value(), context), span);

    private static StateTestSyntax State(ExpressionSyntax left, int type, SourceSpan span) => new(left, type switch
    {
        IS_KNOWN or IS_NOT_MISSING => StateTest.Known,
        IS_MISSING or IS_NOT_KNOWN => StateTest.Missing,
        IS_NOT_YET => StateTest.NotYet,
        APPLIES => StateTest.Applies,
        _ => StateTest.DoesNotApply,
    }, span);

    private ExpressionSyntax Choice(ChoiceContext context) => context switch
    {
        CitationChoiceContext c when c.citation() is { } citation => CitationOrDate(citation),
        NameChoiceContext c => NamePath(c.name(), c),
        LiteralChoiceContext c when c.literal() is { } literal => Literal(literal),
        _ => Missing(context, context),
    };

    // ---------------------------------------------------------------- values

    private ExpressionSyntax PlainValue(PlainValueContext? context, ParserRuleContext owner) => context switch
    {
        NotYetValueContext c => new StateLiteral("not yet", Span(c)),
        NotApplicableValueContext c => new StateLiteral("not applicable", Span(c)),
        OtherValueContext c => Value(c.value(), c) switch
        {
            PathSyntax { IsThis: false, Names: [{ Text: "off" }] } p => new OffLiteral(p.Span),
            PathSyntax { IsThis: false, Names: [{ Text: "missing" }] } p => new StateLiteral("missing", p.Span),
            ExpressionSyntax value => value,
        },
        _ => Missing(context, owner),
    };

    private ExpressionSyntax Value(ValueContext? context, ParserRuleContext owner)
    {
        if (context is null || context.term().Length == 0) return Missing(context, owner);
        TermContext[] terms = context.term();
        ExpressionSyntax result = Term(terms[0]);
        for (int i = 1; i < terms.Length; i++)
        {
            bool isMinus = context.GetChild(2 * i - 1) is antlr::Antlr4.Runtime.Tree.ITerminalNode { Symbol.Type: MINUS };
            ExpressionSyntax right = Term(terms[i]);
            result = new ArithmeticSyntax(result, isMinus, right, SourceSpan.Join(result.Span, right.Span));
        }
        return result;
    }

    private ExpressionSyntax Term(TermContext context) => context switch
    {
        LiteralTermContext c when c.literal() is { } literal => Literal(literal),
        YesNoTermContext c => new YesNoLiteral(c.YES() is not null, Span(c)),
        CitationTermContext c when c.citation() is { } citation => CitationOrDate(citation),
        OneWordTermContext c => OneWord(c),
        ParenthesisContext c => AsOf(Closed(Full(c.fullCondition(), c)), c.term()),
        CountTermContext c => Measure(MeasureKind.Count, null, c.source(), c),
        CountDistinctTermContext c => Measure(MeasureKind.CountDistinct, NamePath(c.name(), c), c.source(), c),
        SumTermContext c => Measure(MeasureKind.Sum, NamePath(c.name(), c), c.source(), c),
        ExtremeTermContext c => Measure(c.Start.Type switch
        {
            EARLIEST => MeasureKind.Earliest,
            LATEST => MeasureKind.Latest,
            HIGHEST => MeasureKind.Highest,
            _ => MeasureKind.Lowest,
        }, NamePath(c.name(), c), c.source(), c),
        NthTermContext c => Placed(c),
        AnniversaryTermContext c => new LastAnniversarySyntax(c.term() is { } day ? Term(day) : Missing(null, c), Span(c)),
        PickTwoTermContext c => new PickSyntax(c.LATER_OF() is not null, [.. c.value().Select(v => Value(v, c))], Span(c)),
        PickManyTermContext c => new PickSyntax(c.LATEST_OF() is not null, [.. c.value().Select(v => Value(v, c))], Span(c)),
        YearsBetweenTermContext c => new YearsBetweenSyntax(Value(c.value(0), c), Value(c.value(1), c), Span(c)),
        AgeTermContext c when c.path() is { } person => new AgeOnSyntax(Path(person), c.term() is { } on ? Term(on) : Missing(null, c), Span(c)),
        AsOfTermContext c when c.path() is { } path => AsOf(Path(path), c.term()),
        PathTermContext c when c.path() is { } path => Path(path),
        _ => Missing(context, context),
    };

    private ExpressionSyntax AsOf(ExpressionSyntax value, TermContext? date)
    {
        if (date is null) return value;
        ExpressionSyntax day = Term(date);
        return new AsOfSyntax(value, day, SourceSpan.Join(value.Span, day.Span));
    }

    private ExpressionSyntax Closed(ExpressionSyntax inner)
    {
        _closed.Add(inner);
        return inner;
    }

    /// <summary>the second earliest conviction of the person by disposition date</summary>
    private ExpressionSyntax Placed(NthTermContext context)
    {
        string words = context.NTH_EARLIEST().GetText();
        ExpressionSyntax measure = Measure(words.EndsWith("latest", StringComparison.Ordinal) ? MeasureKind.Latest : MeasureKind.Earliest,
            NamePath(context.name(), context), context.source(), context);
        if (measure is not MeasureSyntax made) return measure;
        string ordinal = words.Split(' ')[0];
        int place = SyntaxFacts.Ordinal(ordinal) ?? (int)Math.Min(int.MaxValue, Number(ordinal[..^2], Span(context)) ?? 1);
        if (place < 1) Report(SyntaxErrors.UnknownWord, Span(context), "places are counted from 1: the earliest, the second earliest, the third earliest", ordinal, "a place");
        return Closed(made with { Place = Math.Max(1, place) });
    }

    private ExpressionSyntax Measure(MeasureKind kind, ExpressionSyntax? field, SourceContext? source, ParserRuleContext context)
    {
        switch (source)
        {
            case PlainSourceContext s: return new MeasureSyntax(kind, field, Noun(s.noun(), s), Span(context));
            case RestrictedSourceContext { } s when s.restricted() is { } r:
                return Closed(new MeasureSyntax(kind, field, Restricted(r.noun(), r.that(), r.condition(), r), Span(context)));
            default: return Missing(source, context);
        }
    }

    /// <summary>"(registrant)": a condition of one word in parentheses looks like a label.</summary>
    private ExpressionSyntax OneWord(OneWordTermContext context)
    {
        string word = context.GetText()[1..^1];
        if (word.All(c => char.IsLetter(c) || c == '-') && word.Length > 2) return Closed(new PathSyntax(false, [new(word, Span(context))], Span(context)));
        Report(SyntaxErrors.LabelAlone, Span(context), IsAlone(context) ? "say after it, on the same line, what must hold" : "start a line of its own with it, or leave it out", context.GetText());
        return new MissingExpression(Span(context));
    }

    /// <summary>Whether nothing else stands in the item.</summary>
    private static bool IsAlone(ParserRuleContext context)
    {
        antlr::Antlr4.Runtime.RuleContext outer = context;
        while (outer.Parent is ParserRuleContext { ChildCount: 1 } parent) outer = parent;
        return outer.Parent is ItemLineContext { } item && item.GetChild(0) == outer;
    }

    private ExpressionSyntax NamePath(NameContext? context, ParserRuleContext owner)
    {
        NameSyntax name = Name(context, owner);
        return name.Text.Length == 0 ? new MissingExpression(name.Span) : new PathSyntax(false, [name], name.Span);
    }

    private ExpressionSyntax Path(PathContext context)
    {
        if (context.name().Length == 0) return Missing(context, context);
        if (context.THIS() is null && context.name() is [{ } only] && only.GetText() == "it") return new ItSyntax(Span(context));
        return new PathSyntax(context.THIS() is not null, [.. context.name().Select(n => Name(n, context))], Span(context));
    }
}
