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
}

/// <summary>One relief. Conditions are the requirements and then the bars, each in the law's order.</summary>
/// <param name="Subject">The level of record that the relief is for.</param>
/// <param name="SubjectName">The subject in the law's words: "conviction".</param>
/// <param name="Effect">What it does: "limited access". Empty if unsaid.</param>
/// <param name="Route">"automatic", "by petition", or empty.</param>
public sealed record ReliefInfo(string Name, string Citation, RecordKind Subject, string SubjectName, string Effect, string Route)
{
    public ImmutableArray<ConditionInfo> Conditions { get; init; } = [];
}

/// <summary>A labelled condition of a relief.</summary>
/// <param name="Label">As the law writes it: "(a)(2)(i)"; "(1)" by position where it has none.</param>
/// <param name="Citation">The enclosing citation with the label: "§ 9122.3(a)(2)(i)".</param>
/// <param name="Words">The condition as the statute file words it, on one line.</param>
/// <param name="IsBar">True for a bar: the relief fails where it holds. False for a requirement: the relief fails where it does not.</param>
public sealed record ConditionInfo(string Label, string Citation, string Words, bool IsBar)
{
    /// <summary>The first day on which it is law, and the first on which it no longer is, where the law says so by date.</summary>
    public int From { get; init; } = LegalDate.FirstDay;

    /// <inheritdoc cref="From"/>
    public int Until { get; init; } = LegalDate.LastDay + 1;

    /// <summary>Whether the condition is law on a day; one that is not is in no list and stops nothing.</summary>
    public bool IsLawOn(int day) => day >= From && day < Until;

    /// <summary>Whether this truth of the condition stops the relief.</summary>
    public bool Stops(Truth truth) => truth == (IsBar ? Truth.True : Truth.False);
}

/// <summary>A number of the law that a bill would change, with its history.</summary>
public sealed record ParameterInfo(string Name, string Citation, FieldType Type)
{
    public ImmutableArray<ParameterVersion> Versions { get; init; } = [];

    /// <summary>The values a sweep tries, in order; empty where none are declared.</summary>
    public ImmutableArray<LegalValue> SweepValues { get; init; } = [];

    public CategoryType? Category { get; init; }

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
public sealed record QuestionInfo(string Name, ImmutableArray<string> Readings, string? Default);

/// <summary>A presumption: the words of the item or field it stands on.</summary>
public sealed record PresumptionInfo(string Words, string Citation);
