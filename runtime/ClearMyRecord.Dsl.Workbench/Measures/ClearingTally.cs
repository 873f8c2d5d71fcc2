using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Counts what is left on people's records once every eligible charge is cleared.</summary>
internal sealed class ClearingTally
{
    private readonly ImmutableArray<ChargeDefinition> _definitions;
    private readonly bool[] _clears;

    // By relief and row of its effect: whether that takes a charge off the record.
    private readonly bool[][] _rowClears;
    private readonly long[] _beforeSure, _beforeAtMost, _leftSure, _leftAtMost;
    private Bounds _cleared;

    public ClearingTally(ProgramInfo program, RecordSchema schema, RunSettings settings)
    {
        _definitions = [ChargeDefinition.AnyRecord(schema), .. settings.Definitions];
        _clears = [.. program.Reliefs.Select(relief => (relief.Subject != RecordKind.Person || relief.SaysWhatItReaches) && settings.ClearsSome(relief))];
        _rowClears = [.. program.Reliefs.Select(relief =>
            relief.Effects.Select(row => row.Effect.Length > 0 && settings.Clears(relief with { Effect = row.Effect })).ToArray())];
        _beforeSure = new long[_definitions.Length];
        _beforeAtMost = new long[_definitions.Length];
        _leftSure = new long[_definitions.Length];
        _leftAtMost = new long[_definitions.Length];
    }

    public void Count(PeopleRange range, Decisions decisions)
    {
        CaseData data = range.Data;
        int firstCharge = data.RowsOf(RecordKind.Charge, range.FirstPerson).Start;
        int afterCharge = data.RowsOf(RecordKind.Charge, range.FirstPerson + range.PersonCount - 1).End;
        Standing[] cleared = new Standing[afterCharge - firstCharge];
        for (int r = 0; r < _clears.Length; r++)
            if (_clears[r])
                MarkCleared(data, decisions.Reliefs[r], _rowClears[r], firstCharge, cleared);
        foreach (Standing standing in cleared)
            _cleared += new Bounds(standing == Standing.Yes ? 1 : 0, standing == Standing.No ? 0 : 1);

        for (int d = 0; d < _definitions.Length; d++)
            for (int p = range.FirstPerson; p < range.FirstPerson + range.PersonCount; p++)
                CountPerson(data, d, p, firstCharge, cleared);
    }

    private static void MarkCleared(CaseData data, ReliefDecisions decisions, bool[] rowClears, int firstCharge, Standing[] cleared)
    {
        for (int i = 0; i < cleared.Length; i++)
        {
            int charge = firstCharge + i, subject = data.OuterRow(RecordKind.Charge, charge, decisions.Relief.Subject) - decisions.FirstRow;
            Standing standing = decisions.Reached is { } reached
                ? reached[charge - decisions.FirstCharge] switch { Truth.True => Standing.Yes, Truth.Unknown => Standing.Review, _ => Standing.No }
                : OutcomeCounts.StandingOf(decisions.Outcomes[subject]);
            // A charge that another subject reaches has that subject's effect; its own says nothing then.
            if (rowClears.Length > 0 && standing != Standing.No && decisions.Outcomes[subject] is (Outcome.Eligible or Outcome.NeedsReview))
                standing = (Standing)Math.Min((int)standing, (int)Clears(decisions.Effects[subject], rowClears));
            if (standing > cleared[i]) cleared[i] = standing;
        }
    }

    /// <summary>Whether the effects that may be a subject's take a charge off the record: all, some or none of them.</summary>
    private static Standing Clears(ulong effects, bool[] rowClears)
    {
        bool some = false, all = true;
        for (int k = 0; k < rowClears.Length; k++)
        {
            if ((effects >> Math.Min(k, 63) & 1) == 0) continue;
            some |= rowClears[k];
            all &= rowClears[k];
        }

        return !some ? Standing.No : all ? Standing.Yes : Standing.Review;
    }

    private void CountPerson(CaseData data, int definition, int person, int firstCharge, Standing[] cleared)
    {
        (int start, int end) = data.RowsOf(RecordKind.Charge, person);
        bool has = false, mayHave = false, keeps = false, mayKeep = false, mayClear = false;
        for (int row = start; row < end; row++)
        {
            Truth holds = _definitions[definition].Holds(data, row);
            if (holds == Truth.False) continue;
            Standing standing = cleared[row - firstCharge];
            mayHave = true;
            mayKeep |= standing != Standing.Yes;
            mayClear |= standing != Standing.No;
            if (holds != Truth.True) continue;
            has = true;
            keeps |= standing == Standing.No;
        }

        if (has) _beforeSure[definition]++;
        if (mayHave) _beforeAtMost[definition]++;
        if (has && !mayKeep) _leftSure[definition]++;
        if (mayClear && !keeps) _leftAtMost[definition]++;
    }

    public void Add(ClearingTally other)
    {
        Tally.Add(_beforeSure, other._beforeSure);
        Tally.Add(_beforeAtMost, other._beforeAtMost);
        Tally.Add(_leftSure, other._leftSure);
        Tally.Add(_leftAtMost, other._leftAtMost);
        _cleared += other._cleared;
    }

    public Bounds Cleared => _cleared;

    public ImmutableArray<LeftWithNone> ToResult() =>
        [.. _definitions.Select((definition, d) => new LeftWithNone(
            definition.Plural, new(_beforeSure[d], _beforeAtMost[d]), new(_leftSure[d], _leftAtMost[d])))];
}
