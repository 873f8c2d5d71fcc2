using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Conditions: lists, joins, quantifiers, presumptions. Predicates on values are in Binder.Predicates.cs.</summary>
internal sealed partial class Binder
{
    /// <summary>What "…, yes if none" around the present condition says; null where nothing is said.</summary>
    private Truth? _ifNone;

    /// <summary>Whether something in the present condition asked for that.</summary>
    private bool _isIfNoneAsked;

    /// <summary>How often nothing was said: each time with a message.</summary>
    private int _unsaidIfNone;

    /// <summary>Whether what is bound stands inside a `where` or after `satisfies`.</summary>
    private bool _isInSearch;

    private BoundExpression BindCondition(ExpressionSyntax syntax, Scope scope)
    {
        BoundExpression bound = BindExpression(syntax, scope);
        if (bound.Type.Kind is BoundKind.Condition or BoundKind.Error) return bound;
        return Fail(BindingErrors.NotACondition.At(syntax.Span, Shown(bound), bound.Type.Describe()) with
        {
            Advice = ToBeTrue(bound),
        });
    }

    private BoundExpression BindJoined(ExpressionSyntax syntax, Scope scope) => syntax switch
    {
        ListSyntax list => BindList(list, scope),
        JoinSyntax { Operands: [.., PathSyntax { IsThis: false, Names: [var last] }] } join when !IsKnownName(last.Text) && WrongWords.InName(last.Text) is { } wrong => FailOnRest(join, last, wrong),
        JoinSyntax join => new BoundJoin(join.IsAnd, BindBeside(join.IsAnd, join.Operands, _ => true, scope), join.Span),
        NotSyntax not => Flipped(() => new BoundNot(BindCondition(not.Operand, scope), not.Span)),
        PresumeSyntax presume => BindPresume(presume, scope),
        ExceptWhereSyntax except => BindExceptWhere(except, scope),
        IfNoneSyntax ifNone => BindIfNone(ifNone, scope),
        QuantifiedSyntax quantified => BindQuantified(quantified, scope),
        EverySyntax every => BindEvery(every, scope),
        _ => throw new InvalidOperationException($"not a joined condition: {syntax.GetType().Name}"),
    };

    private bool IsKnownName(string name) =>
        _symbols.Named(name).Count > 0 || _kinds.Named(name).Count > 0 || Enum.GetValues<RecordKind>().Any(kind => _schema.Find(kind, name) is not null);

    /// <summary>"… is 60 or older": one mistake, whatever the first half says.</summary>
    private BoundError FailOnRest(JoinSyntax join, NameSyntax last, string advice) =>
        Fail(BindingErrors.UnknownName.At(last.Span, last.Text) with { Advice = advice });

    private BoundList BindList(ListSyntax list, Scope scope)
    {
        List<BoundItem> items = [];
        HashSet<string> labels = [];
        // A test that is law only on some days, or one of several that need not all hold, says nothing of the others.
        ImmutableArray<BoundExpression> conditions = BindBeside(list.Kind == ListKind.All, [.. list.Items.Select(item => item.Condition)],
            i => list.Kind != ListKind.AtLeast && list.Items[i].InForce is null, scope);
        for (int i = 0; i < list.Items.Length; i++)
        {
            ItemSyntax item = list.Items[i];
            string label = item.Label?.Text ?? $"({i + 1})";
            // Versions of one item stand side by side, each law on days of its own.
            if (!labels.Add(label)) CheckVersions(list, i, label);
            items.Add(new(label, conditions[i], BindInForce(item.InForce), item.Span) { IsCounted = item.Label is null });
        }

        return new(list.Kind, list.Needed, [.. items], list.Span);
    }

    private void CheckVersions(ListSyntax list, int second, string label)
    {
        ItemSyntax item = list.Items[second];
        for (int i = 0; i < second; i++)
        {
            ItemSyntax other = list.Items[i];
            if ((other.Label?.Text ?? $"({i + 1})") != label || !Overlap(other.InForce, item.InForce)) continue;
            if (item.InForce is null)
            {
                Report(Lowering.RuleErrors.LabelTwice.At(item.Label?.Span ?? item.Span, label) with
                {
                    Advice = item.Label is null || other.Label is null ? $"an item without a label is called by its number, which is {label} for one of these: give every item a label of its own" : "give each item of a list its own label",
                });
                return;
            }

            Report(Lowering.RuleErrors.Overlap.At(item.Label?.Span ?? item.Span, label) with
            {
                Advice = "let one version end where the next begins: `in force until` the first day of the other",
                Notes = [(other.Label?.Span ?? other.Span, "this one is in force on some of the same days")],
            });
            return;
        }
    }

    /// <summary>Whether two stretches of days certainly share one. A date that is a parameter is not known while compiling.</summary>
    private static bool Overlap(InForceSyntax? a, InForceSyntax? b)
    {
        return Known(a) && Known(b) && Math.Max(First(a), First(b)) < Math.Min(End(a), End(b));

        static bool Known(InForceSyntax? dates) => dates?.From is null or DateLiteral && dates?.Until is null or DateLiteral;
        static int First(InForceSyntax? dates) => dates?.From is DateLiteral date ? date.First : LegalDate.FirstDay;
        static int End(InForceSyntax? dates) => dates?.Until is DateLiteral date ? date.First : LegalDate.LastDay + 1;
    }

    private BoundExpression BindIf(IfSyntax syntax, Scope scope, BoundType? expected)
    {
        BoundExpression test = BindCondition(syntax.Test, scope);
        BoundExpression then = Where(test, true, () => BindExpected(syntax.Then, expected, scope));
        BoundExpression otherwise = Where(test, false, () => BindExpected(syntax.Else, expected ?? then.Type, scope));
        if (test.Type.IsError || then.Type.IsError || otherwise.Type.IsError) return new BoundError(syntax.Span);
        if (then.Type.Same(otherwise.Type)) return new BoundIf(test, then, otherwise, syntax.Span);
        ReportWrongTypes(then, otherwise, "what follows `then` and what follows `else` must be of one type");
        return new BoundError(syntax.Span);
    }

    private BoundExceptWhere BindExceptWhere(ExceptWhereSyntax syntax, Scope scope)
    {
        BoundExpression except = BindCondition(syntax.Except, scope);
        return new(Where(except, false, () => BindCondition(syntax.Condition, scope)), except, syntax.Span);
    }

    private BoundExpression BindPresume(PresumeSyntax syntax, Scope scope)
    {
        BoundExpression operand = BindExpression(syntax.Operand, scope);
        if (operand.Type.IsError) return operand;
        if (operand is BoundField or BoundYesNo)
        {
            BoundExpression value = BindExpected(syntax.Value, operand.Type, scope);
            if (value.Type.IsError || value.Type.Same(operand.Type)) return new BoundFieldOr(operand, value, syntax.Span);
            ReportWrongTypes(operand, value);
            return new BoundError(syntax.Span);
        }

        if (operand.Type.Kind == BoundKind.Condition && syntax.Value is YesNoLiteral yes) return new BoundPresume(operand, yes.Value, syntax.Span);
        return Fail(BindingErrors.CannotPresume.At(syntax.Span, Shown(operand)) with
        {
            Advice = operand.Type.Kind == BoundKind.Condition
                ? "write `presume yes if missing` or `presume no if missing` after a condition"
                : "presume the fields that it is worked out from",
        });
    }

    private BoundExpression BindIfNone(IfNoneSyntax syntax, Scope scope)
    {
        (Truth? outer, bool isOuterAsked) = (_ifNone, _isIfNoneAsked);
        (_ifNone, _isIfNoneAsked) = (TruthLogic.Of(syntax.Yes), false);
        int unsaid = _unsaidIfNone;
        BoundExpression condition = BindCondition(syntax.Condition, scope);
        bool isAsked = _isIfNoneAsked || unsaid < _unsaidIfNone;
        (_ifNone, _isIfNoneAsked) = (outer, isOuterAsked);
        if (isAsked || condition.Type.IsError || !IsSearch(syntax.Condition)) return condition;
        return Fail(BindingErrors.NothingMayNotApply.At(syntax.Span, syntax.Yes ? "yes" : "no", "everything it is said of applies to every record") with
        {
            Advice = "leave it out; what may not apply within a search is given its ending there, in parentheses: `where (release date is before today, no if none)`",
        });
    }

    private static bool IsSearch(ExpressionSyntax condition) => condition switch
    {
        QuantifiedSyntax or CompareSyntax { Left: MeasureSyntax { Kind: MeasureKind.Count or MeasureKind.CountDistinct or MeasureKind.Sum } } => true,
        NotSyntax not => IsSearch(not.Operand),
        _ => false,
    };

    /// <summary>A condition that is asked of each record of a search: an ending around the search is not about what does not apply to one of them.</summary>
    private BoundExpression BindSearched(ExpressionSyntax syntax, Scope scope)
    {
        (Truth? outer, bool isOuterAsked, bool isOuterSearch) = (_ifNone, _isIfNoneAsked, _isInSearch);
        (_ifNone, _isIfNoneAsked, _isInSearch) = (null, false, true);
        BoundExpression condition = BindCondition(syntax, scope);
        (_ifNone, _isIfNoneAsked, _isInSearch) = (outer, isOuterAsked, isOuterSearch);
        return condition;
    }

    /// <summary>Under "not", what follows of none is the other way round, so that the whole condition comes out as said.</summary>
    private T Flipped<T>(Func<T> bind)
    {
        (Truth? outer, ImmutableArray<(BoundExpression, Truth)> beside) = (_ifNone, _applying);
        _ifNone = outer is { } truth ? TruthLogic.Not(truth) : null;
        _applying = [.. _applying.Select(said => (said.Value, TruthLogic.Not(said.IfNone)))];
        T bound = bind();
        (_ifNone, _applying) = (outer, beside);
        return bound;
    }

    private BoundExpression BindQuantified(QuantifiedSyntax syntax, Scope scope)
    {
        if (BindNoun(syntax.Noun, syntax.Owner, scope) is not { } noun) return new BoundError(syntax.Span);
        BoundExpression? number = syntax.Number is null ? null : BindExpression(syntax.Number, scope);
        if (number is { Type.Kind: not (BoundKind.Number or BoundKind.Error) })
            return Fail(BindingErrors.NotANumber.At(number.Span, Shown(number), number.Type.Describe()) with { Advice = "records are counted with a number, such as `2`" });
        return new BoundQuantified(syntax.Quantifier, number, noun.Collection, syntax.Span);
    }

    private BoundExpression BindEvery(EverySyntax syntax, Scope scope) =>
        BindNoun(syntax.Noun, null, scope) is { } noun
            ? new BoundEvery(noun.Collection, BindSearched(syntax.Satisfies, noun.Inner), NeedsOne: AskIfNone() == Truth.False, syntax.Span)
            : new BoundError(syntax.Span);

    private Truth? AskIfNone()
    {
        _isIfNoneAsked = true;
        return _ifNone;
    }

    private BoundExpression BindReadingIs(ReadingIsSyntax syntax)
    {
        QuestionSymbol? question = Lookup(_questions, syntax.Question);
        if (question is null && (_missesFiles || _unclear.Contains(syntax.Question.Span))) return new BoundError(syntax.Span);
        if (question is null)
            return Fail(BindingErrors.UnknownQuestion.At(syntax.Question.Span, syntax.Question.Text) with
            {
                Advice = Names.Nearest(syntax.Question.Text, _questions.Names) is { } near ? $"did you mean \"{near}\"?" : "declare it with `question`",
            });
        int reading = question.Syntax.Readings.Select(r => r.Text).ToList().IndexOf(syntax.Reading.Text);
        if (reading < 0)
        {
            ReportUnknownReading(syntax.Reading, question);
            return new BoundError(syntax.Span);
        }

        return Negated(syntax.IsNegated, new BoundReadingIs(question, reading, syntax.Span), syntax.Span);
    }

    private static BoundExpression Negated(bool isNegated, BoundExpression condition, SourceSpan span) =>
        isNegated && !condition.Type.IsError ? new BoundNot(condition, span) : condition;
}
