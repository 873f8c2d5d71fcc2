using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Problems;

namespace ClearMyRecord.Dsl.Data.Report;

/// <summary>What became of every row and every doubtful value of an import. Holds row numbers and codes, no personal data.</summary>
public sealed record ImportReport(string Mapping, bool LinksPeople)
{
    public string Title { get; init; } = "";

    public string Credit { get; init; } = "";

    public string Caveat { get; init; } = "";

    public int People { get; init; }

    public int Cases { get; init; }

    public int Charges { get; init; }

    public ImmutableArray<FileReport> Files { get; init; } = [];

    /// <summary>Fields of the mapping that the model does not have.</summary>
    public ImmutableArray<string> FieldsNotInModel { get; init; } = [];

    /// <summary>Offense codes that cannot be read as citations, with their charges; filled in by whoever knows the state's notation
    /// (see <see cref="OffenseCodes"/>).</summary>
    public ImmutableArray<(string Code, long Charges)> UnreadOffenses { get; init; } = [];

    /// <summary>What the records of people are called: without links across cases, results count people in cases.</summary>
    public string PeopleWords => LinksPeople ? "people" : "people in cases (the source does not link a person's cases)";
}

/// <summary>One file. INVARIANT: Read = Kept + Repeats + FactsOnly + Rejected + Dropped, so that no row is lost without a word.</summary>
public sealed record FileReport(string File)
{
    public long Read { get; init; }

    /// <summary>Rows that became a record of their own (or, in a coded column, at least one).</summary>
    public long Kept { get; init; }

    /// <summary>Rows joined into a record that another row began: earlier versions, further sentences.</summary>
    public long Repeats { get; init; }

    public ImmutableArray<CountedRows> FactsOnly { get; init; } = [];

    public ImmutableArray<CountedRows> Rejected { get; init; } = [];

    public ImmutableArray<CountedRows> Dropped { get; init; } = [];

    /// <summary>Columns that no field and no mapping reads.</summary>
    public ImmutableArray<string> IgnoredColumns { get; init; } = [];

    /// <summary>Columns left unread because they identify somebody.</summary>
    public ImmutableArray<string> PersonalColumns { get; init; } = [];

    public ImmutableArray<ColumnReport> Columns { get; init; } = [];

    /// <summary>What was read as it stood, though unusual: stray quotation marks, credits, values that differ between rows.</summary>
    public ImmutableArray<CountedRows> Notes { get; init; } = [];

    public long RejectedCount => Rejected.Sum(rows => rows.Count);

    public long DroppedCount => Dropped.Sum(rows => rows.Count);

    public bool IsBalanced => Read == Kept + Repeats + FactsOnly.Sum(rows => rows.Count) + RejectedCount + DroppedCount;
}

/// <summary>How many rows, why, and the first of them.</summary>
public sealed record CountedRows(string Reason, DataDescriptor? Descriptor, long Count, ImmutableArray<long> FirstRows);

/// <summary>Doubtful values of one field: each counted, and missing in the data.</summary>
public sealed record ColumnReport(string Field)
{
    public ImmutableArray<CountedRows> Invalid { get; init; } = [];

    /// <summary>Codes that no list has, with how often each came; the most frequent first.</summary>
    public ImmutableArray<(string Value, long Count)> Unlisted { get; init; } = [];
}
