using System.Text;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;

namespace ClearMyRecord.Dsl.Compiler.Documenting;

/// <summary>A place on the page for each section, and links from wherever a sentence names it.</summary>
internal sealed partial class Anchors
{
    private readonly Dictionary<string, string> _byName = [];
    private readonly Dictionary<ParaphraseSection, string> _bySection = new(ReferenceEqualityComparer.Instance);

    public Anchors(IEnumerable<ParaphraseSection> sections)
    {
        HashSet<string> taken = [];
        foreach (ParaphraseSection section in sections)
        {
            string slug = Slug(section.Name);
            for (int n = 2; !taken.Add(slug); n++) slug = $"{Slug(section.Name)}-{n}";
            _bySection.TryAdd(section, slug);
            if (Quotation().Match(section.Name) is { Success: true } quoted) _byName.TryAdd(quoted.Groups[1].Value, slug);
            if (section.Kind == "bar") _byName.TryAdd(section.Name[Paraphraser.BarOf.Length..], slug);
        }
    }

    public string Of(ParaphraseSection section) => _bySection[section];

    /// <summary>A sentence with links where it names another section, in quotes or as a bar.</summary>
    public string Linked(string words)
    {
        string html = Quotation().Replace(HtmlText.Escape(words), match => _byName.TryGetValue(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value), out string? slug)
            ? $"“<a href=\"#{slug}\">{match.Groups[1].Value}</a>”" : match.Value);
        return BarOf().Replace(html, match => _byName.TryGetValue(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value), out string? slug)
            ? $"the bar of <a href=\"#{slug}\">{match.Groups[1].Value}</a>, read below" : match.Value);
    }

    private static string Slug(string name)
    {
        StringBuilder slug = new();
        foreach (char c in name.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        return slug.ToString().Trim('-') is { Length: > 0 } words ? words : "section";
    }

    [GeneratedRegex("“([^”]*)”")]
    private static partial Regex Quotation();

    [GeneratedRegex("the bar of (.*), read below")]
    private static partial Regex BarOf();
}
