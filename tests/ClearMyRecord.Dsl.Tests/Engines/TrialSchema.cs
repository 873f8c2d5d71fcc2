using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>A small record model with every type of field, every kind of blank, and few values, so that random records collide.</summary>
internal static class TrialSchema
{
    public static readonly CategoryType Grade = new("grade", ["F", "M1", "M2", "S", "M"], [3, 2, 1, 0, -1]);

    public static readonly CategoryType Disposition = new("disposition", ["convicted", "dismissed", "pending"], []);

    public static readonly CategoryType Inchoate = new("inchoate", ["none", "attempt", "conspiracy"], []);

    public static readonly ImmutableArray<string> Citations =
        ["18 § 2701", "18 § 2702", "18 § 2702(a)", "18 § 2702(b)(1)", "18 § 2706", "18 § 3929", "18 § 3929.1", "75 § 3802(a)", "see comment", "2701 or so"];

    public static readonly ImmutableArray<string> Texts = ["north", "South", "NORTH"];

    public static readonly RecordSchema Schema = new(
    [
        new("birth date", FieldType.Date, RecordKind.Person),
        new("registrant", FieldType.YesNo, RecordKind.Person),
        new("arrests", FieldType.Number, RecordKind.Person),
        new("county", FieldType.Text, RecordKind.Person),
        new("supervision end", FieldType.Date, RecordKind.Case) { MayNotApply = true, MayBeNotYet = true },
        new("balance", FieldType.Money, RecordKind.Case) { MayNotApply = true },
        new("venue", FieldType.Text, RecordKind.Case) { MayNotApply = true },
        new("objection", FieldType.YesNo, RecordKind.Case) { IsFinding = true },
        new("offense", FieldType.Citation, RecordKind.Charge),
        new("inchoate", FieldType.Category, RecordKind.Charge) { Category = Inchoate },
        new("grade", FieldType.Category, RecordKind.Charge) { Category = Grade, MayNotApply = true },
        new("disposition", FieldType.Category, RecordKind.Charge) { Category = Disposition },
        new("disposition date", FieldType.Date, RecordKind.Charge) { MayBeNotYet = true },
        new("release date", FieldType.Date, RecordKind.Charge) { MayNotApply = true, MayBeNotYet = true },
        new("maximum term", FieldType.Period, RecordKind.Charge),
        new("probation term", FieldType.Period, RecordKind.Charge) { MayNotApply = true },
        new("counts", FieldType.Number, RecordKind.Charge) { MayNotApply = true },
        new("violent", FieldType.YesNo, RecordKind.Charge) { MayNotApply = true },
    ],
    [new("TITLE § SECTION")]);

    public static readonly ImmutableArray<FieldDefinition> Fields =
        [.. Enum.GetValues<RecordKind>().SelectMany(kind => Schema.FieldsOf(kind))];

    /// <summary>A schema that does not tell attempts from completed offenses.</summary>
    public static readonly RecordSchema WithoutInchoate = new(Fields.Where(field => field.Name != "inchoate"), Schema.CitationFormats);

    /// <summary>Around this day everything happens.</summary>
    public static readonly int Today = new DateOnly(2024, 6, 15).DayNumber;
}
