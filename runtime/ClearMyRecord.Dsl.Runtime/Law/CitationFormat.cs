using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// How a state writes a reference to a section, as a template of placeholders and fixed words. TITLE, CODE, CHAPTER and ACT
/// stand for the parts before the section, SECTION for the section with its sub-parts:
/// "TITLE § SECTION" reads 18 § 2706(a)(1), "CODE SECTION" reads PC 273.5(a), "CHAPTER ILCS ACT/SECTION" reads 720 ILCS 5/12-3.2.
/// </summary>
/// <remarks>
/// Case, blanks (also non-breaking ones) and points in fixed words don't count; a section sign may be doubled, written
/// "sec." or "section", left out where a blank stands, and put before any SECTION.
/// </remarks>
public sealed record CitationFormat(string Template)
{
    private static readonly ImmutableArray<string> Placeholders = ["TITLE", "CODE", "CHAPTER", "ACT", "SECTION"];

    /// <returns>The reference, or null if the text is not written in this format: an unknown offense, never "no offense".</returns>
    public Citation? Parse(string text)
    {
        CitationReader reader = new(text);
        ImmutableArray<string>.Builder prefix = ImmutableArray.CreateBuilder<string>();
        (ImmutableArray<string> Section, ImmutableArray<string> SubParts)? section = null;
        foreach (string piece in Pieces(Template))
        {
            bool read;
            switch (piece)
            {
                case "TITLE" or "CHAPTER" or "ACT":
                    read = reader.Number(prefix);
                    break;
                case "CODE":
                    read = reader.Word(prefix);
                    break;
                case "SECTION":
                    section = reader.Section();
                    read = section is not null;
                    break;
                default:
                    read = piece == "§" ? reader.SectionSign() : reader.Fixed(piece);
                    break;
            }

            if (!read) return null;
        }

        return section is { } found && reader.AtEnd() ? new(prefix.ToImmutable(), found.Section, found.SubParts) : null;
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
        int sections = Pieces(Template).Count(piece => piece == "SECTION");
        return sections switch
        {
            0 => "a citation format must say where the SECTION stands",
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
            if (CitationReader.IsBlank(template[start])) continue;
            if (template[start] == '§')
            {
                while (at < template.Length && template[at] == '§') at++;
                yield return "§";
                continue;
            }

            if (char.IsLetter(template[start]))
                while (at < template.Length && (char.IsLetter(template[at]) || template[at] == '.')) at++;
            string piece = template[start..at];
            yield return Placeholders.Contains(piece) ? piece : piece.ToLowerInvariant();
        }
    }
}
