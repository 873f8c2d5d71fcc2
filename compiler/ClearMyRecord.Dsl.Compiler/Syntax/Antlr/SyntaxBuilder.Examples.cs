extern alias antlr;

using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Worked examples.</summary>
internal sealed partial class SyntaxBuilder
{
    private ExampleSyntax Example(ExampleDeclarationContext context)
    {
        DateSyntax? today = null, lawAsOf = null;
        GivenSyntax? given = null;
        QuotedSyntax? words = null;
        List<ExpectSyntax> expectations = [];
        List<(QuotedSyntax, NameSyntax)> readings = [];
        List<(NameSyntax, ExpressionSyntax)> parameters = [];
        foreach (ExampleLineContext line in context.exampleBody()?.exampleLine() ?? [])
            switch (line.exampleClause())
            {
                case TodayClauseContext c:
                    Once(ref today, Date(c.date()), "today");
                    break;
                case LawAsOfClauseContext c:
                    Once(ref lawAsOf, Date(c.date()), "the law's date");
                    break;
                case ReadingClauseContext c:
                    readings.Add((Title(c.title(), c), Name(c.name(), c)));
                    break;
                case ParameterClauseContext c:
                    parameters.Add((Name(c.name(), c), c.IS_NOT_YET() is { } notYet ? new StateLiteral("not yet", Span(notYet)) : PlainValue(c.plainValue(), c)));
                    break;
                case GivenClauseContext c when c.given() is { } person:
                    Once(ref given, Given(person), "the person");
                    break;
                case ExpectClauseContext c when !IsBroken(c) && c.expectation() is { } expectation:
                    expectations.Add(Expectation(expectation));
                    break;
                case ExampleTextClauseContext c:
                    Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                    break;
            }
        QuotedSyntax name = QuotedOrEmpty(context.exampleHead()?.STRING(), context);
        if (context.exampleBody() is null && !IsBroken(context))
            Report(SyntaxErrors.NothingSaid, name.Span, "say under it `today is …`, `given a person …` and what to `expect`", "this example");
        return new(name, today, given, [.. expectations], Span(context)) { Readings = [.. readings], LawAsOf = lawAsOf, Parameters = [.. parameters], Text = words };
    }

    private GivenSyntax Given(GivenContext context)
    {
        GivenHeadContext? head = context.givenHead();
        return new(head is null ? new("", Span(context)) : Name(head.name(), head), head?.called() is { } called ? Name(called.name(), called) : null,
            IsBroken(context) ? [] : [.. head?.fact().Select(Fact) ?? []],
            [.. context.givenBody()?.givenLine().Select(l => l.given()).Where(g => g is not null).Select(Given) ?? []], Span(context));
    }

    private GivenFactSyntax Fact(FactContext context) => context switch
    {
        ValueFactContext c => new(Name(c.name(), c), PlainValue(c.plainValue(), c), Span(c)),
        MissingFactContext c => new(Name(c.name(), c), new StateLiteral("missing", Span(c.IS_MISSING())), Span(c)),
        NotYetFactContext c => new(Name(c.name(), c), new StateLiteral("not yet", Span(c.IS_NOT_YET())), Span(c)),
        NotApplicableFactContext c => new(Name(c.name(), c), new StateLiteral("not applicable", Span(c.IS_NOT_APPLICABLE() ?? c.DOES_NOT_APPLY())), Span(c)),
        YesFactContext c => new(Name(c.name(), c), new YesNoLiteral(true, Span(c)), Span(c)),
        NoFactContext c => new(Name(c.name(), c), new YesNoLiteral(false, Span(c)), Span(c)),
        _ => new(new("", Span(context)), new MissingExpression(Span(context)), Span(context)),
    };

    private ExpectSyntax Expectation(ExpectationContext context)
    {
        string outcome = Outcome(context.outcome());
        ExpectSyntax expect = new([.. context.date().Select(Date).OfType<DateSyntax>()], Title(context.title(), context),
            context.FOR() is null ? null : Name(context.name(), context), outcome, Span(context));
        foreach (OutcomeTailContext tail in context.outcomeTail())
        {
            expect = tail switch
            {
                UntilTailContext t => expect with { Until = Date(t.date()) },
                OnHoldTailContext t when t.PERHAPS_ON_HOLD() is not null => expect with { PerhapsOnHold = [.. t.LABEL().Select(Label).OfType<LabelSyntax>()] },
                OnHoldTailContext t => expect with { OnHold = [.. t.LABEL().Select(Label).OfType<LabelSyntax>()] },
                WithEffectTailContext t => expect with { Effects = [.. t.effectWords().Select(WordsOf)] },
                AtTheEarliestTailContext t => expect with { Until = Date(t.date()), AtTheEarliest = true },
                BecauseOfTailContext t => expect with { BecauseOf = [.. t.labelReference().Select(Reference).OfType<LabelReferenceSyntax>()] },
                BecauseConflictTailContext t => expect with
                {
                    Conflicts = expect.Conflicts.Add(new(QuotedOrEmpty(t.STRING(0), t), QuotedOrEmpty(t.STRING(1), t), Span(t))),
                },
                BecauseMissingTailContext t => expect with { Missing = [.. t.path().Where(p => p.name().Length > 0).Select(p => Name(p.name()[^1], p))] },
                _ => expect,
            };
            if (KindOf(tail) is { } kind) expect = expect with { Tails = expect.Tails.Add((kind, Span(tail))) };
        }

        return expect;
    }

    private static OutcomeTail? KindOf(OutcomeTailContext tail) => tail switch
    {
        UntilTailContext or AtTheEarliestTailContext => OutcomeTail.Until,
        BecauseOfTailContext => OutcomeTail.Reason,
        BecauseMissingTailContext or BecauseConflictTailContext => OutcomeTail.Missing,
        OnHoldTailContext => OutcomeTail.Hold,
        WithEffectTailContext => OutcomeTail.Effect,
        _ => null,
    };

    private LabelReferenceSyntax? Reference(LabelReferenceContext context) =>
        Label(context.LABEL()) is { } label ? new(label, context.STRING() is { } section ? QuotedOrEmpty(section, context) : null, Span(context)) : null;

    private string Outcome(OutcomeContext? context)
    {
        if (context is ReviewOutcomeContext) return "needs review";
        (string words, NameContext? name) = context switch
        {
            IsOutcomeContext c => (c.NOT() is null ? "" : "not ", c.name()),
            NotYetOutcomeContext c => ("not yet ", c.name()),
            VerbOutcomeContext c => ("", c.name()),
            _ => ("", null),
        };
        if (name is null || context is null) return "";
        words += Name(name, context).Text;
        if (words is "eligible" or "not yet eligible" or "not eligible" or "needs review" or "not covered") return words;
        Report(SyntaxErrors.UnknownWord, Span(context), "write `is eligible`, `is not yet eligible`, `is not eligible`, `needs review` or `is not covered`",
            string.Join(' ', Span(context).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), "an outcome");
        return "";
    }
}
