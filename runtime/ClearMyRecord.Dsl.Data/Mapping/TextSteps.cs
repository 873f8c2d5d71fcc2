using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Data.Problems;

namespace ClearMyRecord.Dsl.Data.Mapping;

/// <summary>The steps of a rule that turn text into text: clean-up, patterns, value table.</summary>
internal sealed class TextSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ValueRule _rule;
    private readonly string _name;
    private readonly string _file;
    private readonly (Regex Pattern, string With)[] _clean;
    private readonly (Regex Pattern, string Value)[] _match;

    /// <param name="name">The field or column, for messages.</param>
    public TextSteps(ValueRule rule, string name, string file)
    {
        (_rule, _name, _file) = (rule, name, file);
        _clean = [.. rule.Clean.Select(step => (Compile(step.Pattern, name, file), step.With))];
        _match = [.. rule.Match.Select(step => (Compile(step.Pattern, name, file), step.Value))];
    }

    public static Regex Compile(string pattern, string name, string file)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException e)
        {
            string words = string.Format(DataErrors.RegexBad.Words, name, "it is not a regular expression");
            throw new DataProblemException(DataErrors.RegexBad, file, null, null, words, e);
        }
    }

    /// <param name="isUnlisted">Whether the rule has a list and the text is not on it.</param>
    public string? Apply(string text, out bool isUnlisted)
    {
        try
        {
            return ApplyInTime(text, out isUnlisted);
        }
        catch (RegexMatchTimeoutException)
        {
            // Without the cause: its message and data hold the text of the row.
            throw DataErrors.RegexSlow.In(_file, _name);
        }
    }

    private string? ApplyInTime(string text, out bool isUnlisted)
    {
        isUnlisted = false;
        foreach ((Regex pattern, string with) in _clean) text = pattern.Replace(text, with);
        text = text.Trim();
        if (_rule.LowerCaseInParentheses) text = LowerInParentheses(text);
        if (text.Length == 0) return null;
        foreach ((Regex pattern, string value) in _match)
            if (pattern.IsMatch(text))
                return value;
        if (_rule.Values is { } values && values.TryGetValue(text, out string? listed)) return listed;
        if (_rule.Unlisted is { } otherwise) return otherwise;
        isUnlisted = _rule.Values is not null || _match.Length > 0;
        return isUnlisted ? null : text;
    }

    /// <summary>Statutes write sub-parts in lower case, some files in capitals: 11357(B) is 11357(b).</summary>
    private static string LowerInParentheses(string text)
    {
        char[] letters = text.ToCharArray();
        int depth = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            depth += letters[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth > 0) letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new(letters);
    }
}
