using System.Text.Json;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>Decisions as lines of CSV and JSON.</summary>
public sealed class DecisionsWriterTests : IDisposable
{
    private static readonly int AsOf = new DateOnly(2026, 6, 30).DayNumber;

    private static readonly ReliefInfo Relief = new("=limited access", "§ 9122.2(a)(1)", RecordKind.Charge, "conviction", "limited access", "automatic")
    {
        Conditions = [new("(wait)", "§ 9122.2(a)(1)(wait)", "7 years have passed", false), new("(a)(2)", "§ 9122.3(a)(2)", "a felony", true)],
    };

    private static readonly ProgramInfo Program = new("Clean Slate", "US-PA", "18 Pa.C.S.", "abc123")
    {
        Reliefs = [Relief],
        Presumptions = [new("restitution is paid", "§ 9122.2")],
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static (CaseData Data, Decisions Decisions) Sample()
    {
        CaseData data = new(TestSchemas.Pennsylvania, [0, 1, 2], [0, 2, 4], [], new("P", 1, 2), new(["c1", "@c2"]), new(["1", "2", "1", "2"]));
        ReliefDecisions decisions = new(Relief, 0, 4, keepConditions: true);
        decisions.Outcomes[0] = Outcome.Eligible;
        decisions.Presumed[0] = 1;
        decisions.RestsOnMissing[0] = true;
        decisions.Outcomes[1] = Outcome.NotYet;
        decisions.FirstDays[1] = new DateOnly(2027, 2, 3).DayNumber;
        decisions.Outcomes[2] = Outcome.NeedsReview;
        decisions.Outcomes[3] = Outcome.NotCovered;
        if (decisions.Conditions is { } conditions)
        {
            (conditions[0][0], conditions[0][1], conditions[0][2]) = (Truth.True, Truth.False, Truth.Unknown);
            (conditions[1][0], conditions[1][1], conditions[1][2]) = (Truth.False, Truth.True, Truth.Unknown);
        }

        return (data, new(0, 2, [decisions]));
    }

    private string Write(string name, bool includesNotCovered = false)
    {
        (CaseData data, Decisions decisions) = Sample();
        using DecisionsWriter writer = new(_folder[name], new(Program, AsOf)
        {
            MissingFacts = (relief, row) => $"disposition date of row {row} for relief {relief}",
            IncludesNotCovered = includesNotCovered,
        });
        writer.Write(data, decisions);
        writer.Complete();
        return File.ReadAllText(_folder[name]);
    }

    [Fact]
    public void Each_covered_subject_has_a_line() => Assert.Equal(
        """
        person_id,case_id,charge_id,relief,citation,outcome,first_day,route,effect,clears,on_hold,preferred,failing_conditions,missing_facts,presumed,rests_on_missing,law_fingerprint,as_of
        P1,c1,1,"'=limited access",§ 9122.2(a)(1),eligible,,automatic,limited access,,,,,,restitution is paid,yes,abc123,2026-06-30
        P1,c1,2,"'=limited access",§ 9122.2(a)(1),not yet,2027-02-03,automatic,limited access,,,,§ 9122.2(a)(1)(wait); § 9122.3(a)(2),,,no,abc123,2026-06-30
        P2,"'@c2",1,"'=limited access",§ 9122.2(a)(1),needs review,,automatic,limited access,,,,,disposition date of row 2 for relief 0,,no,abc123,2026-06-30

        """,
        Write("decisions.csv"), ignoreLineEndingDifferences: true);

    [Fact]
    public void Those_not_covered_get_a_line_when_asked_for() =>
        Assert.Contains("P2,\"'@c2\",2,\"'=limited access\",§ 9122.2(a)(1),not covered", Write("decisions.csv", includesNotCovered: true), StringComparison.Ordinal);

    [Fact]
    public void Json_lines_say_the_same()
    {
        string[] lines = Write("decisions.jsonl").TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        JsonElement second = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal(("not yet", "2027-02-03", "=limited access"), (second.GetProperty("outcome").GetString(), second.GetProperty("first_day").GetString(), second.GetProperty("relief").GetString()));
        Assert.False(second.TryGetProperty("missing_facts", out _));
    }

    [Fact]
    public void A_run_that_stops_leaves_nothing_and_what_was_there_stays()
    {
        _folder.Write("decisions.csv", "before");
        (CaseData data, Decisions decisions) = Sample();
        using (DecisionsWriter writer = new(_folder["decisions.csv"], new(Program, AsOf))) writer.Write(data, decisions);

        Assert.Equal("before", File.ReadAllText(_folder["decisions.csv"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said()
    {
        _folder.Write("file", "x");
        DataProblemException problem = Assert.Throws<DataProblemException>(() => new DecisionsWriter(Path.Combine(_folder["file"], "decisions.csv"), new(Program, AsOf)));
        Assert.Equal(DataErrors.CannotWrite, problem.Descriptor);
    }
}
