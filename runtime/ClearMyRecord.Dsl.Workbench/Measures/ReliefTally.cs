using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Counts the outcomes of one relief, of people, cases and records.</summary>
internal sealed class ReliefTally(ReliefInfo relief, bool waterfalls)
{
    private readonly long[] _people = new long[6], _cases = new long[6], _subjects = new long[6];
    private readonly WaterfallTally? _waterfall = waterfalls ? new(relief.Conditions) : null;
    private readonly EffectTally? _effects = relief.Holds.IsEmpty && relief.Effects.IsEmpty ? null : new(relief);
    private long _subjectsResting, _peopleResting;

    /// <param name="best">The best outcome of each person of the range so far, over reliefs; this relief's are taken in.</param>
    /// <param name="presumed">The presumptions met by each person of the range so far.</param>
    /// <param name="resting">Whether any answer of each person so far rests on what is missing.</param>
    public void Count(PeopleRange range, ReliefDecisions decisions, Outcome[] best, ulong[] presumed, bool[] resting)
    {
        for (int i = 0; i < range.PersonCount; i++)
        {
            (int start, int end) = range.Data.RowsOf(relief.Subject, range.FirstPerson + i);
            Outcome mine = Outcome.NotCovered;
            bool rests = false;
            for (int row = start - decisions.FirstRow; row < end - decisions.FirstRow; row++)
            {
                Outcome outcome = decisions.Outcomes[row];
                _subjects[(int)outcome]++;
                mine = OutcomeCounts.Better(mine, outcome);
                presumed[i] |= decisions.Presumed[row];
                if (decisions.RestsOnMissing[row])
                {
                    _subjectsResting++;
                    rests = true;
                }

                if (_waterfall is not null && decisions.Conditions is { } truths) _waterfall.CountRecord(outcome, truths, row);
            }

            _effects?.Count(decisions, (start - decisions.FirstRow)..(end - decisions.FirstRow));
            _people[(int)mine]++;
            if (rests) _peopleResting++;
            resting[i] |= rests;
            best[i] = OutcomeCounts.Better(best[i], mine);
            _waterfall?.EndPerson();
            if (relief.Subject != RecordKind.Person) CountCases(range, decisions, range.FirstPerson + i);
        }
    }

    private void CountCases(PeopleRange range, ReliefDecisions decisions, int person)
    {
        (int start, int end) = range.Data.RowsOf(RecordKind.Case, person);
        for (int c = start; c < end; c++)
        {
            Outcome mine = Outcome.NotCovered;
            int first = relief.Subject == RecordKind.Case ? c : range.Data.FirstCharge[c];
            int after = relief.Subject == RecordKind.Case ? c + 1 : range.Data.FirstCharge[c + 1];
            for (int row = first; row < after; row++)
                mine = OutcomeCounts.Better(mine, decisions.Outcomes[row - decisions.FirstRow]);
            _cases[(int)mine]++;
        }
    }

    public void Add(ReliefTally other)
    {
        Tally.Add(_people, other._people);
        Tally.Add(_cases, other._cases);
        Tally.Add(_subjects, other._subjects);
        _subjectsResting += other._subjectsResting;
        _peopleResting += other._peopleResting;
        if (_effects is not null && other._effects is not null) _effects.Add(other._effects);
        if (_waterfall is not null && other._waterfall is not null) _waterfall.Add(other._waterfall);
    }

    public ReliefResult ToResult() => new(
        relief, new([.. _people]), relief.Subject == RecordKind.Person ? null : new OutcomeCounts([.. _cases]), new([.. _subjects]))
    {
        SubjectsRestOnMissing = _subjectsResting,
        PeopleRestOnMissing = _peopleResting,
        OnHold = _effects?.Holds(),
        Effects = _effects?.Effects() ?? [],
        PeopleWaterfall = _waterfall?.People(),
        SubjectWaterfall = _waterfall?.Records(),
    };
}
