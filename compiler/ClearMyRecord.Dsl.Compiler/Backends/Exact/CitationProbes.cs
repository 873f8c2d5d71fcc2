using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// Citations that stand for every complete one, as far as the entries of a law's offense lists can tell: each place named by an entry, and
/// one before, between and after those beside it. A citation that breaks off before an entry's sub-parts is none: it is one of those under it.
/// </summary>
internal static class CitationProbes
{
    // No citation that was read has such a title.
    private static readonly ImmutableArray<string> s_otherTitle = ["\u0001"];

    /// <param name="ends">The citations that entries name, ends of ranges among them.</param>
    /// <param name="hasTitles">Whether a citation of this state may say a title or code.</param>
    public static IEnumerable<Citation> Of(ImmutableArray<Citation> ends, bool hasTitles) =>
        TitlesOf(ends, hasTitles).SelectMany(title => Of([.. ends.Where(end => end.Prefix.SequenceEqual(title) || end.Prefix.IsEmpty != title.IsEmpty)], title));

    /// <summary>Each title that an entry names, and any other.</summary>
    public static IEnumerable<ImmutableArray<string>> TitlesOf(ImmutableArray<Citation> ends, bool hasTitles)
    {
        List<ImmutableArray<string>> titles = [];
        foreach (Citation end in ends)
            if (!titles.Exists(title => title.SequenceEqual(end.Prefix))) titles.Add(end.Prefix);
        if (hasTitles || titles.Exists(title => !title.IsEmpty)) titles.Add(s_otherTitle);
        if (titles.Count == 0) titles.Add([]);
        return titles;
    }

    private static IEnumerable<Citation> Of(ImmutableArray<Citation> ends, ImmutableArray<string> title)
    {
        Citation[] sections = [.. ends.Select(end => new Citation(title, end.Section, [])).Distinct().Order(Comparer<Citation>.Create((a, b) => a.CompareTo(b)))];
        foreach (Citation between in Between(sections, new(title, ["0"], []), (at, piece) => at with { Section = Pieces(at.Section, piece) }, () => new(title, ["000000"], [])))
            yield return between;
        foreach (Citation section in sections)
            foreach (Citation under in Under(section, [.. ends.Where(end => end.Section.SequenceEqual(section.Section))]))
                yield return under;
    }

    /// <summary>All that stands under a place: itself, unless entries name something below it.</summary>
    private static IEnumerable<Citation> Under(Citation place, ImmutableArray<Citation> ends)
    {
        int depth = place.SubParts.Length;
        Citation[] below = [.. ends.Where(end => end.SubParts.Length > depth && end.SubParts[..depth].SequenceEqual(place.SubParts))
            .Select(end => place with { SubParts = end.SubParts[..(depth + 1)] }).Distinct().Order(Comparer<Citation>.Create((a, b) => a.CompareTo(b)))];
        if (below.Length == 0) return [place];
        IEnumerable<Citation> others = Between(
            below, place, (at, piece) => at with { SubParts = [.. at.SubParts[..depth], at.SubParts[depth] + piece] },
            () => place with { SubParts = [.. place.SubParts, "000000"] });
        return others.Concat(below.SelectMany(one => Under(one, ends)));
    }

    /// <summary>One before the first, one after each: whichever of a few spellings stands strictly before the next.</summary>
    private static IEnumerable<Citation> Between(Citation[] places, Citation none, Func<Citation, string, Citation> after, Func<Citation> first)
    {
        if (places.Length == 0)
        {
            yield return none;
            yield break;
        }

        if (first() is var before && before.CompareTo(places[0]) < 0) yield return before;
        for (int i = 0; i < places.Length; i++)
            foreach (string piece in (ReadOnlySpan<string>)["-000000", "-0", "0", "a"])
            {
                Citation other = after(places[i], piece);
                if (other.CompareTo(places[i]) <= 0 || i + 1 < places.Length && other.CompareTo(places[i + 1]) >= 0) continue;
                yield return other;
                break;
            }
    }

    private static ImmutableArray<string> Pieces(ImmutableArray<string> section, string piece) =>
        piece[0] == '-' ? [.. section, "-", piece[1..]] : [.. section, piece];
}
