namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>The answers of one run over a range of people, in columns.</summary>
/// <param name="FirstPerson">The first person decided; the others follow in order.</param>
/// <param name="Reliefs">One entry for each relief of the program, in its order.</param>
public sealed record Decisions(int FirstPerson, int PersonCount, ReliefDecisions[] Reliefs);
