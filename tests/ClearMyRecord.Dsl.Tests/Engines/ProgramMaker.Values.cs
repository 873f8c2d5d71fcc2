using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;
using LegalPeriod = ClearMyRecord.Dsl.Runtime.Law.Period;

namespace ClearMyRecord.Dsl.Tests.Engines;

internal sealed partial class ProgramMaker
{
    private static readonly ImmutableArray<LegalPeriod> Lengths =
        [new(12, 0), new(6, 0), new(1, 0), new(13, 0), new(0, 30), new(0, 1), new(0, 365), LegalPeriod.Zero, LegalPeriod.Never];

    private static IrNumber Day(int day) => new(day, IrType.Date);

    private IrExpr Date(int depth)
    {
        switch (dice.Next(depth > 0 ? 15 : 8))
        {
            case 0:
                return new IrToday();
            case 1:
                return dice.Next(2) == 0 ? new IrLawDay() : Day(TrialSchema.Today + dice.Next(-400, 100));
            case 2:
                return ParameterOf(FieldType.Date, IrType.Date);
            case 7 when depth > 0:
                return new IrVersionDay(Date(depth - 1));
            case 14:
                return new IrLastAnniversary(Date(depth - 1));
            case 8 or 9:
                return new IrAddPeriod(Date(depth - 1), Period(depth - 1), dice.Next(4) == 0);
            case 10:
                return new IrPick(dice.Next(2) == 0, Several(() => Date(depth - 1)));
            case 11:
                return First(depth - 1, () => Date(0));
            case 12:
                return Rows(depth - 1, IrType.Date, () => Date(0));
            case 13 when Callable(IrType.Date) is var (definition, argument) && definition >= 0:
                return new IrCall(definition, argument, IrType.Date);
            default:
                return FieldOr(FieldType.Date, IrType.Date, () => Date(0)) ?? Day(TrialSchema.Today - 30);
        }
    }

    private IrExpr Period(int depth)
    {
        switch (dice.Next(depth > 0 ? 7 : 4))
        {
            case 0:
                return ParameterOf(FieldType.Period, IrType.Period);
            case 1 or 2 when FieldOr(FieldType.Period, IrType.Period, () => new IrPeriod(OneOf(Lengths))) is { } field:
                return field;
            case 4 or 5:
                return Rows(depth - 1, IrType.Period, () => Period(0));
            case 6 when Callable(IrType.Period) is var (definition, argument) && definition >= 0:
                return new IrCall(definition, argument, IrType.Period);
            default:
                return new IrPeriod(OneOf(Lengths));
        }
    }

    /// <summary>All category values are treated as of the grade's list; the others have fewer values.</summary>
    private IrExpr Category(int depth)
    {
        switch (dice.Next(depth > 0 ? 8 : 4))
        {
            case 7:
                return Gravest(depth - 1);
            case 0:
                return ParameterOf(FieldType.Category, IrType.Category);
            case 1 or 2 when FieldOr(FieldType.Category, IrType.Category, () => new IrCategory(1UL << dice.Next(3))) is { } field:
                return field;
            case 4 or 5:
                return Rows(depth - 1, IrType.Category, () => Category(0));
            case 6 when Callable(IrType.Category) is var (definition, argument) && definition >= 0:
                return new IrCall(definition, argument, IrType.Category);
            default:
                return new IrCategory((ulong)dice.Next(1, 32));
        }
    }

    private IrExpr Number(IrType type, int depth)
    {
        bool money = type == IrType.Money;
        switch (dice.Next(depth > 0 ? 12 : 5))
        {
            case 0:
                return Small(type);
            case 1:
                return money ? ParameterOf(FieldType.Money, type) : ParameterOf(OneOf<FieldType>([FieldType.Number, FieldType.YesNo]), type);
            case 5:
                return new IrArithmetic(Number(type, depth - 1), Number(type, depth - 1), dice.Next(2) == 0);
            case 6:
                return new IrPick(dice.Next(2) == 0, Several(() => Number(type, depth - 1)));
            case 7:
                return new IrSum(Gathered(Collection(depth - 1, out IrVariable summed)), Inside(summed, () => Number(type, 0)));
            case 8 when !money:
                return Count(depth - 1);
            case 8 or 9:
                return Rows(depth - 1, type, () => Number(type, 0));
            case 10 when !money:
                return dice.Next(2) == 0 ? new IrYearsBetween(Date(depth - 1), Date(depth - 1)) : new IrDaysBetween(Date(depth - 1), Date(depth - 1));
            case 10:
                return First(depth - 1, () => Number(type, 0));
            case 11 when Callable(type) is var (definition, argument) && definition >= 0:
                return new IrCall(definition, argument, type);
            default:
                return FieldOr(money ? FieldType.Money : FieldType.Number, type, () => Small(type)) ?? Small(type);
        }
    }

    private IrNumber Small(IrType type) => new(type == IrType.Money ? 100 * dice.Next(-1, 4) : dice.Next(-1, 4), type);

    private IrExpr? FieldOr(FieldType type, IrType irType, Func<IrExpr> standIn)
    {
        if (FieldOf(type) is not { } place) return null;
        IrField field = new(place.Of, place.Field, irType);
        (bool stands, int? presumption) = MayStandIn();
        return stands ? new IrFieldOr(field, standIn(), presumption) : field;
    }

    private IrParameter ParameterOf(FieldType type, IrType irType) =>
        new(OneOf<int>([.. Enumerable.Range(0, Parameters.Length).Where(i => Parameters[i].Type == type)]), irType) { OnDay = SomeLawDay() };

    /// <summary>Mostly the law's own day; now and then a day written into the program.</summary>
    private int? SomeLawDay() => dice.Next(4) == 0 ? TrialSchema.Today + dice.Next(-400, 400) : null;

    private ImmutableArray<IrExpr> Several(Func<IrExpr> make) => [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => make())];

    private IrRows Rows(int depth, IrType type, Func<IrExpr> value)
    {
        ImmutableArray<IrRow> rows = [.. Enumerable.Range(0, dice.Next(1, 3)).Select(_ => new IrRow(dice.Next(4) == 0 ? Test() : Condition(depth), value()))];
        return new(rows, dice.Next(2) == 0 ? null : value(), type);
    }

    private IrCount Count(int depth) => new(Gathered(Collection(depth, out _)));

    private IrExtreme Gravest(int depth) =>
        new(dice.Next(2) == 0, Collection(depth, out IrVariable of), Inside(of, () => Category(0)), Category: TrialSchema.Grade);

    /// <summary>The first or last of a collection, or the second or third; those also of groups.</summary>
    private IrExtreme First(int depth, Func<IrExpr> value)
    {
        IrExtreme first = new(dice.Next(2) == 0, Collection(depth, out IrVariable of), Inside(of, value), dice.Next(3) == 0 ? dice.Next(2, 4) : 1);
        return first.Place > 1 && dice.Next(2) == 0 ? first with { Collection = first.Collection with { GroupKey = Key(of.Kind) } } : first;
    }

    /// <summary>Sometimes groups of the elements instead of the elements.</summary>
    private IrCollection Gathered(IrCollection collection) => dice.Next(3) == 0 ? collection with { GroupKey = Key(collection.Element.Kind) } : collection;

    private FieldDefinition Key(RecordKind kind) => OneOf<FieldDefinition>([.. Enum.GetValues<RecordKind>().Where(outer => outer <= kind)
        .SelectMany(outer => schema.FieldsOf(outer))
        .Where(field => field.Type is FieldType.Number or FieldType.Money or FieldType.Date or FieldType.Text or FieldType.Category)]);

    private IrCollection Collection(int depth, out IrVariable element)
    {
        IrVariable scope = OneOf<IrVariable>([.. _scope]);
        RecordKind scopeKind = (RecordKind)dice.Next((int)scope.Kind + 1);
        if (dice.Next(2) == 0) scopeKind = RecordKind.Person;
        RecordKind kind = dice.Next(4) == 0 ? (RecordKind)dice.Next((int)scopeKind, 3) : RecordKind.Charge;
        ImmutableArray<IrVariable> except = [.. _scope.Where(variable => variable.Kind != RecordKind.Person && dice.Next(3) == 0)];
        IrVariable made = element = new(_nextVariable++, kind);
        return new(made, scope, scopeKind, Inside(made, () => dice.Next(3) == 0 ? Plain(made) : Condition(Math.Min(depth, 2))), except);
    }

    /// <summary>A filter as statutes have them: one fact of the record itself.</summary>
    private IrCondition Plain(IrVariable of) => of.Kind == RecordKind.Charge && schema.Find(RecordKind.Charge, "disposition") is { } disposition
        ? new IrCategoryIn(new IrField(of, disposition, IrType.Category), 1UL << dice.Next(3), Truth.False)
        : Condition(0);

    private T Inside<T>(IrVariable variable, Func<T> make)
    {
        _scope.Add(variable);
        T made = make();
        _scope.Remove(variable);
        return made;
    }
}
