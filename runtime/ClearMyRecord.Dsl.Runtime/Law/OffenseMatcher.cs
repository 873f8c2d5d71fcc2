using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// One citation entry of an offense list as a table from dictionary codes to "does the entry cover this citation", so that
/// engines index by code instead of reading citations. Tables grow with their dictionaries. Safe to use from several threads.
/// </summary>
/// <param name="from">The entry, or the first section of a range.</param>
/// <param name="to">The last section of a range, or null.</param>
public sealed class OffenseMatcher(ImmutableArray<CitationFormat> formats, Citation from, Citation? to = null)
{
    // Weak keys: an evaluator that outlives a data file must not hold on to its dictionary.
    private readonly ConditionalWeakTable<ValueDictionary, Table> _tables = [];

    /// <summary>Whether a citation is covered; unknown for one that can't be read.</summary>
    public Truth Covers(string citation) => CitationFormat.Parse(formats, citation) is not { } read ? Truth.Unknown
        : to is null ? from.Covers(read) : Citation.Covers(from, to, read);

    /// <returns>For each code below the dictionary's present count, whether the entry covers it. The array may be longer than the count.</returns>
    public Truth[] TableFor(ValueDictionary dictionary) =>
        _tables.GetValue(dictionary, static _ => new Table()).GrownTo(this, dictionary);

    private sealed class Table
    {
        private readonly Lock _growing = new();
        private volatile Truth[] _values = [];
        private volatile int _filled;

        public Truth[] GrownTo(OffenseMatcher matcher, ValueDictionary dictionary)
        {
            int count = dictionary.Count;
            if (_filled >= count) return _values;
            lock (_growing)
            {
                if (_filled >= count) return _values;
                // A new array whenever it grows: readers may still hold the old one.
                Truth[] grown = new Truth[count + count / 4];
                _values.AsSpan(0, _filled).CopyTo(grown);
                for (int code = _filled; code < count; code++) grown[code] = matcher.Covers(dictionary[code]);
                (_values, _filled) = (grown, count);
                return grown;
            }
        }
    }
}
