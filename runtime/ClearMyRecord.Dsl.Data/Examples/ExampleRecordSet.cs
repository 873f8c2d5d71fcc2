using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Examples;

/// <summary>One person's records with what a worked example says besides: what examples are exchanged as.</summary>
/// <param name="Records">Exactly one person.</param>
public sealed record ExampleRecordSet(string Name, int Today, CaseData Records)
{
    public int? LawAsOf { get; init; }

    /// <summary>Question and reading.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Readings { get; init; } = [];

    /// <summary>Parameter and value, as the language writes it; "off" for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public IReadOnlyList<ExpectedOutcome> Expectations { get; init; } = [];
}

/// <summary>What an example expects of one record on one day.</summary>
/// <param name="Record">The id of the record; empty where the example has only one it could mean.</param>
/// <param name="Words">Everything after the record, in the language: "is not yet eligible, until 2030-01-01".</param>
public sealed record ExpectedOutcome(string Relief, string Record, int Day, string Words);
