using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Tests.Broken;

/// <summary>What can happen to a text: words left out, doubled, swapped or put in, lines moved, bytes garbled, the end lost. The same for the same dice.</summary>
internal static partial class Mutilation
{
    private static readonly string[] Words =
    [
        .. SyntaxFacts.Keywords, "all of", "any of", "none of", "at least 2 of", "is one of", "is in", "is a", "has passed since", "in the last", "count of", "is known", "if missing",
        "in force from", "except where", "7 years", "$5", "2024-06-11", "18 § 2701", "grade", "M2", "the person", "conviction", "\"x\"", "(a)", "(a)(2)(i)", "\n", "\n    ", "\n        ",
        "\"", "\"\"\"", "`", "(", ")", ",", "'s", "--", "–", "§", "\t", ">", "=", "-", ".", "1,000", "99999999999999999999", "\uFEFF", "\u00A0", "\u2028", "\0", "😀",
    ];

    public static string Of(string text, Random dice)
    {
        for (int times = dice.Next(1, 4); times > 0; times--) text = Once(text, dice);
        return text;
    }

    private static string Once(string text, Random dice)
    {
        if (text.Length == 0) return Pick(Words, dice);
        switch (dice.Next(10))
        {
            case 0:
                return text[..dice.Next(text.Length)];
            case 1:
                return text[dice.Next(text.Length)..];
            case 2:
                int at = dice.Next(text.Length);
                return text[..at] + (char)dice.Next(1, dice.Next(2) == 0 ? 128 : 0xFFFF) + text[(at + dice.Next(2))..];
            case 3 or 4:
                List<string> lines = [.. text.Split('\n')];
                int from = dice.Next(lines.Count);
                string line = lines[from];
                if (dice.Next(2) == 0) lines.RemoveAt(from);
                lines.Insert(dice.Next(lines.Count + 1), dice.Next(3) == 0 ? new string(' ', dice.Next(12)) + line.TrimStart() : line);
                return string.Join('\n', lines);
            default:
                string[] words = [.. Word().Matches(text).Select(m => m.Value)];
                int i = dice.Next(words.Length), j = dice.Next(3) == 0 ? dice.Next(words.Length) : Math.Min(i + 2, words.Length - 1);
                switch (dice.Next(4))
                {
                    case 0:
                        words[i] = "";
                        break;
                    case 1:
                        words[i] += " " + words[i];
                        break;
                    case 2:
                        (words[i], words[j]) = (words[j], words[i]);
                        break;
                    default:
                        words[i] = Pick(Words, dice) + (dice.Next(2) == 0 ? " " + words[i] : "");
                        break;
                }

                return string.Concat(words);
        }
    }

    private static string Pick(string[] words, Random dice) => words[dice.Next(words.Length)];

    /// <summary>Words, signs and blanks, each by itself; put together again they are the text.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
