extern alias antlr;

using antlr::Antlr4.Runtime;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>The verbs of a bill.</summary>
internal sealed partial class SyntaxBuilder
{
    private MemberSyntax BillLine(BillLineContext context) => IsBroken(context) ? new BrokenMember(Span(context)) : context switch
    {
        SetLineContext c => new SetSyntax(Name(c.name(), c), PlainValue(c.plainValue(), c), Span(c)),
        StrikeLabelLineContext c => new StrikeSyntax(Label(c.LABEL()), null, Provision(c.provision(), c), Span(c)),
        StrikeEntryLineContext c => new StrikeSyntax(null, Offense(c.offense()), Provision(c.provision(), c), Span(c)),
        ReadsLineContext c when Label(c.LABEL()) is { } label => new ReadsSyntax(Provision(c.provision(), c), label, NewWords(c.newWords(), c), Span(c)),
        InsertEntriesLineContext c => new InsertSyntax(new("offenses", Name(c.name(), c).Text, Span(c)), "", [], Entries(c.entryBody()).Entries, Span(c)),
        InsertItemsLineContext c => new InsertSyntax(Provision(c.provision(), c), c.WHEN() is not null ? "when" : c.UNLESS() is not null ? "unless" : "",
            Items(c.insertion() switch
            {
                InsertedListContext { } i when i.list() is NamedListContext list => list.items(),
                InsertedItemsContext i => i.items(),
                _ => null,
            }), [], Span(c)),
        RepealLineContext c => new RepealSyntax(Provision(c.provision(), c), Span(c)),
        EnactLineContext c => Enact(c),
        _ => new BrokenMember(Span(context)),
    };

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

    private ExpressionSyntax NewWords(NewWordsContext? context, ParserRuleContext owner) => context switch
    {
        InlineWordsContext c => Full(c.fullCondition(), c),
        BlockWordsContext c => Full(c.fullCondition(), c),
        _ => Missing(context, owner),
    };

    private ProvisionSyntax Provision(ProvisionContext? context, ParserRuleContext owner) => context switch
    {
        ReliefProvisionContext c => new("relief", QuotedOrEmpty(c.STRING(), c).Text, Span(c)),
        BarProvisionContext c => new("bar", QuotedOrEmpty(c.STRING(), c).Text, Span(c)),
        DefineProvisionContext c => new("define", Name(c.name(), c).Text, Span(c)),
        OffensesProvisionContext c => new("offenses", Name(c.name(), c).Text, Span(c)),
        _ => new("", "", Span(owner.Start)),
    };
}
