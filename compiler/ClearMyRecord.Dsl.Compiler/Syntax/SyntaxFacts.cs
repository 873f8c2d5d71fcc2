namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>Small facts about the language's words that several passes need.</summary>
public static class SyntaxFacts
{
    private static readonly string[] SmallNumbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Ordinals = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>"two" is 2; null for any other word.</summary>
    public static int? SmallNumber(string word) => Array.IndexOf(SmallNumbers, word) is >= 0 and int n ? n : null;

    /// <summary>"second" is 2; null for any other word.</summary>
    public static int? Ordinal(string word) => Array.IndexOf(Ordinals, word) is >= 0 and int n ? n + 2 : null;

    /// <summary>Words that mean something by themselves, everywhere or where they open a line.</summary>
    public static IReadOnlyCollection<string> Keywords => KeywordSet;

    private static readonly HashSet<string> KeywordSet =
    [
        // Reserved everywhere.
        "and", "or", "not", "if", "then", "else", "yes", "no", "every", "other", "another", "this", "is", "are", "has", "have", "of", "to", "from", "until", "where",
        "that", "before", "after", "by", "over", "satisfies", "called", "plus", "minus", "earliest", "latest", "highest", "lowest", "exactly", "presume", "for",
        "graded", "today", "because", "gathers", "applies", "apply", "never",
        // Reserved where they open a line, or beside what they introduce.
        "statute", "model", "bill", "use", "record", "fill", "parameter", "offenses", "define", "group", "question", "reading", "default", "relief", "example", "given",
        "with", "on", "expect", "set", "strike", "in", "repeal", "enact", "effect", "when", "unless", "text", "jurisdiction", "calendar", "except", "cite",
        "amends", "effective", "plural", "bar", "as", "reads", "otherwise", "unranked", "finding",
        "reaches", "notwithstanding", "prefer", "per", "first",
    ];

    public static bool IsKeyword(string word) => KeywordSet.Contains(word);

    /// <summary>The keyword one slip of the pen away from a word, if the word is long enough for that to mean something; "grade" and "offense" are words of their own.</summary>
    public static string? NearestKeyword(string word) =>
        word.Length < 4 || word == "offense" || KeywordSet.Contains(word) ? null : KeywordSet.FirstOrDefault(k => k.Length >= 4 && k != "graded" && Nearness.OneSlip(word, k));
}
