using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>Why one subject has the answer it has on one relief.</summary>
/// <param name="Row">The subject's row among records of its kind.</param>
/// <param name="FirstDay">The first eligible day of a "not yet", else null.</param>
/// <param name="Conditions">Requirements and bars in the law's order.</param>
public sealed record Explanation(
    ReliefInfo Relief, int Row, string SubjectId, Outcome Outcome, int? FirstDay,
    ImmutableArray<ExplainedCondition> Conditions, ImmutableArray<MissingFact> Missing)
{
    public bool RestsOnMissing { get; init; }

    /// <summary>Whether facts are missing that single conditions hang on, and the answer is the same whatever they turn out to be.</summary>
    public bool HoldsWhateverIsMissing { get; init; }

    /// <summary>After how many trials of what is missing the search for one answer was given up; 0 where it was not.</summary>
    public int GivenUpAfter { get; init; }

    public ImmutableArray<PresumptionInfo> Presumed { get; init; } = [];

    /// <summary>What may keep an eligible subject waiting; empty unless eligible or in review.</summary>
    public ImmutableArray<ExplainedCondition> Holds { get; init; } = [];

    /// <summary>The rows of the effect that may count, more than one where missing facts decide between them.</summary>
    public ImmutableArray<ExplainedCondition> Effects { get; init; } = [];

    /// <summary>The way to the relief on the day of the run, where it is eligible or in review; empty where the law gives none.</summary>
    public string Route { get; init; } = "";

    /// <summary>For a relief that says which charges it reaches, and a subject that is eligible or in review: those charges that it clears, or may.</summary>
    public ImmutableArray<(string Record, Truth Truth)> Clears { get; init; } = [];

    /// <summary>Whether the subject is not covered because it was granted the relief before.</summary>
    public bool AlreadyGranted { get; init; }

    /// <summary>Whether the answer is no only because the relief is not law on that day.</summary>
    public bool IsNotLaw => Outcome is Outcome.NotEligible or Outcome.NotYet or Outcome.NotYetAtEarliest
        && Conditions.All(explained => explained.Truth != Truth.Unknown && !explained.Condition.Stops(explained.Truth));

    /// <summary>The effects that <see cref="Effects"/> name; for a relief without rows its only one.</summary>
    public IEnumerable<string> EffectNames => Relief.Effects.IsEmpty
        ? Relief.Effect.Length == 0 ? [] : [Relief.Effect]
        : Relief.Effects.Where(row => row.Effect.Length > 0 && Effects.Any(explained => explained.Condition == row.Condition)).Select(row => row.Effect).Distinct();
}

/// <summary>One condition of the tree, with what it came to and on which facts.</summary>
/// <param name="Note">What the facts do not show by themselves: "7 years have passed on 2024-06-30", "there was none". Empty if nothing.</param>
public sealed record ExplainedCondition(
    ConditionInfo Condition, Truth Truth, ImmutableArray<Fact> Facts, string Note, ImmutableArray<ExplainedCondition> Parts);

/// <summary>A fact that was looked at.</summary>
/// <param name="Record">Whose it is: "charge 2 of case 1", "the person".</param>
public sealed record Fact(RecordKind Kind, int Row, string Record, string Field, string Value, bool IsMissing);

/// <summary>A blank (or a question the law leaves open, with Row -1) on which an answer hangs.</summary>
public sealed record MissingFact(RecordKind Kind, int Row, string Record, string Field, bool IsFinding)
{
    /// <summary>A question of law rather than a blank in the record.</summary>
    public bool IsQuestion => Row < 0;

    /// <summary>A question that the law raises because two of its provisions decide in opposite ways and neither goes first.</summary>
    public bool IsConflict { get; init; }

    /// <summary>The field is a citation that breaks off before the sub-parts that decide ("18 § 2706", where the list has "18 § 2706(a)(1)").</summary>
    public bool IsSubsection { get; init; }

    /// <summary>Why a known fact leaves a comparison open: "`F` has no rank beside `M1`". Empty where a blank does.</summary>
    public string Unranked { get; init; } = "";

    /// <summary>Whose it is, and why: "grade of charge 1 of case 1", "whose debts" of an unsettled law.</summary>
    public string InWords => IsConflict ? Field : IsQuestion ? $"the law is unsettled: {Field}" : $"{What} of {Record}" + (Unranked.Length > 0 ? $" ({Unranked})" : "");

    /// <summary>What is missing, in words: "disposition date", "subsection of the offense".</summary>
    public string What => IsSubsection ? $"subsection of the {Field}" : Field;
}
