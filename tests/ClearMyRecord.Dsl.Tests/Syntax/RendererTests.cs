using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Tests.Syntax;

public class RendererTests
{
    private static readonly DiagnosticDescriptor Example = new("CMR1999", Severity.Error, "`{0}` is not known");

    private static string Render(string text, string at, string advice = "", int width = DiagnosticRenderer.UsualWidth)
    {
        SourceText source = new("a.statute", text);
        return DiagnosticRenderer.Render(Example.At(new(source, text.IndexOf(at, StringComparison.Ordinal), at.Length), at) with { Advice = advice }, width);
    }

    /// <summary>What stands above the carets.</summary>
    private static string Underlined(string picture)
    {
        string[] lines = picture.Split('\n');
        int from = lines[2].IndexOf('^', StringComparison.Ordinal), to = lines[2].LastIndexOf('^') + 1;
        return lines[1][from..Math.Min(to, lines[1].Length)];
    }

    [Fact]
    public void A_message_is_a_picture() => Assert.Equal("""
        a.statute:2:8: error CMR1999
        2 | bbb is M9 here
          |        ^^
           `M9` is not known
           → write `M3`

        """.ReplaceLineEndings("\n"), Render("aaa\nbbb is M9 here\n", "M9", "write `M3`"));

    [Fact]
    public void A_tab_does_not_shift_the_caret() => Assert.Equal("M9", Underlined(Render("\tgrade\tis M9", "M9")));

    [Fact]
    public void Wide_letters_take_two_columns()
    {
        string[] lines = Render("漢字 is M9", "M9").Split('\n');

        Assert.Equal("1 | 漢字 is M9", lines[1]);
        Assert.Equal(lines[1].IndexOf("M9", StringComparison.Ordinal) + 2, lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void Accents_take_no_column()
    {
        string[] lines = Render("e\u0301te\u0301 is M9", "M9").Split('\n');

        Assert.Equal(lines[1].IndexOf("M9", StringComparison.Ordinal) - 2, lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_line_is_cut_around_the_caret()
    {
        string picture = Render(new string('x', 5000) + " M9 " + new string('y', 5000), "M9", width: 60);

        Assert.Equal("M9", Underlined(picture));
        Assert.All(picture.Split('\n'), line => Assert.True(line.Length <= 72));
    }

    [Fact]
    public void Signs_that_move_the_cursor_are_shown_as_dots()
    {
        string picture = Render("a \u001B[31m\u202E M9", "M9");

        Assert.DoesNotContain(picture, c => c is '\u001B' or '\u202E');
        Assert.Equal("M9", Underlined(picture));
    }

    [Fact]
    public void A_place_at_the_end_of_an_empty_file_has_a_caret()
    {
        string picture = DiagnosticRenderer.Render(Example.At(new(new SourceText("a.statute", ""), 0, 0), "x"));

        Assert.Equal("a.statute:1:1: error CMR1999\n1 |\n  | ^\n   `x` is not known\n", picture);
    }

    [Fact]
    public void Other_places_are_shown_with_their_lines()
    {
        SourceText source = new("a.statute", "one\ntwo\n");
        string picture = DiagnosticRenderer.Render(Example.At(new(source, 4, 3), "two") with { Notes = [(new SourceSpan(source, 0, 3), "the first one is here")] });

        Assert.Contains("the first one is here: a.statute:1:1\n1 | one\n  | ^^^\n", picture, StringComparison.Ordinal);
    }
}
