using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Architecture;

/// <summary>A page that names another page, a file or a section of one leads there.</summary>
public sealed partial class PageLinks
{
    private static readonly IReadOnlyList<string> s_pages = [.. SourceFile.Under(Repository.Root, ".md")];

    public static TheoryData<string> Pages => [.. s_pages.Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        string path = Repository.Path(page);
        Assert.All(Link().Matches(Prose(File.ReadAllText(path))).Select(m => m.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(IsThere(path, link), $"{page} links to {link}, and there is nothing"));
    }

    [Theory]
    [InlineData("README.md", "grammar/README.md#bills", true)]
    [InlineData("README.md", "grammar/README.md#no-such-section", false)]
    [InlineData("README.md", "no/such/page.md", false)]
    public void A_link_to_nothing_is_seen(string page, string link, bool isThere) => Assert.Equal(isThere, IsThere(Repository.Path(page), link));

    [Fact]
    public void Every_room_has_its_page() => Assert.All(
        Directory.EnumerateDirectories(Repository.Root).Where(room => s_pages.Any(page => page.StartsWith(room + Path.DirectorySeparatorChar, StringComparison.Ordinal))),
        room => Assert.True(File.Exists(Path.Combine(room, "README.md")), room));

    private static bool IsThere(string page, string link)
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page) ?? "", parts[0]));
        if (Directory.Exists(target)) return true;
        return File.Exists(target) && (parts.Length == 1 || Heading().Matches(File.ReadAllText(target)).Any(m => Anchor(m.Groups[1].Value) == parts[1]));
    }

    /// <summary>The anchor that Markdown pages give a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    /// <summary>A page without its fences and its code, which may hold brackets of their own.</summary>
    private static string Prose(string page) => Code().Replace(page.ReplaceLineEndings("\n"), "");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```.*?^```|`[^`\n]+`(?!\\])", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
