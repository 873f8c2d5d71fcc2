using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>From everybody a relief could be for to those it is for, in the law's order. A person goes as far as the best of their records does.</summary>
/// <param name="Start">All subjects, or all people who have one.</param>
/// <param name="Eligible">Those eligible at the end.</param>
/// <param name="Review">Those no condition certainly stops and whom missing facts keep from an answer.</param>
/// <param name="Otherwise">Those no labelled condition stops and who are not eligible all the same: the relief is not in force, or gives them nothing.</param>
public sealed record Waterfall(long Start, ImmutableArray<WaterfallStep> Steps, long Eligible, long Review, long Otherwise);

/// <summary>What one labelled condition does, in its place.</summary>
/// <param name="Lost">Those it certainly stops and nothing before it did.</param>
/// <param name="LostForNow">Of these, those who become eligible on a later day, or may.</param>
/// <param name="Left">Those left after it: for certain (all conditions so far certainly met), and at most (none certainly stops).</param>
/// <param name="SoleBarrier">Those it alone keeps out, wherever it stands: every other condition met for certain; and met or unknown.
/// Among people, only those not eligible through another record.</param>
public sealed record WaterfallStep(ConditionInfo Condition, long Lost, long LostForNow, Bounds Left, Bounds SoleBarrier);
