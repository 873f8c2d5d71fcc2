namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>The one likely phrase to offer where a sentence breaks off. Rules, not lists of everything the grammar would take.</summary>
public static class ErrorHints
{
    /// <param name="line">The words of the line, in order, phrases and quoted texts whole.</param>
    /// <param name="at">Which of them was not expected, or is the last one of a line that ends early.</param>
    public static string For(IReadOnlyList<string> line, int at, bool ends)
    {
        if (line.Count == 0) return "";
        foreach (string word in line)
            if (char.IsUpper(word[0]) && SyntaxFacts.IsKeyword(word.ToLowerInvariant()) && !SyntaxFacts.IsKeyword(word))
                return $"keywords are written small: `{word.ToLowerInvariant()}`";
        if (Unquoted(line) is { } quoted) return quoted;
        for (int i = 0; i + 1 < line.Count; i++)
        {
            if ((line[i] is "is" or "are" && line[i + 1] == "one") || (line[i] == "of" && line[i + 1].StartsWith("one", StringComparison.Ordinal))) return "a list of values starts with `is one of`";
            if (char.IsAsciiDigit(line[i][0]) && UnitNear(line[i + 1]) is { } unit) return $"did you mean `{line[i]} {unit}`?";
        }
        // The nearest words before the place say most; the one not expected comes first.
        for (int i = at; i >= Math.Max(0, at - 3); i--)
        {
            if (i == at && ends && NeedsOf(line[i])) return $"write `{line[i]} of`";
            if (i < at && NeedsOf(line[i])) return $"write `{line[i]} of`";
            if (Synonym(line[i]) is { } better) return $"write `{better}`";
        }
        for (int i = at; i >= Math.Max(0, at - 3); i--)
            if (SyntaxFacts.NearestKeyword(line[i]) is { } near) return $"did you mean `{near}`?";
        return at > 0 && line[at - 1] == "," && !ends ? "each entry stands on a line of its own; the values of a list follow `is one of`" : "";
    }

    /// <summary>Declarations whose name stands in quotes.</summary>
    private static string? Unquoted(IReadOnlyList<string> line) =>
        line[0] is "statute" or "model" or "bill" or "relief" or "question" or "example" or "use" or "cite" or "expect" && (line.Count == 1 || line[1][0] is not ('"' or '“' or '”' or '„' or '«'))
            ? $"what follows `{line[0]}` stands in quotes: `{line[0]} \"…\"`" : null;

    private static string? UnitNear(string word) =>
        Array.Find(Units, u => Nearness.OneSlip(word, u));

    private static readonly string[] Units = ["years", "year", "months", "month", "days"];

    private static bool NeedsOf(string word) => word is "all" or "any" or "none" or "count" or "sum" or "one";

    private static string? Synonym(string word) => word switch
    {
        "greater" or "larger" => "more than",
        "equals" or "equal" => "is",
        "under" => "less than",
        "either" => "any of",
        "both" => "all of",
        "through" => "to",
        "provided" or "who" or "which" => "where",
        "except" => "except where",
        "minimum" => "at least",
        "maximum" => "at most",
        "shall" or "must" => "is",
        _ => null,
    };
}
