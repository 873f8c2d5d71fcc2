using System.Text;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Formatting;

/// <summary>Words of a line with the blanks between them that they ought to have.</summary>
internal static partial class WordSpacing
{
    /// <param name="original">Strings and texts are quoted from it as written.</param>
    /// <param name="isCareful">Keeps every gap and every closeness, so that no two words can grow together or part.</param>
    public static string Join(IReadOnlyList<LayoutToken> words, int from, int until, SourceText original, bool isCareful)
    {
        StringBuilder text = new();
        for (int i = from; i < until; i++)
        {
            if (i > from && HasBlank(words, i, isCareful)) text.Append(IsAside(words, i) ? "   " : " ");
            text.Append(Written(words[i], original));
        }

        return text.ToString();
    }

    public static string Written(LayoutToken word, SourceText original) => word.Kind switch
    {
        "TEXT_BLOCK" => original.Text[word.Start..word.End],
        "STRING" => $"\"{original.Text[(word.Start + 1)..(word.End - 1)]}\"",
        "COMMENT" => Comment(original.Text[word.Start..word.End]),
        "TO" => "to",
        "GE" => ">=",
        "LE" => "<=",
        "NE" => "<>",
        _ => Blanks().Replace(word.Text, " "),
    };

    private static string Comment(string written) => (written.StartsWith("--", StringComparison.Ordinal) ? written : "--" + written[1..]).TrimEnd();

    private static bool HasBlank(IReadOnlyList<LayoutToken> words, int i, bool isCareful)
    {
        (LayoutToken left, LayoutToken right) = (words[i - 1], words[i]);
        bool written = right.Start > left.End;
        if (isCareful) return written;
        if (right.Kind is "COMMA" or "POSS") return false;
        if (left.Kind == "COMMA" || IsOperator(left.Kind) || IsOperator(right.Kind)) return true;
        // "( grade )" would become a label; longer parentheses close up.
        if (left.Kind == "LPAREN") return written && i + 1 < words.Count && words[i + 1].Kind == "RPAREN";
        if (right.Kind == "RPAREN") return written && i > 1 && words[i - 2].Kind == "LPAREN";
        return written;
    }

    /// <summary>What a head says beside its name stands apart from it.</summary>
    private static bool IsAside(IReadOnlyList<LayoutToken> words, int i) =>
        words[i].Kind is "CITE" or "AMENDS" or "EFFECTIVE" && i + 1 < words.Count && words[i + 1].Kind is "STRING" or "DATE" && words[i - 1].Kind != "COMMA";

    private static bool IsOperator(string kind) => kind is "GE" or "LE" or "NE" or "GT" or "LT" or "EQ" or "TO";

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
