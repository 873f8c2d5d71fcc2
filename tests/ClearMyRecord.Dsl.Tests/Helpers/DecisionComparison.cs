using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Helpers;

/// <summary>Compares the answers of two engines.</summary>
internal static class DecisionComparison
{
    /// <returns>The first difference in words, or null.</returns>
    public static string? FindDifference(Decisions expected, Decisions actual)
    {
        if (expected.Reliefs.Length != actual.Reliefs.Length) return $"{actual.Reliefs.Length} reliefs, not {expected.Reliefs.Length}";
        foreach ((ReliefDecisions e, ReliefDecisions a) in expected.Reliefs.Zip(actual.Reliefs))
        {
            if (e.FirstRow != a.FirstRow || e.Count != a.Count) return $"{e.Relief.Name}: rows {a.FirstRow}+{a.Count}, not {e.FirstRow}+{e.Count}";
            for (int i = 0; i < e.Count; i++)
                if (FindDifference(e, a, i) is { } difference) return $"{e.Relief.Name}, row {e.FirstRow + i}: {difference}";
        }

        return null;
    }

    private static string? FindDifference(ReliefDecisions e, ReliefDecisions a, int i)
    {
        if (e.Outcomes[i] != a.Outcomes[i]) return $"outcome {a.Outcomes[i]} ({a.FirstDays[i]}), not {e.Outcomes[i]} ({e.FirstDays[i]})";
        if (e.FirstDays[i] != a.FirstDays[i]) return $"first day {a.FirstDays[i]}, not {e.FirstDays[i]}";
        if (e.Presumed[i] != a.Presumed[i]) return $"presumed {a.Presumed[i]:X}, not {e.Presumed[i]:X}";
        if (e.RestsOnMissing[i] != a.RestsOnMissing[i]) return $"rests on missing: {a.RestsOnMissing[i]}, not {e.RestsOnMissing[i]}";
        if (e.Conditions is null || a.Conditions is null) return e.Conditions is null == a.Conditions is null ? null : "conditions kept by one only";
        if (e.Outcomes[i] == Outcome.NotCovered) return null;
        for (int c = 0; c < e.Conditions.Length; c++)
            if (e.Conditions[c][i] != a.Conditions[c][i])
                return $"condition {e.Relief.Conditions[c].Label} is {a.Conditions[c][i]}, not {e.Conditions[c][i]}";
        return null;
    }
}
