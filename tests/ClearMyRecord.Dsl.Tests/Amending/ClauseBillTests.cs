using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Amending;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Tests.Amending;

/// <summary>What bills do to effects, caps, reach and nested lists, and what a bill may not say twice.</summary>
public sealed class ClauseBillTests
{
    private const string Law = """
        statute "Law"
            jurisdiction US-PA
            calendar years roll back
            citation format "TITLE § SECTION"
        use "standard/model"
        record charge
            minor is yes or no
        parameter wait is 10 years
        offenses grave
            18 § 1
        define a felony charge as a charge where grade is felony
        question "q"
            reading the case
            reading the person
            default the case
        relief "R" for a charge
            effect sealed, by petition
            when all of
                (wait) wait has passed since disposition date
                (some) any of
                    (x) grade is infraction
                    (y) minor
        relief "old" for a charge
            in force until 2020-01-01
            when minor
        relief "P" for a person
            effect sealed
            reaches charges of the person where minor
            when there is a charge of the person where it is a felony charge
        bar to relief "R"   cite "§ 2"
            any of
                (a) offense is in grave
                (b) the person has at least 3 charges

        """;

    private const string Two = """
        example "two charges"
            given a person
                with a case
                    with a charge called one where disposition date is 2000-01-01, grade is infraction, offense is 18 § 9, sentence date is 2000-01-01, minor
                    with a charge called two where disposition date is 2000-01-01, grade is misdemeanor, offense is 18 § 9, sentence date is 2001-01-01, not minor

        """;

    [Fact]
    public void A_petition_becomes_automatic_on_the_bills_day_and_is_one_relief_with_the_old()
    {
        Compilation bill = Expect("in relief \"R\", effect reads erased, automatic", Two + """
                on 2027-12-31 expect "R" for one is eligible, with effect sealed
                on 2028-01-01 expect "R" for one is eligible, with effect erased
            """);
        Assert.Equal([("sealed", "by petition"), ("erased", "automatic")], bill.Program.Info.Reliefs[0].Effects.Select(row => (row.Effect, Assert.Single(row.Routes).Route)));
    }

    [Fact]
    public void New_rows_take_the_place_of_an_effect_and_may_deny_it() => Expect("""
        in relief "R", effect reads
                (1) erased, automatic where minor
                no relief otherwise
            insert into relief "R", (some) any of
                (z) grade is misdemeanor
        """, Two + """
            on 2027-12-31 expect "R" for one is eligible, with effect sealed
            on 2028-01-01 expect "R" for one is eligible, with effect erased
            on 2027-12-31 expect "R" for two is not eligible, because of (some)
            on 2028-01-01 expect "R" for two is not eligible, because of (effect)
        """);

    [Fact]
    public void An_alternative_joins_a_list_inside_another() => Expect("""
        insert into relief "R", (some) any of
                (z) grade is misdemeanor
        """, Two + """
            on 2027-12-31 expect "R" for two is not yet eligible, until 2028-01-01, because of (some)
            on 2028-01-01 expect "R" for two is eligible
        """);

    [Fact]
    public void A_cap_is_inserted_widened_and_struck()
    {
        string first = Bill("law", "2028-01-01", "insert into relief \"R\", limited to 1 per person, earliest sentence date first\n    strike (some) from relief \"R\"");
        string examples = Two + """
                on 2027-12-31 expect "R" for one is eligible
                on 2028-01-01 expect "R" for one is eligible
                on 2028-01-01 expect "R" for two is not eligible, because of (limit)
            """;
        ExpectAll([("law", Law)], first, examples);
        ExpectAll([("law", Law), ("first", first)], Bill("first", "2029-01-01", "in relief \"R\", limited to reads two per person, earliest sentence date first"),
            examples + "\n    on 2028-12-31 expect \"R\" for two is not eligible, because of (limit)\n    on 2029-01-01 expect \"R\" for two is eligible\n");
        ExpectAll([("law", Law), ("first", first)], Bill("first", "2028-06-01", "strike limited to from relief \"R\""),
            examples + "\n    on 2028-05-31 expect \"R\" for two is not eligible, because of (limit)\n    on 2028-06-01 expect \"R\" for two is eligible\n");
    }

    [Fact]
    public void A_cap_with_dates_says_them_when_it_is_read_back()
    {
        Compilation bill = Compile([("law", Law)], Bill("law", "2028-01-01", "insert into relief \"R\", limited to 1 per person"));
        Assert.Empty(bill.Diagnostics);
        string read = string.Join('\n', Paraphraser.Read(bill.Bound).Sections.SelectMany(section => section.Lines).Select(line => line.Text));
        Assert.Contains("Law only from 2028-01-01 on: of those that are otherwise eligible no more than 1", read, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_relief_reaches_changes_on_the_bills_day()
    {
        Compilation bill = Compile([("law", Law)], Bill("law", "2028-01-01", "in relief \"P\", reaches reads charges of the person where grade is infraction"));
        Assert.Empty(bill.Diagnostics);
        Compilation wrong = Compile([("law", Law)], Bill("law", "2028-01-01", "in relief \"P\", reaches reads felony charges of the person"));
        Assert.Equal(RuleErrors.OtherKind, Assert.Single(wrong.Diagnostics).Descriptor);
    }

    [Theory]
    [InlineData("set wait to 5 years", "set wait to 6 years", "`wait`", "set")]
    [InlineData("set the reading of \"q\" to the case", "set the reading of \"q\" to the person", "question \"q\"", "set")]
    [InlineData("in relief \"R\", (wait) reads minor", "in relief \"R\", (wait) reads grade is infraction", "(wait) of relief \"R\"", "given new words")]
    [InlineData("strike (some) from relief \"R\"", "strike (some)(x) from relief \"R\"", "(some)(x) of relief \"R\"", "struck")]
    [InlineData("strike (some)(x) from relief \"R\"", "strike (some)(x) from relief \"R\"", "(some)(x) of relief \"R\"", "struck")]
    [InlineData("strike (a) from bar \"§ 2\"", "in bar \"§ 2\", (a) reads minor", "(a) of bar \"§ 2\"", "struck")]
    [InlineData("repeal bar \"§ 2\"", "repeal bar \"§ 2\"", "bar \"§ 2\"", "repealed")]
    [InlineData("repeal relief \"R\"", "repeal relief \"R\"", "relief \"R\"", "repealed")]
    [InlineData("strike 18 § 1 from offenses grave", "in offenses grave, 18 § 1 reads 18 § 2", "`18 § 1` of offenses `grave`", "struck")]
    [InlineData("in relief \"R\", effect reads erased", "in relief \"R\", effect reads sealed", "`effect` of relief \"R\"", "given new words")]
    [InlineData("insert into relief \"R\", limited to 1 per person", "strike limited to from relief \"R\"", "`limited to` of relief \"R\"", "inserted")]
    [InlineData("in define felony charge reads a charge where minor", "in define felony charge reads a charge", "define `felony charge`", "given new words")]
    [InlineData("insert into relief \"R\", when all of\n        (n) minor", "strike (n) from relief \"R\"", "(n) of relief \"R\"", "inserted")]
    public void A_bill_says_once_what_becomes_of_a_thing(string first, string second, string what, string done)
    {
        Diagnostic message = Assert.Single(Compile([("law", Law)], Bill("law", "2028-01-01", first + "\n    " + second)).Diagnostics);
        Assert.Equal(RuleErrors.AmendedTwice, message.Descriptor);
        Assert.StartsWith($"{what} is amended twice: it was {done} on line 2 of this bill", message.Text, StringComparison.Ordinal);
        Assert.Equal(2, message.Span.File.PositionOf(Assert.Single(message.Notes).Item1.Start).Line);
        // A later bill has the last word, but not on what is gone already.
        if (second.Contains("(x)", StringComparison.Ordinal) || first.Contains("reading", StringComparison.Ordinal) || first.Split(' ')[0] is "repeal" or "strike") return;
        Assert.Empty(Compile([("law", Law), ("first", Bill("law", "2028-01-01", first))], Bill("first", "2029-01-01", second)).Diagnostics);
    }

    [Fact]
    public void Two_items_of_one_provision_may_each_be_amended() =>
        Assert.Empty(Compile([("law", Law)], Bill("law", "2028-01-01", "strike (a) from bar \"§ 2\"\n    in bar \"§ 2\", (b) reads minor\n    strike (some)(x) from relief \"R\"\n    in relief \"R\", (some)(y) reads not minor")).Diagnostics);

    [Theory]
    [InlineData("repeal offenses grave", "strike (a) from bar \"§ 2\"")]
    [InlineData("repeal offenses grave", "repeal bar \"§ 2\"")]
    [InlineData("repeal define felony charge", "repeal relief \"P\"")]
    public void A_repeal_names_what_goes_on_reading_the_thing_and_is_fine_where_nothing_does(string repeal, string alsoStruck)
    {
        Diagnostic message = Assert.Single(Compile([("law", Law)], Bill("law", "2028-01-01", repeal)).Diagnostics);
        Assert.Equal((RuleErrors.CannotRepeal, "bill.statute"), (message.Descriptor, message.Span.File.Path));
        Assert.Contains(Assert.Single(message.Notes).Item1.Text, new[] { "offense is in grave", "it is a felony charge" });
        Assert.Empty(Compile([("law", Law)], Bill("law", "2028-01-01", repeal + "\n    " + alsoStruck)).Diagnostics);
    }

    [Theory]
    [InlineData("repeal relief \"old\"", "CMR3053")]
    [InlineData("in relief \"R\", limited to reads 1 per person", "CMR3052")]
    [InlineData("in relief \"R\", reaches reads charges of the person", "CMR3052")]
    [InlineData("insert into relief \"R\", (some) all of\n        (z) minor", "CMR3054")]
    [InlineData("insert into bar \"§ 2\", all of\n        (z) minor", "CMR3054")]
    [InlineData("insert into relief \"R\", (wait) any of\n        (z) minor", "CMR3006")]
    [InlineData("strike reading the case from question \"q\"\n    strike reading the person from question \"q\"", "CMR3051")]
    [InlineData("in relief \"R\", effect reads\n        (1) erased where minor", "CMR3103")]
    public void What_a_bill_cannot_do_has_its_message(string line, string code) =>
        Assert.Equal(code, Assert.Single(Compile([("law", Law)], Bill("law", "2028-01-01", line)).Diagnostics).Descriptor.Code);

    [Fact]
    public void A_redline_strikes_the_article_of_a_reading_and_says_whose_words_it_finds()
    {
        SmallLaws library = new(("law", Law), ("first", Bill("law", "2028-01-01", "set wait to 5 years")));
        Compilation bill = new(new SourceText("bill.statute", Bill("first", "2029-01-01", "set the reading of \"q\" to the person")), library);
        string redline = RedlineText.ToText(AmendedLaw.Of(bill, library), colour: false);
        Assert.Contains("reading [-the case-]", redline, StringComparison.Ordinal);
        Assert.StartsWith("B: what it changes in Law, as B leaves it, from 2029-01-01", redline, StringComparison.Ordinal);
        Assert.Contains("Amends Law, as B leaves it,", RedlineText.ToHtml(AmendedLaw.Of(bill, library)), StringComparison.Ordinal);
    }

    private static string Bill(string amends, string effective, string lines) => $"bill \"B\" amends \"{amends}\" effective {effective}\n    {lines}\n";

    private static Compilation Compile((string, string)[] files, string bill) => new(new SourceText("bill.statute", bill), new SmallLaws(files));

    private static Compilation Expect(string lines, string examples) => ExpectAll([("law", Law)], Bill("law", "2028-01-01", lines), examples);

    private static Compilation ExpectAll((string, string)[] files, string bill, string examples)
    {
        Compilation compilation = new SmallLaws(files).CompileText("bill.statute", bill + "\n" + examples);
        DiagnosticBag problems = new();
        Assert.All(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], problems),
            example => Assert.Equal("", example.Difference));
        Assert.True(!problems.HasErrors, DiagnosticRenderer.Render(problems.ToSorted()));
        return compilation;
    }
}
