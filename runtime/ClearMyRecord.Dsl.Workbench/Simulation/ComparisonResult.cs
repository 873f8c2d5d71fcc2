using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;

namespace ClearMyRecord.Dsl.Workbench.Simulation;

/// <summary>Two laws over the same people.</summary>
public sealed record ComparisonResult(PolicyResult Law, PolicyResult Bill)
{
    /// <summary>Reliefs of the law in its order, then those only the bill has.</summary>
    public required ImmutableArray<ReliefChange> Reliefs { get; init; }

    /// <summary>People with any relief at all.</summary>
    public required Transitions AnyRelief { get; init; }

    /// <summary>One for each field asked for.</summary>
    public required ImmutableArray<GroupBreakdown> Groups { get; init; }

    /// <summary>True when both are the same text run the same way, so that nobody can change.</summary>
    public required bool SameLaw { get; init; }
}

/// <summary>One relief under law and bill, matched by name.</summary>
/// <param name="Law">Null for a relief the bill enacts.</param>
/// <param name="Bill">Null for a relief the bill repeals.</param>
/// <param name="Subjects">Records; null if the bill changes what the relief is for.</param>
public sealed record ReliefChange(string Name, ReliefInfo? Law, ReliefInfo? Bill, Transitions People, Transitions? Subjects)
{
    /// <summary>People who certainly gain, by the law's clauses that stopped them; each person once, under the record with fewest such clauses.</summary>
    public required ImmutableArray<ClauseChange> GainedBecause { get; init; }

    /// <summary>People who certainly lose, by the bill's clauses that stop them.</summary>
    public required ImmutableArray<ClauseChange> LostBecause { get; init; }
}

/// <summary>From where to where: a three by three table of standings under law and bill.</summary>
/// <param name="Counts">Nine counts, at 3 × standing under the law + standing under the bill.</param>
/// <param name="Fixed">True where nothing can tell the two laws apart, so that those in review under both do not change either.</param>
public sealed record Transitions(ImmutableArray<long> Counts, bool Fixed = false)
{
    public long this[Standing law, Standing bill] => Counts[3 * (int)law + (int)bill];

    public long All => Counts.Sum();

    public long GainedForCertain => this[Standing.No, Standing.Yes];

    public long LostForCertain => this[Standing.Yes, Standing.No];

    public long ReviewUnderBoth => this[Standing.Review, Standing.Review];

    /// <summary>Not eligible under the law and eligible under the bill. The upper bound counts everybody for whom missing facts allow that,
    /// so those in review under both too.</summary>
    public Bounds Gained => new(GainedForCertain,
        GainedForCertain + this[Standing.No, Standing.Review] + this[Standing.Review, Standing.Yes] + (Fixed ? 0 : ReviewUnderBoth));

    /// <summary>Eligible under the law and not eligible under the bill.</summary>
    public Bounds Lost => new(LostForCertain,
        LostForCertain + this[Standing.Yes, Standing.Review] + this[Standing.Review, Standing.No] + (Fixed ? 0 : ReviewUnderBoth));

    public Bounds UnderLaw => new(Row(Standing.Yes), Row(Standing.Yes) + Row(Standing.Review));

    public Bounds UnderBill => new(Column(Standing.Yes), Column(Standing.Yes) + Column(Standing.Review));

    /// <summary>Those who stand the same under both, certainly.</summary>
    public long Same => this[Standing.No, Standing.No] + this[Standing.Yes, Standing.Yes];

    public long Row(Standing law) => Counts[3 * (int)law] + Counts[3 * (int)law + 1] + Counts[3 * (int)law + 2];

    public long Column(Standing bill) => Counts[(int)bill] + Counts[3 + (int)bill] + Counts[6 + (int)bill];
}

/// <summary>People whose answer changes because of the same clauses.</summary>
/// <param name="Clauses">The clauses that stop them under one law and no longer under the other, as positions in the relief's conditions.
/// Empty if none of them is labelled: the relief is not there, does not cover them, or is not in force.</param>
public sealed record ClauseChange(ImmutableArray<int> Clauses, bool NotCovered, long People);

/// <summary>The change for each group of people that share a value of a field.</summary>
public sealed record GroupBreakdown(string Field, ImmutableArray<GroupChange> Groups);

/// <param name="Value">The value in the field's own words; "missing" where it is missing.</param>
/// <param name="Reliefs">For each of <see cref="ComparisonResult.Reliefs"/>, in that order.</param>
public sealed record GroupChange(string Value, long People, Transitions AnyRelief, ImmutableArray<Transitions> Reliefs);
