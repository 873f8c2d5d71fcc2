using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>What is supposed of a record's open facts and of the law's open questions.</summary>
internal sealed record Suppositions(
    ImmutableDictionary<(FieldDefinition Field, int Row), SupposedFact> Facts, ImmutableDictionary<string, string> Readings)
{
    public static Suppositions None { get; } = new(ImmutableDictionary<(FieldDefinition Field, int Row), SupposedFact>.Empty, ImmutableDictionary<string, string>.Empty);

    public SupposedFact? this[FieldDefinition field, int row] => Facts.TryGetValue((field, row), out SupposedFact fact) ? fact : null;

    public Suppositions With(FieldDefinition field, int row, SupposedFact fact) => this with { Facts = Facts.SetItem((field, row), fact) };
}
