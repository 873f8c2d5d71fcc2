using System.Text;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>A table for a terminal: the first column is words, wrapped; the others are figures, to the right.</summary>
public sealed class TextTable(params string[] header)
{
    private const int MostWordsWidth = 52;

    private readonly List<string[]> _rows = [];

    public TextTable Row(params string[] cells)
    {
        if (cells.Length != header.Length) throw new ArgumentException($"{cells.Length} cells in a table of {header.Length} columns", nameof(cells));
        _rows.Add(cells);
        return this;
    }

    public bool IsEmpty => _rows.Count == 0;

    public override string ToString()
    {
        int words = Math.Min(MostWordsWidth, _rows.Append(header).Max(row => row[0].Length));
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(c => c == 0 ? words : _rows.Append(header).Max(row => row[c].Length))];
        StringBuilder text = new();
        Write(text, header, widths);
        text.AppendLine(new string('─', widths.Sum() + 2 * (widths.Length - 1)));
        foreach (string[] row in _rows) Write(text, row, widths);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string[] row, int[] widths)
    {
        List<string> lines = Wrap(row[0], widths[0]);
        for (int line = 0; line < lines.Count; line++)
        {
            // Figures stand beside the last line of their words, where the eye arrives.
            StringBuilder built = new(lines[line].PadRight(widths[0]));
            if (line == lines.Count - 1)
                for (int c = 1; c < row.Length; c++) built.Append("  ").Append(row[c].PadLeft(widths[c]));
            text.AppendLine(built.ToString().TrimEnd());
        }
    }

    /// <summary>Breaks text at spaces into lines of at most a width; a longer word is cut.</summary>
    public static List<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string word = part;
            while (word.Length > width)
            {
                if (line.Length > 0) lines.Add(line);
                lines.Add(word[..width]);
                (word, line) = (word[width..], "");
            }

            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else if (word.Length > 0)
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        if (line.Length > 0 || lines.Count == 0) lines.Add(line);
        return lines;
    }
}
