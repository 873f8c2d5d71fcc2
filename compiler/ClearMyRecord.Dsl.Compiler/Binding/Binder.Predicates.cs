using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Predicates: what is said of a value, by the value's type.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindPredicate(ExpressionSyntax syntax, Scope scope) => syntax switch
    {
        CompareSyntax compare => BindCompare(compare, scope),
        BetweenSyntax between => BindBetween(between, scope),
        OneOfSyntax oneOf => Signed(oneOf.IsNegated, oneOf.Span, () => BindOneOf(oneOf, scope)),
        IsInSyntax isIn => Signed(isIn.IsNegated, isIn.Span, () => BindIsIn(isIn, scope)),
        IsASyntax isA => BindIsA(isA, scope),
        StateTestSyntax test => BindStateTest(test, scope),
        PassedSyntax passed => BindPassed(passed, scope),
        InTheLastSyntax last => Signed(last.IsNegated, last.Span, () => BindInTheLast(last, scope)),
        WithinSyntax within => Signed(within.IsNegated, within.Span, () => BindWithin(within, scope)),
        ReliefTestSyntax test => BindReliefTest(test, scope),
        _ => throw new InvalidOperationException($"not a predicate: {syntax.GetType().Name}"),
    };

    /// <summary>A predicate with "not" in it: unknown stays unknown, and what follows of none is that of the whole condition.</summary>
    private BoundExpression Signed(bool isNegated, SourceSpan span, Func<BoundExpression> bind) =>
        isNegated ? Negated(true, Flipped(bind), span) : bind();

    private BoundExpression BindCompare(CompareSyntax syntax, Scope scope)
    {
        if (BindSaidOfRecord(syntax, scope) is { } said) return said;
        if (syntax is { Left: PathSyntax { Names: [{ Text: "person" }] }, Right: NumberLiteral or PeriodLiteral or CitationLiteral })
            return Fail(BindingErrors.NotACondition.At(syntax.Left.Span, "person", "a record") with { Advice = "say it of an age: `the person's age on today is at least 60`, or on another day" });
        BoundExpression left = BindExpression(syntax.Left, scope);
        if (left.Type.IsError) return left;
        if (left.Type.Kind is BoundKind.Condition)
            return syntax is { Op: CompareOp.Is or CompareOp.IsNot, Right: YesNoLiteral yes }
                // The words shown for it are those of the comparison, not of the field alone.
                ? Negated(yes.Value == (syntax.Op == CompareOp.IsNot), left with { Span = syntax.Span }, syntax.Span)
                : WrongSides(left, syntax, scope);
        if (left.Type.Kind is BoundKind.Category) return BindCategoryCompare(left, syntax, scope);
        if (left.Type.Kind is BoundKind.Text or BoundKind.Citation)
        {
            return syntax.Op is CompareOp.Is or CompareOp.IsNot
                ? Signed(syntax.Op == CompareOp.IsNot, syntax.Span, () => BindChoices(left, [syntax.Right], syntax.Span, scope, syntax.Left))
                : WrongSides(left, syntax, scope);
        }

        BoundExpression right = BindExpression(syntax.Right, scope);
        if (right.Type.IsError) return right;
        right = AsAge(left, right);
        bool isDated = syntax.Op is CompareOp.Before or CompareOp.After or CompareOp.OnOrBefore or CompareOp.OnOrAfter;
        if (isDated && left.Type.Kind != BoundKind.Date) return Fail(BindingErrors.NotADate.At(left.Span, Shown(left), left.Type.Describe()) with { Advice = NameADay });
        if (!left.Type.Same(right.Type) || !(left.Type.IsQuantity || left.Type.Kind == BoundKind.Period))
        {
            ReportWrongTypes(left, right);
            return new BoundError(syntax.Span);
        }

        if (FailOnItself(left, right, [syntax.Left, syntax.Right], syntax.Span, scope) is { } itself) return itself;
        if (left is BoundLiteral { Value.Type: FieldType.Period } a && right is BoundLiteral { Value.Type: FieldType.Period } b
            && Period.IsAtLeast(a.Value.Period, b.Value.Period) == Truth.Unknown)
            return Fail(Lowering.RuleErrors.IncomparablePeriods.At(syntax.Span, Shown(left), Shown(right)) with { Advice = "write both in the same unit" });
        return new BoundCompare(ComparisonOf(syntax.Op), left, right, IfNoneOf(left, right), syntax.Span);
    }

    /// <summary>"the person is deceased": a yes/no fact, or a definition that is a condition, said of a record.</summary>
    private BoundExpression? BindSaidOfRecord(CompareSyntax syntax, Scope scope) =>
        syntax is { Op: CompareOp.Is or CompareOp.IsNot, Left: PathSyntax { Names.Length: 1 } or ItSyntax, Right: PathSyntax { IsThis: false, Names: [var name] } }
        && TryRecord(syntax.Left, scope) is { } record && BindFact(record, name) is { } fact
            ? Negated(syntax.Op == CompareOp.IsNot, fact, syntax.Span) : null;

    private BoundExpression? BindFact(RecordPath record, NameSyntax name)
    {
        bool isFact = FindField(record.Group, record.Kind, name.Text) is { Type: FieldType.YesNo }
            || (Glance(_symbols, name) is ValueSymbol value && IsOf(value, record.Kind, record.Group));
        return isFact && BindMember(record, name) is { Type.Kind: BoundKind.Condition or BoundKind.Error } fact ? fact : null;
    }

    private static Comparison ComparisonOf(CompareOp op) => op switch
    {
        CompareOp.Is => Comparison.Equal,
        CompareOp.IsNot => Comparison.NotEqual,
        CompareOp.AtLeast or CompareOp.OnOrAfter => Comparison.AtLeast,
        CompareOp.AtMost or CompareOp.OnOrBefore => Comparison.AtMost,
        CompareOp.MoreThan or CompareOp.After => Comparison.MoreThan,
        _ => Comparison.LessThan,
    };

    /// <summary>An age is a number of whole years, and may be compared with a period of whole years.</summary>
    private static BoundExpression AsAge(BoundExpression left, BoundExpression right) =>
        left is BoundYearsBetween && right is BoundLiteral { Value: { Type: FieldType.Period, Period: { Days: 0 } period } } && period.Months % 12 == 0
            ? new BoundLiteral(new(FieldType.Number, period.Months / 12), BoundType.Number, right.Span)
            : right;

    private BoundExpression WrongSides(BoundExpression left, CompareSyntax syntax, Scope scope)
    {
        BoundExpression right = BindExpected(syntax.Right, left.Type, scope);
        if (!right.Type.IsError) ReportWrongTypes(left, right);
        return new BoundError(syntax.Span);
    }

    private BoundExpression BindCategoryCompare(BoundExpression left, CompareSyntax syntax, Scope scope)
    {
        BoundExpression right = BindCategoryValue(left, syntax.Right, scope);
        if (right.Type.IsError) return right;
        CategoryType category = left.Type.Category ?? throw new InvalidOperationException("a category without its values");
        if (syntax.Op is CompareOp.Is or CompareOp.IsNot)
        {
            return Signed(syntax.Op == CompareOp.IsNot, syntax.Span, () => right is BoundLiteral literal
                ? new BoundCategoryIn(left, 1UL << (int)literal.Value.Number, IfNoneOf(left), syntax.Span)
                : FailOnItself(left, right, [syntax.Left, syntax.Right], syntax.Span, scope) ?? (BoundExpression)new BoundSameValue(left, right, IfNoneOf(left, right), syntax.Span));
        }

        if (!category.IsOrdered)
            return Fail(BindingErrors.NoOrder.At(syntax.Span, category.Name) with { Advice = "use `is one of …`, or give the values an order with `>` in the model" });
        if (right is BoundLiteral written && category.Ranks[(int)written.Value.Number] < 0)
        {
            IEnumerable<string> ranked = Enumerable.Range(0, category.Values.Length).Where(code => category.Ranks[code] >= 0).OrderByDescending(code => category.Ranks[code]).Select(code => category.Values[code]);
            return Fail(BindingErrors.NoRank.At(right.Span, Shown(right), category.Name) with
            {
                Advice = $"name the values that are meant, `{Shown(left)} is one of …`, or compare with one that has a rank: {string.Join(" > ", ranked)}",
            });
        }

        return new BoundCompare(ComparisonOf(syntax.Op), left, right, IfNoneOf(left, right), syntax.Span);
    }

    private BoundExpression BindCategoryValue(BoundExpression left, ExpressionSyntax syntax, Scope scope)
    {
        CategoryType category = left.Type.Category ?? throw new InvalidOperationException("a category without its values");
        if (BareValue(syntax) is { } name && category.CodeOf(name) < 0
            && _schema.Find(scope.Nearest.Record, name) is null && _symbols.Named(name).Count == 0)
        {
            if ((syntax is PathSyntax path && IsEcho(path.Names[0])) || _broken.Contains(category.Name)) return new BoundError(syntax.Span);
            // "is either M2 or M3": the other half is the same mistake.
            if (name.StartsWith("either ", StringComparison.Ordinal)) foreach (string value in category.Values) AddBroken(value);
            return Fail(BindingErrors.NotAValue.At(syntax.Span, name, category.Name) with
            {
                Advice = WrongWords.InName(name) ?? (Names.Nearest(name, category.Values) is { } near
                    ? $"did you mean `{near}`?" : "its values are " + string.Join(", ", category.Values)),
            });
        }

        if (syntax is TextLiteral quoted)
            return Fail(BindingErrors.WrongTypes.At(quoted.Span, Shown(left), left.Type.Describe(), Shortened(Words.Of(quoted.Span)), "a text") with { Advice = $"write it without quotes: `{quoted.Text}`" });
        BoundExpression right = BindExpected(syntax, left.Type, scope);
        if (right.Type.IsError || right.Type.Same(left.Type)) return right;
        ReportWrongTypes(left, right);
        return new BoundError(syntax.Span);
    }

    private BoundExpression BindBetween(BetweenSyntax syntax, Scope scope) => Signed(syntax.IsNegated, syntax.Span, () =>
    {
        // Both ends belong to it; the order of the ends is the author's.
        BoundExpression low = BindCompare(new(syntax.Value, CompareOp.AtLeast, syntax.Low, syntax.Span), scope);
        BoundExpression high = BindCompare(new(syntax.Value, CompareOp.AtMost, syntax.High, syntax.Span), scope);
        return low.Type.IsError || high.Type.IsError ? new BoundError(syntax.Span) : new BoundJoin(true, [low, high], syntax.Span);
    });

    private BoundExpression BindOneOf(OneOfSyntax syntax, Scope scope)
    {
        BoundExpression value = BindExpression(syntax.Value, scope);
        return value.Type.IsError ? value : BindChoices(value, syntax.Choices, syntax.Span, scope);
    }

    private BoundExpression BindChoices(BoundExpression value, ImmutableArray<ExpressionSyntax> choices, SourceSpan span, Scope scope, ExpressionSyntax? said = null)
    {
        switch (value.Type.Kind)
        {
            case BoundKind.Category:
                ulong mask = 0;
                foreach (ExpressionSyntax choice in choices)
                {
                    if (BindCategoryValue(value, choice, scope) is not BoundLiteral literal) return new BoundError(span);
                    mask |= 1UL << (int)literal.Value.Number;
                }

                return new BoundCategoryIn(value, mask, IfNoneOf(value), span);

            case BoundKind.Text when value is BoundField field && choices.All(choice => choice is TextLiteral):
                return new BoundTextIn(field, [.. choices.OfType<TextLiteral>().Select(text => text.Text)], IfNoneOf(value), span);

            case BoundKind.Citation when value is BoundField field && choices.All(choice => choice is CitationLiteral):
                OffenseListSymbol list = new(Words.Of(span), span, _lists.Count);
                _lists.Add(list);
                list.Entries = [.. choices.OfType<CitationLiteral>().Select(ParseCitation).OfType<Citation>()
                    .Select(citation => new BoundOffenseEntry(citation, null, null, false, InchoateKinds.None, null, null))];
                return new BoundOffenseIn(field, list, span);

            case BoundKind.Citation when choices is [PathSyntax { Names: [var name] }]
                && Glance(_symbols, name) is OffenseListSymbol or ParameterSymbol { Type.Kind: BoundKind.Citation }:
                return Fail(BindingErrors.WrongTypes.At(name.Span, Shown(value), value.Type.Describe(), name.Text, "an offense list") with { Advice = $"write `is in {name.Text}`" });

            case BoundKind.Text or BoundKind.Citation when choices is [var single]:
                if (value.Type.Kind == BoundKind.Citation && single is TextLiteral quoted)
                    return Fail(BindingErrors.WrongTypes.At(quoted.Span, Shown(value), "a citation", Shortened(Words.Of(quoted.Span)), "a text") with { Advice = $"write it without quotes: `{quoted.Text}`" });
                if (value.Type.Kind == BoundKind.Text && single is PathSyntax { IsThis: false, Names: [var bare] } && FindField(scope.Nearest.Kind.Group, scope.Nearest.Record, bare.Text) is null && _symbols.Named(bare.Text).Count == 0)
                    return Fail(BindingErrors.UnknownName.At(bare.Span, bare.Text) with { Advice = $"a text stands in quotes: `\"{bare.Text}\"`" });
                BoundExpression other = BindExpression(single, scope);
                if (other.Type.IsError) return other;
                if (FailOnItself(value, other, [said ?? single, single], span, scope) is { } itself) return itself;
                if (other.Type.Same(value.Type))
                {
                    // Texts and citations are compared as the record writes them; one that is worked out is written nowhere.
                    BoundExpression? worked = value is BoundField ? other is BoundField ? null : other : value;
                    return worked is null ? new BoundSameValue(value, other, IfNoneOf(value, other), span)
                        : Fail(BindingErrors.OnlyFields.At(worked.Span, Shown(worked), "the same as another") with { Advice = "compare the facts themselves" });
                }

                ReportWrongTypes(value, other);
                return new BoundError(span);

            default:
                List<BoundExpression> any = [];
                foreach (ExpressionSyntax choice in choices)
                {
                    BoundExpression right = AsAge(value, BindExpression(choice, scope));
                    if (right.Type.IsError) return right;
                    if (!right.Type.Same(value.Type) || !(value.Type.IsQuantity || value.Type.Kind == BoundKind.Period))
                    {
                        ReportWrongTypes(value, right);
                        return new BoundError(span);
                    }

                    any.Add(new BoundCompare(Comparison.Equal, value, right, IfNoneOf(value, right), span));
                }

                return new BoundJoin(false, [.. any], span);
        }
    }

    private BoundExpression BindIsIn(IsInSyntax syntax, Scope scope)
    {
        Symbol? list = Lookup(_symbols, syntax.List);
        if (syntax.Value is ItSyntax or PathSyntax { IsThis: true, Names.Length: 1 } && list is not null)
            return Fail(BindingErrors.WrongTypes.At(syntax.Value.Span, Words.Of(syntax.Value.Span), "a record", syntax.List.Text, "an offense list") with
            {
                Advice = $"say it of the offense: `offense is in {syntax.List.Text}`",
            });
        if (list is null && Glance(_kinds, syntax.List) is { } place)
            return Fail(BindingErrors.NotInList.At(syntax.List.Span, syntax.List.Text) with { Advice = $"what is in {Names.WithArticle(place.Name)} is searched for: `there is … of the {place.Name} where …`" });
        BoundExpression value = BindExpression(syntax.Value, scope);
        if (value.Type.IsError) return value;
        if (list is not OffenseListSymbol and not ParameterSymbol { Type.Kind: BoundKind.Citation })
        {
            ReportNotAList(syntax.List);
            return new BoundError(syntax.Span);
        }

        if (value is not BoundField { Type.Kind: BoundKind.Citation } field)
            return Fail(BindingErrors.WrongTypes.At(value.Span, Shown(value), value.Type.Describe(), syntax.List.Text, "an offense list") with
            {
                Advice = "only a citation, such as `offense`, is in a list of offenses",
            });
        return list is ParameterSymbol parameter
            ? new BoundOffenseInParameter(field, parameter, syntax.Span)
            : new BoundOffenseIn(field, (OffenseListSymbol)list, syntax.Span);
    }

    private BoundExpression BindIsA(IsASyntax syntax, Scope scope)
    {
        if (Lookup(_kinds, syntax.Kind) is not { } kind)
        {
            // "the person is a registrant": a yes/no fact that is a noun.
            if (TryRecord(syntax.Record, scope) is { } owner && BindFact(owner, syntax.Kind) is { } fact) return Negated(syntax.IsNegated, fact, syntax.Span);
            ReportUnknownKind(syntax.Kind);
            return new BoundError(syntax.Span);
        }

        if (ResolveRecord(syntax.Record, scope) is not { } record) return new BoundError(syntax.Span);
        if (kind.Record == record.Kind && kind.Group == record.Group) return Negated(syntax.IsNegated, BindIsA(record.Variable, kind, syntax.Span), syntax.Span);
        return Fail(BindingErrors.CannotHold.At(syntax.Span, Names.WithArticle(NameOf(record)), "such kind: `" + kind.Name + "` is a kind of " + (kind.Group?.Name ?? NameOf(kind.Record))) with
        {
            Advice = record.Group is null && record.Kind < kind.Record ? $"write `the {NameOf(record)} has a {kind.Name}`" : $"say it of the {kind.Group?.Name ?? NameOf(kind.Record)}",
        });
    }

    private BoundExpression BindStateTest(StateTestSyntax syntax, Scope scope)
    {
        Truth? outer = _ifNone;
        _ifNone = Truth.Unknown; // asking whether a value applies needs no word on what follows if it does not
        BoundExpression value = BindExpression(syntax.Value, scope);
        _ifNone = outer;
        if (value.Type.IsError) return value;
        string word = syntax.Test switch { StateTest.Known => "known", StateTest.Missing => "missing", StateTest.NotYet => "not yet", _ => "applicable" };
        bool needsField = syntax.Test is StateTest.Known or StateTest.Missing or StateTest.NotYet || value.Type.Kind == BoundKind.Condition;
        if (needsField && value is not (BoundField or BoundYesNo))
            return Fail(BindingErrors.OnlyFields.At(value.Span, Shown(value), word) with { Advice = "test the fields it is worked out from" });
        if (syntax.Test == StateTest.NotYet && value.Type.Kind != BoundKind.Date)
            return Fail(BindingErrors.NotADate.At(value.Span, Shown(value), value.Type.Describe()) with { Advice = "only a day can be not yet; for other facts write `is missing`" });
        return new BoundStateTest(value, syntax.Test, syntax.Span);
    }

    private BoundExpression BindPassed(PassedSyntax syntax, Scope scope)
    {
        BoundExpression period = BindPeriod(syntax.Period, scope), since = BindDate(syntax.Since, scope);
        return period.Type.IsError || since.Type.IsError
            ? new BoundError(syntax.Span) : new BoundPassed(period, syntax.MoreThan, since, IfNoneOf(since, period), syntax.Span);
    }

    private BoundExpression BindInTheLast(InTheLastSyntax syntax, Scope scope)
    {
        BoundExpression date = BindDate(syntax.Date, scope), period = BindPeriod(syntax.Period, scope);
        return period.Type.IsError || date.Type.IsError
            ? new BoundError(syntax.Span) : new BoundInTheLast(date, period, IfNoneOf(date, period), syntax.Span);
    }

    private BoundExpression BindWithin(WithinSyntax syntax, Scope scope)
    {
        BoundExpression date = BindDate(syntax.Date, scope), period = BindPeriod(syntax.Period, scope), of = BindDate(syntax.Of, scope);
        return period.Type.IsError || date.Type.IsError || of.Type.IsError
            ? new BoundError(syntax.Span)
            : new BoundWithin(date, period, syntax.Side, of, syntax.BothDays, IfNoneOf(date, of, period), syntax.Span);
    }
}
