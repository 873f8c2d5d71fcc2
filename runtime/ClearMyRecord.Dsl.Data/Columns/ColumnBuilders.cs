using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Data.Columns;

/// <summary>Builds a <see cref="YesNoColumn"/>.</summary>
public sealed class YesNoBuilder(FieldDefinition field) : ColumnBuilder<sbyte>(field, Column.MissingCode)
{
    public override void Set(int row, CellValue value) => At(row) = (sbyte)BlankCode.From(value);

    public override CellValue Get(int row) => BlankCode.ToCell(ValueAt(row));

    public override Column Build(int count, int[]? order) => new YesNoColumn(Field, Ordered(count, order));
}

/// <summary>Builds a <see cref="CategoryColumn"/>.</summary>
public sealed class CategoryBuilder(FieldDefinition field) : ColumnBuilder<sbyte>(field, Column.MissingCode)
{
    public override void Set(int row, CellValue value) => At(row) = (sbyte)BlankCode.From(value);

    public override CellValue Get(int row) => BlankCode.ToCell(ValueAt(row));

    public override Column Build(int count, int[]? order) => new CategoryColumn(Field, Ordered(count, order));
}

/// <summary>Builds a <see cref="CodedColumn"/> over a dictionary that others may share.</summary>
public sealed class CodedBuilder(FieldDefinition field, ValueDictionary dictionary) : ColumnBuilder<int>(field, Column.MissingCode)
{
    public ValueDictionary Dictionary { get; } = dictionary;

    public override void Set(int row, CellValue value) => At(row) = (int)BlankCode.From(value);

    public override CellValue Get(int row) => BlankCode.ToCell(ValueAt(row));

    public override Column Build(int count, int[]? order) => new CodedColumn(Field, Ordered(count, order), Dictionary);
}

/// <summary>Builds a <see cref="NumberColumn"/>, for numbers and money.</summary>
public sealed class NumberBuilder(FieldDefinition field) : ColumnBuilder<long>(field, NumberColumn.Missing)
{
    public override void Set(int row, CellValue value) => At(row) = value.State switch
    {
        ValueState.Known => value.A,
        ValueState.NotApplicable => NumberColumn.NotApplicable,
        _ => NumberColumn.Missing,
    };

    public override CellValue Get(int row) => ValueAt(row) switch
    {
        NumberColumn.Missing => CellValue.Missing,
        NumberColumn.NotApplicable => CellValue.NotApplicable,
        long number => CellValue.Of(number),
    };

    public override Column Build(int count, int[]? order) => new NumberColumn(Field, Ordered(count, order));
}

/// <summary>Builds a <see cref="PeriodColumn"/>.</summary>
public sealed class PeriodBuilder(FieldDefinition field) : ColumnBuilder<Period>(field, PeriodColumn.Missing)
{
    public override void Set(int row, CellValue value) => At(row) = value.State switch
    {
        ValueState.Known => new((int)value.A, (int)value.B),
        ValueState.NotApplicable => PeriodColumn.NotApplicable,
        _ => PeriodColumn.Missing,
    };

    public override CellValue Get(int row) => ValueAt(row) switch
    {
        { Months: -1 } => CellValue.Missing,
        { Months: -2 } => CellValue.NotApplicable,
        Period period => CellValue.Of(period),
    };

    public override Column Build(int count, int[]? order) => new PeriodColumn(Field, Ordered(count, order));
}

/// <summary>Builds a <see cref="DateColumn"/>; keeps last days only once a date is partly known.</summary>
public sealed class DateBuilder(FieldDefinition field) : ColumnBuilder<int>(field, DateColumn.Missing)
{
    /// <summary>The last possible day of the rows whose date is partly known; few, so by row.</summary>
    private readonly Dictionary<int, int> _last = [];

    public override void Set(int row, CellValue value)
    {
        At(row) = value.State switch
        {
            ValueState.Known => (int)value.A,
            ValueState.NotYet => DateColumn.NotYet,
            ValueState.NotApplicable => DateColumn.NotApplicable,
            _ => DateColumn.Missing,
        };
        if (value.State == ValueState.Known && value.A != value.B) _last[row] = (int)value.B;
        else if (_last.Count > 0) _last.Remove(row);
    }

    public override CellValue Get(int row) => ValueAt(row) switch
    {
        DateColumn.Missing => CellValue.Missing,
        DateColumn.NotYet => CellValue.NotYet,
        DateColumn.NotApplicable => CellValue.NotApplicable,
        int first => CellValue.Days(first, _last.GetValueOrDefault(row, first)),
    };

    public override Column Build(int count, int[]? order)
    {
        int[] first = Ordered(count, order);
        if (_last.Count == 0) return new DateColumn(Field, first, null);
        int[] last = [.. first];
        for (int i = 0; i < count; i++)
            if (_last.TryGetValue(order?[i] ?? i, out int day))
                last[i] = day;
        return new DateColumn(Field, first, last);
    }
}

/// <summary>The blank marks that the code columns share.</summary>
internal static class BlankCode
{
    public static long From(CellValue value) => value.State switch
    {
        ValueState.Known => value.A,
        ValueState.NotApplicable => Column.NotApplicableCode,
        _ => Column.MissingCode,
    };

    public static CellValue ToCell(int code) => code switch
    {
        Column.MissingCode => CellValue.Missing,
        Column.NotApplicableCode => CellValue.NotApplicable,
        _ => CellValue.Of(code),
    };
}
