using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Values that a fact can have: stretches of numbers, days, months or codes, and perhaps "does not apply".</summary>
/// <param name="Stretches">In order, apart from one another, both ends included.</param>
internal sealed record ValueSet(ImmutableArray<(long Low, long High)> Stretches, bool MayNotApply)
{
    public const long Least = long.MinValue / 2, Most = long.MaxValue / 2;

    public static ValueSet Between(long low, long high, bool mayNotApply = false) => new(low > high ? [] : [(low, high)], mayNotApply);

    public static ValueSet Codes(ulong mask, bool mayNotApply) =>
        new([.. Enumerable.Range(0, 63).Where(code => (mask >> code & 1) != 0).Select(code => ((long)code, (long)code))], mayNotApply);

    public static ValueSet OneBit(bool value, bool mayNotApply = false) => Between(value ? 1 : 0, value ? 1 : 0, mayNotApply);

    public bool IsEmpty => Stretches.IsEmpty && !MayNotApply;

    public ValueSet Intersect(ValueSet other)
    {
        List<(long, long)> common = [];
        foreach ((long low, long high) in Stretches)
            foreach ((long otherLow, long otherHigh) in other.Stretches)
                if (Math.Max(low, otherLow) <= Math.Min(high, otherHigh)) common.Add((Math.Max(low, otherLow), Math.Min(high, otherHigh)));
        return new([.. common], MayNotApply && other.MayNotApply);
    }

    public ValueSet Union(ValueSet other) =>
        new([.. other.Outside(this with { MayNotApply = false }).Stretches.Concat(other.Stretches).Order()], MayNotApply || other.MayNotApply);

    /// <summary>Everything of another set that is not in this one.</summary>
    public ValueSet Outside(ValueSet universe)
    {
        ValueSet rest = universe with { MayNotApply = universe.MayNotApply && !MayNotApply };
        foreach ((long low, long high) in Stretches)
            rest = new([.. rest.Stretches.SelectMany(s => Cut(s.Low, s.High, low, high))], rest.MayNotApply);
        return rest;
    }

    public bool IsWithin(ValueSet other) => other.Outside(this).IsEmpty;

    private static IEnumerable<(long, long)> Cut(long low, long high, long from, long to)
    {
        if (to < low || from > high) return [(low, high)];
        List<(long, long)> kept = [];
        if (low < from) kept.Add((low, from - 1));
        if (high > to) kept.Add((to + 1, high));
        return kept;
    }
}
