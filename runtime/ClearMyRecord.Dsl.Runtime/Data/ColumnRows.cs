namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>Copies of columns with some rows only, or with some values put aside.</summary>
internal static class ColumnRows
{
    public static Column Take(Column column, int[] rows) => column switch
    {
        YesNoColumn c => new YesNoColumn(c.Field, [.. rows.Select(row => c.Values[row])]),
        NumberColumn c => new NumberColumn(c.Field, [.. rows.Select(row => c.Values[row])]),
        DateColumn c => new DateColumn(c.Field, [.. rows.Select(row => c.First[row])], c.Last is { } last ? [.. rows.Select(row => last[row])] : null),
        PeriodColumn c => new PeriodColumn(c.Field, [.. rows.Select(row => c.Values[row])]),
        CategoryColumn c => new CategoryColumn(c.Field, [.. rows.Select(row => c.Codes[row])]),
        CodedColumn c => new CodedColumn(c.Field, [.. rows.Select(row => c.Codes[row])], c.Dictionary),
        _ => throw Unknown(column),
    };

    public static RecordIds Take(RecordIds ids, int[]? rows) => rows is null ? ids : new([.. rows.Select(row => ids[row])]);

    /// <summary>The column with another value in the rows marked.</summary>
    /// <param name="value">In the field's own notation; null, or a value the field does not have: missing.</param>
    public static Column Replace(Column column, bool[] marked, string? value)
    {
        bool isNone = value == "not applicable";
        switch (column)
        {
            case YesNoColumn c:
                return new YesNoColumn(c.Field, Marked(c.Values, marked, value switch { "yes" => (sbyte)1, "no" => (sbyte)0, _ => Code(isNone) }));
            case NumberColumn c:
                return new NumberColumn(c.Field, Marked(c.Values, marked, NumberOf(c.Field, value) ?? (isNone ? NumberColumn.NotApplicable : NumberColumn.Missing)));
            case DateColumn c:
                int blank = isNone ? DateColumn.NotApplicable : value == "not yet" ? DateColumn.NotYet : DateColumn.Missing;
                return new DateColumn(c.Field, Marked(c.First, marked, blank), c.Last is { } last ? Marked(last, marked, blank) : null);
            case PeriodColumn c:
                return new PeriodColumn(c.Field, Marked(c.Values, marked, isNone ? PeriodColumn.NotApplicable : PeriodColumn.Missing));
            case CategoryColumn c:
                int code = value is null ? -1 : c.Field.Category?.CodeOf(value) ?? -1;
                return new CategoryColumn(c.Field, Marked(c.Codes, marked, code >= 0 ? (sbyte)code : Code(isNone)));
            case CodedColumn c:
                return new CodedColumn(c.Field, Marked(c.Codes, marked, (int)Code(isNone)), c.Dictionary);
            default:
                throw Unknown(column);
        }
    }

    private static sbyte Code(bool isNone) => isNone ? Column.NotApplicableCode : Column.MissingCode;

    private static long? NumberOf(FieldDefinition field, string? text) =>
        long.TryParse(text?.Trim('$').Replace(",", ""), out long number) ? (field.Type == FieldType.Money ? number * 100 : number) : null;

    private static T[] Marked<T>(T[] values, bool[] marked, T value)
    {
        T[] result = (T[])values.Clone();
        for (int row = 0; row < result.Length; row++)
            if (marked[row]) result[row] = value;
        return result;
    }

    private static InvalidOperationException Unknown(Column column) => new($"no case for a column of {column.Field.Type}");
}
