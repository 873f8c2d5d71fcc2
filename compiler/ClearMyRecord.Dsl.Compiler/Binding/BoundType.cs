using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>What an expression is, in an author's words.</summary>
public enum BoundKind : byte
{
    /// <summary>A mistake already reported; it silences whatever uses it.</summary>
    Error,
    Condition,
    Number,
    Money,
    Date,
    Period,
    Text,
    Citation,
    Category,

    /// <summary>A person, case or charge.</summary>
    Record,
}

/// <param name="Category">The list of values, for a category.</param>
public sealed record BoundType(BoundKind Kind, CategoryType? Category = null)
{
    public static BoundType Error { get; } = new(BoundKind.Error);

    public static BoundType Condition { get; } = new(BoundKind.Condition);

    public static BoundType Number { get; } = new(BoundKind.Number);

    public static BoundType Money { get; } = new(BoundKind.Money);

    public static BoundType Date { get; } = new(BoundKind.Date);

    public static BoundType Period { get; } = new(BoundKind.Period);

    public static BoundType Text { get; } = new(BoundKind.Text);

    public static BoundType Citation { get; } = new(BoundKind.Citation);

    public static BoundType Record { get; } = new(BoundKind.Record);

    public static BoundType Of(FieldDefinition field) => field.Type switch
    {
        FieldType.YesNo => Condition,
        FieldType.Number => Number,
        FieldType.Money => Money,
        FieldType.Date => Date,
        FieldType.Period => Period,
        FieldType.Text => Text,
        FieldType.Citation => Citation,
        _ => new(BoundKind.Category, field.Category),
    };

    public bool IsError => Kind == BoundKind.Error;

    /// <summary>Whether values of this type have a size or a day, so that "at least" and "later" mean something.</summary>
    public bool IsQuantity => Kind is BoundKind.Number or BoundKind.Money or BoundKind.Date;

    public IrType ToIr() => Kind switch
    {
        BoundKind.Condition => IrType.Truth,
        BoundKind.Money => IrType.Money,
        BoundKind.Date => IrType.Date,
        BoundKind.Period => IrType.Period,
        BoundKind.Category => IrType.Category,
        _ => IrType.Number,
    };

    /// <summary>"a date", "a period", as messages say it.</summary>
    public string Describe() => Kind switch
    {
        BoundKind.Condition => "a yes/no condition",
        BoundKind.Number => "a number",
        BoundKind.Money => "an amount of money",
        BoundKind.Date => "a date",
        BoundKind.Period => "a period",
        BoundKind.Text => "a text",
        BoundKind.Citation => "a citation",
        BoundKind.Category => "a category",
        BoundKind.Record => "a record",
        _ => "a mistake",
    };

    public bool Same(BoundType other) => Kind == other.Kind && Category?.Name == other.Category?.Name;
}
