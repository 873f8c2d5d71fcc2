using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>The facts of one record of an example: those written, and those that its kind takes for granted.</summary>
internal sealed class ExampleFacts(RecordSchema schema, DiagnosticBag diagnostics)
{
    /// <summary>What the model says an example leaves unsaid; missing where it says nothing.</summary>
    public static ExampleValue Unsaid(FieldDefinition field)
    {
        if (field.InExamples is not { } text) return ExampleValue.Blank(ValueState.Missing);
        return text switch
        {
            "not applicable" => ExampleValue.Blank(ValueState.NotApplicable),
            "not yet" => ExampleValue.Blank(ValueState.NotYet),
            "missing" => ExampleValue.Blank(ValueState.Missing),
            _ => field.Type switch
            {
                FieldType.YesNo => Known(text == "yes" ? 1 : 0),
                FieldType.Category when field.Category is { } category => Known(category.CodeOf(text)),
                FieldType.Number or FieldType.Money when long.TryParse(text.Trim('$').Replace(",", ""), out long number) =>
                    Known(field.Type == FieldType.Money ? number * 100 : number),
                FieldType.Text or FieldType.Citation => new(ValueState.Known, Text: text),
                _ => ExampleValue.Blank(ValueState.Missing),
            },
        };
    }

    /// <param name="day">The day whose law says what a kind is.</param>
    public Dictionary<FieldDefinition, ExampleValue> Read(GivenSyntax given, KindSymbol kind, int day)
    {
        Dictionary<FieldDefinition, ExampleValue> facts = [];
        Dictionary<FieldDefinition, GivenFactSyntax> said = [];
        foreach (GivenFactSyntax fact in given.Facts)
        {
            if (schema.Find(kind.Record, fact.Field.Text) is not { } field)
            {
                diagnostics.Add(ExampleErrors.UnknownFact.At(fact.Field.Span, kind.Record.ToString().ToLowerInvariant(), fact.Field.Text) with
                {
                    Advice = Names.Nearest(fact.Field.Text, schema.FieldsOf(kind.Record).Select(f => f.Name)) is { } near
                        ? $"did you mean `{near}`?" : Elsewhere(fact.Field.Text) ?? "the model declares the facts of each record",
                });
            }
            else if (!said.TryAdd(field, fact))
            {
                diagnostics.Add(ExampleErrors.FactTwice.At(fact.Span, field.Name, kind.Name) with
                {
                    Advice = "keep the one that is meant; what another record has is said of another record",
                    Notes = [(said[field].Span, "it is said here first")],
                });
            }
            else if (ValueOf(field, fact.Value) is { } value) facts[field] = value;
        }

        for (KindSymbol? narrowed = kind.On(day); narrowed is { Syntax: { } syntax }; narrowed = narrowed.Base?.On(day))
            if (syntax.As.Where is { } where) TakeForGranted(where, narrowed, facts, given);
        CheckKind(given, kind, facts, said);
        return facts;
    }

    /// <summary>A record given as of a kind that its own facts keep it from being would be tested as something else than it is called.</summary>
    private void CheckKind(GivenSyntax given, KindSymbol kind, Dictionary<FieldDefinition, ExampleValue> facts, Dictionary<FieldDefinition, GivenFactSyntax> said)
    {
        if (KindFacts.FirstDenied(kind, facts) is not { } denied) return;
        FieldDefinition? field = said.Keys.FirstOrDefault(field => KindFacts.Reads(denied, field));
        diagnostics.Add(ExampleErrors.NoneOfItsKind.At(field is null ? given.Kind.Span : said[field].Span, denied.Name) with
        {
            Advice = $"give {Names.WithArticle(kind.Record.ToString().ToLowerInvariant())}, or the facts that {Names.WithArticle(denied.Name)} has",
            Notes = [(denied.Span, "it is defined here")],
        });
    }

    private ExampleValue? ValueOf(FieldDefinition field, ExpressionSyntax syntax)
    {
        if (syntax is StateLiteral state) return StateOf(field, state);
        ExampleValue? value = (field.Type, syntax) switch
        {
            (FieldType.YesNo, YesNoLiteral yes) => Known(yes.Value ? 1 : 0),
            (FieldType.Number, NumberLiteral number) => Known(number.Value),
            (FieldType.Money, MoneyLiteral money) => Known(money.Cents),
            (FieldType.Date, DateLiteral date) => new(ValueState.Known, date.First, date.Last),
            (FieldType.Date, CitationLiteral partial) when PartialDate(partial.Raw) is { } days => new(ValueState.Known, days.First, days.Last),
            (FieldType.Date, NumberLiteral { Value: > 999 and < 10_000 } year) =>
                new(ValueState.Known, new DateOnly((int)year.Value, 1, 1).DayNumber, new DateOnly((int)year.Value, 12, 31).DayNumber),
            (FieldType.Period, PeriodLiteral period) => new(ValueState.Known, Period: period.Value),
            (FieldType.Text, TextLiteral text) => new(ValueState.Known, Text: text.Text),
            (FieldType.Citation, CitationLiteral citation) => new(ValueState.Known, Text: citation.Raw),
            (FieldType.Citation, TextLiteral text) => new(ValueState.Known, Text: text.Text),
            (FieldType.Category, PathSyntax { Names: [var name] }) when field.Category?.CodeOf(name.Text) is >= 0 and int code => Known(code),
            // A value spelled like a number ("3") or like yes and no is still the category's value.
            (FieldType.Category, NumberLiteral or YesNoLiteral or CitationLiteral) when field.Category?.CodeOf(syntax.Span.Text) is >= 0 and int code => Known(code),
            _ => null,
        };
        if (value is null && syntax is not MissingExpression)
        {
            diagnostics.Add(ExampleErrors.BadFact.At(syntax.Span, field.Name, Words.Of(syntax.Span), field.Category is null ? BoundType.Of(field).Describe() : "a category with values of its own") with
            {
                Advice = field.Category is { } category && syntax is PathSyntax { Names: [var name] } && Names.Nearest(name.Text, category.Values) is { } near
                    ? $"did you mean `{near}`?" : AdviceFor(field),
            });
        }

        return value;
    }

    /// <summary>"`birth date` is a fact of a person".</summary>
    private string? Elsewhere(string name) =>
        Enum.GetValues<RecordKind>().Where(kind => schema.Find(kind, name) is not null)
            .Select(kind => $"`{name}` is a fact of a {kind.ToString().ToLowerInvariant()}: give it there").FirstOrDefault();

    private static string AdviceFor(FieldDefinition field) => field.Type switch
    {
        FieldType.Category => "its values are " + string.Join(", ", field.Category?.Values ?? []),
        FieldType.YesNo => "write yes or no",
        FieldType.Money => "write an amount such as $250",
        FieldType.Date => "write a date such as 2024-06-11",
        FieldType.Period => "write a period such as 2 years",
        FieldType.Text => "write a text in quotes",
        FieldType.Citation => "write a citation as this state writes it",
        _ => "write a number",
    };

    private ExampleValue? StateOf(FieldDefinition field, StateLiteral state)
    {
        (ValueState value, bool allowed) = state.Word switch
        {
            "not yet" => (ValueState.NotYet, field.Type == FieldType.Date && field.MayBeNotYet),
            "not applicable" => (ValueState.NotApplicable, field.MayNotApply),
            _ => (ValueState.Missing, true),
        };
        if (allowed) return ExampleValue.Blank(value);
        diagnostics.Add(ExampleErrors.StateNotAllowed.At(state.Span, field.Name, state.Word) with
        {
            Advice = $"the model would have to say `may {(value == ValueState.NotYet ? "be not yet" : "not apply")}` of it",
        });
        return null;
    }

    /// <summary>"a conviction": sets the fields its definition tests, the first value listed, where the example says nothing of them.</summary>
    private void TakeForGranted(ExpressionSyntax where, KindSymbol kind, Dictionary<FieldDefinition, ExampleValue> facts, GivenSyntax given)
    {
        switch (where)
        {
            case JoinSyntax { IsAnd: true } join:
                foreach (ExpressionSyntax operand in join.Operands) TakeForGranted(operand, kind, facts, given);
                return;
            case ListSyntax { Kind: ListKind.All } list:
                foreach (ItemSyntax item in list.Items) TakeForGranted(item.Condition, kind, facts, given);
                return;
            case PresumeSyntax presume:
                TakeForGranted(presume.Operand, kind, facts, given);
                return;
            case CompareSyntax { Left: PathSyntax { Names: [var name] }, Op: CompareOp.Is } compare when Field(name) is { } field:
                if (!facts.ContainsKey(field) && ValueOf(field, compare.Right) is { } value) facts[field] = value;
                return;
            case OneOfSyntax { Value: PathSyntax { Names: [var name] }, IsNegated: false, Choices: [var first, ..] } when Field(name) is { } field:
                if (!facts.ContainsKey(field) && ValueOf(field, first) is { } listed) facts[field] = listed;
                return;
            case PathSyntax { Names: [var name] } when Field(name) is { Type: FieldType.YesNo } field:
                facts.TryAdd(field, Known(1));
                return;
            case NotSyntax { Operand: PathSyntax { Names: [var name] } } when Field(name) is { Type: FieldType.YesNo } field:
                facts.TryAdd(field, Known(0));
                return;
        }

        // Any other test is fine as long as the example says something of the fields it reads.
        ImmutableArray<FieldDefinition> read = [.. SyntaxWalk.Paths(where).Select(path => Field(path.Names[0])).OfType<FieldDefinition>()];
        if (read.Length > 0 && read.All(field => facts.ContainsKey(field) || field.InExamples is not null)) return;
        diagnostics.Add(ExampleErrors.NotPlain.At(given.Kind.Span, kind.Name) with
        {
            Advice = $"give a {kind.Record.ToString().ToLowerInvariant()} with the facts that make it one",
        });

        FieldDefinition? Field(NameSyntax name) => schema.Find(kind.Record, name.Text);
    }

    /// <summary>"2015-03": any day of that month.</summary>
    private static (int First, int Last)? PartialDate(string text)
    {
        if (text.Length != 7 || !DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", out DateOnly first)) return null;
        return (first.DayNumber, first.AddMonths(1).DayNumber - 1);
    }

    private static ExampleValue Known(long value) => new(ValueState.Known, value, value);
}
