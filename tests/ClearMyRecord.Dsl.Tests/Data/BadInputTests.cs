using System.Text;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Report;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>Everything that can be wrong with a file: one clear sentence, or one count, and never a value of a row.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Header = "person_id,case_id,charge_id,grade,disposition_date\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static LoadedCases Load(string path, params string[] dropped) =>
        CaseLoader.Load(path, TestSchemas.Pennsylvania, MappingLibrary.Load("standard"), new() { PersonalDropped = dropped });

    private static DataProblemException Fails(string path, DataDescriptor expected)
    {
        DataProblemException problem = Assert.Throws<DataProblemException>(() => Load(path));
        Assert.Equal(expected, problem.Descriptor);
        Assert.StartsWith(Path.GetFileName(path), problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", problem.Message, StringComparison.Ordinal);
        return problem;
    }

    private FileReport Report(string text) => Report(Encoding.UTF8.GetBytes(text));

    private FileReport Report(byte[] bytes)
    {
        FileReport file = Load(_folder.Write("charges.csv", bytes)).Report.Files.Single();
        Assert.True(file.IsBalanced);
        return file;
    }

    private static void IsCounted(IEnumerable<CountedRows> rows, DataDescriptor descriptor, long count, params long[] first)
    {
        CountedRows counted = Assert.Single(rows, entry => entry.Descriptor == descriptor);
        Assert.Equal((count, string.Join(' ', first)), (counted.Count, string.Join(' ', counted.FirstRows)));
    }

    [Fact]
    public void A_missing_file() => Fails(_folder["charges.csv"], DataErrors.FileMissing);

    [Fact]
    public void A_folder_without_charges() => Fails(_folder.Path, DataErrors.FolderInsteadOfFile);

    [Fact]
    public void A_folder_named_like_a_file()
    {
        Directory.CreateDirectory(_folder["charges.csv"]);
        Fails(_folder.Path, DataErrors.FolderInsteadOfFile);
    }

    [Fact]
    public void An_empty_file() => Fails(_folder.Write("charges.csv", ""), DataErrors.FileEmpty);

    [Fact]
    public void An_empty_compressed_file() => Fails(_folder.Write("charges.csv.gz", TempFolder.Gzip("")), DataErrors.FileEmpty);

    [Fact]
    public void Only_line_breaks() => Fails(_folder.Write("charges.csv", "\n\n\n"), DataErrors.FileEmpty);

    [Fact]
    public void Only_a_header() => Fails(_folder.Write("charges.csv", Header), DataErrors.HeaderOnly);

    [Fact]
    public void A_binary_file()
    {
        byte[] bytes = new byte[5000];
        new Random(7).NextBytes(bytes);
        Fails(_folder.Write("charges.csv", bytes), DataErrors.Binary);
    }

    [Fact]
    public void A_spreadsheet_saved_under_another_name() =>
        Fails(_folder.Write("charges.csv", [.. "PK\u0003\u0004"u8, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, .. "xl/workbook.xml"u8]), DataErrors.Binary);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16(bool withMark)
    {
        byte[] text = Encoding.Unicode.GetBytes(Header + "A,1,1,M2,2015-01-01\n");
        DataProblemException problem = Fails(_folder.Write("charges.csv", withMark ? [0xFF, 0xFE, .. text] : text), DataErrors.WrongEncoding);
        Assert.Contains("UTF-16", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin_1_bytes()
    {
        DataProblemException problem = Fails(_folder.Write("charges.csv", Encoding.Latin1.GetBytes(Header + "Müller,1,1,M2,\n")), DataErrors.WrongEncoding);
        Assert.Contains("Latin-1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_utf8_far_into_the_file()
    {
        string rows = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"P{i},1,1,M2,2015-01-01\n"));
        FileReport file = Report([.. Encoding.UTF8.GetBytes(Header + rows), .. Encoding.Latin1.GetBytes("Zoë,1,1,M2,\n")]);
        IsCounted(file.Rejected, DataErrors.RowEncoding, 1, 10_002);
        Assert.Equal(10_000, file.Kept);
    }

    [Fact]
    public void Another_separator() => Fails(_folder.Write("charges.csv", "person_id^case_id^charge_id\nA^1^1\n"), DataErrors.OneColumn);

    [Fact]
    public void A_missing_key_column()
    {
        DataProblemException problem = Fails(_folder.Write("charges.csv", "person,case_id,charge_id\nA,1,1\n"), DataErrors.KeyColumnMissing);
        Assert.Contains("`person_id`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("person, case_id, charge_id", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_column_twice() => Fails(_folder.Write("charges.csv", "person_id,case_id,charge_id,Person ID\nA,1,1,B\n"), DataErrors.DuplicateColumn);

    [Fact]
    public void A_quotation_mark_that_never_closes()
    {
        DataProblemException problem = Fails(_folder.Write("charges.csv", Header + "A,1,1,M2,\nA,1,2,\"SECRET,\nA,1,3,M2,\n"), DataErrors.QuoteNeverCloses);
        Assert.Equal((3L, "grade"), (problem.Row, problem.Column));
        Assert.DoesNotContain("SECRET", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_in_a_huge_file()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "A,1,1,\"M2,\n"), .. Enumerable.Repeat((byte)'x', 140_000_000)];
        Fails(_folder.Write("charges.csv", bytes), DataErrors.RecordTooLong);
    }

    [Fact]
    public void Text_after_a_closing_quotation_mark()
    {
        FileReport file = Report(Header + "A,1,1,\"M2\"x,\nA,1,2,M2,\n");
        IsCounted(file.Rejected, DataErrors.RowQuotes, 1, 2);
        Assert.Equal(1, file.Kept);
    }

    [Fact]
    public void Ten_megabytes_in_one_cell()
    {
        FileReport file = Report(Header + "A,1,1,M2,\nA,1,2," + new string('x', 10_000_000) + ",\nA,1,3,M2,\n");
        IsCounted(file.Rejected, DataErrors.RowCellTooLong, 1, 3);
        Assert.Equal(2, file.Kept);
    }

    [Fact]
    public void Rows_with_more_or_fewer_cells_than_the_header()
    {
        FileReport file = Report(Header + "A,1,1,M2\nA,1,2,M2,,\n\nA,1,3,M2,\n");
        IsCounted(file.Rejected, DataErrors.RowWidth, 2, 2, 3);
        Assert.Equal((3L, 1L), (file.Read, file.Kept));
    }

    [Fact]
    public void Rows_without_an_id()
    {
        FileReport file = Report(Header + ",1,1,M2,\nA,,1,M2,\nA,1,,M2,\nA,1,3,M2,\n");
        Assert.Equal([1L, 1, 1], file.Rejected.Where(rows => rows.Descriptor == DataErrors.RowKeyEmpty).Select(rows => rows.Count));
        Assert.Contains(file.Rejected, rows => rows is { Reason: "no case id", FirstRows: [3] });
    }

    [Fact]
    public void A_charge_id_twice()
    {
        FileReport file = Report(Header + "A,1,1,M2,\nA,1,1,M3,\nA,2,1,M3,\n");
        IsCounted(file.Rejected, DataErrors.RowDuplicate, 1, 3);
        Assert.Equal(2, file.Kept);
    }

    [Fact]
    public void Charges_whose_case_or_person_is_nowhere()
    {
        _folder.Write("people.csv", "person_id,sex\nA,male\nA,male\n");
        _folder.Write("cases.csv", "person_id,case_id\nA,1\nB,2\nA,1\n");
        _folder.Write("charges.csv", "case_id,charge_id\n1,1\n2,1\n3,1\n");

        ImportReport report = Load(_folder.Path).Report;

        Assert.Equal((1, 1, 1), (report.People, report.Cases, report.Charges));
        IsCounted(report.Files[0].Rejected, DataErrors.RowDuplicate, 1, 3);
        IsCounted(report.Files[1].Rejected, DataErrors.RowPersonMissing, 1, 3);
        IsCounted(report.Files[1].Rejected, DataErrors.RowDuplicate, 1, 4);
        IsCounted(report.Files[2].Rejected, DataErrors.RowCaseMissing, 2, 3, 4);
        Assert.All(report.Files, file => Assert.True(file.IsBalanced));
    }

    [Fact]
    public void Not_one_row_that_can_be_used()
    {
        DataProblemException problem = Fails(_folder.Write("charges.csv", Header + ",1,1,M2,\n,1,1,M2,\n"), DataErrors.NothingKept);
        Assert.Contains("no person id (2)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_file_cut_short()
    {
        byte[] whole = TempFolder.Gzip(Header + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"P{i * 7919 % 60_013},{i},1,M2,\n")));
        Fails(_folder.Write("charges.csv.gz", whole[..(whole.Length / 2)]), DataErrors.GzipDamaged);
        Fails(_folder.Write("charges.csv.gz", whole[..^6]), DataErrors.GzipDamaged);
    }

    [Fact]
    public void A_compressed_file_with_a_wrong_byte()
    {
        byte[] whole = TempFolder.Gzip(Header + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"P{i * 7919 % 60_013},{i},1,M2,\n")));
        whole[whole.Length / 2] ^= 0x55;
        Assert.ThrowsAny<DataProblemException>(() => Load(_folder.Write("charges.csv.gz", whole)));
    }

    [Fact]
    public void A_file_that_only_claims_to_be_compressed() =>
        Fails(_folder.Write("charges.csv.gz", Header + "A,1,1,M2,\n"), DataErrors.GzipDamaged);

    [Theory]
    [InlineData("defendant_name", "a name")]
    [InlineData("First Name", "a name")]
    [InlineData("SSN", "a social security number")]
    [InlineData("HomeAddress", "an address")]
    [InlineData("e-mail", "a way to reach somebody")]
    public void A_column_that_identifies_somebody(string column, string kind)
    {
        string path = _folder.Write("charges.csv", $"person_id,case_id,charge_id,{column}\nA,1,1,secret\n");

        DataProblemException problem = Fails(path, DataErrors.PersonalColumn);

        Assert.Equal(column, problem.Column);
        Assert.Contains(kind, problem.Message, StringComparison.Ordinal);
        Assert.Equal(column, Assert.Single(Load(path, column).Report.Files.Single().PersonalColumns));
    }

    [Theory]
    [InlineData("court_name")]
    [InlineData("law_enforcement_agency")]
    [InlineData("offense name")]
    [InlineData("county_name")]
    public void A_column_that_only_sounds_so(string column) =>
        Assert.Equal(column, Assert.Single(Report($"person_id,case_id,charge_id,{column}\nA,1,1,x\n").IgnoredColumns));
}
