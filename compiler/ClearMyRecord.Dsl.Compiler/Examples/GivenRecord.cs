using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>A fact of an example's record.</summary>
/// <param name="IsGranted">Whether the record's kind takes it for granted: "a conviction" needs no disposition.</param>
internal readonly record struct GivenFact(FieldDefinition Field, ExampleValue Value, bool IsGranted);

/// <summary>A record of an example as it could be written: a person with cases, a case with charges.</summary>
internal sealed record GivenRecord(KindSymbol Kind, ImmutableArray<GivenFact> Facts, ImmutableArray<GivenRecord> With)
{
    public string? Called { get; init; }

    /// <summary>Whether it is the one that an expectation speaks of.</summary>
    public bool IsAsked { get; init; }

    /// <summary>This and everything under it, in the order of rows.</summary>
    public IEnumerable<GivenRecord> All => With.SelectMany(inner => inner.All).Prepend(this);

    public IEnumerable<GivenRecord> Of(RecordKind kind) => All.Where(record => record.Kind.Record == kind);

    /// <summary>The row of the record asked about among those of its kind; -1 if it is gone.</summary>
    public int AskedRow(RecordKind kind) => Of(kind).ToList().FindIndex(record => record.IsAsked);

    /// <summary>With one record replaced by others: by itself changed, by several, by none.</summary>
    public GivenRecord Replace(RecordKind kind, int row, Func<GivenRecord, IEnumerable<GivenRecord>> change)
    {
        GivenRecord target = Of(kind).ElementAt(row);
        return Changed(this).Single();

        IEnumerable<GivenRecord> Changed(GivenRecord record) =>
            ReferenceEquals(record, target) ? change(record) : [record with { With = [.. record.With.SelectMany(Changed)] }];
    }

    /// <summary>With another value of a fact. A kind that takes the old one for granted, or that the new one denies, no longer fits: then the plain record is given.</summary>
    /// <param name="plain">The built-in kind of such records.</param>
    public GivenRecord Saying(FieldDefinition field, ExampleValue value, KindSymbol plain)
    {
        int at = Facts.ToList().FindIndex(fact => fact.Field == field);
        GivenRecord said = this with { Facts = at < 0 ? Facts.Add(new(field, value, false)) : Facts.SetItem(at, new(field, value, false)) };
        bool fits = (at < 0 || !Facts[at].IsGranted) && KindFacts.FirstDenied(Kind, said.Facts.ToDictionary(fact => fact.Field, fact => fact.Value)) is null;
        return fits ? said : said with { Kind = plain, Facts = [.. said.Facts.Select(fact => fact with { IsGranted = false })] };
    }

    public ExampleValue Value(FieldDefinition field)
    {
        foreach (GivenFact fact in Facts)
            if (fact.Field == field)
                return fact.Value;
        return ExampleFacts.Unsaid(field);
    }

    /// <summary>The same facts of another record that nobody asks about.</summary>
    public GivenRecord Copy() => this with { Called = null, IsAsked = false, With = [.. With.Select(inner => inner.Copy())] };
}
