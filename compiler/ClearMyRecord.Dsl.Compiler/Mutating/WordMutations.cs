using System.Globalization;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

namespace ClearMyRecord.Dsl.Compiler.Mutating;

/// <summary>
/// The words that could stand in place of one word. Where the grammar has no such sentence the compiler says so, so this need not
/// know the grammar; it only stays away from numbers that are parts of citations.
/// </summary>
internal static partial class WordMutations
{
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["AT_LEAST"] = "more than",
        ["MORE_THAN"] = "at least",
        ["AT_MOST"] = "fewer than",
        ["LESS_THAN"] = "at most",
        ["FEWER_THAN"] = "at most",
        ["EXACTLY"] = "at least",
        ["GE"] = ">",
        ["GT"] = ">=",
        ["LE"] = "<",
        ["LT"] = "<=",
        ["EQ"] = "<>",
        ["NE"] = "=",
        ["ON_OR_BEFORE"] = "before",
        ["ON_OR_AFTER"] = "after",
        ["ALL_OF"] = "any of",
        ["ANY_OF"] = "all of",
        ["AND"] = "or",
        ["OR"] = "and",
        ["EARLIEST"] = "latest",
        ["LATEST"] = "earliest",
        ["HIGHEST"] = "lowest",
        ["LOWEST"] = "highest",
        ["LATER_OF"] = "earlier of",
        ["EARLIER_OF"] = "later of",
        ["LATEST_OF"] = "earliest of",
        ["EARLIEST_OF"] = "latest of",
        ["APPLIES"] = "does not apply",
        ["DOES_NOT_APPLY"] = "applies",
    };

    /// <summary>Phrases with a twin that has a "not" behind the first word.</summary>
    private static readonly HashSet<string> s_negatable =
    [
        "IS_A", "IS_ONE_OF", "IS_IN", "IS_IN_LAST", "IS_BETWEEN", "IS_WITHIN", "IS_KNOWN", "IS_MISSING", "IS_ELIGIBLE_FOR", "HAS_BEEN_GRANTED",
    ];

    /// <summary>What stands before a number that is no part of a citation, of a date or of a name.</summary>
    private static readonly HashSet<string> s_beforeNumbers =
    [
        "AT_LEAST", "AT_MOST", "EXACTLY", "MORE_THAN", "FEWER_THAN", "LESS_THAN", "GE", "LE", "GT", "LT", "EQ", "NE",
        "IS", "IS_BETWEEN", "PLUS", "MINUS", "LIMITED_TO",
    ];

    /// <summary>What goes on with a citation that a number began.</summary>
    private static readonly HashSet<string> s_afterCitedNumbers = ["SECT", "SECTION", "WORD"];

    /// <param name="words">One statement's words up to its block.</param>
    /// <param name="at">The word to change.</param>
    /// <param name="head">The kind of the declaration's first word.</param>
    /// <returns>How many words are replaced, and by what.</returns>
    public static IEnumerable<(int Count, string New)> Of(IReadOnlyList<LayoutToken> words, int at, string head)
    {
        LayoutToken word = words[at];
        string before = at > 0 ? words[at - 1].Kind : "", after = at + 1 < words.Count ? words[at + 1].Kind : "";
        switch (word.Kind)
        {
            case "NUMBER" when IsNumber(words, at, head):
                foreach (long number in Beside(Parse(word.Text))) yield return (1, number.ToString(CultureInfo.InvariantCulture));
                break;
            case "MONEY":
                foreach (string money in Amounts(word.Text)) yield return (1, money);
                break;
            case "DURATION":
                foreach (string period in Periods(word.Text)) yield return (1, period);
                break;
            case "DATE" when DateOnly.TryParse(word.Text, CultureInfo.InvariantCulture, out DateOnly date) && date.Year is > 1 and < 9999:
                yield return (1, date.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                yield return (1, date.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case "IS" when after == "NOT":
                yield return (2, word.Text);
                break;
            case "IS" when head is not ("PARAMETER" or "RECORD"):
                yield return (1, word.Text + " not");
                break;
            case "NOT" when before != "IS":
            case "OTHER":
                yield return (1, word.Text == "another" ? "a" : "");
                break;
            case "BEFORE" or "AFTER" when before is "IS" or "NOT":
                yield return (1, $"on or {word.Text}");
                break;
            case "YES" or "NO" when after == "IF_NONE" || before == "PRESUME":
                yield return (1, word.Kind == "YES" ? "no" : "yes");
                break;
            case "HAS_PASSED" when PeriodBefore(words, at) is > 0 and int count:
                yield return (-count, $"more than {string.Join(' ', words.Skip(at - count).Take(count + 1).Select(part => part.Text))}");
                break;
            default:
                if (s_others.TryGetValue(word.Kind, out string? other)) yield return (1, word.Kind == "AT_MOST" && before == "IS" ? "less than" : other);
                else if (s_negatable.Contains(word.Kind)) yield return (1, FirstBlank().Replace(word.Text, " not ", 1));
                else if (word.Kind.StartsWith("IS_NOT_", StringComparison.Ordinal) && s_negatable.Contains("IS_" + word.Kind["IS_NOT_".Length..]))
                    yield return (1, FirstNot().Replace(word.Text, " ", 1));
                break;
        }
    }

    /// <summary>Of how many words the period before "has passed" is: a literal, or the words of one name; 0 where it is something else, or has a bound already.</summary>
    private static int PeriodBefore(IReadOnlyList<LayoutToken> words, int at)
    {
        int start = at;
        if (start > 0 && words[start - 1].Kind == "DURATION") start--;
        else while (start > 0 && words[start - 1].Kind is "WORD" or "NAME" or "QUOTED_NAME") start--;
        return start > 0 && words[start - 1].Kind is "AT_LEAST" or "MORE_THAN" or "POSS" or "RPAREN" ? 0 : at - start;
    }

    private static bool IsNumber(IReadOnlyList<LayoutToken> words, int at, string head)
    {
        if (at + 1 < words.Count && words[at].Kind == "NUMBER" && words[at + 1].Kind is "SECT" or "SECTION") return false;
        if (at == 0) return head == "PARAMETER";
        string before = words[at - 1].Kind;
        bool isCounted = before is "AT_LEAST" or "AT_MOST" or "EXACTLY" or "MORE_THAN" or "FEWER_THAN" or "LIMITED_TO";
        bool mayBeCited = at + 1 < words.Count && s_afterCitedNumbers.Contains(words[at + 1].Kind);
        return isCounted || (s_beforeNumbers.Contains(before) && !mayBeCited) || (before == "TO" && head == "SET" && !mayBeCited);
    }

    private static long Parse(string text) =>
        SyntaxFacts.SmallNumber(text) ?? long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static IEnumerable<long> Beside(long number) => number > 0 ? [number - 1, number + 1] : [number + 1];

    private static IEnumerable<string> Amounts(string text)
    {
        Match dollars = Dollars().Match(text);
        return Beside(Parse(dollars.Value)).Select(amount => text.Remove(dollars.Index, dollars.Length).Insert(dollars.Index, amount.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>One more and one less of its smallest unit: a year and a day is not said in days.</summary>
    private static IEnumerable<string> Periods(string text)
    {
        Match last = PeriodPart().Matches(text)[^1];
        string unit = last.Groups[2].Value.TrimEnd('s');
        return Beside(Parse(last.Groups[1].Value)).Select(number =>
            $"{text[..last.Index]}{number.ToString(CultureInfo.InvariantCulture)} {unit}{(number == 1 ? "" : "s")}");
    }

    [GeneratedRegex(" +")]
    private static partial Regex FirstBlank();

    [GeneratedRegex(" +not +")]
    private static partial Regex FirstNot();

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Dollars();

    [GeneratedRegex("([0-9]+) +([a-z]+)")]
    private static partial Regex PeriodPart();
}
