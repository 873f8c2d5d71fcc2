using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Runtime;

public sealed class CitationTests
{
    private static readonly ImmutableArray<CitationFormat> Formats =
    [
        new("CHAPTER ILCS ACT/SECTION"), new("MCL SECTION"), new("TITLE § SECTION"), new("CODE SECTION"), new("SECTION CODE"), new("SECTION"),
    ];

    [Theory]
    [InlineData("18 § 2706(a)(1)", "18 § 2706(a)(1)")]
    [InlineData("18 §2706 (A)(1)", "18 § 2706(a)(1)")]
    [InlineData("18\u00A0§§\u00A02706(a)(1)", "18 § 2706(a)(1)")]
    [InlineData("18 Sec. 2706", "18 § 2706")]
    [InlineData("18 section 2706", "18 § 2706")]
    [InlineData("18 2706", "18 § 2706")]
    [InlineData("PC 273.5(a)", "PC § 273.5(a)")]
    [InlineData("P.C. § 273.5(a)", "PC § 273.5(a)")]
    [InlineData("11357(b)(2) hs", "HS § 11357(b)(2)")]
    [InlineData("720 ilcs 5/12-3.05", "720 5 § 12-3.05")]
    [InlineData("720 ILCS 5 / 12–3.2(a-5)", "720 5 § 12-3.2(a-5)")]
    [InlineData("720 I.L.C.S. 570/402(c)", "720 570 § 402(c)")]
    [InlineData("MCL 750.81d", "§ 750.81d")]
    [InlineData("53a-60", "§ 53a-60")]
    [InlineData("18.2-95", "§ 18.2-95")]
    [InlineData("58-37-8(2)(a)(i)", "§ 58-37-8(2)(a)(i)")]
    [InlineData("§ 0943.20", "§ 943.20")]
    public void A_reference_is_read_by_the_first_format_that_fits(string text, string expected) =>
        Assert.Equal(expected, CitationFormat.Parse(Formats, text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("theft by unlawful taking")]
    [InlineData("18 §")]
    [InlineData("18 § (a)")]
    [InlineData("2706(a")]
    [InlineData("2706()")]
    [InlineData("2706(a, b)")]
    [InlineData("2706 and 2707")]
    [InlineData("18 Pa.C.S. § 2706")]
    [InlineData("720 ILCS 5")]
    public void What_no_format_fits_is_no_reference(string text) => Assert.Null(CitationFormat.Parse(Formats, text));

    [Theory]
    [InlineData("18 § 2706", "18 § 2706", Truth.True)]
    [InlineData("18 § 2706", "18 § 2706(a)(1)", Truth.True)]
    [InlineData("18 § 2706(a)", "18 § 2706(a)(1)", Truth.True)]
    [InlineData("18 § 2706(a)", "18 § 2706(b)", Truth.False)]
    [InlineData("18 § 2706(a)(1)", "18 § 2706(a)", Truth.Unknown)]
    [InlineData("18 § 2706(a)(1)", "18 § 2706", Truth.Unknown)]
    [InlineData("18 § 2706(a)(1)", "18 § 2706(b)", Truth.False)]
    [InlineData("18 § 2706(a)(1)", "75 § 2706", Truth.False)]
    [InlineData("PC 273.5(a)", "273.5", Truth.Unknown)]
    [InlineData("18 § 2706", "18 § 27061", Truth.False)]
    [InlineData("18 § 2706", "18 § 2706.1", Truth.False)]
    [InlineData("18 § 2706", "18 § 2706a", Truth.False)]
    [InlineData("18 § 2706", "75 § 2706", Truth.False)]
    [InlineData("720 ILCS 5/12-3.05", "720 ILCS 5/12-3.5", Truth.False)]
    [InlineData("720 ILCS 5/12-3.2", "720 ILCS 570/12-3.2", Truth.False)]
    [InlineData("PC 273.5", "273.5", Truth.Unknown)]
    [InlineData("PC 273.5", "273.6", Truth.False)]
    public void An_entry_covers_everything_under_it_and_nothing_beside_it(string entry, string charge, Truth expected) =>
        Assert.Equal(expected, Read(entry).Covers(Read(charge)));

    [Theory]
    [InlineData("18 § 2501", "18 § 3221", "18 § 2501", true)]
    [InlineData("18 § 2501", "18 § 3221", "18 § 2706.1(a)", true)]
    [InlineData("18 § 2501", "18 § 3221", "18 § 3221(b)(2)", true)]
    [InlineData("18 § 2501", "18 § 3221", "18 § 3221.1", false)]
    [InlineData("18 § 2501", "18 § 3221", "18 § 2500", false)]
    [InlineData("18 § 2501", "18 § 3221", "18 § 310", false)]
    [InlineData("18 § 2501", "18 § 3221", "75 § 2706", false)]
    [InlineData("MCL 750.81", "MCL 750.520b", "MCL 750.99a", true)]
    [InlineData("53a-59", "53a-61", "53a-60d", true)]
    [InlineData("53a-59", "53a-61", "53-60", false)]
    [InlineData("720 ILCS 5/12-3", "720 ILCS 5/12-3.2", "720 ILCS 5/12-3.05", true)]
    [InlineData("18 § 2706(a)", "18 § 2706(b)", "18 § 2706(b)(3)", true)]
    [InlineData("18 § 2706(a)", "18 § 2706(b)", "18 § 2706(c)", false)]
    [InlineData("18 § 2706(a)", "18 § 2706(b)", "18 § 2706(a)(1)", true)]
    [InlineData("18 § 2706(b)", "18 § 2801", "18 § 2706(a)", false)]
    public void A_range_holds_its_ends_and_what_lies_between_as_numbers(string from, string to, string charge, bool inside) =>
        Assert.Equal(TruthLogic.Of(inside), Citation.Covers(Read(from), Read(to), Read(charge)));

    [Theory]
    [InlineData("18 § 2706(a)", "18 § 2706(b)", "18 § 2706", Truth.Unknown)]
    [InlineData("18 § 2706(b)", "18 § 2801", "18 § 2706", Truth.Unknown)]
    [InlineData("18 § 2501", "18 § 2706(a)(1)", "18 § 2706(a)", Truth.Unknown)]
    [InlineData("18 § 2501", "18 § 2706(b)", "18 § 2706", Truth.Unknown)]
    [InlineData("18 § 2501", "18 § 2706(b)(1)", "18 § 2706(a)", Truth.True)]
    [InlineData("18 § 2501(b)", "18 § 2706", "18 § 2706", Truth.True)]
    [InlineData("18 § 2501(b)", "18 § 2706(b)", "75 § 2501", Truth.False)]
    [InlineData("18 § 2501(1)", "18 § 2501(2)", "18 § 2501(1a)", Truth.True)]
    [InlineData("18 § 2501(2)", "18 § 2501(3)", "18 § 2501(1a)", Truth.False)]
    [InlineData("18 § 2501(1a)", "18 § 2501(3)", "18 § 2501(1)", Truth.False)]
    public void What_breaks_off_where_a_range_begins_or_ends_may_lie_in_it(string from, string to, string charge, Truth expected) =>
        Assert.Equal(expected, Citation.Covers(Read(from), Read(to), Read(charge)));

    [Fact]
    public void A_matcher_grows_with_its_dictionary()
    {
        OffenseMatcher matcher = new(Formats, Read("18 § 2706"));
        ValueDictionary dictionary = new();
        int threats = dictionary.CodeFor("18 § 2706(a)(1)"), unreadable = dictionary.CodeFor("see comment");
        Truth[] before = matcher.TableFor(dictionary);
        Assert.Equal(Truth.True, before[threats]);
        Assert.Equal(Truth.Unknown, before[unreadable]);
        Assert.Same(before, matcher.TableFor(dictionary));

        int theft = 0;
        for (int section = 3900; section < 4000; section++) theft = dictionary.CodeFor($"18 § {section}");
        Assert.Equal(Truth.False, matcher.TableFor(dictionary)[theft]);
        Assert.Equal(Truth.True, matcher.TableFor(dictionary)[threats]);
    }

    [Theory]
    [InlineData("TITLE § SECTION", true)]
    [InlineData("TITLE §", false)]
    [InlineData("SECTION SECTION", false)]
    public void A_format_has_one_section(string template, bool good) => Assert.Equal(good, new CitationFormat(template).FindFault() is null);

    private static Citation Read(string text) =>
        CitationFormat.Parse(Formats, text) ?? throw new ArgumentException($"not a citation: {text}", nameof(text));
}
