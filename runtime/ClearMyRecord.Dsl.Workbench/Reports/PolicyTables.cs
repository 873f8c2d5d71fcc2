using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>The tables that one law gives; a comparison prints them for each side.</summary>
internal sealed class PolicyTables(PublishedStatistics shown, string policy, PolicyResult result)
{
    /// <summary>For each relief, how many people, cases and records have each outcome.</summary>
    public string Outcomes()
    {
        TextTable table = new(["", .. OutcomeCounts.BestFirst.Select(OutcomeText.Of)]);
        AddOutcomes(table, $"any relief: {result.Population.PeopleWords}", Keys.AnyRelief, Keys.People);
        foreach (ReliefResult relief in result.Reliefs)
        {
            AddOutcomes(table, $"{relief.Relief.Name}: {result.Population.PeopleWords}", relief.Relief.Name, Keys.People);
            if (relief.Cases is not null && relief.Relief.Subject == RecordKind.Charge)
                AddOutcomes(table, "   cases", relief.Relief.Name, Keys.Cases);
            if (relief.Relief.Subject != RecordKind.Person)
                AddOutcomes(table, $"   {Keys.UnitOf(relief.Relief.Subject)}", relief.Relief.Name, Keys.UnitOf(relief.Relief.Subject));
        }

        return TextParts.Section("Outcomes, each once under the best", table);
    }

    private void AddOutcomes(TextTable table, string name, string relief, string unit) =>
        table.Row([name, .. OutcomeCounts.BestFirst.Select(outcome => shown[Keys.Outcome(policy, relief, outcome, unit)].Text)]);

    /// <summary>Where people are lost, in the law's order, and whom each condition alone keeps out.</summary>
    public string WaterfallOf(ReliefResult relief)
    {
        if (relief.PeopleWaterfall is null) return "";
        string name = relief.Relief.Name, unit = Keys.UnitOf(relief.Relief.Subject);
        bool both = relief.Relief.Subject != RecordKind.Person;
        TextTable table = both
            ? new("", "left", "lost", "for now", "alone", unit, "alone")
            : new("", "left", "lost", "for now", "alone");
        string[] Cells(string words, Func<string, StatisticKey?[]> keys) =>
            [words, .. keys(Keys.People).Concat(both ? keys(unit).Where((_, i) => i is 1 or 3) : [])
                .Select(key => key is null ? "" : shown[key].Text)];

        table.Row(Cells($"{relief.Relief.SubjectName}s, or people with one", u => [Keys.Covered(policy, name, u), null, null, null]));
        foreach ((int k, string condition, string words) in Keys.ConditionsOn(relief.Relief, result.Options.LawAsOf ?? result.Options.Today))
        {
            table.Row(Cells($"{words} {relief.Relief.Conditions[k].Words}", u =>
            [
                Keys.AtMost(Keys.LeftAfter(policy, name, condition, u)), Keys.LostAt(policy, name, condition, u),
                Keys.LostForNow(policy, name, condition, u), Keys.SoleBarrier(policy, name, condition, u),
            ]));
        }

        foreach (string end in (string[])["stopped by no labelled condition", "needs review", "eligible"])
            if (end != "stopped by no labelled condition" || shown[Keys.WaterfallEnd(policy, name, end, Keys.People)].Value != 0)
                table.Row(Cells(end, u => [Keys.WaterfallEnd(policy, name, end, u), null, null, null]));
        return TextParts.Section(
            $"Where {result.Population.PeopleWords} are lost: {name}", table,
            "“alone” are those whom this condition alone keeps out; “for now” those lost who become eligible later, or may.");
    }

    /// <summary>Of those eligible for a relief, who is on hold and what it does for them; nothing for a relief without either.</summary>
    public string EffectsOf(ReliefResult relief)
    {
        string name = relief.Relief.Name, unit = Keys.UnitOf(relief.Relief.Subject);
        TextTable table = new("", "eligible", "at most");
        if (relief.OnHold is not null)
            foreach (string of in relief.Relief.Subject == RecordKind.Person ? [Keys.People] : (string[])[Keys.People, unit])
                table.Row($"{of} on hold", shown[Keys.OnHold(policy, name, of)].Text, shown[Keys.AtMost(Keys.OnHold(policy, name, of))].Text);
        foreach (EffectCount effect in relief.Effects)
            if (effect.Effect.Length > 0 || effect.Subjects > 0)
                table.Row($"{unit}: {(effect.Effect.Length == 0 ? "left open by missing facts" : effect.Effect)}", shown[Keys.Effect(policy, name, effect.Effect, unit)].Text, "");
        return relief.OnHold is null && relief.Effects.IsEmpty ? "" : TextParts.Section($"What becomes of those eligible: {name}", table);
    }

    /// <summary>What is left on people's records once everything eligible is cleared.</summary>
    public string Records()
    {
        TextTable table = new("", "have today", "left with none", "at most");
        foreach (LeftWithNone left in result.LeftWithNone)
            table.Row(
                $"{result.Population.PeopleWords} with {left.Plural}", shown[Keys.HasToday(policy, left.Plural)].Text,
                shown[Keys.LeftWithNone(policy, left.Plural)].Text, shown[Keys.AtMost(Keys.LeftWithNone(policy, left.Plural))].Text);
        return TextParts.Section("Left on the record once everything eligible is cleared", table);
    }

    /// <summary>Presumptions that decided something, and answers that rest on what is missing.</summary>
    public string Presumptions()
    {
        TextTable table = new("", Keys.People, Keys.Records);
        for (int k = 0; k < result.Presumptions.Length; k++)
        {
            string name = PolicyStatistics.PresumptionName(result, k);
            table.Row(name, shown[Keys.Presumed(policy, name, Keys.People)].Text, shown[Keys.Presumed(policy, name, Keys.Records)].Text);
        }

        table.Row("any answer that rests on what is missing", shown[Keys.RestsOnMissing(policy, Keys.AnyRelief, Keys.People)].Text, "");
        return TextParts.Section("Decided by a presumption, or by a fact's being missing", table);
    }
}
