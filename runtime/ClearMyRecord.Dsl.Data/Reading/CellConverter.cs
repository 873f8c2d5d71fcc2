using System.Globalization;
using System.Text;
using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>What one source text comes to.</summary>
internal readonly record struct Converted(CellValue Value, DataDescriptor? Problem);

/// <summary>From the text of a cell to a value of the field.</summary>
internal abstract class CellConverter
{
    public abstract Converted Convert(ReadOnlySpan<byte> text);
}

/// <summary>The notation of the language, as the standard layout has it.</summary>
internal sealed class DirectConverter(CellParser parser) : CellConverter
{
    public override Converted Convert(ReadOnlySpan<byte> text)
    {
        DataDescriptor? problem = parser.Parse(text, out CellValue value);
        return new(value, problem);
    }
}

/// <summary>A mapping's steps. Each distinct source text goes through them once.</summary>
internal sealed class RuleConverter(ValueRule rule, TextSteps steps, CellParser parser, DateBounds bounds) : CellConverter
{
    public const char UnitMark = '\u001f';

    private const int MostRemembered = 1 << 20;

    private Utf8Table _known = new();
    private readonly List<Converted> _results = [];

    public override Converted Convert(ReadOnlySpan<byte> text)
    {
        if (_results.Count >= MostRemembered)
        {
            _known = new();
            _results.Clear();
        }

        int number = _known.Add(text, out bool isNew);
        if (isNew) _results.Add(Work(Encoding.UTF8.GetString(text)));
        return _results[number];
    }

    private Converted Work(string text)
    {
        if (rule.UnitColumn is not null) return Length(text);
        string? result = steps.Apply(text, out bool isUnlisted);
        if (isUnlisted) return new(CellValue.Missing, DataErrors.ValueUnlisted);
        if (string.IsNullOrEmpty(result)) return new(CellValue.Missing, null);
        if (rule.Dates.Length > 0 && BlankWords.Find(Encoding.UTF8.GetBytes(result)) is null) return Date(result);
        DataDescriptor? problem = parser.Parse(Encoding.UTF8.GetBytes(result), out CellValue value);
        return new(value, problem);
    }

    private Converted Date(string text)
    {
        foreach (string format in rule.Dates)
        {
            if (!DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)) continue;
            int parts = format.Contains('d', StringComparison.Ordinal) ? 3 : format.Contains('M', StringComparison.Ordinal) ? 2 : 1;
            DataDescriptor? problem = IsoDate.Days(time.Year, time.Month, time.Day, parts, out int first, out int last);
            if (problem is null && !bounds.Holds(first, last)) problem = DataErrors.ValueDateRange;
            return problem is null ? new(CellValue.Days(first, last), null) : new(CellValue.Missing, problem);
        }

        return new(CellValue.Missing, DataErrors.ValueNotADate);
    }

    private Converted Length(string text)
    {
        int mark = text.IndexOf(UnitMark, StringComparison.Ordinal);
        string number = text[..mark], unit = text[(mark + 1)..];
        if (number.Length == 0) return new(CellValue.Missing, null);
        if (!rule.Units.TryGetValue(unit, out TimeUnit? found)) return new(CellValue.Missing, DataErrors.ValueUnit);
        if (found is not { } known) return new(CellValue.Missing, null);
        return PeriodText.Of(number, known) is { } period
            ? new(CellValue.Of(period), null)
            : new(CellValue.Missing, DataErrors.ValueNotAPeriod);
    }
}
