using System.Net;
using System.Text;

namespace ClearMyRecord.Dsl.Compiler.Documenting;

/// <summary>Builds HTML. Whatever an author wrote goes through <see cref="Escape"/>; nothing else may hold it.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    public static string Escape(string words) => WebUtility.HtmlEncode(words);

    /// <summary>Tags of this program's own.</summary>
    public HtmlText Raw(string html)
    {
        _text.Append(html).Append('\n');
        return this;
    }

    /// <summary>The beginning of a page that needs nothing else, up to its body.</summary>
    /// <param name="css">What it adds to the style of all pages.</param>
    public HtmlText Head(string title, string css = "") =>
        Raw($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Escape(title)}</title>\n<style>\n{PageStyle.Css}\n{css}</style>\n</head>\n<body>");

    public HtmlText Element(string tag, string words, string attributes = "") =>
        Raw($"<{tag}{(attributes.Length > 0 ? " " + attributes : "")}>{Escape(words)}</{tag.Split(' ')[0]}>");

    public override string ToString() => _text.ToString();
}
