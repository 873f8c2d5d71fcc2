using ClearMyRecord.Dsl.Tests.Data;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>A law with a conflict that no case was found of, run over records: the sections stand in the decisions, and a run can fix which prevails.</summary>
[Collection(TheConsole.Name)]
public sealed class ConflictCommandTests
{
    private static readonly string Sample = Repository.Path("grammar", "samples", "conflicts.statute");

    [Fact]
    public void Decisions_name_the_sections_of_a_conflict_until_a_run_fixes_which_prevails()
    {
        using TempFolder folder = new();
        folder.Write("people.csv", "person_id,birth_date\nP1,\nP2,1990-01-01\n");
        folder.Write("cases.csv", "case_id,person_id,jurisdiction\nK1,P1,US-XX\nK2,P2,US-XX\n");
        folder.Write("charges.csv", "charge_id,case_id,grade,disposition,disposition_date,offense_date\n1,K1,M2,guilty plea,2011-01-01,2010-03-01\n2,K2,M2,guilty plea,2011-01-01,2010-03-01\n");
        string[] run = ["run", Sample, "--data", folder.Path, "--today", "2024-06-30", "--out", folder["d.csv"]];

        Shell.Statute(run).Succeeds();
        string[] lines = File.ReadAllLines(folder["d.csv"]);
        Assert.Contains(",needs review,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",birth date of the person; conflict of § 12 and § 40,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",eligible,", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("conflict", lines[2], StringComparison.Ordinal);

        Shell.Statute([.. run, "--reading", "conflict of § 12 and § 40=relief prevails"]).Succeeds();
        Assert.DoesNotContain("conflict", File.ReadAllText(folder["d.csv"]), StringComparison.Ordinal);
    }
}
