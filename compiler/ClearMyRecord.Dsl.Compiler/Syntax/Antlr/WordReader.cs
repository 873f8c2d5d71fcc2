extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Runs the lexer. A phrase counts only as whole words: "any offense" does not begin with "any of".</summary>
internal static class WordReader
{
    public static List<CommonToken> Read(string plain)
    {
        // The 16-bit stream: positions are those of the text, also after a sign outside the basic plane.
        AntlrInputStream input = new(plain);
        StatuteLexer lexer = new(input);
        lexer.RemoveErrorListeners();
        List<CommonToken> tokens = [];
        while (lexer.NextToken() is CommonToken { Type: not TokenConstants.EOF } token)
        {
            if (token.Type == StatuteLexer.TEXT_BLOCK && IsStrayText(token, tokens))
            {
                // Only the mark itself: what follows it is law until a mark says otherwise.
                tokens.Add(new CommonToken(token) { Type = StatuteLexer.OPEN_TEXT, StopIndex = token.StartIndex + 2, Text = "\"\"\"" });
                input.Seek(token.StartIndex + 3);
                (lexer.Line, lexer.Column) = (token.Line, token.Column + 3);
                continue;
            }
            if (!IsCutShort(token, plain))
            {
                tokens.Add(token);
                continue;
            }
            int lastWord = plain.LastIndexOf(' ', token.StopIndex) + 1;
            foreach (CommonToken word in Read(plain[token.StartIndex..lastWord]))
            {
                word.Line = token.Line;
                word.Column += token.Column;
                word.StartIndex += token.StartIndex;
                word.StopIndex += token.StartIndex;
                tokens.Add(new CommonToken(word) { Text = plain[word.StartIndex..(word.StopIndex + 1)] });
            }
            input.Seek(lastWord);
            lexer.Column = token.Column + lastWord - token.StartIndex;
        }
        return tokens;
    }

    /// <summary>A block that no `text` opens, or whose closing mark is the opening mark of the next one.</summary>
    private static bool IsStrayText(CommonToken block, List<CommonToken> before)
    {
        if (before.FindLast(t => t.Channel == Lexer.DefaultTokenChannel)?.Type != StatuteLexer.TEXT) return true;
        ReadOnlySpan<char> words = block.Text.AsSpan(0, block.Text.Length - 3);
        int line = words.LastIndexOf('\n');
        return line >= 0 && words[(line + 1)..].Trim() is "text";
    }

    private static bool IsCutShort(CommonToken token, string plain)
    {
        int next = token.StopIndex + 1;
        if (token.Type is not (>= StatuteLexer.ALL_OF and <= StatuteLexer.INCHOATE_INCLUDED or StatuteLexer.DURATION) || next >= plain.Length) return false;
        if (!plain.AsSpan(token.StartIndex, next - token.StartIndex).Contains(' ')) return false;
        return IsWordLetter(plain[next]) || (plain[next] is '-' or '/' or '&' && next + 1 < plain.Length && IsWordLetter(plain[next + 1]));
    }

    private static bool IsWordLetter(char c) => char.IsLetterOrDigit(c) || c == '_';
}
