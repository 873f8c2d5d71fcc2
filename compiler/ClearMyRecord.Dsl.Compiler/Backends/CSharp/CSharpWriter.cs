using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>Indented C# text. <see cref="Identifier"/>, <see cref="Literal(string)"/> and <see cref="Comment"/> are the only doors by which
/// the words of a statute reach it.</summary>
internal sealed class CSharpWriter
{
    private const int LongestName = 40;

    private readonly StringBuilder _text = new();

    /// <summary>The depth at which lines are written.</summary>
    public int Indent { get; init; }

    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', (Indent + _depth) * 4).Append(line);
        _text.Append('\n');
    }

    public void Open(string header)
    {
        Line(header);
        Line("{");
        _depth++;
    }

    public void Close(string suffix = "")
    {
        _depth--;
        Line("}" + suffix);
    }

    /// <summary>Adds text already written, at the depth it was written for.</summary>
    public void Append(CSharpWriter other) => _text.Append(other._text);

    public bool IsEmpty => _text.Length == 0;

    public override string ToString() => _text.ToString();

    /// <summary>A C# name that recalls a name of the law: letters and digits of ASCII only, and unique through its stem.</summary>
    /// <param name="stem">A made-up name no other has, "Definition3"; it keeps the result from being a keyword.</param>
    public static string Identifier(string stem, string name)
    {
        StringBuilder result = new(stem);
        result.Append('_');
        foreach (char letter in name.AsSpan(0, Math.Min(name.Length, LongestName)))
            result.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        return result.ToString();
    }

    public static string Literal(string text)
    {
        // FormatLiteral escapes quotes, backslashes and control characters; what is left outside ASCII is escaped here, so that
        // no character that somebody may take for a line end or a direction mark stands in the text.
        string quoted = SymbolDisplay.FormatLiteral(text, quote: true);
        StringBuilder result = new(quoted.Length);
        foreach (char letter in quoted)
        {
            if (char.IsAscii(letter)) result.Append(letter);
            else result.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
        }

        return result.ToString();
    }

    public static string Literal(long number) => number == long.MinValue
        ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + (number is >= int.MinValue and <= int.MaxValue ? "" : "L");

    public static string Literal(ulong mask) => "0x" + mask.ToString("X", CultureInfo.InvariantCulture) + "UL";

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>A comment that quotes the law: the words stand in it as a literal, so that nothing in them can end it.</summary>
    public static string Comment(string words) => "// " + Literal(words);
}
