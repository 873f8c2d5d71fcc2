using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>What a result comes to, as sentences with numbers: the titles of charts and the first line of a report.</summary>
public static class Findings
{
    public static string OfComparison(ComparisonReport report)
    {
        PublishedStatistics shown = report.Statistics;
        string bill = report.Result.Bill.Program.Title, people = report.Result.Law.Population.PeopleWords;
        Figure gained = shown[Keys.Move(Keys.AnyRelief, Standing.No, Standing.Yes, Keys.People)];
        Figure lost = shown[Keys.Move(Keys.AnyRelief, Standing.Yes, Standing.No, Keys.People)];
        Figure mayGain = shown[Keys.GainedAtMost(Keys.AnyRelief, Keys.People)], mayLose = shown[Keys.LostAtMost(Keys.AnyRelief, Keys.People)];
        if (gained.Value == 0 && lost.Value == 0)
            return mayGain.Value == 0 && mayLose.Value == 0
                ? $"{bill} changes for nobody whether they can get relief"
                : $"{bill} is not known to change for anybody whether they can get relief; for some it depends on missing facts";
        if (lost.Value == 0) return $"{bill} makes relief possible for {Number(gained, people)} who cannot get any today; {Nobody(mayLose, "loses it", "lose it")}";
        if (gained.Value == 0) return $"{bill} takes relief from {Number(lost, people)} who could get it today; {Nobody(mayGain, "gains it", "gain it")}";
        return $"{bill} makes relief possible for {Number(gained, people)} who cannot get any today, and takes it from {Number(lost, people)}";
    }

    /// <summary>"Nobody loses it" only where missing facts leave no room for it.</summary>
    internal static string Nobody(Figure atMost, string does, string doing) =>
        atMost.Value == 0 ? $"nobody {does}" : $"nobody is known to {doing}";

    public static string OfPolicy(PolicyReport report)
    {
        PolicyResult result = report.Result;
        Figure eligible = report.Statistics[Keys.Eligible(Keys.Law, Keys.AnyRelief, Keys.People)];
        Figure all = report.Statistics[Keys.All(Keys.People)];
        string people = result.Population.PeopleWords;
        return eligible.IsWithheld || all.IsWithheld
            ? $"How many {people} can get relief today under {result.Program.Title} is withheld"
            : $"{eligible} of {all} {people} ({eligible.ShareOf(all)}) can get relief today under {result.Program.Title}";
    }

    /// <summary>What stops most people of one relief.</summary>
    /// <param name="policy">The side of the statistics the relief is counted under.</param>
    public static string OfWaterfall(PublishedStatistics shown, string policy, ReliefResult relief, string people)
    {
        string name = relief.Relief.Name;
        Figure start = shown[Keys.Covered(policy, name, Keys.People)], eligible = shown[Keys.Eligible(policy, name, Keys.People)];
        string reached = eligible.IsWithheld || start.IsWithheld
            ? $"Where {people} are lost on the way to “{name}”; how many it reaches is withheld"
            : $"“{Upper(name)}” reaches {eligible.Text} of the {start.Text} {people} it could be for";
        IEnumerable<(string Name, Figure Lost)> losses = Keys.ConditionNames(relief.Relief)
            .Select(condition => (condition, shown[Keys.LostAt(policy, name, condition, Keys.People)]));
        (string condition, Figure lost) = losses.OrderByDescending(loss => loss.Lost.Value ?? 0).FirstOrDefault();
        return condition is null || lost.Value is null or 0 ? reached : $"{reached}; {condition} stops {lost.Text}, more than any other condition";
    }

    /// <summary>The line under a title: whose data, and as of when.</summary>
    public static string Subtitle(PolicyResult result) =>
        $"{result.Population.Description}, as of {Notation.Date(result.Options.Today)}";

    /// <summary>The line under a chart: what the data cannot show, and what was withheld.</summary>
    public static string SourceLine(PolicyResult result, PublishedStatistics shown, PrivacyOptions privacy)
    {
        List<string> parts = [$"Source: {result.Population.Description}."];
        if (result.Population.IsSynthetic) parts.Add("The people are invented.");
        if (result.Population.Caveat.Length > 0) parts.Add(result.Population.Caveat.TrimEnd('.') + ".");
        if (shown.AnyWithheld) parts.Add(WithheldNote(privacy));
        return string.Join(" ", parts);
    }

    public static string WithheldNote(PrivacyOptions privacy) =>
        $"“{Figure.WithheldMark}” stands for a count from 1 to {privacy.Threshold - 1}, or one from which such a count could be worked out.";

    private static string Number(Figure figure, string people) => figure.IsWithheld ? $"some {people} (number withheld)"
        : figure.Value == 1 && people == "people" ? "1 person" : $"{figure.Text} {people}";

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
