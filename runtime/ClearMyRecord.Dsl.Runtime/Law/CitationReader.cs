using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>Reads the parts of one citation from left to right. Every method leaves out blanks before what it reads.</summary>
internal ref struct CitationReader(string text)
{
    private static readonly SearchValues<char> s_roman = SearchValues.Create("ivxIVX");

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u00A0' or '\u202F' or '\u2007' or '\u200B' or '\uFEFF';

    /// <summary>A point may end the last sub-part ("(a)1.") or the sentence.</summary>
    public bool AtEnd()
    {
        if (Peek() == '.') _at++;
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

    /// <summary>The name of a code: one word; points and "&amp;" in it don't count ("P.C." is "pc", "H &amp; S" is "hs").</summary>
    public bool Word(ImmutableArray<string>.Builder into)
    {
        SkipBlanks();
        StringBuilder name = new();
        while (char.IsLetter(Peek()))
        {
            while (char.IsLetter(Peek()) || Peek() == '.')
            {
                if (Peek() != '.') name.Append(char.ToLowerInvariant(Peek()));
                _at++;
            }

            int after = _at;
            SkipBlanks();
            if (Peek() == '&')
            {
                _at++;
                SkipBlanks();
            }
            else
            {
                _at = after;
                break;
            }
        }

        if (name.Length > 0) into.Add(name.ToString());
        return name.Length > 0;
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

        TakeComma();
        foreach (char letter in expected)
        {
            if (letter == '.') continue;
            while (Peek() == '.' || IsBlank(Peek())) _at++;
            if (char.ToLowerInvariant(Peek()) != letter) return false;
            _at++;
        }

        if (char.IsLetter(Peek())) return false;
        if (Peek() == '.') _at++;
        return true;
    }

    /// <summary>A section sign where the template has one: "§", "§§", "sec.", "section", or a blank unless it must be seen.</summary>
    public bool SectionSign(bool mustBeSeen)
    {
        int before = _at;
        bool blank = SkipBlanks();
        TakeComma();
        if (TakeSign()) return true;
        _at = before;
        return blank && !mustBeSeen && SkipBlanks() && Peek() != ',';
    }

    /// <summary>A section and its sub-parts: starts with a digit; parentheses hold one word or number each.</summary>
    /// <param name="endsBefore">A mark at which the section ends since the template has it there.</param>
    /// <param name="leavesLetters">Whether letters at its end are a sub-part, to be read next.</param>
    public ImmutableArray<string>? Section(ImmutableArray<string>.Builder subParts, char endsBefore, bool leavesLetters)
    {
        SkipBlanks();
        TakeSign();
        SkipBlanks();
        if (!char.IsAsciiDigit(Peek())) return null;
        ImmutableArray<string>.Builder section = ImmutableArray.CreateBuilder<string>();
        while (Plain(Peek()) != Plain(endsBefore) && ReadPiece(section)) { }
        if (leavesLetters && section.Count > 1 && char.IsLetter(section[^1][0]) && (section[^2] == "." || char.IsAsciiDigit(section[^2][0])))
        {
            _at -= section[^1].Length;
            section.RemoveAt(section.Count - 1);
            // "12-1.b" is 12-1(b): the point only parts them.
            if (section[^1] == ".") section.RemoveAt(section.Count - 1);
        }

        return ReadSubParts(subParts) ? section.ToImmutable() : null;
    }

    /// <summary>A sub-part outside parentheses, with any in parentheses after it: "3(a)" after "subd.", "A1" for (a)(1), the "b" of 35-5b.</summary>
    /// <param name="isAttached">Whether it follows the section without a word or a mark between: then a blank comes before numbers only.</param>
    public bool Part(ImmutableArray<string>.Builder into, bool isAttached)
    {
        bool blank = SkipBlanks();
        return (!isAttached || !blank || char.IsAsciiDigit(Peek())) && ReadBareParts(into) && ReadSubParts(into);
    }

    private bool ReadSubParts(ImmutableArray<string>.Builder into)
    {
        while (true)
        {
            int before = _at;
            SkipBlanks();
            if (Peek() != '(')
            {
                _at = before;
                return true;
            }

            if (!ReadSubPart(into) || (char.IsAsciiLetterOrDigit(Peek()) && !ReadBareParts(into))) return false;
        }
    }

    /// <summary>"A1i" is (a)(1)(i) and "1.b" is (1)(b); "3a" is one, as subdivisions are numbered when one comes between two others.</summary>
    private bool ReadBareParts(ImmutableArray<string>.Builder into)
    {
        if (!char.IsAsciiLetterOrDigit(Peek())) return false;
        while (char.IsAsciiLetterOrDigit(Peek()))
        {
            bool isWhole = char.IsAsciiDigit(Peek()) && (_at == 0 || !char.IsAsciiLetter(_text[_at - 1]));
            int start = _at;
            while (char.IsAsciiDigit(Peek())) _at++;
            if (_at == start || isWhole)
            {
                int letters = _at;
                while (char.IsAsciiLetter(Peek())) _at++;
                if (_at > letters && !IsMark(_text[letters.._at])) return false;
            }

            string part = Lower(start), trimmed = part.TrimStart('0');
            into.Add(trimmed.Length == 0 ? part : trimmed);
            if (Peek() == '.' && _at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[_at + 1])) _at++;
        }

        return true;
    }

    /// <summary>Whether letters can number a sub-part: one letter, the same one again, a Roman numeral. Others are words that follow.</summary>
    private static bool IsMark(ReadOnlySpan<char> letters) =>
        letters.Length <= 2 && char.ToLowerInvariant(letters[0]) == char.ToLowerInvariant(letters[^1]) || !letters.ContainsAnyExcept(s_roman);

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

        // "13H½" is a section of its own between two others.
        if (c is '¼' or '½' or '¾')
        {
            _at++;
            into.Add(c.ToString());
            return true;
        }

        // A separator belongs to the section only where more of it follows: "2706." ends a sentence.
        if (Plain(c) is not ('.' or '-' or ':') || _at + 1 >= _text.Length || !char.IsAsciiLetterOrDigit(_text[_at + 1])) return false;
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

    private void TakeComma()
    {
        if (Peek() == ',') _at++;
        SkipBlanks();
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
