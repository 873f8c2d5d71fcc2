using System.Globalization;
using System.Text;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Data.Cells;

/// <summary>"2 years", "1 year and 6 months", "90 days", "life".</summary>
internal sealed class PeriodParser(FieldDefinition field) : CellParser(field)
{
    private const int MostRemembered = 1 << 16;

    // A file has few lengths of time, each written very often.
    private readonly Utf8Table _known = new();
    private readonly List<Period?> _periods = [];

    protected override DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value)
    {
        int number = _known.Find(text);
        Period? period = number >= 0 ? _periods[number] : PeriodText.Parse(Encoding.UTF8.GetString(text));
        if (number < 0 && _periods.Count < MostRemembered)
        {
            _known.Add(text, out _);
            _periods.Add(period);
        }

        value = CellValue.Of(period ?? default);
        return period is null ? DataErrors.ValueNotAPeriod : null;
    }
}

/// <summary>A unit of time that lengths are given in.</summary>
public enum TimeUnit : byte
{
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>Lengths of time in words and in number and unit.</summary>
public static class PeriodText
{
    public static Period? Parse(string text)
    {
        if (text.Equals("life", StringComparison.OrdinalIgnoreCase) || text.Equals("never", StringComparison.OrdinalIgnoreCase)) return Period.Never;
        string[] words = text.Replace(",", " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Period sum = Period.Zero;
        int parts = 0;
        for (int i = 0; i < words.Length; i += 2, parts++)
        {
            if (parts > 0 && words[i].Equals("and", StringComparison.OrdinalIgnoreCase)) i++;
            if (i + 1 >= words.Length || UnitOf(words[i + 1]) is not { } unit || Of(words[i], unit) is not { } part) return null;
            sum = Period.Add(sum, part);
            if (TooLong(sum)) return null;
        }

        return parts == 0 ? null : sum;
    }

    public static TimeUnit? UnitOf(string word) => word.ToUpperInvariant() switch
    {
        "DAY" or "DAYS" => TimeUnit.Days,
        "WEEK" or "WEEKS" => TimeUnit.Weeks,
        "MONTH" or "MONTHS" => TimeUnit.Months,
        "YEAR" or "YEARS" => TimeUnit.Years,
        _ => null,
    };

    /// <returns>The period, or null where the number does not give whole months or whole days (4.5 years does: 54 months).</returns>
    public static Period? Of(string number, TimeUnit unit)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal count) || count > Period.MostDays) return null;
        decimal amount = unit switch { TimeUnit.Years => count * 12, TimeUnit.Weeks => count * 7, _ => count };
        if (amount != decimal.Truncate(amount)) return null;
        Period period = unit is TimeUnit.Years or TimeUnit.Months ? new((int)Math.Min(amount, int.MaxValue), 0) : new(0, (int)Math.Min(amount, int.MaxValue));
        return TooLong(period) ? null : period;
    }

    private static bool TooLong(Period period) => period.Months >= Period.MostMonths || period.Days >= Period.MostDays;
}
