using ClearMyRecord.Dsl.Runtime.Data;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Writing;

/// <summary>Writes cells of columns as the standard layout reads them: a missing value is an empty cell.</summary>
internal static class CellWriter
{
    public static void Write(CsvWriter writer, Column? column, int row)
    {
        ValueState state = column?.StateAt(row) ?? ValueState.Missing;
        if (column is null || state != ValueState.Known)
        {
            writer.WriteField(state switch { ValueState.NotYet => "not yet", ValueState.NotApplicable => "not applicable", _ => "" });
            return;
        }

        switch (column)
        {
            case DateColumn { Last: null } dates:
                writer.WriteField(DateOnly.FromDayNumber(dates.First[row]));
                break;
            case NumberColumn { Field.Type: FieldType.Money } money:
                writer.WriteField(money.Values[row] / 100m);
                break;
            case NumberColumn numbers:
                writer.WriteField(numbers.Values[row]);
                break;
            case PeriodColumn periods:
                writer.WriteField(periods.Values[row].IsNever ? "life" : Notation.Period(periods.Values[row]));
                break;
            default:
                writer.WriteField(column.TextAt(row));
                break;
        }
    }
}
