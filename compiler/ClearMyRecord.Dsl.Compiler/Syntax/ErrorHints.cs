namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>The one likely phrase to offer where a sentence breaks off. Rules, not lists of everything the grammar would take.</summary>
public static class ErrorHints
{
    /// <param name="line">The words of the line, in order, phrases whole.</param>
    /// <param name="at">The word that was not expected, or the last one of a line that ends early.</param>
    /// <param name="previous">The word before it.</param>
    public static string For(IReadOnlyList<string> line, string at, string previous, bool ends)
    {
        foreach (string word in line)
            if (char.IsUpper(word[0]) && SyntaxFacts.IsKeyword(word.ToLowerInvariant()) && !SyntaxFacts.IsKeyword(word))
                return $"keywords are written small: `{word.ToLowerInvariant()}`";
        if (NeedsOf(at) && ends) return $"write `{at} of`";
        if (NeedsOf(previous)) return $"write `{previous} of`";
        if (Synonym(at) is { } better) return $"write `{better}`";
        if (Synonym(previous) is { } better2) return $"write `{better2}`";
        if (ends) return "";
        if (SyntaxFacts.NearestKeyword(at) is { } nearAt) return $"did you mean `{nearAt}`?";
        if (SyntaxFacts.NearestKeyword(previous) is { } nearPrevious) return $"did you mean `{nearPrevious}`?";
        return "";
    }

    private static bool NeedsOf(string word) => word is "all" or "any" or "none" or "count" or "sum" or "one";

    private static string? Synonym(string word) => word switch
    {
        "greater" or "larger" or "over" => "more than",
        "equals" or "equal" => "is",
        "under" or "fewer" => "less than",
        "either" => "any of",
        "both" => "all of",
        "through" => "to",
        "within" => "is within",
        "provided" or "when" or "who" or "which" => "where",
        "except" => "except where",
        "minimum" => "at least",
        "maximum" => "at most",
        "shall" or "must" => "is",
        _ => null,
    };
}
