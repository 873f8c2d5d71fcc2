using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Synthesis;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>The synthetic population: repeatable person by person, and shaped as its profile says.</summary>
public sealed class SynthesisTests
{
    private static readonly PopulationProfile Profile = ProfileReader.Load();
    private static readonly SyntheticPopulation Population = new(Profile, 42, TestSchemas.Pennsylvania);

    private static string Person(CaseData data, int person)
    {
        List<string> parts = [data.PersonIds[person]];
        foreach (RecordKind kind in Enum.GetValues<RecordKind>())
        {
            (int start, int end) = data.RowsOf(kind, person);
            for (int row = start; row < end; row++)
                parts.AddRange(data.Schema.FieldsOf(kind).Select(field => data.ColumnOf(field)?.TextAt(row) ?? "").Prepend(data.IdsOf(kind)[row]));
        }

        return string.Join('|', parts);
    }

    private static IEnumerable<string> Values(CaseData data, RecordKind kind, string field) =>
        Enumerable.Range(0, data.CountOf(kind)).Select(row => data.TextOf(kind, field, row));

    [Fact]
    public void A_person_is_the_same_in_whatever_batch() => Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 40], Gen.Int[1, 30]).Sample(
        (first, offset, count) =>
        {
            CaseData wide = Population.Batch(first, offset + count), narrow = Population.Batch(first + offset, count);
            return Enumerable.Range(0, count).All(i => Person(wide, offset + i) == Person(narrow, i));
        },
        iter: 30);

    [Fact]
    public void Another_seed_gives_other_people()
    {
        SyntheticPopulation other = new(Profile, 43, TestSchemas.Pennsylvania);
        CaseData a = Population.Batch(0, 50), b = other.Batch(0, 50);
        Assert.True(Enumerable.Range(0, 50).Count(i => Person(a, i) == Person(b, i)) < 3);
    }

    [Fact]
    public void Batches_share_their_dictionaries()
    {
        FieldDefinition offense = TestSchemas.Pennsylvania.Field(RecordKind.Charge, "offense");
        CodedColumn a = Assert.IsType<CodedColumn>(Population.Batch(0, 10).ColumnOf(offense)), b = Assert.IsType<CodedColumn>(Population.Batch(10, 10).ColumnOf(offense));
        Assert.Same(a.Dictionary, b.Dictionary);
    }

    [Fact]
    public void Non_convictions_and_summaries_dominate_and_a_few_people_have_very_many_episodes()
    {
        CaseData data = Population.Batch(0, 20_000);
        string[] dispositions = [.. Values(data, RecordKind.Charge, "disposition")], grades = [.. Values(data, RecordKind.Charge, "grade")];
        bool[] convicted = [.. dispositions.Select(disposition => Profile.Convictions.Contains(disposition))];
        double Share(Func<int, bool> test) => (double)Enumerable.Range(0, data.ChargeCount).Count(test) / data.ChargeCount;

        Assert.InRange(Share(i => convicted[i]), 0.2, 0.45);
        Assert.InRange(Share(i => convicted[i] && grades[i].StartsWith('M')), 0.02, 0.15);
        Assert.True(Share(i => !convicted[i] || grades[i] == "S") > 0.75);
        int[] cases = [.. Enumerable.Range(0, data.PersonCount).Select(person => data.FirstCase[person + 1] - data.FirstCase[person]).Order()];
        Assert.InRange(cases[data.PersonCount / 2], 1, 2);
        Assert.True(cases[^1] >= 12);
        Assert.InRange((double)data.ChargeCount / data.PersonCount, 2, 8);
    }

    [Fact]
    public void Dates_are_in_order_and_nothing_known_is_after_the_last_day()
    {
        CaseData data = Population.Batch(500, 2_000);
        DateColumn Dates(string field) => Assert.IsType<DateColumn>(data.ColumnOf(data.Schema.Field(RecordKind.Charge, field)));
        DateColumn offense = Dates("offense date"), disposition = Dates("disposition date"), sentence = Dates("sentence date"), completion = Dates("sentence completion date");
        for (int row = 0; row < data.ChargeCount; row++)
        {
            int first = offense.First[row], last = disposition.Last?[row] ?? disposition.First[row];
            if (first >= 0 && last >= 0) Assert.True(first <= last);
            if (disposition.First[row] >= 0) Assert.True(disposition.First[row] <= Profile.LastDay);
            if (sentence.First[row] >= 0 && completion.First[row] >= 0) Assert.True(sentence.First[row] <= completion.First[row]);
        }

        Assert.Contains(DateColumn.NotYet, disposition.First);
        Assert.Contains(DateColumn.NotApplicable, sentence.First);
        Assert.Contains(DateColumn.NotYet, completion.First);
    }

    [Fact]
    public void Facts_are_missing_as_often_as_the_profile_says()
    {
        CaseData data = Population.Batch(0, 20_000);
        double Missing(RecordKind kind, string field) => Values(data, kind, field).Count(text => text == "missing") / (double)data.CountOf(kind);

        Assert.InRange(Missing(RecordKind.Charge, "maximum term"), 0.09, 0.11);
        Assert.InRange(Missing(RecordKind.Charge, "grade"), 0.03, 0.04);
        Assert.InRange(Missing(RecordKind.Person, "ethnicity"), 0.20, 0.24);
        Assert.Equal(0, Missing(RecordKind.Charge, "offense"));
        Assert.Contains(Values(data, RecordKind.Charge, "offense date"), text => text.Length == 4);
        Assert.Contains(Values(data, RecordKind.Charge, "offense date"), text => text.Length == 7 && text[4] == '-');
    }

    [Fact]
    public void Written_as_the_standard_layout_it_is_read_back_whole()
    {
        using TempFolder folder = new();
        using (CaseCsvWriter writer = new(folder["population"], CaseCsvWriter.FieldsOf(Population.Batch(0, 1))))
        {
            writer.Write(Population.Batch(0, 300));
            writer.Write(Population.Batch(300, 200));
            writer.Complete();
        }

        LoadedCases loaded = CaseLoader.Load(folder["population"], TestSchemas.Pennsylvania, MappingLibrary.Load("standard"));

        CaseData expected = Population.Batch(0, 500);
        Assert.All(loaded.Report.Files, file => Assert.True(file.IsBalanced && file.Kept == file.Read && file.Columns.IsEmpty));
        Assert.All(Enumerable.Range(0, 500), i => Assert.Equal(Person(expected, i), Person(loaded.Data, i)));
    }

    [Fact]
    public void A_category_value_that_the_model_lacks_is_named()
    {
        PopulationProfile profile = ProfileReader.Parse(ProfileReader.DefaultText().Replace("female: 26", "unknown: 26", StringComparison.Ordinal), "mine");
        DataProblemException problem = Assert.Throws<DataProblemException>(() => new SyntheticPopulation(profile, 1, TestSchemas.Pennsylvania));
        Assert.Equal(DataErrors.CategoryValueUnknown, problem.Descriptor);
        Assert.Contains("`unknown` is not a value of sex", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_facts_are_set_where_the_model_has_them()
    {
        RecordSchema schema = new(
            [
                .. TestSchemas.Pennsylvania.FieldsOf(RecordKind.Charge), new("cleared date", FieldType.Date, RecordKind.Charge) { MayNotApply = true },
                new("pardon", FieldType.Category, RecordKind.Charge) { Category = new("pardon", ["none", "conditional", "unconditional"], []) },
                new("jurisdiction", FieldType.Text, RecordKind.Case),
            ],
            []);
        CaseData data = new SyntheticPopulation(Profile, 42, schema).Batch(0, 3_000);
        Assert.All(Values(data, RecordKind.Charge, "cleared date"), text => Assert.Equal("does not apply", text));
        Assert.All(Values(data, RecordKind.Case, "jurisdiction"), text => Assert.Equal("US-PA", text));
        Assert.InRange(Values(data, RecordKind.Charge, "pardon").Count(text => text == "none") / (double)data.ChargeCount, 0.99, 0.9995);
    }

    [Fact]
    public void A_model_without_some_fields_gets_the_others_unchanged()
    {
        RecordSchema small = new(
            [.. TestSchemas.Pennsylvania.FieldsOf(RecordKind.Charge).Where(field => field.Name is "grade" or "disposition date")], []);
        CaseData data = new SyntheticPopulation(Profile, 42, small).Batch(0, 50), full = Population.Batch(0, 50);
        Assert.Equal(Values(full, RecordKind.Charge, "grade"), Values(data, RecordKind.Charge, "grade"));
        Assert.Equal(Values(full, RecordKind.Charge, "disposition date"), Values(data, RecordKind.Charge, "disposition date"));
    }

    [Theory]
    [InlineData("years between episodes: 3.2", "years between episodes: soon", "`years between episodes`: expected a number")]
    [InlineData("second case: 0.08", "second case: 8", "must be from 0 to 1")]
    [InlineData("pending: held for court", "waiting: held for court", "`pending`: is missing here")]
    [InlineData("kind: dui", "kind: driving", "say summary, misdemeanor, felony, dui")]
    [InlineData("title: Synthetic", "titel: Synthetic", "`titel` means nothing here")]
    public void A_mistake_in_a_profile_is_named_with_its_line(string right, string wrong, string message)
    {
        DataProblemException problem = Assert.Throws<DataProblemException>(
            () => ProfileReader.Parse(ProfileReader.DefaultText().Replace(right, wrong, StringComparison.Ordinal), "mine.yaml"));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("mine.yaml, line ", problem.Message, StringComparison.Ordinal);
    }
}
