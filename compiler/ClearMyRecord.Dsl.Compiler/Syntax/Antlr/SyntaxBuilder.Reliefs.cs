extern alias antlr;

using System.Collections.Immutable;
using antlr::Antlr4.Runtime;
using antlr::Antlr4.Runtime.Tree;
using ClearMyRecord.Dsl.Compiler.Text;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Reliefs and bars.</summary>
internal sealed partial class SyntaxBuilder
{
    private ReliefSyntax Relief(ReliefDeclarationContext context, ReliefHeadContext head)
    {
        List<ExpressionSyntax> when = [], unless = [];
        QuotedSyntax? cite = Cite(head.cite()), words = null;
        EffectSyntax? effect = null;
        NounSyntax? reaches = null;
        List<ExpressionSyntax> hold = [];
        List<LimitSyntax> limits = [];
        List<QuotedSyntax> after = [], subjectTo = [], notwithstanding = [];
        InForceSyntax? inForce = null;
        foreach (ReliefLineContext line in context.reliefBody()?.reliefLine() ?? [])
            switch (line.reliefClause())
            {
                case EffectClauseContext c:
                    Once(ref effect, Effect(c), "the effect");
                    break;
                case InForceClauseContext c:
                    Once(ref inForce, InForce(c.inForce()), "`in force`");
                    break;
                case WhenClauseContext c:
                    when.Add(Full(c.fullCondition(), c));
                    break;
                case UnlessClauseContext c:
                    unless.Add(Full(c.fullCondition(), c));
                    break;
                case NoneOfClauseContext c:
                    unless.Add(new ListSyntax(ListKind.Any, 0, Items(c.items()), Span(c)));
                    break;
                case EffectRowsClauseContext c:
                    Once(ref effect, EffectRows(c), "the effect");
                    break;
                case HoldClauseContext c:
                    hold.Add(Full(c.fullCondition(), c));
                    break;
                case LimitClauseContext c when !IsBroken(c) && c.limit() is { } limit:
                    limits.Add(Limit(limit, Span(c)));
                    break;
                case AfterReliefClauseContext c:
                    after.Add(Title(c.title(), c));
                    break;
                case ReachesClauseContext c when !IsBroken(c) && c.restricted() is { } noun:
                    Once(ref reaches, Restricted(noun.noun(), noun.that(), noun.condition(), c), "`reaches`");
                    break;
                case SubjectToClauseContext c:
                    subjectTo.AddRange(Strings(c.strings(), c));
                    break;
                case NotwithstandingClauseContext c:
                    notwithstanding.AddRange(Strings(c.strings(), c));
                    break;
                case ReliefCiteClauseContext c:
                    Once(ref cite, Cite(c.cite()), "the citation");
                    break;
                case ReliefTextClauseContext c:
                    Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                    break;
            }
        QuotedSyntax name = QuotedOrEmpty(head.STRING(), head);
        if (context.reliefBody() is null && !IsBroken(context))
            Report(SyntaxErrors.NothingSaid, name.Span, "say under it what it does and when: `effect …`, `when …`", "this relief");
        return new(name, Name(head.name(), head), Span(context))
        {
            Cite = cite, Effect = effect, InForce = inForce, When = [.. when], Unless = [.. unless], Hold = [.. hold], Limits = [.. limits],
            After = [.. after], Reaches = reaches, SubjectTo = [.. subjectTo], Notwithstanding = [.. notwithstanding], Text = words,
        };
    }

    private EffectSyntax Effect(EffectClauseContext context) => Effect(context.effectWords(), Span(context));

    private EffectSyntax Effect(EffectWordsContext[] parts, SourceSpan span)
    {
        string effect = "";
        List<RouteSyntax> routes = [];
        for (int i = 0; i < parts.Length; i++)
        {
            if (Route(parts[i]) is { } route) routes.Add(route);
            else if (i == 0) effect = WordsOf(parts[i]);
            else Report(SyntaxErrors.UnknownWord, Span(parts[i]), "write `automatic` or `by petition` after the effect", WordsOf(parts[i]), "a way to a relief");
        }

        // "by petition before": until the day on which the other route begins.
        for (int i = 0; i < routes.Count; i++)
            if (routes[i].IsBeforeOther)
            {
                DateSyntax? begins = routes.Find(other => other.From is not null && other != routes[i])?.From;
                if (begins is null) Report(SyntaxErrors.UnknownWord, routes[i].Span, "write the day: `by petition before 2027-11-01`", Binding.Words.Of(routes[i].Span), "a way to a relief");
                routes[i] = routes[i] with { Until = begins };
            }

        return new(effect, span) { Routes = [.. routes] };
    }

    private static string WordsOf(EffectWordsContext? words) => NameJoiner.Words(string.Join(' ', words?.children?.Select(c => c.GetText()) ?? []));

    /// <returns>Null where the words name no route.</returns>
    private RouteSyntax? Route(EffectWordsContext context)
    {
        string[] words = [.. context.children?.Select(c => c.GetText()) ?? []];
        int length = words is ["automatic", ..] ? 1 : words is ["by", "petition", ..] ? 2 : 0;
        if (length == 0) return null;
        RouteSyntax route = new(string.Join(' ', words[..length]), null, null, Span(context));
        DateSyntax[] dates = [.. context.DATE().Select(EffectDate)];
        return words[length..] switch
        {
            [] => route,
            ["before"] => route with { IsBeforeOther = true },
            ["from", _] when dates.Length == 1 => route with { From = dates[0] },
            ["before" or "until", _] when dates.Length == 1 => route with { Until = dates[0] },
            ["from", _, "until" or "before", _] when dates.Length == 2 => route with { From = dates[0], Until = dates[1] },
            _ => null,
        };
    }

    private DateSyntax EffectDate(ITerminalNode node) =>
        Days(node.GetText(), Span(node)) is { } days ? new(days.First, days.Last, Span(node)) : new(0, 0, Span(node));

    private EffectSyntax EffectRows(EffectRowsClauseContext context) => EffectRows(context.effectBody(), Span(context));

    private EffectSyntax EffectRows(EffectBodyContext? body, SourceSpan span)
    {
        List<EffectRowSyntax> rows = [];
        foreach (EffectLineContext line in body?.effectLine() ?? [])
        {
            if (line.effectRow() is not { } row || IsBroken(row)) continue;
            rows.Add(new(Label(row.LABEL()), row.NO_RELIEF() is null ? Effect(row.effectWords(), Span(row)) : null,
                row.WHERE() is null ? null : Condition(row.condition(), row), row.inForce() is { } force ? InForce(force) : null, Span(row)));
        }

        return new("", span) { Rows = [.. rows] };
    }

    private LimitSyntax Limit(LimitContext context, SourceSpan span)
    {
        LimitNumberContext? most = context.limitNumber();
        ExpressionSyntax number = most?.NUMBER() is { } written
            ? (SyntaxFacts.SmallNumber(written.GetText()) ?? Number(written.GetText(), Span(written))) is { } value
                ? new NumberLiteral(value, Span(written)) : new MissingExpression(Span(written))
            : most?.name() is { } parameter ? new PathSyntax(false, [Name(parameter, most)], Span(parameter)) : new MissingExpression(Span(context));
        LimitInForceTailContext? dates = context.limitTail().OfType<LimitInForceTailContext>().FirstOrDefault();
        SourceSpan words = Span(context);
        if (dates is not null) words = words with { Length = words.File.Text[..Span(dates).Start].TrimEnd().TrimEnd(',').TrimEnd().Length - words.Start };
        LimitSyntax limit = new(number, Name(context.name(), context), span) { Words = words, InForce = dates is null ? null : InForce(dates.inForce()) };
        foreach (LimitTailContext tail in context.limitTail())
            limit = tail switch
            {
                OrderTailContext t => limit with { By = Name(t.name(), t), LatestFirst = t.LATEST() is not null || t.HIGHEST() is not null },
                CountingTailContext t => limit with { CountsGranted = true, Granted = [.. Titles(t.titles(), t)] },
                LimitWhereTailContext t => limit with { Where = Condition(t.condition(), t) },
                _ => limit,
            };
        return limit;
    }

    private IEnumerable<QuotedSyntax> Strings(StringsContext? context, ParserRuleContext owner) =>
        context?.STRING().Select(s => QuotedOrEmpty(s, owner)) ?? [];

    private BarSyntax Bar(BarDeclarationContext context)
    {
        (ImmutableArray<QuotedSyntax> reliefs, CiteContext? headCite) = context.barHead() switch
        {
            BarToSomeContext c => (Titles(c.titles(), c).ToImmutableArray(), c.cite()),
            BarToEveryContext c => ([], c.cite()),
            _ => ([], null),
        };
        QuotedSyntax? cite = Cite(headCite), words = null;
        InForceSyntax? inForce = null;
        ExpressionSyntax? condition = null;
        List<QuotedSyntax> notwithstanding = [];
        foreach (BarLineContext line in context.barBody()?.barLine() ?? [])
            switch (line.barClause())
            {
                case BarInForceClauseContext c:
                    Once(ref inForce, InForce(c.inForce()), "`in force`");
                    break;
                case BarNotwithstandingClauseContext c:
                    notwithstanding.AddRange(Strings(c.strings(), c));
                    break;
                case BarCiteClauseContext c:
                    Once(ref cite, Cite(c.cite()), "the citation");
                    break;
                case BarTextClauseContext c:
                    Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                    break;
                case BarConditionContext c:
                    Once(ref condition, Full(c.fullCondition(), c), "the condition of the bar");
                    break;
            }
        if (condition is null && context.barBody() is null && !IsBroken(context))
            Report(SyntaxErrors.NothingSaid, Span(context.Start), "say under it what bars: a condition, or `any of` with labelled items", "this bar");
        return new(reliefs, cite, condition ?? new MissingExpression(Span(context)), Span(context)) { InForce = inForce, Text = words, Notwithstanding = [.. notwithstanding] };
    }
}
