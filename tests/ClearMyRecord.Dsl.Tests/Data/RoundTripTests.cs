using System.Text;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>Columns written and read again are the same columns, and linkage does not depend on the order of rows.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["abcXYZ 019,;\"\n§é=+-@()'"], 1, 12]
        .Select(text => text.Trim()).Where(text => text.Length > 0 && text[0] != '\'');

    private static CellValue Cell(FieldDefinition field, Random random, int texts)
    {
        switch (random.Next(6))
        {
            case 0: return CellValue.Missing;
            case 1 when field.MayNotApply: return CellValue.NotApplicable;
            case 2 when field.MayBeNotYet: return CellValue.NotYet;
        }

        int day = random.Next(680_000, 765_000), year = random.Next(1900, 2090);
        return field.Type switch
        {
            FieldType.YesNo => CellValue.Of(random.Next(2)),
            FieldType.Category => CellValue.Of(random.Next(field.Category?.Values.Length ?? 1)),
            FieldType.Number or FieldType.Money => CellValue.Of(random.NextInt64(-1_000_000, 1_000_000_000)),
            FieldType.Date => random.Next(3) switch
            {
                0 => CellValue.Days(day, day),
                1 => CellValue.Days(day, day + random.Next(900)),
                _ => CellValue.Days(new DateOnly(year, 1, 1).DayNumber, new DateOnly(year, 12, 31).DayNumber),
            },
            FieldType.Period => CellValue.Of(new Period(random.Next(900), random.Next(900))),
            _ => CellValue.Of(random.Next(texts)),
        };
    }

    /// <summary>Random records: how many cases each person has, how many charges each case, and values by a seed.</summary>
    private static readonly Gen<CaseData> Records =
        Gen.Select(Gen.Int[0, 3].Array[1, 5], Gen.Int[0, 3].Array[15], Text.Array[6], Gen.Int[0, int.MaxValue]).Select((cases, charges, texts, seed) =>
        {
            int caseCount = cases.Sum();
            int[] firstCase = Offsets(cases), firstCharge = Offsets(charges[..caseCount]);
            Random random = new(seed);
            List<Column> columns = [];
            foreach (RecordKind kind in Enum.GetValues<RecordKind>())
                foreach (FieldDefinition field in TestSchemas.Pennsylvania.FieldsOf(kind))
                {
                    int count = kind switch { RecordKind.Person => cases.Length, RecordKind.Case => caseCount, _ => firstCharge[^1] };
                    ColumnBuilder builder = ColumnBuilder.For(field);
                    if (builder is CodedBuilder coded)
                        foreach (string text in texts)
                            coded.Dictionary.CodeFor(text);
                    int distinct = builder is CodedBuilder { Dictionary.Count: int n } ? n : 0;
                    for (int row = 0; row < count; row++) builder.Set(row, Cell(field, random, distinct));
                    columns.Add(builder.Build(count, null));
                }

            return new CaseData(
                TestSchemas.Pennsylvania, firstCase, firstCharge, columns,
                new("P", 1, cases.Length), new("C", 1, caseCount), new("", 1, firstCharge[^1]));
        });

    private static readonly FieldDefinition[] AllFields = [.. Enum.GetValues<RecordKind>().SelectMany(kind => TestSchemas.Pennsylvania.FieldsOf(kind))];

    private static int[] Offsets(int[] counts)
    {
        int[] first = new int[counts.Length + 1];
        for (int i = 0; i < counts.Length; i++) first[i + 1] = first[i] + counts[i];
        return first;
    }

    /// <summary>Everything a set of records says, person by person; independent of row numbers.</summary>
    private static string Describe(CaseData data)
    {
        StringBuilder text = new();
        void Add(RecordKind kind, int row)
        {
            text.Append(kind).Append(' ').Append(data.IdsOf(kind)[row]);
            foreach (FieldDefinition field in data.Schema.FieldsOf(kind))
                if (data.StateOf(field, row) != ValueState.Missing)
                    text.Append(" | ").Append(field.Name).Append('=').Append(data.ColumnOf(field)?.TextAt(row));
            text.Append('\n');
        }

        foreach (int person in Enumerable.Range(0, data.PersonCount).OrderBy(row => data.PersonIds[row], StringComparer.Ordinal))
        {
            Add(RecordKind.Person, person);
            foreach (int @case in Enumerable.Range(data.FirstCase[person], data.FirstCase[person + 1] - data.FirstCase[person]).OrderBy(row => data.CaseIds[row], StringComparer.Ordinal))
            {
                Add(RecordKind.Case, @case);
                foreach (int charge in Enumerable.Range(data.FirstCharge[@case], data.FirstCharge[@case + 1] - data.FirstCharge[@case]).OrderBy(row => data.ChargeIds[row], StringComparer.Ordinal))
                    Add(RecordKind.Charge, charge);
            }
        }

        return text.ToString();
    }

    private static CaseData Load(string path) => CaseLoader.Load(path, TestSchemas.Pennsylvania, MappingLibrary.Load("standard")).Data;

    [Fact]
    public void Columns_written_and_read_are_the_same() => Records.Where(data => data.ChargeCount > 0).Sample(
        data =>
        {
            using TempFolder folder = new();
            CaseCsvWriter.Write(folder.Path, data);
            Assert.Equal(Describe(data), Describe(Load(folder.Path)));
        },
        iter: 200);

    [Fact]
    public void Rows_may_come_in_any_order() => Gen.Select(Records.Where(data => data.ChargeCount > 0), Gen.Int).Sample(
        (data, seed) =>
        {
            using TempFolder folder = new();
            CaseCsvWriter.Write(folder.Path, data);
            string before = Describe(data);
            Random random = new(seed);
            foreach (string file in Directory.GetFiles(folder.Path))
            {
                // Cells of these records may hold line breaks, so the rows are shuffled as records, not as lines.
                List<string[]> rows = [];
                using (CsvHelper.CsvReader reader = CsvHelper.CsvReader.FromFile(file, new() { HasHeader = false }))
                    while (reader.Read())
                        rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
                string[][] shuffled = [.. rows.Skip(1)];
                random.Shuffle(shuffled);
                using CsvHelper.CsvWriter writer = CsvHelper.CsvWriter.ToFile(file);
                foreach (string[] row in (IEnumerable<string[]>)[rows[0], .. shuffled]) writer.WriteRecord(row);
            }

            Assert.Equal(before, Describe(Load(folder.Path)));
        },
        iter: 100);

    [Fact]
    public void Builders_give_back_what_was_set_last_in_any_order() =>
        Gen.Select(Gen.Int[0, AllFields.Length - 1], Gen.Int[1, 300], Gen.Int)
            .Sample((number, count, seed) =>
            {
                FieldDefinition field = AllFields[number];
                Random random = new(seed);
                ColumnBuilder builder = ColumnBuilder.For(field);
                if (builder is CodedBuilder coded)
                    for (int i = 0; i < 6; i++)
                        coded.Dictionary.CodeFor($"v{i}");
                Dictionary<int, CellValue> expected = [];
                for (int i = 0; i < count; i++)
                {
                    int row = random.Next(count);
                    builder.Set(row, expected[row] = Cell(field, random, 6));
                }

                int[] order = [.. Enumerable.Range(0, count)];
                random.Shuffle(order);
                Column moved = builder.Build(count, order), column = builder.Build(count, null);
                for (int row = 0; row < count; row++)
                {
                    ValueState state = expected.GetValueOrDefault(row, CellValue.Missing).State;
                    if (column.StateAt(row) != state || builder.Get(row) != expected.GetValueOrDefault(row, CellValue.Missing)) return false;
                    if (moved.StateAt(row) != column.StateAt(order[row]) || moved.TextAt(row) != column.TextAt(order[row])) return false;
                }

                return true;
            });

    [Fact]
    public void The_table_of_keys_numbers_texts_in_the_order_met() =>
        Gen.Select(Gen.String[Gen.Char['a', 'e'], 0, 4], Gen.Int[0, 2]).Array[0, 400].Sample(keys =>
        {
            Utf8Table table = new();
            Dictionary<(string, int), int> expected = [];
            foreach ((string key, int scope) in keys)
            {
                bool isNew = expected.TryAdd((key, scope), expected.Count);
                if (table.Add(Encoding.UTF8.GetBytes(key), out bool added, scope) != expected[(key, scope)] || added != isNew) return false;
            }

            return expected.All(entry => table.Find(Encoding.UTF8.GetBytes(entry.Key.Item1), entry.Key.Item2) == entry.Value
                && Encoding.UTF8.GetString(table[entry.Value]) == entry.Key.Item1) && table.Find("zzz"u8) == -1;
        });
}
