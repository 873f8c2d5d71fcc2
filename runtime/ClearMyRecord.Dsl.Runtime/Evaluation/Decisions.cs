using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>The answers of one run over a range of people, in columns.</summary>
/// <param name="FirstPerson">The first person decided; the others follow in order.</param>
/// <param name="Reliefs">One entry for each relief of the program, in its order.</param>
public sealed record Decisions(int FirstPerson, int PersonCount, ReliefDecisions[] Reliefs);

/// <summary>The answers on one relief: index i stands for record <see cref="FirstRow"/> + i of the relief's subject kind.</summary>
public sealed class ReliefDecisions(ReliefInfo relief, int firstRow, int count, bool keepConditions)
{
    public ReliefInfo Relief { get; } = relief;

    public int FirstRow { get; } = firstRow;

    public int Count { get; } = count;

    public Outcome[] Outcomes { get; } = new Outcome[count];

    /// <summary>The first eligible day for "not yet" outcomes, 0 for all others.</summary>
    public int[] FirstDays { get; } = new int[count];

    /// <summary>The truth today of each labelled condition (outer index, as in <see cref="ReliefInfo.Conditions"/>), or null if not kept.
    /// Meaningful wherever the outcome is not "not covered".</summary>
    public Truth[][]? Conditions { get; } =
        keepConditions ? [.. relief.Conditions.Select(_ => new Truth[count])] : null;

    /// <summary>Bit k is set where presumption k (63: any later one) stood in for something unknown.</summary>
    public ulong[] Presumed { get; } = new ulong[count];

    /// <summary>True where a presumption, or a test that a fact is known or missing, met a missing fact on the way to this answer:
    /// such an answer may change when blanks are filled in.</summary>
    public bool[] RestsOnMissing { get; } = new bool[count];

    /// <summary>How many subjects are in review because trying their missing facts took more than <see cref="EvaluationOptions.MostTrials"/>.</summary>
    public int BoundHits { get; set; }
}
