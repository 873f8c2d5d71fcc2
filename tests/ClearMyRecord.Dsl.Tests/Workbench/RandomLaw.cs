using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Workbench;

/// <summary>A law whose answers are dice, thrown once for each record: the same record always gets the same answer.</summary>
internal sealed class RandomLaw(int seed, params ReliefInfo[] reliefs) : IEvaluator
{
    public ProgramInfo Program { get; } = new($"Random law {seed}", "US-XX", "§ 1", $"fingerprint {seed}")
    {
        Reliefs = [.. reliefs],
        Presumptions = [new("owed nothing", "§ 1(c)"), new("graded M", "")],
    };

    public RecordSchema Schema => SmallWorld.Schema;

    public static ReliefInfo Relief(string name, RecordKind subject, int conditions) =>
        new(name, "§ 1", subject, subject.ToString().ToLowerInvariant(), "sealed", "automatic")
        {
            Conditions = [.. Enumerable.Range(1, conditions).Select(k => new ConditionInfo($"({k})", $"§ 1({k})", $"condition {k} is met", k % 3 == 0))],
        };

    public Decisions Evaluate(CaseData data, int firstPerson, int personCount, EvaluationOptions options) =>
        new(firstPerson, personCount, [.. reliefs.Select((relief, r) => Decide(relief, r, data, firstPerson, personCount, options))]);

    private ReliefDecisions Decide(ReliefInfo relief, int index, CaseData data, int firstPerson, int personCount, EvaluationOptions options)
    {
        int start = personCount == 0 ? 0 : data.RowsOf(relief.Subject, firstPerson).Start;
        int end = personCount == 0 ? 0 : data.RowsOf(relief.Subject, firstPerson + personCount - 1).End;
        ReliefDecisions decisions = new(relief, start, end - start, options.KeepConditions);
        string key = relief.Subject == RecordKind.Person ? "serial" : "number";
        for (int i = 0; i < decisions.Count; i++)
        {
            Random random = new(SmallWorld.HashCode(seed * 31 + index, SmallWorld.Number(data, relief.Subject, key, start + i)));
            decisions.Outcomes[i] = (Outcome)random.Next(6);
            decisions.Presumed[i] = (ulong)random.Next(4);
            decisions.RestsOnMissing[i] = random.Next(4) == 0;
            for (int k = 0; k < relief.Conditions.Length; k++)
            {
                Truth truth = (Truth)random.Next(3);
                if (decisions.Conditions is { } conditions) conditions[k][i] = truth;
            }
        }

        return decisions;
    }
}
