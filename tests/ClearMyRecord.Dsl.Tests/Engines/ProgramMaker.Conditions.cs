using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

internal sealed partial class ProgramMaker
{
    /// <param name="depth">How many more levels of conditions and quantifiers may follow.</param>
    private IrCondition Condition(int depth) => depth > 0 && dice.Next(5) < 3 ? Compound(depth - 1) : Leaf(depth);

    private IrCondition Compound(int depth)
    {
        switch (dice.Next(8))
        {
            case 0:
                return new IrNot(Condition(depth));
            case 1 or 2:
                return new IrAll(Conditions(depth));
            case 3:
                return new IrAny(Conditions(depth));
            case 4:
                ImmutableArray<IrCondition> items = [.. Conditions(depth), Condition(depth)];
                return new IrAtLeast(dice.Next(items.Length + 2), items);
            case 5:
                return new IrChoose(Test(), Condition(depth), Condition(depth));
            case 6 when shape.Presumptions:
                return new IrPresume(Condition(depth), TruthLogic.Of(dice.Next(2) == 0), NewPresumption());
            default:
                return new IrCompare(AnyComparison(), Count(depth), Small(IrType.Number), NoneIs());
        }
    }

    /// <summary>What a statute asks first: whether something is law, or whether time has passed.</summary>
    private IrCondition Test() => dice.Next(4) switch
    {
        3 => IsLaw(),
        0 => new IrParameterIsOn(dice.Next(Parameters.Length)) { OnDay = SomeLawDay() },
        1 => Wait(),
        _ => Condition(0),
    };

    /// <summary>What a version of a definition, a list or an item begins or ends with.</summary>
    private IrCompare IsLaw()
    {
        int day = TrialSchema.Today + dice.Next(-40, 40);
        _lawDays.Add(day);
        return new(dice.Next(2) == 0 ? Comparison.AtLeast : Comparison.LessThan, dice.Next(4) == 0 ? Date(0) : new IrLawDay(), Day(day), Truth.False);
    }

    private ImmutableArray<IrCondition> Conditions(int depth) => [.. Enumerable.Range(0, dice.Next(12) == 0 ? 0 : dice.Next(1, 4)).Select(_ => Condition(depth))];

    private IrCondition Leaf(int depth)
    {
        switch (dice.Next(31))
        {
            case 0 when dice.Next(3) == 0:
                return new IrTruth(Any<Truth>());
            case 1 or 2 when FieldOf(FieldType.YesNo) is { } yes:
                IrYesNo field = new(yes.Of, yes.Field, NoneIs());
                return MayStandIn() is var (stands, presumption) && stands ? new IrYesNoOr(field, Condition(0), presumption) : field;
            case 3 when shape.Presumptions && AnyField() is { } any:
                return new IrIsKnown(any.Of, any.Field);
            case 4 when FieldOf(FieldType.Date) is { } date:
                return new IrIsNotYet(date.Of, date.Field);
            case 5:
                return new IrApplies(dice.Next(3) switch { 0 => Period(depth), 1 => Category(depth), _ => Date(depth) });
            case 6:
                return new IrComparePeriods(AnyComparison(), Period(depth), Period(depth), NoneIs());
            case 7:
                return new IrCategoryIn(Category(depth), (ulong)dice.Next(32), NoneIs());
            case 8:
                return new IrCompareRanks(AnyComparison(), Category(depth), Category(depth), TrialSchema.Grade, NoneIs());
            case 9:
                return new IrSameCategory(Category(depth), Category(depth), NoneIs());
            case 10 when FieldOf(FieldType.Text) is { } text:
                return new IrTextIn(text.Of, text.Field, [.. TrialSchema.Texts.Take(dice.Next(1, 3))], NoneIs());
            case 11 when FieldOf(FieldType.Text) is { } left && FieldOf(FieldType.Text) is { } right:
                return new IrSameText(left.Of, left.Field, right.Of, right.Field, NoneIs());
            case 12 or 13 when _usableLists > 0 && FieldOf(FieldType.Citation) is { } offense:
                return new IrOffenseIn(offense.Of, offense.Field, dice.Next(_usableLists));
            case 14:
                return new IrParameterIsOn(dice.Next(Parameters.Length)) { OnDay = SomeLawDay() };
            case 15:
                return new IrReadingIs(dice.Next(Questions.Length), dice.Next(2));
            case 16 when Callable(IrType.Truth) is var (definition, argument) && definition >= 0:
                return new IrCallCondition(definition, argument);
            case 17:
                return new IrCompare(AnyComparison(), Number(IrType.Number, depth), Number(IrType.Number, depth), NoneIs());
            case 18:
                return dice.Next(2) == 0
                    ? new IrCompare(AnyComparison(), new IrYearsBetween(Date(0), new IrToday()), Small(IrType.Number), NoneIs())
                    : new IrCompare(AnyComparison(), new IrDaysBetween(Date(0), Date(0)), new IrNumber(dice.Next(-60, 400), IrType.Number), NoneIs());
            case 20 or 21 or 22 when depth > 0:
                return Measured(depth - 1);
            case 28 or 29 when _scope.FindAll(variable => variable.Kind == RecordKind.Charge) is { Count: > 0 } charges:
                return new IrSameGroup(OneOf<IrVariable>([.. charges]), OneOf<IrVariable>([.. charges]), Key(RecordKind.Charge));
            case 30 when depth > 0:
                return new IrCompareRanks(AnyComparison(), Gravest(depth - 1), Category(0), TrialSchema.Grade, NoneIs());
            case 19:
                return new IrCompare(AnyComparison(), Number(IrType.Money, depth), Number(IrType.Money, depth), NoneIs());
            default:
                return dice.Next(2) == 0
                    ? new IrCompare(AnyComparison(), new IrToday(), new IrAddPeriod(Date(depth), Period(depth), dice.Next(5) == 0), NoneIs())
                    : new IrCompare(AnyComparison(), Date(depth), Date(depth), NoneIs());
        }
    }

    /// <summary>What statutes say most: a period has passed since a date.</summary>
    private IrCompare Wait() => new(
        dice.Next(4) == 0 ? Comparison.MoreThan : Comparison.AtLeast, new IrToday(), new IrAddPeriod(Date(0), Period(0), Subtract: false), NoneIs());

    /// <summary>What charges add up to, or the first or last of them, against a limit: where a blank widens a range the most ways.</summary>
    private IrCondition Measured(int depth)
    {
        IrType type = dice.Next(2) == 0 ? IrType.Money : IrType.Number;
        IrExpr limit = dice.Next(2) == 0 ? Small(type) : ParameterOf(type == IrType.Money ? FieldType.Money : FieldType.Number, type);
        return dice.Next(4) switch
        {
            0 => new IrCompare(AnyComparison(), new IrSum(Gathered(Collection(depth, out IrVariable summed)), Inside(summed, () => Number(type, 0))), limit, NoneIs()),
            1 => new IrCompare(AnyComparison(), First(depth, () => Number(type, 0)), limit, NoneIs()),
            2 => new IrCompare(AnyComparison(), Rows(depth, type, () => Number(type, 0)), limit, NoneIs()),
            _ => new IrCompare(AnyComparison(), new IrToday(), new IrAddPeriod(
                First(depth, () => Date(0)), Period(0), Subtract: false), NoneIs()),
        };
    }

    private (bool Stands, int? Presumption) MayStandIn() =>
        shape.Presumptions && dice.Next(3) == 0 ? (true, NewPresumption()) : (shape.Derivations && dice.Next(3) == 0, null);

    private int NewPresumption()
    {
        _presumptions.Add(new($"presumption {_presumptions.Count}", ""));
        return _presumptions.Count - 1;
    }

    private (int Definition, IrVariable Argument) Callable(IrType type)
    {
        ImmutableArray<(int, IrVariable)> calls = [.. Enumerable.Range(0, Math.Min(_callable, _definitions.Count))
            .SelectMany(i => _scope, (i, variable) => (Definition: i, Argument: variable))
            .Where(call => _definitions[call.Definition].Body.Type == type && _definitions[call.Definition].Subject <= call.Argument.Kind)];
        return calls.IsEmpty ? (-1, new(0, RecordKind.Person)) : OneOf(calls);
    }

    private (IrVariable Of, FieldDefinition Field)? FieldOf(FieldType type)
    {
        ImmutableArray<(IrVariable, FieldDefinition)> places = [.. _scope.SelectMany(variable =>
            Enum.GetValues<RecordKind>().Where(kind => kind <= variable.Kind).SelectMany(kind => schema.FieldsOf(kind))
                .Where(field => field.Type == type), (variable, field) => (variable, field))];
        return places.IsEmpty ? null : OneOf(places);
    }

    private (IrVariable Of, FieldDefinition Field)? AnyField() => FieldOf(Any<FieldType>());

    private Comparison AnyComparison() => Any<Comparison>();

    private Truth NoneIs() => dice.Next(5) == 0 ? Truth.Unknown : TruthLogic.Of(dice.Next(2) == 0);
}
