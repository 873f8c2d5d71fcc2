using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>What can be said of a condition by looking at it alone. Whatever is not understood may be true or false.</summary>
internal abstract record Formula
{
    /// <summary>More alternatives than this are not looked into, nor are more conditions compared with one another.</summary>
    public const int MostParts = 200;

    public static Formula Unclear { get; } = new UnclearFormula();

    public static Formula And(IEnumerable<Formula> parts) => new AllOf([.. parts]);

    /// <summary>Alternatives about one fact are one wider set.</summary>
    public static Formula Or(IEnumerable<Formula> parts)
    {
        Formula[] all = [.. parts];
        if (all.Length > MostParts) return Unclear;
        Fact[] facts = [.. all.OfType<Fact>()];
        if (facts.Length == 0 || facts.Length < all.Length || facts.Any(fact => fact.Key != facts[0].Key)) return new AnyOf([.. all]);
        return facts.Aggregate((a, b) => a with { True = a.True.Union(b.True), False = a.False.Intersect(b.False), IsExact = a.IsExact && b.IsExact });
    }

    /// <summary>True where this is false.</summary>
    public Formula Denied() => this switch
    {
        Fact fact => fact with { True = fact.False, False = fact.True },
        AllOf all => Or(all.Parts.Select(part => part.Denied())),
        AnyOf any => And(any.Parts.Select(part => part.Denied())),
        Named named => new Named(named.Name.Denied(), named.Meaning.Denied()),
        _ => Unclear,
    };

    /// <summary>True where this is not true, be it false or of a value that has no answer.</summary>
    public Formula NotTrue() => this switch
    {
        Fact { IsExact: true } fact => fact with { True = fact.True.Outside(fact.Universe), False = fact.True },
        Fact fact => fact with { True = fact.Universe, False = fact.Universe },
        AllOf all => Or(all.Parts.Select(part => part.NotTrue())),
        AnyOf any => And(any.Parts.Select(part => part.NotTrue())),
        Named named => new Named(named.Name.NotTrue(), named.Meaning.NotTrue()),
        _ => Unclear,
    };
}

/// <summary>A fact of a record lies in a set.</summary>
/// <param name="Key">Two conditions with one key speak of one fact.</param>
/// <param name="True">Where the condition is true.</param>
/// <param name="False">Where it is false; a value in neither set leaves it unknown.</param>
/// <param name="IsExact">Whether the sets are no larger than they must be.</param>
internal sealed record Fact(string Key, ValueSet True, ValueSet False, ValueSet Universe, bool IsExact = true) : Formula;

internal sealed record AllOf(ImmutableArray<Formula> Parts) : Formula;

internal sealed record AnyOf(ImmutableArray<Formula> Parts) : Formula;

/// <summary>A definition: its name and what it says are true together.</summary>
internal sealed record Named(Formula Name, Formula Meaning) : Formula;

internal sealed record UnclearFormula : Formula;

/// <summary>What is settled at a place in a statute: for each fact spoken of, the values it can still have.</summary>
internal sealed class Settled
{
    private readonly Dictionary<string, ValueSet> _sets = [];

    public Settled()
    {
    }

    private Settled(Settled other) => _sets = new(other._sets);

    public Settled Copy() => new(this);

    /// <summary>What is settled when a condition is true as well.</summary>
    /// <returns>False if it cannot be true.</returns>
    public bool Add(Formula formula)
    {
        switch (formula)
        {
            case Fact fact:
                ValueSet set = Of(fact).Intersect(fact.True);
                _sets[fact.Key] = set;
                return !set.IsEmpty;
            case AllOf all:
                return all.Parts.OrderBy(part => part is AnyOf).ToArray().All(Add);
            case Named named:
                return Add(named.Name) && Add(named.Meaning);
            case AnyOf any:
                Formula[] possible = [.. any.Parts.Where(part => Copy().Add(part))];
                return possible.Length > 1 || (possible.Length == 1 && Add(possible[0]));
            default:
                return true;
        }
    }

    /// <summary>Whether a condition is true of everything that is still possible.</summary>
    public bool Implies(Formula formula) => formula switch
    {
        Fact fact => fact.IsExact && Of(fact).IsWithin(fact.True),
        AllOf all => all.Parts.All(Implies),
        AnyOf any => any.Parts.Any(Implies),
        Named named => Implies(named.Name) || Implies(named.Meaning),
        _ => false,
    };

    private ValueSet Of(Fact fact) => _sets.GetValueOrDefault(fact.Key, fact.Universe);
}
