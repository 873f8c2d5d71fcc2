using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>A statute that has been through Word means what it meant.</summary>
public partial class WordPaste
{
    private const string Plain = "tests/baselines/pennsylvania/main.statute";

    private static string Dump(string text)
    {
        ParseResult result = Samples.Parse(text);
        Assert.Empty(result.Diagnostics);
        return SyntaxDump.Of(result.File);
    }

    [Fact]
    public void Curly_quotes_hard_blanks_dashes_line_ends_and_a_byte_order_mark_change_nothing()
    {
        string plain = Samples.Read(Plain).Text;
        bool open = false;
        string pasted = "\uFEFF" + string.Concat(plain.Select(c => c == '"' ? (open = !open) ? "“" : "”" : c.ToString()))
            .Replace("'s", "’s", StringComparison.Ordinal)
            .Replace("18 § 2501 to 18", "18\u00A0§\u00A02501 – 18", StringComparison.Ordinal)
            .Replace("    ", "\u00A0\u00A0 \u202F", StringComparison.Ordinal)
            .Replace("at least", "at\u00A0least", StringComparison.Ordinal)
            .Replace("\n", "\r\n", StringComparison.Ordinal);

        // A dash takes one column where "to" took two: only that place differs.
        Assert.Equal(Dump(plain).Replace("@13:18", "@13:17", StringComparison.Ordinal), Dump(pasted));
    }

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u0085")]
    [InlineData("\v")]
    [InlineData("\r")]
    public void Every_line_end_is_a_line_end(string end)
    {
        string plain = Samples.Read(Plain).Text;

        Assert.Equal(Dump(plain), Dump(plain.Replace("\n", end, StringComparison.Ordinal)));
    }

    /// <summary>Each sign that word processors, web pages and PDFs put in the place of a plain one.</summary>
    [Theory]
    [InlineData("grade is one of M2 or M3", "grade\u00A0is one\u202Fof\u2009M2 or\u3000M3")]
    [InlineData("the case's county is \"York\"", "the case’s county is “York”")]
    [InlineData("the case's county is \"York\"", "the case‛s county is „York‟")]
    [InlineData("the case's county is \"York\"", "the case′s county is «York»")]
    [InlineData("sentence date is known", "sen\u00ADtence\u2060 date is kno\u00ADwn")]
    [InlineData("sentence date is known", "\u200Esentence date\u200F is known\uFEFF")]
    [InlineData("offense is 18 § 2701", "offense is 18\u00A0§\u00A02701")]
    [InlineData("offense is 18 § 2701", "offense is 18 §§2701")]
    [InlineData("offense is 58-37-8", "offense is 58\u201137\u20108")]
    [InlineData("maximum term >= 1 year", "maximum term ≥ 1\u00A0year")]
    [InlineData("maximum term <> 1 year", "maximum term ≠ 1 year")]
    [InlineData("registrant is known  -- why", "registrant is known — why")]
    [InlineData("registrant is known  -- why", "registrant is known ― why")]
    public void A_condition_pasted_means_what_was_copied(string copied, string pasted) =>
        Assert.Equal(WithoutPlaces(Dump($"relief \"A\" for a charge\n    when {copied}\n")), WithoutPlaces(Dump($"relief “A” for a charge\r\n    when {pasted}\r\n")));

    [Fact]
    public void A_double_section_sign_means_one_and_a_range_borrows_the_title() =>
        Assert.Equal(WithoutPlaces(Dump("offenses x\n    18 § 2501 to 18 § 3221\n")), WithoutPlaces(Dump("offenses x\n    18 §§ 2501–3221\n")));

    private static string WithoutPlaces(string dump) => Places().Replace(dump, "");

    [GeneratedRegex(" @[0-9:]+")]
    private static partial Regex Places();

    [Fact]
    public void Making_text_plain_keeps_every_position()
    {
        string text = "\u2028“a”\u00A0–\u2060\u00AD\r\r\n\t\uD83D\uDE00e\u0301";

        Assert.Equal(text.Length, PlainText.Of(text).Length);
    }
}
