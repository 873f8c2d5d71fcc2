using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Compiler.Text;

/// <summary>
/// A Markdown document whose fences marked <c>statute</c> are one statute. What stands outside of them becomes blanks, sign for sign,
/// so that every place in the statute is a place in the document.
/// </summary>
/// <param name="Code">As long as the document: the statute where it stands, blanks and line ends elsewhere.</param>
/// <param name="Margins">For fences that are indented: how far, by the start of each of their lines.</param>
/// <param name="Unclosed">Where fences open that never close.</param>
internal sealed record LiterateText(string Code, ImmutableDictionary<int, int> Margins, ImmutableArray<(int Start, int Length)> Unclosed)
{
    /// <summary>Documents end in this.</summary>
    public const string Ending = ".statute.md";

    public static bool IsLiterate(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    public static LiterateText Of(string text)
    {
        char[] code = [.. text.Select(c => IsLineEnd(c) ? c : ' ')];
        ImmutableDictionary<int, int>.Builder margins = ImmutableDictionary.CreateBuilder<int, int>();
        List<(int, int)> unclosed = [];
        List<(int Start, int End)> lines = [.. Lines(text)];
        for (int i = 0; i < lines.Count; i++)
        {
            if (Fence.Opening(text, lines[i]) is not { } fence) continue;
            int end = i + 1;
            // No statute holds the opening of a fence: where one stands, the fence before it was left open.
            bool isOpenedAgain = false;
            while (end < lines.Count && !isOpenedAgain && !fence.IsClosedBy(text, lines[end]))
                if (fence.IsStatute && Fence.Opening(text, lines[end]) is { IsStatute: true }) isOpenedAgain = true;
                else end++;
            bool isClosed = end < lines.Count && !isOpenedAgain;
            if (!isClosed && fence.IsStatute)
            {
                unclosed.Add((fence.Start, fence.Length));
                // What plainly is the document again is not read as law: one mistake, one message.
                end = i + 1;
                while (end < lines.Count && !IsProse(text, lines, end)) end++;
            }

            for (int line = i + 1; fence.IsStatute && line < end; line++)
            {
                (int start, int stop) = lines[line];
                text.CopyTo(start, code, start, stop - start);
                int blanks = 0;
                while (blanks < fence.Indentation && start + blanks < stop && text[start + blanks] is ' ' or '\u00A0') blanks++;
                if (blanks > 0) margins[start] = blanks;
            }

            i = isClosed ? end : end - 1;
        }

        return new(new(code), margins.ToImmutable(), [.. unclosed]);
    }

    /// <summary>A heading, another fence, or a paragraph: no line of a statute at the left edge begins with a capital.</summary>
    private static bool IsProse(string text, List<(int Start, int End)> lines, int at)
    {
        (int start, int end) = lines[at];
        if (start == end) return false;
        bool followsBlank = string.IsNullOrWhiteSpace(text[lines[at - 1].Start..lines[at - 1].End]);
        return text[start] == '#' || Fence.Opening(text, lines[at]) is not null || (followsBlank && char.IsUpper(text[start]));
    }

    /// <summary>Start and end of each line, its line end left out.</summary>
    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsLineEnd(text[i])) continue;
            yield return (start, i);
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            start = i + 1;
        }

        yield return (start, text.Length);
    }

    private static bool IsLineEnd(char c) => Syntax.PlainText.IsLineEnd(c);

    /// <summary>The line that opens a fence: three or more backquotes or tildes, and what kind of text follows.</summary>
    private readonly record struct Fence(char Mark, int Length, int Start, int Indentation, bool IsStatute)
    {
        public static Fence? Opening(string text, (int Start, int End) line)
        {
            (int start, char mark, int length) = Marks(text, line);
            if (length < 3) return null;
            string kind = text[(start + length)..line.End].Trim();
            // A line of code in backquotes is no fence.
            if (mark == '`' && kind.Contains('`', StringComparison.Ordinal)) return null;
            return new(mark, length, start, start - line.Start, kind.Equals("statute", StringComparison.OrdinalIgnoreCase));
        }

        public bool IsClosedBy(string text, (int Start, int End) line)
        {
            (int start, char mark, int length) = Marks(text, line);
            return mark == Mark && length >= Length && string.IsNullOrWhiteSpace(text[(start + length)..line.End]);
        }

        private static (int Start, char Mark, int Length) Marks(string text, (int Start, int End) line)
        {
            int start = line.Start, end = line.Start;
            while (start < line.End && text[start] is ' ' or '\t' or '\u00A0') start++;
            if (start == line.End || text[start] is not ('`' or '~')) return (start, ' ', 0);
            for (end = start; end < line.End && text[end] == text[start];) end++;
            return (start, text[start], end - start);
        }
    }
}
