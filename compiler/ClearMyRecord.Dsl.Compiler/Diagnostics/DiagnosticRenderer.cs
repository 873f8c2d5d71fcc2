using System.Globalization;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Diagnostics;

/// <summary>A message as a picture: where, the line, a caret run under the words, what is wrong, what to do. Shared by the command line, notebooks and tests.</summary>
public static class DiagnosticRenderer
{
    /// <summary>Columns of source text shown when nothing else is said; longer lines are cut around the caret.</summary>
    public const int UsualWidth = 100;

    public static string Render(IEnumerable<Diagnostic> diagnostics, int width = UsualWidth) =>
        string.Join('\n', diagnostics.Select(d => Render(d, width)));

    /// <returns>Lines that end in a line feed, without trailing blanks.</returns>
    public static string Render(Diagnostic diagnostic, int width = UsualWidth)
    {
        StringBuilder picture = new();
        string severity = diagnostic.IsError ? "error" : "warning";
        string gutter = Gutter(diagnostic);
        AppendLine(picture, $"{Place(diagnostic.Span)}: {severity} {diagnostic.Descriptor.Code}");
        AppendSource(picture, gutter, diagnostic.Span, width);
        AppendLine(picture, $"{gutter} {Plain(diagnostic.Text)}");
        if (diagnostic.Advice.Length > 0) AppendLine(picture, $"{gutter} → {Plain(diagnostic.Advice)}");
        if (diagnostic.Also.Length > 0) AppendLine(picture, $"{gutter} also on {Lines(diagnostic)}");
        foreach ((SourceSpan span, string text) in diagnostic.Notes)
        {
            AppendLine(picture, $"{gutter} {Plain(text)}: {Place(span)}");
            AppendSource(picture, gutter, span, width);
        }
        // At the margin, so that it can be copied into a file as it is.
        if (diagnostic.Sample.Length > 0) AppendLine(picture, $"{gutter} for instance, as an example to keep:");
        foreach (string line in diagnostic.Sample.Split('\n', StringSplitOptions.RemoveEmptyEntries)) AppendLine(picture, Plain(line));
        return picture.ToString();
    }

    /// <summary>"lines 9, 10 and 3 more".</summary>
    private static string Lines(Diagnostic diagnostic)
    {
        const int most = 5;
        int[] lines = [.. diagnostic.Also.Select(also => also.File.PositionOf(also.Start).Line).Distinct()];
        string shown = string.Join(", ", lines.Take(most));
        return (lines.Length == 1 ? "line " : "lines ") + shown + (lines.Length > most ? $" and {lines.Length - most} more" : "");
    }

    private static string Place(SourceSpan span)
    {
        (int line, int column) = span.File.PositionOf(span.Start);
        return $"{Plain(span.File.Path)}:{line}:{column}";
    }

    private static string Gutter(Diagnostic diagnostic)
    {
        int last = diagnostic.Notes.Select(n => n.Span).Append(diagnostic.Span).Max(s => s.File.PositionOf(s.Start).Line);
        return new string(' ', last.ToString(CultureInfo.InvariantCulture).Length + 1);
    }

    private static void AppendSource(StringBuilder picture, string gutter, SourceSpan span, int width)
    {
        (int line, int column) = span.File.PositionOf(span.Start);
        string source = span.File.LineText(line);
        int start = Math.Min(column - 1, source.Length), end = Math.Clamp(start + span.Length, start, source.Length);
        // Columns as seen: where each character of the line starts on the screen.
        List<(string Shown, int Column)> cells = [];
        int at = 0, from = 0, to = 0;
        for (int i = 0; i < source.Length;)
        {
            (string shown, int size, int wide) = Cell(source, i, at);
            if (i <= start) from = at;
            if (i < end) to = at + wide;
            cells.Add((shown, at));
            at += wide;
            i += size;
        }
        if (start >= source.Length) from = at;
        to = Math.Max(to, from + 1);

        int first = at <= width ? 0 : Math.Clamp(from - width / 3, 0, at - width), last = at <= width ? at : first + width;
        StringBuilder shownLine = new();
        foreach ((string shown, int cell) in cells)
            if (cell >= first && cell < last) shownLine.Append(shown);
        int shift = first - (first > 0 ? 2 : 0);
        string number = line.ToString(CultureInfo.InvariantCulture).PadLeft(gutter.Length - 1);
        AppendLine(picture, $"{number} | {(first > 0 ? "… " : "")}{shownLine}{(last < at ? " …" : "")}");
        int caretFrom = from - shift, caretTo = Math.Min(to, Math.Max(last, from + 1)) - shift;
        AppendLine(picture, $"{gutter}| {new string(' ', caretFrom)}{new string('^', Math.Max(1, caretTo - caretFrom))}");
    }

    /// <summary>One character as shown: a tab as blanks, a control sign as a dot, wide letters as two columns, accents as none.</summary>
    private static (string Shown, int Size, int Width) Cell(string line, int i, int column)
    {
        if (line[i] == '\t')
        {
            int blanks = 4 - column % 4;
            return (new string(' ', blanks), 1, blanks);
        }
        if (!Rune.TryGetRuneAt(line, i, out Rune rune)) return ("·", 1, 1);
        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        return category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => (rune.ToString(), rune.Utf16SequenceLength, 0),
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned => ("·", rune.Utf16SequenceLength, 1),
            _ => (rune.ToString(), rune.Utf16SequenceLength, IsWide(rune.Value) ? 2 : 1),
        };
    }

    /// <summary>Letters and signs that terminals show two columns wide.</summary>
    private static bool IsWide(int c) =>
        c is >= 0x1100 and (<= 0x115F or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF)
            or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD));

    /// <summary>Text without signs that would move the cursor or turn the direction of writing.</summary>
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            plain.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? "·" : rune.ToString());
        return plain.ToString();
    }

    private static void AppendLine(StringBuilder picture, string line) => picture.Append(line.TrimEnd()).Append('\n');
}
