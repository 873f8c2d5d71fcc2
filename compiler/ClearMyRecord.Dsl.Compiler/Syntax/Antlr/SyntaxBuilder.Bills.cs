extern alias antlr;

using System.Collections.Immutable;
using antlr::Antlr4.Runtime;
using antlr::Antlr4.Runtime.Tree;
using ClearMyRecord.Dsl.Compiler.Text;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>The verbs of a bill.</summary>
internal sealed partial class SyntaxBuilder
{
    private MemberSyntax BillLine(BillLineContext context) => IsBroken(context) ? new BrokenMember(Span(context)) : context switch
    {
        SetLineContext c => new SetSyntax(Name(c.name(), c), PlainValue(c.plainValue(), c), Span(c)),
        SetReadingLineContext c => new SetReadingSyntax(Question(c.title(), c), Name(c.name(), c), Span(c)),
        StrikeReadingLineContext c => new StrikeSyntax(null, null, Question(c.title(), c), Span(c)) { Reading = Name(c.name(), c) },
        StrikeLabelLineContext c => new StrikeSyntax(Label(c.LABEL()), null, Provision(c.provision(), c), Span(c)) { Side = Side(c.WHEN(), c.UNLESS(), c.HOLD_WHILE()) },
        StrikeEntryLineContext c => new StrikeSyntax(null, NamedEntry(c.EXCEPT(), c.offense(), c.entryTail()), Provision(c.provision(), c), Span(c)),
        EntryReadsLineContext c => new ReadsSyntax(Named("offenses", Name(c.name(), c)), Label(c.LABEL()), new MissingExpression(Span(c)), [], Span(c))
        {
            Entry = c.offense() is null ? null : NamedEntry(c.EXCEPT(), c.offense(), c.entryTail()), NewEntries = NewEntries(c.newEntry()),
        },
        ReadsLineContext c => Reads(c),
        EffectReadsLineContext c => new AmendClauseSyntax(Relief(c.title(), c), "reads", Span(c.newEffect() ?? (ParserRuleContext)c), Span(c)) { Effect = NewEffect(c.newEffect(), c) },
        LimitReadsLineContext c when c.limit() is { } limit => new AmendClauseSyntax(Relief(c.title(), c), "reads", Span(limit), Span(c)) { Limit = Limit(limit, Span(limit)) },
        ReachesReadsLineContext c when c.restricted() is { } noun => new AmendClauseSyntax(Relief(c.title(), c), "reads", Span(noun), Span(c))
        {
            Reaches = Restricted(noun.noun(), noun.that(), noun.condition(), c),
        },
        InsertLimitLineContext c when c.limit() is { } limit => new AmendClauseSyntax(Relief(c.title(), c), "insert into", Span(limit), Span(c)) { Limit = Limit(limit, Span(limit)) },
        StrikeLimitLineContext c => new AmendClauseSyntax(Relief(c.title(), c), "strike", Span(c), Span(c)),
        InsertEntriesLineContext c => new InsertSyntax(Named("offenses", Name(c.name(), c)), "", [], Entries(c.entryBody()).Entries, Span(c)),
        InsertReadingsLineContext c => new InsertSyntax(Question(c.title(), c), "", [], [], Span(c))
        {
            Readings = [.. c.questionBody()?.questionLine().Select(line => line.questionItem()).OfType<ReadingItemContext>().Select(r => Name(r.name(), r)) ?? []],
        },
        InsertItemsLineContext c when InsertedRows(c) is { Length: > 0 } rows => new InsertSyntax(Wording(c.wording(), c), "", [], [], Span(c)) { Rows = rows },
        InsertItemsLineContext c => new InsertSyntax(Wording(c.wording(), c), Side(c.WHEN(), c.UNLESS(), c.HOLD_WHILE()),
            Items(c.insertion() switch
            {
                InsertedListContext { } i when i.list() is NamedListContext list => list.items(),
                InsertedItemsContext i => i.items(),
                _ => null,
            }), [], Span(c)) 
        {
            Label = c.LABEL() is { } label ? Label(label) : null,
            Kind = c.insertion() is InsertedListContext { } opened && opened.list() is NamedListContext named ? named.ALL_OF() is not null ? ListKind.All : named.ANY_OF() is not null ? ListKind.Any : ListKind.None : null,
        },
        RepealLineContext c => new RepealSyntax(Provision(c.provision(), c), Span(c)),
        EnactLineContext c => Enact(c),
        _ => new BrokenMember(Span(context)),
    };

    /// <summary>On which side of a relief an item stands, in the words that open it.</summary>
    private static string Side(ITerminalNode? when, ITerminalNode? unless, ITerminalNode? hold) =>
        when is not null ? "when" : unless is not null ? "unless" : hold is not null ? "hold while" : "";

    /// <summary>An entry as the law writes it, so that it can be found.</summary>
    private OffenseEntrySyntax? NamedEntry(ITerminalNode? except, OffenseContext? offense, EntryTailContext[] tails)
    {
        if (Offense(offense) is not { } entry) return null;
        SourceSpan first = except is null ? entry.Span : Span(except), last = tails.Length == 0 ? entry.Span : Span(tails[^1]);
        return WithTails(entry with { IsException = except is not null, Span = SourceSpan.Join(first, last) }, tails);
    }

    private EnactSyntax Enact(EnactLineContext context)
    {
        List<MemberSyntax> members = [];
        foreach (EnactedLineContext line in context.enactBody()?.enactedLine() ?? [])
            switch (line.enactedItem())
            {
                case EnactedDeclarationContext c when c.declaration() is { } declaration:
                    members.Add(Declaration(declaration));
                    break;
                case EnactedTextContext c when Text(c.TEXT_BLOCK()) is { } words:
                    AttachText(members, words);
                    break;
            }
        return new([.. members], Span(context));
    }

    /// <summary>New words are a condition; in a definition they may also be rows, "7 years where grade is M2".</summary>
    private ReadsSyntax Reads(ReadsLineContext context)
    {
        ReadsSyntax reads = new(Wording(context.wording(), context), Label(context.LABEL()), Missing(context.newWords(), context), [], Span(context)) 
        {
            Words = Span(context.newWords() ?? (ParserRuleContext)context), Side = Side(context.WHEN(), context.UNLESS(), context.HOLD_WHILE()),
        };
        switch (context.newWords())
        {
            case InlineWordsContext words: return WithWords(reads, null, words.fullCondition(), words);
            case BlockWordsContext block when block.rowBody() is { } body:
                ValueRowContext[] rows = [.. body.rowLine().Select(line => line.rowItem()).OfType<ValueRowContext>()];
                return rows is [var single] && single.OTHERWISE() is null
                    ? WithWords(reads, single.LABEL(), single.fullCondition(), single) : reads with { Rows = [.. rows.Select(Row)] };
            default: return reads;
        }
    }

    private ReadsSyntax WithWords(ReadsSyntax reads, ITerminalNode? label, FullConditionContext? words, ParserRuleContext owner)
    {
        if (words is null || IsBroken(words)) return reads;
        reads = reads with { Words = Span(words) };
        if (!IsRow(words)) return reads with { Condition = Full(words, owner) };
        (ExpressionSyntax? value, ExpressionSyntax where, InForceSyntax? inForce) = RowParts(words, owner);
        return value is null ? reads with { Condition = where } : reads with { Rows = [new(Label(label), value, where, Span(words)) { InForce = inForce }] };
    }

    /// <summary>Items for a definition whose items are rows; none where they are conditions.</summary>
    private ImmutableArray<RowSyntax> InsertedRows(InsertItemsLineContext context)
    {
        if (context.wording() is not DefineWordingContext || context.insertion() is not InsertedItemsContext items || items.items() is not { } body) return [];
        ItemLineContext[] lines = body.itemLine();
        if (lines.Length == 0 || !lines.All(line => IsRow(line.fullCondition()))) return [];
        return [.. lines.Select(line =>
        {
            (ExpressionSyntax? value, ExpressionSyntax where, InForceSyntax? inForce) = RowParts(line.fullCondition(), line);
            return new RowSyntax(Label(line.LABEL()), value ?? where, value is null ? null : where, Span(line)) { InForce = inForce };
        })];
    }

    private ImmutableArray<OffenseEntrySyntax> NewEntries(NewEntryContext? context) => context switch
    {
        InlineEntryContext c when c.entryItem() is OffenseEntryContext entry && !IsBroken(entry) && Entry(entry) is { } read => [read],
        BlockEntryContext c => Entries(c.entryBody()).Entries,
        _ => [],
    };

    private static ProvisionSyntax Named(string kind, IMention name) => new(kind, name.Text, name.Span) { DefinedIn = name.DefinedIn };

    private ProvisionSyntax Relief(TitleContext? context, ParserRuleContext owner) => Named("relief", Title(context, owner));

    private EffectSyntax NewEffect(NewEffectContext? context, ParserRuleContext owner) => context switch
    {
        InlineEffectContext c => Effect(c.effectWords(), Span(c)),
        BlockEffectContext c => EffectRows(c.effectBody(), Span(c)),
        _ => new("", Span(owner.Start)),
    };

    private ProvisionSyntax Question(TitleContext? context, ParserRuleContext owner) => Named("question", Title(context, owner));

    private ProvisionSyntax Provision(ProvisionContext? context, ParserRuleContext owner) => context switch
    {
        WordingProvisionContext c => Wording(c.wording(), c),
        OffensesProvisionContext c => Named("offenses", Name(c.name(), c)) with { Span = Span(c) },
        _ => new("", "", Span(owner.Start)),
    };

    private ProvisionSyntax Wording(WordingContext? context, ParserRuleContext owner) => context switch
    {
        ReliefWordingContext c => Named("relief", Title(c.title(), c)) with { Span = Span(c) },
        BarWordingContext c => new("bar", QuotedOrEmpty(c.STRING(), c).Text, Span(c)),
        DefineWordingContext c => Named("define", Name(c.name(), c)) with { Span = Span(c) },
        _ => new("", "", Span(owner.Start)),
    };
}
