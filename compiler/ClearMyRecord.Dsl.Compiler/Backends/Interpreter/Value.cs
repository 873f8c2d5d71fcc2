using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>Every value that an expression could have: a range of numbers or days, a range of periods, or a set of category values.</summary>
internal readonly record struct Value(IrType Type, Quantity Quantity, PeriodRange Period, ulong Categories)
{
    public static Value Of(IrType type, Quantity quantity) => new(type, quantity, default, 0);

    public static Value Of(PeriodRange period) => new(IrType.Period, default, period, 0);

    public static Value Of(ulong categories) => new(IrType.Category, default, default, categories);

    public static Value NotApplicable(IrType type) => type switch
    {
        IrType.Period => Of(PeriodRange.NotApplicable),
        IrType.Category => Of(CategoryLogic.NotApplicable),
        _ => Of(type, Quantity.NotApplicable),
    };

    public static Value Hull(Value a, Value b) => a.Type switch
    {
        IrType.Period => Of(PeriodRange.Hull(a.Period, b.Period)),
        IrType.Category => Of(a.Categories | b.Categories),
        _ => Of(a.Type, Quantity.Hull(a.Quantity, b.Quantity)),
    };

    /// <summary>Whether there is such a value at all.</summary>
    public Truth Applies => Type switch
    {
        IrType.Period => Of(Period.IsNotApplicable, Period.MayNotApply),
        IrType.Category => Of((Categories & ~CategoryLogic.NotApplicable) == 0, (Categories & CategoryLogic.NotApplicable) != 0),
        _ => Of(Quantity.IsNotApplicable, Quantity.MayNotApply),
    };

    /// <summary>Whether it is one single value.</summary>
    public bool IsExact => Applies == Truth.True && Type switch
    {
        IrType.Period => Period.Low == Period.High,
        IrType.Category => ulong.IsPow2(Categories),
        _ => Quantity.Low == Quantity.High,
    };

    private static Truth Of(bool certainlyNot, bool maybeNot) => certainlyNot ? Truth.False : maybeNot ? Truth.Unknown : Truth.True;
}
