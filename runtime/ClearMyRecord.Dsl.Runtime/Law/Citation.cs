using System.Collections.Immutable;
using System.Numerics;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// A parsed reference to a section of law. "18 § 2706(a)(1)": prefix ["18"], section pieces ["2706"], sub-parts ["a", "1"].
/// All pieces are in lower case; a section is cut into numbers, runs of letters and separators, so that numbers compare as numbers.
/// </summary>
/// <param name="Prefix">What stands before the section, in the format's order: a title, a code, a chapter and act. May be empty.</param>
public sealed record Citation(ImmutableArray<string> Prefix, ImmutableArray<string> Section, ImmutableArray<string> SubParts)
{
    /// <summary>Whether this reference takes in another: the same section, and everything under the sub-parts named here.</summary>
    /// <returns>Unknown where the other breaks off before the sub-parts that decide, so that it may be any of those under it; and where only
    /// one of the two says which title or code it belongs to and the rest fits.</returns>
    public Truth Covers(Citation other) =>
        StandsUnder(other, this) ? SamePrefix(other)
        : StandsUnder(this, other) ? TruthLogic.And(Truth.Unknown, SamePrefix(other)) : Truth.False;

    /// <summary>Whether a reference lies in the sections from one to another, both included with everything under the last.</summary>
    /// <returns>Unknown where it breaks off before the sub-parts at which the range begins or ends.</returns>
    public static Truth Covers(Citation from, Citation to, Citation other)
    {
        Truth afterFrom = BreaksOffBefore(from, other) ? Truth.Unknown : TruthLogic.Of(from.CompareTo(other) <= 0);
        // Cutting the other's sub-parts to the depth of the end takes in what stands under it.
        Citation cut = other with { SubParts = other.SubParts[..Math.Min(other.SubParts.Length, to.SubParts.Length)] };
        Truth beforeTo = BreaksOffBefore(to, other) ? Truth.Unknown : TruthLogic.Of(cut.CompareTo(to) <= 0);
        return TruthLogic.And(TruthLogic.And(afterFrom, beforeTo), TruthLogic.And(from.SamePrefix(other), to.SamePrefix(other)));
    }

    /// <summary>The order of sections in the books: sections first, then sub-parts; titles are not compared.</summary>
    public int CompareTo(Citation other)
    {
        int bySection = CompareSections(Section, other.Section);
        return bySection != 0 ? bySection : CompareSections(SubParts, other.SubParts);
    }

    public bool Equals(Citation? other) =>
        other is not null && Prefix.AsSpan().SequenceEqual(other.Prefix.AsSpan())
        && Section.AsSpan().SequenceEqual(other.Section.AsSpan()) && SubParts.AsSpan().SequenceEqual(other.SubParts.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (string piece in Prefix) hash.Add(piece);
        foreach (string piece in Section) hash.Add(piece);
        foreach (string piece in SubParts) hash.Add(piece);
        return hash.ToHashCode();
    }

    /// <summary>A form for reading and for stable listings: "18 § 2706(a)(1)", whatever the format it was read by.</summary>
    public override string ToString() =>
        string.Concat(Prefix.Select(piece => piece.ToUpperInvariant() + " "))
        + "§ " + string.Concat(Section) + string.Concat(SubParts.Select(part => $"({part})"));

    /// <summary>Whether one stands at or under another, titles left aside.</summary>
    private static bool StandsUnder(Citation one, Citation other) =>
        CompareSections(other.Section, one.Section) == 0 && one.SubParts.Length >= other.SubParts.Length
        && other.SubParts.AsSpan().SequenceEqual(one.SubParts.AsSpan()[..other.SubParts.Length]);

    private static bool BreaksOffBefore(Citation end, Citation other) => other.SubParts.Length < end.SubParts.Length && StandsUnder(end, other);

    private Truth SamePrefix(Citation other) =>
        Prefix.AsSpan().SequenceEqual(other.Prefix.AsSpan()) ? Truth.True
        : Prefix.IsEmpty != other.Prefix.IsEmpty ? Truth.Unknown : Truth.False;

    private static int CompareSections(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            int compared = ComparePieces(a[i], b[i]);
            if (compared != 0) return compared;
        }

        return a.Length.CompareTo(b.Length);
    }

    /// <summary>Separators before letters before nothing else: 53-60 stands before 53a-1, and 2706 before both 2706.1 and 2706a.</summary>
    private static int ComparePieces(string a, string b)
    {
        int kind = KindOf(a).CompareTo(KindOf(b));
        if (kind != 0) return kind;
        if (!char.IsAsciiDigit(a[0])) return string.CompareOrdinal(a, b);
        // 12-3.05 stands before 12-3.2 and is another section than 12-3.5: zeros in front of a number are kept after a point only.
        int zeros = LeadingZeros(b).CompareTo(LeadingZeros(a));
        if (zeros != 0) return zeros;
        // A sub-part such as (1a) is not cut into pieces: it stands after (1) and before (2).
        int digitsOfA = Digits(a), digitsOfB = Digits(b);
        int number = BigInteger.Parse(a.AsSpan(0, digitsOfA)).CompareTo(BigInteger.Parse(b.AsSpan(0, digitsOfB)));
        return number != 0 ? number : string.CompareOrdinal(a, digitsOfA, b, digitsOfB, int.MaxValue);
    }

    private static int Digits(string piece)
    {
        int digits = 0;
        while (digits < piece.Length && char.IsAsciiDigit(piece[digits])) digits++;
        return digits;
    }

    private static int KindOf(string piece) => char.IsAsciiDigit(piece[0]) ? 0 : char.IsLetter(piece[0]) ? 2 : 1;

    private static int LeadingZeros(string digits) => digits.Length - digits.TrimStart('0').Length;
}
