extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>
/// Mistakes whose meaning is plain: they are reported, and the line is read as it was meant, so that what stands under it and
/// what refers to it needs no message.
/// </summary>
internal sealed partial class LayoutPass
{
    /// <summary>A first word that is a keyword but for a slip, and a title without its quotes.</summary>
    private void MendOpening(List<CommonToken> line)
    {
        CommonToken first = line[0];
        if (Top.Kind == BlockKind.Bill && first.Text is "amend" or "change" or "modify" && line.Count > 1 && line[1].Type is StatuteLexer.RELIEF or StatuteLexer.BAR or StatuteLexer.DEFINE or StatuteLexer.OFFENSES)
        {
            Report(SyntaxErrors.UnexpectedStart, first, $"write `in {line[1].Text} …, (a) reads`, with the new words under it", first.Text);
            first.Type = StatuteLexer.IN;
        }

        if (first.Type == StatuteLexer.WORD && Top.Kind is BlockKind.Top or BlockKind.Enact or BlockKind.Head or BlockKind.Relief or BlockKind.Question or BlockKind.Example or BlockKind.Bill
            && MisspeltOpening(first) is > 0 and int meant)
        {
            first.Type = meant;
            if (IsDeclaration(line) || Opens(line, Top.Kind)) Report(SyntaxErrors.UnexpectedStart, first, $"did you mean `{SyntaxFacts.NearestKeyword(first.Text)}`?", first.Text);
            else first.Type = StatuteLexer.WORD;
        }
        if (Top.Kind is BlockKind.Top or BlockKind.Enact) MendTitle(line);
    }

    /// <returns>The token type of the keyword that a word at the start of a line stands for but for a slip of the pen; 0 if none.</returns>
    public static int MisspeltOpening(CommonToken word) =>
        word.Type != StatuteLexer.WORD || WrongWords.IsOpening(word.Text) || SyntaxFacts.NearestKeyword(word.Text) is not { } keyword ? 0 : keyword switch
        {
            "statute" => StatuteLexer.STATUTE, "model" => StatuteLexer.MODEL, "bill" => StatuteLexer.BILL, "record" => StatuteLexer.RECORD, "fill" => StatuteLexer.FILL,
            "parameter" => StatuteLexer.PARAMETER, "offenses" => StatuteLexer.OFFENSES, "define" => StatuteLexer.DEFINE, "question" => StatuteLexer.QUESTION,
            "reading" => StatuteLexer.READING, "default" => StatuteLexer.DEFAULT, "relief" => StatuteLexer.RELIEF, "example" => StatuteLexer.EXAMPLE, "given" => StatuteLexer.GIVEN,
            "with" => StatuteLexer.WITH, "expect" => StatuteLexer.EXPECT, "strike" => StatuteLexer.STRIKE, "repeal" => StatuteLexer.REPEAL, "enact" => StatuteLexer.ENACT,
            "effect" => StatuteLexer.EFFECT, "when" => StatuteLexer.WHEN, "unless" => StatuteLexer.UNLESS, "jurisdiction" => StatuteLexer.JURISDICTION,
            "calendar" => StatuteLexer.CALENDAR, "amends" => StatuteLexer.AMENDS, "effective" => StatuteLexer.EFFECTIVE, _ => 0,
        };

    /// <summary>"a conviction called a": reported where the name is given, and then taken for a name wherever none follows it.</summary>
    private List<CommonToken> MendArticles(List<CommonToken> tokens)
    {
        HashSet<string> names = [];
        for (int i = 0; i < tokens.Count; i++)
        {
            CommonToken token = tokens[i];
            if (MendReserved(tokens, i, names)) continue;
            if (token.Type != StatuteLexer.ARTICLE || !EndsNoun(i + 1 < tokens.Count && tokens[i + 1].Line == token.Line ? tokens[i + 1] : null)) continue;
            if (i > 0 && tokens[i - 1].Type == StatuteLexer.CALLED)
            {
                Report(SyntaxErrors.ArticleAsName, token, "choose another name, such as `called the later one`", token.Text);
                names.Add(token.Text);
            }
            else if (!names.Contains(token.Text)) continue;
            // Not the article itself any more, which every name leaves out.
            (token.Type, token.Channel, token.Text) = (StatuteLexer.WORD, Lexer.DefaultTokenChannel, token.Text + "-");
        }

        return tokens;
    }

    /// <summary>"a conviction called the other": a word of the language taken for a name, reported where it is given, and then read as one.</summary>
    private bool MendReserved(List<CommonToken> tokens, int i, HashSet<string> names)
    {
        CommonToken token = tokens[i];
        if (token.Type is not (StatuteLexer.OTHER or StatuteLexer.EVERY or StatuteLexer.THIS or StatuteLexer.EARLIEST or StatuteLexer.LATEST or StatuteLexer.HIGHEST or StatuteLexer.LOWEST or StatuteLexer.TODAY)) return false;
        // "the other theft" is a name like any; "the other" alone is none.
        if (!EndsNoun(i + 1 < tokens.Count && tokens[i + 1].Line == token.Line ? tokens[i + 1] : null)) return false;
        int before = i - 1;
        while (before >= 0 && tokens[before].Type == StatuteLexer.ARTICLE) before--;
        if (before >= 0 && tokens[before].Type == StatuteLexer.CALLED)
        {
            Report(SyntaxErrors.Unexpected, token, $"`{token.Text}` is a word of the language: choose another name, such as `called the later one`", token.Text, "called");
            names.Add(token.Text);
        }
        else if (!names.Contains(token.Text) || before == i - 1) return false;

        token.Type = StatuteLexer.WORD;
        return true;
    }

    /// <summary>Whether a noun has ended before this word.</summary>
    private static bool EndsNoun(CommonToken? next) => next is null || next.Type is
        StatuteLexer.POSS or StatuteLexer.COMMA or StatuteLexer.RPAREN or StatuteLexer.AND or StatuteLexer.OR or StatuteLexer.WHERE or StatuteLexer.THAT
        or StatuteLexer.THEN or StatuteLexer.ELSE or StatuteLexer.BEFORE or StatuteLexer.AFTER or StatuteLexer.PLUS or StatuteLexer.MINUS
        or StatuteLexer.SATISFIES or StatuteLexer.NEEDS_REVIEW
        || next.Text is "is" or "has" || next.Text.StartsWith("is ", StringComparison.Ordinal) || next.Text.StartsWith("has ", StringComparison.Ordinal);

    private static string InBill(List<CommonToken> line) =>
        line.Any(t => t.Text == "reads") ? $"write `in` before it: `in {line[0].Text} …, (a) reads …`" : "put it under `enact`";

    /// <summary>Labelled items straight under a bar are read as if `any of` stood above them.</summary>
    private void MendBarItems(CommonToken first, int column)
    {
        Report(SyntaxErrors.UnexpectedStart, first, "put `any of` on a line above the items, and the items deeper than that", first.Text);
        (Top.Head, Top.HasBody) = (StatuteLexer.ANY_OF, true);
        Emit(StatuteLexer.ANY_OF, first.StartIndex);
        _blocks.Push(new Block(column, BlockKind.List));
        Emit(StatuteLexer.INDENT, first.StartIndex);
    }

    /// <summary>"all of the following": the items below are what follows.</summary>
    private void MendFollowing(List<CommonToken> line)
    {
        int at = line.FindIndex(t => t.Type == StatuteLexer.WORD && t.Text is "following" or "these");
        if (at < 1 || line[at - 1].Type is not (StatuteLexer.ALL_OF or StatuteLexer.ANY_OF or StatuteLexer.NONE_OF or StatuteLexer.OF) || line.Skip(at).Any(t => t.Type is not (StatuteLexer.WORD or StatuteLexer.IS or StatuteLexer.APPLIES))) return;
        Report(SyntaxErrors.Unexpected, line[at], $"leave out `the following`: the items stand below `{line[at - 1].Text}`", line[at].Text, line[at - 1].Text);
        line.RemoveRange(at, line.Count - at);
    }

    /// <summary>relief sealing for a conviction: the words up to "for" are the title.</summary>
    private void MendTitle(List<CommonToken> line)
    {
        CommonToken first = line[0];
        if (first.Type is not (StatuteLexer.RELIEF or StatuteLexer.QUESTION or StatuteLexer.EXAMPLE or StatuteLexer.STATUTE or StatuteLexer.MODEL or StatuteLexer.BILL)) return;
        if (line.Count < 2 || line[1].Type is not (StatuteLexer.WORD or StatuteLexer.NAME or StatuteLexer.QUOTED_NAME or StatuteLexer.POSS)) return;
        int end = line.FindLastIndex(t => t.Type == StatuteLexer.FOR);
        if (end < 0 || first.Type != StatuteLexer.RELIEF) end = line.FindIndex(t => t.Type is StatuteLexer.CITE or StatuteLexer.AMENDS or StatuteLexer.EFFECTIVE or StatuteLexer.STRING);
        if (end < 0) end = line.Count;
        if (end < 2) return;
        CommonToken title = new(line[1]) { Type = StatuteLexer.STRING, StopIndex = line[end - 1].StopIndex, Text = plain[line[1].StartIndex..(line[end - 1].StopIndex + 1)] };
        Report(SyntaxErrors.Unexpected, title, $"what follows `{first.Text}` stands in quotes: `{first.Text} \"…\"`", title.Text, first.Text);
        line.RemoveRange(1, end - 1);
        line.Insert(1, title);
    }

    /// <summary>Whether a line belongs under the one above it though it starts at the same column.</summary>
    private bool IsUnindentedBody(CommonToken last, List<CommonToken> line)
    {
        if (IsListOpener(last)) return line[0].Type == StatuteLexer.LABEL && Top.Kind is not (BlockKind.List or BlockKind.Rows or BlockKind.Entries);
        if (Top.HasBody) return false;
        if (Top.Head is StatuteLexer.GIVEN) return line[0].Type == StatuteLexer.WITH;
        return HasBodyKind(Top.Head) && KindOfNewBlock(last) is var kind && kind != Top.Kind && BelongsIn(line, kind) && !BelongsIn(line, Top.Kind);
    }

    private void OpenUnindented(List<CommonToken> line)
    {
        Report(SyntaxErrors.NotIndented, line[0], "indent it, by four spaces, and what follows with it");
        OpenBlock(Top.Column, line, isUnindented: true);
    }

    /// <summary>Whether lines of a kind of block, and of no block around it, start so.</summary>
    private static bool BelongsIn(List<CommonToken> line, BlockKind kind) => kind switch
    {
        BlockKind.Relief => line[0].Type is StatuteLexer.EFFECT or StatuteLexer.WHEN or StatuteLexer.UNLESS or StatuteLexer.IN_FORCE or StatuteLexer.NONE_OF,
        BlockKind.Bar => line[0].Type is StatuteLexer.ANY_OF or StatuteLexer.ALL_OF,
        BlockKind.Parameter => line[0].Type is StatuteLexer.DURATION or StatuteLexer.MONEY or StatuteLexer.MAY_RANGE or StatuteLexer.MAY_BE_OFF or StatuteLexer.NUMBER,
        BlockKind.Entries => line[0].Type is StatuteLexer.NUMBER or StatuteLexer.SECTION or StatuteLexer.SECT or StatuteLexer.EXCEPT,
        BlockKind.Question => line[0].Type is StatuteLexer.READING or StatuteLexer.DEFAULT,
        BlockKind.Example => line[0].Type is StatuteLexer.TODAY or StatuteLexer.GIVEN or StatuteLexer.EXPECT,
        BlockKind.List => line[0].Type == StatuteLexer.LABEL,
        BlockKind.Given => line[0].Type == StatuteLexer.WITH,
        BlockKind.Head => line[0].Type is StatuteLexer.JURISDICTION or StatuteLexer.CALENDAR or StatuteLexer.CITATION_FORMAT,
        _ => false,
    };

    /// <summary>The first line stands further right than all others: the margin is where the others start.</summary>
    private void MoveMargin(int column)
    {
        CommonToken first = _out[0];
        messages.Add(SyntaxErrors.TooFarRight.At(SpanOf(first)) with { Advice = $"start it at column {column}, like the lines below" });
        SilentLines.Add(LineOf(first));
        Top.Column = column;
    }
}
