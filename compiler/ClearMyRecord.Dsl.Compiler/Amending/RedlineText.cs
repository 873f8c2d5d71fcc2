using System.Net;
using System.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>A redline of a bill against the law: struck words struck through, new words underlined.</summary>
public static class RedlineText
{
    private const int Context = 2;

    private sealed record Line(bool IsChanged, string Text);

    /// <summary>The changed lines with a few around them, for a terminal.</summary>
    /// <param name="colour">With the terminal's own strike and underline; without, [-struck-] and {+new+}.</param>
    public static string ToText(AmendedLaw law, bool colour)
    {
        StringBuilder text = new($"{law.Bill}: what it changes in {law.Whole}, from {Notation.Date(law.Effective.First)}\n");
        text.Append(colour ? "\n" : "struck words stand in [-…-], new words in {+…+}\n\n");
        foreach (AmendedFile file in law.Law)
        {
            if (file.Redline.All(piece => piece.Kind == RedlineKind.Kept)) continue;
            text.Append(file.Before.Path).Append('\n');
            List<Line> lines = LinesOf(file, piece => Marked(piece, colour));
            int last = -1;
            for (int i = 0; i < lines.Count; i++)
            {
                if (!Enumerable.Range(Math.Max(0, i - Context), Math.Min(lines.Count, i + Context + 1) - Math.Max(0, i - Context)).Any(k => lines[k].IsChanged)) continue;
                if (last >= 0 && i > last + 1) text.Append("    …\n");
                text.Append("    ").Append(lines[i].Text).Append('\n');
                last = i;
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The whole law as a page that needs nothing but itself.</summary>
    public static string ToHtml(AmendedLaw law)
    {
        StringBuilder page = new($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{{Escaped(law.Bill)}}</title>
            <style>
            body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
            pre { font: 14px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; border-left: 3px solid #ddd; padding-left: 1rem; }
            del { color: #a4161a; text-decoration: line-through; background: #fdecea; }
            ins { color: #14532d; text-decoration: underline; background: #e8f5e9; }
            </style>
            </head>
            <body>
            <h1>{{Escaped(law.Bill)}}</h1>
            <p>Amends {{Escaped(law.Whole)}}, effective {{Notation.Date(law.Effective.First)}}. <del>Struck</del> words cease to be law on that day, <ins>new</ins> words become law.</p>

            """);
        foreach (AmendedFile file in law.Law)
        {
            page.Append("<h2>").Append(Escaped(file.Before.Path)).Append("</h2>\n<pre>");
            foreach (RedlinePiece piece in file.Redline)
            {
                page.Append(piece.Kind switch
                {
                    RedlineKind.Struck => $"<del>{Escaped(piece.Text)}</del>",
                    RedlineKind.New => $"<ins>{Escaped(piece.Text)}</ins>",
                    _ => Escaped(piece.Text),
                });
            }

            page.Append("</pre>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>A piece may run over several lines; each then carries its own marks.</summary>
    private static List<Line> LinesOf(AmendedFile file, Func<RedlinePiece, string> mark)
    {
        List<Line> lines = [];
        StringBuilder line = new();
        bool changed = false;
        foreach (RedlinePiece piece in file.Redline)
        {
            string[] parts = piece.Text.ReplaceLineEndings("\n").Split('\n');
            for (int i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    lines.Add(new(changed, line.ToString().TrimEnd()));
                    line.Clear();
                    changed = false;
                }

                if (parts[i].Length == 0) continue;
                line.Append(piece.Kind == RedlineKind.Kept ? parts[i] : mark(piece with { Text = parts[i] }));
                changed |= piece.Kind != RedlineKind.Kept && parts[i].Trim().Length > 0;
            }
        }

        lines.Add(new(changed, line.ToString().TrimEnd()));
        return lines;
    }

    private static string Marked(RedlinePiece piece, bool colour)
    {
        string words = piece.Text.TrimStart();
        string blanks = piece.Text[..^words.Length];
        if (words.Length == 0) return blanks;
        return blanks + (piece.Kind, colour) switch
        {
            (RedlineKind.Struck, true) => $"\e[9;31m{words}\e[0m",
            (RedlineKind.Struck, false) => $"[-{words}-]",
            (_, true) => $"\e[4;32m{words}\e[0m",
            _ => $"{{+{words}+}}",
        };
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
