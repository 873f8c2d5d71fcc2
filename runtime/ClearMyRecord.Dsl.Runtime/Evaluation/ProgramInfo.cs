using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>What a compiled statute says of itself to whoever runs it: its titles, numbers and conditions, without the compiler.</summary>
/// <param name="Fingerprint">SHA-256 of the law's texts, in hexadecimal: two programs with one fingerprint decide alike.</param>
public sealed record ProgramInfo(string Title, string Jurisdiction, string Citation, string Fingerprint)
{
    public ImmutableArray<ReliefInfo> Reliefs { get; init; } = [];

    public ImmutableArray<ParameterInfo> Parameters { get; init; } = [];

    public ImmutableArray<QuestionInfo> Questions { get; init; } = [];

    /// <summary>Presumptions in the program's order; a decision names those that decided something by position.</summary>
    public ImmutableArray<PresumptionInfo> Presumptions { get; init; } = [];

    /// <summary>Which relief the law prefers where several apply; also those that follow from others.</summary>
    public ImmutableArray<PreferenceInfo> Preferences { get; init; } = [];
}

/// <summary>A number of the law that a bill would change, with its history.</summary>
public sealed record ParameterInfo(string Name, string Citation, FieldType Type)
{
    public ImmutableArray<ParameterVersion> Versions { get; init; } = [];

    /// <summary>The values a sweep tries, in order; empty where none are declared.</summary>
    public ImmutableArray<LegalValue> SweepValues { get; init; } = [];

    public CategoryType? Category { get; init; }

    /// <summary>Whether the law may do without a value of it ("may be off", "not yet"): what uses it is then left out.</summary>
    public bool MayBeOff { get; init; }

    /// <returns>The value in force on a day, or null before the first version, between versions, or where it is off.</returns>
    public LegalValue? ValueOn(int day)
    {
        foreach (ParameterVersion version in Versions)
            if (day >= version.From && day < version.Until)
                return version.Value;
        return null;
    }
}

/// <summary>A parameter's value from one day on, up to but not including another.</summary>
public sealed record ParameterVersion(int From, int Until, LegalValue? Value);

/// <summary>A question the law leaves open, its readings, and the one taken unless a run fixes another (null: none, the law is unsettled).</summary>
public sealed record QuestionInfo(string Name, ImmutableArray<string> Readings, string? Default)
{
    /// <summary>Whether the answer may differ from record to record (who comes first under a cap): a run may take one reading for all,
    /// but an answer that holds under each reading is not certain for that.</summary>
    public bool IsPerRecord { get; init; }

    /// <summary>Set where it is asked because two provisions decide in opposite ways; its readings are then <see cref="ConflictInfo.Readings"/>.</summary>
    public ConflictInfo? Conflict { get; init; }
}

/// <summary>A relief that shuts a bar out, and the bar that stands against it all the same.</summary>
/// <param name="Relief">The relief's section, or its name where it cites none.</param>
/// <param name="Bar">The bar's section.</param>
public sealed record ConflictInfo(string Relief, string Bar)
{
    public const string ReliefPrevails = "relief prevails", BarPrevails = "bar prevails";

    public static ImmutableArray<string> Readings { get; } = [ReliefPrevails, BarPrevails];

    /// <summary>What a run calls it that fixes which of the two prevails.</summary>
    public string Name => $"conflict of {Relief} and {Bar}";
}

/// <summary>A presumption: the words of the item or field it stands on.</summary>
public sealed record PresumptionInfo(string Words, string Citation);
