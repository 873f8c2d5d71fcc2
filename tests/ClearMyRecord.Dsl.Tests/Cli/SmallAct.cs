using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>A folder with a short statute, a bill that amends it, and records of three people.</summary>
internal sealed class SmallAct : IDisposable
{
    public const string Relief = "sealing of what ended without a conviction";

    public const string Text = """
        statute "Small act"
            jurisdiction US-PA
            cite "18 Pa.C.S. § 9999"

        use "us-pa/model"

        parameter dismissal wait   cite "18 Pa.C.S. § 9999(a)"
            2 years

        question "old dismissals"   cite "18 Pa.C.S. § 9999(b)"
            reading counted
            reading left out
            default counted

        relief "sealing of what ended without a conviction" for a charge   cite "18 Pa.C.S. § 9999"
            effect sealed, automatic
            when all of
                (ended) disposition is one of dismissed or withdrawn
                (wait)  dismissal wait has passed since disposition date
                (old)   if the reading of "old dismissals" is counted then disposition date is after 1900-01-01 else disposition date is after 2000-01-01

        example "two years"
            today is 2026-01-01
            given a person
                with a case
                    with a charge where disposition is dismissed, disposition date is 2020-01-01
            expect "sealing of what ended without a conviction" is eligible
        """;

    private const string Bill = """
        bill "A shorter wait"   amends "act"   effective 2028-01-01
            set dismissal wait to 1 year

        example "one year"
            given a person
                with a case
                    with a charge where disposition is dismissed, disposition date is 2027-01-01
            on 2028-01-01 expect "sealing of what ended without a conviction" is eligible
        """;

    public SmallAct()
    {
        Statute = Folder.Write("act.statute", Text + "\n");
        BillFile = Folder.Write("bill.statute", Bill + "\n");
        Directory.CreateDirectory(Records);
        File.WriteAllText(Path.Combine(Records, "people.csv"), "person_id,sex\nQ-7731,male\nQ-7732,female\nQ-7733,female\n");
        File.WriteAllText(Path.Combine(Records, "cases.csv"), "case_id,person_id,county\nK-1,Q-7731,Zelienople\nK-2,Q-7732,Zelienople\nK-3,Q-7733,Zelienople\n");
        File.WriteAllText(Path.Combine(Records, "charges.csv"), """
            charge_id,case_id,offense,grade,disposition,disposition_date
            1,K-1,18 § 3929,M2,dismissed,2020-05-17
            2,K-1,18 § 3929,M2,guilty plea,2020-05-17
            1,K-2,18 § 3929,M2,withdrawn,2025-12-01
            1,K-3,18 § 3929,M2,dismissed,

            """);
    }

    /// <summary>What stands in the records and nowhere else: no message may show it.</summary>
    public static string[] Secrets { get; } = ["Q-7731", "Q-7732", "Q-7733", "Zelienople", "2020-05-17", "2025-12-01"];

    public TempFolder Folder { get; } = new();

    public string Statute { get; }

    public string BillFile { get; }

    public string Records => Folder["records"];

    public string this[string name] => Folder[name];

    public void Dispose() => Folder.Dispose();
}
