using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>The field by which records are gathered into groups, read as one number for each group. Not for several threads at once.</summary>
public sealed class GroupKeys(CaseData data, RecordKind kind, string name)
{
    private readonly Column? _column = data.Schema.Find(kind, name) is { } field ? data.ColumnOf(field) : null;
    private int[] _sameText = [];

    /// <returns>A number that records of one group share, <see cref="GroupTally.Unknown"/> or <see cref="GroupTally.None"/>.</returns>
    public long this[int row] => _column switch
    {
        NumberColumn numbers => numbers.Values[row],
        CategoryColumn categories => OfCode(categories.Codes[row]),
        CodedColumn texts => texts.Codes[row] < 0 ? OfCode(texts.Codes[row]) : SameText(texts, texts.Codes[row]),
        DateColumn dates when dates.First[row] == DateColumn.NotApplicable => GroupTally.None,
        // A day that is only partly known may be any day of another record, or none of them.
        DateColumn dates when dates.First[row] >= 0 && (dates.Last is null || dates.Last[row] == dates.First[row]) => dates.First[row],
        _ => GroupTally.Unknown,
    };

    /// <summary>Whether two records that are not the same one are in one group.</summary>
    public Truth AreSame(int left, int right)
    {
        long a = this[left], b = this[right];
        if (a == GroupTally.None || b == GroupTally.None) return Truth.False;
        return a == GroupTally.Unknown || b == GroupTally.Unknown ? Truth.Unknown : TruthLogic.Of(a == b);
    }

    private static long OfCode(int code) => code switch
    {
        Column.MissingCode => GroupTally.Unknown,
        Column.NotApplicableCode => GroupTally.None,
        _ => code,
    };

    /// <summary>Texts are compared without regard to case: the first code that such a text was given stands for all.</summary>
    private int SameText(CodedColumn texts, int code)
    {
        if (code >= _sameText.Length)
        {
            Dictionary<string, int> first = new(StringComparer.OrdinalIgnoreCase);
            int[] same = new int[texts.Dictionary.Count];
            for (int i = 0; i < same.Length; i++)
            {
                first.TryAdd(texts.Dictionary[i], i);
                same[i] = first[texts.Dictionary[i]];
            }

            _sameText = same;
        }

        return _sameText[code];
    }
}
