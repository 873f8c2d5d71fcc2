using System.Net;
using System.Text.Json;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Explaining;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>What a reader is told: conditions in the law's order, the facts looked at, the day a wait ends, and the blanks that decide.</summary>
public sealed class ExplanationTests
{
    private const string Model = """
        model "Sample records"
            citation format "TITLE § SECTION"
            calendar years roll forward, months roll back

        use "standard/model"

        record case
            hardship is yes or no, a finding "clearing would be unjust"

        define a conviction as
            a charge where disposition is one of guilty plea or found guilty
        """;

    private const string Law = """
        statute "Sample"
            jurisdiction US-PA
            cite "§ 1"

        use "model"

        parameter wait
            10 years from 2010-01-01
            7 years from 2024-01-01

        question "counted how"
            reading by charge
            reading by case
            no default

        offenses grave offenses
            18 § 2501 to 18 § 3221
            18 § 4304(a)(1)

        relief "sealing" for a conviction   cite "§ 2"
            effect sealed, automatic
            when all of
                (grade) any of
                    (low) grade is infraction
                    (mid) grade is misdemeanor and maximum term is at most 2 years
                (wait)  wait has passed since disposition date
                (adult) years between the person's birth date and today is at least 18
                (paid)  the case's restitution balance is at most $0, presume yes if missing
                (old)   the case's fines balance is at most $0, in force until 2020-01-01

        bar to relief "sealing"   cite "§ 3"
            any of
                (a) offense is in grave offenses
                (b) the person has at least 1 other conviction that is a felony
                (c) the case's hardship is yes
                (d) the reading of "counted how" is by case and the person has at least 2 convictions

        define a felony as
            a charge where grade is felony
        """;

    private static readonly Compilation Sample = Compile();

    [Fact]
    public void The_tree_says_what_held_and_why() => Assert.Equal("""
        C1: sealing  [§ 2]
          not yet eligible, until 2027-03-01
          [ok]   (grade) any of  [§ 2 (grade)]
            [stop] (grade)(low) grade is infraction  [§ 2 (grade) (low)]
                grade of charge 1 of case 1: misdemeanor
            [ok]   (grade)(mid) grade is misdemeanor and maximum term is at most 2 years  [§ 2 (grade) (mid)]
                grade of charge 1 of case 1: misdemeanor
                maximum term of charge 1 of case 1: 1 year
          [stop] (wait) wait has passed since disposition date  [§ 2 (wait)]
              7 years will have passed on 2027-03-01
              disposition date of charge 1 of case 1: 2020-02-29
          [ok]   (adult) years between the person's birth date and today is at least 18  [§ 2 (adult)]
              18 years were complete on 2008-05-05
              birth date of the person: 1990-05-05
          [ok]   (paid) the case's restitution balance is at most $0, presume yes if missing  [§ 2 (paid)]
              restitution balance of case 1: missing
          [ok]   (old) the case's fines balance is at most $0  [§ 2 (old)]
              not in force on this day
          [ok]   unless (a) offense is in grave offenses  [§ 3(a)]
              offense of charge 1 of case 1: 18 § 3929(a)
              inchoate of charge 1 of case 1: none
          [ok]   unless (b) the person has at least 1 other conviction that is a felony  [§ 3(b)]
          [ok]   unless (c) the case's hardship is yes  [§ 3(c)]
              hardship of case 1: no
          [ok]   unless (d) the reading of "counted how" is by case and the person has at least 2 convictions  [§ 3(d)]
              disposition of charge 1 of case 1: found guilty
          presumed: the case's restitution balance is at most $0, presume yes if missing  [§ 1]
          this answer rests on what is missing: it may change when blanks are filled in

        """, Text(Explain([Theft])));

    [Fact]
    public void A_section_without_the_subsection_that_decides_needs_it()
    {
        Explanation explanation = Explain([new(Theft) { ["offense"] = "18 § 4304", ["hardship"] = "no" }], "2028-06-01")[0];
        Assert.Equal(Outcome.NeedsReview, explanation.Outcome);
        Assert.Contains("""
              needs review because
                the subsection of the offense of charge 1 of case 1 is missing: the record says 18 § 4304

            """, Text([explanation]));
    }

    [Fact]
    public void What_needs_review_names_the_blanks_that_decide()
    {
        Dictionary<string, string> unclear = new(Theft)
        {
            ["disposition date"] = "2013", ["offense"] = "see comment", ["maximum term"] = "missing", ["grade"] = "infraction", ["hardship"] = "missing",
        };
        Explanation explanation = Explain([unclear, new(Theft) { ["grade"] = "missing", ["hardship"] = "missing" }], "2023-06-01")[0];
        Assert.Equal(Outcome.NeedsReview, explanation.Outcome);
        // Not the maximum term: the grade settles (grade) without it.
        Assert.Equal(
            [
                "charge 1 of case 1: offense", "charge 2 of case 1: grade", "case 1: hardship", "the law: counted how",
            ],
            explanation.Missing.Where(fact => fact.Field != "disposition date").Select(fact => $"{fact.Record}: {fact.Field}"));
        Assert.Equal("""
              needs review because
                the disposition date of charge 1 of case 1 is known only as 2013
                the offense of charge 1 of case 1 is known only as see comment
                the grade of charge 2 of case 1 is missing
                a court must decide the hardship of case 1
                the law is unsettled: counted how

            """, Text([explanation])[Text([explanation]).IndexOf("  needs review because", StringComparison.Ordinal)..]
                .Replace("  presumed: the case's restitution balance is at most $0, presume yes if missing  [§ 1]\n", "")
                .Replace("  this answer rests on what is missing: it may change when blanks are filled in\n", ""));
        Assert.Equal(explanation.Missing, Sample.Interpreter.MissingFacts(
            Record([unclear, new(Theft) { ["grade"] = "missing", ["hardship"] = "missing" }]).ToData().WithoutClearing(), 0, 0, Engines.Sample.On("2023-06-01")));
    }

    [Fact]
    public void Json_says_the_same()
    {
        using JsonDocument json = JsonDocument.Parse(ExplanationRenderer.ToJson(Explain([Theft])));
        JsonElement first = json.RootElement[0];
        Assert.Equal("not yet", first.GetProperty("outcome").GetString());
        Assert.Equal("2027-03-01", first.GetProperty("firstDay").GetString());
        JsonElement wait = first.GetProperty("conditions")[1];
        Assert.Equal("(wait)", wait.GetProperty("label").GetString());
        Assert.True(wait.GetProperty("stops").GetBoolean());
        Assert.Equal("2020-02-29", wait.GetProperty("facts")[0].GetProperty("value").GetString());
        Assert.Equal(2, first.GetProperty("conditions")[0].GetProperty("parts").GetArrayLength());
    }

    [Fact]
    public void The_page_says_the_same_and_holds_what_an_author_wrote_as_text()
    {
        IReadOnlyList<Explanation> explained = Explain([Theft]);
        string page = ExplanationPage.Write("A <b>law</b>", "As of a day", explained);
        Assert.Contains("A &lt;b&gt;law&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        foreach (Explanation explanation in explained)
        {
            Assert.Contains(ExplanationWords.Outcome(explanation), page, StringComparison.Ordinal);
            Assert.All(explanation.Conditions.SelectMany(WithParts), condition => Assert.Contains(
                $"{WebUtility.HtmlEncode(condition.Condition.Label)}</span>{WebUtility.HtmlEncode(ExplanationWords.Head(condition))}", page, StringComparison.Ordinal));
            Assert.All(explanation.Conditions.SelectMany(WithParts).SelectMany(condition => condition.Facts),
                fact => Assert.Contains(WebUtility.HtmlEncode($"{fact.Field} of {fact.Record}: {fact.Value}"), page, StringComparison.Ordinal));
        }

        Assert.Contains(">stops</span>unless ", ExplanationPage.Write("", "", Explain([new(Theft) { ["offense"] = "18 § 2501" }])), StringComparison.Ordinal);

        static IEnumerable<ExplainedCondition> WithParts(ExplainedCondition condition) => condition.Parts.SelectMany(WithParts).Prepend(condition);
    }

    [Fact]
    public void A_number_that_the_law_does_not_have_stands_beside_its_citation()
    {
        Compilation law = Reliefs.ReliefLaw.Compile("""
            relief "sealing" for a conviction   cite "§ 9"
                effect sealed, automatic
                when all of
                    grade is M2
                    (b) any of
                        (i) disposition date is known
                        offense date is known
                unless grade is F1
            """);
        IrRelief relief = law.Program.Reliefs[0];
        Assert.Equal(["§ 9 (1)", "§ 9(b)", "§ 9 (1)"], relief.Conditions.Select(condition => condition.Info.Citation));
        Assert.Equal(["§ 9(b)(i)", "§ 9(b) (2)"], relief.Conditions[1].Parts.Select(part => part.Info.Citation));
    }

    [Fact]
    public void Signs_and_plain_letters_say_the_same() => Assert.Equal(
        ExplanationRenderer.ToText(Explain([Theft]), ExplanationMarks.Signs),
        Text(Explain([Theft])).Replace("[ok]  ", "✓").Replace("[stop]", "✗").Replace("[?]   ", "?"));

    [Fact]
    public void The_sample_is_well_formed_and_prints_the_same_each_time()
    {
        Assert.Empty(IrInvariants.Check(Sample.Program));
        string printed = IrPrinter.Print(Sample.Program);
        Assert.Equal(printed, IrPrinter.Print(Compile().Program));
        Assert.Contains("(today >= (charge0.`disposition date` plus \"wait\"))", printed);
        Assert.Contains("include 18 § 2501 to 18 § 3221\n", printed);
    }

    private static readonly Dictionary<string, string> Theft = new()
    {
        ["offense"] = "18 § 3929(a)", ["inchoate"] = "none", ["grade"] = "misdemeanor", ["maximum term"] = "1 year", ["disposition"] = "found guilty",
        ["disposition date"] = "2020-02-29", ["birth date"] = "1990-05-05", ["hardship"] = "no", ["fines balance"] = "500", ["jurisdiction"] = "US-PA",
    };

    private static IReadOnlyList<Explanation> Explain(Dictionary<string, string>[] charges, string today = "2024-06-29") =>
        Sample.Interpreter.Explain(Record(charges).ToData().WithoutClearing(), 0, Engines.Sample.On(today));

    private static TrialRecord Record(Dictionary<string, string>[] charges) => Engines.Sample.Record(Sample.Program.Schema, charges);

    private static string Text(IReadOnlyList<Explanation> explanations) => ExplanationRenderer.ToText(explanations, ExplanationMarks.PlainLetters);

    private static Compilation Compile()
    {
        Compilation compilation = new(new SourceText("sample.statute", Law), new Texts());
        Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.Text));
        return compilation;
    }

    private sealed class Texts : IStatuteLibrary
    {
        public SourceText? Find(string path, SourceText from) => path == "model" ? new("model.statute", Model) : StandardLibrary.Find(path);
    }
}
