using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Documenting;

/// <summary>A subdivision of the words of the law that a statute carries, with its citation.</summary>
/// <param name="Citation">"§ 9122.2(a)(1)", from the section sign above it and the labels it stands under.</param>
/// <param name="Words">Its first words.</param>
public sealed record LawSection(string Citation, string Words);

/// <summary>
/// Reads the sections of a law off its words (a line that begins "§ 9122.2", "(a)", "(1)", "(i)"), and tells which of them nobody
/// accounted for: no provision, parameter, list or definition cites them or something in them, and no "not encoded" covers them.
/// </summary>
public static partial class LawSections
{
    /// <returns>Empty where the statute does not carry its text.</returns>
    public static ImmutableArray<LawSection> NotAccountedFor(FileSyntax statute)
    {
        if (statute.Head is not { Text: { } text } head) return [];
        string own = head.Cite?.Text ?? "";
        ImmutableArray<LawSection> all = Of(text.Text, own);
        string[] cited = [.. statute.Members.SelectMany(Cited).OfType<string>().Select(cite => Bare(cite, own))];
        string[] left = [.. statute.Members.OfType<NotEncodedSyntax>().Select(member => Bare(member.Provision.Text, own))];
        return
        [
            // A section with others under it is accounted for by them.
            .. all.Where(section => !all.Any(other => other != section && IsWithin(other.Citation, section.Citation)))
                .Where(section => !cited.Any(cite => IsWithin(cite, section.Citation)) && !left.Any(skipped => IsWithin(section.Citation, skipped))),
        ];
    }

    /// <summary>What a statute says it leaves out, though the words that it carries have no such section, or a provision cites it.</summary>
    public static ImmutableArray<(NotEncodedSyntax Member, string Why)> WronglyLeftOut(FileSyntax statute)
    {
        if (statute.Head is not { Text: { } text } head) return [];
        string own = head.Cite?.Text ?? "";
        ImmutableArray<LawSection> all = Of(text.Text, own);
        string[] cited = [.. statute.Members.SelectMany(Cited).OfType<string>().Select(cite => Bare(cite, own))];
        List<(NotEncodedSyntax, string)> found = [];
        foreach (NotEncodedSyntax member in statute.Members.OfType<NotEncodedSyntax>())
        {
            string section = Bare(member.Provision.Text, own);
            if (!all.Any(part => IsWithin(part.Citation, section))) found.Add((member, "the words of the law have no such section"));
            else if (cited.Contains(section)) found.Add((member, "a provision here cites it"));
        }

        return [.. found];
    }

    /// <param name="cite">The section that the words begin in, if they do not say.</param>
    public static ImmutableArray<LawSection> Of(string text, string cite)
    {
        List<LawSection> sections = [];
        List<(string Label, bool IsNumeral)> under = [];
        string section = Bare(cite, "");
        foreach (string line in text.Split('\n').Select(line => line.Trim()))
        {
            if (Section().Match(line) is { Success: true } sign)
            {
                section = $"§ {sign.Groups[1].Value}";
                under.Clear();
                sections.Add(new(section, Brief(line)));
            }
            else if (Label().Match(line) is { Success: true } found)
            {
                foreach (Capture part in found.Groups[1].Captures) Enter(under, part.Value);
                sections.Add(new(section + string.Concat(under.Select(level => level.Label)), Brief(line)));
            }
        }

        return [.. sections];
    }

    /// <summary>A label goes on where it follows another, "(2)" after "(1)"; a first one, "(1)" or "(i)", opens a level below. "(i)" counts
    /// with numerals unless a letter before it leads there.</summary>
    private static void Enter(List<(string Label, bool IsNumeral)> under, string label)
    {
        int before = under.FindLastIndex(above => Follows(above.Label[1..^1], above.IsNumeral, label[1..^1]));
        bool isNumeral = before < 0 ? label == "(i)" : under[before].IsNumeral;
        if (before >= 0) under.RemoveRange(before, under.Count - before);
        under.Add((label, isNumeral));
    }

    private static bool Follows(string before, bool isNumeral, string after)
    {
        if (int.TryParse(before, out int a) && int.TryParse(after, out int b)) return b == a + 1;
        if (isNumeral) return Array.IndexOf(Numerals, after) is > 0 and int place && Numerals[place - 1] == before;
        return before.Length == 1 && after.Length == 1 && char.IsLetter(before[0]) && after[0] == before[0] + 1;
    }

    private static readonly string[] Numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];

    private static IEnumerable<string?> Cited(MemberSyntax member) => member switch
    {
        ReliefSyntax relief => relief.When.Concat(relief.Unless).Concat(relief.Hold).SelectMany(part => Labels(part, relief.Cite?.Text))
            .Concat(relief.Effect is null ? [] : relief.Effect.Rows.Select(row => relief.Cite?.Text + row.Label?.Text)).Append(relief.Cite?.Text),
        BarSyntax bar => Labels(bar.Condition, bar.Cite?.Text).Append(bar.Cite?.Text),
        ParameterSyntax parameter => [parameter.Cite?.Text],
        OffensesSyntax list => list.Entries.Select(entry => list.Cite?.Text + entry.Label?.Text).Append(list.Cite?.Text),
        DefineKindSyntax kind => [kind.Cite?.Text],
        DefineValueSyntax value => value.Rows.Select(row => value.Cite?.Text + row.Label?.Text)
            .Concat(value.Value is null ? [] : Labels(value.Value, value.Cite?.Text)).Append(value.Cite?.Text),
        QuestionSyntax question => [question.Cite?.Text],
        _ => [],
    };

    private static IEnumerable<string?> Labels(ExpressionSyntax condition, string? cite) => condition is not ListSyntax list ? []
        : list.Items.Where(item => item.Label is not null).SelectMany(item => Labels(item.Condition, cite + item.Label?.Text).Append(cite + item.Label?.Text));

    /// <summary>"18 Pa.C.S. § 9122.2(a)" is "§ 9122.2(a)"; "(a)(1)" alone stands in the statute's own section.</summary>
    private static string Bare(string citation, string statute)
    {
        int sign = citation.IndexOf('§');
        if (sign >= 0) return "§ " + citation[(sign + 1)..].Trim();
        return citation.StartsWith('(') && statute.Length > 0 ? Bare(statute, "") + citation : citation;
    }

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '(');

    private static string Brief(string line) => line.Length <= 60 ? line : line[..57].TrimEnd() + "…";

    [GeneratedRegex(@"^§+\s*([0-9][\w:-]*(?:\.\w+)*)")]
    private static partial Regex Section();

    [GeneratedRegex(@"^(\([0-9A-Za-z]{1,5}\))+")]
    private static partial Regex Label();
}
