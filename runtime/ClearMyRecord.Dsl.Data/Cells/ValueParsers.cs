using System.Buffers.Text;
using System.Text;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Cells;

/// <summary>yes, no, y, n, true, false, t, f, 1, 0.</summary>
internal sealed class YesNoParser(FieldDefinition field) : CellParser(field)
{
    protected override DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value)
    {
        if (text.Length == 1)
        {
            int letter = text[0] | 0x20;
            bool yes = letter is 'y' or 't' || text[0] == '1';
            value = CellValue.Of(yes ? 1 : 0);
            return yes || letter is 'n' or 'f' || text[0] == '0' ? null : DataErrors.ValueNotYesNo;
        }

        bool isYes = Ascii.Same(text, "yes"u8) || Ascii.Same(text, "true"u8);
        value = CellValue.Of(isYes ? 1 : 0);
        return isYes || Ascii.Same(text, "no"u8) || Ascii.Same(text, "false"u8) ? null : DataErrors.ValueNotYesNo;
    }
}

/// <summary>Whole numbers, with or without commas.</summary>
internal sealed class NumberParser(FieldDefinition field) : CellParser(field)
{
    protected override DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value)
    {
        bool ok = Utf8Parser.TryParse(text, out long number, out int used) && used == text.Length;
        if (!ok) ok = Utf8Parser.TryParse(text, out number, out used, 'N') && used == text.Length && HasCommas(text);
        value = CellValue.Of(number);
        return ok && number is > -Runtime.Law.Quantity.Most and < Runtime.Law.Quantity.Most ? null : DataErrors.ValueNotANumber;
    }

    private static bool HasCommas(ReadOnlySpan<byte> text) => text.Contains((byte)',') && !text.Contains((byte)'.');
}

/// <summary>Dollars and cents: 1250, 1,250.00, $1,250.00, -5, ($5.00). Below zero is a credit.</summary>
internal sealed class MoneyParser(FieldDefinition field) : CellParser(field)
{
    protected override DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value)
    {
        value = default;
        bool negative = text[0] == '(' && text[^1] == ')';
        if (negative) text = text[1..^1];
        if (!text.IsEmpty && text[0] == '-')
        {
            if (negative) return DataErrors.ValueNotMoney;
            negative = true;
            text = text[1..];
        }

        if (!text.IsEmpty && text[0] == '$') text = text[1..];
        if (!TryCents(Ascii.Trim(text), out long cents)) return DataErrors.ValueNotMoney;
        value = CellValue.Of(negative ? -cents : cents);
        return null;
    }

    private static bool TryCents(ReadOnlySpan<byte> text, out long cents)
    {
        cents = 0;
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point], fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty && fraction.IsEmpty) return false;
        foreach (byte b in whole)
        {
            if (b == ',') continue;
            if (b is < (byte)'0' or > (byte)'9' || cents > Runtime.Law.Quantity.Most / 10_000) return false;
            cents = cents * 10 + b - '0';
        }

        cents *= 100;
        // Files of floating-point origin write 12.5 and 12.500000; anything finer than a cent is not an amount.
        for (int i = 0; i < fraction.Length; i++)
        {
            int digit = fraction[i] - '0';
            if (digit is < 0 or > 9 || (i >= 2 && digit != 0)) return false;
            if (i < 2) cents += digit * (i == 0 ? 10 : 1);
        }

        return true;
    }
}

/// <summary>One of the category's values, in any case.</summary>
internal sealed class CategoryParser(FieldDefinition field) : CellParser(field)
{
    private readonly CategoryType _category = field.Category ?? throw new ArgumentException($"{field.Name} has no list of values", nameof(field));
    private readonly Utf8Table _known = new();
    private readonly List<int> _codes = [];

    protected override DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value)
    {
        int number = _known.Find(text);
        if (number < 0)
        {
            int code = _category.CodeOf(Encoding.UTF8.GetString(text));
            // Only the list's own values are remembered: their spellings are few, while wrong ones could be without number.
            value = CellValue.Of(code);
            if (code < 0) return DataErrors.ValueUnlisted;
            _known.Add(text, out _);
            _codes.Add(code);
            return null;
        }

        value = CellValue.Of(_codes[number]);
        return null;
    }
}

/// <summary>Text and citations, as codes of the column's dictionary.</summary>
internal sealed class TextParser(FieldDefinition field, ValueDictionary dictionary) : CellParser(field)
{
    private readonly Utf8Table _known = new();
    private readonly List<int> _codes = [];

    protected override DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value)
    {
        int number = _known.Add(text, out bool isNew);
        if (isNew) _codes.Add(dictionary.CodeFor(Neutralised.Undo(Encoding.UTF8.GetString(text))));
        value = CellValue.Of(_codes[number]);
        return null;
    }
}

/// <summary>Cells that a spreadsheet would execute are written with an apostrophe before them, which reading takes off again.</summary>
internal static class Neutralised
{
    private static readonly System.Buffers.SearchValues<char> Executable = System.Buffers.SearchValues.Create("=+-@\t\r");

    public static string Undo(string text) =>
        text.Length > 1 && text[0] == '\'' && Executable.Contains(text[1]) ? text[1..] : text;

    public static ReadOnlySpan<byte> Undo(ReadOnlySpan<byte> text) =>
        text.Length > 1 && text[0] == '\'' && Executable.Contains((char)text[1]) ? text[1..] : text;
}
