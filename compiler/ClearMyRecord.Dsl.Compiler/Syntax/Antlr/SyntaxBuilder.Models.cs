extern alias antlr;

using System.Collections.Immutable;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>What a model declares: records with their fields, and how to fill a missing one.</summary>
internal sealed partial class SyntaxBuilder
{
    private RecordSyntax Record(RecordDeclarationContext context)
    {
        List<FieldSyntax> fields = [];
        QuotedSyntax? words = null;
        NameSyntax? countsFrom = null;
        foreach (RecordLineContext line in context.recordBody()?.recordLine() ?? [])
            switch (line.recordItem())
            {
                case FieldItemContext c when !IsBroken(c) && Field(c) is { Type.Length: > 0 } field:
                    fields.Add(field);
                    break;
                case CountsFromItemContext c when !IsBroken(c):
                    Once(ref countsFrom, Name(c.name(), c), "the day from which it counts");
                    break;
                case RecordTextItemContext c:
                    Once(ref words, Text(c.TEXT_BLOCK()), "the text of the law");
                    break;
            }
        return new(context.recordHead() is { } head ? Name(head.name(), head) : new("", Span(context)), [.. fields], Span(context)) { Text = words, CountsFrom = countsFrom };
    }

    private FieldSyntax Field(FieldItemContext context)
    {
        FieldSyntax field = Typed(new(Name(context.name(), context), "", Span(context)), context.fieldType());
        foreach (FieldPartContext part in context.fieldPart())
            field = part switch
            {
                DescriptionPartContext p => field with { Description = field.Description ?? Quoted(p.STRING()) },
                MayBeNotYetPartContext => field with { MayBeNotYet = true },
                MayNotApplyPartContext => field with { MayNotApply = true },
                MayBeScheduledPartContext => field with { MayBeScheduled = true },
                OnFileDayPartContext => field with { HoldsOnFileDay = true },
                UsuallyMissingPartContext => field with { IsUsuallyMissing = true },
                CountsFromPartContext p => field with { CountsFrom = Name(p.name(), p), BeforeThat = p.plainValue() is { } before ? PlainValue(before, p) : null },
                FindingPartContext => field with { IsFinding = true },
                InExamplesPartContext p => field with { InExamples = PlainValue(p.plainValue(), p) },
                AlsoCalledPartContext p => field with { AlsoCalled = [.. p.STRING().Select(s => QuotedOrEmpty(s, p))] },
                _ => field,
            };
        return field;
    }

    private FieldSyntax Typed(FieldSyntax field, FieldTypeContext? type)
    {
        switch (type)
        {
            case YesNoTypeContext:
                return field with { Type = "yes or no" };
            case OrderedTypeContext c:
                return field with
                {
                    Type = "one of", IsOrdered = true, Values = Names(c.name(), c),
                    Unranked = c.unranked() is { } unranked ? Names(unranked.name(), unranked) : [],
                };
            case UnorderedTypeContext c:
                return field with { Type = "one of", Values = Names(c.name(), c) };
            case NamedTypeContext c:
                string words = (c.IS_A() is null ? "" : "a ") + Name(c.name(), c).Text;
                if (words is "a number" or "a date" or "a period" or "a citation" or "money" or "text") return field with { Type = words };
                if (c.exception is null)
                    Report(SyntaxErrors.UnknownWord, Span(c), "write `is yes or no`, `is a number`, `is money`, `is a date`, `is a period`, `is text`, `is a citation` or `is one of …`",
                        words, "a type of field");
                return field;
            default:
                return field;
        }
    }

    private ImmutableArray<NameSyntax> Names(NameContext[] names, antlr::Antlr4.Runtime.ParserRuleContext owner) => [.. names.Select(n => Name(n, owner))];

    private FillSyntax Fill(FillDeclarationContext context, FillHeadContext head)
    {
        RowBodyContext? body = context.rowBody();
        if (body is null && !IsBroken(context))
            Report(SyntaxErrors.NothingSaid, Span(head), "put its rows under it: `5 years where grade is M1`", "this derivation");
        return new(Name(head.name(0), head), Name(head.name(1), head),
            [.. body?.rowLine().Select(l => l.rowItem()).OfType<ValueRowContext>().Select(Row) ?? []], Span(context))
        {
            Text = body is null ? null : RowText(body.rowLine().Select(line => line.rowItem())),
        };
    }
}
