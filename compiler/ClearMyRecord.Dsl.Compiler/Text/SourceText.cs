namespace ClearMyRecord.Dsl.Compiler.Text;

/// <summary>One file's text with its line map. A leading byte-order mark is left out, so that positions start at the first letter.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <param name="path">The name shown in messages.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text.StartsWith('\uFEFF') ? text[1..] : text;
        for (int i = 0; i < Text.Length; i++)
            if (Text[i] is '\n' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
        Literate = LiterateText.IsLiterate(path) ? LiterateText.Of(Text) : null;
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>What of the text is statute: all of it, or for a Markdown document its fences, with blanks for the rest.</summary>
    public string Code => Literate?.Code ?? Text;

    /// <summary>How the document is divided, if it is one.</summary>
    internal LiterateText? Literate { get; }

    public int LineCount => _lineStarts.Count;

    /// <summary>Line and column, both from 1.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        int index = _lineStarts.BinarySearch(Math.Clamp(offset, 0, Text.Length));
        int line = index < 0 ? ~index - 1 : index;
        return (line + 1, Math.Clamp(offset, 0, Text.Length) - _lineStarts[line] + 1);
    }

    /// <summary>A line's text without its end, counted from 1.</summary>
    public string LineText(int line)
    {
        int start = _lineStarts[line - 1], end = line < _lineStarts.Count ? _lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n', '\u2028', '\u2029', '\u0085', '\v', '\f');
    }

    public string TextOf(SourceSpan span) => Code.Substring(span.Start, span.Length);
}

/// <summary>A stretch of one file's text.</summary>
public readonly record struct SourceSpan(SourceText File, int Start, int Length)
{
    public int End => Start + Length;

    public string Text => File.TextOf(this);

    /// <summary>From the start of one to the end of another.</summary>
    public static SourceSpan Join(SourceSpan first, SourceSpan last) =>
        new(first.File, first.Start, Math.Max(first.Length, last.End - first.Start));
}
