namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>What the law says of one subject and one relief (language.md section 6).</summary>
public enum Outcome : byte
{
    /// <summary>Not a subject of this relief.</summary>
    NotCovered,

    /// <summary>Not eligible today, nor on any later day within sixty years with the same record and the law enacted.</summary>
    NotEligible,

    /// <summary>Not eligible today, and eligible on a later day with the same record. The decision carries the first such day.</summary>
    NotYet,

    /// <summary>Not eligible today; eligible on that day at the earliest, depending on missing facts.</summary>
    NotYetAtEarliest,

    /// <summary>Depends on facts the record lacks.</summary>
    NeedsReview,

    Eligible,
}

public static class OutcomeText
{
    /// <summary>The outcome in the words of reports and examples.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.NotCovered => "not covered",
        Outcome.NotEligible => "not eligible",
        Outcome.NotYet => "not yet",
        Outcome.NotYetAtEarliest => "not yet, at the earliest",
        Outcome.NeedsReview => "needs review",
        _ => "eligible",
    };
}
