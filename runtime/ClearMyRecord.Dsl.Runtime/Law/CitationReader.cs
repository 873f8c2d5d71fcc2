using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>Reads the parts of one citation from left to right. Every method leaves out blanks before what it reads.</summary>
internal ref struct CitationReader(string text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u00A0' or '\u202F' or '\u2007' or '\u200B' or '\uFEFF';

    public bool AtEnd()
    {
        SkipBlanks();
        return _at == _text.Length;
    }

    /// <summary>A title, chapter or act: digits, perhaps with letters after them ("18", "53a").</summary>
    public bool Number(ImmutableArray<string>.Builder into)
    {
        SkipBlanks();
        int start = _at;
        while (char.IsAsciiDigit(Peek())) _at++;
        if (_at == start) return false;
        while (char.IsAsciiLetter(Peek())) _at++;
        string read = Lower(start).TrimStart('0');
        into.Add(read.Length == 0 ? "0" : read);
        return true;
    }

    /// <summary>The name of a code: one word; points in it don't count ("P.C." is "pc").</summary>
    public bool Word(ImmutableArray<string>.Builder into)
    {
        SkipBlanks();
        int start = _at;
        if (!char.IsLetter(Peek())) return false;
        while (char.IsLetter(Peek()) || Peek() is '.' or '&') _at++;
        into.Add(Lower(start).Replace(".", "", StringComparison.Ordinal));
        return true;
    }

    /// <summary>A fixed word or mark of the template (in lower case).</summary>
    public bool Fixed(string expected)
    {
        SkipBlanks();
        if (!char.IsLetter(expected[0]))
        {
            if (Plain(Peek()) != Plain(expected[0])) return false;
            _at++;
            return true;
        }

        int start = _at;
        while (char.IsLetter(Peek()) || Peek() == '.') _at++;
        return Lower(start).Replace(".", "", StringComparison.Ordinal) == expected.Replace(".", "", StringComparison.Ordinal);
    }

    /// <summary>A section sign where the template has one: "§", "§§", "sec.", "section", or a blank.</summary>
    public bool SectionSign()
    {
        int before = _at;
        bool blank = SkipBlanks();
        if (TakeSign()) return true;
        if (!blank) _at = before;
        return blank;
    }

    /// <summary>A section and its sub-parts: starts with a digit; parentheses hold one word or number each.</summary>
    public (ImmutableArray<string> Section, ImmutableArray<string> SubParts)? Section()
    {
        SkipBlanks();
        TakeSign();
        SkipBlanks();
        if (!char.IsAsciiDigit(Peek())) return null;
        ImmutableArray<string>.Builder section = ImmutableArray.CreateBuilder<string>();
        while (ReadPiece(section)) { }
        ImmutableArray<string>.Builder subParts = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            int before = _at;
            SkipBlanks();
            if (Peek() != '(')
            {
                _at = before;
                return (section.ToImmutable(), subParts.ToImmutable());
            }

            if (!ReadSubPart(subParts)) return null;
        }
    }

    private bool ReadPiece(ImmutableArray<string>.Builder into)
    {
        int start = _at;
        char c = Peek();
        if (char.IsAsciiDigit(c))
        {
            while (char.IsAsciiDigit(Peek())) _at++;
            bool keepZeros = into.Count > 0 && into[^1] == ".";
            string digits = Lower(start);
            into.Add(keepZeros || digits.Trim('0').Length == 0 ? digits : digits.TrimStart('0'));
            return true;
        }

        if (char.IsAsciiLetter(c))
        {
            while (char.IsAsciiLetter(Peek())) _at++;
            into.Add(Lower(start));
            return true;
        }

        // A separator belongs to the section only where more of it follows: "2706." ends a sentence.
        if (Plain(c) is not ('.' or '-' or ':' or '/') || _at + 1 >= _text.Length || !char.IsAsciiLetterOrDigit(_text[_at + 1])) return false;
        into.Add(Plain(c).ToString());
        _at++;
        return true;
    }

    private bool ReadSubPart(ImmutableArray<string>.Builder into)
    {
        int start = ++_at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '.' or '-') _at++;
        if (_at == start || Peek() != ')') return false;
        into.Add(Lower(start));
        _at++;
        return true;
    }

    private bool TakeSign()
    {
        int start = _at;
        while (Peek() == '§' || (_at > start && IsBlank(Peek()))) _at++;
        if (_at > start) return true;
        foreach (string word in (ReadOnlySpan<string>)["section", "sec.", "sec"])
        {
            if (!_text[_at..].StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            int after = _at + word.Length;
            if (after < _text.Length && char.IsLetter(_text[after])) continue;
            _at = after;
            return true;
        }

        return false;
    }

    /// <summary>Dashes of all lengths are one mark; text from a word processor has them.</summary>
    private static char Plain(char c) => c is '–' or '—' or '‑' or '−' ? '-' : c;

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private readonly string Lower(int start) => _text[start.._at].ToString().ToLowerInvariant();

    private bool SkipBlanks()
    {
        int start = _at;
        while (_at < _text.Length && IsBlank(_text[_at])) _at++;
        return _at > start;
    }
}
