using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>An example ready to run.</summary>
/// <param name="Given">The same records as a tree that can be written down again.</param>
/// <param name="Called">The rows of records that were given a name.</param>
internal sealed record BoundExample(
    ExampleSyntax Syntax, GivenRecord Given, CaseData Data, EvaluationOptions Options, ImmutableDictionary<string, (RecordKind Kind, int Row)> Called);

/// <summary>From an example as written to records in columns.</summary>
internal sealed class ExampleBinder
{
    private readonly BoundProgram _program;
    private readonly DiagnosticBag _diagnostics;
    private readonly ExampleRecords _records;
    private readonly ExampleFacts _facts;
    private readonly KindSymbol[] _kinds;
    private readonly Dictionary<string, (RecordKind, int)> _called = [];
    private int _lawDay;
    private readonly Dictionary<string, NameSyntax> _names = [];

    private ExampleBinder(BoundProgram program, DiagnosticBag diagnostics)
    {
        _program = program;
        _diagnostics = diagnostics;
        _records = new(program.Schema);
        _facts = new(program.Schema, diagnostics);
        // A group is not given: its charges are.
        _kinds = [.. program.Kinds.Where(kind => kind.Key is null)];
    }

    /// <returns>The example, or null after a message that says why it cannot run.</returns>
    public static BoundExample? Bind(ExampleSyntax example, Compilation compilation, DiagnosticBag diagnostics) =>
        new ExampleBinder(compilation.Bound, diagnostics).Bind(example, compilation.Program.Info.Questions);

    private BoundExample? Bind(ExampleSyntax example, ImmutableArray<QuestionInfo> questions)
    {
        int? today = example.Today?.First ?? example.Expectations.SelectMany(e => e.On).FirstOrDefault()?.First;
        if (today is null) _diagnostics.Add(ExampleErrors.NoToday.At(example.Name.Span, example.Name.Text) with { Advice = "add a line such as `today is 2024-06-30`" });
        if (example.Expectations.IsEmpty)
            _diagnostics.Add(ExampleErrors.NoExpectation.At(example.Name.Span, example.Name.Text) with { Advice = "end it with `expect \"…\" is eligible` or another outcome" });
        if (example.Given is not { } given)
        {
            _diagnostics.Add(ExampleErrors.NoRecord.At(example.Name.Span, example.Name.Text) with { Advice = "write `given a person` and, under it, `with a case …`" });
            return null;
        }

        _lawDay = example.LawAsOf?.First ?? today ?? 0;
        GivenRecord? person = Add(given, null);
        ExampleAssumptions assumed = ExampleAssumptions.Of(example, questions, _program, _diagnostics);
        ReportIdle(example);
        // Records that could not all be read are no data to decide on.
        if (today is not { } day || person is null || _diagnostics.HasErrors) return null;
        EvaluationOptions options = new()
        {
            Today = day,
            MostTrials = EvaluationOptions.UsualTrials,
            LawAsOf = example.LawAsOf?.First,
            KeepConditions = true,
            Readings = assumed.Readings,
            Parameters = assumed.Parameters,
        };
        return new(example, person, _records.ToCaseData(_program.Jurisdiction), options, _called.ToImmutableDictionary());
    }

    /// <summary>A file named with what no file has for itself, such as a fact, would go unheeded.</summary>
    private void ReportIdle(ExampleSyntax example)
    {
        foreach (ExpectSyntax expected in example.Expectations) ExampleNames.Relief(_program, expected.Relief, new());
        if (_diagnostics.HasErrors) return;
        foreach (QuotedSyntax path in _program.Sight.Idle.Where(path => path.Span.File == example.Span.File && path.Span.Start >= example.Span.Start && path.Span.End <= example.Span.End))
            _diagnostics.Add(Mentions.Idle(path));
    }

    private GivenRecord? Add(GivenSyntax given, RecordKind? outer)
    {
        if (ExampleNames.Find(_program, _kinds, given.Kind, _diagnostics, out bool said) is not { } kind)
        {
            if (!said) _diagnostics.Add(BindingErrors.UnknownKind.At(given.Kind.Span, given.Kind.Text) with
            {
                Advice = Names.Nearest(given.Kind.Text, _kinds.Select(kind => kind.Bare)) is { } near ? $"did you mean `{near}`?" : "give a person, a case, a charge, or a kind the statute defines",
            });
            return null;
        }

        bool fits = outer is null ? kind.Record == RecordKind.Person : kind.Record > outer;
        if (!fits)
        {
            _diagnostics.Add(ExampleErrors.NotInside.At(given.Kind.Span, kind.Name, outer is { } within ? $"within a {within.ToString().ToLowerInvariant()}" : "first") with
            {
                Advice = "an example starts with a person; a person holds cases, a case holds charges",
            });
            return null;
        }

        Dictionary<FieldDefinition, ExampleValue> facts = _facts.Read(given, kind, _lawDay);
        // A charge given straight under a person has a case of its own that nothing is said of.
        if (kind.Record == RecordKind.Charge && outer == RecordKind.Person) _records.Add(RecordKind.Case, []);
        int row = _records.Add(kind.Record, facts);
        if (given.Called is { } called) Call(called, kind.Record, row);
        HashSet<string> written = [.. given.Facts.Select(fact => fact.Field.Text)];
        GivenRecord record = new(kind, [.. facts.Select(fact => new GivenFact(fact.Key, fact.Value, !written.Contains(fact.Key.Name)))],
            [.. given.With.Select(inner => Add(inner, kind.Record)).OfType<GivenRecord>()]) { Called = given.Called?.Text };
        return kind.Record == RecordKind.Charge && outer == RecordKind.Person ? new GivenRecord(_kinds.First(k => k is { Record: RecordKind.Case, IsBuiltIn: true }), [], [record]) : record;
    }

    private void Call(NameSyntax name, RecordKind kind, int row)
    {
        if (_names.TryAdd(name.Text, name))
        {
            _called[name.Text] = (kind, row);
            return;
        }

        _diagnostics.Add(ExampleErrors.CalledTwice.At(name.Span, name.Text) with
        {
            Advice = "call one of them something else, so that `for` says which is meant",
            Notes = [(_names[name.Text].Span, "the first one is here")],
        });
    }
}
