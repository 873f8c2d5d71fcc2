extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::Antlr4.Runtime.Misc;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>
/// What happens where a sentence cannot be read: one message for the line, and the rest of that statement is passed over,
/// blocks and all. Nothing is ever inserted or deleted, so a mistake never costs more than the declaration it stands in.
/// </summary>
internal sealed class StatuteErrorStrategy(SourceText text, DiagnosticBag messages, HashSet<int> silentLines) : DefaultErrorStrategy
{
    /// <summary>Rules that end with the NEWLINE of a statement.</summary>
    private static readonly HashSet<int> LineRules =
    [
        StatuteParser.RULE_topLine, StatuteParser.RULE_headLine, StatuteParser.RULE_recordLine, StatuteParser.RULE_rowLine, StatuteParser.RULE_parameterLine,
        StatuteParser.RULE_entryLine, StatuteParser.RULE_questionLine, StatuteParser.RULE_reliefLine, StatuteParser.RULE_barLine, StatuteParser.RULE_exampleLine,
        StatuteParser.RULE_givenLine, StatuteParser.RULE_billBodyLine, StatuteParser.RULE_enactedLine, StatuteParser.RULE_itemLine, StatuteParser.RULE_effectLine,
        StatuteParser.RULE_kindLine, StatuteParser.RULE_valueLine, StatuteParser.RULE_listLine,
    ];

    /// <summary>Rules that are a row of lines.</summary>
    private static readonly HashSet<int> BlockRules =
    [
        StatuteParser.RULE_file, StatuteParser.RULE_headBody, StatuteParser.RULE_recordBody, StatuteParser.RULE_rowBody, StatuteParser.RULE_parameterBody,
        StatuteParser.RULE_entryBody, StatuteParser.RULE_listBody, StatuteParser.RULE_valueBlock, StatuteParser.RULE_questionBody, StatuteParser.RULE_reliefBody, StatuteParser.RULE_barBody, StatuteParser.RULE_exampleBody,
        StatuteParser.RULE_givenBody, StatuteParser.RULE_billBody, StatuteParser.RULE_enactBody, StatuteParser.RULE_items, StatuteParser.RULE_effectBody,
    ];

    /// <summary>Rules before a block: a mistake in one leaves the block to be read.</summary>
    private static readonly HashSet<int> HeadRules =
    [
        StatuteParser.RULE_statuteHead, StatuteParser.RULE_modelHead, StatuteParser.RULE_billHead, StatuteParser.RULE_recordHead, StatuteParser.RULE_fillHead,
        StatuteParser.RULE_parameterHead, StatuteParser.RULE_offensesHead, StatuteParser.RULE_defineKindHead, StatuteParser.RULE_defineValueHead,
        StatuteParser.RULE_questionHead, StatuteParser.RULE_reliefHead, StatuteParser.RULE_barHead, StatuteParser.RULE_exampleHead, StatuteParser.RULE_givenHead,
    ];

    /// <summary>Lines that broke off: what was read of them says less, or other, than the author meant.</summary>
    public HashSet<RuleContext> BrokenLines { get; } = [];

    /// <summary>Whether anything was amiss, told or (on a line that has its message) not.</summary>
    public bool HasReported { get; private set; }

    /// <summary>The line that a context belongs to.</summary>
    public static RuleContext? LineOf(RuleContext? context)
    {
        while (context is not null && !LineRules.Contains(context.RuleIndex)) context = context.Parent;
        return context;
    }

    private void MarkBroken(Parser recognizer)
    {
        if (LineOf(recognizer.Context) is { } line) BrokenLines.Add(line);
    }

    public override void ReportError(Parser recognizer, RecognitionException e)
    {
        MarkBroken(recognizer);
        if (InErrorRecoveryMode(recognizer)) return;
        BeginErrorCondition(recognizer);
        // Only a mismatch knows what it wanted; where several ways were open, the set is long and of no use to a reader.
        string wanted = e is InputMismatchException ? Wanted(e.GetExpectedTokens()) : "";
        Say(recognizer, e.OffendingToken, atStart: false, wanted);
        for (RuleContext? context = recognizer.Context; context is not null && !LineRules.Contains(context.RuleIndex); context = context.Parent)
            if (context.RuleIndex == StatuteParser.RULE_kindBody) SilenceBlock((ITokenStream)recognizer.InputStream);
    }

    /// <summary>A kind is one sentence: what else stands in its block is the same mistake.</summary>
    private void SilenceBlock(ITokenStream input)
    {
        for (int i = input.Index, depth = 0; i < input.Size && depth >= 0; i++)
        {
            if (input.Get(i).Type == StatuteParser.INDENT) depth++;
            else if (input.Get(i).Type == StatuteParser.DEDENT) depth--;
            else silentLines.Add(LineOf(input.Get(i)));
        }
    }

    public override void Sync(Parser recognizer)
    {
        ITokenStream input = (ITokenStream)recognizer.InputStream;
        if (recognizer.Context.RuleIndex is StatuteParser.RULE_declaration or StatuteParser.RULE_member or StatuteParser.RULE_given) SyncHead(recognizer, input);
        if (!BlockRules.Contains(recognizer.Context.RuleIndex)) return;
        IntervalSet expected = recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
        while (input.LA(1) is not (TokenConstants.EOF or StatuteParser.DEDENT) && !expected.Contains(input.LA(1)))
        {
            if (!InErrorRecoveryMode(recognizer))
            {
                BeginErrorCondition(recognizer);
                Say(recognizer, input.LT(1), atStart: true);
            }
            Skip(recognizer, stopAtIndent: false);
            if (input.LA(1) == StatuteParser.NEWLINE) recognizer.Consume();
            EndErrorCondition(recognizer);
        }
        // Closes that have lost their opening must not end the file.
        while (recognizer.Context.RuleIndex == StatuteParser.RULE_file && input.LA(1) is StatuteParser.DEDENT or StatuteParser.NEWLINE && recognizer.Context.RuleIndex == StatuteParser.RULE_file)
            recognizer.Consume();
    }

    /// <summary>Words left over after a whole head must not cost its body.</summary>
    private void SyncHead(Parser recognizer, ITokenStream input)
    {
        if (recognizer.Context.ChildCount == 0 || input.LA(1) is StatuteParser.INDENT or StatuteParser.NEWLINE or StatuteParser.DEDENT or TokenConstants.EOF) return;
        MarkBroken(recognizer);
        if (!InErrorRecoveryMode(recognizer))
        {
            BeginErrorCondition(recognizer);
            Say(recognizer, input.LT(1), atStart: false);
        }
        Skip(recognizer, stopAtIndent: true);
    }

    public override void Recover(Parser recognizer, RecognitionException e)
    {
        bool isLine = LineRules.Contains(recognizer.Context.RuleIndex);
        Skip(recognizer, stopAtIndent: !isLine && IsInHead(recognizer.Context));
        if (isLine && ((ITokenStream)recognizer.InputStream).LA(1) == StatuteParser.NEWLINE)
        {
            recognizer.Consume();
            EndErrorCondition(recognizer);
        }
    }

    protected override void BeginErrorCondition(Parser recognizer)
    {
        HasReported = true;
        base.BeginErrorCondition(recognizer);
    }

    protected override bool SingleTokenInsertion(Parser recognizer) => false;

    protected override IToken? SingleTokenDeletion(Parser recognizer) => null;

    private static bool IsInHead(RuleContext? context)
    {
        for (; context is not null && !LineRules.Contains(context.RuleIndex); context = context.Parent)
            if (HeadRules.Contains(context.RuleIndex)) return true;
        return false;
    }

    /// <summary>To the end of the statement: its own NEWLINE, past whole blocks.</summary>
    private static void Skip(Parser recognizer, bool stopAtIndent)
    {
        for (int depth = 0; ; recognizer.Consume())
            switch (((ITokenStream)recognizer.InputStream).LA(1))
            {
                case TokenConstants.EOF:
                case StatuteParser.NEWLINE when depth == 0:
                case StatuteParser.DEDENT when depth == 0:
                case StatuteParser.INDENT when depth == 0 && stopAtIndent:
                    return;
                case StatuteParser.INDENT:
                    depth++;
                    break;
                case StatuteParser.DEDENT:
                    depth--;
                    break;
            }
    }

    private void Say(Parser recognizer, IToken at, bool atStart, string wanted = "")
    {
        ITokenStream input = (ITokenStream)recognizer.InputStream;
        bool ends = at.Type is TokenConstants.EOF or StatuteParser.NEWLINE or StatuteParser.INDENT or StatuteParser.DEDENT;
        IToken? previous = PreviousOf(input, at);
        IToken shown = ends && previous is not null ? previous : at;
        if (!silentLines.Add(text.PositionOf(shown.StartIndex).Line)) return;
        List<IToken> line = TokensOfLine(input, shown);
        int index = Math.Max(0, line.IndexOf(shown));
        ErrorHint hint = ErrorHints.For([.. line.Select(Words)], index, ends, BlockOf(recognizer.Context));
        bool isElsewhere = hint.At != index && hint.At < line.Count && hint.Advice.Length > 0;
        if (isElsewhere) (shown, previous) = (line[hint.At], hint.At > 0 ? line[hint.At - 1] : null);
        SourceSpan span = new(text, shown.StartIndex, Math.Max(0, shown.StopIndex + 1 - shown.StartIndex));
        bool isFirst = previous is null || previous.Type is StatuteParser.NEWLINE or StatuteParser.INDENT or StatuteParser.DEDENT;
        Diagnostic message =
            ends && !isElsewhere ? SyntaxErrors.EndsEarly.At(span, Words(shown))
            : previous is null || isFirst || (atStart && !isElsewhere) ? SyntaxErrors.UnexpectedStart.At(span, Words(shown))
            : SyntaxErrors.Unexpected.At(span, Words(shown), Words(previous));
        string advice = hint.Advice.Length > 0 ? hint.Advice : wanted;
        if (advice.Length == 0 && ends) advice = "go on here, or on the next line if that is indented deeper";
        messages.Add(message with { Advice = advice });
    }

    /// <summary>The name of the rule for the block that a context stands in.</summary>
    private static string BlockOf(RuleContext? context)
    {
        while (context is not null && !BlockRules.Contains(context.RuleIndex)) context = context.Parent;
        return context is null ? "" : StatuteParser.ruleNames[context.RuleIndex];
    }

    /// <summary>The token before, for messages: the last word of the same statement, or the layout token that began it.</summary>
    private static IToken? PreviousOf(ITokenStream input, IToken at)
    {
        for (int i = Math.Min(at.TokenIndex, input.Size) - 1; i >= 0; i--)
        {
            IToken token = input.Get(i);
            bool isLayout = token.Type is StatuteParser.NEWLINE or StatuteParser.INDENT or StatuteParser.DEDENT;
            bool atIsLayout = at.Type is StatuteParser.NEWLINE or StatuteParser.INDENT or StatuteParser.DEDENT or TokenConstants.EOF;
            if (!isLayout || !atIsLayout) return token;
        }
        return null;
    }

    /// <summary>The tokens of a token's line that have words.</summary>
    private List<IToken> TokensOfLine(ITokenStream input, IToken at)
    {
        int line = LineOf(at), first = Math.Min(at.TokenIndex, input.Size - 1);
        while (first > 0 && LineOf(input.Get(first - 1)) == line) first--;
        List<IToken> tokens = [];
        for (int i = first; i < input.Size && LineOf(input.Get(i)) == line; i++)
            if (input.Get(i) is { } token && token.StopIndex >= token.StartIndex) tokens.Add(token);
        return tokens;
    }

    private int LineOf(IToken token) => text.PositionOf(token.StartIndex).Line;

    /// <summary>What alone could have stood here, if that is little enough to say.</summary>
    private static string Wanted(IntervalSet expected)
    {
        if (expected.Contains(StatuteParser.NEWLINE) || expected.Contains(StatuteParser.INDENT) || expected.Contains(StatuteParser.DEDENT)) return "";
        if (expected.Contains(StatuteParser.DATE)) return "a date is wanted here, like `2024-06-11`";
        HashSet<string> words = [.. expected.ToArray().Select(Wanted)];
        return words.Count is 0 or > 2 ? "" : $"{string.Join(" or ", words.Order(StringComparer.Ordinal))} is wanted here";
    }

    private static string Wanted(int type) => type switch
    {
        StatuteParser.WORD or StatuteParser.NAME or StatuteParser.QUOTED_NAME => "a name",
        StatuteParser.STRING => "a text in quotes",
        StatuteParser.TEXT_BLOCK => "a text between `\"\"\"` marks",
        StatuteParser.LABEL => "a label like `(a)`",
        StatuteParser.NUMBER or StatuteParser.SECTION => "a number",
        StatuteParser.COMMA => "`,`",
        StatuteParser.RPAREN => "`)`",
        StatuteParser.POSS => "`'s`",
        StatuteParser.SECT => "`§`",
        StatuteParser.SUBDIVISION => "`subd.`",
        _ => $"`{StatuteParser.DefaultVocabulary.GetSymbolicName(type)?.Replace('_', ' ').ToLowerInvariant()}`",
    };

    private string Words(IToken token)
    {
        if (token.Type == TokenConstants.EOF || token.StopIndex < token.StartIndex) return "the end of the line";
        string words = text.Text[token.StartIndex..Math.Min(token.StopIndex + 1, text.Text.Length)];
        int end = words.AsSpan().IndexOfAny('\n', '\r');
        if (end >= 0) words = words[..end] + "…";
        return words.Length > 60 ? words[..60] + "…" : words;
    }
}
