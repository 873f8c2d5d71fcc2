using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Records: whom a path means, what a noun gathers, kinds and definitions bound on demand.</summary>
internal sealed partial class Binder
{
    private readonly List<Symbol> _binding = [];

    /// <summary>A record that a path names: the variable, and the kind of the record (its own, or one that encloses it).</summary>
    /// <param name="Group">Set where the group is meant that holds the variable's charge.</param>
    private readonly record struct RecordPath(BoundVariable Variable, RecordKind Kind, KindSymbol? Group = null);

    private void EnsureBound(KindSymbol kind)
    {
        if (!kind.Versions.IsEmpty) BindVersions(kind);
        else if (kind.Syntax is not null && kind.Condition is null && Enter(kind))
        {
            if (kind.Base is { } narrowed) EnsureBound(narrowed);
            BindCondition(kind);
            _binding.Remove(kind);
        }
    }

    private void BindCondition(KindSymbol kind)
    {
        if (kind.Syntax is not { } syntax) return;
        Scope scope = Scope.For(kind.Base ?? _kinds.Named("charge")[0]);
        ByItself(() => kind.Condition = syntax.As.Where is null ? new BoundTruth(true, syntax.Span) : BindCondition(syntax.As.Where, scope));
    }

    private void EnsureBound(ValueSymbol value)
    {
        if (!value.Versions.IsEmpty) BindVersions(value);
        else if (value.Body is null && Enter(value))
        {
            BindBody(value);
            _binding.Remove(value);
        }
    }

    private void BindBody(ValueSymbol value)
    {
        Scope scope = Scope.For(value.Subject);
        ByItself(() => value.Body = value.Syntax.Value is { } body
            ? BindExpression(body, scope) : BindRows(value.Syntax.Rows, value.Name, value.Syntax.Span, scope));
    }

    /// <returns>False, with a message that shows the whole circle, when the symbol is being bound already.</returns>
    private bool Enter(Symbol symbol)
    {
        int start = _binding.IndexOf(symbol);
        if (start < 0)
        {
            _binding.Add(symbol);
            return true;
        }

        string circle = string.Join(" → ", _binding.Skip(start).Append(symbol).Select(s => s.Name));
        Report(BindingErrors.Circle.At(symbol.Span, symbol.Name, circle) with { Advice = BreakTheCircle });
        return false;
    }

    /// <summary>Resolves "the person", "the case", "this conviction", "it", or something "called" a name; null (without a message) if it is no record.</summary>
    private RecordPath? TryRecord(ExpressionSyntax syntax, Scope scope)
    {
        switch (syntax)
        {
            case ItSyntax:
                return new(scope.Nearest, scope.Nearest.Record, scope.Nearest.Kind.Group);
            case PathSyntax { IsThis: true, Names: [var name, ..] }:
                if (KindAt(name, scope) is not { } kind || kind.Record > scope.This.Record) return null;
                if (kind.Record == RecordKind.Charge && kind.Group != scope.This.Kind.Group) return null;
                return new(scope.This, kind.Record, kind.Group);
            case PathSyntax { Names: [var name, ..] }:
                if (scope.Called(name.Text) is { } called) return new(called, called.Record, called.Kind.Group);
                if (KindAt(name, scope) is not { } named) return null;
                if (named.Group is { } group) return GroupPath(group, scope, named);
                // The charges of a group are of several cases.
                if (named.Record == RecordKind.Case && scope.Nearest.Kind.Group is not null) return null;
                // "the conviction" is the nearest thing of that kind being talked about; person and case enclose whatever is.
                BoundVariable? same = scope.Variables.LastOrDefault(v => v.Kind == named) ?? scope.Variables.LastOrDefault(v => v.Record == named.Record && v.Kind.Key is null);
                if (same is not null && !(named.IsBuiltIn && named.Record < scope.Nearest.Record)) return new(same, same.Record);
                return named.IsBuiltIn && named.Record < scope.Nearest.Record ? new(scope.Nearest, named.Record) : null;
            default:
                return null;
        }
    }

    private RecordPath? ResolveRecord(ExpressionSyntax syntax, Scope scope)
    {
        if (syntax is PathSyntax { Names.Length: 1 } or ItSyntax && TryRecord(syntax, scope) is { } record) return record;
        if (syntax is MissingExpression) return null;
        if (syntax is PathSyntax { Names: [var unclear, ..] } && Lookup(_kinds, unclear) is null && _unclear.Contains(unclear.Span)) return null;
        if (syntax is PathSyntax { IsThis: true, Names: [var name] } && _kinds.Named(name.Text) is [var called, ..])
            Report(BindingErrors.NotThis.At(syntax.Span, name.Text, Names.WithArticle(scope.This.Kind.Name)) with
            {
                Advice = called.Group is not null && scope.This is { Record: RecordKind.Charge, Kind.Group: null } && !scope.Variables.Any(v => v.Kind.Group is not null)
                    ? $"write `the {name.Text}`" : $"write `this {scope.This.Kind.Name}`",
            });
        else if (syntax is PathSyntax { IsThis: false, Names: [var one, ..] } && Glance(_kinds, one) is { } kind) FailOnSeveral(one, kind, scope);
        else
        {
            Report(BindingErrors.UnknownKind.At(syntax.Span, Words.Of(syntax.Span)) with
            {
                Advice = "write `the person`, `the case`, `this " + scope.This.Kind.Name + "`, or what a `called` names",
            });
        }

        return null;
    }

    /// <summary>"The case" of an episode, "the episode" of a person: there may be several.</summary>
    private BoundError FailOnSeveral(NameSyntax name, KindSymbol kind, Scope scope)
    {
        string place = scope.Nearest.Kind.Group?.Name ?? NameOf(scope.Nearest.Record);
        return Fail(BindingErrors.WhichOne.At(name.Span, kind.Name, scope.Nearest.Kind.Name) with
        {
            // What holds charges of several cases holds them of several groups of another sort too.
            Advice = kind.Record == RecordKind.Person ? "the law is read for one person at a time: say it of `the person`"
                : scope.Nearest.Kind.Group is not null && kind is not { Record: RecordKind.Charge, Key: null }
                ? $"say of which charge: `every charge of the {place} satisfies the {kind.Name}'s …`"
                : $"say which: `there is {Names.WithArticle(kind.Name)} of the {place} where …`",
        });
    }

    /// <summary>What a noun gathers, with the scope in which more can be said of each element.</summary>
    private (BoundCollection Collection, Scope Inner)? BindNoun(NounSyntax noun, ExpressionSyntax? owner, Scope scope)
    {
        if (ResolveKind(noun.Name) is not { } kind) return null;
        if ((owner ?? noun.Of) is not { } place)
        {
            Report(BindingErrors.NeedsScope.At(noun.Name.Span, noun.Name.Text) with
            {
                Advice = kind.Record == RecordKind.Person ? "the law is read for one person at a time: say it of `the person`"
                    : $"write `{noun.Name.Text} of the person` or `{noun.Name.Text} of the case`",
            });
            return null;
        }

        if (ResolveRecord(place, scope) is not { } record) return null;
        if (owner is not null && noun.Of is { } also)
        {
            Report(BindingErrors.ScopeTwice.At(also.Span, Words.Of(owner.Span), Words.Of(also.Span)) with
            {
                Advice = $"write `there is … of {Words.Of(also.Span)}` or `no … of {Words.Of(also.Span)}`, or leave out `of {Words.Of(also.Span)}`",
            });
            return null;
        }

        bool holds = record.Group is null ? record.Kind < kind.Record : kind is { Record: RecordKind.Charge, Key: null };
        if (kind.Record == RecordKind.Person || !holds)
        {
            Report(BindingErrors.CannotHold.At(noun.Span, Names.WithArticle(NameOf(record)), kind.Plural) with
            {
                Advice = record.Group is null ? "a person has cases and charges, a case has charges" : "a group has charges, which may be of several cases",
            });
            return null;
        }

        (BoundVariable element, Scope inner) = scope.Enter(kind, noun.Called?.Text);
        List<BoundExpression> where = [];
        ImmutableArray<BoundVariable> except = LeftOut(noun, kind, record, element, scope, where);
        if (!kind.IsBuiltIn) where.Add(BindIsA(element, kind, noun.Name.Span));
        if (noun.Where is not null) where.Add(BindSearched(noun.Where, inner));
        BoundExpression? condition = where.Count switch { 0 => null, 1 => where[0], _ => new BoundJoin(true, [.. where], noun.Span) };
        return (new(element, record.Variable, record.Group is null ? record.Kind : RecordKind.Person, condition, except, kind.Key), inner);
    }

    private BoundIsA BindIsA(BoundVariable of, KindSymbol kind, SourceSpan span)
    {
        EnsureBound(kind);
        return new(of, kind, span);
    }

    private BoundFill? BindFill(FillSyntax syntax)
    {
        if (ResolveKind(syntax.Of) is not { } of) return null;
        if (_schema.Find(of.Record, syntax.Field.Text) is not { } field)
        {
            ReportUnknownName(syntax.Field, _schema.FieldsOf(of.Record).Select(f => f.Name));
            return null;
        }

        BoundExpression rows = BindRows(syntax.Rows, field.Name, syntax.Span, Scope.For(of), BoundType.Of(field));
        if (rows is not BoundRows bound) return null;
        if (!field.MayNotApply && bound.Rows.FirstOrDefault(row => row.Value.MayNotApply) is { } row)
        {
            Report(BindingErrors.NeedsIfNone.At(row.Value.Span, Shown(row.Value)) with
            {
                Advice = $"a `{field.Name}` always applies: give it a value that does, or declare in the model that it `may not apply`",
            });
            return null;
        }

        if (bound.Type.Same(BoundType.Of(field))) return new(field, bound) { Text = syntax.Text };
        Report(BindingErrors.MixedRows.At(syntax.Span, field.Name, field.Name, BoundType.Of(field).Describe(), Shown(bound.Rows[0].Value), bound.Type.Describe()));
        return null;
    }

    /// <summary>Two derivations of one field may give it two values, and the law says of neither that it goes first.</summary>
    private void ReportFilledTwice()
    {
        foreach (IGrouping<FieldDefinition, BoundFill> twice in _fills.GroupBy(fill => fill.Field).Where(fills => fills.Count() > 1))
            foreach (BoundFill second in twice.Skip(1))
                Report(RuleErrors.FilledTwice.At(second.Rows.Span, second.Field.Name, NameOf(second.Field.Of)) with
                {
                    Advice = "put the rows of both into one `fill`, in the order in which they count",
                    Notes = [(twice.First().Rows.Span, "it is filled here too")],
                });
    }

    private BoundExpression BindRows(ImmutableArray<RowSyntax> rows, string name, SourceSpan span, Scope scope, BoundType? expected = null)
    {
        List<BoundRow> bound = [];
        foreach (RowSyntax row in rows)
        {
            BoundExpression value = BindExpected(row.Value, expected ?? bound.FirstOrDefault()?.Value.Type, scope);
            BoundExpression? where = row.Where is null ? null : BindCondition(row.Where, scope);
            if (value.Type.IsError || where is { Type.IsError: true }) return new BoundError(span);
            if (bound.FirstOrDefault() is { } first && !first.Value.Type.Same(value.Type))
                return Fail(BindingErrors.MixedRows.At(row.Value.Span, name, Shown(first.Value), first.Value.Type.Describe(), Shown(value), value.Type.Describe()) with
                {
                    Advice = "give every row a value of one type",
                });
            bound.Add(new(row.Label?.Text ?? "", where, value) { InForce = BindInForce(row.InForce) });
        }

        if (bound.Count == 0) return new BoundError(span);
        // A derivation without a true row leaves its field missing, so its rows need not cover every case.
        int? closing = null;
        if (expected is null && bound.TrueForAll(row => row.Where is not null || row.InForce is not null))
        {
            RowCoverage coverage = RowCoverage.Of(bound);
            closing = coverage.Closing;
            if (closing is null)
            {
                Report(BindingErrors.RowsLeaveOut.At(span, name, coverage.LeftOut) with { Advice = "add a row for what is left, or end with a row that says `otherwise`" });
                closing = bound.Count - 1; // so that its uses get no message of their own
            }
        }

        return new BoundRows([.. bound], bound[0].Value.Type, closing, span);
    }
}
