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
    private readonly Dictionary<(PersonEvaluation Of, string Question, string Reading), PersonEvaluation> _read = [];

    public Parts(ProgramTables tables, CaseData data, EvaluationOptions options)
    {
        (_tables, _options, _open) = (tables, options, new(data, tables, options));
        Whole = new(tables, data, options, new Suppositions(_open));
    }

    /// <summary>Everything that the open facts could be.</summary>
    public PersonEvaluation Whole { get; }

    /// <summary>The parts that a fact splits a part into; one or none where it cannot be split further.</summary>
    public ImmutableArray<PersonEvaluation> Split(PersonEvaluation part, MissingFact fact, out long size)
    {
        size = 0;
        if (fact.IsQuestion)
        {
            int question = _tables.QuestionNamed(fact.Field);
            return _tables.Presumed.HasQuestion(question) ? []
                : [.. _tables.Program.Info.Questions[question].Readings.Select(reading => Narrowed(part, question, fact.Field, reading))];
        }

        if (FieldOf(fact) is not { } field) return [];
        SupposedFact? known = Of(part)[field, fact.Row];
        IReadOnlyList<SupposedFact> states = known is { } supposed ? [supposed] : SupposedFact.Of(_open, field, fact.Row, _options.RecordDay);
        if (states is [{ IsOpen: true } only])
        {
            (SupposedFact low, SupposedFact high) = only.Halves(_options.Today);
            states = [low, high];
        }
        // Supposing again what is supposed already splits nothing; the only text that an open fact could have must be supposed once.
        else if (known is not null) return [];

        size = states.Any(state => state.Group is not null) && known is null ? states.Count
            : states.Select(state => state.IsOpen ? state.Size : 0).DefaultIfEmpty(0).Max();
        return [.. states.Select(state => Narrowed(part, field, fact.Row, state))];
    }

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
        IReadOnlyList<SupposedFact> states = SupposedFact.Of(_open, field, fact.Row, _options.RecordDay);
        if (states.Count == 0) return part;
        SupposedFact state = states[(int)((choice >> 2) % (uint)states.Count)];
        return Narrowed(part, field, fact.Row, state.One(choice, _options.Today));
    }

    /// <returns>Null where a fact is settled, or left as it is.</returns>
    private FieldDefinition? FieldOf(MissingFact fact) =>
        _tables.Program.Schema.Find(fact.Kind, fact.Field) is { } field && !_tables.Presumed.Has(field) && _open.NumberOf(field, fact.Row) is not null ? field : null;

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
