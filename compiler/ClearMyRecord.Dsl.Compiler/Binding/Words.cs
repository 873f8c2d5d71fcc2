using System.Text;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>The words of a stretch of statute on one line, without comments: what explanations and charts show.</summary>
public static class Words
{
    /// <param name="after">What else is to be said after the letter before a place in the file.</param>
    public static string Of(SourceSpan span, Func<int, string?>? after = null)
    {
        StringBuilder words = new(Article(span));
        int at = span.Start;
        foreach (string line in span.Text.Split('\n'))
        {
            string kept = line;
            int comment = kept.IndexOf("--", StringComparison.Ordinal);
            // A comment begins outside quotes; a quoted text with two hyphens in it stays whole.
            if (comment >= 0 && kept.AsSpan(0, comment).Count('"') % 2 == 0) kept = kept[..comment];
            if (after is not null) kept = WithMore(kept, at, after);
            at += line.Length + 1;
            foreach (string word in kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                words.Append(words.Length == 0 ? "" : " ").Append(word);
        }

        return words.ToString();
    }

    private static string WithMore(string line, int at, Func<int, string?> after)
    {
        for (int i = line.Length; i > 0; i--)
            if (after(at + i) is { } more) line = line.Insert(i, more);
        return line;
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
