using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>What is supposed of a person's open facts and of the law's open questions: each says one thing more than the one it was made from.</summary>
internal sealed class Suppositions
{
    private readonly OpenFacts _open;
    private readonly ImmutableArray<SupposedFact?> _facts;

    public Suppositions(OpenFacts open) : this(open, [], ImmutableDictionary<string, string>.Empty, 0)
    {
    }

    private Suppositions(OpenFacts open, ImmutableArray<SupposedFact?> facts, ImmutableDictionary<string, string> readings, ulong changed) =>
        (_open, _facts, Readings, Changed) = (open, facts, readings, changed);

    public ImmutableDictionary<string, string> Readings { get; }

    /// <summary>The mark (<see cref="MarkOf(FieldDefinition, int)"/>) of what this supposes beyond the one it was made from.</summary>
    public ulong Changed { get; }

    public OpenFacts Open => _open;

    public SupposedFact? this[FieldDefinition field, int row] =>
        _open.NumberOf(field, row) is { } number && number < _facts.Length ? _facts[number] : null;

    /// <summary>A bit for an open fact, none for a settled one. Facts may share a bit: what looked at one then counts as having looked at both.</summary>
    public ulong MarkOf(FieldDefinition field, int row) => _open.NumberOf(field, row) is { } number ? MarkOf(number) : 0;

    public ulong MarkOfQuestion(int question) => MarkOf(_open.NumberOfQuestion(question));

    public Suppositions With(FieldDefinition field, int row, SupposedFact fact)
    {
        int number = _open.NumberOf(field, row) ?? throw new ArgumentException($"{field.Name} is settled", nameof(field));
        ImmutableArray<SupposedFact?> facts = number < _facts.Length ? _facts : _facts.AddRange(new SupposedFact?[number + 1 - _facts.Length]);
        return new(_open, facts.SetItem(number, fact), Readings, MarkOf(number));
    }

    public Suppositions With(int question, string name, string reading) =>
        new(_open, _facts, Readings.SetItem(name, reading), MarkOfQuestion(question));

    private static ulong MarkOf(int number) => 1UL << (number & 63);
}
