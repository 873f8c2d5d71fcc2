using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>The parts of what one person's open facts could be. What one subject asked of a part is remembered for the person's other subjects.</summary>
internal sealed class Parts
{
    private readonly ProgramTables _tables;
    private readonly EvaluationOptions _options;
    private readonly OpenFacts _open;
    private readonly Dictionary<(PersonEvaluation Of, RecordKind Kind, int Field, int Row, SupposedFact Fact), PersonEvaluation> _narrower = [];
    private readonly Dictionary<(RecordKind Of, int Field, int Row), IReadOnlyList<SupposedFact>> _states = [];
    private readonly Dictionary<(PersonEvaluation Of, string Question, string Reading), PersonEvaluation> _read = [];

    /// <summary>How one fact would split a part: in its states or halves, the largest of them so large; or, of a question, in its readings.</summary>
    internal sealed record Cut(MissingFact Fact, FieldDefinition? Field, IReadOnlyList<SupposedFact> States, long Size, int Question);

    public Parts(ProgramTables tables, CaseData data, EvaluationOptions options)
    {
        (_tables, _options, _open) = (tables, options, new(data, tables, options));
        Whole = new(tables, data, options, new Suppositions(_open));
    }

    /// <summary>Everything that the open facts could be.</summary>
    public PersonEvaluation Whole { get; }

    /// <summary>How a fact would split a part; null where it cannot.</summary>
    public Cut? CutOf(PersonEvaluation part, MissingFact fact)
    {
        if (fact.IsQuestion)
        {
            int question = _tables.QuestionNamed(fact.Field);
            return _tables.Presumed.HasQuestion(question) ? null : new(fact, null, [], 0, question);
        }

        if (FieldOf(fact) is not { } field) return null;
        SupposedFact? known = Of(part)[field, fact.Row];
        IReadOnlyList<SupposedFact> states = known is { } supposed ? [supposed] : StatesOf(field, fact.Row);
        if (states is [{ IsOpen: true } only])
        {
            (SupposedFact low, SupposedFact high) = only.Halves(_options.Today);
            states = [low, high];
        }
        // Supposing again what is supposed already splits nothing; the only text that an open fact could have must be supposed once.
        else if (known is not null || states.Count == 0) return null;

        long size = states.Any(state => state.Group is not null) && known is null ? states.Count : states.Max(state => state.IsOpen ? state.Size : 0);
        return new(fact, field, states, size, 0);
    }

    /// <summary>The parts that a fact splits a part into; one where it cannot be split further.</summary>
    public ImmutableArray<PersonEvaluation> Split(PersonEvaluation part, Cut cut) => cut.Field is { } field
        ? [.. cut.States.Select(state => Narrowed(part, field, cut.Fact.Row, state))]
        : [.. _tables.Program.Info.Questions[cut.Question].Readings.Select(reading => Narrowed(part, cut.Question, cut.Fact.Field, reading))];

    /// <summary>The part in which a fact has one of its values: the first, the last, or one beside the middle, by the last two bits of a choice, in
    /// the state that the others choose. The part itself where the fact cannot be tried.</summary>
    public PersonEvaluation WithOne(PersonEvaluation part, MissingFact fact, uint choice)
    {
        if (fact.IsQuestion)
        {
            int question = _tables.QuestionNamed(fact.Field);
            ImmutableArray<string> readings = _tables.Program.Info.Questions[question].Readings;
            return _tables.Presumed.HasQuestion(question) ? part : Narrowed(part, question, fact.Field, readings[(int)(choice % (uint)readings.Length)]);
        }

        if (FieldOf(fact) is not { } field || Of(part)[field, fact.Row] is not null) return part;
        IReadOnlyList<SupposedFact> states = StatesOf(field, fact.Row);
        if (states.Count == 0) return part;
        SupposedFact state = states[(int)((choice >> 2) % (uint)states.Count)];
        return Narrowed(part, field, fact.Row, state.One(choice, _options.Today));
    }

    /// <returns>Null where a fact is settled, or left as it is.</returns>
    private FieldDefinition? FieldOf(MissingFact fact) =>
        _tables.Program.Schema.Find(fact.Kind, fact.Field) is { } field && !_tables.Presumed.Has(field) && _open.NumberOf(field, fact.Row) is not null ? field : null;

    private IReadOnlyList<SupposedFact> StatesOf(FieldDefinition field, int row)
    {
        if (!_states.TryGetValue((field.Of, field.Index, row), out IReadOnlyList<SupposedFact>? states))
            _states.Add((field.Of, field.Index, row), states = SupposedFact.Of(_open, field, row, _options.RecordDay));
        return states;
    }

    private PersonEvaluation Narrowed(PersonEvaluation part, FieldDefinition field, int row, SupposedFact fact)
    {
        var key = (part, field.Of, field.Index, row, fact);
        if (!_narrower.TryGetValue(key, out PersonEvaluation? narrowed)) _narrower.Add(key, narrowed = part.With(Of(part).With(field, row, fact)));
        return narrowed;
    }

    private PersonEvaluation Narrowed(PersonEvaluation part, int question, string name, string reading)
    {
        if (!_read.TryGetValue((part, name, reading), out PersonEvaluation? narrowed))
            _read.Add((part, name, reading), narrowed = part.With(Of(part).With(question, name, reading)));
        return narrowed;
    }

    private Suppositions Of(PersonEvaluation part) => part.Supposed ?? new(_open);
}
