using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Columns;

/// <summary>A column that grows: rows are set in any order, and a row never set is missing.</summary>
public abstract class ColumnBuilder(FieldDefinition field)
{
    public FieldDefinition Field { get; } = field;

    public static ColumnBuilder For(FieldDefinition field) => field.Type switch
    {
        FieldType.YesNo => new YesNoBuilder(field),
        FieldType.Number or FieldType.Money => new NumberBuilder(field),
        FieldType.Date => new DateBuilder(field),
        FieldType.Period => new PeriodBuilder(field),
        FieldType.Category => new CategoryBuilder(field),
        _ => new CodedBuilder(field, new()),
    };

    public abstract void Set(int row, CellValue value);

    public abstract CellValue Get(int row);

    /// <summary>Makes room, so that a column of known length does not grow step by step.</summary>
    public abstract void Reserve(int rows);

    /// <param name="count">How many rows the column has; rows beyond those set are missing.</param>
    /// <param name="order">The builder's row for each row of the column, or null where they are the same.</param>
    public abstract Column Build(int count, int[]? order);
}

/// <summary>What the six builders have in common: an array that doubles, filled with the mark of a missing value.</summary>
public abstract class ColumnBuilder<T>(FieldDefinition field, T missing) : ColumnBuilder(field)
{
    private T[] _values = [];

    protected ref T At(int row)
    {
        if (row >= _values.Length) Grow(row);
        return ref _values[row];
    }

    protected T ValueAt(int row) => row < _values.Length ? _values[row] : missing;

    /// <summary>The values in their final order; gives the array itself away where nothing has to move.</summary>
    protected T[] Ordered(int count, int[]? order)
    {
        if (order is null)
        {
            if (count > _values.Length) Grow(count - 1);
            if (count < _values.Length) Array.Resize(ref _values, count);
            return _values;
        }

        T[] result = new T[count];
        for (int i = 0; i < count; i++) result[i] = ValueAt(order[i]);
        return result;
    }

    public override void Reserve(int rows)
    {
        if (rows > _values.Length) Resize(rows);
    }

    private void Grow(int row) => Resize(Math.Max(row + 1, Math.Max(64, _values.Length * 2)));

    private void Resize(int length)
    {
        int old = _values.Length;
        Array.Resize(ref _values, length);
        Array.Fill(_values, missing, old, length - old);
    }
}
