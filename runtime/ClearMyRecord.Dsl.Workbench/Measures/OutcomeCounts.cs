using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>How many have each outcome. Each is counted once, under its best: eligible before review before not yet before not eligible.</summary>
/// <param name="ByOutcome">Indexed by <see cref="Outcome"/>.</param>
public sealed record OutcomeCounts(ImmutableArray<long> ByOutcome)
{
    public long this[Outcome outcome] => ByOutcome[(int)outcome];

    public long Eligible => this[Outcome.Eligible];

    public long Review => this[Outcome.NeedsReview];

    /// <summary>Everybody, those not covered too.</summary>
    public long All => ByOutcome.Sum();

    /// <summary>Those the relief could be for at all.</summary>
    public long Covered => All - this[Outcome.NotCovered];

    public Bounds EligibleBounds => new(Eligible, Eligible + Review);

    /// <summary>The outcomes as reports list them, best first.</summary>
    public static ImmutableArray<Outcome> BestFirst { get; } =
        [Outcome.Eligible, Outcome.NeedsReview, Outcome.NotYet, Outcome.NotYetAtEarliest, Outcome.NotEligible, Outcome.NotCovered];

    /// <summary>How good an outcome is for the person, higher is better.</summary>
    internal static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => 5,
        Outcome.NeedsReview => 4,
        Outcome.NotYet => 3,
        Outcome.NotYetAtEarliest => 2,
        Outcome.NotEligible => 1,
        _ => 0,
    };

    internal static Outcome Better(Outcome a, Outcome b) => Rank(a) >= Rank(b) ? a : b;

    internal static Standing StandingOf(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => Standing.Yes,
        Outcome.NeedsReview => Standing.Review,
        _ => Standing.No,
    };
}
