using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Values for the blanks of made-up records, thought of without looking at how the exact check finds its own.</summary>
internal static class FillingValues
{
    private static readonly ImmutableArray<string> s_subParts = ["(1)(1)", "(a)(0)", "(a)(1)", "(a)(2)", "(b)(1)", "(b)(2)", "(c)(1)"];

    private static readonly ImmutableArray<string> s_citations =
    [
        .. ((ReadOnlySpan<string>)["2700", "2701", "2701.5", "2702", "2703", "2706", "2707", "3929", "3929.1", "3930"]).ToArray()
            .SelectMany(section => s_subParts, (section, parts) => $"18 § {section}{parts}"),
        .. ((ReadOnlySpan<string>)["2701(b)(1)", "3802(a)(1)", "3803(a)(1)"]).ToArray().SelectMany(section => (string[])["42", "75"], (section, title) => $"{title} § {section}"),
    ];

    /// <summary>Around the lengths that made-up programs compare with, said in months, in days and in both.</summary>
    public static ImmutableArray<Period> Periods { get; } =
    [
        .. ((ReadOnlySpan<int>)[0, 1, 2, 5, 6, 12, 13, 14, 100]).ToArray()
            .SelectMany(_ => (int[])[0, 1, 28, 29, 30, 31, 32, 182, 366, 400], (months, days) => new Period(months, days)),
        .. ((ReadOnlySpan<int>)[27, 62, 181, 184, 185, 334, 364, 365, 367, 393, 397, 3_000, 366_000]).ToArray().Select(days => new Period(0, days)),
        Period.Never,
    ];

    /// <summary>Every day for eleven years, and every mixture up to fifteen months.</summary>
    public static ImmutableArray<Period> ManyPeriods { get; } =
    [
        .. Enumerable.Range(0, 4_000).Select(days => new Period(0, days)),
        .. Enumerable.Range(0, 16).SelectMany(_ => Enumerable.Range(0, 32), (months, days) => new Period(months, days)),
        .. Periods,
    ];

    /// <summary>Complete citations: those under one as recorded, all where none is recorded or it cannot be read.</summary>
    public static IEnumerable<string> CitationsUnder(string recorded) =>
        s_citations.Where(text => !recorded.Contains('§') || text.StartsWith(recorded + "(", StringComparison.Ordinal));
}
