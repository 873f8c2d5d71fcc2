using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Amending;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Amending;

/// <summary>The law as a bill would have it, printed: it compiles, and is the same program that law and bill make.</summary>
public sealed class AmendedLawTests
{
    public static TheoryData<string> Bills => ["first-bill", "later-bill", "holding-bill", "single-bill", "versions-bill", "us-pa/bills/shorter-waits", "us-il/bills/one-year", "us-ma/bills/two-incidents"];

    [Theory]
    [MemberData(nameof(Bills))]
    public void The_amended_law_is_the_program_that_law_and_bill_make(string path)
    {
        SmallLaws library = new();
        Compilation bill = library.Compile(path);
        AmendedLaw law = AmendedLaw.Of(bill, library);
        Compilation printed = new SmallLaws([.. law.Law.Skip(1).Select(file => (Path.ChangeExtension(file.Before.Path, null), file.Text))])
            .CompileText(law.Law[0].Before.Path, law.Law[0].Text);
        Assert.Equal(Program(bill), Program(printed));

        DiagnosticBag problems = new();
        // The law's own examples tell first days as they were without the bill; the bill's tell them with it.
        HashSet<string> own = [.. bill.Loaded.Bills[^1].Members.OfType<ExampleSyntax>().Select(example => example.Name.Text)];
        Assert.All(ExampleRunner.Run(printed, [("interpreter", printed.Interpreter)], problems).Where(example => own.Contains(example.Name)),
            example => Assert.Equal("", example.Difference));
        Assert.False(problems.HasErrors);
    }

    [Theory]
    [InlineData("first-bill")]
    [InlineData("later-bill")]
    [InlineData("holding-bill")]
    [InlineData("single-bill")]
    [InlineData("versions-bill")]
    public void A_bill_with_every_verb_reads_as_it_was_approved(string path)
    {
        SmallLaws library = new();
        AmendedLaw law = AmendedLaw.Of(library.Compile(path), library);
        Baseline.Matches(Repository.Path("tests", "ClearMyRecord.Dsl.Tests", "Amending", "Laws", path + ".amended"), law.Law[0].Text);
        Baseline.Matches(Repository.Path("tests", "ClearMyRecord.Dsl.Tests", "Amending", "Laws", path + ".redline"), RedlineText.ToText(law, colour: false));
    }

    [Fact]
    public void A_redline_takes_nothing_from_the_law_that_it_does_not_strike()
    {
        SmallLaws library = new();
        AmendedFile file = AmendedLaw.Of(library.Compile("first-bill"), library).Law[0];
        Assert.Equal(file.Before.Text, string.Concat(file.Redline.Where(piece => piece.Kind != RedlineKind.New).Select(piece => piece.Text)));
    }

    [Fact]
    public void A_page_shows_struck_and_new_words_and_nothing_of_the_law_as_markup()
    {
        SmallLaws library = new(("evil", """
            statute "<script>alert(1)</script>"
            record charge
                violent is yes or no
                minor is yes or no
            relief "R & S" for a charge
                when all of
                    (a) not violent
            """), ("bill", """
            bill "Bold <b>" amends "evil" effective 2028-01-01
                strike (a) from relief "R & S"
                insert into relief "R & S"
                    (b) minor
            """));
        string page = RedlineText.ToHtml(AmendedLaw.Of(library.Compile("bill"), library));
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("<del>(a) not violent</del>", page, StringComparison.Ordinal);
        Assert.Contains("(b) minor</ins>", page, StringComparison.Ordinal);
    }

    private static string Program(Compilation compilation) =>
        IrPrinter.Print(compilation.Program with { Info = compilation.Program.Info with { Title = "", Fingerprint = "" } });
}
