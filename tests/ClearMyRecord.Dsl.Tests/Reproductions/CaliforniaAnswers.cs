using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>A statute's answers on a Department of Justice file, found by the row's person and charge.</summary>
internal sealed class CaliforniaAnswers
{
    private readonly Dictionary<(string Person, string Charge), int> _rows = [];
    private readonly Dictionary<(string Relief, int Row), Explanation> _answers = [];
    private readonly CaseData _data;

    /// <param name="file">The file's path.</param>
    public CaliforniaAnswers(string statute, string file, DateOnly today)
    {
        Compilation law = Law.Of($"us-ca/{statute}");
        LoadedCases cases = CaseLoader.Load(file, law.Program.Schema, MappingLibrary.Load("california-doj"));
        Assert.All(cases.Report.Files, report => Assert.True(report.IsBalanced && report.RejectedCount == 0));
        _data = cases.Data;
        Parameters = law.Program.Info;
        for (int row = 0; row < _data.ChargeCount; row++)
            _rows.Add((_data.PersonIds[_data.PersonOfCase[_data.CaseOfCharge[row]]], _data.ChargeIds[row]), row);

        EvaluationOptions options = new() { Today = today.DayNumber };
        Decisions compiled = law.Evaluator.Evaluate(_data, 0, _data.PersonCount, options);
        for (int person = 0; person < _data.PersonCount; person++)
        {
            foreach (Explanation answer in law.Interpreter.Explain(_data, person, options))
            {
                _answers.Add((answer.Relief.Name, answer.Row), answer);
                // The two engines agree on every charge.
                ReliefDecisions same = compiled.Reliefs.Single(relief => relief.Relief.Name == answer.Relief.Name);
                Assert.Equal(answer.Outcome, same.Outcomes[answer.Row - same.FirstRow]);
            }
        }
    }

    public ProgramInfo Parameters { get; }

    /// <returns>The charge's row, or null for a row that tells of no charge.</returns>
    public int? RowOf(ReferenceRow reference) => _rows.TryGetValue((reference.Person, reference.Charge), out int row) ? row : null;

    public Outcome OutcomeOf(string relief, int row) => _answers[(relief, row)].Outcome;

    /// <summary>The first part that is not false among those of conditions and their parts, by whole label, that tell a reason.</summary>
    public string? FirstReason(string relief, int row, params IReadOnlyCollection<string> labels) =>
        Parts(_answers[(relief, row)].Conditions)
            .FirstOrDefault(part => labels.Contains(part.Condition.Label) && part.Truth != Truth.False)?.Condition.Label;

    public Truth TruthOf(string relief, int row, string label) => Parts(_answers[(relief, row)].Conditions).Single(part => part.Condition.Label == label).Truth;

    /// <summary>"11357" of HS 11357(c).</summary>
    public string SectionOf(int row)
    {
        string offense = _data.TextOf(RecordKind.Charge, "offense", row);
        return offense["HS ".Length..].Split('(')[0];
    }

    private static IEnumerable<ExplainedCondition> Parts(IEnumerable<ExplainedCondition> conditions) =>
        conditions.SelectMany(condition => Parts(condition.Parts).Prepend(condition));
}
