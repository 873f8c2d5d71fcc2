using ScottPlot;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>A size and weight of text, and how wide text comes out in it.</summary>
internal sealed record Lettering(float Size, bool Bold = false)
{
    public static Lettering Title { get; } = new(21, true);

    public static Lettering Subtitle { get; } = new(14);

    public static Lettering Label { get; } = new(13);

    public static Lettering Strong { get; } = new(13, true);

    public static Lettering Small { get; } = new(11.5f);

    public double LineHeight => Size * 1.3;

    public void ApplyTo(LabelStyle style)
    {
        EmbeddedFonts.Register();
        (style.FontName, style.FontSize, style.Bold) = (EmbeddedFonts.Family, Size, Bold);
    }

    public double WidthOf(string text)
    {
        if (text.Length == 0) return 0;
        using Paint paint = Paint.NewDisposablePaint();
        LabelStyle style = new();
        ApplyTo(style);
        return style.Measure(text, paint).Width;
    }

    /// <summary>Breaks text into lines of at most a width. What does not fit the last line allowed is cut with an ellipsis.</summary>
    public IReadOnlyList<string> Wrap(string text, double width, int mostLines = int.MaxValue)
    {
        List<string> lines = [];
        string line = "";
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            string longer = line.Length == 0 ? words[i] : $"{line} {words[i]}";
            if (line.Length == 0 || WidthOf(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (lines.Count == mostLines - 1) return [.. lines, Cut($"{line} {string.Join(' ', words[i..])}", width)];
            lines.Add(Cut(line, width));
            line = words[i];
        }

        return [.. lines, Cut(line, width)];
    }

    private string Cut(string text, double width)
    {
        if (WidthOf(text) <= width) return text;
        int keep = text.Length;
        while (keep > 1 && WidthOf($"{text[..keep].TrimEnd()}…") > width) keep--;
        return $"{text[..keep].TrimEnd()}…";
    }
}
