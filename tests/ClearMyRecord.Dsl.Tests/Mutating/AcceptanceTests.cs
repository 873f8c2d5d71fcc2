using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Mutating;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Mutating;

/// <summary>A comment accepts unnoticed changes of its line: those that it names, or all; one that accepts nothing is warned about.</summary>
public sealed class AcceptanceTests
{
    private const string Shorter = "2 years → 1 year", Longer = "2 years → 3 years";

    [Theory]
    [InlineData("    2 years  -- mutate: the number is made up", Shorter, Longer)]
    [InlineData("    -- mutate: the number is made up\n    2 years", Shorter, Longer)]
    [InlineData("    -- mutate: the number is made up,\n    -- as are all numbers of this act\n    2 years", Shorter, Longer)]
    [InlineData("    2 years  -- Act 3 of 2019; mutate `1 year`: a made-up number", Shorter)]
    [InlineData("    2 years  -- mutate `1 year`, `3 years`: a made-up number", Shorter, Longer)]
    [InlineData("    -- mutate `1 year`: a made-up number\n    -- mutate `3 years`: so is this\n    2 years", Shorter, Longer)]
    public void A_comment_accepts_the_changes_of_its_line_that_it_names_or_all_of_them(string wait, params string[] accepted)
    {
        (string[] unnoticed, string[] found, string[] warnings) = Run(Law.Replace("    2 years", wait, StringComparison.Ordinal));
        Assert.Equal(accepted.Order(StringComparer.Ordinal), found);
        Assert.Equal(((string[])[Shorter, Longer]).Except(accepted), unnoticed.Where(change => change.StartsWith("2 years", StringComparison.Ordinal)));
        Assert.Contains("all of → any of", unnoticed);
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("    2 years  -- the number is made up")]
    [InlineData("    2 years  -- mutate:")]
    [InlineData("    2 years  -- mutate this and see")]
    [InlineData("    -- the number is mutated: see below\n    2 years")]
    public void What_gives_no_reason_or_speaks_of_something_else_accepts_nothing(string wait) =>
        Assert.Empty(Run(Law.Replace("    2 years", wait, StringComparison.Ordinal)).Accepted);

    [Fact]
    public void What_is_left_out_is_named_by_its_first_words()
    {
        (string[] unnoticed, string[] accepted, string[] warnings) = Run(Law.Replace(
            "        (ended)", "        -- mutate without `(ended)`: nothing else is in the data\n        (ended)", StringComparison.Ordinal));
        Assert.Equal(["(ended) disposition is one of dismissed or withdrawn → "], accepted);
        Assert.Contains("(wait) dismissal wait has passed since disposition date → ", unnoticed);
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("    2 years  -- mutate `4 years`: no such change", "`4 years`")]
    [InlineData("    2 years  -- mutate `1 year`, `4 years`: one of them is a change", "`4 years`")]
    [InlineData("    2 years  -- mutate without `2 years`: it is never left out", "without `2 years`")]
    [InlineData("    -- mutate: too far away\n\n    2 years", "a change of its line")]
    public void What_is_no_change_of_the_line_is_warned_about(string wait, string warning)
    {
        string[] warnings = Run(Law.Replace("    2 years", wait, StringComparison.Ordinal)).Warnings;
        Assert.Equal([$"CMR3520 this accepts {warning}, and there is no such change that goes unnoticed"], warnings);
    }

    [Fact]
    public void What_an_example_notices_by_now_is_warned_about()
    {
        string law = Law.Replace("    2 years", "    2 years  -- mutate `1 year`: a made-up number", StringComparison.Ordinal);
        (string[] unnoticed, string[] accepted, string[] warnings) = Run(law + LastDay);
        Assert.Empty(accepted);
        Assert.DoesNotContain(Shorter, unnoticed);
        Assert.Equal(["CMR3520 this accepts `1 year`, and there is no such change that goes unnoticed"], warnings);
    }

    private const string Law = """
        statute "Small act"
            jurisdiction US-PA
            cite "18 Pa.C.S. § 9999"

        use "us-pa/model"

        parameter dismissal wait   cite "18 Pa.C.S. § 9999(a)(2)"
            2 years

        relief "sealing" for a charge   cite "18 Pa.C.S. § 9999"
            effect sealed, automatic
            when all of
                (ended) disposition is one of dismissed or withdrawn
                (wait)  dismissal wait has passed since disposition date

        example "long ago"
            given a person
                with a case
                    with a charge where disposition is dismissed, disposition date is 2010-01-01
            on 2026-01-01 expect "sealing" is eligible

        """;

    private const string LastDay = """

        example "the last day of the wait"
            given a person
                with a case
                    with a charge where disposition is dismissed, disposition date is 2020-01-01
            on 2021-12-31 expect "sealing" is not yet eligible, until 2022-01-01, because of (wait)
            on 2022-01-01 expect "sealing" is eligible

        """;

    private static (string[] Unnoticed, string[] Accepted, string[] Warnings) Run(string law)
    {
        SmallLaws library = new();
        Compilation compilation = library.CompileText("act.statute", law);
        Assert.True(MutationRun.Passes(compilation));
        var results = MutationRun.Run(compilation, library);
        Assert.All(results, result => Assert.Equal(result.Fate == MutationFate.Accepted, result.Reason.Length > 0));
        return (Of(MutationFate.Unnoticed), Of(MutationFate.Accepted), [.. MutationRun.Idle(compilation, results).Select(w => $"{w.Descriptor.Code} {w.Text}")]);

        string[] Of(MutationFate fate) =>
            [.. results.Where(r => r.Fate == fate).Select(r => $"{r.Mutation.Old} → {r.Mutation.New}").Order(StringComparer.Ordinal)];
    }
}
