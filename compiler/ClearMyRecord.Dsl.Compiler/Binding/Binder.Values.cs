using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Values: literals, names, arithmetic, measures.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindExpression(ExpressionSyntax syntax, Scope scope) => syntax switch
    {
        MissingExpression => new BoundError(syntax.Span),
        ListSyntax or JoinSyntax or NotSyntax or PresumeSyntax or ExceptWhereSyntax or IfNoneSyntax or QuantifiedSyntax or EverySyntax
            => BindJoined(syntax, scope),
        IfSyntax choose => BindIf(choose, scope, null),
        CompareSyntax or BetweenSyntax or OneOfSyntax or IsInSyntax or IsASyntax or StateTestSyntax or PassedSyntax or InTheLastSyntax
            or WithinSyntax or ReliefTestSyntax => BindPredicate(syntax, scope),
        ReadingIsSyntax reading => BindReadingIs(reading),
        NumberLiteral or MoneyLiteral or PeriodLiteral or DateLiteral or YesNoLiteral or StateLiteral { Word: "never" } => BindLiteral(syntax),
        TodayLiteral => new BoundToday(syntax.Span),
        PathSyntax or ItSyntax => BindPath(syntax, scope),
        AsOfSyntax asOf => BindAsOf(asOf, scope),
        AgeOnSyntax age => BindAge(age, scope),
        YearsBetweenSyntax years => BindYearsBetween(years, scope),
        ArithmeticSyntax arithmetic => BindArithmetic(arithmetic, scope),
        PickSyntax pick => BindPick(pick, scope),
        MeasureSyntax measure => BindMeasure(measure, scope),
        CitationLiteral citation => FailOnCitation(citation),
        TextLiteral text when _questions.Named(text.Text).Count > 0 => Fail(BindingErrors.NotACondition.At(syntax.Span, Shortened(Words.Of(syntax.Span)), "a question") with { Advice = $"ask how it is read: `the reading of \"{text.Text}\" is …`" }),
        TextLiteral => Fail(BindingErrors.NotACondition.At(syntax.Span, Shortened(Words.Of(syntax.Span)), "a text") with { Advice = "only a fact that is a text is compared with a text in quotes" }),
        LastAnniversarySyntax anniversary => BindDate(anniversary.Date, scope) is { Type.IsError: false } date
            ? new BoundLastAnniversary(date, syntax.Span) : new BoundError(syntax.Span),
        StateLiteral or OffLiteral => Fail(BindingErrors.NoValue.At(syntax.Span, Words.Of(syntax.Span)) with
        {
            Advice = "give the fact a value, such as a day; or let the blank decide the condition: `…, presume yes if missing` or `…, presume no if missing`",
        }),
        _ => throw new InvalidOperationException($"not an expression: {syntax.GetType().Name}"),
    };

    /// <summary>Binds where a type is expected: a bare word may then be one of a category's values.</summary>
    private BoundExpression BindExpected(ExpressionSyntax syntax, BoundType? expected, Scope scope)
    {
        if (expected?.Category is { } category && BareValue(syntax) is { } name && category.CodeOf(name) is >= 0 and int code)
            return new BoundLiteral(new(FieldType.Category, code), expected, syntax.Span);
        if (syntax is IfSyntax choose) return BindIf(choose, scope, expected);
        if (syntax is YesNoLiteral yes && expected?.Kind == BoundKind.Condition) return new BoundTruth(yes.Value, syntax.Span);
        return BindExpression(syntax, scope);
    }

    /// <summary>What may be one of a category's values: a bare name, or a number or section where values are spelled so ("2", "2nd").</summary>
    private static string? BareValue(ExpressionSyntax syntax) => syntax switch
    {
        PathSyntax { IsThis: false, Names: [var name] } => name.Text,
        NumberLiteral or CitationLiteral => syntax.Span.Text,
        _ => null,
    };

    private BoundExpression BindLiteral(ExpressionSyntax syntax)
    {
        if (syntax is YesNoLiteral yes) return new BoundTruth(yes.Value, yes.Span);
        return ParameterValue(syntax, null) is { } literal ? new BoundLiteral(literal.Value, literal.Type, syntax.Span) : new BoundError(syntax.Span);
    }

    private BoundExpression BindDate(ExpressionSyntax syntax, Scope scope)
    {
        BoundExpression date = BindExpression(syntax, scope);
        if (date.Type.Kind is BoundKind.Date or BoundKind.Error) return date;
        return Fail(BindingErrors.NotADate.At(syntax.Span, Shown(date), date.Type.Describe()) with { Advice = NameADay });
    }

    private BoundExpression BindPeriod(ExpressionSyntax syntax, Scope scope)
    {
        BoundExpression period = BindExpression(syntax, scope);
        if (period.Type.Kind is BoundKind.Period or BoundKind.Error) return period;
        return Fail(BindingErrors.NotAPeriod.At(syntax.Span, Shown(period), period.Type.Describe()) with { Advice = "give it a unit: years, months or days" });
    }

    private BoundExpression BindPath(ExpressionSyntax syntax, Scope scope)
    {
        if (syntax is not PathSyntax path) return Fail(BindingErrors.NotACondition.At(syntax.Span, Words.Of(syntax.Span), "a record"));
        if (!path.IsThis && path.Names.Length == 1) return BindName(path.Names[0], scope);
        if (TryRecord(path, scope) is not { } record)
        {
            ResolveRecord(path with { Names = [path.Names[0]] }, scope);
            return new BoundError(path.Span);
        }

        if (path.Names.Length == 1)
            return Fail(BindingErrors.NotACondition.At(path.Span, Words.Of(path.Span), "a record") with { Advice = "name one of its facts: `… 's disposition date`" });
        if (path.Names.Length > 2)
            return Fail(BindingErrors.UnknownName.At(path.Names[2].Span, path.Names[2].Text) with { Advice = "a fact has no facts of its own" });
        return BindMember(record, path.Names[1]);
    }

    /// <summary>A field or definition of a record that was named ("the case's …").</summary>
    private BoundExpression BindMember(RecordPath record, NameSyntax name)
    {
        if (FindField(record.Group, record.Kind, name.Text) is { } field) return FieldOf(record.Variable, field, name.Span);
        if (Lookup(_symbols, name) is ValueSymbol value && IsOf(value, record.Kind, record.Group)) return Call(value, record.Variable, name.Span);
        foreach (RecordKind other in Enum.GetValues<RecordKind>())
            if (record.Group is null && _schema.Find(other, name.Text) is not null) return FailOnOwner(name, other, record.Kind);
        if (Lookup(_symbols, name) is ValueSymbol another) return FailOnOwner(name, another, record, null);
        ReportUnknownName(name, FieldNames(record.Group, record.Kind)
            .Concat(_symbols.All.OfType<ValueSymbol>().Where(v => IsOf(v, record.Kind, record.Group)).Select(v => v.Bare)));
        return new BoundError(name.Span);
    }

    /// <summary>A bare name: a fact or definition of the nearest thing being talked about, or a parameter, and nothing else.</summary>
    private BoundExpression BindName(NameSyntax name, Scope scope)
    {
        KindSymbol? group = scope.Nearest.Kind.Group;
        if (FindField(group, scope.Nearest.Record, name.Text) is { } field) return FieldOf(scope.Nearest, field, name.Span);
        if (Lookup(_symbols, name) is { } symbol)
        {
            switch (symbol)
            {
                case ParameterSymbol { IsAwaited: true } when !_mayBeAwaited:
                    return Fail(BindingErrors.Awaited.At(name.Span, name.Text) with
                    {
                        Advice = $"let the item or the relief be `in force from {name.Text}`; or, if it is left out until then, say `may be off` under the parameter",
                    });
                case ParameterSymbol parameter: return new BoundParameterUse(parameter, name.Span);
                case ValueSymbol value when IsOf(value, scope.Nearest.Record, group): return Call(value, scope.Nearest, name.Span);
                case ValueSymbol { Subject.Group: null } value: return NoClimbing(name, value.Subject.Record, scope);
                case ValueSymbol value: return FailOnOwner(name, value, new(scope.Nearest, scope.Nearest.Record, group), scope);
                default:
                    return Fail(BindingErrors.NotACondition.At(name.Span, name.Text, symbol.What) with { Advice = "write `offense is in " + name.Text + "`" });
            }
        }

        bool isRecord = TryRecord(new PathSyntax(false, [name], name.Span), scope) is not null;
        if (!isRecord && Glance(_kinds, name) is { } several) return FailOnSeveral(name, several, scope);
        RecordKind[] owners = [.. Enum.GetValues<RecordKind>().Where(kind => _schema.Find(kind, name.Text) is not null)];
        if (owners is [var owner]) return NoClimbing(name, owner, scope);
        if (owners.Length > 0) return FailOnOwners(name, owners, scope);
        if (isRecord)
            return Fail(BindingErrors.NotACondition.At(name.Span, name.Text, "a record") with
            {
                Advice = Glance(_kinds, name) is { IsBuiltIn: false } kind
                    ? $"say each in full: `… has a {kind.Name}`, `it is a {kind.Name}`" : $"name one of its facts: `the {name.Text}'s …`",
            });
        ReportUnknownName(name, FieldNames(group, scope.Nearest.Record).Concat(_symbols.Names));
        return new BoundError(name.Span);
    }

    /// <summary>A fact that the case has and the person too: the nearer one is usually meant, and neither is taken silently.</summary>
    private BoundError FailOnOwners(NameSyntax name, RecordKind[] owners, Scope scope)
    {
        RecordKind[] around = [.. owners.Where(kind => kind < scope.Nearest.Record && (kind != RecordKind.Case || scope.Nearest.Kind.Group is null)).OrderDescending()];
        string[] shown = [.. (around.Length > 0 ? around : owners).Select(NameOf)];
        return Fail(BindingErrors.NoClimbing.At(name.Span, name.Text, string.Join(" and the ", shown), scope.Nearest.Kind.Name) with
        {
            Advice = around.Length > 0 ? "write " + string.Join(" or ", shown.Select(owner => $"`the {owner}'s {name.Text}`"))
                : $"say which {shown[0]}: `there is a {shown[0]} of the {scope.Nearest.Kind.Group?.Name ?? NameOf(scope.Nearest.Record)} where {name.Text} …`",
        });
    }

    private BoundExpression NoClimbing(NameSyntax name, RecordKind owner, Scope scope) =>
        NoClimbing(name, NameOf(owner), owner < scope.Nearest.Record && !(owner == RecordKind.Case && scope.Nearest.Kind.Group is not null), scope);

    private BoundExpression NoClimbing(NameSyntax name, string owner, bool reaches, Scope scope) =>
        Fail(BindingErrors.NoClimbing.At(name.Span, name.Text, owner, scope.Nearest.Kind.Name) with
        {
            Advice = reaches
                ? $"write `the {owner}'s {name.Text}`"
                : $"say which {owner}: `there is a {owner} of the {scope.Nearest.Kind.Group?.Name ?? NameOf(scope.Nearest.Record)} where {name.Text} …`",
        });

    private BoundExpression FieldOf(BoundVariable of, FieldDefinition field, SourceSpan span)
    {
        if (field.Type != FieldType.YesNo) return new BoundField(of, field, span);
        BoundYesNo value = new(of, field, Truth.Unknown, span);
        return field.MayNotApply ? value with { IfNone = RequireIfNone(value, field.Name) } : value;
    }

    private BoundExpression Call(ValueSymbol value, BoundVariable argument, SourceSpan span)
    {
        EnsureBound(value);
        if (value.Body is not { } body) return new BoundError(span);
        return body.Type.IsError ? new BoundError(span) : new BoundCall(value, argument, body.Type, body.MayNotApply, span);
    }

    /// <summary>What follows where a value does not apply: what "…, yes if none" says, or an error that it is not said.</summary>
    private Truth RequireIfNone(BoundExpression value, string shown)
    {
        if ((AskIfNone() ?? SaidBeside(value)) is { } said) return said;
        _unsaidIfNone++;
        // Only of what has a name can a test beside it speak.
        string test = value is BoundField or BoundYesNo or BoundCall ? $", or test it beside: `{shown} applies and …`" : "";
        string end = _isInSearch ? "put the condition in parentheses that end with `, yes if none` or `, no if none`" : "end the condition with `, yes if none` or `, no if none`";
        Report(BindingErrors.NeedsIfNone.At(value.Span, shown) with { Advice = end + test });
        return Truth.Unknown;
    }

    private Truth IfNoneOf(params ReadOnlySpan<BoundExpression> values)
    {
        foreach (BoundExpression value in values)
            if (value.MayNotApply && !value.Type.IsError) return RequireIfNone(value, Shown(value));
        return Truth.Unknown;
    }

    private BoundExpression BindAge(AgeOnSyntax syntax, Scope scope)
    {
        if (ResolveRecord(syntax.Person, scope) is not { } person) return new BoundError(syntax.Span);
        BoundExpression date = BindDate(syntax.Date, scope);
        if (date.Type.IsError) return date;
        if (person.Kind == RecordKind.Person && _schema.Find(RecordKind.Person, "birth date") is { } birth)
            return new BoundYearsBetween(new BoundField(person.Variable, birth, syntax.Person.Span), date, syntax.Span);
        return Fail(BindingErrors.CannotHold.At(syntax.Span, Names.WithArticle(NameOf(person)), "age") with
        {
            Advice = person.Kind == RecordKind.Person ? "the model must have a `birth date` of the person" : "only a person has an age: `the person's age on …`",
        });
    }

    private BoundExpression BindAsOf(AsOfSyntax syntax, Scope scope)
    {
        BoundExpression value = BindExpression(syntax.Value, scope), date = BindDate(syntax.Date, scope);
        if (value.Type.IsError || date.Type.IsError) return new BoundError(syntax.Span);
        if (value.Type.Kind == BoundKind.Condition) return new BoundAsOf(value, date, IfNoneOf(date), syntax.Span);
        if (Lowering.LawDependence.IsVersioned(value)) return new BoundAsOf(value, date, Truth.Unknown, syntax.Span);
        return Fail(BindingErrors.NotVersioned.At(syntax.Span, Shown(value)) with
        {
            Advice = "a parameter, an offense list, or a definition made of them has versions; a fact of the record has none",
        });
    }

    /// <summary>version by DATE, asked of one relief's subject.</summary>
    private BoundExpression? BindVersionDay(Scope scope)
    {
        if (_files.Select(file => file.Head).LastOrDefault(head => head?.VersionBy is not null)?.VersionBy is not { } syntax) return null;
        BoundExpression date = BindDate(syntax, scope);
        if (date.Type.IsError) return null;
        if (date.MayNotApply)
        {
            Report(BindingErrors.VersionMayNotApply.At(date.Span, Shown(date)) with
            {
                Advice = "name a date that every record has, or put one in its place: `version by the later of … and …`",
            });
        }

        return date;
    }

    private BoundExpression BindYearsBetween(YearsBetweenSyntax syntax, Scope scope)
    {
        BoundExpression from = BindDate(syntax.From, scope), to = BindDate(syntax.To, scope);
        return from.Type.IsError || to.Type.IsError ? new BoundError(syntax.Span) : new BoundYearsBetween(from, to, syntax.Span);
    }

    private BoundExpression BindArithmetic(ArithmeticSyntax syntax, Scope scope)
    {
        BoundExpression left = BindExpression(syntax.Left, scope), right = BindExpression(syntax.Right, scope);
        if (left.Type.IsError || right.Type.IsError) return new BoundError(syntax.Span);
        if (left.Type.Kind == BoundKind.Date && right.Type.Kind == BoundKind.Period) return new BoundAddPeriod(left, right, syntax.IsMinus, syntax.Span);
        if (left.Type.Same(right.Type) && left.Type.Kind is BoundKind.Number or BoundKind.Money) return new BoundArithmetic(left, syntax.IsMinus, right, syntax.Span);
        return Fail(BindingErrors.WrongTypes.At(syntax.Span, Shown(left), left.Type.Describe(), Shown(right), right.Type.Describe()) with
        {
            Advice = left.Type.Kind == BoundKind.Date && right.Type.Kind == BoundKind.Date && syntax.IsMinus ? $"to let time pass, write `7 years have passed since {Shown(right)}`; whole years are `years between {Shown(right)} and {Shown(left)}`"
                : "a period can be added to a date, a number to a number, an amount to an amount",
        });
    }

    private BoundExpression BindPick(PickSyntax syntax, Scope scope)
    {
        ImmutableArray<BoundExpression> items = [.. syntax.Items.Select(item => BindExpression(item, scope))];
        if (items.Any(item => item.Type.IsError)) return new BoundError(syntax.Span);
        if (items.FirstOrDefault(item => !item.Type.IsQuantity) is { } wrong)
            return Fail(BindingErrors.NotADate.At(wrong.Span, Shown(wrong), wrong.Type.Describe()) with { Advice = NameADay });
        if (items.FirstOrDefault(item => !item.Type.Same(items[0].Type)) is not { } other) return new BoundPick(syntax.Latest, items, syntax.Span);
        ReportWrongTypes(items[0], other);
        return new BoundError(syntax.Span);
    }
}
