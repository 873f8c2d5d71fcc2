using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Report;

/// <summary>Which offense codes of the data nothing matches, with how many charges have each: the most frequent first.</summary>
public static class OffenseCodes
{
    /// <param name="field">A text or citation field.</param>
    /// <param name="isKnown">Whether a code can be read as a citation, or is on some offense list of a program; asked once per distinct code.</param>
    /// <returns>The codes for which it is not.</returns>
    public static ImmutableArray<(string Code, long Charges)> NotMatched(CaseData data, FieldDefinition field, Func<string, bool> isKnown)
    {
        if (data.ColumnOf(field) is not CodedColumn column) return [];
        long[] counts = new long[column.Dictionary.Count];
        foreach (int code in column.Codes)
            if (code >= 0)
                counts[code]++;
        return
        [
            .. counts.Index().Where(entry => entry.Item > 0 && !isKnown(column.Dictionary[entry.Index]))
                .Select(entry => (column.Dictionary[entry.Index], entry.Item))
                .OrderByDescending(entry => entry.Item).ThenBy(entry => entry.Item1, StringComparer.Ordinal),
        ];
    }
}
