using System.Text;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>The words of a stretch of statute on one line, without comments: what explanations and charts show.</summary>
public static class Words
{
    public static string Of(SourceSpan span)
    {
        StringBuilder words = new(Article(span));
        foreach (string line in span.Text.Split('\n'))
        {
            string kept = line;
            int comment = kept.IndexOf("--", StringComparison.Ordinal);
            // A comment begins outside quotes; a quoted text with two hyphens in it stays whole.
            if (comment >= 0 && kept.AsSpan(0, comment).Count('"') % 2 == 0) kept = kept[..comment];
            foreach (string word in kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                words.Append(words.Length == 0 ? "" : " ").Append(word);
        }

        return words.ToString();
    }

    /// <summary>The article before the first word: it is read over and stands outside the span, but a reader wants it.</summary>
    private static string Article(SourceSpan span)
    {
        ReadOnlySpan<char> before = span.File.Code.AsSpan(0, span.Start).TrimEnd(' ');
        foreach (string article in (string[])["the", "an", "a"])
            if (before.Length < span.Start && before.EndsWith(article) && (before.Length == article.Length || char.IsWhiteSpace(before[^(article.Length + 1)])))
                return article;
        return "";
    }
}
