using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Amending;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Covering;

/// <summary>Examples written for what no example shows are statute text like any other: they parse, pass in both engines, and close the gaps they say they close.</summary>
public sealed class WrittenExampleTests
{
    /// <summary>Little effort for each gap: here it matters that what is written is right, not that all is found.</summary>
    private const int FewTrials = 40;

    [Fact]
    public void With_what_is_written_everything_is_covered_that_was_not_given_up()
    {
        MissingExamples missing = Written(CoverTests.Law);
        CoverReport after = CoverTests.Report(CoverTests.Law + missing.ToText());
        Assert.Equal(missing.NotFound.Select(Text), after.Missing.Select(Text));
        // Each of them shown: nothing in this act repeats anything else.
        Assert.Empty(missing.NotFound.Select(Text));
        Assert.Equal(after.Count(edges: false).All, after.Count(edges: false).Covered);
        Assert.All(missing.Examples, example => Assert.StartsWith("-- Written by `statute cover`", example.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_day_on_it_and_after_it_make_one_example()
    {
        string text = Written(CoverTests.Law).ToText();
        Assert.Matches("(?m)^    on [0-9-]+ expect \"sealing\" is not yet eligible, until ([0-9-]+), because of \\(wait\\)\\n    on \\1 expect \"sealing\" is eligible$", text);
    }

    [Fact]
    public void What_another_condition_says_as_well_is_given_up_openly()
    {
        string law = CoverTests.Law.Replace("    unless any of", "        (again) disposition is one of dismissed, withdrawn or quashed\n    unless any of", StringComparison.Ordinal);
        MissingExamples missing = Written(law);
        Assert.Equal(["(again) no"], missing.NotFound.Select(side => $"{side.Item.Label} {side.Name}"));
    }

    [Theory]
    [InlineData("grammar/samples/measures.statute")]
    public void What_is_written_passes_in_both_engines_and_twice_the_same_is_written(string path)
    {
        SourceText text = new(path.StartsWith("statutes/", StringComparison.Ordinal) ? path["statutes/".Length..] : path, File.ReadAllText(Repository.Path(path.Split('/'))));
        SmallLaws library = new();
        MissingExamples missing = MissingExamples.Of(new(text, library), FewTrials);
        Assert.Equal(missing.ToText(), MissingExamples.Of(new(text, library), FewTrials).ToText());
        if (missing.Examples.IsEmpty) return;
        Compilation with = new(new SourceText(text.Path, text.Text.TrimEnd() + "\n" + missing.ToText()), library);
        Assert.True(!with.HasErrors, DiagnosticRenderer.Render(with.Diagnostics));
        Assert.Empty(MissingExamples.Failing(with, missing.Examples));
        HashSet<string> open = [.. CoverRun.Measure(with).Missing.Select(Text)];
        Assert.DoesNotContain(missing.Examples.SelectMany(example => example.Shows).Select(Text), open.Contains);
    }

    private static MissingExamples Written(string law) => MissingExamples.Of(new SmallLaws().CompileText("act.statute", law));

    private static string Text(CoverSide side) => $"{side.Item.Relief} {side.Item.Label} {side.Item.Words} {side.Item.Span.Start} {side.Name}";
}
