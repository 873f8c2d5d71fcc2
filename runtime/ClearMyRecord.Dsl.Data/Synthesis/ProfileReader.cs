using System.Collections.Immutable;
using System.Reflection;
using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Synthesis;

/// <summary>Reads a population profile from YAML, or one that ships with the tool.</summary>
public static class ProfileReader
{
    private static readonly string[] Kinds = ["summary", "misdemeanor", "felony", "dui"];

    /// <summary>The shipped profile.</summary>
    public const string DefaultName = "pennsylvania";

    /// <param name="nameOrPath">The name of a shipped profile, or the path of a YAML file.</param>
    /// <exception cref="DataProblemException">There is no such profile, or something in it cannot be.</exception>
    public static PopulationProfile Load(string nameOrPath = DefaultName)
    {
        using Stream? shipped = Assembly.GetExecutingAssembly().GetManifestResourceStream($"profile/{nameOrPath}.yaml");
        if (shipped is not null)
        {
            using StreamReader reader = new(shipped);
            return Parse(reader.ReadToEnd(), nameOrPath);
        }

        string name = Path.GetFileName(nameOrPath);
        return SourceFile.Guarded(name, () => File.Exists(nameOrPath) ? Parse(File.ReadAllText(nameOrPath), name) : throw DataErrors.FileMissing.In(name));
    }

    /// <summary>The shipped profile whose courts are of this jurisdiction, or the default one.</summary>
    public static PopulationProfile ForJurisdiction(string jurisdiction) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith("profile/", StringComparison.Ordinal))
            .Select(name => Load(name["profile/".Length..^".yaml".Length]))
            .FirstOrDefault(profile => profile.Also.Any(fact =>
                fact is { Of: RecordKind.Case, Field: "jurisdiction" } && fact.Values.Items.Any(item => item.Name == jurisdiction)))
        ?? Load();

    /// <summary>The text of the shipped profile, to start one's own from.</summary>
    public static string DefaultText()
    {
        using Stream shipped = Assembly.GetExecutingAssembly().GetManifestResourceStream($"profile/{DefaultName}.yaml")
            ?? throw new InvalidOperationException("the shipped profile is not in the assembly");
        using StreamReader reader = new(shipped);
        return reader.ReadToEnd();
    }

    public static PopulationProfile Parse(string yaml, string file)
    {
        YamlMap map = YamlMap.Parse(yaml, file);
        YamlMap years = Part(map, "years"), person = Part(map, "person"), age = Part(person, "age at first episode");
        YamlMap days = Part(map, "days to disposition"), bargain = Part(map, "bargained away"), dispositions = Part(map, "dispositions");
        YamlMap sentences = Part(map, "sentences"), balances = Part(map, "balances"), missing = Part(map, "missing"), partial = Part(map, "partial dates");
        PopulationProfile profile = new(map.Required("profile"))
        {
            Title = map.Text("title", ""),
            FirstYear = (int)Between(years, "first", 1900, 2100),
            LastDay = DateOnly.TryParseExact(years.Required("last day"), "yyyy-MM-dd", out DateOnly last)
                ? last.DayNumber
                : throw years.Wrong("last day", "say a date such as 2026-06-30"),
            Traits = [.. person.Keys.Where(key => key is not ("registrant" or "age at first episode")).Select(key => (key, SharesOf(person, key)))],
            Registrant = Between(person, "registrant", 0, 1),
            AgeAtFirst = ((int)Between(age, "youngest", 0, 120), Between(age, "mean", 0, 120), (int)Between(age, "oldest", 0, 120)),
            Episodes = Law(map, "episodes per person"),
            YearsBetweenEpisodes = Between(map, "years between episodes", 0.01, 100),
            SecondCase = Between(Part(map, "cases per episode"), "second case", 0, 1),
            Charges = Law(map, "charges per case"),
            SameKind = Between(map, "charges of the lead's kind", 0, 1),
            DaysToDisposition = (Between(days, "summary", 1, 10_000), Between(days, "other", 1, 10_000)),
            Dispositions = dispositions.Keys.ToImmutableDictionary(key => key, key => SharesOf(dispositions, key)),
            Convictions = map.Texts("convictions"),
            Pending = map.Required("pending"),
            BargainShare = Between(bargain, "share", 0, 1),
            BargainDisposition = bargain.Required("disposition"),
            Sentences = sentences.Keys.ToImmutableDictionary(
                key => key, key => new SentenceProfile(Between(Part(sentences, key), "incarceration", 0, 1), Between(Part(sentences, key), "probation", 0, 1))),
            Balances = [.. balances.Keys.Select(key => Balance(balances, key))],
            Also = [.. Others(Part(map, "also"))],
            Missing = missing.Keys.ToImmutableDictionary(key => key, key => Between(missing, key, 0, 1)),
            Partial = partial.Keys.ToImmutableDictionary(
                key => key, key => new PartialDates(Between(Part(partial, key), "month", 0, 1), Between(Part(partial, key), "year", 0, 1))),
            Offenses = [.. map.Maps("offenses").Select(Offense)],
        };
        map.Done("a profile has the words of the shipped one; write it out with `data synthesize --show-profile`");
        Check(profile, map);
        return profile;
    }

    private static void Check(PopulationProfile profile, YamlMap map)
    {
        if (profile.Offenses.IsEmpty) throw map.Wrong("offenses", "name at least one");
        if (profile.LastDay < new DateOnly(profile.FirstYear, 12, 31).DayNumber) throw map.Wrong("years", "the last day is before the end of the first year");
        if (profile.AgeAtFirst is var (youngest, mean, oldest) && !(youngest < mean && mean < oldest))
            throw map.Wrong("person", "the mean age must lie between the youngest and the oldest");
        foreach (string kind in Kinds)
        {
            if (!profile.Dispositions.ContainsKey(kind)) throw map.Wrong("dispositions", $"`{kind}` is missing");
            if (!profile.Sentences.ContainsKey(kind)) throw map.Wrong("sentences", $"`{kind}` is missing");
        }
    }

    private static OffenseProfile Offense(YamlMap map)
    {
        string kind = map.Required("kind");
        if (!Kinds.Contains(kind)) throw map.Wrong("kind", $"say {string.Join(", ", Kinds)}");
        OffenseProfile offense = new(
            map.Required("cite"), map.Text("description", ""), map.Required("grade"), kind,
            PeriodText.Parse(map.Required("maximum term")) ?? throw map.Wrong("maximum term", "say a length of time such as 5 years"),
            Between(map, "share", 0, 1e9), map.Text("inchoate", "none"), map.Text("of"));
        map.Done("an offense has: cite, description, grade, kind, maximum term, share, inchoate, of");
        return offense;
    }

    private static BalanceProfile Balance(YamlMap balances, string field)
    {
        YamlMap map = Part(balances, field);
        return new(field, Between(map, "imposed", 0, 1), Between(map, "mean", 0, 1e9), Between(map, "years to pay", 0.01, 1000));
    }

    private static IEnumerable<OtherFact> Others(YamlMap also)
    {
        foreach ((RecordKind kind, string name) in RecordWords.Kinds)
            if (also.Map(name) is { } facts)
                foreach (string field in facts.Keys)
                    yield return new(kind, field, facts.IsMap(field) ? SharesOf(facts, field) : new([(facts.Required(field), 1)]));
        also.Done("facts are of: person, case, charge");
    }

    private static PowerLaw Law(YamlMap map, string key) => new(Between(Part(map, key), "tail", 0.1, 100), (int)Between(Part(map, key), "most", 1, 1000));

    private static Shares SharesOf(YamlMap parent, string key)
    {
        YamlMap map = Part(parent, key);
        Shares shares = new([.. map.Keys.Select(name => (name, Between(map, name, 0, 1e9)))]);
        return shares.Items.Sum(item => item.Share) > 0 ? shares : throw parent.Wrong(key, "needs at least one share above 0");
    }

    private static YamlMap Part(YamlMap map, string key) => map.Map(key) ?? throw map.Wrong(key, "is missing here");

    private static double Between(YamlMap map, string key, double least, double most)
    {
        double number = (double)(map.Number(key) ?? throw map.Wrong(key, "is missing here"));
        return number >= least && number <= most ? number : throw map.Wrong(key, $"must be from {least} to {most}");
    }
}
