using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>What generated code calls to turn a cell of a column into the values it stands for (compiler Ir/README.md, "Fields").</summary>
public static class CompiledLogic
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Truth YesNo(sbyte value, Truth ifNone) =>
        value >= 0 ? (Truth)(value * 2) : value == Column.MissingCode ? Truth.Unknown : ifNone;

    /// <summary>A yes/no field read as 1 or 0.</summary>
    public static Quantity YesNoNumber(sbyte value, bool mayNotApply) => value switch
    {
        Column.MissingCode => new(Quantity.Least, Quantity.Most, mayNotApply),
        Column.NotApplicableCode => Quantity.NotApplicable,
        _ => Quantity.Exactly(value),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quantity Date(int first, int last, bool mayNotApply, int recordDay) =>
        first >= 0 ? new(first, last) : BlankDate(first, mayNotApply, recordDay);

    /// <summary>Whether a date that may be not yet is that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Truth IsNotYet(int first, int last) =>
        first == DateColumn.NotYet ? Truth.True
        : first == DateColumn.Missing || (last == DateColumn.OrNotYet && first is >= 0 and < DateColumn.OrNotYet) ? Truth.Unknown : Truth.False;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quantity Number(long value, bool mayNotApply) =>
        value > NumberColumn.NotApplicable ? new(value, value)
        : value == NumberColumn.Missing ? new(Quantity.Least, Quantity.Most, mayNotApply) : Quantity.NotApplicable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeriodRange Period(Period value, bool mayNotApply) =>
        value.Months >= 0 ? PeriodRange.Exactly(value)
        : value.Months == PeriodColumn.Missing.Months ? PeriodRange.Missing(mayNotApply) : PeriodRange.NotApplicable;

    public static Truth Applies(Quantity value) => Applies(value.IsNotApplicable, value.MayNotApply);

    public static Truth Applies(PeriodRange value) => Applies(value.IsNotApplicable, value.MayNotApply);

    public static Truth Applies(ulong categories) =>
        Applies((categories & ~CategoryLogic.NotApplicable) == 0, (categories & CategoryLogic.NotApplicable) != 0);

    public static Truth SameText(int left, ValueDictionary leftTexts, int right, ValueDictionary rightTexts, Truth ifNone)
    {
        if (left == Column.NotApplicableCode || right == Column.NotApplicableCode) return ifNone;
        if (left < 0 || right < 0) return Truth.Unknown;
        if (left == right && leftTexts == rightTexts) return Truth.True;
        return TruthLogic.Of(string.Equals(leftTexts[left], rightTexts[right], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Adds a record's amount to a sum: nothing where the record turns out not to be one of them, or it does not apply.</summary>
    public static Quantity AddMember(Quantity sum, Quantity value, Truth member)
    {
        if (member == Truth.Unknown || value.MayNotApply) value = Quantity.Hull(value, Quantity.Exactly(0));
        return Quantity.Add(sum, value with { MayNotApply = false });
    }

    /// <summary>A value that may not count, because the record may not be one of them.</summary>
    public static Quantity Possible(Quantity value, Truth member) =>
        member == Truth.Unknown ? value with { MayNotApply = true } : value;

    private static Truth Applies(bool certainlyNot, bool maybeNot) =>
        certainlyNot ? Truth.False : maybeNot ? Truth.Unknown : Truth.True;

    private static Quantity BlankDate(int mark, bool mayNotApply, int recordDay) => mark switch
    {
        DateColumn.NotApplicable => Quantity.NotApplicable,
        DateColumn.NotYet => new(recordDay + 1, LegalDate.LastDay),
        _ => LegalDate.AnyDay with { MayNotApply = mayNotApply },
    };
}
