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

    public HtmlText Element(string tag, string words, string attributes = "") =>
        Raw($"<{tag}{(attributes.Length > 0 ? " " + attributes : "")}>{Escape(words)}</{tag.Split(' ')[0]}>");

    public override string ToString() => _text.ToString();
}
