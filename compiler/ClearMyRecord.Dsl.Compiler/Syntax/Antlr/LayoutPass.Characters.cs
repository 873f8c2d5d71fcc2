extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>What single characters tell: each line gets at most one such message, and the sign is then left out.</summary>
internal sealed partial class LayoutPass
{
    private List<CommonToken> CheckCharacters(List<CommonToken> tokens)
    {
        List<CommonToken> kept = new(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            CommonToken token = tokens[i];
            switch (token.Type)
            {
                case StatuteLexer.ODD:
                    ReportOnce(token, SyntaxErrors.StrangeSign, SignAdvice(token, kept), SignAt(token.StartIndex));
                    continue;
                case StatuteLexer.GT when token.Column == 0:
                    ReportOnce(token, SyntaxErrors.StrangeSign, "it is the mark of a quoted message: leave it out", ">");
                    continue;
                case StatuteLexer.OPEN_NAME when IsFence(token):
                    ReportOnce(token, SyntaxErrors.StrangeSign, "leave out the marks of a Markdown fence; they are read only in files that end in `.statute.md`", "```");
                    continue;
                case StatuteLexer.STRING when token.StopIndex - token.StartIndex == 1 && kept.Count > 0 && kept[^1].Type == StatuteLexer.TEXT && kept[^1].Line == token.Line:
                    ReportOnce(token, SyntaxErrors.UnclosedText, "the words of the law stand between `\"\"\"` and `\"\"\"`: three marks each");
                    token.Type = StatuteLexer.TEXT_BLOCK;
                    kept.Add(token);
                    i = EndOfOpenText(tokens, i) - 1;
                    continue;
                case StatuteLexer.RPAREN when IsHalfLabel(token, kept):
                    CommonToken letter = kept[^1];
                    ReportOnce(letter, SyntaxErrors.UnexpectedStart, $"a label stands between two parentheses: `({letter.Text})`", letter.Text + ")");
                    (letter.Type, letter.Channel, letter.Text, letter.StopIndex) = (StatuteLexer.LABEL, Lexer.DefaultTokenChannel, $"({letter.Text})", token.StopIndex);
                    continue;
                case StatuteLexer.HYPHEN:
                    ReportOnce(token, SyntaxErrors.FreeHyphen, HyphenAdvice(token, tokens, i));
                    continue;
                case StatuteLexer.TAB:
                    ReportOnce(token, SyntaxErrors.Tab, "indent with spaces: the columns of a tab differ from screen to screen");
                    continue;
                case StatuteLexer.COMMENT:
                    continue;
                case StatuteLexer.OPEN_STRING:
                    ReportOnce(token, SyntaxErrors.UnclosedQuote, "close it with `\"` on the same line");
                    token.Type = StatuteLexer.STRING;
                    break;
                case StatuteLexer.OPEN_NAME:
                    ReportOnce(token, SyntaxErrors.UnclosedName, "close it with a backquote on the same line");
                    token.Type = StatuteLexer.QUOTED_NAME;
                    break;
                case StatuteLexer.OPEN_TEXT when kept.Count == 0 || kept[^1].Type != StatuteLexer.TEXT:
                    ReportOnce(token, SyntaxErrors.StrangeSign, "write `text` before it, or leave it out", "\"\"\"");
                    continue;
                case StatuteLexer.OPEN_TEXT:
                    ReportOnce(token, SyntaxErrors.UnclosedText, "close it with `\"\"\"`");
                    token.Type = StatuteLexer.TEXT_BLOCK;
                    kept.Add(token);
                    i = EndOfOpenText(tokens, i) - 1;
                    continue;
            }
            kept.Add(token);
        }
        foreach ((Diagnostic first, List<SourceSpan> also) in _signs) messages.Add(first with { Also = [.. also] });
        return kept;
    }

    /// <summary>"a)" at the start of a line.</summary>
    private static bool IsHalfLabel(CommonToken token, List<CommonToken> kept) =>
        kept.Count > 0 && kept[^1] is { Text.Length: <= 4, Type: StatuteLexer.WORD or StatuteLexer.NUMBER or StatuteLexer.ARTICLE } letter
        && letter.StopIndex + 1 == token.StartIndex && (kept.Count == 1 || kept[^2].Line < letter.Line);

    /// <summary>Three backquotes, each a token.</summary>
    private bool IsFence(CommonToken token) =>
        token.StopIndex == token.StartIndex && (plain.AsSpan(token.StartIndex).StartsWith("``") || plain.AsSpan(0, token.StartIndex + 1).EndsWith("``"));

    /// <summary>A text that is not closed goes on to the next line that plainly starts a declaration, or to the end.</summary>
    private static int EndOfOpenText(List<CommonToken> tokens, int open)
    {
        int end = open + 1;
        for (; end < tokens.Count; end++)
            if (tokens[end].Line > tokens[end - 1].Line && tokens[end].Type == StatuteLexer.STRING && tokens[end].StopIndex == tokens[end].StartIndex + 1) return end + 1;
            else if (tokens[end].Line > tokens[end - 1].Line && tokens[end].Column < tokens[open].Column && IsDeclaration(tokens.GetRange(end, Math.Min(3, tokens.Count - end)))) break;
        return end;
    }

    private readonly List<(Diagnostic First, List<SourceSpan> Also)> _signs = [];

    /// <summary>One message for a line, and one for a sign, however many lines it stands on.</summary>
    private void ReportOnce(CommonToken token, DiagnosticDescriptor descriptor, string advice, params object[] args)
    {
        if (!SilentLines.Add(LineOf(token))) return;
        Diagnostic message = descriptor.At(new SourceSpan(text, token.StartIndex, IsPair(token.StartIndex) ? 2 : 1), args) with { Advice = advice };
        bool isLabel = descriptor == SyntaxErrors.UnexpectedStart, repeats = isLabel || descriptor == SyntaxErrors.StrangeSign || descriptor == SyntaxErrors.Tab || descriptor == SyntaxErrors.FreeHyphen;
        int same = repeats ? _signs.FindIndex(sign => sign.First.Text == message.Text || (isLabel && sign.First.Descriptor == descriptor)) : -1;
        if (same < 0) _signs.Add((message, []));
        else _signs[same].Also.Add(message.Span);
    }

    /// <summary>The sign as the author sees it: both halves of one outside the basic plane.</summary>
    private string SignAt(int at) =>
        IsPair(at) ? text.Text.Substring(at, 2)
        : char.IsControl(text.Text[at]) || char.IsSurrogate(text.Text[at]) ? $"U+{(int)text.Text[at]:X4}" : text.Text[at].ToString();

    private bool IsPair(int at) => char.IsHighSurrogate(text.Text[at]) && at + 1 < text.Text.Length && char.IsLowSurrogate(text.Text[at + 1]);

    private static string HyphenAdvice(CommonToken hyphen, List<CommonToken> tokens, int i) =>
        (i == 0 || tokens[i - 1].Line < hyphen.Line) ? "leave the line out, or start it with `--` if it is a remark"
        : (i + 1 == tokens.Count || tokens[i + 1].Line > hyphen.Line) && tokens[i - 1].StopIndex + 1 == hyphen.StartIndex ? "join the word that the end of the line has cut in two"
        : char.IsAsciiDigit(tokens[i - 1].Text[^1]) && char.IsAsciiDigit(tokens[i + 1].Text[0]) ? "write `to` for a range"
        : "write `minus` to subtract, `to` for a range, `--` for a comment, and a word's own hyphen without blanks";

    /// <summary>"parameter wait: 5 years", "where grade: M2": what stands in place of a colon with something behind it.</summary>
    private string? ColonAdvice(CommonToken sign, List<CommonToken> kept)
    {
        if (kept.Count == 0) return null;
        CommonToken first = kept[Math.Min(kept.FindLastIndex(t => t.Line < sign.Line) + 1, kept.Count - 1)];
        int end = plain.IndexOf('\n', sign.StartIndex);
        if (first.Line != sign.Line || plain.AsSpan(sign.StartIndex + 1, (end < 0 ? plain.Length : end) - sign.StartIndex - 1).Trim().IsEmpty) return null;
        return first.Type switch
        {
            StatuteLexer.PARAMETER or StatuteLexer.TODAY or StatuteLexer.GIVEN or StatuteLexer.WITH => "write `is`",
            StatuteLexer.DEFINE => "write `as`",
            StatuteLexer.FROM or StatuteLexer.WHERE => $"the value stands first: `7 years {first.Text} …`",
            StatuteLexer.WORD when first.Column > 0 => "leave it out, or write `is`",
            _ => null,
        };
    }

    private string SignAdvice(CommonToken token, List<CommonToken> kept)
    {
        bool isFirst = kept.Count == 0 || kept[^1].Line < token.Line, isSecond = !isFirst && (kept.Count == 1 || kept[^2].Line < token.Line);
        char sign = token.Text[0], before = token.StartIndex > 0 ? plain[token.StartIndex - 1] : ' ';
        return sign switch
        {
            ';' => "lines end by themselves: leave it out",
            ':' when ColonAdvice(token, kept) is { } advice => advice,
            ':' => "the indented lines below say enough: leave it out",
            '.' when !isFirst && kept[^1].Text == "seq" => "leave out `et seq.`: a range says where it ends, `18 § 2701 to 2710`",
            '.' when isSecond => $"a label stands in parentheses: `({kept[^1].Text})`",
            '.' => "lines end by themselves: leave it out; words of the law go between `text \"\"\"` and `\"\"\"`",
            '{' or '}' => "indentation shows what belongs together: leave it out",
            '[' or ']' => "use `(` and `)`",
            '&' => "write `and`",
            '|' => "write `or`",
            '+' => "write `plus`",
            '!' => "write `is not`",
            '#' or '/' when isFirst => "a remark starts with `--`",
            '*' when isFirst => "leave it out; items of a list have labels such as `(a)`, remarks start with `--`",
            '*' or '/' or '%' => "there is no such arithmetic in a statute",
            '$' => "the sign stands before the amount: `$100`",
            '©' or '®' or '™' or '€' when isFirst || sign != '€' => $"a word processor has made it of a label: write `{(sign switch { '©' => "(c)", '®' => "(r)", '™' => "(tm)", _ => "(e)" })}`",
            '€' or '£' or '¥' => "amounts are in dollars: `$100`",
            '•' or '·' or '▪' or '◦' or '●' or '○' or '■' => "leave it out; items of a list have labels such as `(a)`, or none",
            '…' => "finish the sentence, or leave the line out",
            '¹' or '²' or '³' or '†' or '‡' or (>= '\u2070' and <= '\u2079') => "leave it out; a note goes into a remark behind `--`",
            '\'' when char.IsLetter(before) && plain.AsSpan(token.StartIndex).StartsWith("'t") => "write the words in full: `is not`, `has no`",
            '\'' => "names with an apostrophe go in backquotes; texts go in double quotes",
            _ => "leave it out, or put it in a quoted text",
        };
    }
}
