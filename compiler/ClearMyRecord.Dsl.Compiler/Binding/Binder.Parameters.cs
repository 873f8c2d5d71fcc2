using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Parameters and offense lists.</summary>
internal sealed partial class Binder
{
    private const int MostSweepValues = 1_000;

    /// <summary>Whether what is bound says since when something is law: it may wait for a date.</summary>
    private bool _mayBeAwaited;

    private void DeclareOffenseLists()
    {
        foreach (ImmutableArray<OffensesSyntax> declared in Declarations<OffensesSyntax>(syntax => syntax.Name))
        {
            OffensesSyntax syntax = declared[0];
            if (IsVersion(syntax) || declared.Length > 1) DeclareVersions(declared);
            else
            {
                OffenseListSymbol list = new(syntax.Name.Text, syntax.Name.Span, _lists.Count, _sight.Suffix(typeof(Symbol), syntax.Name)) { Syntax = syntax };
                if (Declare(list)) _lists.Add(list);
            }
        }
    }

    private void BindOffenseLists()
    {
        foreach (OffenseListSymbol whole in _lists.Where(list => !list.Versions.IsEmpty).ToArray()) BindVersions(whole);
        foreach (OffenseListSymbol list in _symbols.All.OfType<OffenseListSymbol>())
            if (list.Syntax is { } syntax) list.Entries = [.. syntax.Entries.Select(BindEntry).OfType<BoundOffenseEntry>()];
        foreach (ParameterSymbol parameter in _parameters)
            foreach ((ParameterVersionSyntax version, (_, _, OffenseListSymbol list)) in
                     parameter.Syntax.Versions.Where(v => v.Offenses.Length > 0).Zip(parameter.Lists))
                list.Entries = [.. version.Offenses.Select(BindEntry).OfType<BoundOffenseEntry>()];
    }

    private BoundOffenseEntry? BindEntry(OffenseEntrySyntax syntax)
    {
        Scope scope = Scope.For(_kinds.Named("charge")[0]);
        BoundExpression? where = syntax.Where is null ? null : BindCondition(syntax.Where, scope);
        if (syntax.Graded is { } grade)
        {
            ExpressionSyntax field = new PathSyntax(false, [new("grade", grade.Span)], grade.Span);
            ExpressionSyntax value = new PathSyntax(false, [grade], grade.Span);
            BoundExpression graded = BindCondition(new CompareSyntax(field, CompareOp.Is, value, grade.Span), scope);
            where = where is null ? graded : new BoundJoin(true, [graded, where], grade.Span);
        }

        BoundInForce? inForce = BindInForce(syntax.InForce);
        if (syntax.List is { } name)
        {
            if (Lookup(_symbols, name) is OffenseListSymbol included)
                return new(null, null, included, syntax.IsException, syntax.Inchoate, where, inForce);
            ReportNotAList(name);
            return null;
        }

        Citation? from = syntax.From is null ? null : ParseCitation(syntax.From);
        Citation? to = syntax.To is null ? null : ParseCitation(syntax.To);
        if (from is null || (syntax.To is not null && to is null)) return null;
        if (to is not null && !IsRange(syntax, from, to)) return null;
        return new(from, to, null, syntax.IsException, syntax.Inchoate, where, inForce);
    }

    private Citation? ParseCitation(CitationLiteral literal)
    {
        Citation? citation = CitationFormat.Parse(_schema.CitationFormats, literal.Raw);
        if (citation is not null || (_missesFiles && _schema.CitationFormats.IsEmpty) || (_schema.CitationFormats.IsEmpty && !_broken.Add("citation format"))) return citation;
        Report(BindingErrors.BadCitation.At(literal.Span, literal.Raw) with
        {
            Advice = _schema.CitationFormats.IsEmpty
                ? "the model declares no `citation format`; add one, such as citation format \"TITLE § SECTION\""
                : CitationWithin(literal.Raw) is { } within ? $"write the citation alone: `{within}`"
                : "it is written like " + string.Join(" or ", _schema.CitationFormats.Select(format => $"\"{format.Template}\"")),
        });
        return null;
    }

    private void DeclareParameters()
    {
        foreach (ParameterSyntax syntax in Members<ParameterSyntax>())
        {
            if (BindParameter(syntax) is not { } parameter) AddBroken(syntax.Name.Text);
            else if (Declare(parameter)) _parameters.Add(parameter);
        }
    }

    private ParameterSymbol? BindParameter(ParameterSyntax syntax)
    {
        string suffix = _sight.Suffix(typeof(Symbol), syntax.Name);
        List<(ParameterVersionSyntax Syntax, int From, int Until)> versions = [];
        foreach (ParameterVersionSyntax version in syntax.Versions)
            versions.Add((version, version.From?.First ?? LegalDate.FirstDay, version.Until?.First ?? LegalDate.LastDay + 1));
        versions.Sort((a, b) => a.From.CompareTo(b.From));
        for (int i = 0; i + 1 < versions.Count; i++)
        {
            (ParameterVersionSyntax current, int from, int until) = versions[i];
            int next = versions[i + 1].From;
            if (from == next || (current.Until is not null && until > next)) ReportOverlap(syntax.Name.Text, versions[i + 1].Syntax, current);
            if (current.Until is not null && until < next && !syntax.MayBeOff) ReportGap(syntax.Name.Text, versions[i + 1].Syntax, current);
            versions[i] = (current, from, Math.Min(until, next));
        }

        if (syntax.Versions.Any(version => version.Offenses.Length > 0))
        {
            ImmutableArray<(int, int, OffenseListSymbol)> lists =
                [.. versions.Where(v => v.Syntax.Offenses.Length > 0).Select(v => (v.From, v.Until, NewList(syntax.Name.Text, v.Syntax, suffix)))];
            // A list has no single value: the days it holds stand for it, so that "in force" works as for any other parameter.
            ParameterInfo listInfo = new(syntax.Name.Text + suffix, syntax.Cite?.Text ?? "", FieldType.Citation)
            {
                MayBeOff = syntax.MayDoWithout,
                Versions = [.. versions.Select(v => new ParameterVersion(
                    v.From, v.Until, v.Syntax.Offenses.Length > 0 ? new LegalValue(FieldType.Citation, v.Syntax.Offenses.Length) : null))],
            };
            return new(syntax, _parameters.Count, BoundType.Citation, listInfo, suffix) { Lists = lists };
        }

        BoundType? type = null;
        List<ParameterVersion> bound = [];
        foreach ((ParameterVersionSyntax version, int from, int until) in versions)
        {
            if (version.Value is OffLiteral or StateLiteral { Word: "not yet" })
            {
                // A date that law waits for has none until the event.
                if (version.Value is StateLiteral) type ??= BoundType.Date;
                bound.Add(new(from, until, null));
                continue;
            }

            if (ParameterValue(version.Value, type) is not { } value) continue;
            if (type is not null && !type.Same(value.Type))
                Report(BindingErrors.WrongTypes.At(version.Value.Span, version.Value.Span.Text, value.Type.Describe(), syntax.Name.Text, type.Describe()) with
                {
                    Advice = type.Kind == BoundKind.Period && value.Type.Kind == BoundKind.Number ? $"give it a unit: `{version.Value.Span.Text} years`" : $"give every version {type.Describe()}",
                });
            type ??= value.Type;
            bound.Add(new(from, until, value.Value));
        }

        // One that is always off still has the type of the values a sweep would give it.
        type ??= syntax.Sweep is { } range ? ParameterValue(range.From, null)?.Type : null;
        if (type is null) return null;
        ParameterInfo info = new(syntax.Name.Text + suffix, syntax.Cite?.Text ?? "", FieldTypeOf(type))
        {
            Versions = [.. bound],
            MayBeOff = syntax.MayDoWithout,
            Category = type.Category,
            SweepValues = syntax.Sweep is { } sweep ? SweepValues(sweep, type) : [],
        };
        return new(syntax, _parameters.Count, type, info, suffix);
    }

    private OffenseListSymbol NewList(string name, ParameterVersionSyntax version, string suffix)
    {
        OffenseListSymbol list = new(name, version.Span, _lists.Count, suffix);
        _lists.Add(list);
        return list;
    }

    /// <summary>A known value written down: a number, amount, date, period, yes or no, or a value of some category.</summary>
    private (BoundType Type, LegalValue Value)? ParameterValue(ExpressionSyntax syntax, BoundType? expected)
    {
        switch (syntax)
        {
            case NumberLiteral number: return (BoundType.Number, new(FieldType.Number, number.Value));
            case MoneyLiteral money: return (BoundType.Money, new(FieldType.Money, money.Cents));
            case PeriodLiteral period: return (BoundType.Period, LegalValue.Of(period.Value));
            case StateLiteral { Word: "never" }: return (BoundType.Period, LegalValue.Of(Period.Never));
            case DateLiteral date when date.First != date.Last:
                Report(BindingErrors.DayWanted.At(date.Span, Words.Of(date.Span)) with
                {
                    Advice = $"write its first day, `{Notation.Date(date.First)}`, or its last, `{Notation.Date(date.Last)}`; only a record may know a date in part",
                });
                return null;
            case DateLiteral date: return (BoundType.Date, new(FieldType.Date, date.First));
            case YesNoLiteral yes: return (BoundType.Condition, new(FieldType.YesNo, yes.Value ? 1 : 0));
            case PathSyntax { IsThis: false, Names: [var name] }:
                foreach (RecordKind kind in Enum.GetValues<RecordKind>())
                    foreach (FieldDefinition field in _schema.FieldsOf(kind))
                        if (field.Category is { } category && (expected?.Category is null || expected.Category.Name == category.Name)
                            && category.CodeOf(name.Text) is >= 0 and int code)
                            return (new(BoundKind.Category, category), new(FieldType.Category, code));
                ReportUnknownName(name, _schema.FieldsOf(RecordKind.Charge).SelectMany(f => f.Category?.Values ?? []));
                return null;
            case MissingExpression: return null;
            default:
                Report(BindingErrors.UnknownName.At(syntax.Span, syntax.Span.Text) with
                {
                    Advice = "a parameter is a number, an amount, a period, a date, yes or no, one of a category's values, or a list of offenses",
                });
                return null;
        }
    }

    private static FieldType FieldTypeOf(BoundType type) => type.Kind switch
    {
        BoundKind.Condition => FieldType.YesNo,
        BoundKind.Money => FieldType.Money,
        BoundKind.Date => FieldType.Date,
        BoundKind.Period => FieldType.Period,
        BoundKind.Category => FieldType.Category,
        _ => FieldType.Number,
    };

    private ImmutableArray<LegalValue> SweepValues(SweepSyntax sweep, BoundType type)
    {
        if (ParameterValue(sweep.From, type) is not { } from || ParameterValue(sweep.To, type) is not { } to) return [];
        (BoundType, LegalValue Value)? step = sweep.By is null ? null : ParameterValue(sweep.By, null);
        if (!IsSweep(sweep, type, from, to)) return [];
        List<LegalValue> values = [];
        if (type.Kind == BoundKind.Period)
        {
            int months = step?.Value.Period.Months ?? 12, days = step?.Value.Period.Days ?? 0;
            for (Period p = from.Value.Period; Period.IsAtLeast(to.Value.Period, p) == Truth.True && values.Count < MostSweepValues && months + days > 0;
                 p = new(p.Months + months, p.Days + days))
                values.Add(LegalValue.Of(p));
        }
        else
        {
            long by = step?.Value.Number ?? step?.Value.Period.Days ?? 1;
            for (long n = from.Value.Number; n <= to.Value.Number && values.Count < MostSweepValues && by > 0; n += by)
                values.Add(from.Value with { Number = n });
        }

        return [.. values];
    }

    private BoundInForce? BindInForce(InForceSyntax? syntax)
    {
        if (syntax is null) return null;
        Scope scope = Scope.For(_kinds.Named("person")[0]);
        _mayBeAwaited = true;
        BoundExpression? from = syntax.From is null ? null : BindDate(syntax.From, scope);
        BoundExpression? until = syntax.Until is null ? null : BindDate(syntax.Until, scope);
        _mayBeAwaited = false;
        return new(from, until);
    }

    /// <summary>"listed in 18 § 2701": the end of it that reads as a citation.</summary>
    private string? CitationWithin(string raw)
    {
        string[] words = raw.Split(' ');
        for (int i = 1; i < words.Length && words[i - 1].All(char.IsLower); i++)
            if (CitationFormat.Parse(_schema.CitationFormats, string.Join(' ', words[i..])) is not null) return string.Join(' ', words[i..]);
        return null;
    }
}
