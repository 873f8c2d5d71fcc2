using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>The shipped mappings read the real files, and every row of them is accounted for.</summary>
public sealed class RealFilesTests
{
    private static LoadedCases Load(string path, string mapping, RecordSchema schema) =>
        CaseLoader.Load(SharedData.Path(path), schema, MappingLibrary.Load(mapping));

    private static int Count(CaseData data, string field, string value)
    {
        Column column = data.ColumnOf(data.Schema.Field(RecordKind.Charge, field)) ?? throw new InvalidOperationException(field);
        return Enumerable.Range(0, column.Count).Count(row => column.TextAt(row) == value);
    }

    [SharedDataFact]
    public void Cook_County_rows_are_all_accounted_for()
    {
        LoadedCases cook = Load("cook-county", "cook-county", TestSchemas.CookCounty);

        FileReport dispositions = cook.Report.Files.Single(file => file.File.StartsWith("dispositions", StringComparison.Ordinal));
        FileReport sentencing = cook.Report.Files.Single(file => file.File.StartsWith("sentencing", StringComparison.Ordinal));
        Assert.Equal(20_234, dispositions.Read);
        Assert.Equal(4_329, sentencing.Read);
        Assert.All(cook.Report.Files, file => Assert.True(file.IsBalanced, ReportText.Of(cook.Report)));
        // A charge brought against several participants is a charge of each; no participant has one twice.
        Assert.Equal(20_234, cook.Data.ChargeCount);
        Assert.Equal((20_234, 0, 0), (dispositions.Kept, dispositions.Repeats, dispositions.RejectedCount));
        Assert.Equal((4_309, 20, 0), (sentencing.Kept, sentencing.DroppedCount, sentencing.RejectedCount));
        Assert.Equal(11_322, cook.Data.PersonCount);
        Assert.False(cook.Report.LinksPeople);
        Assert.Empty(cook.Report.FieldsNotInModel);
    }

    [SharedDataFact]
    public void Cook_County_values_come_out_in_the_words_of_the_model()
    {
        LoadedCases cook = Load("cook-county", "cook-county", TestSchemas.CookCounty);
        CaseData data = cook.Data;

        ColumnReport dates = cook.Report.Files[0].Columns.Single(column => column.Field == "disposition date");
        Assert.Equal(1, dates.Invalid.Sum(invalid => invalid.Count));
        Assert.Equal("Z", cook.Report.Files[0].Columns.Single(column => column.Field == "grade").Unlisted.Single(entry => entry.Value == "Z").Value);
        Assert.DoesNotContain(cook.Report.Files[0].Columns, column => column.Field is "disposition" or "sentence kind" or "disposition reason");
        Assert.True(Count(data, "inchoate", "attempt") > 50);
        Assert.InRange(Count(data, "sentence kind", "qualified probation"), 270, 283);
        Assert.InRange(Count(data, "disposition", "nolle prosequi"), 14_700, 15_104);
        CodedColumn offense = Assert.IsType<CodedColumn>(data.ColumnOf(data.Schema.Field(RecordKind.Charge, "offense")));
        Assert.True(offense.Dictionary.Find("720 ILCS 570/402(c)") >= 0);
        Assert.True(offense.Dictionary.Find("730 ILCS 150/3(a)") >= 0);
        Assert.DoesNotContain(Enumerable.Range(0, offense.Dictionary.Count), code => offense.Dictionary[code].Contains("8-4(1", StringComparison.Ordinal));
    }

    [SharedDataFact]
    public void Massachusetts_has_every_subject_and_incident()
    {
        LoadedCases all = Load("massachusetts", "massachusetts-incidents", TestSchemas.Massachusetts);

        Assert.Equal(273_668, all.Data.PersonCount);
        Assert.Equal(344_126, all.Data.ChargeCount);
        Assert.Equal([163_711, 19_517, 90_440], all.Report.Files.Select(file => file.Read));
        Assert.All(all.Report.Files, file => Assert.True(file.IsBalanced && file.RejectedCount == 0));
    }

    [SharedDataFact]
    public void One_county_of_Massachusetts_can_be_named_by_its_file()
    {
        LoadedCases one = Load("massachusetts/interactive_northwestern.csv.gz", "massachusetts-incidents", TestSchemas.Massachusetts);

        Assert.Equal((19_517, 33_069), (one.Data.PersonCount, one.Data.ChargeCount));
        // The file's first subject: 001000 010000 000000 000100 000001.
        Assert.Equal((0, 5), one.Data.RowsOf(RecordKind.Charge, 0));
        Assert.Equal(
            ["no", "yes", "no", "no", "no"],
            Enumerable.Range(0, 5).Select(row => one.Data.TextOf(RecordKind.Charge, "eligible under 100J", row)));
        Assert.Equal("yes", one.Data.TextOf(RecordKind.Charge, "still waiting", 4));
        Assert.Equal("adult", one.Data.TextOf(RecordKind.Person, "age category", 0));
    }

    [SharedDataFact]
    public void California_rows_are_all_accounted_for()
    {
        foreach ((string file, int read) in ((string, int)[])[("gogen_configurable", 38), ("la_final", 35)])
        {
            LoadedCases doj = Load($"ca-doj/{file}.input.csv", "california-doj", TestSchemas.California);

            FileReport report = Assert.Single(doj.Report.Files);
            Assert.Equal(read, report.Read);
            Assert.True(report.IsBalanced);
            Assert.Equal(0, report.RejectedCount);
            Assert.Contains("PRI_NAME", report.PersonalColumns);
            Assert.Empty(report.Columns);
        }
    }

    [SharedDataFact]
    public void California_charges_have_the_section_the_county_and_the_date()
    {
        CaseData data = Load("ca-doj/gogen_configurable.input.csv", "california-doj", TestSchemas.California).Data;

        int[] rows = [.. Enumerable.Range(0, data.ChargeCount).Where(row => data.ChargeIds[row] == "101001008000")];
        int row = Assert.Single(rows);
        Assert.Equal("HS 11357(c)", data.TextOf(RecordKind.Charge, "offense", row));
        Assert.Equal("convicted", data.TextOf(RecordKind.Charge, "disposition", row));
        Assert.Equal("1979-06-01", data.TextOf(RecordKind.Charge, "disposition date", row));
        Assert.Equal("felony", data.TextOf(RecordKind.Charge, "grade", row));
        Assert.Equal("90 days", data.TextOf(RecordKind.Charge, "incarceration", row));
        Assert.Equal("does not apply", data.TextOf(RecordKind.Charge, "probation term", row));
        int person = data.OuterRow(RecordKind.Charge, row, RecordKind.Person);
        Assert.Equal("yes", data.TextOf(RecordKind.Person, "registrant", person));
        Assert.Equal("1979-06-01", data.TextOf(RecordKind.Person, "registration date", person));
        Assert.Equal("no", data.TextOf(RecordKind.Person, "deceased", person));
        Assert.Equal("SACRAMENTO", data.TextOf(RecordKind.Case, "county", data.OuterRow(RecordKind.Charge, row, RecordKind.Case)));

        int comment = Enumerable.Range(0, data.ChargeCount).Single(charge => data.ChargeIds[charge] == "101001012000");
        Assert.Equal("HS 11358", data.TextOf(RecordKind.Charge, "offense", comment));
        CodedColumn offense = Assert.IsType<CodedColumn>(data.ColumnOf(data.Schema.Field(RecordKind.Charge, "offense")));
        Assert.All(
            Enumerable.Range(0, offense.Dictionary.Count).Select(code => offense.Dictionary[code]),
            text => Assert.Matches(@"^(HS|PC|VC) \d+(\.\d+)?(\([a-z0-9]+\))*$", text));
    }
}
