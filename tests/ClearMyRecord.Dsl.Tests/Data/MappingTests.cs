using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>What a mapping can say, and what is said about one that is wrong.</summary>
public sealed class MappingTests : IDisposable
{
    private const string Courts = """
        mapping: courts
        missing words: [NULL]
        personal data dropped: [defendant]
        files:
          - file: charges.csv
            each row is: charge
            keys: {person: pid, case: "{court}-{docket}", charge: n}
            keep: last version
            join:
              money:
                file: money.csv
                on: [docket]
                prefer: last paid
            drop:
              - where: {court: [Juvenile, Family]}
                reason: not a criminal court
              - where: {n: empty, docket: not empty}
                reason: a line of totals
            columns:
              section: {from: code, clean: [{find: '^(\d+)-(\d+)$', put: '$1 § $2'}]}
            fields:
              person:
                birth date: {from: dob, dates: [M/d/yyyy, MM/yyyy], between: [1900-01-01, 2010-12-31]}
                shoe size: shoe
              case:
                jurisdiction: {is: US-PA}
                restitution balance: money.owed
              charge:
                offense: [section, other]
                grade: {from: class, values: {FELONY 1: F1, MISD 2: M2, unknown: missing}}
                inchoate: {from: code, match: {'^901': attempt}, unlisted: none}
                probation term: {from: term, when: {kind: prob}, otherwise: not applicable, unit: u, units: {Y: years, M: months, L: missing}}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private LoadedCases Load(string mapping, string charges, string money = "docket,owed,paid\nd1,5.00,2019-01-01\nd1,7.00,2020-01-01\nd9,1.00,2020-01-01\n")
    {
        _folder.Write("charges.csv", charges);
        _folder.Write("money.csv", money);
        return CaseLoader.Load(_folder.Path, TestSchemas.Pennsylvania, MappingReader.Parse(mapping, "courts.yaml"));
    }

    private const string Header = "pid,court,docket,n,version,code,other,class,dob,shoe,term,u,kind,defendant\n";

    [Fact]
    public void Values_go_through_every_step()
    {
        LoadedCases loaded = Load(
            Courts,
            Header +
            "A,Common Pleas,d1,1,1,18-3929,,felony 1,1/2/1980,9,18,M,prob,secret\n" +
            "A,Common Pleas,d1,2,1,NULL,18 § 2706,MISD 2,1/2/1980,9,4.5,Y,prob,secret\n" +
            "B,Common Pleas,d2,1,1,901-1,,unknown,03/1975,9,L,L,jail,secret\n");
        CaseData data = loaded.Data;

        Assert.Equal(["18 § 3929", "18 § 2706", "901 § 1"], Enumerable.Range(0, 3).Select(row => data.TextOf(RecordKind.Charge, "offense", row)));
        Assert.Equal(["F1", "M2", "missing"], Enumerable.Range(0, 3).Select(row => data.TextOf(RecordKind.Charge, "grade", row)));
        Assert.Equal(["none", "missing", "attempt"], Enumerable.Range(0, 3).Select(row => data.TextOf(RecordKind.Charge, "inchoate", row)));
        Assert.Equal(
            ["1 year and 6 months", "4 years and 6 months", "does not apply"],
            Enumerable.Range(0, 3).Select(row => data.TextOf(RecordKind.Charge, "probation term", row)));
        Assert.Equal(["1980-01-02", "1975-03"], Enumerable.Range(0, 2).Select(row => data.TextOf(RecordKind.Person, "birth date", row)));
        Assert.Equal(["$7", "missing"], Enumerable.Range(0, 2).Select(row => data.TextOf(RecordKind.Case, "restitution balance", row)));
        Assert.Equal("Common Pleas-d1", data.CaseIds[0]);
        Assert.Equal("US-PA", data.TextOf(RecordKind.Case, "jurisdiction", 1));
        Assert.Equal("shoe size of the person", Assert.Single(loaded.Report.FieldsNotInModel));
        FileReport main = loaded.Report.Files[0], money = loaded.Report.Files[1];
        Assert.Equal("defendant", Assert.Single(main.PersonalColumns));
        Assert.Equal((3L, 1L, 1L, 1L), (money.Read, money.Kept, money.Repeats, money.RejectedCount));
        Assert.True(main.IsBalanced && money.IsBalanced);
    }

    [Fact]
    public void Rows_are_dropped_and_versions_joined_with_the_reason_counted()
    {
        LoadedCases loaded = Load(
            Courts,
            Header +
            "A,Common Pleas,d1,1,9,18-3929,,MISD 2,,,,,,\n" +
            "A,Juvenile,d1,1,1,18-3929,,MISD 2,,,,,,\n" +
            "A,Common Pleas,d1,1,10,18-2706,,FELONY 1,,,,,,\n" +
            "A,Common Pleas,d1,1,2,18-1,,MISD 2,,,,,,\n" +
            "A,Common Pleas,d1,,2,18-1,,MISD 2,,,,,,\n");

        Assert.Equal(1, loaded.Data.ChargeCount);
        Assert.Equal("18 § 2706", loaded.Data.TextOf(RecordKind.Charge, "offense", 0));
        Assert.Equal("F1", loaded.Data.TextOf(RecordKind.Charge, "grade", 0));
        FileReport file = loaded.Report.Files[0];
        Assert.Equal((5L, 1L, 2L, 2L), (file.Read, file.Kept, file.Repeats, file.DroppedCount));
        Assert.Contains(file.Dropped, rows => rows is { Reason: "not a criminal court", Count: 1, FirstRows: [3] });
        Assert.Contains(file.Dropped, rows => rows is { Reason: "a line of totals", Count: 1, FirstRows: [6] });
    }

    [Fact]
    public void What_is_on_no_list_is_listed_with_its_count_and_invalid_values_without_the_value()
    {
        LoadedCases loaded = Load(
            Courts,
            Header +
            "A,C,d1,1,1,18-3929,,MISD 9,2/30/1980,,5,Q,prob,\n" +
            "A,C,d1,2,1,18-3929,,MISD 9,,,1.5,M,prob,\n" +
            "B,C,d1,3,1,18-3929,,MISD 8,1/1/2109,,5,L,prob,\n");

        Dictionary<string, ColumnReport> columns = loaded.Report.Files[0].Columns.ToDictionary(column => column.Field);
        Assert.Equal(new[] { ("MISD 9", 2L), ("MISD 8", 1L) }, columns["grade"].Unlisted.ToArray());
        Assert.Equal(["CMR5501", "CMR5503"], columns["birth date"].Invalid.Select(rows => rows.Descriptor?.Code).Order());
        Assert.Equal(["CMR5507", "CMR5511"], columns["probation term"].Invalid.Select(rows => rows.Descriptor?.Code).Order());
        string text = ReportText.Of(loaded.Report);
        Assert.Contains("\"MISD 9\" (2)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2/30/1980", text, StringComparison.Ordinal);
        Assert.Contains("CMR5511", ReportCsv.Of(loaded.Report), StringComparison.Ordinal);
    }

    [Fact]
    public void Further_rows_add_up_and_a_missing_part_makes_the_sum_missing()
    {
        const string Mapping = """
            mapping: sentences
            files:
              - file: charges.csv
                each row is: charge
                keys: {person: p, case: c, charge: n}
                further rows of a charge: add
                not charges:
                  - where: {what: REGISTRATION}
                    reason: registrations
                fields:
                  person:
                    registrant: {is: yes, when: {what: REGISTRATION}, otherwise: no, combine: any yes}
                    birth date: {from: d, combine: earliest}
                  charge:
                    incarceration: {from: l, when: {k: jail}, otherwise: not applicable, unit: u, units: {D: days, M: months}, combine: sum}
                    grade: g
            """;

        LoadedCases loaded = Load(
            Mapping,
            "p,c,n,what,k,l,u,g,d\n" +
            "A,1,1,COURT,jail,6,M,M2,1980-05-05\nA,1,1,COURT,jail,30,D,,1980-04\nA,1,1,COURT,fine,5,D,M3,1981-01-01\n" +
            "B,1,1,COURT,jail,6,M,M2,1980-01-01\nB,1,1,COURT,jail,,D,M2,\nA,1,,REGISTRATION,,,,,1999-01-01\n");
        CaseData data = loaded.Data;

        Assert.Equal(["6 months and 30 days", "missing"], Enumerable.Range(0, 2).Select(row => data.TextOf(RecordKind.Charge, "incarceration", row)));
        Assert.Equal(["yes", "no"], Enumerable.Range(0, 2).Select(row => data.TextOf(RecordKind.Person, "registrant", row)));
        Assert.Equal(["1980-04", "missing"], Enumerable.Range(0, 2).Select(row => data.TextOf(RecordKind.Person, "birth date", row)));
        FileReport file = loaded.Report.Files[0];
        Assert.Equal((6L, 2L, 3L), (file.Read, file.Kept, file.Repeats));
        Assert.Contains(file.FactsOnly, rows => rows is { Reason: "registrations", Count: 1, FirstRows: [7] });
        Assert.Contains(file.Notes, note => note.Reason.StartsWith("grade of the charge", StringComparison.Ordinal) && note.Count == 1);
    }

    [Theory]
    [InlineData("each row is: charge", "each row is: chrage", "`each row is`: say person, case or charge")]
    [InlineData("keep: last version", "keeps: last version", "`keeps` means nothing here")]
    [InlineData("keep: last version", "keep: newest", "say `last COLUMN` or `first COLUMN`")]
    [InlineData("dates: [M/d/yyyy, MM/yyyy]", "dates: [M/d/yy]", "a format needs the year in full")]
    [InlineData("units: {Y: years", "units: {Y: jears", "say days, weeks, months, years or missing")]
    [InlineData("find: '^(\\d+)-(\\d+)$'", "find: '^(\\d+'", "not a regular expression")]
    [InlineData("FELONY 1: F1", "FELONY 1: F9", "`F9` is not a value of grade in the model, whose values are F1, F2")]
    [InlineData("otherwise: not applicable, unit", "otherwise: 2 moons, unit", "not a length of time")]
    [InlineData("{from: code, match", "{from: kode, match", "column `kode`: the mapping `courts` reads this column")]
    [InlineData("on: [docket]", "on: [dockets]", "column `dockets`")]
    [InlineData("missing words: [NULL]", "missing words: [NULL", "not YAML")]
    [InlineData("missing words: [NULL]", "missing words: &a [NULL]\ncredit: *a", "references")]
    [InlineData("files:", "separator: comma\nfiles:", "say one character")]
    [InlineData("personal data dropped: [defendant]", "personal data dropped: [defendants]", "leave it out")]
    public void A_mistake_is_named(string right, string wrong, string message)
    {
        string header = Header.Replace("defendant", "defendant name", StringComparison.Ordinal);
        string mapping = Courts.Replace("[defendant]", "[defendant name]", StringComparison.Ordinal);
        right = right.Replace("[defendant]", "[defendant name]", StringComparison.Ordinal);
        Assert.Contains(right, mapping, StringComparison.Ordinal);

        DataProblemException problem = Assert.Throws<DataProblemException>(
            () => Load(mapping.Replace(right, wrong, StringComparison.Ordinal), header + "A,C,d1,1,1,18-3929,,MISD 2,,,,,,\n"));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_takes_for_ever_is_stopped_and_does_not_show_the_value()
    {
        string mapping = Courts.Replace(@"'^(\d+)-(\d+)$'", "'^(([a-z])+.)+[A-Z]([a-z])+$'", StringComparison.Ordinal);
        string value = new('a', 64);

        DataProblemException problem = Assert.Throws<DataProblemException>(() => Load(mapping, Header + $"A,C,d1,1,1,{value},,MISD 2,,,,,,\n"));

        Assert.Equal(DataErrors.RegexSlow, problem.Descriptor);
        Assert.DoesNotContain(value, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_nested_without_end_is_refused() =>
        Assert.Equal(
            DataErrors.MappingUnreadable,
            Assert.Throws<DataProblemException>(() => MappingReader.Parse("mapping: " + new string('[', 100_000), "deep.yaml")).Descriptor);

    [Fact]
    public void Broken_text_gives_one_sentence_and_nothing_else() =>
        Gen.Select(Gen.Int[0, Courts.Length - 1], Gen.Int[0, 30], Gen.String[Gen.Char["{}[]:,'\"#&*!|>%@` \n\t-a"], 0, 6]).Sample((at, length, put) =>
        {
            string broken = string.Concat(Courts.AsSpan(0, at), put, Courts.AsSpan(Math.Min(Courts.Length, at + length)));
            try
            {
                MappingReader.Parse(broken, "courts.yaml");
            }
            catch (DataProblemException problem)
            {
                Assert.StartsWith("courts.yaml", problem.Message, StringComparison.Ordinal);
            }
        });

    [Fact]
    public void Shipped_mappings_are_listed_and_read()
    {
        Assert.Equal(["california-doj", "cook-county", "massachusetts-incidents", "standard"], MappingLibrary.Names);
        Assert.All(MappingLibrary.Names, name => Assert.Equal(name, MappingLibrary.Load(name).Name));
        DataProblemException problem = Assert.Throws<DataProblemException>(() => MappingLibrary.Load("ohio"));
        Assert.Contains("cook-county", problem.Message, StringComparison.Ordinal);
        Assert.Equal(DataErrors.FileMissing, Assert.Throws<DataProblemException>(() => MappingLibrary.Load(_folder["ohio.yaml"])).Descriptor);
    }

    [Fact]
    public void Codes_that_nothing_matches_are_counted()
    {
        CaseData data = Load(Courts, Header + "A,C,d1,1,1,18-3929,,,,,,,,\nA,C,d1,2,1,18-2706,,,,,,,,\nA,C,d1,3,1,18-2706,,,,,,,,\nA,C,d1,4,1,,,,,,,,,\n").Data;
        (string Code, long Charges) only = Assert.Single(
            OffenseCodes.NotMatched(data, data.Schema.Field(RecordKind.Charge, "offense"), code => code.Contains("3929", StringComparison.Ordinal)));
        Assert.Equal(("18 § 2706", 2L), only);
        ImportReport report = new("courts", true) { UnreadOffenses = [only] };
        Assert.Contains("2 charges have an offense that cannot be read: \"18 § 2706\" (2)", ReportText.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_may_not_read_what_identifies_somebody()
    {
        string mapping = Courts.Replace("person: pid", "person: SSN", StringComparison.Ordinal);
        string charges = Header.Replace("pid", "SSN", StringComparison.Ordinal) + "A,C,d1,1,1,18-3929,,MISD 2,,,,,,\n";

        Assert.Equal(DataErrors.PersonalColumn, Assert.Throws<DataProblemException>(() => Load(mapping, charges)).Descriptor);
        Assert.Equal(
            DataErrors.PersonalColumnRead,
            Assert.Throws<DataProblemException>(() => Load(mapping.Replace("[defendant]", "[defendant, SSN]", StringComparison.Ordinal), charges)).Descriptor);
        Assert.Equal(1, Load(mapping.Replace("files:", "not personal: [SSN]\nfiles:", StringComparison.Ordinal), charges).Data.ChargeCount);
    }
}
