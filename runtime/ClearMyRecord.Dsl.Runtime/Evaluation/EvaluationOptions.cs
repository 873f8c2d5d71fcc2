using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>How a program is run over records.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The as-of date of the run, a day number. Nothing reads a clock.</summary>
    public required int Today { get; init; }

    /// <summary>The day the record speaks of; "not yet" means after it. Stays put while later days are tried.</summary>
    public int RecordDay { get => _recordDay ?? Today; init => _recordDay = value; }

    private readonly int? _recordDay;

    /// <summary>The day whose law applies, where it is not today's: "what would the 2018 law do today".</summary>
    public int? LawAsOf { get; init; }

    /// <summary>Parameters held at one value for this run (a sweep, a what-if), by name. Null switches a parameter off that may be off.</summary>
    public ImmutableDictionary<string, LegalValue?> Parameters { get; init; } = ImmutableDictionary<string, LegalValue?>.Empty;

    /// <summary>Readings fixed for this run: question name to reading name.</summary>
    public ImmutableDictionary<string, string> Readings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether to look for the first eligible day of those not eligible today; without it they are all "not eligible".</summary>
    public bool FindFirstDates { get; init; } = true;

    /// <summary>In how many parts, at most, what one subject's missing facts could be is tried before it is left in review; 0: nothing is tried,
    /// and conditions like "p or not p" leave it there.</summary>
    public int MostTrials { get; init; }

    /// <summary>Enough for several missing dates that meet several limits of the law.</summary>
    public const int UsualTrials = 2_000;

    /// <summary>Enough for most records, where whole populations are decided.</summary>
    public const int FewTrials = 200;

    /// <summary>Whether to keep the truth of each labelled condition.</summary>
    public bool KeepConditions { get; init; }

    /// <summary>How far ahead first days are looked for.</summary>
    public const int YearsAhead = 60;

    /// <summary>The last day on which a first eligible day is looked for.</summary>
    public int LastDayAhead { get => _lastDayAhead ?? LegalDate.Add(Today, new(YearsAhead * 12, 0), DayRule.RollBack); init => _lastDayAhead = value; }

    private readonly int? _lastDayAhead;
}
