using System.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>Law against bill as text for a terminal.</summary>
internal sealed class ComparisonText(ComparisonReport report)
{
    private const int MostReasons = 12;

    private readonly ComparisonResult _result = report.Result;
    private readonly PublishedStatistics _shown = report.Statistics;

    private string People => _result.Law.Population.PeopleWords;

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine($"{_result.Bill.Program.Title} against {_result.Law.Program.Title}");
        text.AppendLine(Findings.Subtitle(_result.Law)).AppendLine();
        foreach (string line in TextTable.Wrap($"{report.Finding}.", 100)) text.AppendLine(line);
        text.AppendLine().Append(Changes());
        foreach (ReliefChange relief in _result.Reliefs) text.Append(Reasons(relief));
        foreach (GroupBreakdown groups in _result.Groups) text.Append(Groups(groups));
        text.Append(Side("Under the law", Keys.Law, _result.Law));
        text.Append(Side("Under the bill", Keys.Bill, _result.Bill));
        text.Append(TextParts.Notes(_result.Law,
            [.. _result.Law.Notes.Union(_result.Bill.Notes), StatusNote.Of(_result.Law, report.Options.Privacy, "Under the law"), StatusNote.Of(_result.Bill, report.Options.Privacy, "Under the bill")], _shown, report.Options.Privacy));
        return text.ToString();
    }

    private string Changes()
    {
        TextTable table = new($"{People} eligible", "law", "bill", "change", "gain", "at most", "lose", "at most", "review both");
        AddChange(table, Keys.AnyRelief, Keys.AnyRelief, true, true, Keys.People);
        foreach (ReliefChange relief in _result.Reliefs)
            AddChange(table, Words(relief), relief.Name, relief.Law is not null, relief.Bill is not null, Keys.People);
        return TextParts.Section(
            "Who gains and who loses", table,
            "“at most” counts everybody whose missing facts leave it open, those in need of review under both laws too.");
    }

    private static string Words(ReliefChange relief) =>
        relief.Law is null ? $"{relief.Name} (new)" : relief.Bill is null ? $"{relief.Name} (repealed)" : relief.Name;

    private void AddChange(TextTable table, string words, string relief, bool inLaw, bool inBill, string unit)
    {
        Figure none = new(0);
        Figure law = inLaw ? _shown[Keys.Eligible(Keys.Law, relief, unit)] : none;
        Figure bill = inBill ? _shown[Keys.Eligible(Keys.Bill, relief, unit)] : none;
        table.Row(
            words, law.Text, bill.Text, bill.ChangeFrom(law),
            _shown[Keys.Move(relief, Standing.No, Standing.Yes, unit)].Text, _shown[Keys.GainedAtMost(relief, unit)].Text,
            _shown[Keys.Move(relief, Standing.Yes, Standing.No, unit)].Text, _shown[Keys.LostAtMost(relief, unit)].Text,
            _shown[Keys.Move(relief, Standing.Review, Standing.Review, unit)].Text);
    }

    private string Reasons(ReliefChange relief) =>
        Reasons(
            $"Why {People} gain “{relief.Name}”: what stops them under the law", relief.GainedBecause, relief.Law,
            clauses => Keys.GainedBecause(relief.Name, clauses), Keys.Move(relief.Name, Standing.No, Standing.Yes, Keys.People))
        + Reasons(
            $"Why {People} lose “{relief.Name}”: what stops them under the bill", relief.LostBecause, relief.Bill,
            clauses => Keys.LostBecause(relief.Name, clauses), Keys.Move(relief.Name, Standing.Yes, Standing.No, Keys.People));

    private string Reasons(
        string title, IReadOnlyCollection<ClauseChange> changes, ReliefInfo? relief, Func<string, StatisticKey> key, StatisticKey whole)
    {
        TextTable table = new("", People, "share");
        foreach (ClauseChange change in changes.Take(MostReasons))
        {
            Figure people = _shown[key(ClauseText.NameOf(change, relief))];
            table.Row(ClauseText.WordsOf(change, relief), people.Text, people.ShareOf(_shown[whole]));
        }

        string note = changes.Count > MostReasons ? $"… and {changes.Count - MostReasons} more combinations; all are in the summary files." : "";
        return TextParts.Section(title, table, note);
    }

    private string Groups(GroupBreakdown groups)
    {
        TextTable table = new(groups.Field, People, "law", "rate", "bill", "rate", "gain", "rate", "share of gain", "lose");
        Figure allGained = _shown[Keys.Move(Keys.AnyRelief, Standing.No, Standing.Yes, Keys.People)];
        foreach (GroupChange group in groups.Groups)
        {
            Figure people = _shown[Keys.GroupPeople(groups.Field, group.Value)];
            Figure law = _shown[Keys.GroupEligible(Keys.Law, Keys.AnyRelief, groups.Field, group.Value)];
            Figure bill = _shown[Keys.GroupEligible(Keys.Bill, Keys.AnyRelief, groups.Field, group.Value)];
            Figure gained = _shown[Keys.Move(Keys.AnyRelief, Standing.No, Standing.Yes, Keys.People, groups.Field, group.Value)];
            Figure lost = _shown[Keys.Move(Keys.AnyRelief, Standing.Yes, Standing.No, Keys.People, groups.Field, group.Value)];
            table.Row(
                group.Value, people.Text, law.Text, law.ShareOf(people), bill.Text, bill.ShareOf(people),
                gained.Text, gained.ShareOf(people), gained.ShareOf(allGained), lost.Text);
        }

        return TextParts.Section($"Any relief, by {groups.Field}", table);
    }

    private string Side(string title, string policy, PolicyResult result)
    {
        PolicyTables tables = new(_shown, policy, result);
        StringBuilder text = new();
        text.AppendLine($"{title}: {result.Program.Title}").AppendLine();
        text.Append(tables.Outcomes());
        foreach (ReliefResult relief in result.Reliefs) text.Append(tables.WaterfallOf(relief));
        return text.Append(tables.Records()).Append(tables.Presumptions()).ToString();
    }
}
