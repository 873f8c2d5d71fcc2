using System.Runtime.CompilerServices;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// Every value that a number, an amount of money (in cents) or a date (as a day number, see <see cref="LegalDate"/>)
/// could have, given what the record says: the closed interval from <see cref="Low"/> to <see cref="High"/>, and whether
/// there might be no value at all because none applies.
/// </summary>
/// <remarks>
/// INVARIANT: the interval covers at least every value the missing facts could give. All operations may widen it, none
/// may narrow it below what is possible; the guarantee of language.md section 4 rests on that.
/// An empty interval (Low above High) is a value that certainly does not apply.
/// </remarks>
public readonly record struct Quantity(long Low, long High, bool MayNotApply = false)
{
    /// <summary>Bounds of numbers and money; small enough that adding two of them cannot overflow.</summary>
    public const long Least = -(1L << 60), Most = 1L << 60;

    public static Quantity NotApplicable { get; } = new(1, 0, true);

    public static Quantity Exactly(long value) => new(value, value);

    public bool IsNotApplicable => Low > High;

    public bool IsExact => Low == High && !MayNotApply;

    /// <summary>The smallest interval that holds both.</summary>
    public static Quantity Hull(Quantity a, Quantity b)
    {
        bool mayNotApply = a.MayNotApply | b.MayNotApply;
        if (a.IsNotApplicable) return b with { MayNotApply = mayNotApply };
        if (b.IsNotApplicable) return a with { MayNotApply = mayNotApply };
        return new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High), mayNotApply);
    }

    public static Quantity Add(Quantity a, Quantity b) => Both(a, b) ?? new(
        Clamp(a.Low + b.Low), Clamp(a.High + b.High), a.MayNotApply | b.MayNotApply);

    public static Quantity Subtract(Quantity a, Quantity b) => Both(a, b) ?? new(
        Clamp(a.Low - b.High), Clamp(a.High - b.Low), a.MayNotApply | b.MayNotApply);

    private static Quantity? Both(Quantity a, Quantity b) =>
        a.IsNotApplicable | b.IsNotApplicable ? NotApplicable : null;

    private static long Clamp(long value) => Math.Clamp(value, Least, Most);
}

/// <summary>How two values are compared.</summary>
public enum Comparison : byte
{
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

/// <summary>Three-valued comparison of quantities: true if true of every pair of possible values, false if false of every pair.</summary>
public static class QuantityLogic
{
    /// <param name="ifNone">What follows when either side does not apply ("…, yes if none"); the compiler demands it wherever that can happen.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Truth Compare(Comparison comparison, Quantity left, Quantity right, Truth ifNone = Truth.Unknown)
    {
        if (left.IsNotApplicable | right.IsNotApplicable) return ifNone;
        Truth compared = comparison switch
        {
            Comparison.AtLeast => AtLeast(left, right),
            Comparison.AtMost => AtLeast(right, left),
            Comparison.MoreThan => TruthLogic.Not(AtLeast(right, left)),
            Comparison.LessThan => TruthLogic.Not(AtLeast(left, right)),
            Comparison.Equal => Equal(left, right),
            _ => TruthLogic.Not(Equal(left, right)),
        };
        return left.MayNotApply | right.MayNotApply && compared != ifNone ? Truth.Unknown : compared;
    }

    private static Truth AtLeast(Quantity a, Quantity b) =>
        a.Low >= b.High ? Truth.True : a.High < b.Low ? Truth.False : Truth.Unknown;

    private static Truth Equal(Quantity a, Quantity b) =>
        a.Low == a.High && b.Low == b.High && a.Low == b.Low ? Truth.True
        : a.High < b.Low || b.High < a.Low ? Truth.False : Truth.Unknown;

    /// <summary>The later (largest) of two; one that does not apply is skipped.</summary>
    public static Quantity Later(Quantity a, Quantity b) => Pick(a, b, larger: true);

    /// <summary>The earlier (smallest) of two; one that does not apply is skipped.</summary>
    public static Quantity Earlier(Quantity a, Quantity b) => Pick(a, b, larger: false);

    private static Quantity Pick(Quantity a, Quantity b, bool larger)
    {
        if (a.IsNotApplicable) return b;
        if (b.IsNotApplicable) return a;
        long low = larger ? Math.Max(a.Low, b.Low) : Math.Min(a.Low, b.Low);
        long high = larger ? Math.Max(a.High, b.High) : Math.Min(a.High, b.High);
        // One side that may drop out leaves the other to decide alone, so its whole interval is possible too.
        if (a.MayNotApply) (low, high) = (Math.Min(low, b.Low), Math.Max(high, b.High));
        if (b.MayNotApply) (low, high) = (Math.Min(low, a.Low), Math.Max(high, a.High));
        return new(low, high, a.MayNotApply & b.MayNotApply);
    }
}
