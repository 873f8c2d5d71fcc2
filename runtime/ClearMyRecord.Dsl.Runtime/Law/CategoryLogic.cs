using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>Three-valued tests of category values. A value is the set of those it could have: bit k for the value at position k,
/// <see cref="NotApplicable"/> for "does not apply". The one implementation that every engine calls.</summary>
public static class CategoryLogic
{
    /// <summary>The bit that says the value may not apply; alone, that it certainly does not.</summary>
    public const ulong NotApplicable = 1UL << 63;

    /// <summary>Every value of a list: what a missing value could be.</summary>
    public static ulong Missing(CategoryType category, bool mayNotApply) =>
        ((1UL << category.Values.Length) - 1) | (mayNotApply ? NotApplicable : 0);

    /// <summary>The set that a code of a <see cref="CategoryColumn"/> stands for.</summary>
    public static ulong OfCode(int code, ulong missing) =>
        code >= 0 ? 1UL << code : code == Column.NotApplicableCode ? NotApplicable : missing;

    /// <summary>Whether the value is among those of the mask.</summary>
    /// <param name="ifNone">What follows where the value does not apply.</param>
    public static Truth IsIn(ulong value, ulong mask, Truth ifNone)
    {
        ulong values = value & ~NotApplicable;
        if (values == 0) return ifNone;
        Truth found = (values & ~mask) == 0 ? Truth.True : (values & mask) == 0 ? Truth.False : Truth.Unknown;
        return OrNone(value, found, ifNone);
    }

    /// <summary>Whether two values of one list are the same value.</summary>
    public static Truth AreSame(ulong left, ulong right, Truth ifNone)
    {
        ulong a = left & ~NotApplicable, b = right & ~NotApplicable;
        if (a == 0 || b == 0) return ifNone;
        Truth same = (a & b) == 0 ? Truth.False : a == b && ulong.IsPow2(a) ? Truth.True : Truth.Unknown;
        return OrNone(left | right, same, ifNone);
    }

    /// <summary>Compares the ranks of two values of one ordered list: true (false) if so for every pair of possible values.
    /// A pair with an unranked value is unknown.</summary>
    public static Truth CompareRanks(Comparison comparison, ulong left, ulong right, CategoryType category, Truth ifNone)
    {
        ulong a = left & ~NotApplicable, b = right & ~NotApplicable;
        if (a == 0 || b == 0) return ifNone;
        if (RangeOf(a, category) is not { } leftRange || RangeOf(b, category) is not { } rightRange) return Truth.Unknown;
        return OrNone(left | right, QuantityLogic.Compare(comparison, leftRange, rightRange), ifNone);
    }

    /// <summary>The lowest and highest rank of a set, or null if one of its values has no rank.</summary>
    private static Quantity? RangeOf(ulong values, CategoryType category)
    {
        Quantity range = Quantity.NotApplicable;
        for (int code = 0; code < category.Values.Length; code++)
        {
            if ((values >> code & 1) == 0) continue;
            if (category.Ranks[code] < 0) return null;
            range = Quantity.Hull(range, Quantity.Exactly(category.Ranks[code])) with { MayNotApply = false };
        }

        return range;
    }

    private static Truth OrNone(ulong values, Truth compared, Truth ifNone) =>
        (values & NotApplicable) != 0 && compared != ifNone ? Truth.Unknown : compared;
}
