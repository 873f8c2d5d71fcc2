using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>Records, a day, and a relief asked about: what an example could be written of.</summary>
/// <param name="Given">With one record marked as the one asked about.</param>
/// <param name="Changes">By how many small changes it lies away from an example.</param>
internal sealed record Situation(GivenRecord Given, EvaluationOptions Options, int Relief, int Changes)
{
    /// <summary>Two situations of one key are the same, whatever way led there.</summary>
    public string Key => $"{Options.Today} {Options.LawAsOf} {string.Join(';', Options.Readings.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Key + "=" + r.Value))} {ExampleText.Given(Given, "x")}";
}

/// <summary>What was found when a situation was looked at.</summary>
/// <param name="Rows">For each kind, the rows that the records in <see cref="CoverLook.Records"/> have in the example.</param>
internal sealed record Observed(Situation Situation, CoverLook Look, ImmutableArray<int[]> Rows)
{
    /// <returns>Null where the record asked about is not in the record on that day.</returns>
    public static Observed? Of(CoverProbe probe, Situation situation)
    {
        RecordKind kind = probe.Program.Reliefs[situation.Relief].Info.Subject;
        CaseData all = ExampleRecords.Of(probe.Program.Schema, situation.Given, probe.Program.Info.Jurisdiction);
        RecordDay records = RecordDay.Of(all, situation.Options.Today);
        int asked = situation.Given.AskedRow(kind);
        int row = asked < 0 ? -1 : records.RowOf(kind, asked);
        if (row < 0) return null;
        CoverLook look = probe.Look(records.Data, situation.Options, situation.Options.Today, situation.Relief, row);
        return new(situation, look, [.. Enum.GetValues<RecordKind>().Select(k => RowsOf(records, k, all.CountOf(k)))]);
    }

    /// <summary>How far a side of an item is: 0 where it could hardly be nearer.</summary>
    public double DistanceTo(CoverProbe probe, CoverItem item, int side)
    {
        switch (item)
        {
            case ConditionItem condition:
                bool stops = Look.Standing.Conditions.Length > condition.Top
                    && probe.Program.Reliefs[Look.Relief].Conditions[condition.Top].Info.Stops(Look.Standing.Conditions[condition.Top]);
                return probe.InTheWay(Look, condition.Top) + (stops == (side == ConditionItem.No) ? 0 : 1);
            case EdgeItem edge:
                double nearest = 4;
                foreach (Sighting sighting in Look.Sightings)
                    if (ReferenceEquals(sighting.Item, edge) && sighting.Distance is { } distance)
                        nearest = Math.Min(nearest, distance == edge.Offsets[side] ? 0 : 1 + Math.Log2(1 + Math.Abs((double)distance)) / 20);
                return probe.InTheWay(Look, edge.Top) + nearest;
            case ChangeItem change:
                return probe.InTheWay(Look, -1) + (Look.Day == change.Day - 1 + side ? 0 : 1);
            case HoldItem or EffectItem:
                return probe.InTheWay(Look, -1) + (probe.ConsequenceOf(Look, item) == side ? 0 : 1);
            default:
                return double.MaxValue;
        }
    }

    private static int[] RowsOf(RecordDay records, RecordKind kind, int count) => [.. Enumerable.Range(0, count).Where(row => records.RowOf(kind, row) >= 0)];
}
