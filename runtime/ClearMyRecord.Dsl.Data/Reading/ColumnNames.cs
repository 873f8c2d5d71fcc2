using System.Text;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Column names as people write them: "disposition date", "disposition_date", "Disposition Date" and "DispositionDate" are one. Articles don't count, as in a statute.</summary>
public static class ColumnNames
{
    private static readonly string[] Institutions =
        [
            "court", "county", "cnty", "agency", "facility", "offense", "offence", "charge", "statute", "file",
            "program", "school", "state", "city", "unit", "station", "prison", "jail",
        ];

    public static string Normal(string name)
    {
        StringBuilder words = new();
        char before = ' ';
        foreach (char c in name.Trim())
        {
            bool newWord = !char.IsLetterOrDigit(c) || (char.IsUpper(c) && char.IsLower(before));
            if (newWord && words.Length > 0 && words[^1] != ' ') words.Append(' ');
            if (char.IsLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            before = c;
        }

        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("a" or "an" or "the")));
    }

    /// <returns>What kind of direct identifier a column of this name would hold, or null.</returns>
    public static string? LooksPersonal(string name)
    {
        string[] words = Normal(name).Split(' ');
        bool Has(params string[] any) => words.Any(any.Contains);
        bool HasPair(string first, string second) => words.Zip(words.Skip(1)).Any(pair => pair == (first, second));
        if (Has("ssn", "ssan") || HasPair("social", "security")) return "a social security number";
        if (Has("name", "names", "surname", "firstname", "lastname", "fullname", "middlename", "alias", "aka") && !Has(Institutions)) return "a name";
        if (Has("address", "addr", "street") && !Has(Institutions)) return "an address";
        if (Has("phone", "telephone", "email") || HasPair("e", "mail")) return "a way to reach somebody";
        if (Has("cdl", "passport", "fingerprint") || HasPair("driver", "license") || HasPair("drivers", "license")) return "the number of a document";
        return null;
    }
}
