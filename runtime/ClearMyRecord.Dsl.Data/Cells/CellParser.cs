using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Cells;

/// <summary>Reads one cell of a field in the notation of the language: the standard layout, constants and results of value tables.</summary>
public abstract class CellParser(FieldDefinition field)
{
    public FieldDefinition Field { get; } = field;

    /// <param name="dates">The days that a date can be; others (2109) are typing errors.</param>
    public static CellParser For(FieldDefinition field, ValueDictionary dictionary, DateBounds dates) => field.Type switch
    {
        FieldType.YesNo => new YesNoParser(field),
        FieldType.Number => new NumberParser(field),
        FieldType.Money => new MoneyParser(field),
        FieldType.Date => new DateParser(field, dates),
        FieldType.Period => new PeriodParser(field),
        FieldType.Category => new CategoryParser(field),
        _ => new TextParser(field, dictionary),
    };

    /// <param name="text">The cell without spaces around it.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public DataDescriptor? Parse(ReadOnlySpan<byte> text, out CellValue value)
    {
        if (text.IsEmpty)
        {
            value = CellValue.Missing;
            return null;
        }

        // Only words that begin so can stand for a blank; most cells are done with here.
        if ((text[0] | 0x20) is (byte)'n' or (byte)'m' or (byte)'d' && BlankWords.Find(text) is { } blank)
        {
            DataDescriptor? wrong = Check(blank);
            if (wrong is null || Field.Type is not (FieldType.Text or FieldType.Citation))
            {
                value = wrong is null ? blank : CellValue.Missing;
                return wrong;
            }
        }

        DataDescriptor? problem = ParseValue(text, out value);
        if (problem is not null) value = CellValue.Missing;
        return problem;
    }

    protected abstract DataDescriptor? ParseValue(ReadOnlySpan<byte> text, out CellValue value);

    private DataDescriptor? Check(CellValue blank) => blank.State switch
    {
        ValueState.NotYet when !Field.MayBeNotYet => DataErrors.ValueNotYet,
        ValueState.NotApplicable when !Field.MayNotApply => DataErrors.ValueNotApplicable,
        _ => null,
    };
}

/// <summary>The words that stand for a blank in a cell; "missing" may be written out too.</summary>
internal static class BlankWords
{
    public static CellValue? Find(ReadOnlySpan<byte> text)
    {
        if (Ascii.Same(text, "not yet"u8)) return CellValue.NotYet;
        if (Ascii.Same(text, "not applicable"u8) || Ascii.Same(text, "n/a"u8) || Ascii.Same(text, "does not apply"u8)) return CellValue.NotApplicable;
        return Ascii.Same(text, "missing"u8) ? CellValue.Missing : null;
    }
}

/// <summary>ASCII comparison and trimming without making strings.</summary>
internal static class Ascii
{
    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        a.Length == b.Length && System.Text.Ascii.EqualsIgnoreCase(a, b);

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && text[0] <= ' ') text = text[1..];
        while (!text.IsEmpty && text[^1] <= ' ') text = text[..^1];
        return text;
    }
}
