extern alias antlr;

using System.Collections.Immutable;
using antlr::Antlr4.Runtime;
using ClearMyRecord.Dsl.Compiler.Text;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Heads of files and declarations of law.</summary>
internal sealed partial class SyntaxBuilder
{
    private HeadSyntax Head(FileKind kind, ParserRuleContext context, antlr::Antlr4.Runtime.Tree.ITerminalNode? title, CiteContext? cite, HeadBodyContext? body)
    {
        HeadSyntax head = new(kind, QuotedOrEmpty(title, context), Span(context)) { Cite = Cite(cite) };
        foreach (HeadLineContext line in body?.headLine() ?? []) head = WithClause(head, line.headClause());
        return head;
    }

    private HeadSyntax BillHead(BillMemberContext context, BillHeadContext top, List<MemberSyntax> members)
    {
        HeadSyntax head = Head(FileKind.Bill, context, top.STRING(), null, null) with
        {
            Amends = Quoted(top.amends()?.STRING()),
            Effective = Date(top.effective()?.date()),
        };
        foreach (BillBodyLineContext line in context.billBody()?.billBodyLine() ?? [])
            switch (line.billItem())
            {
                case BillHeadItemContext { } item:
                    head = WithClause(head, item.headClause());
                    break;
                case BillLineItemContext item when item.billLine() is { } verb:
                    members.Add(BillLine(verb));
                    break;
                case { } broken:
                    members.Add(new BrokenMember(Span(broken)));
                    break;
            }
        return head;
    }

    private HeadSyntax WithClause(HeadSyntax head, HeadClauseContext? clause)
    {
        if (clause is null || IsBroken(clause) || silentLines.Contains(text.PositionOf(Span(clause).Start).Line))
        {
            IsHeadBroken = true;
            return head;
        }
        switch (clause)
        {
            case JurisdictionClauseContext c when c.name() is { } name:
                QuotedSyntax? jurisdiction = head.Jurisdiction;
                Once(ref jurisdiction, new QuotedSyntax(Name(name, c).Text, Span(name)), "the jurisdiction");
                return head with { Jurisdiction = jurisdiction };
            case CiteClauseContext c:
                QuotedSyntax? cite = head.Cite;
                Once(ref cite, Cite(c.cite()), "the citation");
                return head with { Cite = cite };
            case CitationFormatClauseContext c:
                return head with { CitationFormats = head.CitationFormats.AddRange(c.STRING().Select(s => QuotedOrEmpty(s, c))) };
            case CalendarClauseContext c:
                CalendarSyntax? calendar = head.Calendar;
                Once(ref calendar, Calendar(c), "the calendar");
                return head with { Calendar = calendar };
            case AmendsClauseContext c:
                QuotedSyntax? amends = head.Amends;
                Once(ref amends, Quoted(c.amends()?.STRING()), "what the bill amends");
                return head with { Amends = amends };
            case EffectiveClauseContext c:
                DateSyntax? effective = head.Effective;
                Once(ref effective, Date(c.effective()?.date()), "the day the bill takes effect");
                return head with { Effective = effective };
            case VersionClauseContext c:
                ExpressionSyntax? version = head.VersionBy;
                Once(ref version, Value(c.value(), c), "the day whose law applies");
                return head with { VersionBy = version };
            case HeadTextClauseContext c:
                QuotedSyntax? words = head.Text;
                Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                return head with { Text = words };
            default:
                return head;
        }
    }

    /// <summary>calendar years roll forward, months roll back; one unit may be left out and then follows the other.</summary>
    private CalendarSyntax Calendar(CalendarClauseContext context)
    {
        string? years = null, months = null;
        foreach (CalendarRuleContext rule in context.calendarRule())
        {
            string[] words = [.. rule.WORD().Select(w => w.GetText())];
            string? way = words is [_, "roll", "back" or "forward"] ? words[2] : words is [_, "unsettled"] or [_, "are", "unsettled"] ? "unsettled" : null;
            if (way is not null && words[0] == "years") years = way;
            else if (way is not null && words[0] == "months") months = way;
            else Report(SyntaxErrors.UnknownWord, Span(rule), "write `calendar years roll forward, months roll back`; the words are `back`, `forward` and `unsettled`", string.Join(' ', words), "a rule of a calendar");
        }
        return new(years ?? months ?? "back", months ?? years ?? "back", Span(context));
    }

    private MemberSyntax Member(MemberContext context) => context switch
    {
        UseMemberContext c => new UseSyntax(QuotedOrEmpty(c.STRING(), c), Span(c)),
        DeclarationMemberContext c when c.declaration() is { } declaration => Declaration(declaration),
        BillLineMemberContext c when c.billLine() is { } line => BillLine(line),
        _ => new BrokenMember(Span(context)),
    };

    private MemberSyntax Declaration(DeclarationContext context) => context switch
    {
        RecordDeclarationContext c => Record(c),
        FillDeclarationContext c when c.fillHead() is { } head => Fill(c, head),
        ParameterDeclarationContext c when c.parameterHead() is { } head => Parameter(c, head),
        OffensesDeclarationContext c when c.offensesHead() is { } head => Offenses(c, head),
        DefineKindDeclarationContext c when c.defineKindHead() is { } head => DefineKind(c, head),
        DefineValueDeclarationContext c when c.defineValueHead() is { } head => DefineValue(c, head),
        GroupDeclarationContext c when c.groupHead() is { } head => Group(c, head),
        QuestionDeclarationContext c when c.questionHead() is { } head => Question(c, head),
        ReliefDeclarationContext c when c.reliefHead() is { } head => Relief(c, head),
        BarDeclarationContext c => Bar(c),
        NotEncodedDeclarationContext c when c.STRING().Length == 2 => new NotEncodedSyntax(QuotedOrEmpty(c.STRING(0), c), QuotedOrEmpty(c.STRING(1), c), Span(c)),
        PreferDeclarationContext c when c.title().Length > 1 =>
            new PreferSyntax(Title(c.title(0), c), [.. c.title().Skip(1).Select(title => Title(title, c))], Span(c)),
        ExampleDeclarationContext c => Example(c),
        _ => new BrokenMember(Span(context)),
    };

    // ---------------------------------------------------------------- parameters, lists, definitions

    private ParameterSyntax Parameter(ParameterDeclarationContext context, ParameterHeadContext head)
    {
        List<ParameterVersionSyntax> versions = [];
        QuotedSyntax? cite = Cite(head.cite()), words = null;
        SweepSyntax? sweep = null;
        bool mayBeOff = false;
        if (head.plainValue() is { } only) versions.Add(new(PlainValue(only, head), null, null, Span(only)));
        else if (head.IS_NOT_YET() is { } notYet) versions.Add(new(new StateLiteral("not yet", Span(notYet)), null, null, Span(notYet)));
        foreach (ParameterLineContext line in context.parameterBody()?.parameterLine() ?? [])
            switch (line.parameterItem())
            {
                case SweepItemContext c:
                    Once(ref sweep, new SweepSyntax(Value(c.value(0), c), Value(c.value(1), c), c.BY() is null ? null : Value(c.value(2), c), Span(c)), "the range");
                    break;
                case MayBeOffItemContext:
                    mayBeOff = true;
                    break;
                case OffenseVersionItemContext c:
                    (DateSyntax? listFrom, DateSyntax? listUntil) = Validity(c.validity());
                    versions.Add(new(new MissingExpression(Span(c.OFFENSES())), listFrom, listUntil, Span(c)) { Offenses = Entries(c.entryBody()).Entries });
                    break;
                case VersionItemContext c:
                    (DateSyntax? from, DateSyntax? until) = Validity(c.validity());
                    versions.Add(new(IsBroken(c) ? Missing(null, c) : PlainValue(c.plainValue(), c), from, until, Span(c)));
                    break;
                case ParameterCiteItemContext c:
                    Once(ref cite, Cite(c.cite()), "the citation");
                    break;
                case ParameterTextItemContext c:
                    Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                    break;
            }
        NameSyntax name = Name(head.name(), head);
        if (versions.Count == 0 && !mayBeOff && context.parameterBody() is null && !IsBroken(context))
            Report(SyntaxErrors.NothingSaid, name.Span, "put its values under it, one a line: `7 years from 2024-06-11`", $"parameter `{name.Text}`");
        return new(name, cite, [.. versions], Span(context)) { MayBeOff = mayBeOff, Sweep = sweep, Text = words };
    }

    private (DateSyntax? From, DateSyntax? Until) Validity(ValidityContext? context) =>
        context is null ? (null, null)
        : (context.FROM() is null ? null : Date(context.date(0)), context.UNTIL() is null ? null : Date(context.date(context.FROM() is null ? 0 : 1)));

    private OffensesSyntax Offenses(OffensesDeclarationContext context, OffensesHeadContext head)
    {
        ListClauseContext[] lines = [.. context.listBody()?.listLine().Select(line => line.listClause()) ?? []];
        (ImmutableArray<OffenseEntrySyntax> entries, QuotedSyntax? cite, QuotedSyntax? words) = Entries(lines.OfType<EntryClauseContext>().Select(line => line.entryItem()));
        NameSyntax name = Name(head.name(), head);
        if (context.listBody() is null && !IsBroken(context))
            Report(SyntaxErrors.NothingSaid, name.Span, "put its entries under it, one a line: `18 § 2501 to 18 § 3221`", $"the list `{name.Text}`");
        return new(name, Cite(head.cite()) ?? cite, entries, Span(context)) { Text = words, InForce = Dates(lines.OfType<ListInForceClauseContext>().Select(line => line.inForce())) };
    }

    /// <summary>The line `in force …` under a head.</summary>
    private InForceSyntax? Dates(IEnumerable<InForceContext?> lines)
    {
        InForceSyntax? dates = null;
        foreach (InForceContext line in lines.OfType<InForceContext>()) Once(ref dates, InForce(line), "`in force`");
        return dates;
    }

    private (ImmutableArray<OffenseEntrySyntax> Entries, QuotedSyntax? Cite, QuotedSyntax? Text) Entries(EntryBodyContext? body) =>
        Entries(body?.entryLine().Select(line => line.entryItem()) ?? []);

    private (ImmutableArray<OffenseEntrySyntax> Entries, QuotedSyntax? Cite, QuotedSyntax? Text) Entries(IEnumerable<EntryItemContext?> lines)
    {
        List<OffenseEntrySyntax> entries = [];
        QuotedSyntax? cite = null, words = null;
        foreach (EntryItemContext? line in lines)
            switch (line)
            {
                case OffenseEntryContext c when !IsBroken(c) && Entry(c) is { } entry:
                    entries.Add(entry);
                    break;
                case EntryCiteItemContext c:
                    Once(ref cite, Cite(c.cite()), "the citation");
                    break;
                case EntryTextItemContext c:
                    Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                    break;
            }
        return ([.. entries], cite, words);
    }

    /// <returns>Null where the reference could not be read.</returns>
    private OffenseEntrySyntax? Entry(OffenseEntryContext context)
    {
        if (Offense(context.offense()) is not { } offense) return null;
        return WithTails(offense with { Label = Label(context.LABEL()), IsException = context.EXCEPT() is not null, Span = Span(context) }, context.entryTail());
    }

    private OffenseEntrySyntax WithTails(OffenseEntrySyntax entry, EntryTailContext[] tails)
    {
        foreach (EntryTailContext tail in tails)
            entry = tail switch
            {
                GradedTailContext t => entry with { Graded = Name(t.name(), t) },
                InchoateTailContext t => entry with { Inchoate = entry.Inchoate | Inchoate(t.INCHOATE_INCLUDED().GetText()) },
                InForceTailContext t => entry with { InForce = InForce(t.inForce()) },
                WhereTailContext t => entry with { Where = And(entry.Where, Condition(t.condition(), t)) },
                ExceptWhereTailContext t => entry with { Where = And(entry.Where, new NotSyntax(Condition(t.condition(), t), Span(t))) },
                _ => entry,
            };
        return entry;
    }

    private static InchoateKinds Inchoate(string words) =>
        (words.Contains("attempts", StringComparison.Ordinal) ? InchoateKinds.Attempts : 0)
        | (words.Contains("conspiracies", StringComparison.Ordinal) ? InchoateKinds.Conspiracies : 0)
        | (words.Contains("solicitations", StringComparison.Ordinal) ? InchoateKinds.Solicitations : 0);

    private static ExpressionSyntax And(ExpressionSyntax? first, ExpressionSyntax second) =>
        first is null ? second : new JoinSyntax(true, [first, second], SourceSpan.Join(first.Span, second.Span));

    private OffenseEntrySyntax? Offense(OffenseContext? context)
    {
        if (context is IncludedListContext list) return new(null, false, null, null, Name(list.name(), list), Span(list));
        if (context is not CitedOffenseContext cited || cited.citation() is not { } from || Citation(from) is not { } first) return null;
        CitationLiteral? last = cited.rangeEnd() switch
        {
            WholeEndContext end when end.citation() is { } citation => Citation(citation),
            ShortEndContext end => Citation(end),
            _ => null,
        };
        return new(null, false, first, last is null ? null : Completed(first, last), null, Span(cited));
    }

    private DefineKindSyntax DefineKind(DefineKindDeclarationContext context, DefineKindHeadContext head)
    {
        KindClauseContext[] lines = context.kindBody() is BlockKindContext block ? [.. block.kindLine().Select(line => line.kindClause())] : [];
        RestrictedContext? kind = context.kindBody() switch
        {
            InlineKindContext c => c.restricted(),
            BlockKindContext c => c.restricted(),
            _ => null,
        };
        QuotedSyntax? words = null;
        foreach (KindTextClauseContext line in lines.OfType<KindTextClauseContext>()) Once(ref words, Text(line.TEXT_BLOCK()), "the text of the law");
        NounSyntax noun = IsBroken(context) ? Noun(null, context) : Restricted(kind?.noun(), kind?.that(), kind?.condition(), kind ?? (ParserRuleContext)context);
        return new(Name(head.name(), head), Quoted(head.plural()?.STRING()), noun, Span(context))
        {
            Cite = Cite(head.cite()),
            Text = words,
            InForce = Dates(lines.OfType<KindInForceClauseContext>().Select(line => line.inForce())),
        };
    }

    private MemberSyntax Group(GroupDeclarationContext context, GroupHeadContext head) =>
        IsBroken(context) || IsBroken(head) || head.name().Length < 4 ? new BrokenMember(Span(context))
            : new GroupSyntax(Name(head.name(0), head), Quoted(head.plural()?.STRING()), Name(head.name(1), head), Name(head.name(2), head), Name(head.name(3), head), Span(context))
            {
                Cite = Cite(head.cite()),
            };

    private DefineValueSyntax DefineValue(DefineValueDeclarationContext context, DefineValueHeadContext head)
    {
        DefineValueSyntax result = new(Name(head.name(0), head), Name(head.name(1), head), null, [], Span(context)) { Cite = Cite(head.cite()) };
        switch (context.valueBody())
        {
            case InlineValueContext c: return result with { Value = Full(c.fullCondition(), c) };
            case BlockValueContext { } block when block.valueBlock() is { } c:
                ValueClauseContext[] lines = [.. c.valueLine().Select(line => line.valueClause())];
                RowItemContext[] items = [.. lines.OfType<RowClauseContext>().Select(line => line.rowItem()).OfType<RowItemContext>()];
                ValueRowContext[] rows = [.. items.OfType<ValueRowContext>()];
                QuotedSyntax? words = RowText(items);
                result = result with { Text = words, InForce = Dates(lines.OfType<ValueInForceClauseContext>().Select(line => line.inForce())) };
                // One line without "otherwise" and without a "where" of its own is simply the value.
                if (rows is [{ } single] && single.LABEL() is null && single.OTHERWISE() is null && !IsRow(single.fullCondition()) && !IsDated(single.fullCondition()))
                    return result with { Value = Full(single.fullCondition(), single) };
                if (rows.TakeWhile(row => row.OTHERWISE() is null || row.inForce() is not null).Count() is var before && before + 1 < rows.Length)
                    Report(SyntaxErrors.AfterOtherwise, Span(rows[before + 1]), "put the row that ends in `otherwise` last");
                return result with { Rows = [.. rows.Select(Row)] };
            default: return result with { Value = Missing(context.valueBody(), context) };
        }
    }

    private QuotedSyntax? RowText(IEnumerable<RowItemContext> items)
    {
        QuotedSyntax? words = null;
        foreach (RowTextItemContext item in items.OfType<RowTextItemContext>())
            Once(ref words, Text(item.TEXT_BLOCK()), "the text of the law");
        return words;
    }

    /// <summary>Whether a "where" at the end is the row's own: the value before it names no records that it could choose from.</summary>
    private bool IsRow(FullConditionContext? context) =>
        context?.condition() is JoinedContext { } joined && joined.WHERE() is not null && Attach(Part(joined.part()[^1]), new MissingExpression(Span(joined))) is null;

    private RowSyntax Row(ValueRowContext context)
    {
        LabelSyntax? label = Label(context.LABEL());
        if (context.OTHERWISE() is not null)
            return new(label, Full(context.fullCondition(), context), null, Span(context)) { InForce = InForce(context.inForce()) };
        (ExpressionSyntax? value, ExpressionSyntax whole, InForceSyntax? inForce) = RowParts(context.fullCondition(), context);
        if (value is not null) return new(label, value, whole, Span(context)) { InForce = inForce };
        // A value that is law on some days only stands by itself on those.
        if (inForce is not null) return new(label, whole, null, Span(context)) { InForce = inForce };
        if (!IsBroken(context))
            Report(SyntaxErrors.RowWithoutCondition, Span(context), "end it with `where …`, or with `otherwise` if it is the last; a measure's own `where` goes in parentheses");
        return new(label, whole, new MissingExpression(Span(context)), Span(context));
    }

    private static bool IsDated(FullConditionContext? context) => context?.conditionTail().Any(tail => tail is ItemInForceTailContext) == true;

    /// <summary>Takes "7 years where grade is M2, in force from …" apart.</summary>
    /// <returns>Value and its "where", or null and the whole where there is none.</returns>
    private (ExpressionSyntax? Value, ExpressionSyntax Whole, InForceSyntax? InForce) RowParts(FullConditionContext? context, ParserRuleContext owner)
    {
        if (context is null || !IsRow(context) || context.condition() is not JoinedContext joined)
        {
            (ExpressionSyntax whole, InForceSyntax? dates) = FullWithForce(context, owner);
            return (null, whole, dates);
        }

        ExpressionSyntax value = Join([.. joined.part().Select(p => Part(p))], joined.joiner(), Span(joined.part()[0]));
        (ExpressionSyntax where, InForceSyntax? inForce) = WithTails(Condition(joined.condition(), joined), context);
        return (value, where, inForce);
    }

    private QuestionSyntax Question(QuestionDeclarationContext context, QuestionHeadContext head)
    {
        List<NameSyntax> readings = [];
        List<ReadingForceSyntax> dated = [];
        NameSyntax? byDefault = null;
        QuotedSyntax? cite = Cite(head.cite()), words = null;
        foreach (QuestionLineContext line in context.questionBody()?.questionLine() ?? [])
            switch (line.questionItem())
            {
                case ReadingItemContext c:
                    readings.Add(Name(c.name(), c));
                    if (InForce(c.inForce()) is { } inForce) dated.Add(new(readings[^1], inForce, Span(c)));
                    break;
                case DefaultItemContext c:
                    Once(ref byDefault, Name(c.name(), c), "the default");
                    break;
                case QuestionCiteItemContext c:
                    Once(ref cite, Cite(c.cite()), "the citation");
                    break;
                case QuestionTextItemContext c:
                    Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                    break;
            }
        QuotedSyntax name = QuotedOrEmpty(head.STRING(), head);
        if (context.questionBody() is null && !IsBroken(context))
            Report(SyntaxErrors.NothingSaid, name.Span, "put its answers under it, one a line: `reading …`, and `default …` or `no default`", "this question");
        return new(name, [.. readings], byDefault, Span(context)) { Cite = cite, Text = words, Dated = [.. dated] };
    }
}
