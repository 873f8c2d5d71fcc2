using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Data.Synthesis;

/// <summary>Names with how often each comes, relative to each other.</summary>
public sealed record Shares(ImmutableArray<(string Name, double Share)> Items);

/// <summary>A power law: the chance of more than n is about n to the minus <paramref name="Tail"/>.</summary>
public readonly record struct PowerLaw(double Tail, int Most);

/// <summary>One offense that people of a synthetic population are charged with.</summary>
/// <param name="Of">For an inchoate offense, the citation of the offense attempted or conspired.</param>
public sealed record OffenseProfile(
    string Citation, string Description, string Grade, string Kind, Period MaximumTerm, double Share, string Inchoate, string? Of);

/// <summary>A balance of money: how often imposed on a case with a conviction, its mean in dollars, years until half is paid.</summary>
public sealed record BalanceProfile(string Field, double Imposed, double Mean, double YearsToPay);

/// <summary>How often a conviction brings each kind of sentence.</summary>
public readonly record struct SentenceProfile(double Incarceration, double Probation);

/// <summary>How often a date is known only to its month, or its year.</summary>
public readonly record struct PartialDates(double Month, double Year);

/// <summary>A fact that the profile does not make up: one value, or shares of several, in the field's notation.</summary>
public sealed record OtherFact(RecordKind Of, string Field, Shares Values);

/// <summary>Everything that shapes a synthetic population. Read from YAML by <see cref="ProfileReader"/>; the shipped one explains itself.</summary>
public sealed record PopulationProfile(string Name)
{
    public string Title { get; init; } = "";

    public int FirstYear { get; init; }

    /// <summary>A day number; what would be later has not come yet.</summary>
    public int LastDay { get; init; }

    /// <summary>Shares of the values of person fields: sex, race, ethnicity, county.</summary>
    public ImmutableArray<(string Field, Shares Values)> Traits { get; init; } = [];

    public double Registrant { get; init; }

    public (int Youngest, double Mean, int Oldest) AgeAtFirst { get; init; }

    public PowerLaw Episodes { get; init; }

    public double YearsBetweenEpisodes { get; init; }

    public double SecondCase { get; init; }

    public PowerLaw Charges { get; init; }

    public double SameKind { get; init; }

    public (double Summary, double Other) DaysToDisposition { get; init; }

    public ImmutableDictionary<string, Shares> Dispositions { get; init; } = ImmutableDictionary<string, Shares>.Empty;

    public ImmutableArray<string> Convictions { get; init; } = [];

    public string Pending { get; init; } = "";

    public double BargainShare { get; init; }

    public string BargainDisposition { get; init; } = "";

    public ImmutableDictionary<string, SentenceProfile> Sentences { get; init; } = ImmutableDictionary<string, SentenceProfile>.Empty;

    public ImmutableArray<BalanceProfile> Balances { get; init; } = [];

    public ImmutableArray<OtherFact> Also { get; init; } = [];

    public ImmutableDictionary<string, double> Missing { get; init; } = ImmutableDictionary<string, double>.Empty;

    public ImmutableDictionary<string, PartialDates> Partial { get; init; } = ImmutableDictionary<string, PartialDates>.Empty;

    public ImmutableArray<OffenseProfile> Offenses { get; init; } = [];
}
