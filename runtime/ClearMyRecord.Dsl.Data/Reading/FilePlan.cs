using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Everything to be done with the rows of one file, with names resolved to columns.</summary>
internal sealed class FilePlan
{
    public required RecordKind Row { get; init; }

    /// <summary>Null: each row makes a record of its own (or, for the person, the case knows).</summary>
    public CellSource? PersonKey { get; init; }

    public CellSource? CaseKey { get; init; }

    public CellSource? ChargeKey { get; init; }

    /// <summary>The file that lists all people, if one does: others are not taken in from this file.</summary>
    public string? PeopleListedIn { get; init; }

    public string? CasesListedIn { get; init; }

    public VersionRule? Keep { get; init; }

    public CellSource? Version { get; init; }

    public bool AddsRepeats { get; init; }

    public ImmutableArray<(JoinedTable Table, CellSource Key)> Joins { get; init; } = [];

    public ImmutableArray<(RowTest Test, string Reason)> Drops { get; init; } = [];

    public ImmutableArray<(RowTest Test, string Reason)> NotCharges { get; init; } = [];

    public CellSource? Coded { get; init; }

    public int CodedWidth { get; init; }

    public string CodedName { get; init; } = "";

    public required FieldTarget[][] Targets { get; init; }

    public required ImmutableArray<ValueTally> Values { get; init; }

    public required Tally Notes { get; init; }

    public ImmutableArray<string> IgnoredColumns { get; init; } = [];

    public ImmutableArray<string> PersonalColumns { get; init; } = [];
}
