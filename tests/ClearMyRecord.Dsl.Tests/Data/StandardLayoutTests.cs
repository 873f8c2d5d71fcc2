using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>The standard layout: columns named after fields, rows in any order, linked by keys.</summary>
public sealed class StandardLayoutTests
{
    private static LoadedCases Load(string path, LoadOptions? options = null) =>
        CaseLoader.Load(path, TestSchemas.Pennsylvania, MappingLibrary.Load("standard"), options);

    [Fact]
    public void Three_files_are_linked_whatever_the_order_of_their_rows()
    {
        using TempFolder folder = new();
        folder.Write("people.csv", "person_id,Birth Date,sex\nB,1990-02-03,female\nA,1980,male\nC,,\n");
        folder.Write("cases.csv", "case_id,person_id,restitution_balance\nc2,B,12.50\nc1,A,0\nc3,B,\n");
        folder.Write("charges.csv", "charge_id,case_id,offense,grade,DispositionDate\n1,c1,18 § 3929,M2,2017-06-30\n1,c3,18 § 2706,M1,2015-03\n1,c2,18 § 2701,M2,not yet\n2,c1,18 § 5503,S,\n");

        LoadedCases loaded = Load(folder.Path);
        CaseData data = loaded.Data;

        Assert.Equal((3, 3, 4), (data.PersonCount, data.CaseCount, data.ChargeCount));
        Assert.Equal(["B", "A", "C"], Enumerable.Range(0, 3).Select(row => data.PersonIds[row]));
        Assert.Equal(["c2", "c3", "c1"], Enumerable.Range(0, 3).Select(row => data.CaseIds[row]));
        Assert.Equal([0, 2, 3, 3], data.FirstCase);
        Assert.Equal([0, 1, 2, 4], data.FirstCharge);
        Assert.Equal(["18 § 2701", "18 § 2706", "18 § 3929", "18 § 5503"], Enumerable.Range(0, 4).Select(row => data.TextOf(RecordKind.Charge, "offense", row)));
        Assert.Equal(["not yet", "2015-03", "2017-06-30", "missing"], Enumerable.Range(0, 4).Select(row => data.TextOf(RecordKind.Charge, "disposition date", row)));
        Assert.Equal("1980", data.TextOf(RecordKind.Person, "birth date", 1));
        Assert.Equal("$12.50", data.TextOf(RecordKind.Case, "restitution balance", 0));
        Assert.Equal("missing", data.TextOf(RecordKind.Case, "restitution balance", 1));
        Assert.All(loaded.Report.Files, file => Assert.True(file.IsBalanced));
    }

    [Fact]
    public void One_flat_file_holds_facts_of_people_and_cases_too()
    {
        using TempFolder folder = new();
        string path = folder.Write(
            "charges.csv",
            "person_id;case_id;charge_id;birth date;person county;county;outcome;shoe size\n" +
            "A;c1;1;1980-01-02;Erie;York;Guilty Plea;9\nB;c1;1;1990-01-02;Bucks;York;withdrawn;8\nA;c2;1;1980-01-03;;York;dismissed;9\n");

        LoadedCases loaded = Load(path);

        Assert.Equal((2, 3, 3), (loaded.Data.PersonCount, loaded.Data.CaseCount, loaded.Data.ChargeCount));
        Assert.Equal("Erie", loaded.Data.TextOf(RecordKind.Person, "county", 0));
        Assert.Equal("York", loaded.Data.TextOf(RecordKind.Case, "county", 0));
        Assert.Equal("guilty plea", loaded.Data.TextOf(RecordKind.Charge, "disposition", 0));
        FileReport file = Assert.Single(loaded.Report.Files);
        Assert.Equal("shoe size", Assert.Single(file.IgnoredColumns));
        CountedRows differs = Assert.Single(file.Notes);
        Assert.Equal((1, 4L), (differs.Count, differs.FirstRows[0]));
    }

    [Fact]
    public void Compressed_files_and_a_byte_order_mark_are_read()
    {
        using TempFolder folder = new();
        string path = folder.Write("charges.csv.gz", TempFolder.Gzip("\uFEFFperson_id,case_id,charge_id,grade\nA,1,1,F1\n"));

        Assert.Equal("F1", Load(path).Data.TextOf(RecordKind.Charge, "grade", 0));
        Assert.Equal("F1", Load(folder.Path).Data.TextOf(RecordKind.Charge, "grade", 0));
    }

    [Fact]
    public void Invalid_values_are_counted_with_their_row_and_missing()
    {
        using TempFolder folder = new();
        string path = folder.Write(
            "charges.csv",
            "person_id,case_id,charge_id,disposition_date,grade,restitution_balance,maximum_term,registrant,weight\n" +
            "A,1,1,31/02/2015,M2,$5,2 years,yes,1\nA,1,2,2015-02-31,Q7,five,2 moons,perhaps,1.5\nA,2,1,2109-01-01,m2,-7.5,n/a,1,\nA,2,2,12345,S,,1 year and 6 months,,\n");

        LoadedCases loaded = Load(path);
        FileReport file = Assert.Single(loaded.Report.Files);

        Dictionary<string, ColumnReport> columns = file.Columns.ToDictionary(column => column.Field);
        Assert.Equal(4, columns["disposition date"].Invalid.Sum(rows => rows.Count));
        Assert.Equal(["CMR5501", "CMR5502", "CMR5503"], columns["disposition date"].Invalid.Select(rows => rows.Descriptor?.Code).Order());
        Assert.Equal(3, columns["disposition date"].Invalid.Single(rows => rows.Descriptor?.Code == "CMR5502").FirstRows[0]);
        Assert.Equal(("Q7", 1L), Assert.Single(columns["grade"].Unlisted));
        Assert.Equal("CMR5505", Assert.Single(columns["restitution balance"].Invalid).Descriptor?.Code);
        Assert.Equal("CMR5507", Assert.Single(columns["maximum term"].Invalid).Descriptor?.Code);
        Assert.Equal("CMR5506", Assert.Single(columns["registrant"].Invalid).Descriptor?.Code);
        Assert.Equal("CMR5504", Assert.Single(columns["weight"].Invalid).Descriptor?.Code);
        Assert.Contains(file.Notes, note => note.Reason.Contains("credit", StringComparison.Ordinal));
        Assert.Equal(4, file.Kept);
        Assert.Equal("missing", loaded.Data.TextOf(RecordKind.Charge, "disposition date", 0));
        Assert.Equal("does not apply", loaded.Data.TextOf(RecordKind.Charge, "maximum term", 2));
        Assert.Equal("1 year and 6 months", loaded.Data.TextOf(RecordKind.Charge, "maximum term", 3));
        Assert.DoesNotContain("31/02", ReportText.Of(loaded.Report), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_tells_how_far_it_has_come()
    {
        using TempFolder folder = new();
        string path = folder.Write("charges.csv", "person_id,case_id,charge_id\n" + string.Concat(Enumerable.Range(0, 70_000).Select(i => $"P{i / 3},1,{i}\n")));
        List<LoadProgress> steps = [];

        LoadedCases loaded = Load(path, new() { Progress = steps.Add });

        Assert.Equal(70_000, loaded.Data.ChargeCount);
        Assert.Equal(new(1, 70_000), steps[^1]);
        Assert.True(steps.Count >= 2);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.First.Fraction <= pair.Second.Fraction));
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        using TempFolder folder = new();
        string path = folder.Write("charges.csv", "person_id,case_id,charge_id\n" + string.Concat(Enumerable.Range(0, 70_000).Select(i => $"P{i},1,1\n")));
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Load(path, new() { Cancel = source.Token }));
    }

    [Fact]
    public void Cells_a_spreadsheet_would_execute_are_written_as_text_and_read_back()
    {
        using TempFolder folder = new();
        string path = folder.Write("charges.csv", "person_id,case_id,charge_id,description,restitution balance\n=1+1,@c,-5,\"=HYPERLINK(\"\"x\"\")\",-7.50\n");
        CaseData data = Load(path).Data;

        CaseCsvWriter.Write(folder["out"], data);
        string charges = File.ReadAllText(Path.Combine(folder["out"], "charges.csv"));
        CaseData again = Load(folder["out"]).Data;

        Assert.DoesNotMatch("(^|,|\")[=@+]", charges.Replace("\"'", "'"));
        Assert.Equal("=HYPERLINK(\"x\")", again.TextOf(RecordKind.Charge, "description", 0));
        Assert.Equal(("=1+1", "@c", "-5"), (again.PersonIds[0], again.CaseIds[0], again.ChargeIds[0]));
        Assert.Equal("-$7.50", again.TextOf(RecordKind.Case, "restitution balance", 0));
    }

    [Fact]
    public void Nothing_half_written_is_left_behind()
    {
        using TempFolder folder = new();
        CaseData data = Load(folder.Write("charges.csv", "person_id,case_id,charge_id\nA,1,1\n")).Data;
        string target = folder["out"];

        using (CaseCsvWriter writer = new(target, CaseCsvWriter.FieldsOf(data))) writer.Write(data);

        Assert.Empty(Directory.GetFileSystemEntries(target));
    }
}
