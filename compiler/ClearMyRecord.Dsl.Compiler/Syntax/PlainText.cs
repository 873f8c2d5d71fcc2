namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>
/// What Word and mail programs put into a pasted statute, made plain before the words are read: curly quotes, non-breaking blanks,
/// dashes, line separators. Every character is replaced by one character, so that positions stay those of the author's text.
/// </summary>
public static class PlainText
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Ordinary)) return text;
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                target[i] = source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n') ? '\n' : Of(source[i]);
            CloseWords(source, target);
        });
    }

    /// <summary>Signs that are not seen, such as a hyphen that is there only if the line breaks, do not part a word: they go behind it.</summary>
    private static void CloseWords(string source, Span<char> target)
    {
        for (int i = 1; i < source.Length; i++)
        {
            if (!IsUnseen(source[i]) || !char.IsLetterOrDigit(target[i - 1])) continue;
            int written = i, read = i;
            for (; read < source.Length && (char.IsLetterOrDigit(source[read]) || IsUnseen(source[read])); read++)
                if (!IsUnseen(source[read])) target[written++] = source[read];
            target[written..read].Fill(' ');
            i = read;
        }
    }

    private static bool IsUnseen(char c) => c is '\u00AD' or '\u2060' or '\uFEFF' or (>= '\u200C' and <= '\u200F');

    /// <summary>Whether a character ends a line.</summary>
    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f';

    private static readonly System.Buffers.SearchValues<char> Ordinary =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c), '\n', '§']);

    private static char Of(char c) => c switch
    {
        '“' or '”' or '„' or '‟' or '«' or '»' or '″' => '"',
        '‘' or '’' or '‚' or '‛' or 'ʼ' or '′' => '\'',
        '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200F') or '\u202F' or '\u205F' or '\u2060' or '\u3000' or '\u00AD' or '\uFEFF' => ' ',
        '\u2010' or '\u2011' or '\u2212' => '-',
        '\u2012' or '\u2013' => '\u2013',
        '\u2015' => '\u2014',
        '\r' => '\r',
        _ => IsLineEnd(c) ? '\n' : c,
    };
}
