using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Linting;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Linting;

/// <summary>The linter sees what is there, and is silent about what could be.</summary>
public sealed class LintTests
{
    [Theory]
    [InlineData("grade is M2", "grade is M3")]
    [InlineData("grade is at least M1", "grade is one of M2, M3 or S")]
    [InlineData("grade is at least M1", "grade is one of M or F")] // without a rank, never at least anything
    [InlineData("this conviction is a felony", "this conviction is a misdemeanor")]
    [InlineData("this conviction is not a conviction", "grade is M2")]
    [InlineData("disposition date is before 2020-01-01", "disposition date is on or after 2020-01-01")]
    [InlineData("disposition date is after sentence date, no if none", "disposition date is before sentence date, no if none")]
    [InlineData("7 years has passed since disposition date", "disposition date is in the last 5 years")]
    [InlineData("maximum term is at least 2 years", "maximum term is less than 18 months")]
    [InlineData("the case's fines balance is more than $5", "not the case's fines balance is at least $5")]
    [InlineData("release date applies", "release date does not apply")]
    [InlineData("offense is in danger", "offense is not in danger")]
    [InlineData("(grade is M2 or grade is M3)", "grade is one of F1, F2, F3")]
    [InlineData("the person's age on disposition date is less than 18", "the person's age on disposition date is at least 21")]
    [InlineData("wait has passed since disposition date", "disposition date is in the last wait", false)] // a parameter may change: not looked into
    [InlineData("disposition date is before sentence date, yes if none", "disposition date is after sentence date, yes if none", false)] // both, without a sentence
    [InlineData("grade is M2, in force until 2020-01-01", "grade is M3, in force from 2020-01-01", false)]
    [InlineData("7 years has passed since disposition date", "disposition date is in the last 10 years", false)]
    [InlineData("maximum term is at least 31 days", "maximum term is less than 1 month", false)] // not to be ranked
    [InlineData("(grade is M2, presume yes if missing)", "(grade is M3, presume yes if missing)", false)]
    [InlineData("the person has a felony", "no felony of the person where grade is F1", false)]
    public void A_contradiction_is_found_and_nothing_else_is(string one, string other, bool isFound = true) =>
        Assert.Equal(isFound ? ["CMR3501"] : [], Codes($"        (one) {one}\n        (other) {other}\n").Where(code => code is "CMR3501"));

    [Theory]
    [InlineData("grade is M2", "grade is one of M2, M3")]
    [InlineData("grade is F1", "this conviction is a felony")]
    [InlineData("grade is F1", "grade is at least F2")]
    [InlineData("10 years has passed since disposition date", "more than 7 years has passed since disposition date")]
    [InlineData("disposition date is after 2020-01-01", "disposition date is on or after 2020-01-01")]
    [InlineData("the person's age on today is at least 60", "the person's age on today is more than 40")]
    [InlineData("grade is M2", "disposition is guilty plea or disposition is one of guilty plea, guilty, nolo contendere, guilty but mentally ill")]
    [InlineData("grade is M2", "disposition is guilty plea", false)]
    [InlineData("grade is one of F, F1", "grade is at least F2", false)] // F has no rank
    [InlineData("release date is before 2020-01-01, no if none", "release date is before 2021-01-01, yes if none")]
    [InlineData("release date is before 2020-01-01, yes if none", "release date is before 2021-01-01, no if none", false)]
    [InlineData("disposition date is in the last 5 years", "disposition date is on or before today", false)]
    [InlineData("grade is M2, in force from 2020-01-01", "grade is one of M2, M3", false)]
    [InlineData("10 years has passed since disposition date", "7 years has passed since sentence date, no if none", false)]
    public void What_another_condition_says_already_is_found(string one, string other, bool isFound = true) =>
        Assert.Equal(isFound, Codes($"        (one) {one}\n        (other) {other}\n").Contains("CMR3502"));

    [Theory]
    [InlineData("count of convictions of the person is at least 0", "CMR3502")]
    [InlineData("the person has at least 0 convictions", "CMR3502")]
    [InlineData("count of convictions of the person is less than 0", "CMR3501")]
    [InlineData("count of convictions of the person is at least 1", "")]
    [InlineData("the person has at least 1 conviction", "")]
    public void A_count_is_never_less_than_none(string item, string code) =>
        Assert.Equal(code.Length == 0 ? [] : [code], Codes($"        (one) {item}\n").Where(found => found is "CMR3501" or "CMR3502"));

    [Fact]
    public void Two_counts_say_nothing_of_each_other() => Assert.DoesNotContain("CMR3502",
        Codes("        (one) count of felonies of the person is at most 3\n        (two) count of convictions of the person is at most 3\n"));

    [Theory]
    [InlineData("18 § 9999", true)]
    [InlineData("18 § 3000 to 3100", true)]
    [InlineData("18 § 2503(a)", false)] // part of what is in
    [InlineData("18 § 25 to 2501", false)] // reaches into the range
    [InlineData("18 § 2800", false)] // in a list that is included
    public void An_exception_that_takes_nothing_out_is_found(string section, bool isFound) => Assert.Equal(isFound ? ["CMR3502"] : [], Codes("        (one) offense is not in many\n", $"""
        offenses few
            18 § 2800(b)

        offenses many
            18 § 2501 to 2506
            except {section}
            few

        """).Where(code => code is "CMR3502"));

    [Theory]
    [InlineData("§ 40(d)", true)] // no such section
    [InlineData("§ 40(a)", true)] // cited
    [InlineData("§ 40(b)", false)]
    [InlineData("§ 40", false)] // what is left of it
    public void A_section_said_to_be_left_out_must_be_there_and_not_be_cited(string section, bool isFound)
    {
        string text = $""""
            statute "Words"
                cite "§ 40"
                text """
                    § 40 Sealing.
                    (a) A conviction is sealed.
                    (b) The clerk gives notice.
                    """

            use "us-pa/model"

            relief "sealing" for a conviction   cite "§ 40(a)"
                effect sealed, automatic
                when grade is M3

            not encoded "{section}" because "procedure"

            """";
        Compilation compilation = new(new("words.statute", text), new StatuteFolder());
        Assert.Empty(compilation.Diagnostics);
        Assert.Equal(isFound, Linter.Lint(compilation).Any(warning => warning.Descriptor == LintWarnings.WronglyLeftOut));
    }

    [Fact]
    public void A_row_that_no_record_reaches_is_found() => Assert.Equal(["CMR3501"], Codes("        (one) 7 years has passed since clock\n", """
        define clock of a conviction as
            disposition date where grade is one of F1, F2, F3
            offense date     where grade is F2
            disposition date otherwise

        """).Where(code => code is "CMR3501"));

    [Fact]
    public void A_grade_without_a_rank_reaches_the_row_behind() => Assert.DoesNotContain("CMR3501", Codes("        (one) 7 years has passed since clock\n", """
        define clock of a conviction as
            disposition date where grade is at least M2
            offense date     where grade is less than M2
            offense date     where grade is F
            disposition date otherwise

        """));

    [Fact]
    public void A_comment_that_names_the_code_says_that_it_is_meant()
    {
        Assert.Contains("CMR3501", Codes("        (one) grade is M2\n        (other) grade is M3\n"));
        Assert.DoesNotContain("CMR3501", Codes("        (one) grade is M2\n        (other) grade is M3  -- CMR3501: so it says\n"));
        Assert.DoesNotContain("CMR3501", Codes("        (one) grade is M2\n        -- CMR3501: so it says,\n        -- word for word\n        (other) grade is M3\n"));
        Assert.Contains("CMR3501", Codes("        (one) grade is M2  -- CMR3501\n        (other) grade is M3\n"));
    }

    [Fact]
    public void An_entry_is_idle_only_if_another_takes_in_all_of_it()
    {
        Assert.Equal(["CMR3503", "CMR3503"], Codes("        (one) offense is not in many\n", """
            offenses many
                18 § 2501 to 3221
                18 § 2706(a)
                18 § 3200 to 3300
                18 § 2706, attempts, conspiracies and solicitations included
                35 § 2706
                18 § 5000 where grade is M1
                18 § 5000(a)
                18 § 5000(a)

            """).Where(code => code is "CMR3503"));
    }

    [Theory]
    [InlineData("interest owed is at most $0", true)]
    [InlineData("interest owed is at most $0 or grade is M2", true)]
    [InlineData("no other conviction of the person where interest owed is more than $0", true)]
    [InlineData("interest owed is at most $0, presume yes if missing", false)]
    [InlineData("(interest owed, presume $0 if missing) is at most $0", false)]
    [InlineData("interest owed is missing or interest owed is at most $0", false)]
    [InlineData("interest paid is more than $0", false)] // the model works it out
    [InlineData("the case's fines balance is at most $0", false)] // not said to be usually missing
    public void A_fact_usually_missing_asks_how_a_blank_is_taken(string item, bool isFound) => Assert.Equal(isFound ? ["CMR3510"] : [], Codes($"        (one) {item}\n", """
        record charge
            interest owed is money, usually missing
            interest paid is money, usually missing

        fill interest paid of a charge, if missing, as
            $0 where grade is M2

        """).Where(code => code is "CMR3510"));

    [Theory]
    [InlineData("every conviction of the person satisfies grade is M2", true)]
    [InlineData("every conviction of the person satisfies grade is M2, no if none", false)]
    [InlineData("there is a conviction of the person\n        (two) every conviction of the person satisfies grade is M2", false)]
    public void Every_alone_is_asked_about_unless_it_says_that_there_is_one(string item, bool isFound) =>
        Assert.Equal(isFound ? ["CMR3509"] : [], Codes($"        (one) {item}\n").Where(code => code is "CMR3509"));

    [Theory]
    [InlineData("grade is M2", "grade is M3", 0)]
    [InlineData("grade is M2", "grade is M2", 1)] // the row above has taken them
    [InlineData("grade is M2, in force from 2020-01-01", "grade is M2", 0)]
    [InlineData("grade is F1", "grade is M3", 1)] // the relief is for others
    [InlineData("(grade is M2 and grade is M3)", "grade is M3", 1)]
    public void A_row_of_an_effect_that_nobody_reaches_is_found(string one, string other, int found) => Assert.Equal(found, Codes($"        (one) grade is one of M1, M2, M3\n", "", $"""
        effect
                (x) sealed where {one}
                (y) dismissed where {other}
                no relief otherwise
        """).Count(code => code is "CMR3501"));

    private const string Versions = """
        offenses grave
            in force until 2024-06-11
            18 § 2501
        offenses grave
            in force from 2024-06-11
            18 § 2501 to 2510
            18 § 2505
        define a grave charge as
            in force until 2024-06-11
            a charge where grade is F1
        define a grave charge as
            in force from 2024-06-11
            a charge where grade is F2 and grade is F3

        """;

    [Fact]
    public void Each_version_is_looked_at_by_itself_and_unused_ones_are_one_name()
    {
        // F1 before, F2 and F3 after: only the second contradicts itself. An entry is covered by another of its own version alone.
        Assert.Equal(["CMR3501", "CMR3503"], Codes("        (a) it is not a grave charge\n        (b) offense is not in grave\n", Versions)
            .Where(code => code is "CMR3501" or "CMR3503").Order());
        // The parameter and the list that every law here has, and the two names with versions.
        Assert.Equal(4, Codes("        (a) grade is M1\n", Versions).Count(code => code == "CMR3504"));
    }

    [Theory]
    [InlineData("disposition date is between 2024-06-30 and 2024-06-01")]
    [InlineData("grade is between M1 and M3")]
    public void Ends_the_wrong_way_round_are_told_so(string condition)
    {
        Diagnostic warning = Assert.Single(Linter.Lint(Compile($"        (one) {condition}\n", "", "effect sealed, automatic")), d => d.Descriptor.Code == "CMR3501");
        Assert.StartsWith("the two ends stand the other way round", warning.Advice, StringComparison.Ordinal);
        Assert.Empty(warning.Notes);
    }

    private static IEnumerable<string> Codes(string items, string declarations = "", string effect = "effect sealed, automatic") =>
        Linter.Lint(Compile(items, declarations, effect)).Select(d => d.Descriptor.Code);

    private static Compilation Compile(string items, string declarations, string effect)
    {
        string text = $"""
            statute "Sample"
                jurisdiction US-PA
                cite "§ 1"

            use "us-pa/model"

            parameter wait
                7 years

            offenses danger
                18 § 2501 to 3221

            {declarations}
            relief "sealing" for a conviction
                {effect}
                when all of
            """ + "\n" + items;
        Compilation compilation = new(new(Path.Combine(StatuteFolder.Root, "sample.statute"), text), new StatuteFolder());
        Assert.Equal("", DiagnosticRenderer.Render(compilation.Diagnostics));
        return compilation;
    }
}
