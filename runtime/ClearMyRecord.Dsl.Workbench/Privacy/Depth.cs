namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>
/// How far down in a report a count stands. What is decided for the counts further up is settled first, and a small count
/// is protected at the cost of the deepest that will do: a report is read for its totals.
/// </summary>
public enum Depth
{
    /// <summary>How many people, cases and charges there are.</summary>
    Whole,

    /// <summary>People eligible, gaining and losing.</summary>
    Headline,

    /// <summary>People in need of review, and upper bounds.</summary>
    Bound,

    /// <summary>People with any other outcome that a relief could be for.</summary>
    Outcome,

    /// <summary>People by a remaining outcome or change; what many a table of totals can do without.</summary>
    Remainder,

    /// <summary>The same totals by case or charge.</summary>
    SubjectHeadline,
    SubjectBound,
    SubjectOutcome,
    SubjectRemainder,

    /// <summary>What people have today and are left with, and the facts relied on.</summary>
    Side,

    /// <summary>People in a group.</summary>
    Group,

    /// <summary>People of a group with an outcome.</summary>
    GroupOutcome,

    /// <summary>Left after a condition.</summary>
    Step,

    /// <summary>Lost at a condition, or because of a change.</summary>
    StepLoss,

    /// <summary>A part of those, or those kept out by one condition alone.</summary>
    StepDetail,

    /// <summary>Follows from others and is never printed.</summary>
    Implied,
}
