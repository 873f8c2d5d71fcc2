using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>Makes the drawn SVG fit for a page: a title and description for screen readers, fonts to fall back on.</summary>
internal static partial class SvgText
{
    /// <param name="name">The chart's name: it keeps ids apart where several drawings stand on one page.</param>
    public static string Finish(string svg, string name, int width, int height, string title, string description)
    {
        Match open = Opening().Match(svg);
        if (!open.Success) throw new InvalidOperationException("the drawing is not SVG");
        string head = $"""<svg role="img" aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {width} {height}"{open.Groups[1].Value}>""";
        StringBuilder text = new();
        text.Append(svg, 0, open.Index).Append(head);
        text.Append($"\n\t<title id=\"{name}-title\">{SecurityElement.Escape(title)}</title>");
        text.Append($"\n\t<desc id=\"{name}-desc\">{SecurityElement.Escape(description)}</desc>");
        text.Append(svg, open.Index + open.Length, svg.Length - open.Index - open.Length);
        // Letters are placed one by one, so any font of like width may stand in for the one that was measured.
        string drawn = Family().Replace(text.ToString(), "font-family=\"$1, Verdana, Arial, sans-serif\"");
        drawn = ListEnd().Replace(Words().Replace(drawn, "$1$2</text>"), "$1\"");
        // The library numbers its ids through the life of the process; here they start anew, so that the same chart is the same text.
        Dictionary<string, string> ids = [];
        drawn = Id().Replace(drawn, id => ids.TryGetValue(id.Value, out string? known) ? known : ids[id.Value] = $"{name}-{ids.Count + 1}");
        return drawn.Replace("\r\n", "\n");
    }

    [GeneratedRegex("<svg([^>]*)>")]
    private static partial Regex Opening();

    // The drawing library leaves line breaks around the words and a comma after the last position.
    [GeneratedRegex("(<text[^>]*>)\\s*(.*?)\\s*</text>", RegexOptions.Singleline)]
    private static partial Regex Words();

    [GeneratedRegex("( [xy]=\"[^\"]*?), \"")]
    private static partial Regex ListEnd();

    [GeneratedRegex("(?<=id=\"|url\\(#|href=\"#)[a-z]+_[0-9a-f]+")]
    private static partial Regex Id();

    [GeneratedRegex("font-family=\"([^\"]*)\"")]
    private static partial Regex Family();
}
