using System.Collections.Frozen;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Data.Synthesis;

/// <summary>
/// A made-up population of any size, drawn from a profile by a seed. Person n is the same in whatever batch they are made, so a
/// run over millions needs the memory of one batch. Safe to use from several threads at once.
/// </summary>
public sealed class SyntheticPopulation
{
    private const double DaysOfYear = 365.25;

    private readonly PopulationProfile _profile;
    private readonly RecordSchema _schema;
    private readonly ulong _seed;
    private readonly SyntheticFields _fields;
    private readonly Picker[] _traits;
    private readonly Picker _anyOffense;
    private readonly FrozenDictionary<string, (Picker Picker, int[] Offenses)> _offensesOfKind;
    private readonly FrozenDictionary<string, (Picker Picker, int[] Codes)> _dispositions;
    private readonly (FieldSlot Slot, Picker Picker)[][] _others;
    private readonly int _pending, _bargain;
    private readonly bool[] _isConviction;
    private readonly int _countyTrait, _firstDay;

    /// <exception cref="Problems.DataProblemException">The profile names a category value that the model lacks.</exception>
    public SyntheticPopulation(PopulationProfile profile, long seed, RecordSchema schema)
    {
        (_profile, _schema, _seed) = (profile, schema, unchecked((ulong)seed));
        _fields = new(schema, profile);
        _others = [.. Enum.GetValues<RecordKind>().Select(kind => _fields.Also[kind].ToArray())];
        _traits = [.. profile.Traits.Select(trait => new Picker(trait.Values.Items.Select(item => item.Share)))];
        _countyTrait = profile.Traits.Select(trait => trait.Field).ToList().IndexOf("county");
        _anyOffense = new(profile.Offenses.Select(offense => offense.Share));
        _offensesOfKind = profile.Offenses.Index().GroupBy(entry => entry.Item.Kind).ToFrozenDictionary(
            group => group.Key, group => (new Picker(group.Select(entry => entry.Item.Share)), group.Select(entry => entry.Index).ToArray()));
        _dispositions = profile.Dispositions.ToFrozenDictionary(
            entry => entry.Key,
            entry => (new Picker(entry.Value.Items.Select(item => item.Share)), entry.Value.Items.Select(item => Array.IndexOf(_fields.Dispositions, item.Name)).ToArray()));
        _pending = Array.IndexOf(_fields.Dispositions, profile.Pending);
        _bargain = Array.IndexOf(_fields.Dispositions, profile.BargainDisposition);
        _isConviction = [.. _fields.Dispositions.Select(name => profile.Convictions.Contains(name))];
        _firstDay = new DateOnly(profile.FirstYear, 1, 1).DayNumber;
    }

    /// <summary>Makes the people with numbers <paramref name="firstPerson"/> (from 0) and following.</summary>
    public CaseData Batch(int firstPerson, int count)
    {
        SyntheticBatch batch = new(_fields, firstPerson, count);
        for (int i = 0; i < count; i++)
        {
            PersonRandom random = new(_seed, (long)firstPerson + i);
            batch.NextPerson();
            MakePerson(batch, ref random);
        }

        return batch.Build(_schema);
    }

    private void MakePerson(SyntheticBatch batch, ref PersonRandom random)
    {
        int county = 0;
        for (int i = 0; i < _traits.Length; i++)
        {
            int choice = _traits[i].Pick(ref random);
            if (i == _countyTrait) county = choice;
            batch.Put(_fields.Traits[i], _fields.Traits[i].Choice(choice), ref random);
        }

        (int youngest, double mean, int oldest) = _profile.AgeAtFirst;
        double age = youngest + random.Exponential(mean - youngest);
        if (age > oldest) age = youngest + random.Fraction() * (oldest - youngest);
        int day = _firstDay + random.Below(_profile.LastDay - _firstDay);
        int birth = day - (int)(age * DaysOfYear);
        batch.Put(_fields.BirthDate, CellValue.Days(birth, birth), ref random);
        batch.Put(_fields.Registrant, CellValue.Of(random.Chance(_profile.Registrant) ? 1 : 0), ref random);
        batch.Put(_fields.Weight, CellValue.Of(1), ref random);
        PutOthers(batch, RecordKind.Person, ref random);

        int episodes = random.From(_profile.Episodes);
        for (int episode = 1; episode <= episodes && day <= _profile.LastDay; episode++)
        {
            int cases = random.Chance(_profile.SecondCase) ? 2 : 1;
            for (int i = 0; i < cases; i++) MakeCase(batch, episode, day, county, ref random);
            day += 1 + (int)random.Exponential(_profile.YearsBetweenEpisodes * DaysOfYear);
        }
    }

    private void MakeCase(SyntheticBatch batch, int episode, int day, int county, ref PersonRandom random)
    {
        batch.NextCase();
        int lead = _anyOffense.Pick(ref random);
        bool isSummary = _profile.Offenses[lead].Kind == "summary";
        int arrest = Math.Min(_profile.LastDay, day + (isSummary ? 0 : random.Below(20)));
        int filing = Math.Min(_profile.LastDay, arrest + random.Below(8));
        double wait = isSummary ? _profile.DaysToDisposition.Summary : _profile.DaysToDisposition.Other;
        int decided = filing + (int)(wait / 3 + random.Exponential(wait * 2 / 3));
        if (_countyTrait >= 0 && random.Chance(0.12)) county = _traits[_countyTrait].Pick(ref random);
        batch.Put(_fields.Court, _fields.Court.Choice(isSummary ? 0 : 1), ref random);
        batch.Put(_fields.County, _fields.County.Choice(county), ref random);
        batch.Put(_fields.FilingDate, CellValue.Days(filing, filing), ref random);

        bool leadConvicted = false;
        int charges = random.From(_profile.Charges);
        for (int i = 0; i < charges; i++)
        {
            int offense = i == 0 ? lead : NextOffense(lead, ref random);
            int disposition = DispositionOf(offense, decided, leadConvicted, ref random);
            leadConvicted |= _isConviction[disposition];
            batch.NextCharge();
            PutOffense(batch, offense, episode, day, arrest, ref random);
            PutDisposition(batch, _profile.Offenses[offense], disposition, decided, ref random);
            PutOthers(batch, RecordKind.Charge, ref random);
        }

        foreach ((int i, BalanceProfile balance) in _profile.Balances.Index())
            batch.Put(_fields.Balances[i], CellValue.Of(leadConvicted ? Balance(balance, decided, ref random) : 0), ref random);
        PutOthers(batch, RecordKind.Case, ref random);
    }

    private void PutOthers(SyntheticBatch batch, RecordKind kind, ref PersonRandom random)
    {
        foreach ((FieldSlot slot, Picker picker) in _others[(int)kind])
            batch.Put(slot, slot.Choice(picker.Pick(ref random)), ref random);
    }

    private int NextOffense(int lead, ref PersonRandom random)
    {
        if (!random.Chance(_profile.SameKind)) return _anyOffense.Pick(ref random);
        (Picker picker, int[] offenses) = _offensesOfKind[_profile.Offenses[lead].Kind];
        return offenses[picker.Pick(ref random)];
    }

    private int DispositionOf(int offense, int decided, bool leadConvicted, ref PersonRandom random)
    {
        (Picker picker, int[] codes) = _dispositions[_profile.Offenses[offense].Kind];
        int disposition = codes[picker.Pick(ref random)];
        bool isGivenUp = random.Chance(_profile.BargainShare) && leadConvicted && _isConviction[disposition];
        return decided > _profile.LastDay ? _pending : isGivenUp ? _bargain : disposition;
    }

    private void PutOffense(SyntheticBatch batch, int offense, int episode, int day, int arrest, ref PersonRandom random)
    {
        batch.Put(_fields.Offense, _fields.Offense.Choice(offense), ref random);
        batch.Put(_fields.Inchoate, _fields.Inchoate.Choice(offense), ref random);
        batch.Put(_fields.Description, _fields.Description.Choice(offense), ref random);
        batch.Put(_fields.Grade, _fields.Grade.Choice(offense), ref random);
        batch.Put(_fields.OffenseDate, CellValue.Days(day, day), ref random);
        batch.Put(_fields.ArrestDate, CellValue.Days(arrest, arrest), ref random);
        batch.Put(_fields.MaximumTerm, CellValue.Of(_profile.Offenses[offense].MaximumTerm), ref random);
        batch.Put(_fields.Episode, _fields.Episode.Choice(episode - 1), ref random);
    }

    private void PutDisposition(SyntheticBatch batch, OffenseProfile offense, int disposition, int decided, ref PersonRandom random)
    {
        bool isPending = disposition == _pending, isConviction = _isConviction[disposition];
        batch.Put(_fields.Disposition, _fields.Disposition.Choice(disposition), ref random);
        batch.Put(_fields.DispositionDate, isPending ? CellValue.NotYet : OnDay(decided), ref random);
        Sentence sentence = isConviction ? Sentence.Draw(_profile.Sentences[offense.Kind], offense.MaximumTerm, ref random) : default;
        CellValue none = CellValue.NotApplicable;
        int sentenced = decided + (random.Chance(0.7) ? 0 : random.Below(75));
        batch.Put(_fields.SentenceDate, isConviction ? OnDay(sentenced) : none, ref random);
        batch.Put(_fields.ImposedMinimum, sentence.IsIncarceration ? CellValue.Of(sentence.Minimum) : none, ref random);
        batch.Put(_fields.ImposedMaximum, sentence.IsIncarceration ? CellValue.Of(sentence.Maximum) : none, ref random);
        batch.Put(_fields.Incarceration, sentence.IsIncarceration ? CellValue.Of(sentence.Maximum) : none, ref random);
        batch.Put(_fields.ProbationTerm, sentence.IsProbation ? CellValue.Of(sentence.Probation) : none, ref random);
        batch.Put(_fields.ReleaseDate, sentence.IsIncarceration ? OnDay(LegalDate.Add(sentenced, sentence.Minimum, DayRule.RollBack)) : none, ref random);
        batch.Put(_fields.CompletionDate, isConviction ? OnDay(LegalDate.Add(sentenced, sentence.Whole, DayRule.RollBack)) : none, ref random);
    }

    private CellValue OnDay(int day) => day > _profile.LastDay ? CellValue.NotYet : CellValue.Days(day, day);

    /// <returns>Cents still owed on the last day.</returns>
    private long Balance(BalanceProfile balance, int decided, ref PersonRandom random)
    {
        bool isImposed = random.Chance(balance.Imposed);
        double dollars = 25 + random.Exponential(Math.Max(0, balance.Mean - 25)), owed = random.Fraction();
        double years = (_profile.LastDay - decided) / DaysOfYear;
        bool isPaid = random.Exponential(balance.YearsToPay) < years;
        return isImposed && !isPaid ? (long)(dollars * owed * 100) : 0;
    }
}

/// <summary>What was imposed on one conviction.</summary>
internal readonly record struct Sentence(Period Minimum, Period Maximum, Period Probation)
{
    /// <summary>A fine alone is paid, as a rule, within the month.</summary>
    private static readonly Period FineOnly = new(1, 0);

    public bool IsIncarceration => Maximum != default;

    public bool IsProbation => Probation != default;

    /// <summary>From sentence to completion: custody and supervision run together.</summary>
    public Period Whole => IsIncarceration ? Maximum : IsProbation ? Probation : FineOnly;

    public static Sentence Draw(SentenceProfile profile, Period maximumTerm, ref PersonRandom random)
    {
        double kind = random.Fraction(), share = 0.05 + 0.7 * random.Fraction();
        bool inMonths = maximumTerm.Months > 0;
        int length = Math.Max(1, (int)((inMonths ? maximumTerm.Months : maximumTerm.Days) * share));
        Period whole = inMonths ? new(length, 0) : new(0, length);
        // A minimum is at most half the maximum (42 Pa.C.S. § 9756).
        Period half = length == 1 ? new(0, inMonths ? 15 : 1) : inMonths ? new(length / 2, 0) : new(0, length / 2);
        if (kind < profile.Incarceration) return new(half, whole, default);
        return kind < profile.Incarceration + profile.Probation ? new(default, default, whole) : default;
    }
}
