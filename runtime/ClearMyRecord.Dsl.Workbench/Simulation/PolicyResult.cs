using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Workbench.Simulation;

/// <summary>What one law does for one population. All numbers are exact counts; a report decides which may be shown.</summary>
public sealed record PolicyResult(ProgramInfo Program, EvaluationOptions Options, PopulationInfo Population)
{
    public required long People { get; init; }

    public required long Cases { get; init; }

    public required long Charges { get; init; }

    /// <summary>In the program's order.</summary>
    public required ImmutableArray<ReliefResult> Reliefs { get; init; }

    /// <summary>People, each once under their best outcome of any relief.</summary>
    public required OutcomeCounts AnyRelief { get; init; }

    /// <summary>Charges that any relief clears; one for a whole person must say which, see <see cref="Notes"/>.</summary>
    public required Bounds ChargesCleared { get; init; }

    public required ImmutableArray<LeftWithNone> LeftWithNone { get; init; }

    public required ImmutableArray<PresumptionUse> Presumptions { get; init; }

    /// <summary>People with at least one answer that rests on what is missing.</summary>
    public required long PeopleRestOnMissing { get; init; }

    /// <summary>At most so many answers rest on facts that hold on the day of the file.</summary>
    public long StatusDecisions { get; init; }

    /// <summary>So many answers stayed in review because trying what their missing facts could be took more than <see cref="EvaluationOptions.MostTrials"/>.</summary>
    public long GivenUp { get; init; }

    /// <summary>All answers in review.</summary>
    public long InReview => Reliefs.Sum(relief => relief.Subjects.Review);

    /// <summary>Measures left out, and why; sentences for the reader.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}

/// <summary>What one relief does.</summary>
/// <param name="Subjects">Records of the relief's subject kind.</param>
/// <param name="Cases">Cases with such a record, each under its best outcome; null for a relief for a person.</param>
public sealed record ReliefResult(ReliefInfo Relief, OutcomeCounts People, OutcomeCounts? Cases, OutcomeCounts Subjects)
{
    /// <summary>Answers that rest on a presumption, or on a fact's being missing.</summary>
    public required long SubjectsRestOnMissing { get; init; }

    public required long PeopleRestOnMissing { get; init; }

    /// <summary>Null for a relief that nothing holds up.</summary>
    public OnHold? OnHold { get; init; }

    /// <summary>Eligible records by what the relief does for them; empty for a relief with one effect.</summary>
    public ImmutableArray<EffectCount> Effects { get; init; } = [];

    /// <summary>Null if the run did not ask for it.</summary>
    public Waterfall? PeopleWaterfall { get; init; }

    public Waterfall? SubjectWaterfall { get; init; }
}

/// <summary>People who have charges of some kind today and would have none after clearing.</summary>
/// <param name="Before">People with such a charge today: for certain, and at most.</param>
/// <param name="Left">Of these, people with none afterwards.</param>
public sealed record LeftWithNone(string Plural, Bounds Before, Bounds Left);

/// <summary>How often a presumption stood in for a missing fact.</summary>
public sealed record PresumptionUse(PresumptionInfo Presumption, long People, long Subjects);

/// <summary>The population as a result remembers it.</summary>
public sealed record PopulationInfo(string Description, string Caveat, string PeopleWords, bool IsSynthetic, string Fingerprint, long? Seed)
{
    /// <summary>The day on which facts of status hold; null if nobody knows.</summary>
    public int? FileDay { get; init; }

    public static PopulationInfo Of(IPopulation population) => new(
        population.Description, population.Caveat, population.PeopleWords, population.IsSynthetic, population.Fingerprint, population.Seed)
    {
        FileDay = population.FileDay,
    };
}
