using System.Collections.Immutable;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>Records of data as a worked example, with the statute's own verdicts.</summary>
public static class RecordsAsExample
{
    private const string Warning = "-- Written from data. What it expects is what the statute says today: a person compares it with the law before it is kept.";

    /// <param name="name">Of the example; nothing that could tell who the person is.</param>
    /// <returns>The lines of the example, or null if no record of the person is there on that day.</returns>
    public static string? Write(Compilation compilation, CaseData data, int person, EvaluationOptions options, string name)
    {
        GivenRecord given = Given(compilation.Bound, data, RecordKind.Person, person);
        CaseData written = ExampleRecords.Of(compilation.Program.Schema, given, compilation.Program.Info.Jurisdiction);
        ImmutableArray<(RecordKind Kind, int Row, string Words)> verdicts = Verdicts(compilation, written, options with { KeepConditions = true });
        if (verdicts.IsEmpty) return null;
        HashSet<(RecordKind, int)> asked = [.. verdicts.Where(one => written.CountOf(one.Kind) > 1).Select(one => (one.Kind, one.Row))];
        Dictionary<GivenRecord, string> called = new(ReferenceEqualityComparer.Instance);
        foreach ((RecordKind kind, int row) in asked) called[given.Of(kind).ElementAt(row)] = Called(kind, row);
        StringBuilder text = new($"{Warning}\nexample \"{Plain(name)}\"\n    today is {Notation.Date(options.Today)}\n");
        text.Append(ExampleText.Settings(options, compilation.Bound)).Append(ExampleText.Given(given, called.GetValueOrDefault));
        foreach ((RecordKind kind, int row, string words) in verdicts)
            text.Append("    expect ").Append(words.Replace("@", asked.Contains((kind, row)) ? $" for {Called(kind, row)}" : "", StringComparison.Ordinal)).Append('\n');
        return text.ToString();
    }

    /// <summary>One for each relief and record that it covers; where none covers any, one that says so.</summary>
    private static ImmutableArray<(RecordKind, int, string)> Verdicts(Compilation compilation, CaseData data, EvaluationOptions options)
    {
        RecordDay records = RecordDay.Of(data, options.RecordDay);
        List<(RecordKind, int, string)> covered = [], others = [];
        foreach (ReliefDecisions decisions in compilation.Interpreter.Evaluate(records.Data, 0, 1, options).Reliefs)
        {
            RecordKind kind = decisions.Relief.Subject;
            for (int row = 0; row < data.CountOf(kind); row++)
            {
                int index = records.RowOf(kind, row) - decisions.FirstRow;
                if (index < 0) continue;
                (decisions.Outcomes[index] == Outcome.NotCovered ? others : covered).Add((kind, row, $"{ExampleNames.Title(compilation.Bound, decisions.Relief.Name)}@ {ExpectationText.Of(decisions, index)}"));
            }
        }

        return [.. covered.Count > 0 ? covered : others.Take(1)];
    }

    private static string Called(RecordKind kind, int row) => $"the {kind.ToString().ToLowerInvariant()}{row + 1}";

    private static GivenRecord Given(BoundProgram program, CaseData data, RecordKind kind, int row)
    {
        GivenFact[] facts = [.. data.Schema.FieldsOf(kind).Select(field => new GivenFact(field, Value(data.ColumnOf(field), row), false)).Where(fact => fact.Value != ExampleFacts.Unsaid(fact.Field))];
        int[] starts = kind switch { RecordKind.Person => data.FirstCase, RecordKind.Case => data.FirstCharge, _ => [] };
        IEnumerable<int> inner = kind == RecordKind.Charge ? [] : Enumerable.Range(starts[row], starts[row + 1] - starts[row]);
        return new(program.Kinds.First(symbol => symbol.IsBuiltIn && symbol.Record == kind), [.. facts], [.. inner.Select(one => Given(program, data, kind + 1, one))]);
    }

    private static ExampleValue Value(Column? column, int row)
    {
        ValueState state = column?.StateAt(row) ?? ValueState.Missing;
        if (state != ValueState.Known) return ExampleValue.Blank(state);
        return column switch
        {
            DateColumn dates => new(state, dates.First[row], dates.Last?[row] ?? dates.First[row]),
            PeriodColumn periods => new(state, Period: periods.Values[row]),
            CodedColumn coded => new(state, Text: Plain(coded.TextAt(row))),
            YesNoColumn yes => new(state, yes.Values[row], yes.Values[row]),
            NumberColumn numbers => new(state, numbers.Values[row], numbers.Values[row]),
            CategoryColumn category => new(state, category.Codes[row], category.Codes[row]),
            _ => ExampleValue.Blank(ValueState.Missing),
        };
    }

    /// <summary>A text of the language is one line and holds no quotation mark.</summary>
    private static string Plain(string text) => string.Join(' ', text.Replace('"', '\'').Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
