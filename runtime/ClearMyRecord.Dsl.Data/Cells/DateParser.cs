using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Cells;

/// <summary>The first and last day that a date of this kind can be; others are typing errors.</summary>
public readonly record struct DateBounds(int First, int Last)
{
    /// <summary>From the birth of the oldest to the end of this century.</summary>
    public static DateBounds Default { get; } = new(new DateOnly(1850, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber);

    public bool Holds(int first, int last) => first >= First && last <= Last;
}

/// <summary>2015-03-14, 2015-03, 2015, two such with "to" between them; a time of day after a date is passed over.</summary>
internal sealed class DateParser(FieldDefinition field, DateBounds bounds) : CellParser(field)
{
    protected override DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value)
    {
        DataDescriptor? problem = IsoDate.Parse(text, out int first, out int last);
        value = CellValue.Days(first, last);
        return problem ?? (bounds.Holds(first, last) ? null : DataErrors.ValueDateRange);
    }
}

/// <summary>Dates as the language writes them.</summary>
internal static class IsoDate
{
    public static DataDescriptor? Parse(ReadOnlySpan<byte> text, out int first, out int last)
    {
        first = last = 0;
        if (text.Length > 10 && text.IndexOf(" to "u8) is int middle and >= 0)
        {
            DataDescriptor? problem = Part(text[..middle], out first, out _) ?? Part(text[(middle + 4)..], out _, out last);
            return problem ?? (first <= last ? null : DataErrors.ValueNotADate);
        }

        return Part(text, out first, out last);
    }

    private static DataDescriptor? Part(ReadOnlySpan<byte> text, out int first, out int last)
    {
        first = last = 0;
        if (text.Length > 10 && text[10] is (byte)'T' or (byte)' ') text = text[..10];
        if (text.Length is not (4 or 7 or 10) || !TryNumber(text[..4], out int year)) return DataErrors.ValueNotADate;
        int month = 1, day = 1;
        if (text.Length > 4 && (text[4] != '-' || !TryNumber(text[5..7], out month))) return DataErrors.ValueNotADate;
        if (text.Length > 7 && (text[7] != '-' || !TryNumber(text[8..10], out day))) return DataErrors.ValueNotADate;
        return Days(year, month, day, parts: text.Length / 3, out first, out last);
    }

    /// <param name="parts">1: only the year is known; 2: year and month; 3: the day too.</param>
    public static DataDescriptor? Days(int year, int month, int day, int parts, out int first, out int last)
    {
        first = last = 0;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return DataErrors.ValueNoSuchDay;
        first = new DateOnly(year, month, day).DayNumber;
        last = parts switch
        {
            1 => new DateOnly(year, 12, 31).DayNumber,
            2 => first + DateTime.DaysInMonth(year, month) - 1,
            _ => first,
        };
        return null;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte b in digits)
        {
            if (b is < (byte)'0' or > (byte)'9') return false;
            number = number * 10 + b - '0';
        }

        return true;
    }
}
