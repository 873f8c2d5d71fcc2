using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Tests.Reliefs;

namespace ClearMyRecord.Dsl.Tests.Conflicts;

/// <summary>Two provisions that each go before the other: an error where a case is found that both decide, shown with that case.</summary>
public sealed class WitnessTests
{
    private const string BarGoesFirst = "    notwithstanding \"§ 10\"\n", ReliefGoesFirst = "    notwithstanding \"§ 20\"\n";

    /// <summary>A relief with these requirements and bars, against a bar of another section.</summary>
    private static string Law(string relief, string bar, string more = "") => $"""
        {more}
        relief "sealing" for a conviction cite "§ 10"
        {ReliefGoesFirst}    effect sealed, automatic
        {relief}

        bar to every relief cite "§ 20"
        {BarGoesFirst}{bar}

        """;

    public static TheoryData<string, string, string> Conflicts => new()
    {
        { "    when grade is M2", "    the person's registrant is yes", "" },
        { "    when grade is M2", "    the person's registrant is yes, presume no if missing", "" },
        { "    when (maximum term, presume 1 year if missing) is at most 2 years", "    maximum term is at least 1 year", "" },
        { "    when 7 years have passed since disposition date", "    offense is in violence", "offenses violence\n    18 § 2701 to 2718\n    except 18 § 2709\n" },
        { "    when offense is in theft\n    unless any of\n        (v) offense is in violence", "    the case's restitution balance is more than $0", "offenses theft\n    18 § 3901 to 3935\noffenses violence\n    18 § 2701\n" },
        { "    when disposition date is before 1990-01-01", "    the person has at least 2 other convictions where disposition date is in the last 3 years", "" },
        { "    when the person's age on offense date is less than 21", "    the person's age on disposition date is at least 21", "" },
        { "    when release date does not apply", "    description is \"arson\"", "" },
        { "    in force until 2010-01-01\n    when grade is M2", "    in force from 2000-01-01\n    grade is M2 and release date is not yet", "" },
        { "    when if the reading of \"whose\" is the case then grade is M2 else grade is M3", "    grade is M3", "question \"whose\"\n    reading the case\n    reading the person\n    no default\n" },
        { "    when grade is M2\n    limited to 1 per person, earliest disposition date first", "    the person's deceased is yes", "" },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void The_case_shown_is_decided_the_one_way_or_the_other_once_the_law_says_which_goes_first(string relief, string bar, string more)
    {
        string law = Law(relief, bar, more);
        Diagnostic message = Assert.Single(ReliefLaw.Compile(law).Diagnostics);
        Assert.Same(RuleErrors.Opposite, message.Descriptor);
        Assert.Equal("\"§ 20\"", message.Span.Text);
        Assert.Equal("\"§ 10\"", Assert.Single(message.Notes).Span.Text);

        Holds(law.Replace(BarGoesFirst, "", StringComparison.Ordinal), message.Sample);
        string[] lines = message.Sample.Split('\n');
        int ending = Array.FindIndex(lines, line => line.StartsWith("    expect ", StringComparison.Ordinal));
        string denied = string.Join('\n', lines.Where((_, i) => i != ending)).Replace("-- expect", "expect", StringComparison.Ordinal);
        Assert.NotEqual(message.Sample, denied);
        Assert.Contains(", because of (", denied, StringComparison.Ordinal);
        Holds(law.Replace(ReliefGoesFirst, "", StringComparison.Ordinal), denied);
    }

    private static void Holds(string law, string example)
    {
        Compilation compilation = ReliefLaw.Compile(law + "\n" + example);
        Assert.True(compilation.Diagnostics.IsEmpty, DiagnosticRenderer.Render(compilation.Diagnostics));
        DiagnosticBag messages = new();
        ExampleResult result = Assert.Single(ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], messages));
        Assert.True(messages.ToSorted().IsEmpty, DiagnosticRenderer.Render(messages.ToSorted()));
        Assert.Equal("", result.Difference);
    }

    [Fact]
    public void The_case_says_only_what_matters() => Assert.Equal("""
        example "§ 10 against § 20"
            today is 2025-07-01
            given a person where registrant is yes
                with a case
                    with a charge where grade is M2, disposition is guilty plea
            -- if § 10 goes first:
            expect "sealing" is eligible
            -- if § 20 goes first:
            -- expect "sealing" is not eligible, because of (1) of "§ 20"

        """.ReplaceLineEndings("\n"), Assert.Single(ReliefLaw.Compile(Law("    when grade is M2", "    the person's registrant is yes")).Diagnostics).Sample);

    [Fact]
    public void An_example_of_the_file_goes_before_what_is_made_up()
    {
        Diagnostic message = Assert.Single(ReliefLaw.Compile(Law("    when grade is M2", "    the person has at least 5 convictions") + """
            example "five"
                today is 2019-03-04
                given a person
                    with a case
                        with a conviction called the last where grade is M2
                        with a conviction
                        with a conviction
                        with a conviction
                        with a conviction where grade is M3
                        with a conviction where grade is M3
                expect "sealing" for the last is eligible
            """).Diagnostics);
        Assert.Same(RuleErrors.Opposite, message.Descriptor);
        Assert.Contains("today is 2019-03-04", message.Sample, StringComparison.Ordinal);
        Assert.Contains("for the last is eligible", message.Sample, StringComparison.Ordinal);
        // Six were given, and five are enough.
        Assert.Equal(5, message.Sample.Split("with a conviction").Length - 1);
    }

    [Theory]
    [InlineData("    when grade is M2", "    grade is F1")]
    [InlineData("    when grade is M2\n    unless any of\n        (r) the person's registrant is yes", "    the person's registrant is yes")]
    [InlineData("    in force until 2010-01-01\n    when grade is M2", "    in force from 2010-01-01\n    the person's registrant is yes")]
    [InlineData("    when the person's age on offense date is less than 18", "    the person's age on offense date is at least 21")]
    [InlineData("    when 7 years have passed since disposition date", "    disposition date is in the last 5 years")]
    public void Provisions_that_can_never_meet_are_no_conflict_and_the_relief_decides(string relief, string bar)
    {
        Compilation law = ReliefLaw.Compile(Law(relief, bar));
        Assert.True(law.Diagnostics.IsEmpty, DiagnosticRenderer.Render(law.Diagnostics));
        Assert.Empty(law.Program.Info.Questions);
        Assert.DoesNotContain(law.Program.Info.Reliefs[0].Conditions, condition => condition.Citation.Contains("§ 20", StringComparison.Ordinal));
    }

    [Fact]
    public void Provisions_that_may_meet_are_a_warning_unless_a_comment_says_that_they_do_not()
    {
        string law = Law("    when grade is M2", "    the person has at least 12 convictions");
        Diagnostic message = Assert.Single(ReliefLaw.Compile(law).Diagnostics);
        Assert.Same(RuleErrors.MayMeet, message.Descriptor);
        Assert.False(message.IsError);
        Assert.Equal("", message.Sample);
        Assert.Empty(ReliefLaw.Compile(law.Replace("notwithstanding \"§ 20\"", "notwithstanding \"§ 20\"   -- CMR3107: nobody has so many", StringComparison.Ordinal)).Diagnostics);
    }

    [Fact]
    public void A_bill_that_makes_the_conflict_is_told_so_beside_the_law_it_amends()
    {
        Diagnostic message = Assert.Single(ReliefLaw.Amend("""
            relief "sealing" for a conviction cite "§ 10"
                notwithstanding "§ 20"
                effect sealed
                when grade is M2
            bar to every relief cite "§ 20"
                the person's deceased is yes
            """, """
            enact
                bar to every relief cite "§ 20(b)"
                    notwithstanding "§ 10"
                    the person's registrant is yes
            """).Diagnostics);
        Assert.Same(RuleErrors.Opposite, message.Descriptor);
        Assert.Equal(("bill.statute", "\"§ 10\""), (message.Span.File.Path, message.Span.Text));
        (var place, string words) = Assert.Single(message.Notes);
        Assert.Equal(("law.statute", "\"§ 20\"", "and here the relief shuts that bar out"), (place.File.Path, place.Text, words));
        // What the bill enacts is law from its day on.
        Assert.Contains("today is 2027-01-01", message.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_case_is_found_every_time()
    {
        string law = Law("    when grade is M2 and 7 years have passed since disposition date", "    the person has at least 2 convictions where grade is M3");
        Assert.Equal(ReliefLaw.Messages(law), ReliefLaw.Messages(law));
    }
}
