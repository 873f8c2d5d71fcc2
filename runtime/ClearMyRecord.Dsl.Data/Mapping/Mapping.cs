using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Mapping;

/// <summary>How the columns of somebody's files become fields of the record model. Read from YAML by <see cref="MappingReader"/>.</summary>
public sealed record DataMapping(string Name)
{
    public string Title { get; init; } = "";

    /// <summary>Whom to name where results are shown.</summary>
    public string Credit { get; init; } = "";

    /// <summary>What has to be said beside every result on this data.</summary>
    public string Caveat { get; init; } = "";

    /// <summary>The day on which facts of status hold (who is in prison, what is owed); null if the mapping does not say.</summary>
    public int? FileDay { get; init; }

    /// <summary>The standard layout: columns are named after fields, and nothing else is to be said.</summary>
    public bool IsStandard { get; init; }

    /// <summary>Whether one person's cases are linked; if not, results are "people in cases".</summary>
    public bool LinksPeople { get; init; } = true;

    /// <summary>Cells that say nothing ("NA"), in any column.</summary>
    public ImmutableArray<string> MissingWords { get; init; } = [];

    /// <summary>Columns that identify somebody: never read.</summary>
    public ImmutableArray<string> PersonalDropped { get; init; } = [];

    /// <summary>Columns whose names only sound as if they identified somebody.</summary>
    public ImmutableArray<string> NotPersonal { get; init; } = [];

    /// <summary>The separator, where it cannot be found out from the header.</summary>
    public char? Separator { get; init; }

    /// <summary>The encoding, where it is not UTF-8.</summary>
    public string? Encoding { get; init; }

    public ImmutableArray<FileMapping> Files { get; init; } = [];
}

/// <summary>One kind of file: what a row is, which columns name records, which rows to leave out, and where each field comes from.</summary>
/// <param name="File">A file name, or a pattern such as *.csv.</param>
/// <param name="Row">What one row is.</param>
public sealed record FileMapping(string File, RecordKind Row)
{
    /// <summary>Keys as columns or templates; null: every row is a person (a case, a charge) of its own.</summary>
    public string? PersonKey { get; init; }

    public string? CaseKey { get; init; }

    public string? ChargeKey { get; init; }

    /// <summary>Which of several rows with one charge key counts; null: see <see cref="AddsRepeats"/>.</summary>
    public VersionRule? Keep { get; init; }

    /// <summary>Further rows with a charge's key add to its fields (sentence rows); otherwise they are rejected as duplicates.</summary>
    public bool AddsRepeats { get; init; }

    public ImmutableArray<JoinMapping> Joins { get; init; } = [];

    /// <summary>Rows left out, each with its reason.</summary>
    public ImmutableArray<RowRule> Drops { get; init; } = [];

    /// <summary>Rows that only give facts of the person.</summary>
    public ImmutableArray<RowRule> NotCharges { get; init; } = [];

    public ExpandRule? Expand { get; init; }

    /// <summary>Columns made from others, for use in keys, conditions and fields.</summary>
    public ImmutableArray<(string Name, ValueRule Rule)> Columns { get; init; } = [];

    public ImmutableArray<FieldMapping> Fields { get; init; } = [];
}

/// <summary>Of several rows with one key, the one with the last (or first) value in a column.</summary>
public sealed record VersionRule(string Column, bool Last);

/// <summary>A second file with facts of the same rows. Its columns are named NAME.column.</summary>
/// <param name="On">Columns whose values must be the same in both files.</param>
/// <param name="Prefer">Which row counts where several match.</param>
public sealed record JoinMapping(string Name, string File, ImmutableArray<string> On, VersionRule? Prefer)
{
    public ImmutableArray<RowRule> Drops { get; init; } = [];
}

/// <summary>Rows that meet a condition, and why they are treated apart.</summary>
public sealed record RowRule(ImmutableArray<ColumnTest> Where, string Reason);

/// <summary>A test of one column: one of the values (or, negated, none of them), or a pattern.</summary>
public sealed record ColumnTest(string Column, ImmutableArray<string> Values, bool IsNegated, string? Pattern = null);

/// <summary>A column of coded characters: every so many of them are one charge, each named as a column.</summary>
public sealed record ExpandRule(string Column, ImmutableArray<string> Into);

/// <summary>Where one field of the model comes from.</summary>
public sealed record FieldMapping(RecordKind Of, string Name, ValueRule Rule);

/// <summary>How rows of one record join in one field.</summary>
public enum Combining : byte
{
    /// <summary>The first value known; later ones that differ are counted.</summary>
    First,
    Last,
    AnyYes,
    Earliest,
    Latest,
    Sum,
}

/// <summary>One replacement of a text clean-up.</summary>
public sealed record Replacement(string Pattern, string With);

/// <summary>From source columns to one value, step by step in the order of the properties.</summary>
public sealed record ValueRule
{
    /// <summary>The value where <see cref="When"/> fails; null: missing.</summary>
    public string? Otherwise { get; init; }

    public ImmutableArray<ColumnTest> When { get; init; } = [];

    /// <summary>Columns or templates; the first that is not empty counts.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>A fixed value instead of columns.</summary>
    public string? Constant { get; init; }

    /// <summary>Source texts that say nothing here.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    public ImmutableArray<Replacement> Clean { get; init; } = [];

    public bool LowerCaseInParentheses { get; init; }

    /// <summary>Patterns tried in order, each with its value.</summary>
    public ImmutableArray<(string Pattern, string Value)> Match { get; init; } = [];

    public ImmutableDictionary<string, string>? Values { get; init; }

    /// <summary>The value of what neither <see cref="Match"/> nor <see cref="Values"/> lists; null: missing, and reported.</summary>
    public string? Unlisted { get; init; }

    /// <summary>Date formats, tried in order; empty: the notation of the language.</summary>
    public ImmutableArray<string> Dates { get; init; } = [];

    public DateBounds? Between { get; init; }

    /// <summary>The column with the unit of a length of time whose number is in <see cref="From"/>.</summary>
    public string? UnitColumn { get; init; }

    /// <summary>Source units; null stands for a unit that says nothing.</summary>
    public ImmutableDictionary<string, TimeUnit?> Units { get; init; } = ImmutableDictionary<string, TimeUnit?>.Empty;

    public Combining Combine { get; init; }
}
