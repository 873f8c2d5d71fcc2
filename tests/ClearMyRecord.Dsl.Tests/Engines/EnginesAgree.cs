using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Compares all that two engines say of the same records.</summary>
internal static class EnginesAgree
{
    /// <returns>The first difference in words, or null where they agree.</returns>
    public static string? FindDifference(IEvaluator expected, IEvaluator actual, CaseData data, EvaluationOptions options) =>
        FindDifference(expected, actual, data, 0, data.PersonCount, options);

    public static string? FindDifference(
        IEvaluator expected, IEvaluator actual, CaseData data, int firstPerson, int personCount, EvaluationOptions options)
    {
        Decisions a = expected.Evaluate(data, firstPerson, personCount, options), b = actual.Evaluate(data, firstPerson, personCount, options);
        if (a.Reliefs.Length != b.Reliefs.Length) return $"{a.Reliefs.Length} reliefs against {b.Reliefs.Length}";
        return a.Reliefs.Zip(b.Reliefs, FindDifference).FirstOrDefault(difference => difference is not null);
    }

    private static string? FindDifference(ReliefDecisions a, ReliefDecisions b)
    {
        if ((a.FirstRow, a.Count) != (b.FirstRow, b.Count)) return $"{a.Relief.Name}: rows {a.FirstRow}+{a.Count} against {b.FirstRow}+{b.Count}";
        if (a.Conditions is null != b.Conditions is null) return $"{a.Relief.Name}: one of them keeps no conditions";
        for (int i = 0; i < a.Count; i++)
        {
            string where = $"{a.Relief.Name}, row {a.FirstRow + i}";
            if (a.Outcomes[i] != b.Outcomes[i]) return $"{where}: {a.Outcomes[i]} against {b.Outcomes[i]}";
            if (a.FirstDays[i] != b.FirstDays[i]) return $"{where}: first day {Day(a.FirstDays[i])} against {Day(b.FirstDays[i])}";
            if (a.Presumed[i] != b.Presumed[i]) return $"{where}: presumed {a.Presumed[i]:x} against {b.Presumed[i]:x}";
            if (a.RestsOnMissing[i] != b.RestsOnMissing[i]) return $"{where}: rests on what is missing, {a.RestsOnMissing[i]} against {b.RestsOnMissing[i]}";
            if (a.Outcomes[i] is Outcome.Eligible or Outcome.NeedsReview && FindDifferenceInEffect(a, b, i) is { } effect) return $"{where}: {effect}";
            if (a.Outcomes[i] == Outcome.NotCovered || a.Conditions is not { } left || b.Conditions is not { } right) continue;
            for (int c = 0; c < left.Length; c++)
                if (left[c][i] != right[c][i])
                    return $"{where}: condition {a.Relief.Conditions[c].Label} is {left[c][i]} against {right[c][i]}";
        }

        if (a.Reached is null != b.Reached is null || a.FirstCharge != b.FirstCharge) return $"{a.Relief.Name}: one of them does not say which charges are cleared";
        for (int i = 0; i < a.Reached?.Length; i++)
            if (b.Reached is { } other && a.Reached[i] != other[i])
                return $"{a.Relief.Name}: charge {a.FirstCharge + i} is cleared, {a.Reached[i]} against {other[i]}";
        return null;
    }

    private static string? FindDifferenceInEffect(ReliefDecisions a, ReliefDecisions b, int i)
    {
        for (int k = 0; k < a.Holds.Length; k++)
            if (a.Holds[k][i] != b.Holds[k][i]) return $"hold {a.Relief.Holds[k].Label} is {a.Holds[k][i]} against {b.Holds[k][i]}";
        return a.Effects.Length > 0 && a.Effects[i] != b.Effects[i] ? $"effects {a.Effects[i]:x} against {b.Effects[i]:x}" : null;
    }

    private static string Day(int day) => day == 0 ? "none" : Notation.Date(day);
}
