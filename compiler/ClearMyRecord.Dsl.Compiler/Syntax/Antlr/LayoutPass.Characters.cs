extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;
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
                    ReportOnce(token, SyntaxErrors.StrangeSign, SignAdvice(token.Text[0]), SignAt(token.StartIndex));
                    continue;
                case StatuteLexer.HYPHEN:
                    ReportOnce(token, SyntaxErrors.FreeHyphen, "write `minus` to subtract, `to` for a range, `--` for a comment, and a word's own hyphen without blanks");
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
        return kept;
    }

    /// <summary>A text that is not closed goes on to the next line that plainly starts a declaration, or to the end.</summary>
    private static int EndOfOpenText(List<CommonToken> tokens, int open)
    {
        int end = open + 1;
        for (; end < tokens.Count; end++)
            if (tokens[end].Line > tokens[end - 1].Line && tokens[end].Column < tokens[open].Column && IsDeclaration(tokens.GetRange(end, Math.Min(3, tokens.Count - end)))) break;
        return end;
    }

    private void ReportOnce(CommonToken token, Diagnostics.DiagnosticDescriptor descriptor, string advice, params object[] args)
    {
        if (!SilentLines.Add(LineOf(token))) return;
        int length = IsPair(token.StartIndex) ? 2 : 1;
        messages.Add(descriptor.At(new SourceSpan(text, token.StartIndex, length), args) with { Advice = advice });
    }

    /// <summary>The sign as the author sees it: both halves of one outside the basic plane.</summary>
    private string SignAt(int at) =>
        IsPair(at) ? text.Text.Substring(at, 2)
        : char.IsControl(text.Text[at]) || char.IsSurrogate(text.Text[at]) ? $"U+{(int)text.Text[at]:X4}" : text.Text[at].ToString();

    private bool IsPair(int at) => char.IsHighSurrogate(text.Text[at]) && at + 1 < text.Text.Length && char.IsLowSurrogate(text.Text[at + 1]);

    private static string SignAdvice(char sign) => sign switch
    {
        ';' => "lines end by themselves: leave it out",
        ':' => "the indented lines below say enough: leave it out",
        '.' => "lines end by themselves: leave it out",
        '{' or '}' => "indentation shows what belongs together: leave it out",
        '[' or ']' => "use `(` and `)`",
        '&' => "write `and`",
        '|' => "write `or`",
        '+' => "write `plus`",
        '*' or '/' or '%' => "there is no such arithmetic in a statute",
        '\'' => "names with an apostrophe go in backquotes; texts go in double quotes",
        _ => "leave it out, or put it in a quoted text",
    };
}
