using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Tests.Workbench;

/// <summary>A small record model and made-up people in it, each the same whatever batch they come in.</summary>
internal static class SmallWorld
{
    public static CategoryType Races { get; } = new("race", ["Asian", "Black", "White", "other"], []);

    public static CategoryType Grades { get; } = new("grade", ["F", "M", "S"], [2, 1, 0]);

    public static RecordSchema Schema { get; } = new(
        [
            new("race", FieldType.Category, RecordKind.Person) { Category = Races },
            new("county", FieldType.Text, RecordKind.Person),
            new("serial", FieldType.Number, RecordKind.Person),
            new("number", FieldType.Number, RecordKind.Case),
            new("grade", FieldType.Category, RecordKind.Charge) { Category = Grades },
            new("number", FieldType.Number, RecordKind.Charge),
            new("years since", FieldType.Number, RecordKind.Charge),
            new("owed", FieldType.Money, RecordKind.Charge),
            new("maximum years", FieldType.Number, RecordKind.Charge),
        ], []);

    public static FieldDefinition Field(RecordKind kind, string name) =>
        Schema.Find(kind, name) ?? throw new ArgumentException(name);

    /// <summary>The people from one serial number on; the same serial is always the same person.</summary>
    public static CaseData People(int seed, long first, int count)
    {
        List<int> firstCase = [0], firstCharge = [0];
        List<sbyte> race = [], grade = [];
        List<int> county = [];
        List<long> serial = [], caseNumber = [], chargeNumber = [], since = [], owed = [], maximum = [];
        ValueDictionary counties = new();
        for (long p = first; p < first + count; p++)
        {
            Random random = new(HashCode(seed, p));
            race.Add((sbyte)(random.Next(20) == 0 ? Column.MissingCode : Math.Min(3, random.Next(6))));
            county.Add(random.Next(30) == 0 ? Column.MissingCode : counties.CodeFor($"County {"ABCDEFGH"[random.Next(8) * random.Next(8) / 7]}"));
            serial.Add(p);
            int cases = random.Next(12) == 0 ? 0 : 1 + random.Next(3);
            for (int c = 0; c < cases; c++)
            {
                caseNumber.Add(p * 10 + c);
                int charges = 1 + (random.Next(3) == 0 ? random.Next(4) : 0);
                for (int k = 0; k < charges; k++)
                {
                    chargeNumber.Add(p * 100 + c * 10 + k);
                    grade.Add((sbyte)(random.Next(40) == 0 ? Column.MissingCode : random.Next(10) < 3 ? 0 : random.Next(10) < 7 ? 1 : 2));
                    since.Add(random.Next(25) == 0 ? NumberColumn.Missing : random.Next(25));
                    owed.Add(random.Next(12) == 0 ? NumberColumn.Missing : random.Next(3) == 0 ? random.Next(100_000) : 0);
                    maximum.Add(1 + random.Next(5));
                }

                firstCharge.Add(chargeNumber.Count);
            }

            firstCase.Add(caseNumber.Count);
        }

        return new(
            Schema, [.. firstCase], [.. firstCharge],
            [
                new CategoryColumn(Field(RecordKind.Person, "race"), [.. race]),
                new CodedColumn(Field(RecordKind.Person, "county"), [.. county], counties),
                new NumberColumn(Field(RecordKind.Person, "serial"), [.. serial]),
                new NumberColumn(Field(RecordKind.Case, "number"), [.. caseNumber]),
                new CategoryColumn(Field(RecordKind.Charge, "grade"), [.. grade]),
                new NumberColumn(Field(RecordKind.Charge, "number"), [.. chargeNumber]),
                new NumberColumn(Field(RecordKind.Charge, "years since"), [.. since]),
                new NumberColumn(Field(RecordKind.Charge, "owed"), [.. owed]),
                new NumberColumn(Field(RecordKind.Charge, "maximum years"), [.. maximum]),
            ],
            new("P", (int)first + 1, count), new("C", 1, caseNumber.Count), new("X", 1, chargeNumber.Count));
    }

    public static Population Population(int seed, int people) =>
        Dsl.Workbench.Populations.Population.Generated(
            Schema, people, $"{people:#,0} made-up people, seed {seed}", (first, count) => People(seed, first, count)) with
        { IsSynthetic = true, Seed = seed };

    public static long Number(CaseData data, RecordKind kind, string field, int row) =>
        ((NumberColumn)(data.ColumnOf(Field(kind, field)) ?? throw new ArgumentException(field))).Values[row];

    /// <summary>The same number for the same pair in every process, unlike the library's hash codes.</summary>
    public static int HashCode(int seed, long value) => (int)((ulong)((value + 1) * 6_364_136_223_846_793_005 + seed * 1_442_695_040_888_963_407) >> 33);
}
