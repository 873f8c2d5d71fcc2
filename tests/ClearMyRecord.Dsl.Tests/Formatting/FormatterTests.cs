using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Formatting;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Statutes;
using ClearMyRecord.Dsl.Tests.Syntax;

namespace ClearMyRecord.Dsl.Tests.Formatting;

/// <summary>The layout changes and nothing else does, whatever the layout was.</summary>
public sealed class FormatterTests
{
    public static TheoryData<string> Files => Samples.All;

    public static TheoryData<string> Laws => [.. StatuteFolder.All.Where(path => !StatuteFolder.IsDocument(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Formatting_twice_is_formatting_once(string path)
    {
        SourceText text = Samples.Read(path);
        if (Samples.Parse(text).Diagnostics.Any(d => d.IsError)) return;
        List<string> names = Samples.ImportedNames(text);
        string once = Well(text, names);
        Assert.Equal(once, Well(new(path, once), names));
        Assert.Equal(Kept(text), Kept(new(path, once)));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void However_a_statute_was_laid_out_it_says_the_same(string law)
    {
        Compilation compilation = StatuteFolder.Compile(law);
        List<string> names = [.. compilation.Loaded.Texts.Where(t => t != compilation.Text).SelectMany(t => StatuteFrontEnd.Scan(t).DeclaredNames)];
        string meant = BoundDump.Of(compilation.Bound), formatted = Well(compilation.Text, names);
        Assert.Equal(meant, Bound(compilation.Text.Path, formatted));
        for (int seed = 0; seed < 4; seed++)
        {
            string wild = WildLayout.Of(compilation.Text, names, new Random(seed));
            SourceText text = new(compilation.Text.Path, wild);
            Assert.Equal(meant, Bound(text.Path, wild));
            string tamed = Well(text, names);
            Assert.Equal(meant, Bound(text.Path, tamed));
            Assert.Equal(Kept(compilation.Text), Kept(new(text.Path, tamed)));
            Assert.Equal(tamed, Well(new(text.Path, tamed), names));
            // Where no sentence was broken into lines, one layout comes of all of them.
            Assert.Equal(Lines(new(text.Path, formatted), names), Lines(new(text.Path, tamed), names));
        }
    }

    [Fact]
    public void A_page_from_a_word_processor_becomes_a_statute() => Assert.Equal(
        """
        statute "A"

        -- why
        parameter wait   cite "(a)"
            10 years from 2019-06-28   -- first
            7 years  from 2024-06-11   -- second
            -- the end of it

        define old of a charge as disposition date >= 2020-01-01 and (grade is M2)

        define two of a person as
            1 year   where (there is a charge of the person where grade is M2)
            10 years where registrant
            never otherwise

        """.ReplaceLineEndings("\n"),
        Well(new("a.statute", "\uFEFFstatute  “A”  \n\n\n— why\nparameter   wait cite “(a)”\n\n  10 years from 2019-06-28 -- first\n  7 years   from 2024-06-11    -- second  \n  -- the end of it\n"
            + "define old of a charge as disposition date≥2020-01-01   and ( grade  is M2 )\n"
            + "define two of a person as\n 1\u00A0year where ( there  is a charge of the person where grade is M2 )\n 10 years where registrant\n never otherwise"), []));

    [Fact]
    public void The_line_ends_of_a_file_stay_its_own() =>
        Assert.Equal("use \"a\"\r\nuse \"b\"\r\n", Well(new("a.statute", "use   \"a\"\r\nuse \"b\""), []));

    [Fact]
    public void A_text_of_the_law_keeps_every_letter()
    {
        string text = "define old of a charge as grade is M2\n\ntext \"\"\"One  “two” —\n      three\n\n\n  four \"\"\"\n";
        Assert.Equal(text, Well(new("a.statute", text), []));
    }

    [Fact]
    public void A_parenthesis_that_would_become_a_label_stays_open() =>
        Assert.Contains("( M2 )", Well(new("a.statute", "define old of a charge as grade is ( M2 )\n"), []), StringComparison.Ordinal);

    private static string Well(SourceText text, IReadOnlyCollection<string> names)
    {
        string? formatted = StatuteFormatter.FormatWell(text, names);
        Assert.True(formatted is not null, "the words would have changed");
        return formatted;
    }

    private static string Bound(string path, string text)
    {
        Compilation compilation = new(new(path, text), new StatuteFolder());
        Assert.Empty(compilation.Diagnostics);
        return BoundDump.Of(compilation.Bound);
    }

    private static string[] Kept(SourceText text) =>
        [.. StatuteLayout.Words(text).Where(w => w.Kind is "COMMENT" or "TEXT_BLOCK").Select(w => WordSpacing.Written(w, text))];

    /// <summary>Lines that begin a statement, without their comments: how a broken one hangs, and where blank lines part comments, is the author's.</summary>
    private static string[] Lines(SourceText text, IReadOnlyCollection<string> names) =>
        [.. LineReader.Read(text, names).Where(line => line.Starts && !line.IsComment).Select(line => text.Text[(line.Words[0].Start - line.WrittenColumn)..line.Words[^1].End])];
}
