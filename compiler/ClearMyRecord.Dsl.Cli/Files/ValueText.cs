using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>Values of parameters as typed on the command line, in the language's own notation.</summary>
public static class ValueText
{
    /// <returns>The value, or null if the text is none of the parameter's type.</returns>
    public static LegalValue? Read(string text, ParameterInfo parameter)
    {
        switch (parameter.Type)
        {
            case FieldType.Period:
                return text == "never" ? LegalValue.Of(Period.Never) : PeriodText.Parse(text) is { } period ? LegalValue.Of(period) : null;
            case FieldType.Number when long.TryParse(text.Replace(",", ""), out long number):
                return new(FieldType.Number, number);
            case FieldType.Money when decimal.TryParse(text.Replace("$", "").Replace(",", ""), out decimal amount) && Math.Abs(amount) < 1e12m:
                return new(FieldType.Money, (long)(amount * 100));
            case FieldType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly date):
                return new(FieldType.Date, date.DayNumber);
            case FieldType.YesNo when text is "yes" or "no":
                return new(FieldType.YesNo, text == "yes" ? 1 : 0);
            case FieldType.Category when parameter.Category?.CodeOf(text) is >= 0 and int code:
                return new(FieldType.Category, code);
            default:
                return null;
        }
    }
}
