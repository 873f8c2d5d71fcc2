extern alias antlr;

using antlr::Antlr4.Runtime;
using antlr::ClearMyRecord.Dsl.Grammar;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>
/// Joins the words of a declared name that holds reserved words ("danger to the person") into one token, longest name first,
/// before keywords are looked for. Names of ordinary words need no joining: the grammar takes any run of words as a name.
/// </summary>
internal sealed class NameJoiner
{
    private readonly Dictionary<string, List<string[]>> _byFirstWord = [];

    public NameJoiner(IEnumerable<string> names)
    {
        string[] several = [.. names.Distinct().Where(name => name.Contains(' ', StringComparison.Ordinal))];
        HashSet<int> special = WithReservedWords(several);
        for (int i = 0; i < several.Length; i++)
        {
            string[] words = several[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !special.Contains(i)) continue;
            if (!_byFirstWord.TryGetValue(words[0], out List<string[]>? list)) _byFirstWord[words[0]] = list = [];
            list.Add(words);
        }
        foreach (List<string[]> list in _byFirstWord.Values) list.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    /// <summary>One line's visible tokens, with declared names joined.</summary>
    public List<CommonToken> Join(List<CommonToken> line, string plain)
    {
        if (_byFirstWord.Count == 0) return line;
        List<CommonToken> joined = new(line.Count);
        for (int i = 0; i < line.Count; i++)
        {
            int length = i > 0 && line[i - 1].Type == StatuteLexer.WORD ? 0 : LengthAt(line, i);
            if (length == 0) joined.Add(line[i]);
            else
            {
                CommonToken last = line[i + length - 1];
                joined.Add(new CommonToken(line[i])
                {
                    Type = StatuteLexer.NAME, StopIndex = last.StopIndex, Text = plain[line[i].StartIndex..(last.StopIndex + 1)],
                });
                i += length - 1;
            }
        }
        return joined;
    }

    /// <summary>The words of a name that count: articles and backquotes left out.</summary>
    public static string Words(string text) =>
        string.Join(' ', text.Split([' ', '`', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("a" or "an" or "the")));

    private int LengthAt(List<CommonToken> line, int start)
    {
        if (FirstWord(line[start]) is not { } first || !_byFirstWord.TryGetValue(first, out List<string[]>? names)) return 0;
        foreach (string[] words in names)
        {
            int at = 0, i = start;
            for (; i < line.Count && at < words.Length; i++)
            {
                int used = Matches(line[i], words, at);
                if (used == 0) break;
                at += used;
            }
            if (at == words.Length && (i == line.Count || line[i].Type != StatuteLexer.WORD)) return i - start;
        }
        return 0;
    }

    private static string? FirstWord(CommonToken token) => IsWordLike(token) ? Words(token.Text).Split(' ')[0] : null;

    private static int Matches(CommonToken token, string[] words, int at)
    {
        if (!IsWordLike(token)) return 0;
        string[] own = Words(token.Text).Split(' ');
        return own.Length <= words.Length - at && own.AsSpan().SequenceEqual(words.AsSpan(at, own.Length)) ? own.Length : 0;
    }

    private static bool IsWordLike(CommonToken token) =>
        char.IsLetterOrDigit(token.Text[0]) || token.Text[0] == '_';

    /// <summary>Which of the names are more than a run of ordinary words: all are read at once, a line each.</summary>
    private static HashSet<int> WithReservedWords(string[] names)
    {
        StatuteLexer lexer = new(new AntlrInputStream(string.Join('\n', names.Select(name => name.ReplaceLineEndings(" ")))));
        lexer.RemoveErrorListeners();
        return [.. lexer.GetAllTokens().Where(t => t.Type != StatuteLexer.WORD).Select(t => t.Line - 1)];
    }
}
