using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Mutating;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Covering;

/// <summary>An example counts for a condition only where that condition alone decides, and for an edge only where it stands at it.</summary>
public sealed class CoverTests
{
    internal const string Law = """"
        statute "Small act"
            jurisdiction US-PA
            cite "18 Pa.C.S. § 9999"

        use "us-pa/model"

        parameter dismissal wait   cite "18 Pa.C.S. § 9999(a)(2)"
            3 years from 2020-01-01
            2 years from 2024-01-01

        relief "sealing" for a charge   cite "18 Pa.C.S. § 9999"
            effect sealed, automatic
            when all of
                (ended) disposition is one of dismissed or withdrawn
                (wait)  dismissal wait has passed since disposition date
                (paid)  any of
                    (nothing) the case's fines balance is $0
                    (little)  the case's fines balance is less than $50 and the case's fees balance is $0
            unless any of
                (many)  the person has at least 3 charges where grade is at least M1

        example "long ago"
            given a person
                with a case where fines balance is $0, fees balance is $7
                    with a charge where disposition is dismissed, disposition date is 2010-01-01, grade is M2
            on 2026-01-01 expect "sealing" is eligible

        """";

    internal const string LastDay = """

        example "the last day of the wait"
            given a person
                with a case where fines balance is $0, fees balance is $0
                    with a charge where disposition is dismissed, disposition date is 2023-05-01, grade is M2
            on 2025-04-30 expect "sealing" is not yet eligible, until 2025-05-01, because of (wait)

        """;

    private const string TwoReasons = """

        example "two reasons"
            given a person
                with a case where fines balance is $90, fees balance is $0
                    with a charge where disposition is guilty plea, disposition date is 2010-01-01, grade is M2
            on 2026-01-01 expect "sealing" is not eligible, because of (ended) and (paid)

        """;

    private const string Indebted = """

        example "too much is owed"
            given a person
                with a case where fines balance is $50, fees balance is $0
                    with a charge where disposition is dismissed, disposition date is 2010-01-01, grade is M2
            on 2026-01-01 expect "sealing" is not eligible, because of (paid)

        """;

    [Fact]
    public void A_yes_covers_what_it_hangs_on_and_no_other_part()
    {
        string[] shown = Shown(Law);
        Assert.Contains("(ended) yes", shown);
        Assert.Contains("(paid) yes", shown);
        Assert.Contains("(paid)(nothing) yes", shown);
        Assert.Contains("(many) yes", shown);
        Assert.DoesNotContain("(paid)(little) yes", shown);
        Assert.DoesNotContain(shown, side => side.EndsWith(" no", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_there_are_two_reasons_neither_decides()
    {
        Assert.Equal(Shown(Law), Shown(Law + TwoReasons));
        string[] shown = Shown(Law + Indebted);
        Assert.Contains("(paid) no", shown);
        Assert.Contains("(paid)(nothing) no", shown);
        Assert.Contains("(paid)(little) no", shown);
        Assert.DoesNotContain("(ended) no", shown);
    }

    [Fact]
    public void An_edge_is_stood_at_by_the_day_not_by_years()
    {
        Assert.DoesNotContain(Shown(Law), side => side.Contains("has passed", StringComparison.Ordinal));
        string[] shown = Shown(Law + LastDay);
        const string Edge = "dismissal wait has passed since disposition date";
        Assert.Contains($"(wait) {Edge} (2 years from 2024-01-01) the day before", shown);
        Assert.Contains($"(wait) {Edge} (2 years from 2024-01-01) the day", shown);
        Assert.DoesNotContain($"(wait) {Edge} (2 years from 2024-01-01) the day after", shown);
        Assert.DoesNotContain($"(wait) {Edge} (3 years from 2020-01-01) the day", shown);
    }

    [Fact]
    public void Amounts_counts_grades_and_changes_of_the_law_have_edges()
    {
        string[] all = [.. Report(Law).Sides.Where(side => side.Item.IsEdge).Select(Text).Order(StringComparer.Ordinal)];
        string[] edges =
        [
            .. Sides("(many) grade is at least M1", "F3", "M1", "M2"),
            .. Sides("(many) the person has at least 3 charges where grade is at least M1", "2", "3", "4"),
            .. Sides("(paid) the case's fees balance is $0", "$0", "just above"),
            .. Sides("(paid) the case's fines balance is $0", "$0", "just above"),
            .. Sides("(paid) the case's fines balance is less than $50", "just below", "$50", "just above"),
            .. Sides("(wait) dismissal wait has passed since disposition date (2 years from 2024-01-01)", "the day before", "the day", "the day after"),
            .. Sides("(wait) dismissal wait has passed since disposition date (3 years from 2020-01-01)", "the day before", "the day", "the day after"),
            .. Sides("(wait) dismissal wait: 2 years from 2024-01-01", "the day before", "the day"),
        ];
        Assert.Equal(edges.Order(StringComparer.Ordinal), all);
        Assert.Contains("(paid) the case's fines balance is less than $50 $50", Shown(Law + Indebted));
    }

    private static IEnumerable<string> Sides(string edge, params string[] sides) => sides.Select(side => $"{edge} {side}");

    private static string[] Shown(string law) => [.. Report(law).Sides.Where(side => side.IsCovered).Select(Text).Order(StringComparer.Ordinal)];

    private static string Text(CoverSide side) => side.Item.IsEdge ? $"{side.Item.Label} {side.Item.Words} {side.Name}" : $"{side.Item.Label} {side.Name}";

    internal static CoverReport Report(string law)
    {
        Compilation compilation = new SmallLaws().CompileText("act.statute", law);
        Assert.True(MutationRun.Passes(compilation));
        return CoverRun.Measure(compilation);
    }
}
