using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>Record models written by hand, as a state's model file would declare them.</summary>
internal static class TestSchemas
{
    private static readonly string[] Inchoate = ["attempt", "conspiracy", "solicitation", "none"];

    public static RecordSchema Pennsylvania { get; } = new(
        [
            Date(RecordKind.Person, "birth date"), Category(RecordKind.Person, "sex", "male", "female"),
            Category(RecordKind.Person, "race", "Black", "White", "Asian", "other"), Category(RecordKind.Person, "ethnicity", "Hispanic", "not Hispanic"),
            Text(RecordKind.Person, "county"), YesNo(RecordKind.Person, "registrant"), Number(RecordKind.Person, "weight"),
            Text(RecordKind.Case, "jurisdiction"), Text(RecordKind.Case, "court"), Text(RecordKind.Case, "county"), Date(RecordKind.Case, "filing date"),
            Money(RecordKind.Case, "restitution balance"), Money(RecordKind.Case, "fines balance"), Money(RecordKind.Case, "fees balance"),
            Citation("offense"), Category(RecordKind.Charge, "inchoate", Inchoate), Text(RecordKind.Charge, "description"),
            Category(RecordKind.Charge, "grade", "F1", "F2", "F3", "F", "M1", "M2", "M3", "M", "S"),
            Date(RecordKind.Charge, "offense date"), Date(RecordKind.Charge, "arrest date"),
            Category(RecordKind.Charge, "disposition", "guilty plea", "guilty", "nolo contendere", "withdrawn", "dismissed", "nolle prossed", "not guilty", "ARD completed", "held for court")
                with { Synonyms = ["outcome"] },
            Date(RecordKind.Charge, "disposition date") with { MayBeNotYet = true }, Date(RecordKind.Charge, "sentence date") with { MayNotApply = true },
            Period("maximum term"), Period("imposed minimum"), Period("imposed maximum"), Period("incarceration"), Period("probation term"),
            Date(RecordKind.Charge, "release date") with { MayNotApply = true, MayBeNotYet = true },
            Date(RecordKind.Charge, "sentence completion date") with { MayNotApply = true, MayBeNotYet = true },
            Text(RecordKind.Charge, "episode"),
        ],
        []);

    public static RecordSchema CookCounty { get; } = new(
        [
            Category(RecordKind.Person, "sex", "male", "female"),
            Category(RecordKind.Person, "race", "Black", "White", "Asian", "American Indian", "multiracial"),
            Category(RecordKind.Person, "ethnicity", "Hispanic", "not Hispanic"), YesNo(RecordKind.Person, "deceased"),
            Text(RecordKind.Case, "jurisdiction"), Text(RecordKind.Case, "court"), Text(RecordKind.Case, "county"), Date(RecordKind.Case, "filing date"),
            Citation("offense"), Category(RecordKind.Charge, "inchoate", Inchoate), Text(RecordKind.Charge, "description"),
            Category(RecordKind.Charge, "grade", "X", "1", "2", "3", "4", "A", "B", "C", "M"),
            Date(RecordKind.Charge, "offense date"), Date(RecordKind.Charge, "arrest date"), Number(RecordKind.Charge, "age at offense"),
            Category(
                RecordKind.Charge, "disposition", "nolle prosequi", "no probable cause", "dismissed", "charge rejected", "not guilty",
                "not guilty by reason of insanity", "guilty plea", "guilty finding", "guilty verdict", "bond forfeiture warrant",
                "superseded by indictment", "transferred", "mistrial", "abated by death"),
            Category(
                RecordKind.Charge, "disposition reason", "plea to other counts", "proceeding on other counts", "proceeding on other case",
                "plea to misdemeanor", "diversion completed", "misdemeanor amount", "no laboratory report", "negative laboratory report",
                "re-indictment", "arrest order not in court", "complaining witness absent", "complaining witness declined",
                "evidence suppressed", "used in aggravation", "other"),
            Date(RecordKind.Charge, "disposition date"), YesNo(RecordKind.Charge, "diversion completed"),
            Category(
                RecordKind.Charge, "sentence kind", "supervision", "qualified probation", "probation", "treatment court probation",
                "conditional discharge", "conditional release", "prison", "jail", "boot camp", "mental health services") with { MayNotApply = true },
            Date(RecordKind.Charge, "sentence date") with { MayNotApply = true }, Period("incarceration"), Period("probation term"),
            YesNo(RecordKind.Charge, "revoked"),
        ],
        []);

    public static RecordSchema Massachusetts { get; } = new(
        [
            Category(RecordKind.Person, "age category", "juvenile", "mixed", "adult"), Text(RecordKind.Case, "jurisdiction"),
            YesNo(RecordKind.Charge, "juvenile age"), YesNo(RecordKind.Charge, "eligible under 100J"), YesNo(RecordKind.Charge, "sex offence or murder"),
            YesNo(RecordKind.Charge, "guilty"), YesNo(RecordKind.Charge, "disposition missing"), YesNo(RecordKind.Charge, "still waiting"),
        ],
        []);

    public static RecordSchema California { get; } = new(
        [
            Date(RecordKind.Person, "birth date"), Category(RecordKind.Person, "sex", "male", "female"), Text(RecordKind.Person, "race"),
            YesNo(RecordKind.Person, "deceased"), YesNo(RecordKind.Person, "registrant"),
            Date(RecordKind.Person, "registration date") with { MayNotApply = true },
            Text(RecordKind.Case, "jurisdiction"), Text(RecordKind.Case, "county"), Text(RecordKind.Case, "court"), Text(RecordKind.Case, "docket"),
            Citation("offense"), Text(RecordKind.Charge, "description"), Citation("comment offense"),
            Category(RecordKind.Charge, "grade", "infraction", "misdemeanor", "felony"),
            Category(RecordKind.Charge, "step", "arrest", "court", "registration", "deceased", "other"), Date(RecordKind.Charge, "arrest date"),
            Category(RecordKind.Charge, "disposition", "convicted", "dismissed", "acquitted", "released", "diverted", "other"),
            Date(RecordKind.Charge, "disposition date"), Date(RecordKind.Charge, "sentence date") with { MayNotApply = true },
            Period("incarceration"), Period("probation term"), Period("sentence term"), Text(RecordKind.Charge, "episode"),
        ],
        []);

    public static FieldDefinition Field(this RecordSchema schema, RecordKind kind, string name) =>
        schema.Find(kind, name) ?? throw new ArgumentException($"no field {name} of the {kind}");

    public static string TextOf(this CaseData data, RecordKind kind, string field, int row) =>
        data.ColumnOf(data.Schema.Field(kind, field))?.TextAt(row) ?? "no column";

    private static FieldDefinition Date(RecordKind of, string name) => new(name, FieldType.Date, of);

    private static FieldDefinition Text(RecordKind of, string name) => new(name, FieldType.Text, of);

    private static FieldDefinition YesNo(RecordKind of, string name) => new(name, FieldType.YesNo, of);

    private static FieldDefinition Number(RecordKind of, string name) => new(name, FieldType.Number, of);

    private static FieldDefinition Money(RecordKind of, string name) => new(name, FieldType.Money, of);

    private static FieldDefinition Period(string name) => new(name, FieldType.Period, RecordKind.Charge) { MayNotApply = true };

    private static FieldDefinition Citation(string name) => new(name, FieldType.Citation, RecordKind.Charge);

    private static FieldDefinition Category(RecordKind of, string name, params string[] values) =>
        new(name, FieldType.Category, of) { Category = new(name, [.. values], ImmutableArray<int>.Empty) };
}
