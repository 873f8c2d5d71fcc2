using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>What the statute says of a charge under the best of its reliefs: never, review, or from a day on.</summary>
internal readonly record struct SetAside(Outcome Outcome, DateOnly? Day)
{
    public override string ToString() => Outcome switch
    {
        Outcome.Eligible => "now",
        Outcome.NotYet => $"from {Day:yyyy-MM-dd}",
        Outcome.NotYetAtEarliest => $"from {Day:yyyy-MM-dd} at the earliest",
        Outcome.NeedsReview => "review",
        _ => "never",
    };
}

/// <summary>Oregon's law on records of RecordExpungPDX, in both engines at once.</summary>
internal sealed class OregonAnswers
{
    private readonly Dictionary<(string Record, string Charge), (int Person, int Row)> _rows = [];
    private readonly Compilation _law = Law.Of("us-or/set-aside");
    private readonly EvaluationOptions _options;
    private readonly CaseData _data;
    private readonly Dictionary<int, SetAside> _today;

    public OregonAnswers(ImmutableArray<ToolRecord> records, EvaluationOptions options, string withoutSection = "")
    {
        _options = options;
        // A charge that the user of the tool deleted still gets an answer, and holds up nothing: it is seen in a record of its own.
        List<(ToolRecord Record, string? Deleted)> people =
        [
            .. records.SelectMany(record => record.Cases.SelectMany(c => c.Charges).Where(charge => charge.Deleted)
                .Select(charge => (record, (string?)charge.Id)).Prepend((record, null))),
        ];
        _data = OregonDocket.Load(_law.Program.Schema, people.Select(person => (
            person.Record.Cases.Select(c => c.BirthYear).FirstOrDefault(year => year is not null),
            person.Record.Cases.Select(c => c.Charges.RemoveAll(charge => charge.Deleted && charge.Id != person.Deleted)))), withoutSection);
        for (int row = 0; row < _data.ChargeCount; row++)
        {
            int person = int.Parse(_data.PersonIds[_data.PersonOfCase[_data.CaseOfCharge[row]]]);
            (ToolRecord record, string? deleted) = people[person];
            if (deleted is null || deleted == _data.ChargeIds[row])
                _rows.Add((record.Name, _data.ChargeIds[row]), (_data.PersonOfCase[_data.CaseOfCharge[row]], row));
        }

        _today = Decide(0, _data.PersonCount, options, inBoth: true);
    }

    public SetAside Of(ToolRecord record, string charge) => _today[_rows[(record.Name, charge)].Row];

    /// <summary>The answer as of another day, with the record and the law of the run.</summary>
    public SetAside On(DateOnly day, ToolRecord record, string charge)
    {
        (int person, int row) = _rows[(record.Name, charge)];
        return Decide(person, 1, _options with { Today = day.DayNumber, RecordDay = _options.Today, LawAsOf = _options.Today }, inBoth: false)[row];
    }

    /// <summary>The blanks and open questions that keep a charge in review, for a test that fails.</summary>
    public string Missing(ToolRecord record, string charge)
    {
        (int person, int row) = _rows[(record.Name, charge)];
        return string.Join(", ", _law.Interpreter.Explain(_data, person, _options)
            .Where(answer => answer.Row == row).SelectMany(answer => answer.Missing).Select(fact => fact.Field).Distinct());
    }

    private Dictionary<int, SetAside> Decide(int first, int count, EvaluationOptions options, bool inBoth)
    {
        Decisions compiled = _law.Evaluator.Evaluate(_data, first, count, options);
        if (inBoth)
        {
            foreach ((ReliefDecisions one, ReliefDecisions other) in compiled.Reliefs.Zip(_law.Interpreter.Evaluate(_data, first, count, options).Reliefs))
            {
                Assert.Equal(other.Outcomes, one.Outcomes);
                Assert.Equal(other.FirstDays, one.FirstDays);
            }
        }

        Dictionary<int, SetAside> best = [];
        foreach (ReliefDecisions one in compiled.Reliefs)
        {
            for (int i = 0; i < one.Count; i++)
            {
                SetAside answer = new(one.Outcomes[i], one.Outcomes[i] is Outcome.NotYet or Outcome.NotYetAtEarliest ? DateOnly.FromDayNumber(one.FirstDays[i]) : null);
                int row = one.FirstRow + i;
                if (!best.TryGetValue(row, out SetAside before) || Better(answer, before)) best[row] = answer;
            }
        }

        return best;
    }

    /// <summary>Now before review, because a clerk may find that it is now; then a later day, the earlier the better.</summary>
    private static bool Better(SetAside answer, SetAside than) => (Rank(answer), than.Day) is var (rank, day) && (rank > Rank(than) || (rank == Rank(than) && answer.Day < day));

    private static int Rank(SetAside answer) => answer.Outcome switch { Outcome.Eligible => 3, Outcome.NeedsReview => 2, Outcome.NotYet or Outcome.NotYetAtEarliest => 1, _ => 0 };
}
