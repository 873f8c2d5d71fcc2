using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>Hands generated code the columns of a data set as plain arrays, by field name. A field the data lacks is missing in every row.</summary>
public sealed class ColumnReader(CaseData data)
{
    public CaseData Data { get; } = data;

    public sbyte[] YesNo(RecordKind kind, string name) =>
        Find<YesNoColumn>(kind, name)?.Values ?? Blanks.Codes(Data.CountOf(kind));

    public long[] Numbers(RecordKind kind, string name) =>
        Find<NumberColumn>(kind, name)?.Values ?? Blanks.Numbers(Data.CountOf(kind));

    /// <summary>The first and last possible days; one array for both where all dates are exact.</summary>
    public (int[] First, int[] Last) Dates(RecordKind kind, string name)
    {
        if (Find<DateColumn>(kind, name) is { } column) return (column.First, column.Last ?? column.First);
        int[] blank = Blanks.Dates(Data.CountOf(kind));
        return (blank, blank);
    }

    public Period[] Periods(RecordKind kind, string name) =>
        Find<PeriodColumn>(kind, name)?.Values ?? Blanks.Periods(Data.CountOf(kind));

    /// <param name="values">The values as the program was compiled with; a data set with others has its codes changed to these.</param>
    public sbyte[] Categories(RecordKind kind, string name, ReadOnlySpan<string> values)
    {
        if (Find<CategoryColumn>(kind, name) is not { Field.Category: { } category } column) return Blanks.Codes(Data.CountOf(kind));
        if (category.Values.AsSpan().SequenceEqual(values)) return column.Codes;
        sbyte[] codes = new sbyte[category.Values.Length];
        for (int code = 0; code < codes.Length; code++)
        {
            int found = values.IndexOf(category.Values[code]);
            if (found < 0) throw new InvalidOperationException($"the data's list of {name} has {category.Values[code]}, which the statute's model does not have");
            codes[code] = (sbyte)found;
        }

        return [.. column.Codes.Select(code => code < 0 ? code : codes[code])];
    }

    public int[] Codes(RecordKind kind, string name) =>
        Find<CodedColumn>(kind, name)?.Codes ?? Blanks.LongCodes(Data.CountOf(kind));

    /// <returns>The dictionary of a text or citation field; an empty one where the data lacks the field.</returns>
    public ValueDictionary Dictionary(RecordKind kind, string name) => Find<CodedColumn>(kind, name)?.Dictionary ?? Blanks.NoTexts;

    private TColumn? Find<TColumn>(RecordKind kind, string name) where TColumn : Column
    {
        if (Data.Schema.Find(kind, name) is not { } field || Data.ColumnOf(field) is not { } column) return null;
        return column as TColumn
            ?? throw new InvalidOperationException($"{name} is recorded as {field.Type} in the data, which is not what the statute's model says");
    }
}

/// <summary>Columns of blanks, shared by all data sets of a process and never written to.</summary>
internal static class Blanks
{
    private static sbyte[] s_codes = [];
    private static int[] s_longCodes = [], s_dates = [];
    private static long[] s_numbers = [];
    private static Period[] s_periods = [];

    public static ValueDictionary NoTexts { get; } = new();

    public static sbyte[] Codes(int count) => Grown(ref s_codes, count, Column.MissingCode);

    public static int[] LongCodes(int count) => Grown(ref s_longCodes, count, (int)Column.MissingCode);

    public static int[] Dates(int count) => Grown(ref s_dates, count, DateColumn.Missing);

    public static long[] Numbers(int count) => Grown(ref s_numbers, count, NumberColumn.Missing);

    public static Period[] Periods(int count) => Grown(ref s_periods, count, PeriodColumn.Missing);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] Grown<T>(ref T[] shared, int count, T blank)
    {
        T[] array = Volatile.Read(ref shared);
        if (array.Length >= count) return array;
        array = new T[count];
        Array.Fill(array, blank);
        Volatile.Write(ref shared, array);
        return array;
    }
}
