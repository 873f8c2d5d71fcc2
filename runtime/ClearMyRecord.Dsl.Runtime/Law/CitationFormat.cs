using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// How a state writes a reference to a section, as a template of placeholders and fixed words. TITLE, CODE, CHAPTER and ACT
/// stand for the parts before the section, SECTION for the section with its sub-parts, PART for a sub-part that stands outside parentheses:
/// "TITLE § SECTION" reads 18 § 2706(a)(1), "CODE SECTION" reads PC 273.5(a), "CHAPTER ILCS ACT/SECTION" reads 720 ILCS 5/12-3.2,
/// "SECTION subd. PART" reads 609.582 subd. 3(a). A PART right after SECTION takes the letters at its end: "TITLE:SECTION PART" reads 2C:35-5b(1).
/// </summary>
/// <remarks>
/// Case, blanks (also non-breaking ones), points in words and a comma before a word or a sign don't count; a section sign may be doubled,
/// written "sec." or "section", left out where a blank stands (not before PART), and put before any SECTION.
/// </remarks>
public sealed record CitationFormat(string Template)
{
    private static readonly ImmutableArray<string> Placeholders = ["TITLE", "CODE", "CHAPTER", "ACT", "SECTION", "PART"];

    /// <returns>The reference, or null if the text is not written in this format: an unknown offense, never "no offense".</returns>
    public Citation? Parse(string text)
    {
        CitationReader reader = new(text);
        ImmutableArray<string>.Builder prefix = ImmutableArray.CreateBuilder<string>(), subParts = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string>? section = null;
        string[] pieces = [.. Pieces(Template)];
        for (int i = 0; i < pieces.Length; i++)
        {
            string next = i + 1 < pieces.Length ? pieces[i + 1] : "";
            bool read;
            switch (pieces[i])
            {
                case "TITLE" or "CHAPTER" or "ACT":
                    read = reader.Number(prefix);
                    break;
                case "CODE":
                    read = reader.Word(prefix);
                    break;
                case "SECTION":
                    section = reader.Section(subParts, endsBefore: next is [var mark] && !char.IsLetter(mark) ? mark : '\0', leavesLetters: next == "PART");
                    read = section is not null;
                    break;
                case "PART":
                    read = reader.Part(subParts, isAttached: i > 0 && pieces[i - 1] == "SECTION");
                    break;
                case "§":
                    read = reader.SectionSign(mustBeSeen: next == "PART");
                    break;
                default:
                    read = reader.Fixed(pieces[i]);
                    break;
            }

            if (!read) return null;
        }

        return section is { } found && reader.AtEnd() ? new(prefix.ToImmutable(), found, subParts.ToImmutable()) : null;
    }

    /// <summary>Reads a text by several formats, tried in order.</summary>
    public static Citation? Parse(ImmutableArray<CitationFormat> formats, string text)
    {
        foreach (CitationFormat format in formats)
            if (format.Parse(text) is { } citation)
                return citation;
        return null;
    }

    /// <returns>What is wrong with the template, in words, or null.</returns>
    public string? FindFault()
    {
        List<string> pieces = [.. Pieces(Template)];
        return pieces.Count(piece => piece == "SECTION") switch
        {
            0 => "a citation format must say where the SECTION stands",
            1 when pieces.IndexOf("PART") is var part && part >= 0 && part < pieces.IndexOf("SECTION") => "in a citation format PART stands after SECTION",
            1 => null,
            _ => "a citation format has one SECTION only",
        };
    }

    /// <summary>Cuts a template into placeholders, section signs, and fixed words and marks.</summary>
    private static IEnumerable<string> Pieces(string template)
    {
        int at = 0;
        while (at < template.Length)
        {
            int start = at++;
            if (CitationReader.IsBlank(template[start]) || template[start] == ',') continue;
            if (template[start] == '§')
            {
                while (at < template.Length && template[at] == '§') at++;
                yield return "§";
                continue;
            }

            bool isWord = char.IsLetter(template[start]);
            while (isWord && at < template.Length && char.IsLetter(template[at])) at++;
            if (Placeholders.Contains(template[start..at]))
            {
                yield return template[start..at];
                continue;
            }

            while (isWord && at < template.Length && (char.IsLetter(template[at]) || template[at] == '.')) at++;
            yield return template[start..at].ToLowerInvariant();
        }
    }
}
