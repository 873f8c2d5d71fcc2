using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Data.Synthesis;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>The models beside the statutes and the mappings name the same fields and values.</summary>
public sealed class ModelsFitTests
{
    private static RecordSchema Model(params string[] files)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ClearMyRecord.Dsl.sln"))) root = root.Parent;
        string statutes = Path.Combine(root?.FullName ?? throw new InvalidOperationException("not in a checkout"), "statutes");
        FileSyntax[] parsed = [.. files.Select(file => StatuteFrontEnd.Parse(new SourceText(file, File.ReadAllText(Path.Combine(statutes, file))), []).File)];
        return SchemaBuilder.Build([.. parsed], new DiagnosticBag());
    }

    private static LoadedCases Load(string path, string mapping, RecordSchema model) =>
        CaseLoader.Load(SharedData.Path(path), model, MappingLibrary.Load(mapping));

    [SharedDataFact]
    public void Illinois_and_Cook_County()
    {
        RecordSchema model = Model("standard/model.statute", "us-il/model.statute");
        LoadedCases cook = Load("cook-county", "cook-county", model);

        Assert.Empty(cook.Report.FieldsNotInModel);
        Assert.Equal(["disposition date", "grade", "sentence date"], cook.Report.Files[0].Columns.Select(column => column.Field).Order());
        FieldDefinition offense = model.Field(RecordKind.Charge, "offense");
        (string Code, long Charges)[] unread = [.. OffenseCodes.NotMatched(cook.Data, offense, code => CitationFormat.Parse(model.CitationFormats, code) is not null)];
        Assert.True(unread.Sum(entry => entry.Charges) <= 1, string.Join(", ", unread));
    }

    [SharedDataFact]
    public void California_and_the_research_file()
    {
        RecordSchema model = Model("standard/model.statute", "us-ca/model.statute");
        LoadedCases doj = Load("ca-doj/gogen_configurable.input.csv", "california-doj", model);

        Assert.Empty(doj.Report.FieldsNotInModel);
        Assert.All(doj.Report.Files, file => Assert.Empty(file.Columns));
        Assert.Empty(OffenseCodes.NotMatched(
            doj.Data, model.Field(RecordKind.Charge, "offense"), code => CitationFormat.Parse(model.CitationFormats, code) is not null));
    }

    [SharedDataFact]
    public void Massachusetts_and_the_coded_incidents()
    {
        LoadedCases incidents = Load("massachusetts/interactive_northwestern.csv.gz", "massachusetts-incidents", Model("us-ma/coded-incidents.statute"));

        Assert.Empty(incidents.Report.FieldsNotInModel);
        Assert.All(incidents.Report.Files, file => Assert.Empty(file.Columns));
    }

    [Theory]
    [InlineData("us-pa", "pennsylvania", "closed date")]
    [InlineData("us-or", "oregon", "closed date, reduced grade")]
    [InlineData("us-ut", "utah", "closed date, reduced grade")]
    public void A_state_and_its_synthetic_population(string state, string profile, string unsetFields)
    {
        RecordSchema model = Model("standard/model.statute", $"{state}/model.statute");
        PopulationProfile population = ProfileReader.ForJurisdiction(state.ToUpperInvariant());
        CaseData data = new SyntheticPopulation(population, 1, model).Batch(0, 500);

        Assert.Equal(profile, population.Name);
        Assert.Empty(OffenseCodes.NotMatched(
            data, model.Field(RecordKind.Charge, "offense"), code => CitationFormat.Parse(model.CitationFormats, code) is not null));
        string[] unset = [.. Enum.GetValues<RecordKind>().SelectMany(kind => model.FieldsOf(kind)).Where(field => data.ColumnOf(field) is null).Select(field => field.Name)];
        Assert.Equal(unsetFields, string.Join(", ", unset));
    }
}
