using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>What is measured over many records: counts, sums, the first and the last.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindMeasure(MeasureSyntax syntax, Scope scope)
    {
        if (BindNoun(syntax.Noun, null, scope) is not { } noun) return new BoundError(syntax.Span);
        if (syntax.Kind == MeasureKind.Count) return new BoundMeasure(syntax.Kind, noun.Collection, null, BoundType.Number, syntax.Span);
        Runtime.Law.Truth? outer = _ifNone;
        // A fact that does not apply to one of them is passed over: that needs no word.
        if (syntax.Kind == MeasureKind.CountDistinct) _ifNone = Runtime.Law.Truth.Unknown;
        BoundExpression value = syntax.Field is null ? new BoundError(syntax.Span) : BindExpression(syntax.Field, noun.Inner);
        _ifNone = outer;
        if (value.Type.IsError) return new BoundError(syntax.Span);
        if (syntax.Kind == MeasureKind.CountDistinct) return BindCountDistinct(syntax, noun.Collection, value);

        bool isRanked = value.Type.Category is { IsOrdered: true } && syntax.Place is null;
        (bool fits, string verb) = syntax.Kind switch
        {
            MeasureKind.Sum => (value.Type.Kind is BoundKind.Number or BoundKind.Money, "summed"),
            MeasureKind.Highest or MeasureKind.Lowest => (value.Type.IsQuantity || isRanked, "ranked"),
            _ => (value.Type.IsQuantity, "put in order of time or size"),
        };
        if (!fits)
            return Fail(BindingErrors.NotAMeasure.At(value.Span, Shown(value), value.Type.Describe(), verb) with
            {
                Advice = "numbers and amounts have a sum; numbers, amounts and dates an earliest and a latest; ranked values a highest and a lowest",
            });
        return new BoundMeasure(syntax.Kind, noun.Collection, value, value.Type, syntax.Span, syntax.Place ?? 1);
    }

    private BoundExpression BindCountDistinct(MeasureSyntax syntax, BoundCollection collection, BoundExpression value)
    {
        FieldDefinition? field = value is BoundField of && of.Of == collection.Element ? of.Field : (value as BoundYesNo)?.Field;
        // Of groups each has a key of its own, so its different values are as many as the groups.
        if (field is not null && CanGather(field) && (collection.GroupKey is null || collection.GroupKey == field))
            return new BoundMeasure(syntax.Kind, collection with { GroupKey = field }, null, BoundType.Number, syntax.Span);
        if (field is not null) ReportNoKey(value.Span, field);
        else Report(BindingErrors.NotAMeasure.At(value.Span, Shown(value), value.Type.Describe(), "counted by its different values") with
        {
            Advice = "name a fact that is recorded of each of them, such as `count of distinct offense date over charges of the person`",
        });
        return new BoundError(syntax.Span);
    }
}
