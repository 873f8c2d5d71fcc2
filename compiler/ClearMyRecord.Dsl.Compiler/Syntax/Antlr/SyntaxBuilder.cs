extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::Antlr4.Runtime.Tree;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>
/// Turns the parser's contexts into records and lets them go. It gives no meaning; it raises only what the grammar has an
/// answer to and the reader may have another. A context that broke off gives <see cref="MissingExpression"/> or is left out.
/// </summary>
/// <param name="brokenLines">Lines that the parser gave up.</param>
/// <param name="silentLines">Numbers of the lines that have a message.</param>
internal sealed partial class SyntaxBuilder(SourceText text, DiagnosticBag messages, HashSet<RuleContext> brokenLines, HashSet<int> silentLines)
{
    /// <summary>Whether something of the file's head could not be read: the citation formats may be missing for that reason only.</summary>
    public bool IsHeadBroken { get; private set; }

    public FileSyntax Build(FileContext file)
    {
        HeadSyntax? head = null;
        List<MemberSyntax> members = [];
        foreach (TopLineContext line in file.topLine())
            switch (line.member())
            {
                case StatuteMemberContext m when m.statuteHead() is { } h:
                    SetHead(ref head, Head(FileKind.Statute, m, h.STRING(), h.cite(), m.headBody()));
                    break;
                case ModelMemberContext m when m.modelHead() is { } h:
                    SetHead(ref head, Head(FileKind.Model, m, h.STRING(), h.cite(), m.headBody()));
                    break;
                case BillMemberContext m when m.billHead() is { } h:
                    SetHead(ref head, BillHead(m, h, members));
                    break;
                case TextMemberContext m when Text(m.TEXT_BLOCK()) is { } words:
                    if (members.Count == 0 && head is { Text: null }) head = head with { Text = words };
                    else AttachText(members, words);
                    break;
                case { } member:
                    members.Add(Member(member));
                    break;
            }
        return new(head, [.. members], new(text, 0, text.Text.Length)) { Qualifiers = [.. _qualifiers] };
    }

    private void SetHead(ref HeadSyntax? head, HeadSyntax read)
    {
        if (head is null) head = read;
        else messages.Add(SyntaxErrors.SaidTwice.At(read.Title.Span, "the head of the file") with
        {
            Advice = "keep one `statute`, `model` or `bill` line, and put the other law into a file of its own",
            Notes = [(head.Title.Span, "the first one is here")],
        });
    }

    /// <summary>Words of the law on a line of their own belong to the declaration before them.</summary>
    private void AttachText(List<MemberSyntax> members, QuotedSyntax words)
    {
        if (members.Count > 0 && members[^1].Text is null) members[^1] = members[^1] with { Text = words };
        else
            messages.Add(SyntaxErrors.SaidTwice.At(new(text, words.Span.Start, 3), "the text of the law") with
            {
                Advice = "keep one `text` for each declaration, under it",
            });
    }

    /// <summary>Whether the line that a context stands on broke off: what is left of it must not be taken for what was meant.</summary>
    private bool IsBroken(ParserRuleContext context) => brokenLines.Count > 0 && StatuteErrorStrategy.LineOf(context) is { } line && brokenLines.Contains(line);

    // ---------------------------------------------------------------- spans and words

    private SourceSpan Span(ParserRuleContext context)
    {
        int start = context.Start?.StartIndex ?? 0, stop = context.Stop?.StopIndex ?? start - 1;
        return Span(start, stop + 1);
    }

    private SourceSpan Span(IToken token) => Span(token.StartIndex, token.StopIndex + 1);

    private SourceSpan Span(ITerminalNode node) => Span(node.Symbol);

    private SourceSpan Span(int start, int end)
    {
        start = Math.Clamp(start, 0, text.Text.Length);
        return new(text, start, Math.Max(0, Math.Min(end, text.Text.Length) - start));
    }

    private readonly List<QuotedSyntax> _qualifiers = [];

    private NameSyntax Name(NameContext? context, ParserRuleContext owner) =>
        context?.Start is { } && context.Stop is not null && context.exception is null
            ? new(NameJoiner.Words(string.Join(' ', context.children.OfType<ITerminalNode>().Select(c => c.GetText()))), Span(context)) { DefinedIn = DefinedIn(context.asDefinedIn()) }
            : new("", Span(first: context?.Start ?? owner.Start));

    /// <summary>The name of a relief or a question that is referred to.</summary>
    private QuotedSyntax Title(TitleContext? context, ParserRuleContext owner) => context?.STRING() is { } name
        ? QuotedOrEmpty(name, context) with { Span = Span(context), DefinedIn = DefinedIn(context.asDefinedIn()) } : new("", Span(owner.Start));

    private IEnumerable<QuotedSyntax> Titles(TitlesContext? context, ParserRuleContext owner) => context?.title().Select(title => Title(title, owner)) ?? [];

    private QuotedSyntax? DefinedIn(AsDefinedInContext? context)
    {
        if (Quoted(context?.STRING()) is not { } path) return null;
        _qualifiers.Add(path);
        return path;
    }

    private SourceSpan Span(IToken? first, int length = 0) => first is null ? Span(0, 0) : Span(first.StartIndex, first.StartIndex + length);

    private QuotedSyntax? Quoted(ITerminalNode? node)
    {
        if (node is null) return null;
        SourceSpan span = Span(node);
        string raw = span.Text;
        // A title that stands without quotes has its message; its words are meant.
        if (raw.Length > 0 && PlainText.Of(raw[..1]) != "\"") return new(raw, span);
        bool isClosed = raw.Length >= 2 && PlainText.Of(raw[^1..]) == "\"";
        return new(raw.Length == 0 ? "" : isClosed ? raw[1..^1] : raw[1..].TrimEnd(), span);
    }

    private QuotedSyntax QuotedOrEmpty(ITerminalNode? node, ParserRuleContext owner) => Quoted(node) ?? new("", Span(owner.Start));

    private QuotedSyntax? Cite(CiteContext? context) => Quoted(context?.STRING());

    private LabelSyntax? Label(ITerminalNode? node) => node is null ? null : new(node.GetText(), Span(node));

    /// <summary>The words of the law between triple quotes: common indentation and the line ends at both sides are not part of them.</summary>
    private QuotedSyntax? Text(ITerminalNode? node)
    {
        if (node is null) return null;
        SourceSpan span = Span(node);
        string raw = span.Text.Length >= 3 ? span.Text[3..] : "";
        if (PlainText.Of(raw).EndsWith("\"\"\"", StringComparison.Ordinal)) raw = raw[..^3];
        List<string> lines = [.. raw.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())];
        int indentation = lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        for (int i = 0; i < lines.Count; i++) lines[i] = i == 0 ? lines[i].Trim() : lines[i].Length >= indentation ? lines[i][indentation..] : lines[i];
        while (lines.Count > 0 && lines[0].Length == 0) lines.RemoveAt(0);
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return new(string.Join('\n', lines), span);
    }

    private void Report(DiagnosticDescriptor descriptor, SourceSpan at, string advice, params object[] args) =>
        messages.Add(descriptor.At(at, args) with { Advice = advice });

    /// <summary>Keeps the first of what may be said once.</summary>
    private void Once<T>(ref T? kept, T? read, string what) where T : SyntaxNode
    {
        if (read is null) return;
        if (kept is null) kept = read;
        else messages.Add(SyntaxErrors.SaidTwice.At(read.Span, what) with { Advice = "keep one of the two", Notes = [(kept.Span, "the first one is here")] });
    }
}
