using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>An entry of an offense list that depends on the citation and on attempts alone.</summary>
/// <param name="List">The included list; null where the entry is a citation or a range.</param>
/// <param name="Includes">False for "except".</param>
/// <param name="Inchoate">Whether attempts, conspiracies and solicitations are covered.</param>
public sealed record OffenseEntry(Citation? From, Citation? To, ImmutableArray<OffenseEntry>? List, bool Includes, bool Inchoate);

/// <summary>Offense lists, or runs of their entries, as tables by citation code. A table holds three answers in one byte:
/// two bits each for a charge that is an attempt or the like, that may be one, and that is for the completed offense
/// (in the order of <see cref="Truth"/> of "is completed").</summary>
public sealed class OffenseTables(ImmutableArray<CitationFormat> formats, ImmutableArray<OffenseEntry> entries) : CodeTables<byte>
{
    protected override byte NotApplicable => Fold(_ => Truth.False);

    protected override byte Missing => Fold(_ => Truth.Unknown);

    protected override byte Of(string text) => CitationFormat.Parse(formats, text) is not { } citation ? Missing
        : Fold(entry => entry switch
        {
            { From: { } from, To: { } to } => Citation.Covers(from, to, citation),
            { From: { } from } => from.Covers(citation),
            _ => Truth.Unknown,
        });

    /// <summary>The answer for a charge, from a table's byte.</summary>
    public static Truth Answer(byte packed, Truth completed) => (Truth)(packed >> ((int)completed * 2) & 3);

    private byte Fold(Func<OffenseEntry, Truth> fits)
    {
        int packed = 0;
        for (Truth completed = Truth.False; completed <= Truth.True; completed++)
            packed |= (int)IsIn(entries, fits, completed, alwaysInchoate: false) << ((int)completed * 2);
        return (byte)packed;
    }

    private static Truth IsIn(ImmutableArray<OffenseEntry> entries, Func<OffenseEntry, Truth> fits, Truth completed, bool alwaysInchoate)
    {
        Truth included = Truth.False, excluded = Truth.False;
        foreach (OffenseEntry entry in entries)
        {
            bool inchoate = entry.Inchoate || alwaysInchoate;
            Truth covers = entry.List is { } list ? IsIn(list, fits, completed, inchoate)
                : TruthLogic.And(fits(entry), inchoate ? Truth.True : completed);
            if (entry.Includes) included = TruthLogic.Or(included, covers);
            else excluded = TruthLogic.Or(excluded, covers);
        }

        return TruthLogic.And(included, TruthLogic.Not(excluded));
    }
}

/// <summary>Whether a text is one of a few, as a table by code.</summary>
public sealed class TextTables(ImmutableArray<string> texts, Truth ifNone) : CodeTables<Truth>
{
    protected override Truth NotApplicable => ifNone;

    protected override Truth Missing => Truth.Unknown;

    protected override Truth Of(string text) => TruthLogic.Of(texts.Contains(text, StringComparer.OrdinalIgnoreCase));
}
