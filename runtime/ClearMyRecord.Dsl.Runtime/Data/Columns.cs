using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>What a record says of one fact.</summary>
public enum ValueState : byte
{
    Known,

    /// <summary>Nobody knows it. An invalid entry is reported while importing and then counts as missing.</summary>
    Missing,

    /// <summary>A date that has not come: it stands for every day after the record day.</summary>
    NotYet,

    /// <summary>There is no such value, and that is known.</summary>
    NotApplicable,
}

/// <summary>One field of all records of a kind, as a flat array. Blanks are marked by reserved numbers below every real value.</summary>
public abstract class Column(FieldDefinition field)
{
    /// <summary>Marks of blanks in the code columns (yes/no, category, text, citation).</summary>
    public const sbyte MissingCode = -1, NotApplicableCode = -2;

    public FieldDefinition Field { get; } = field;

    public abstract int Count { get; }

    public abstract ValueState StateAt(int row);

    /// <summary>The value at a row in the field's own notation, for explanations; blanks as words ("missing", "not yet", "does not apply").</summary>
    public abstract string TextAt(int row);

    protected string BlankText(int row) => StateAt(row) switch
    {
        ValueState.Missing => "missing",
        ValueState.NotYet => "not yet",
        _ => "does not apply",
    };
}

/// <summary>Yes (1), no (0) or a blank code.</summary>
public sealed class YesNoColumn(FieldDefinition field, sbyte[] values) : Column(field)
{
    public sbyte[] Values { get; } = values;

    public override int Count => Values.Length;

    public override ValueState StateAt(int row) => Values[row] switch
    {
        MissingCode => ValueState.Missing,
        NotApplicableCode => ValueState.NotApplicable,
        _ => ValueState.Known,
    };

    public override string TextAt(int row) => Values[row] switch { 1 => "yes", 0 => "no", _ => BlankText(row) };
}

/// <summary>Whole numbers, or money in cents.</summary>
public sealed class NumberColumn(FieldDefinition field, long[] values) : Column(field)
{
    public const long Missing = long.MinValue, NotApplicable = long.MinValue + 1;

    public long[] Values { get; } = values;

    public override int Count => Values.Length;

    public override ValueState StateAt(int row) => Values[row] switch
    {
        Missing => ValueState.Missing,
        NotApplicable => ValueState.NotApplicable,
        _ => ValueState.Known,
    };

    public override string TextAt(int row) =>
        StateAt(row) != ValueState.Known ? BlankText(row)
        : Field.Type == FieldType.Money ? Notation.Money(Values[row]) : Notation.Number(Values[row]);
}

/// <summary>Dates as day numbers; a partly known date as its first and last possible day.</summary>
/// <param name="last">The last possible days, or null while every date in the column is exact or blank.</param>
public sealed class DateColumn(FieldDefinition field, int[] first, int[]? last) : Column(field)
{
    public const int Missing = int.MinValue, NotApplicable = int.MinValue + 1, NotYet = int.MinValue + 2;

    /// <summary>As the last possible day: the date may also be not yet.</summary>
    public const int OrNotYet = Law.LegalDate.LastDay;

    /// <summary>The first possible day of each row, or a blank mark (any negative number is one).</summary>
    public int[] First { get; } = first;

    public int[]? Last { get; } = last;

    public override int Count => First.Length;

    /// <summary>Whether a date known in part may not have come: its days go on from the record day without end.</summary>
    public bool MayBeNotYet(int row) => First[row] is >= 0 and < OrNotYet && Last?[row] == OrNotYet;

    public override ValueState StateAt(int row) => First[row] switch
    {
        Missing => ValueState.Missing,
        NotApplicable => ValueState.NotApplicable,
        NotYet => ValueState.NotYet,
        _ => ValueState.Known,
    };

    public override string TextAt(int row) =>
        StateAt(row) != ValueState.Known ? BlankText(row) : Notation.Dates(First[row], Last?[row] ?? First[row]);
}

/// <summary>Lengths of time as recorded. Months of -1 is missing, of -2 does not apply.</summary>
public sealed class PeriodColumn(FieldDefinition field, Period[] values) : Column(field)
{
    public static Period Missing { get; } = new(-1, 0);

    public static Period NotApplicable { get; } = new(-2, 0);

    public Period[] Values { get; } = values;

    public override int Count => Values.Length;

    public override ValueState StateAt(int row) => Values[row].Months switch
    {
        -1 => ValueState.Missing,
        -2 => ValueState.NotApplicable,
        _ => ValueState.Known,
    };

    public override string TextAt(int row) =>
        StateAt(row) != ValueState.Known ? BlankText(row) : Notation.Period(Values[row]);
}

/// <summary>One of the values of the field's <see cref="CategoryType"/>, by position, or a blank code.</summary>
public sealed class CategoryColumn(FieldDefinition field, sbyte[] codes) : Column(field)
{
    public sbyte[] Codes { get; } = codes;

    public override int Count => Codes.Length;

    public override ValueState StateAt(int row) => Codes[row] switch
    {
        MissingCode => ValueState.Missing,
        NotApplicableCode => ValueState.NotApplicable,
        _ => ValueState.Known,
    };

    public override string TextAt(int row) =>
        Codes[row] >= 0 && Field.Category is { } category ? category.Values[Codes[row]] : BlankText(row);
}

/// <summary>Text and citations, coded by a dictionary that batches of one file may share and extend.</summary>
public sealed class CodedColumn(FieldDefinition field, int[] codes, ValueDictionary dictionary) : Column(field)
{
    public int[] Codes { get; } = codes;

    public ValueDictionary Dictionary { get; } = dictionary;

    public override int Count => Codes.Length;

    public override ValueState StateAt(int row) => Codes[row] switch
    {
        MissingCode => ValueState.Missing,
        NotApplicableCode => ValueState.NotApplicable,
        _ => ValueState.Known,
    };

    public override string TextAt(int row) => Codes[row] >= 0 ? Dictionary[Codes[row]] : BlankText(row);
}
