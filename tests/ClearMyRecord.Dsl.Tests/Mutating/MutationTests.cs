using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Mutating;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Mutating;

/// <summary>Changes are those of the law's own words, and are noticed by the examples that stand at their boundary and by no others.</summary>
public sealed class MutationTests
{
    private const string Law = """"
        statute "Small act"
            jurisdiction US-PA
            cite "18 Pa.C.S. § 9999"

        use "us-pa/model"

        parameter dismissal wait   cite "18 Pa.C.S. § 9999(a)(2)"
            2 years

        offenses small ones   cite "18 Pa.C.S. § 9999(b)"
            (1) 18 § 3901 to 18 § 3935
            except 18 § 3929

        relief "sealing" for a charge   cite "18 Pa.C.S. § 9999"
            effect sealed, automatic
            text """At least 2 years and no more than 3."""
            when all of
                (ended) disposition is one of dismissed or withdrawn
                (wait)  dismissal wait has passed since disposition date
                (small) offense is in small ones

        example "long ago"
            given a person
                with a case
                    with a charge where offense is 18 § 3921, disposition is dismissed, disposition date is 2010-01-01
            on 2026-01-01 expect "sealing" is eligible

        """";

    private const string LastDay = """

        example "the last day of the wait"
            given a person
                with a case
                    with a charge where offense is 18 § 3921, disposition is dismissed, disposition date is 2020-01-01
            on 2021-12-31 expect "sealing" is not yet eligible, until 2022-01-01, because of (wait)
            on 2022-01-01 expect "sealing" is eligible

        """;

    private const string Excepted = """

        example "what the list excepts"
            given a person
                with a case
                    with a charge where offense is 18 § 3929, disposition is dismissed, disposition date is 2010-01-01
            on 2026-01-01 expect "sealing" is not eligible, because of (small)

        """;

    private const string Convicted = """

        example "a conviction"
            given a person
                with a case
                    with a charge where offense is 18 § 3921, disposition is guilty plea, disposition date is 2010-01-01
            on 2026-01-01 expect "sealing" is not eligible, because of (ended)

        """;

    [Fact]
    public void What_no_example_notices_is_named_until_one_stands_at_the_boundary()
    {
        string[] wait = ["2 years → 1 year", "2 years → 3 years", "dismissal wait has passed since → more than dismissal wait has passed since", "(wait) dismissal wait has passed since disposition date → "];
        string[] list = ["except 18 § 3929 → ", "(small) offense is in small ones → "];
        string[] ended = ["(ended) disposition is one of dismissed or withdrawn → "];
        Assert.Equal(Sorted([.. wait, .. list, .. ended, "all of → any of"]), Unnoticed(Law));
        Assert.Equal(Sorted([.. list, .. ended]), Unnoticed(Law + LastDay));
        Assert.Equal(Sorted([.. wait, .. ended]), Unnoticed(Law + Excepted));
        Assert.Empty(Unnoticed(Law + LastDay + Excepted + Convicted));
    }

    [Theory]
    [InlineData("maximum term is at least 2 years", "maximum term is more than 2 years", "maximum term is not at least 2 years", "maximum term is at least 1 year", "maximum term is at least 3 years")]
    [InlineData("maximum term is at most 1 year and 6 months", "maximum term is less than 1 year and 6 months", "maximum term is not at most 1 year and 6 months", "maximum term is at most 1 year and 5 months", "maximum term is at most 1 year and 7 months")]
    [InlineData("the case's fines balance is less than $1,000.50", "the case's fines balance is at most $1,000.50", "the case's fines balance is not less than $1,000.50", "the case's fines balance is less than $999.50", "the case's fines balance is less than $1001.50")]
    [InlineData("disposition date is not before 2020-03-01", "disposition date is before 2020-03-01", "disposition date is not on or before 2020-03-01", "disposition date is not before 2020-02-29", "disposition date is not before 2020-03-02")]
    [InlineData("the person has at least 2 other charges", "the person has more than 2 other charges", "the person has at least 1 other charges", "the person has at least 3 other charges", "the person has at least 2  charges")]
    [InlineData("grade is one of M2 or M3", "grade is not one of M2 or M3", "grade is one of M2 and M3")]
    [InlineData("offense is 18 § 3929", "offense is not 18 § 3929")]
    [InlineData("more than 5 years has passed since disposition date", "at least 5 years has passed since disposition date", "more than 4 years has passed since disposition date", "more than 6 years has passed since disposition date")]
    [InlineData("sentence date is after 2020-03-01, no if none", "sentence date is not after 2020-03-01, no if none", "sentence date is on or after 2020-03-01, no if none", "sentence date is after 2020-02-29, no if none", "sentence date is after 2020-03-02, no if none", "sentence date is after 2020-03-01, yes if none")]
    public void A_condition_is_changed_in_these_ways_and_no_others(string condition, params string[] changed)
    {
        string law = $"statute \"Act\"\n    jurisdiction US-PA\n\nuse \"us-pa/model\"\n\nrelief \"sealing\" for a charge\n    effect sealed, automatic\n    when {condition}\n";
        Compilation compilation = new SmallLaws().CompileText("act.statute", law);
        Assert.Equal(changed.Order(StringComparer.Ordinal), MutationFinder.Find(compilation)
            .Select(m => m.Apply().LineText(8)["    when ".Length..]).Order(StringComparer.Ordinal));
        Assert.All(MutationFinder.Find(compilation), mutation => Assert.Equal("relief \"sealing\"", mutation.Where));
    }

    [Theory]
    [InlineData("        (one) grade is M2\n", false)]
    [InlineData("        (one) grade is M2\n        (two) inchoate is none\n", true)]
    [InlineData("        (one) any of\n            (a) grade is M2\n            (b) inchoate is none\n", false)]
    public void Of_a_list_of_one_item_all_and_any_are_not_exchanged(string items, bool isChanged)
    {
        string law = $"statute \"Act\"\n    jurisdiction US-PA\n\nuse \"us-pa/model\"\n\nrelief \"sealing\" for a charge\n    effect sealed, automatic\n    when all of\n{items}";
        var changes = MutationFinder.Find(new SmallLaws().CompileText("act.statute", law));
        Assert.Equal(isChanged, changes.Any(change => change is { Old: "all of", New: "any of" }));
        Assert.Equal(items.Contains("any of", StringComparison.Ordinal), changes.Any(change => change is { Old: "any of", New: "all of" }));
    }

    [Fact]
    public void Examples_citations_and_words_of_the_law_are_never_changed()
    {
        Compilation law = new SmallLaws().Compile("us-pa/clean-slate");
        var changes = MutationFinder.Find(law);
        Assert.True(changes.Length > 100, $"{changes.Length} changes");
        IEnumerable<SyntaxNode> alone = law.Loaded.Files[^1].Members.Where(m => m is ExampleSyntax or NotEncodedSyntax or QuestionSyntax)
            .Concat<SyntaxNode>(law.Loaded.Files[^1].Members.OfType<OffensesSyntax>().SelectMany(list => list.Entries.Where(entry => entry.Where is null)));
        foreach (SyntaxNode node in alone)
            Assert.DoesNotContain(changes, change => change.Span.Start < node.Span.End && change.Span.End > node.Span.Start);
        Assert.DoesNotContain(changes, change => change.New.Length > 0 && change.Old.Contains('"', StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> changes) => changes.Order(StringComparer.Ordinal);

    private static IEnumerable<string> Unnoticed(string law)
    {
        SmallLaws library = new();
        Compilation compilation = library.CompileText("act.statute", law);
        Assert.True(MutationRun.Passes(compilation));
        return Sorted(MutationRun.Run(compilation, library).Where(r => r.Fate == MutationFate.Unnoticed).Select(r => $"{r.Mutation.Old} → {r.Mutation.New}"));
    }
}
