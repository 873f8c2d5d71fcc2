using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Amending;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Tests.Amending;

/// <summary>Any two amendments, in one bill or in a bill on a bill: the law that is printed compiles and is the program that law and bills make.</summary>
public sealed class AmendmentPairTests
{
    private const string Law = """
        statute "Law"
            jurisdiction US-PA
            calendar years roll back
            citation format "TITLE § SECTION"
        use "standard/model"
        record charge
            minor is yes or no
        parameter wait
            10 years from 2010-01-01
            8 years from 2029-01-01
        parameter most is 2
        offenses listed
            18 § 1 to 9
            (iv) 18 § 20
        offenses unlisted
            18 § 30
        define clock of a charge as
            (A) 7 years where grade is felony
            2 years otherwise
        define lenient of a charge as grade is infraction
        define a grave charge as a charge where grade is felony
        question "q"
            reading strict
            reading mild
            reading middling
            default strict
        relief "R" for a charge   cite "§ 1"
            effect sealed, by petition
            limited to most per person, earliest sentence date first
            when all of
                (wait) wait has passed since disposition date
                (q)    any of
                    (1) the reading of "q" is mild
                    (2) minor   -- a remark
            unless any of
                (p) grade is felony
                (l) offense is in unlisted
        relief "C" for a charge
            effect
                (1) sealed, automatic where minor
                (2) no relief where grade is felony
                erased, by petition otherwise
            when clock has passed since disposition date
        relief "P" for a person
            reaches charges of the person where not minor
            when there is no charge of the person where it is a grave charge
        relief "L" for a charge
            when lenient
        bar to relief "R", "C"   cite "§ 20"
            any of
                (a) offense is in listed
                (b) the person has at least 3 charges
        bar to every relief   cite "§ 21"
            the person's registrant is yes

        """;

    private static readonly string[] Lines =
    [
        "set wait to 5 years",
        "set most to 1",
        "set the reading of \"q\" to middling",
        "strike reading strict from question \"q\"",
        "insert into question \"q\"\n        reading late",
        "strike (q)(2) from relief \"R\"",
        "in relief \"R\", (q) reads minor",
        "in relief \"R\", (wait) reads 3 years have passed since disposition date",
        "insert into relief \"R\", (q) any of\n        (3) grade is infraction",
        "insert into relief \"R\", when all of\n        (new) grade is at most misdemeanor",
        "insert into relief \"R\", unless any of\n        (newbar) the person's incarcerated is yes",
        "insert into relief \"R\", hold while any of\n        (h) minor",
        "strike (l) from relief \"R\"",
        "in relief \"R\", effect reads erased, automatic",
        "in relief \"R\", effect reads\n        (A) erased, automatic where minor\n        sealed, automatic from 2030-01-01, by petition before otherwise",
        "in relief \"R\", limited to reads 3 per person, latest sentence date first",
        "insert into relief \"R\", limited to 1 per case",
        "strike limited to from relief \"R\"",
        "in relief \"C\", effect reads sealed, automatic",
        "in relief \"C\", (2) reads minor",
        "strike (1) from relief \"C\"",
        "in relief \"C\", when reads minor",
        "in relief \"P\", reaches reads charges of the person where grade is infraction",
        "in relief \"P\", reaches reads charges of the person",
        "insert into relief \"C\", limited to two per person, earliest sentence date first, where minor",
        "repeal relief \"R\"",
        "repeal relief \"C\"",
        "repeal bar \"§ 20\"",
        "repeal bar \"§ 21\"",
        "strike (a) from bar \"§ 20\"",
        "in bar \"§ 20\", (b) reads the person has at least 2 charges",
        "in bar \"§ 21\", (1) reads the person's incarcerated is yes",
        "insert into bar \"§ 20\", any of\n        (c) minor",
        "strike 18 § 1 to 9 from offenses listed",
        "in offenses listed, (iv) reads 18 § 21",
        "insert into offenses listed\n        18 § 40",
        "repeal offenses unlisted",
        "repeal define lenient",
        "strike (A) from define clock",
        "in define clock, (A) reads 9 years where minor",
        "insert into define clock\n        (B) 1 year where grade is infraction",
        "in define clock reads 4 years",
        "in define lenient reads minor",
        "in define grave charge reads a charge where grade is felony and minor",
        "enact\n        offenses listed\n            18 § 99",
        "enact\n        define lenient of a charge as grade is at most misdemeanor",
        "enact\n        relief \"N\" for a charge\n            effect sealed, automatic\n            limited to 1 per person, earliest sentence date first\n            when all of\n                (a) minor\n                (b) grade is infraction\n            unless any of\n                (c) offense is in listed",
        "strike (b) from relief \"N\"",
        "in relief \"N\", effect reads erased",
        "in relief \"N\", limited to reads 2 per person",
        "repeal relief \"N\"",
        "insert into relief \"N\", when all of\n        (z) minor",
    ];

    /// <summary>Of what is on a bill that is refused: the law and not the bill is at fault otherwise.</summary>
    private static readonly string[] Refusals =
    [
        RuleErrors.AmendedTwice.Code, RuleErrors.NoClause.Code, RuleErrors.AlreadyOver.Code, RuleErrors.CannotRepeal.Code, RuleErrors.UnknownLabel.Code, RuleErrors.AmbiguousLabel.Code,
        RuleErrors.UnknownProvision.Code, RuleErrors.ChangesAgain.Code, RuleErrors.NoReadingLeft.Code, "CMR2004", RuleErrors.Overlap.Code,
    ];

    [Theory]
    [InlineData("")]
    [InlineData("2027-01-01")]
    [InlineData("2028-01-01")]
    [InlineData("2029-06-01")]
    public void Law_and_amendments_are_the_law_as_amended(string second)
    {
        Random random = new(second.Length == 0 ? 1 : int.Parse(second[..4], System.Globalization.CultureInfo.InvariantCulture));
        int decided = 0;
        List<string> wrong = [];
        for (int i = 0; i < Pairs; i++)
        {
            string one = Lines[random.Next(Lines.Length)], other = Lines[random.Next(Lines.Length)], third = Lines[random.Next(Lines.Length)];
            if (Difference(one, other, third, second) is not { } difference) continue;
            decided++;
            if (difference.Length > 0) wrong.Add($"---- {one}\n---- {other}\n---- {third}\n{difference}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {decided}\n" + string.Join('\n', wrong.Take(6)));
        Assert.True(decided > Pairs / 3, $"only {decided} of {Pairs} were no refusals");
    }

    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2028-01-01")]
    [InlineData("2029-06-01")]
    public void A_relief_that_the_first_bill_enacts_is_amended_and_repealed_by_the_next(string second)
    {
        string enact = Assert.Single(Lines, line => line.Contains("relief \"N\" for", StringComparison.Ordinal));
        string[] lines = [.. Lines.Where(line => line != enact && line.Contains("\"N\"", StringComparison.Ordinal))];
        Assert.Equal(5, lines.Length);
        foreach (string one in lines)
            foreach (string other in lines.Where(line => line != one && !one.StartsWith("repeal", StringComparison.Ordinal)))
                Assert.Equal("", Difference(enact, one, other, second));
    }

    private const int Pairs = 120;

    /// <returns>Null where the bill is refused, as two amendments of one thing are.</returns>
    private static string? Difference(string one, string other, string third, string second)
    {
        string first = $"bill \"A\" amends \"law\" effective 2028-01-01\n    {one}\n" + (second.Length == 0 ? $"    {other}\n" : "");
        string last = second.Length == 0 ? first : $"bill \"B\" amends \"first\" effective {second}\n    {other}\n    {third}\n";
        SmallLaws library = new(("law", Law), ("first", first));
        Compilation bill = new(new SourceText("bill.statute", last), library);
        if (bill.HasErrors) return bill.Diagnostics.All(d => Refusals.Contains(d.Descriptor.Code)) ? null : DiagnosticRenderer.Render(bill.Diagnostics);
        AmendedFile law = AmendedLaw.Of(bill, library).Law[0];
        Compilation printed = new(new SourceText("law.statute", law.Text), library);
        if (printed.HasErrors) return DiagnosticRenderer.Render(printed.Diagnostics) + law.Text;
        string expected = Program(bill), actual = Program(printed);
        return expected == actual ? "" : FirstDifference(expected, actual) + law.Text;
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] a = expected.Split('\n'), b = actual.Split('\n');
        int at = Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i], Math.Min(a.Length, b.Length));
        return $"law and bill: {a.ElementAtOrDefault(at)}\nprinted:      {b.ElementAtOrDefault(at)}\n";
    }

    private static string Program(Compilation compilation) =>
        IrPrinter.Print(compilation.Program with { Info = compilation.Program.Info with { Title = "", Fingerprint = "" } });
}
