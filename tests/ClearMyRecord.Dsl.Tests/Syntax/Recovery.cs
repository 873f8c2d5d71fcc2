using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>Three mistakes, three messages; and what is not broken is read.</summary>
public class Recovery
{
    private static void Expect(string text, params (int Line, DiagnosticDescriptor Descriptor)[] expected)
    {
        ParseResult result = Samples.Parse(text);
        (int, string)[] found = [.. result.Diagnostics.Select(d => (d.Span.File.PositionOf(d.Span.Start).Line, d.Descriptor.Code))];
        Assert.True(expected.Select(e => (e.Line, e.Descriptor.Code)).SequenceEqual(found), DiagnosticRenderer.Render(result.Diagnostics));
    }

    [Fact]
    public void Wrong_word_order_a_missing_of_and_bad_indentation() => Expect("""
        statute "x"
            jurisdiction US-PA
        relief "A" for a conviction
            effect sealed, automatic
            when all
                (a) grade M2 is
                (b) grade is M3
                  (c) grade is known
        relief "B" for a conviction
            when grade is M2
        """, (5, SyntaxErrors.ListWithoutOf), (6, SyntaxErrors.EndsEarly), (8, SyntaxErrors.TooFarRight));

    [Fact]
    public void An_unclosed_quote_a_capital_keyword_and_a_tab() => Expect("""
        statute "x
            jurisdiction US-PA
        relief "A" for a conviction
            when If grade is M2 then grade is M3 else grade is M
        relief "B" for a conviction
        	when grade is M2
        """, (1, SyntaxErrors.UnclosedQuote), (4, SyntaxErrors.Unexpected), (6, SyntaxErrors.Tab));

    [Fact]
    public void A_misspelt_keyword_a_mix_of_and_and_or_and_an_impossible_date() => Expect("""
        define a triggering conviction as
            a conviction wher maximum term is at least 1 year
        relief "A" for a conviction
            when grade is M2 and maximum term is known or grade is M3
            unless any of
                (a) disposition date is before 2023-02-30
        """, (2, SyntaxErrors.Unexpected), (4, SyntaxErrors.MixedAndOr), (6, SyntaxErrors.NoSuchDate));

    [Fact]
    public void An_open_parenthesis_a_free_hyphen_and_a_relief_without_its_subject() => Expect("""
        relief "A" for a conviction
            when (grade is M2 and maximum term is known
            effect sealed, automatic
        define wait of a conviction as 7 years - 1 day
        relief "B"
            when grade is M2
        """, (2, SyntaxErrors.UnclosedParenthesis), (4, SyntaxErrors.FreeHyphen), (5, SyntaxErrors.EndsEarly));

    [Fact]
    public void A_where_without_records_a_thousands_comma_and_a_row_without_a_condition() => Expect("""
        offenses theft
            PC 211,212
        define wait of a conviction as
            7 years where grade is M2
            10 years
            never otherwise
        relief "A" for a conviction
            when grade is M2 where maximum term is known
        """, (2, SyntaxErrors.ThousandsComma), (5, SyntaxErrors.RowWithoutCondition), (8, SyntaxErrors.WhereWithoutNoun));

    [Fact]
    public void A_misplaced_example_a_wrong_outcome_and_a_broken_bill() => Expect("""
        bill "B" amends "us-pa/clean-slate" effective 2028-01-01
            set misdemeanor wait 5 years
            strike (a) from bar "§ 1"
        example "one"
            today is 2024-01-01
            expect "A" is elegible
            example "two"
                today is 2024-01-01
        """, (2, SyntaxErrors.Unexpected), (6, SyntaxErrors.UnknownWord), (7, SyntaxErrors.TooFarRight));

    [Fact]
    public void Four_mistakes_of_grammar() => Expect("""
        parameter wait
            7 yeers from 2024-01-01
        relief B for a conviction
            when grade is M2
        bar to relief "A"
            the person has least 2 convictions
        question "q"
            reading one
            default
        """, (2, SyntaxErrors.Unexpected), (3, SyntaxErrors.Unexpected), (6, SyntaxErrors.Unexpected), (9, SyntaxErrors.EndsEarly));

    [Fact]
    public void What_follows_a_mistake_is_read()
    {
        ParseResult result = Samples.Parse("""
            relief "A" for conviction that
                effect sealed, automatic
                when all of
                    (a) grade is is M2
                    (b) grade is known
            relief "B" for a conviction
                when grade is M2
            """);

        Assert.Equal(2, result.Diagnostics.Length);
        Assert.Collection(result.File.Members,
            a =>
            {
                ReliefSyntax relief = Assert.IsType<ReliefSyntax>(a);
                Assert.Equal("sealed", relief.Effect?.Effect);
                ListSyntax list = Assert.IsType<ListSyntax>(Assert.Single(relief.When));
                Assert.IsType<StateTestSyntax>(list.Items[1].Condition);
            },
            b => Assert.IsType<CompareSyntax>(Assert.Single(Assert.IsType<ReliefSyntax>(b).When)));
    }

    [Fact]
    public void A_text_of_the_law_left_open_ends_at_the_next_declaration() => Expect("""
        relief "A" for a conviction
            when grade is M2
            text "" "
        """.Replace("\"\" \"", "\"\"\"", StringComparison.Ordinal) + "\n      words of the law\nrelief \"B\" for a conviction\n    when grade M2 is\n",
        (3, SyntaxErrors.UnclosedText), (6, SyntaxErrors.EndsEarly));

    [Theory]
    [InlineData("relief \"A\" for a conviction\n    when If grade is M2 then registrant else deceased\n", "keywords are written small: `if`")]
    [InlineData("relief \"A\" for a conviction\n    when grade is one M2, M3\n", "a list of values starts with `is one of`")]
    [InlineData("relief \"A\" for a conviction\n    when grade is equal to M2\n", "write `is`")]
    [InlineData("relief \"A\" for a conviction\n    when count convictions of the person is 3\n", "write `count of`")]
    [InlineData("relief A for a conviction\n    when grade is M2\n", "what follows `relief` stands in quotes: `relief \"…\"`")]
    [InlineData("define a thing as a charge wher grade is M2\n", "did you mean `where`?")]
    [InlineData("define y of a person 7 years\n", "`as` is wanted here")]
    public void Advice_names_the_likely_phrase(string text, string advice) =>
        Assert.Equal(advice, Assert.Single(Samples.Parse(text).Diagnostics).Advice);
}
