using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Data.Columns;

/// <summary>One cell in the common form that parsers give and column builders take: a state, and up to two numbers.</summary>
/// <param name="A">The code, number, cents, first possible day, or months.</param>
/// <param name="B">The last possible day, or days of a period.</param>
public readonly record struct CellValue(ValueState State, long A = 0, long B = 0)
{
    public static CellValue Missing => new(ValueState.Missing);

    public static CellValue NotYet => new(ValueState.NotYet);

    public static CellValue NotApplicable => new(ValueState.NotApplicable);

    public static CellValue Of(long value) => new(ValueState.Known, value);

    public static CellValue Days(int first, int last) => new(ValueState.Known, first, last);

    public static CellValue Of(Period period) => new(ValueState.Known, period.Months, period.Days);

    public bool IsMissing => State == ValueState.Missing;
}
