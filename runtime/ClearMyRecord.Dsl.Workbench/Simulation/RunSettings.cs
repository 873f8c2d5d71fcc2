using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;

namespace ClearMyRecord.Dsl.Workbench.Simulation;

/// <summary>How a run is carried out, and what it counts besides the outcomes. None of the first four changes a result.</summary>
public sealed record RunSettings
{
    /// <summary>People decided at a time; memory is in proportion to this times <see cref="Threads"/>.</summary>
    public int PeoplePerBatch { get; init; } = 8_192;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told how far the run is, a few times a second and once at the end.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Ends the run with an <see cref="OperationCanceledException"/>; nothing is left behind.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Person fields by which a comparison is broken down: "race", "sex", "county".</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];

    /// <summary>What the statute calls a felony, a conviction, …: each gives "people left with none of these". The whole record is always counted.</summary>
    public ImmutableArray<ChargeDefinition> Definitions { get; init; } = [];

    /// <summary>Whether a relief takes a charge off the record. Unless said, every relief but one that only reduces the charge.</summary>
    public Func<ReliefInfo, bool> Clears { get; init; } =
        relief => !relief.Effect.StartsWith("reduced", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a relief takes a charge off the record by any of its effects.</summary>
    internal bool ClearsSome(ReliefInfo relief) => relief.Effects.IsEmpty ? Clears(relief)
        : relief.Effects.Any(row => row.Effect.Length > 0 && Clears(relief with { Effect = row.Effect }));

    /// <summary>Whether to count where people are lost, condition by condition.</summary>
    public bool Waterfalls { get; init; } = true;
}

/// <summary>How far a run is.</summary>
/// <param name="Done">People decided.</param>
/// <param name="Total">People in all, or null if not known.</param>
public sealed record RunProgress(long Done, long? Total, TimeSpan Elapsed)
{
    public double PeoplePerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>Time left at this rate, or null if that cannot be said.</summary>
    public TimeSpan? Left => Total is { } total && PeoplePerSecond > 0
        ? TimeSpan.FromSeconds(Math.Max(0, total - Done) / PeoplePerSecond) : null;
}
