using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>The gravest or the least grave of several values of one ranked list, as every value it could be. Where an unranked value is
/// among them nobody can say whether it is the gravest: it is then possible beside the gravest ranked one.</summary>
public sealed class GradeTally(CategoryType category, bool highest)
{
    private ulong _possible;
    private int _bound = int.MinValue;
    private bool _isCertain;

    public void Clear() => (_possible, _bound, _isCertain) = (0, int.MinValue, false);

    /// <param name="values">The values it could have.</param>
    /// <param name="member">Whether the record is one of those compared.</param>
    public void Add(ulong values, Truth member)
    {
        ulong known = values & ~CategoryLogic.NotApplicable;
        if (member == Truth.False || known == 0) return;
        _possible |= known;
        if (member != Truth.True || known != values) return;
        _isCertain = true;
        int least = int.MaxValue;
        for (int code = 0; code < category.Values.Length; code++)
        {
            if ((known >> code & 1) == 0) continue;
            if (category.Ranks[code] < 0) return;
            least = Math.Min(least, Rank(code));
        }

        if (least != int.MaxValue) _bound = Math.Max(_bound, least);
    }

    public ulong Result()
    {
        ulong result = _isCertain ? 0 : CategoryLogic.NotApplicable;
        for (int code = 0; code < category.Values.Length; code++)
            if ((_possible >> code & 1) != 0 && (category.Ranks[code] < 0 || Rank(code) >= _bound))
                result |= 1UL << code;
        return result;
    }

    private int Rank(int code) => highest ? category.Ranks[code] : -category.Ranks[code];
}
