using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Reads conditions as sets of values. What it does not know it leaves unclear, so that a new construct gives no false alarm.</summary>
/// <param name="subject">The number of the variable that stands for variable 0 of the condition.</param>
internal sealed class FormulaBuilder(int subject)
{
    /// <summary>Definitions are looked into so often for one condition: each that names two others would otherwise double the work.</summary>
    private const int MostNamed = 500;

    private readonly FormulaBuilder? _within;
    private int _named;

    private FormulaBuilder(int subject, FormulaBuilder within) : this(subject) => _within = within;

    public Formula Of(BoundExpression node)
    {
        _named = 0;
        return Read(node);
    }

    private Formula Read(BoundExpression node) => node switch
    {
        BoundTruth n => n.Value ? Formula.And([]) : Formula.Or([]),
        BoundList { Kind: ListKind.All } n => Formula.And(n.Items.Select(Read)),
        BoundList { Kind: ListKind.Any } n => Formula.Or(n.Items.Select(Read)),
        BoundList { Kind: ListKind.None } n => Formula.Or(n.Items.Select(Read)).Denied(),
        BoundJoin n => n.IsAnd ? Formula.And(n.Operands.Select(Read)) : Formula.Or(n.Operands.Select(Read)),
        BoundNot n => Read(n.Operand).Denied(),
        BoundIf { Type.Kind: BoundKind.Condition } n => Formula.Or([Formula.And([Read(n.Test), Read(n.Then)]), Formula.And([Read(n.Test).NotTrue(), Read(n.Else)])]),
        BoundExceptWhere n => Formula.And([Read(n.Condition), Read(n.Except).Denied()]),
        BoundCategoryIn n when KeyOf(n.Value) is { } key => CategoryIn(n, key),
        BoundCompare n => Compare(n),
        BoundQuantified { Quantifier: Quantifier.AtLeast or Quantifier.MoreThan, Number: BoundLiteral number } n =>
            Ordered(n.Quantifier == Quantifier.AtLeast ? Comparison.AtLeast : Comparison.MoreThan, $"count at {n.Span.Start}", number.Value.Number, ValueSet.Between(0, ValueSet.Most), false, false),
        BoundYesNo n => Bit($"{Id(n.Of)} {n.Field.Of} {n.Field.Name}", n.Field.MayNotApply, n.IfNone),
        BoundOffenseIn n => Bit($"{Id(n.Field.Of)} {n.Field.Field.Name} in {n.List.Name} {n.List.Index}", n.Field.Field.MayNotApply, Truth.Unknown),
        BoundReadingIs n => new Fact($"reading {n.Question.Name}", ValueSet.Between(n.Reading, n.Reading),
            ValueSet.Between(n.Reading, n.Reading).Outside(Readings(n.Question)), Readings(n.Question)),
        BoundStateTest { Test: StateTest.Applies or StateTest.DoesNotApply, Value: BoundField field } n => Applies(field, n.Test == StateTest.Applies),
        BoundIsA { Kind.IsBuiltIn: true } => Formula.And([]),
        BoundIsA { Kind.Condition: { } condition } n => NamedAs(Bit($"{Id(n.Of)} is {n.Kind.Name}", false, Truth.Unknown),
            () => Formula.And([new FormulaBuilder(Id(n.Of), this).Read(condition), .. Base(n)])),
        BoundCall { Definition.Body: { Type.Kind: BoundKind.Condition } body } n => NamedAs(Bit($"{Id(n.Argument)} has {n.Definition.Name}", false, Truth.Unknown),
            () => new FormulaBuilder(Id(n.Argument), this).Read(body)),
        BoundPassed n when Length(n.Period) is { } months && KeyOf(n.Since) is { } key => Elapsed(key, months + (n.MoreThan ? 1 : 0), null, n.Since.MayNotApply, n.IfNone),
        BoundInTheLast n when Length(n.Period) is { } months && KeyOf(n.Date) is { } key => Elapsed(key, 0, months - 1, n.Date.MayNotApply, n.IfNone),
        _ => Formula.Unclear,
    };

    /// <summary>A name, and what it says; where too many were looked into, the name alone, which is true of no fewer.</summary>
    private Formula NamedAs(Fact name, Func<Formula> meaning)
    {
        FormulaBuilder root = this;
        while (root._within is { } outer) root = outer;
        return ++root._named > MostNamed ? name : new Named(name, meaning());
    }

    /// <summary>An item that is not always in its list settles nothing.</summary>
    private Formula Read(BoundItem item) => IsAlwaysThere(item) ? Read(item.Condition) : Formula.Unclear;

    public static bool IsAlwaysThere(BoundItem item) => item.InForce is null && IsAlwaysThere(item.Condition);

    public static bool IsAlwaysThere(BoundExpression condition)
    {
        HashSet<ParameterSymbol> used = [];
        BoundWalk.ParametersOutsideItems(condition, used);
        return !used.Any(parameter => parameter.MayBeOff);
    }

    private Formula[] Base(BoundIsA node) =>
        node.Kind.Base is { IsBuiltIn: false } narrowed ? [Read(new BoundIsA(node.Of, narrowed, node.Span))] : [];

    /// <summary>Which fact a value is, or null if it is none that could be met again.</summary>
    private string? KeyOf(BoundExpression node) => node switch
    {
        BoundField n => $"{Id(n.Of)} {n.Field.Of} {n.Field.Name}",
        BoundCall n => $"{Id(n.Argument)} has {n.Definition.Name}",
        BoundParameterUse { Parameter.MayBeOff: false } n => $"parameter {n.Parameter.Name}",
        BoundToday => "today",
        BoundYearsBetween n when KeyOf(n.From) is { } from && KeyOf(n.To) is { } to => $"years between {from} and {to}",
        BoundAddPeriod n when KeyOf(n.Date) is { } date && KeyOf(n.Period) is { } period => $"{date} {(n.IsMinus ? "minus" : "plus")} {period}",
        BoundLiteral n => $"{n.Value.Type} {n.Value.Number} {n.Value.Period.Months} {n.Value.Period.Days}",
        _ => null,
    };

    private int Id(BoundVariable variable) => variable.Id == 0 ? subject : variable.Id;

    private static Fact Bit(string key, bool mayNotApply, Truth ifNone) =>
        new(key, ValueSet.OneBit(true, ifNone == Truth.True), ValueSet.OneBit(false, ifNone == Truth.False), ValueSet.Between(0, 1, mayNotApply));

    private static Fact CategoryIn(BoundCategoryIn node, string key)
    {
        CategoryType category = node.Value.Type.Category ?? throw new InvalidOperationException("a category without its values");
        ulong all = (1UL << category.Values.Length) - 1;
        return new(key, ValueSet.Codes(node.Mask, node.IfNone == Truth.True), ValueSet.Codes(all & ~node.Mask, node.IfNone == Truth.False),
            ValueSet.Codes(all, node.Value.MayNotApply));
    }

    private static ValueSet Readings(QuestionSymbol question) => ValueSet.Between(0, question.Syntax.Readings.Length - 1);

    private Fact Applies(BoundField field, bool applies)
    {
        ValueSet universe = Universe(field), none = new([], true), some = universe with { MayNotApply = false };
        return new(KeyOf(field) ?? "", applies ? some : none, applies ? none : some, universe);
    }

    private static ValueSet Universe(BoundExpression value) => value.Type.Category is { } category
        ? ValueSet.Codes((1UL << category.Values.Length) - 1, value.MayNotApply) : ValueSet.Between(ValueSet.Least, ValueSet.Most, value.MayNotApply);

    private Formula Compare(BoundCompare node)
    {
        if (node.Left is BoundLiteral && node.Right is not BoundLiteral)
            return Compare(node with { Left = node.Right, Right = node.Left, Comparison = Turned(node.Comparison) });
        // Two counts are two facts, whatever they count; neither is less than none.
        if (node is { Left: BoundMeasure { Kind: MeasureKind.Count or MeasureKind.CountDistinct } count, Right: BoundLiteral { Value.Type: FieldType.Number } least })
            return Ordered(node.Comparison, $"count at {count.Span.Start}", least.Value.Number, ValueSet.Between(0, ValueSet.Most), false, false);
        if (KeyOf(node.Left) is not { } left) return Formula.Unclear;
        bool yes = node.IfNone == Truth.True, no = node.IfNone == Truth.False;
        ValueSet universe = Universe(node.Left);
        switch (node.Right)
        {
            case BoundLiteral { Type.Category: { } category } literal when category.Ranks[(int)literal.Value.Number] >= 0:
                int rank = category.Ranks[(int)literal.Value.Number];
                ulong holds = 0, fails = 0;
                for (int code = 0; code < category.Values.Length; code++)
                    if (category.Ranks[code] < 0) continue; // a value without a rank leaves the comparison unknown
                    else if (Holds(node.Comparison, category.Ranks[code].CompareTo(rank))) holds |= 1UL << code;
                    else fails |= 1UL << code;
                return new Fact(left, ValueSet.Codes(holds, yes), ValueSet.Codes(fails, no), universe);
            case BoundLiteral { Value.Type: FieldType.Period } literal when Length(literal) is { } length:
                return Ordered(node.Comparison, left + " in months", length, universe, yes, no);
            case BoundLiteral { Value.Type: FieldType.Number or FieldType.Money or FieldType.Date } literal:
                return Ordered(node.Comparison, left, literal.Value.Number, universe, yes, no);
            case BoundLiteral: return Formula.Unclear;
        }

        if (KeyOf(node.Right) is not { } right) return Formula.Unclear;
        // Two facts: what is known is which of them is the greater.
        bool turned = string.CompareOrdinal(left, right) > 0;
        Comparison comparison = turned ? Turned(node.Comparison) : node.Comparison;
        int[] signs = [-1, 0, 1];
        ValueSet order = new([.. signs.Where(sign => Holds(comparison, sign)).Select(sign => ((long)sign, (long)sign))], yes);
        ValueSet other = new([.. signs.Where(sign => !Holds(comparison, sign)).Select(sign => ((long)sign, (long)sign))], no);
        return new Fact(turned ? $"{right} against {left}" : $"{left} against {right}", order, other,
            ValueSet.Between(-1, 1, node.Left.MayNotApply || node.Right.MayNotApply));
    }

    private static Fact Ordered(Comparison comparison, string key, long value, ValueSet universe, bool yes, bool no)
    {
        ValueSet holds = comparison switch
        {
            Comparison.Equal => ValueSet.Between(value, value),
            Comparison.NotEqual => ValueSet.Between(value, value).Outside(universe with { MayNotApply = false }),
            Comparison.AtLeast => ValueSet.Between(value, ValueSet.Most),
            Comparison.AtMost => ValueSet.Between(ValueSet.Least, value),
            Comparison.MoreThan => ValueSet.Between(value + 1, ValueSet.Most),
            _ => ValueSet.Between(ValueSet.Least, value - 1),
        };
        return new(key, holds with { MayNotApply = yes }, holds.Outside(universe) with { MayNotApply = no }, universe);
    }

    /// <summary>Time gone by since a day, in half months: so long or longer, up to so long.</summary>
    private static Fact Elapsed(string key, long from, long? to, bool mayNotApply, Truth ifNone)
    {
        ValueSet universe = ValueSet.Between(ValueSet.Least, ValueSet.Most, mayNotApply), holds = ValueSet.Between(from, to ?? ValueSet.Most);
        return new("since " + key, holds with { MayNotApply = ifNone == Truth.True }, holds.Outside(universe) with { MayNotApply = ifNone == Truth.False }, universe);
    }

    /// <summary>A written period of whole months, in half months; "more than" it is half a month longer.</summary>
    private static long? Length(BoundExpression period) =>
        period is BoundLiteral { Value: { Type: FieldType.Period, Period: { Days: 0 } length } } ? 2L * length.Months : null;

    private static bool Holds(Comparison comparison, int sign) => comparison switch
    {
        Comparison.Equal => sign == 0,
        Comparison.NotEqual => sign != 0,
        Comparison.AtLeast => sign >= 0,
        Comparison.AtMost => sign <= 0,
        Comparison.MoreThan => sign > 0,
        _ => sign < 0,
    };

    private static Comparison Turned(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => Comparison.AtMost,
        Comparison.AtMost => Comparison.AtLeast,
        Comparison.MoreThan => Comparison.LessThan,
        Comparison.LessThan => Comparison.MoreThan,
        _ => comparison,
    };
}
