using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>What an example assumes of the law: readings of its questions and values of its parameters. What the law does not have is no assumption but a slip.</summary>
/// <param name="Parameters">By name; null switches off.</param>
internal sealed record ExampleAssumptions(ImmutableDictionary<string, string> Readings, ImmutableDictionary<string, LegalValue?> Parameters)
{
    /// <param name="questions">The statute's own, and those that its silence raises.</param>
    public static ExampleAssumptions Of(
        ExampleSyntax example, ImmutableArray<QuestionInfo> questions, BoundProgram program, DiagnosticBag diagnostics)
    {
        Dictionary<string, string> readings = [];
        foreach ((QuotedSyntax name, NameSyntax reading) in example.Readings)
            if (Question(name, questions, program, diagnostics) is { } question && Has(question, reading, diagnostics)) readings[question.Name] = reading.Text;
        Dictionary<string, LegalValue?> parameters = [];
        foreach ((NameSyntax name, ExpressionSyntax value) in example.Parameters)
            if (Parameter(name, program, diagnostics) is { } parameter && TryValue(parameter, value, diagnostics, out LegalValue? held)) parameters[parameter.Name] = held;
        return new(readings.ToImmutableDictionary(), parameters.ToImmutableDictionary());
    }

    private static QuestionInfo? Question(QuotedSyntax name, ImmutableArray<QuestionInfo> questions, BoundProgram program, DiagnosticBag diagnostics)
    {
        string asked = ExampleNames.Find(program, program.Questions, name, diagnostics, out bool said)?.Name ?? name.Text;
        QuestionInfo? question = said ? null : questions.FirstOrDefault(q => q.Name == asked);
        if (question is null && !said)
        {
            diagnostics.Add(BindingErrors.UnknownQuestion.At(name.Span, name.Text) with
            {
                Advice = Names.Nearest(name.Text, questions.Select(q => q.Name)) is { } near ? $"did you mean \"{near}\"?" : "declare it with `question`",
            });
        }

        return question;
    }

    private static bool Has(QuestionInfo question, NameSyntax reading, DiagnosticBag diagnostics)
    {
        if (question.Readings.Contains(reading.Text)) return true;
        diagnostics.Add(BindingErrors.UnknownReading.At(reading.Span, reading.Text, question.Name) with
        {
            Advice = "its readings are " + string.Join(", ", question.Readings.Select(r => $"`{r}`")),
        });
        return false;
    }

    private static ParameterSymbol? Parameter(NameSyntax name, BoundProgram program, DiagnosticBag diagnostics)
    {
        ParameterSymbol? parameter = ExampleNames.Find(program, program.Parameters, name, diagnostics, out bool said);
        if (parameter is null && !said)
        {
            diagnostics.Add(BindingErrors.UnknownName.At(name.Span, name.Text) with
            {
                Advice = Names.Nearest(name.Text, program.Parameters.Select(p => p.Bare)) is { } near ? $"did you mean `{near}`?" : "an example can hold a `parameter` of the law at a value",
            });
        }

        return parameter;
    }

    private static bool TryValue(ParameterSymbol parameter, ExpressionSyntax syntax, DiagnosticBag diagnostics, out LegalValue? value)
    {
        value = (parameter.Info.Type, syntax) switch
        {
            (FieldType.Number, NumberLiteral n) => new(FieldType.Number, n.Value),
            (FieldType.Money, MoneyLiteral n) => new(FieldType.Money, n.Cents),
            (FieldType.Period, PeriodLiteral n) => LegalValue.Of(n.Value),
            (FieldType.Period, StateLiteral { Word: "never" }) => LegalValue.Of(Period.Never),
            (FieldType.Date, DateLiteral n) => new(FieldType.Date, n.First),
            (FieldType.YesNo, YesNoLiteral n) => new(FieldType.YesNo, n.Value ? 1 : 0),
            (FieldType.Category, _) when parameter.Info.Category?.CodeOf(Words.Of(syntax.Span)) is >= 0 and int code => new(FieldType.Category, code),
            _ => null,
        };
        bool isNone = parameter.MayBeOff && syntax is OffLiteral or StateLiteral { Word: "not yet" };
        if (value is not null || isNone) return true;
        if (syntax is not MissingExpression)
        {
            diagnostics.Add(ExampleErrors.BadFact.At(syntax.Span, parameter.Name, Words.Of(syntax.Span), parameter.Lists.IsEmpty ? parameter.Type.Describe() : "a list of offenses") with
            {
                Advice = !parameter.Lists.IsEmpty && syntax is not OffLiteral ? "an example can choose another list with `law as of`" + (parameter.MayBeOff ? ", or switch it `off`" : "")
                    : syntax is OffLiteral ? "the law would have to say `may be off` of it" : "write a value as the law does" + Shown(parameter),
            });
        }

        return false;
    }

    private static string Shown(ParameterSymbol parameter) =>
        parameter.Lists.IsEmpty && parameter.Info.Versions.LastOrDefault(v => v.Value is not null)?.Value is { } last ? $", such as `{last.ToText(parameter.Info.Category)}`" : "";
}
