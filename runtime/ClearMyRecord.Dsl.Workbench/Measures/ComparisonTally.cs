using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Measures;

/// <summary>Everything counted of two laws over the same people, added up batch by batch.</summary>
internal sealed class ComparisonTally
{
    private readonly PolicyTally _law, _bill;
    private readonly ReliefPair[] _pairs;
    private readonly ReliefChangeTally[] _reliefs;
    private readonly GroupTally[] _groups;
    private readonly long[] _any = new long[9];

    public ComparisonTally(ProgramInfo law, ProgramInfo bill, RecordSchema schema, RunSettings settings)
    {
        (_law, _bill) = (new(law, schema, settings), new(bill, schema, settings));
        _pairs = ReliefPair.Match(law, bill);
        _reliefs = [.. _pairs.Select(pair => new ReliefChangeTally(pair))];
        _groups = [.. settings.GroupBy.Select(name => new GroupTally(GroupTally.FieldOf(schema, name), _pairs.Length))];
    }

    public void Count(PeopleRange range, Decisions law, Decisions bill)
    {
        Outcome[] before = _law.Count(range, law), after = _bill.Count(range, bill);
        byte[][] moves = [.. _pairs.Select(_ => new byte[range.PersonCount])];
        for (int r = 0; r < _pairs.Length; r++)
            _reliefs[r].Count(range, At(law, _pairs[r].LawIndex), At(bill, _pairs[r].BillIndex), moves[r]);

        byte[] each = new byte[_pairs.Length];
        for (int i = 0; i < range.PersonCount; i++)
        {
            int any = 3 * (int)OutcomeCounts.StandingOf(before[i]) + (int)OutcomeCounts.StandingOf(after[i]);
            _any[any]++;
            for (int r = 0; r < each.Length; r++) each[r] = moves[r][i];
            foreach (GroupTally group in _groups) group.Count(range.Data, range.FirstPerson + i, any, each);
        }
    }

    private static ReliefDecisions? At(Decisions decisions, int index) => index < 0 ? null : decisions.Reliefs[index];

    public void Add(ComparisonTally other)
    {
        _law.Add(other._law);
        _bill.Add(other._bill);
        Tally.Add(_any, other._any);
        for (int r = 0; r < _reliefs.Length; r++) _reliefs[r].Add(other._reliefs[r]);
        for (int g = 0; g < _groups.Length; g++) _groups[g].Add(other._groups[g]);
    }

    public ComparisonResult ToResult(EvaluationOptions law, EvaluationOptions bill, PopulationInfo population, bool sameLaw) =>
        new(_law.ToResult(law, population), _bill.ToResult(bill, population))
        {
            Reliefs = [.. _reliefs.Select(relief => relief.ToResult(sameLaw))],
            AnyRelief = new([.. _any], sameLaw),
            Groups = [.. _groups.Select(group => group.ToResult(sameLaw))],
            SameLaw = sameLaw,
        };
}
