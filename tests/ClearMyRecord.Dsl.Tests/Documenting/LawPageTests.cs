using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Documenting;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Documenting;

/// <summary>The page of a law: well formed, whole, and deaf to what a hostile author writes.</summary>
public sealed partial class LawPageTests
{
    public static TheoryData<string> Laws => [.. StatuteFolder.All.Where(path => !path.Contains("bills", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_link_of_a_page_leads_somewhere_on_it(string path)
    {
        string page = LawPage.Write(StatuteFolder.Compile(path));
        XDocument read = Read(page);
        string[] ids = [.. read.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(read.Descendants("a").Select(a => (string?)a.Attribute("href")), href => Assert.Contains(href?[1..], ids));
        Assert.DoesNotContain(read.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain("failed\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_shows_what_a_bill_changes()
    {
        XDocument page = Read(LawPage.Write(StatuteFolder.Compile("us-pa/clean-slate"), StatuteFolder.Compile("us-pa/bills/shorter-waits")));
        string[] changed = [.. page.Descendants("section").Where(s => s.Descendants("ins").Any()).Select(s => s.Attribute("id")?.Value ?? "")];
        Assert.Contains("parameter-misdemeanor-wait", changed);
        Assert.Contains("bar-of-18-pa-c-s-9122-3", changed);
        Assert.DoesNotContain("parameter-drug-wait", changed);
        Assert.Contains(page.Descendants("ins"), line => line.Value.Trim() == "From 2028-01-01 on: 5 years.");
        Assert.Contains(page.Descendants("del"), line => line.Value.Trim() == "From 2024-06-11 on: 7 years.");
    }

    [Fact]
    public void What_an_author_writes_stays_text()
    {
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>'&quot;";
        string text = $"""
            statute "{evil}"
                jurisdiction US-PA
                cite "{evil}"

            use "us-pa/model"

            question "{evil}"   cite "{evil}"
                reading `<b onclick=x>`
                reading two
                default two

            parameter `<i>wait</i>`   cite "{evil}"
                7 years

            offenses `<u>list</u>`   cite "{evil}"
                18 § 3929

            relief "{evil}" for a conviction   cite "{evil}"
                text \"\"\"{evil}\"\"\"
                effect sealed, automatic
                when all of
                    (wait) `<i>wait</i>` has passed since disposition date
                    (list) offense is in `<u>list</u>`
                    (read) if the reading of "{evil}" is two then description is "{evil}" else grade is M2

            bar to relief "{evil}"   cite "{evil} 2"
                grade is F1

            not encoded "{evil}" because "{evil}"

            example "{evil}"
                today is 2025-01-01
                given a person
                    with a case
                        with a conviction where offense is 18 § 3929, disposition date is 2000-01-01, description is "{evil}"
                expect "{evil}" is not eligible

            """.Replace("\\\"", "\"", StringComparison.Ordinal);
        Compilation compilation = new(new(Path.Combine(StatuteFolder.Root, "sample.statute"), text), new StatuteFolder());
        Assert.Empty(compilation.Diagnostics.Where(d => d.IsError).Select(d => d.Text));
        string page = LawPage.Write(compilation);
        XDocument read = Read(page);
        Assert.DoesNotContain(read.Descendants(), e => e.Name.LocalName is "script" or "img" or "b" or "i" or "u");
        Assert.DoesNotContain(read.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains(read.Descendants("h1"), h => h.Value == evil);
        Assert.All(read.Descendants().Attributes("id"), id => Assert.Matches("^[a-z0-9-]+$", id.Value));
    }

    /// <summary>The page as XML: its own tags are all closed but three.</summary>
    private static XDocument Read(string page) => XDocument.Parse(Open().Replace(page.Replace("<!doctype html>", "", StringComparison.Ordinal), "$0</meta>").Replace("&nbsp;", " ", StringComparison.Ordinal));

    [GeneratedRegex("<meta[^>]*>")]
    private static partial Regex Open();
}
