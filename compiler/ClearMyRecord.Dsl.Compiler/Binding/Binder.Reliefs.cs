using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Reliefs: whom they are for, what they ask, what they do, and which of them goes first.</summary>
internal sealed partial class Binder
{
    /// <summary>The relief for which a provision placed elsewhere is being read: it stands beside what is wrong there.</summary>
    private (SourceSpan, string)? _readFor;

    private void DeclareReliefs()
    {
        foreach (ReliefSyntax syntax in Members<ReliefSyntax>())
        {
            if (ResolveKind(syntax.Subject) is not { } subject) AddBroken(syntax.Name.Text);
            else if (_reliefs.Taken(syntax.Name.Text, syntax.Name.Span) is { } first) ReportTwice(syntax.Name.Text, syntax.Name.Span, first.Span, IsAmended(syntax.Name.Span, first.Span)
                ? $"amend the one that the law has, as with `in relief \"{syntax.Name.Text}\", effect reads …`, or repeal it and enact this one under another name" : null);
            else _reliefs.Add(new(syntax, subject, _sight.Suffix(typeof(ReliefSymbol), syntax.Name)));
        }
    }

    /// <summary>Whether a bill declares again what its law has.</summary>
    private bool IsAmended(SourceSpan second, SourceSpan first) => second.File != first.File && _sight.HomeOf(first) == _sight.HomeOf(second);

    private ReliefSymbol? ResolveRelief(QuotedSyntax name, string advice)
    {
        if (Lookup(_reliefs, name) is { } relief) return relief;
        if (!_broken.Contains(name.Text) && !_missesFiles && !_unclear.Contains(name.Span))
            Report(BindingErrors.UnknownRelief.At(name.Span, name.Text) with
            {
                Advice = Names.Nearest(name.Text, _reliefs.Names) is { } near ? $"did you mean \"{near}\"?"
                    : _reliefs.All.Count == 0 ? advice : $"{advice}: {string.Join(", ", _reliefs.Names.Select(known => $"\"{known}\""))}",
            });
        return null;
    }

    private ImmutableArray<BoundRelief> BindReliefs()
    {
        ImmutableArray<BarSyntax> bars = [.. Members<BarSyntax>()];
        foreach (QuotedSyntax name in bars.SelectMany(bar => bar.Reliefs)) ResolveRelief(name, "a bar names the reliefs it stands against");
        foreach (ReliefSymbol relief in _reliefs.All) relief.Bound = BindRelief(relief, bars);
        ImmutableArray<BoundRelief> bound = [.. _reliefs.All.Select(relief => relief.Bound).OfType<BoundRelief>()];
        ReportReliefCircles(bound);
        return bound;
    }

    private BoundRelief BindRelief(ReliefSymbol relief, ImmutableArray<BarSyntax> bars)
    {
        ReliefSyntax syntax = relief.Syntax;
        EnsureBound(relief.Subject);
        Scope scope = Scope.For(relief.Subject);
        string cite = syntax.Cite?.Text ?? "";
        List<BoundConditions> conditions = [];
        foreach (ExpressionSyntax when in syntax.When) conditions.Add(new(BindCondition(when, scope), cite, IsBar: false, null));
        foreach (ExpressionSyntax unless in syntax.Unless) conditions.Add(new(BindCondition(unless, scope), cite, IsBar: true, null));
        _readFor = (syntax.Name.Span, $"it is read for this relief, whose subject is a {relief.Subject.Name}");
        foreach ((BarSyntax bar, BoundConflict? conflict) in new BarSelection(_diagnostics, bars, name => Glance(_reliefs, name)).For(relief))
        {
            _barsRead.Add(bar.Span);
            conditions.Add(new(BindCondition(bar.Condition, scope), bar.Cite?.Text ?? "", IsBar: true, BindInForce(bar.InForce)) { Bar = bar, Conflict = conflict });
        }

        _readFor = null;
        return new(relief, [.. conditions], BindInForce(syntax.InForce))
        {
            VersionBy = BindVersionDay(scope),
            Holds = [.. syntax.Hold.Select(hold => new BoundConditions(BindCondition(hold, scope), cite, IsBar: true, null))],
            Effects = syntax.Effect is { } effect ? BindEffect(effect, scope) : [],
            Limits = [.. syntax.Limits.Select(limit => BindLimit(limit, relief, scope)).OfType<BoundLimit>()],
            After = [.. syntax.After.Select(name => BindAfter(name, scope)).OfType<BoundGranted>()],
            Reaches = BindReaches(relief, scope),
        };
    }

    private ImmutableArray<BoundEffectRow> BindEffect(EffectSyntax effect, Scope scope)
    {
        if (effect.Rows.Length > 0 && effect.Rows[^1] is { Where: not null } or { InForce: not null })
            Report(RuleErrors.NoLastEffect.At(effect.Rows[^1].Span) with { Advice = "end the rows with what holds otherwise, such as `no relief otherwise`" });
        return [.. effect.Rows.Select(row => new BoundEffectRow(
            row, row.Where is null ? null : BindCondition(row.Where, scope), BindInForce(row.InForce)))];
    }

    private BoundGranted? BindAfter(QuotedSyntax name, Scope scope) =>
        ResolveRelief(name, "name one of this statute") is { } relief && HasClearingFields(name.Span)
            ? new(scope.This, scope.This.Record, relief, name.Span) { Group = scope.This.Kind.Group } : null;

    /// <summary>"Is eligible for", "has been granted".</summary>
    private BoundExpression BindReliefTest(ReliefTestSyntax syntax, Scope scope)
    {
        if (ResolveRelief(syntax.Relief, syntax.Granted
                ? "a relief of another law is in the record as text, `cleared under is \"…\"`; name one of this statute" : "name one of this statute") is not { } relief
            || ResolveRecord(syntax.Record, scope) is not { } record) return new BoundError(syntax.Span);
        if (syntax.Granted)
            return HasClearingFields(syntax.Span)
                ? Negated(syntax.IsNegated, new BoundGranted(record.Variable, record.Kind, relief, syntax.Span) { Group = record.Group }, syntax.Span) : new BoundError(syntax.Span);
        if (record.Kind == relief.Subject.Record && record.Group == relief.Subject.Group)
            return Negated(syntax.IsNegated, new BoundEligible(record.Variable, relief, syntax.Span), syntax.Span);
        return Fail(RuleErrors.OtherSubject.At(syntax.Span, relief.Name, Names.WithArticle(relief.Subject.Name), Names.WithArticle(NameOf(record))) with
        {
            Advice = relief.Subject.Record < record.Kind || (relief.Subject.Group is not null && record is { Kind: RecordKind.Charge, Group: null })
                ? $"write `the {relief.Subject.Group?.Name ?? NameOf(relief.Subject.Record)} is eligible for …`"
                : $"say which: `there is {Names.WithArticle(relief.Subject.Name)} of the {(relief.Subject.Group is null || record.Group is null ? NameOf(record) : "person")} that is eligible for …`",
        });
    }

    /// <summary>What has been granted stands in the record: the model must have the facts for it.</summary>
    private bool HasClearingFields(SourceSpan span)
    {
        string? lacking = ClearingFields.All.FirstOrDefault(name => _schema.Find(RecordKind.Charge, name) is null);
        if (lacking is null) return true;
        Fail(BindingErrors.CannotHold.At(span, "a charge", $"`{lacking}`") with { Advice = "begin the model with `use \"standard/model\"`, which has the facts of what was granted" });
        return false;
    }

    private BoundLimit? BindLimit(LimitSyntax syntax, ReliefSymbol relief, Scope scope)
    {
        if (ResolveKind(syntax.Per) is not { } per) return null;
        // A group holds charges, which may be of several cases: no case lies in one.
        KindSymbol? group = per.Syntax is null ? per.Group : null;
        bool holds = group is null ? per.IsBuiltIn && per.Record < relief.Subject.Record : relief.Subject is { Record: RecordKind.Charge, Group: null };
        if (!holds)
        {
            Report(BindingErrors.CannotHold.At(syntax.Per.Span, Names.WithArticle(per.Name), $"{relief.Subject.Plural} to count") with
            {
                Advice = relief.Subject.Record switch
                {
                    RecordKind.Person => "a relief for a person has nothing to be counted",
                    RecordKind.Case => "write `per person`",
                    _ when relief.Subject.Group is not null => "write `per person`",
                    _ => "write `per person`, `per case`, or `per` a group of charges",
                },
            });
            return null;
        }

        BoundExpression number = BindExpression(syntax.Number, scope);
        if (number.Type.Kind is not (BoundKind.Number or BoundKind.Error))
            Report(BindingErrors.NotANumber.At(number.Span, Shown(number), number.Type.Describe()) with { Advice = "write how many, such as `2`" });
        (BoundVariable other, Scope inner) = scope.Enter(relief.Subject, null);
        BoundExpression? key = null, otherKey = null;
        if (syntax.By is { } by)
        {
            // What does not apply ranks neither before nor after: it leaves the order open.
            Runtime.Law.Truth? outer = _ifNone;
            _ifNone = Runtime.Law.Truth.Unknown;
            (key, otherKey) = (BindName(by, scope), BindName(by, inner));
            _ifNone = outer;
            if (!key.Type.IsError && !key.Type.IsQuantity && key.Type.Category is not { IsOrdered: true })
            {
                Report(BindingErrors.NotAMeasure.At(by.Span, Shown(key), key.Type.Describe(), "ranked") with { Advice = "rank by a date, a number, an amount or a category with an order" });
                return null;
            }
        }

        (BoundVariable granted, Scope those) = scope.Enter(relief.Subject, null);
        if (syntax.CountsGranted && !HasClearingFields(syntax.Span)) return null;
        ImmutableArray<ReliefSymbol> counted = !syntax.CountsGranted ? [] : syntax.Granted.IsEmpty ? [relief]
            : [.. syntax.Granted.Select(name => ResolveRelief(name, "name some of this statute")).OfType<ReliefSymbol>()];
        // What it binds is said once, and asked of the subject, of those before it and of those granted.
        BoundLimitWhere? where = syntax.Where is { } binds && BindCondition(binds, scope) is { Type.IsError: false } own
            ? new(own, BindCondition(binds, inner), BindCondition(binds, those)) : null;
        return number.Type.IsError || key is { Type.IsError: true } ? null
            : new(syntax, number, group is null ? per.Record : RecordKind.Person, other, granted, key, otherKey, counted, where) { Group = group, InForce = BindInForce(syntax.InForce) };
    }

    private BoundCollection? BindReaches(ReliefSymbol relief, Scope scope)
    {
        if (relief.Syntax.Reaches is not { } noun)
        {
            if (relief.Subject.Record == RecordKind.Person)
                Report(RuleErrors.ReachUnsaid.At(relief.Span, relief.Name) with { Advice = "add a line such as `reaches convictions of the person where …`" });
            return null;
        }

        if (BindNoun(noun, null, scope) is not { } bound) return null;
        if (bound.Collection.Element.Record != RecordKind.Charge)
            Report(BindingErrors.WrongTypes.At(noun.Span, Words.Of(noun.Name.Span), $"a kind of {NameOf(bound.Collection.Element.Record)}", relief.Name, "a relief that clears charges"));
        else if (noun.IsOther)
            Report(BindingErrors.NoOther.At(noun.Span, "a charge") with { Advice = "leave out `other`: the relief reaches what it says and nothing else" });
        else return bound.Collection;
        return null;
    }
}
