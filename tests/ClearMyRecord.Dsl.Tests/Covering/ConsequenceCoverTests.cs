using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Covering;

/// <summary>Holds and rows of an effect are shown by a yes: held up by one alone, held up by nothing, and with the effect said.</summary>
public sealed class ConsequenceCoverTests
{
    private const string HoldsUp = "a yes that it alone holds up", DoesNot = "a yes that it does not hold up", Says = "a yes that says this effect";

    private const string Law = """
        statute "Small act"
            jurisdiction US-PA
            cite "§ 1"

        use "us-pa/model"

        relief "sealing" for a charge   cite "§ 1"
            effect
                (2) dismissed where grade is M2
                (3) reduced to summary where grade is M3
                no relief otherwise
            when disposition is guilty plea
            hold while any of
                (objection) the case's objection date is on or before today, no if none
                (fees)      the case's fees balance is more than $0

        """;

    [Fact]
    public void A_yes_without_a_hold_shows_that_none_holds_it_up()
    {
        string[] shown = Shown(Law + Example("fees balance is $0, objection date is not applicable", "M2", "is eligible"));
        Assert.Equal([$"(fees) {DoesNot}", $"(objection) {DoesNot}"], shown);
    }

    [Fact]
    public void A_hold_is_shown_where_it_alone_holds_up()
    {
        Assert.Equal([$"(fees) {HoldsUp}"], Shown(Law + Example("fees balance is $7, objection date is not applicable", "M2", "is eligible, on hold because of (fees)")));
        Assert.Equal([$"(objection) {HoldsUp}"], Shown(Law + Example("fees balance is $0, objection date is 2020-01-01", "M2", "is eligible, on hold because of (objection)")));
        Assert.Empty(Shown(Law + Example("fees balance is $7, objection date is 2020-01-01", "M2", "is eligible, on hold because of (objection) and (fees)")));
        Assert.Empty(Shown(Law + Example("fees balance is $7, objection date is not applicable", "S", "is not eligible")));
    }

    [Fact]
    public void A_row_of_an_effect_is_shown_only_where_the_example_says_it()
    {
        Assert.Contains($"(2) {Says}", Shown(Law + Example("fees balance is $0, objection date is not applicable", "M2", "is eligible, with effect dismissed")));
        string[] third = Shown(Law + Example("fees balance is $0, objection date is not applicable", "M3", "is eligible, with effect reduced to summary"));
        Assert.Contains($"(3) {Says}", third);
        Assert.DoesNotContain($"(2) {Says}", third);
    }

    [Fact]
    public void No_relief_is_a_condition_and_no_row_to_be_shown() =>
        Assert.Equal(["(2)", "(3)"], CoverTests.Report(Law + Example("fees balance is $0, objection date is not applicable", "M2", "is eligible")).Sides
            .Where(side => side.Item.Kind == "effect").Select(side => side.Item.Label));

    [Fact]
    public void Missing_examples_of_holds_and_effects_are_found_and_say_what_they_show()
    {
        string law = Law + Example("fees balance is $0, objection date is not applicable", "M2", "is eligible");
        MissingExamples missing = MissingExamples.Of(new SmallLaws().CompileText("act.statute", law), mostTrials: 500);
        Assert.DoesNotContain(missing.NotFound, side => side.Item.Kind is "hold" or "effect");
        Compilation more = new SmallLaws().CompileText("act.statute", law + missing.ToText());
        Assert.Empty(MissingExamples.Failing(more, missing.Examples));
        Assert.All(CoverRun.Measure(more).Sides.Where(side => side.Item.Kind is "hold" or "effect"), side => Assert.True(side.IsCovered, $"{side.Item.Label} {side.Name}"));
    }

    private static string Example(string ofCase, string grade, string expected) => $"""

        example "one"
            given a person
                with a case where {ofCase}
                    with a charge where disposition is guilty plea, disposition date is 2010-01-01, grade is {grade}
            on 2026-01-01 expect "sealing" {expected}

        """;

    private static string[] Shown(string law) => [.. CoverTests.Report(law).Sides
        .Where(side => side.IsCovered && side.Item.Kind is ("hold" or "effect")).Select(side => $"{side.Item.Label} {side.Name}").Order(StringComparer.Ordinal)];
}
