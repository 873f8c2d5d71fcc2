using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>One known value of a parameter: a number, cents, a day number, yes (1) or no (0), a category code, or a period.</summary>
public readonly record struct LegalValue(FieldType Type, long Number, Period Period = default)
{
    public static LegalValue Of(Period period) => new(FieldType.Period, 0, period);

    public Quantity Quantity => Quantity.Exactly(Number);

    /// <summary>The value as the language writes it; a category's value needs its list for that.</summary>
    public string ToText(CategoryType? category = null) => Type switch
    {
        FieldType.Money => Notation.Money(Number),
        FieldType.Date => Notation.Date((int)Number),
        FieldType.Period => Notation.Period(Period),
        FieldType.YesNo => Number == 0 ? "no" : "yes",
        FieldType.Category when category is not null => category.Values[(int)Number],
        _ => Notation.Number(Number),
    };
}
