using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>Writes the records of an example in the language, so that reading them gives the same records.</summary>
internal static partial class ExampleText
{
    private const int Widest = 150;

    /// <summary>"given a person …" with everything under it, indented as the first line of an example's body.</summary>
    /// <param name="asked">What the record asked about is called; null where it needs no name.</param>
    public static string Given(GivenRecord person, string? asked) => Given(person, record => record.IsAsked ? asked : null);

    /// <param name="name">What a record is called; null where it needs no name.</param>
    public static string Given(GivenRecord person, Func<GivenRecord, string?> name)
    {
        StringBuilder text = new();
        Write(person, "given", 1);
        return text.ToString();

        void Write(GivenRecord record, string lead, int depth)
        {
            string indent = new(' ', depth * 4), called = name(record) is { } own ? $" called {own}" : "";
            StringBuilder line = new($"{indent}{lead} a {record.Kind.Written()}{called}");
            bool isFirst = true;
            foreach (GivenFact fact in record.Facts.Where(IsSaid))
            {
                string words = Fact(fact);
                if (!isFirst && line.Length + words.Length > Widest)
                {
                    text.Append(line).Append(",\n");
                    line.Clear().Append(indent).Append("     ").Append(words);
                }
                else line.Append(isFirst ? " where " : ", ").Append(words);
                isFirst = false;
            }

            text.Append(line).Append('\n');
            foreach (GivenRecord inner in record.With) Write(inner, "with", depth + 1);
        }
    }

    /// <summary>The lines that hold the law's day, readings and parameters; the day of the example is its writer's.</summary>
    public static string Settings(EvaluationOptions options, BoundProgram program)
    {
        StringBuilder text = new();
        if (options.LawAsOf is { } law) text.Append($"    law as of {Notation.Date(law)}\n");
        foreach ((string question, string reading) in options.Readings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append($"    the reading of {ExampleNames.Title(program, question)} is {reading}\n");
        foreach ((string parameter, LegalValue? value) in options.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append($"    parameter {ExampleNames.Parameter(program, parameter)} is {value?.ToText() ?? "not yet"}\n");
        return text.ToString();
    }

    /// <summary>What the kind grants, and what examples leave unsaid, need no words.</summary>
    private static bool IsSaid(GivenFact fact) => !fact.IsGranted && fact.Value != ExampleFacts.Unsaid(fact.Field);

    private static string Fact(GivenFact fact) => fact.Value.State switch
    {
        ValueState.Missing => $"{fact.Field.Name} is missing",
        ValueState.NotYet => $"{fact.Field.Name} is not yet",
        ValueState.NotApplicable => $"{fact.Field.Name} is not applicable",
        _ => $"{fact.Field.Name} is {Value(fact.Field, fact.Value)}",
    };

    private static string Value(FieldDefinition field, ExampleValue value) => field.Type switch
    {
        FieldType.YesNo => value.First == 1 ? "yes" : "no",
        FieldType.Category when field.Category is { } category => category.Values[(int)value.First],
        FieldType.Date => Notation.Dates((int)value.First, (int)value.Last),
        FieldType.Money => Notation.Money(value.First),
        FieldType.Period => Notation.Period(value.Period),
        FieldType.Citation when value.Text is { } citation && PlainCitation().IsMatch(citation) => citation,
        FieldType.Citation or FieldType.Text => $"\"{value.Text}\"",
        _ => value.First.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"18 § 3929", "35 § 780-113(a)(30)": what the language reads without quotes in every state.</summary>
    [GeneratedRegex(@"^[0-9]+[A-Za-z]* § [0-9][0-9A-Za-z.:-]*(\([0-9A-Za-z.]+\))*$")]
    private static partial Regex PlainCitation();
}
