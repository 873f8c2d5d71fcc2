using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>A relief of law and bill with one name; either may lack it.</summary>
/// <param name="LawIndex">Its place in the law's decisions, or -1.</param>
/// <param name="BillIndex">Its place in the bill's decisions, or -1.</param>
internal sealed record ReliefPair(string Name, ReliefInfo? Law, ReliefInfo? Bill, int LawIndex, int BillIndex)
{
    public bool SameSubject => Law is null || Bill is null || (Law.Subject == Bill.Subject && Law.SubjectName == Bill.SubjectName);

    /// <summary>Reliefs of the law in its order, then those only the bill has. Names are compared without regard to case.</summary>
    public static ReliefPair[] Match(ProgramInfo law, ProgramInfo bill)
    {
        List<ReliefPair> pairs = [];
        for (int i = 0; i < law.Reliefs.Length; i++)
        {
            int other = IndexOf(bill, law.Reliefs[i].Name);
            pairs.Add(new(law.Reliefs[i].Name, law.Reliefs[i], other < 0 ? null : bill.Reliefs[other], i, other));
        }

        for (int i = 0; i < bill.Reliefs.Length; i++)
            if (IndexOf(law, bill.Reliefs[i].Name) < 0)
                pairs.Add(new(bill.Reliefs[i].Name, null, bill.Reliefs[i], -1, i));
        return [.. pairs];
    }

    private static int IndexOf(ProgramInfo program, string name)
    {
        for (int i = 0; i < program.Reliefs.Length; i++)
            if (string.Equals(program.Reliefs[i].Name, name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}

/// <summary>Counts who gains and who loses one relief, and because of which clauses.</summary>
internal sealed class ReliefChangeTally(ReliefPair pair)
{
    private readonly long[] _people = new long[9], _subjects = new long[9];
    private readonly ClauseTally _gained = new(), _lost = new();

    /// <param name="moves">Filled with where each person of the range stands: 3 × standing under the law + standing under the bill.</param>
    public void Count(PeopleRange range, ReliefDecisions? law, ReliefDecisions? bill, byte[] moves)
    {
        for (int i = 0; i < range.PersonCount; i++)
        {
            int person = range.FirstPerson + i;
            Standing before = Best(range.Data, law, person), after = Best(range.Data, bill, person);
            moves[i] = (byte)(3 * (int)before + (int)after);
            _people[moves[i]]++;
            if (pair.SameSubject) CountSubjects(range.Data, law, bill, person);
            if (before == Standing.No && after == Standing.Yes)
                _gained.Count(pair.Law, law, Candidates(range.Data, law, bill, person));
            else if (before == Standing.Yes && after == Standing.No)
                _lost.Count(pair.Bill, bill, Candidates(range.Data, bill, law, person));
        }
    }

    private void CountSubjects(CaseData data, ReliefDecisions? law, ReliefDecisions? bill, int person)
    {
        RecordKind kind = (law ?? bill ?? throw new InvalidOperationException("a pair without a relief")).Relief.Subject;
        (int start, int end) = data.RowsOf(kind, person);
        for (int row = start; row < end; row++)
            _subjects[3 * (int)At(law, row) + (int)At(bill, row)]++;
    }

    private static Standing At(ReliefDecisions? decisions, int row) =>
        decisions is null ? Standing.No : OutcomeCounts.StandingOf(decisions.Outcomes[row - decisions.FirstRow]);

    private static Standing Best(CaseData data, ReliefDecisions? decisions, int person)
    {
        if (decisions is null) return Standing.No;
        (int start, int end) = data.RowsOf(decisions.Relief.Subject, person);
        Standing best = Standing.No;
        for (int row = start; row < end && best != Standing.Yes; row++)
            if (At(decisions, row) is var standing && standing > best) best = standing;
        return best;
    }

    /// <summary>The records to look at for a reason: those that the granting law makes eligible, where both speak of the same records.</summary>
    private IEnumerable<int> Candidates(CaseData data, ReliefDecisions? denying, ReliefDecisions? granting, int person)
    {
        if (denying is null) yield break;
        (int start, int end) = data.RowsOf(denying.Relief.Subject, person);
        for (int row = start; row < end; row++)
            if (!pair.SameSubject || At(granting, row) == Standing.Yes)
                yield return row - denying.FirstRow;
    }

    public void Add(ReliefChangeTally other)
    {
        Tally.Add(_people, other._people);
        Tally.Add(_subjects, other._subjects);
        _gained.Add(other._gained);
        _lost.Add(other._lost);
    }

    public ReliefChange ToResult(bool sameLaw) => new(
        pair.Name, pair.Law, pair.Bill, new([.. _people], sameLaw), pair.SameSubject ? new Transitions([.. _subjects], sameLaw) : null)
    {
        GainedBecause = _gained.ToResult(pair.Law),
        LostBecause = _lost.ToResult(pair.Bill),
    };
}
