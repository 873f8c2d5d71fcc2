using System.Numerics;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Everything counted of one law, added up batch by batch.</summary>
internal sealed class PolicyTally
{
    private readonly ProgramInfo _program;
    private readonly RunSettings _settings;
    private readonly ReliefTally[] _reliefs;
    private readonly ClearingTally _clearing;
    private readonly long[] _best = new long[6], _presumedPeople, _presumedSubjects;
    private long _people, _cases, _charges, _resting, _status, _givenUp;

    public PolicyTally(ProgramInfo program, RecordSchema schema, RunSettings settings)
    {
        (_program, _settings) = (program, settings);
        _reliefs = [.. program.Reliefs.Select(relief => new ReliefTally(relief, settings.Waterfalls))];
        _clearing = new(program, schema, settings);
        // A decision has 64 marks: later presumptions share the last.
        int marks = Math.Min(program.Presumptions.Length, 64);
        (_presumedPeople, _presumedSubjects) = (new long[marks], new long[marks]);
    }

    /// <returns>The best outcome of each person of the range, over all reliefs.</returns>
    public Outcome[] Count(PeopleRange range, Decisions decisions)
    {
        Outcome[] best = new Outcome[range.PersonCount];
        if (range.PersonCount == 0) return best;
        ulong[] presumed = new ulong[range.PersonCount];
        bool[] resting = new bool[range.PersonCount];
        for (int r = 0; r < _reliefs.Length; r++)
        {
            _reliefs[r].Count(range, decisions.Reliefs[r], best, presumed, resting);
            _status += decisions.Reliefs[r].Relief.Status?.Count(decisions.Reliefs[r]) ?? 0;
            _givenUp += decisions.Reliefs[r].BoundHits;
            foreach (ulong marks in decisions.Reliefs[r].Presumed) Mark(_presumedSubjects, marks);
        }

        _clearing.Count(range, decisions);
        foreach (Outcome outcome in best) _best[(int)outcome]++;
        foreach (ulong marks in presumed) Mark(_presumedPeople, marks);
        _resting += resting.Count(rests => rests);
        CountRecords(range);
        return best;
    }

    private void CountRecords(PeopleRange range)
    {
        int last = range.FirstPerson + range.PersonCount - 1;
        _people += range.PersonCount;
        _cases += range.Data.RowsOf(RecordKind.Case, last).End - range.Data.RowsOf(RecordKind.Case, range.FirstPerson).Start;
        _charges += range.Data.RowsOf(RecordKind.Charge, last).End - range.Data.RowsOf(RecordKind.Charge, range.FirstPerson).Start;
    }

    private static void Mark(long[] counts, ulong marks)
    {
        for (; marks != 0; marks &= marks - 1) counts[BitOperations.TrailingZeroCount(marks)]++;
    }

    public void Add(PolicyTally other)
    {
        for (int r = 0; r < _reliefs.Length; r++) _reliefs[r].Add(other._reliefs[r]);
        _clearing.Add(other._clearing);
        Tally.Add(_best, other._best);
        Tally.Add(_presumedPeople, other._presumedPeople);
        Tally.Add(_presumedSubjects, other._presumedSubjects);
        (_people, _cases, _charges) = (_people + other._people, _cases + other._cases, _charges + other._charges);
        _resting += other._resting;
        _status += other._status;
        _givenUp += other._givenUp;
    }

    public PolicyResult ToResult(EvaluationOptions options, PopulationInfo population) => new(_program, options, population)
    {
        People = _people,
        Cases = _cases,
        Charges = _charges,
        Reliefs = [.. _reliefs.Select(relief => relief.ToResult())],
        AnyRelief = new([.. _best]),
        ChargesCleared = _clearing.Cleared,
        LeftWithNone = _clearing.ToResult(),
        Presumptions = [.. _presumedPeople.Select((people, k) => new PresumptionUse(PresumptionAt(k), people, _presumedSubjects[k]))],
        PeopleRestOnMissing = _resting,
        StatusDecisions = _status,
        GivenUp = _givenUp,
        Notes = [.. Notes()],
    };

    private PresumptionInfo PresumptionAt(int mark) => mark == 63 && _program.Presumptions.Length > 64
        ? new($"any of the presumptions after the first 63 ({_program.Presumptions.Length - 63} of them)", "")
        : _program.Presumptions[mark];

    private IEnumerable<string> Notes()
    {
        if (_settings.Definitions.IsEmpty)
            yield return "People left with no felony and with no conviction are not counted: "
                + "the law gave no definition of them to count by.";
        foreach (ReliefInfo relief in _program.Reliefs)
            if (relief.Subject == RecordKind.Person && !relief.SaysWhatItReaches)
                yield return $"“{relief.Name}” is for a whole person; which charges it reaches is not counted, "
                    + "so it clears none in the figures of what is left on a record.";
            else if (!_settings.ClearsSome(relief))
                yield return $"“{relief.Name}” ({relief.Effect}) takes no charge off the record, "
                    + "so it clears none in the figures of what is left on a record.";
    }
}
