using System.Globalization;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Synthesis;

/// <summary>The fields that the population fills, found once by name in the model.</summary>
internal sealed class SyntheticFields
{
    private readonly List<FieldSlot> _all = [];
    private readonly RecordSchema _schema;
    private readonly PopulationProfile _profile;

    public SyntheticFields(RecordSchema schema, PopulationProfile profile)
    {
        (_schema, _profile) = (schema, profile);
        Traits = [.. profile.Traits.Select(trait => Person(trait.Field, [.. trait.Values.Items.Select(item => item.Name)]))];
        BirthDate = Person("birth date");
        Registrant = Person("registrant");
        Weight = Person("weight");
        string[] counties = [.. profile.Traits.Where(trait => trait.Field == "county").SelectMany(trait => trait.Values.Items).Select(item => item.Name)];
        Court = Case("court", "Magisterial District Court", "Court of Common Pleas");
        County = Case("county", counties);
        FilingDate = Case("filing date");
        Balances = [.. profile.Balances.Select(balance => Case(balance.Field))];
        Offense = Charge("offense", profile.Offenses.Select(offense => offense.Of ?? offense.Citation));
        Inchoate = Charge("inchoate", profile.Offenses.Select(offense => offense.Inchoate));
        Description = Charge("description", profile.Offenses.Select(offense => offense.Description));
        Grade = Charge("grade", profile.Offenses.Select(offense => offense.Grade));
        OffenseDate = Charge("offense date");
        ArrestDate = Charge("arrest date");
        Dispositions = [.. profile.Dispositions.Values.SelectMany(shares => shares.Items).Select(item => item.Name)
            .Append(profile.Pending).Append(profile.BargainDisposition).Distinct().Order(StringComparer.Ordinal)];
        Disposition = Charge("disposition", Dispositions);
        DispositionDate = Charge("disposition date");
        SentenceDate = Charge("sentence date");
        MaximumTerm = Charge("maximum term");
        ImposedMinimum = Charge("imposed minimum");
        ImposedMaximum = Charge("imposed maximum");
        Incarceration = Charge("incarceration");
        ProbationTerm = Charge("probation term");
        ReleaseDate = Charge("release date");
        CompletionDate = Charge("sentence completion date");
        Also = profile.Also.ToLookup(
            fact => fact.Of,
            fact => (Add(fact.Of, fact.Field, fact.Values.Items.Select(item => item.Name)), new Picker(fact.Values.Items.Select(item => item.Share))));
        Episode = Charge("episode", Enumerable.Range(1, profile.Episodes.Most).Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The other facts of the profile, by kind of record.</summary>
    public ILookup<RecordKind, (FieldSlot Slot, Picker Picker)> Also { get; }

    public IReadOnlyList<FieldSlot> All => _all;

    public string[] Dispositions { get; }

    public FieldSlot[] Traits { get; }

    public FieldSlot[] Balances { get; }

    public FieldSlot BirthDate { get; }

    public FieldSlot Registrant { get; }

    public FieldSlot Weight { get; }

    public FieldSlot Court { get; }

    public FieldSlot County { get; }

    public FieldSlot FilingDate { get; }

    public FieldSlot Offense { get; }

    public FieldSlot Inchoate { get; }

    public FieldSlot Description { get; }

    public FieldSlot Grade { get; }

    public FieldSlot OffenseDate { get; }

    public FieldSlot ArrestDate { get; }

    public FieldSlot Disposition { get; }

    public FieldSlot DispositionDate { get; }

    public FieldSlot SentenceDate { get; }

    public FieldSlot MaximumTerm { get; }

    public FieldSlot ImposedMinimum { get; }

    public FieldSlot ImposedMaximum { get; }

    public FieldSlot Incarceration { get; }

    public FieldSlot ProbationTerm { get; }

    public FieldSlot ReleaseDate { get; }

    public FieldSlot CompletionDate { get; }

    public FieldSlot Episode { get; }

    private FieldSlot Person(string name, params string[] values) => Add(RecordKind.Person, name, values);

    private FieldSlot Case(string name, params string[] values) => Add(RecordKind.Case, name, values);

    private FieldSlot Charge(string name, params IEnumerable<string> values) => Add(RecordKind.Charge, name, values);

    private FieldSlot Add(RecordKind kind, string name, IEnumerable<string> values)
    {
        FieldSlot slot = new(_schema, _profile, kind, name, _all.Count, values);
        _all.Add(slot);
        return slot;
    }
}
