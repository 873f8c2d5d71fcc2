using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Privacy;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>How far down the totals of a report stand: people before cases and charges; who gets relief before who does not.</summary>
internal static class Depths
{
    public static Depth OfOutcome(Outcome outcome, string unit) => outcome switch
    {
        Outcome.Eligible => For(unit, Depth.Headline, Depth.SubjectHeadline),
        Outcome.NeedsReview => OfBound(unit),
        Outcome.NotCovered => For(unit, Depth.Remainder, Depth.SubjectRemainder),
        _ => For(unit, Depth.Outcome, Depth.SubjectOutcome),
    };

    /// <summary>Known when those not covered are, and as little missed.</summary>
    public static Depth OfCovered(string unit) => For(unit, Depth.Remainder, Depth.SubjectRemainder);

    public static Depth OfBound(string unit) => For(unit, Depth.Bound, Depth.SubjectBound);

    public static Depth OfMove(Standing law, Standing bill, string unit) => (law, bill) switch
    {
        (Standing.No, Standing.Yes) or (Standing.Yes, Standing.No) => For(unit, Depth.Headline, Depth.SubjectHeadline),
        (Standing.Review, Standing.Review) => OfBound(unit),
        _ => For(unit, Depth.Remainder, Depth.SubjectRemainder),
    };

    private static Depth For(string unit, Depth people, Depth subjects) => unit == Keys.People ? people : subjects;
}
