using System.Text;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Linting;
using ClearMyRecord.Dsl.Tests.Reliefs;

namespace ClearMyRecord.Dsl.Tests.Linting;

/// <summary>
/// Checking a list of twenty thousand takes seconds. What compares everything with everything takes a quarter of an hour and more there:
/// the time allowed is for a slow machine, not a measure of speed.
/// </summary>
public sealed class LargeStatutes
{
    private const int Many = 20_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Fact]
    public Task Citations_in_a_list() => IsChecked(
        "offenses many\n" + Lines(Many, i => $"    18 § {i}") + "    18 § 77(a)\n\n" + Relief("    when offense is in many\n"),
        ["`18 § 77(a)` is in the list already"]);

    [Fact]
    public Task Ranges_in_a_list() => IsChecked("offenses many\n" + Lines(Many, i => $"    18 § {i}0 to 18 § {i}5") + "\n" + Relief("    when offense is in many\n"), []);

    [Theory]
    [InlineData("all of")]
    [InlineData("any of")]
    [InlineData("none of")]
    public Task Items_of_a_list(string opening) => IsChecked(Relief($"    when {opening}\n" + Lines(Many, i => $"        ({i}) the case's fines balance is at most ${i}")), []);

    [Theory]
    [InlineData("and")]
    [InlineData("or")]
    public Task Joined_conditions(string joiner) =>
        IsChecked(Relief("    when the case's fines balance is at most $0\n" + Lines(Many, i => $"        {joiner} the case's fines balance is at most ${i}")), []);

    [Fact]
    public Task Rows_of_a_definition() => IsChecked(
        "define tier of a charge as\n" + Lines(Many, i => $"    {i} where the case's fines balance is ${i}.50") + "    0 otherwise\n\n" + Relief("    when tier is at most 1\n"), []);

    [Fact]
    public Task Lists_of_lists() => IsChecked(
        Lines(Many / 10, i => $"offenses list{i}\n    18 § {i}\n") + "offenses all of them\n" + Lines(Many / 10, i => $"    list{i}") + "\n" + Relief("    when offense is in all of them\n"), []);

    [Fact]
    public Task Definitions_that_name_one_twice() => IsChecked(
        "define step0 of a charge as grade is M2\n\n" + Lines(40, i => $"define step{i} of a charge as step{i - 1} and (step{i - 1} or disposition date is in the last {i} years)\n") + Relief("    when step40\n"), null);

    /// <param name="warned">The warnings about lists and conditions; null where they do not matter.</param>
    private static async Task IsChecked(string law, string[]? warned)
    {
        Task<(string Errors, string[] Warnings)> check = Task.Run(() =>
        {
            Compilation compilation = ReliefLaw.Compile(law);
            return compilation.HasErrors ? (DiagnosticRenderer.Render(compilation.Diagnostics.Take(3)), []) : ("", (string[])[.. Linter.Lint(compilation).Where(IsAboutLists).Select(warning => warning.Text)]);
        });
        (string errors, string[] warnings) = await check.WaitAsync(s_patience);
        Assert.Equal("", errors);
        if (warned is not null) Assert.Equal(warned, warnings);
    }

    private static bool IsAboutLists(Diagnostic warning) => warning.Descriptor == LintWarnings.Shadowed || warning.Descriptor == LintWarnings.NeverTrue || warning.Descriptor == LintWarnings.NeverMatters;

    private static string Relief(string when) => "relief \"sealing\" for a charge\n    effect sealed, automatic\n" + when;

    private static string Lines(int count, Func<int, string> line) =>
        Enumerable.Range(1, count).Aggregate(new StringBuilder(), (text, i) => text.Append(line(i)).Append('\n')).ToString();
}
