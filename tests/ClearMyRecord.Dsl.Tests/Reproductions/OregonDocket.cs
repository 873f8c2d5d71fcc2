using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>
/// Records of RecordExpungPDX as records of the Oregon model. What its dockets never tell is taken as not there: nobody was
/// imprisoned past judgment, everything is paid, no other court convicted. What a section or a class decides the statute decides
/// itself; the tool's charge type is used only where it comes from words of the docket or from a person's answer.
/// </summary>
internal static partial class OregonDocket
{
    /// <summary>One person for each record, in order, with the charges given.</summary>
    /// <param name="withoutSection">How a charge without a statute number is written: empty is missing.</param>
    public static CaseData Load(RecordSchema schema, IEnumerable<(int? BirthYear, IEnumerable<ImmutableArray<ToolCharge>> Cases)> people, string withoutSection)
    {
        StringBuilder persons = new("person id,birth date,latest conviction elsewhere\n");
        StringBuilder cases = new("case id,person id,jurisdiction,court kind,objection date,fines balance,restitution balance\n");
        StringBuilder charges = new(
            "charge id;case id;offense;grade;disposition;disposition date;offense date;matter;marijuana;less than one ounce;reduced;"
            + "probation revoked date;release date;sentence completion date;still to be classified;inchoate;child abuse;relieved from reporting;young offender exception\n");
        int person = 0;
        foreach ((int? birthYear, IEnumerable<ImmutableArray<ToolCharge>> dockets) in people)
        {
            persons.Append(CultureInfo.InvariantCulture, $"{person},{birthYear},not applicable\n");
            int number = 0;
            foreach (ImmutableArray<ToolCharge> docket in dockets)
            {
                string id = $"{person}-{number++}";
                cases.Append(CultureInfo.InvariantCulture, $"{id},{person},US-OR,circuit,not applicable,0,0\n");
                foreach (ToolCharge charge in docket) charges.AppendJoin(';', [charge.Id, id, .. Facts(charge, withoutSection)]).Append('\n');
            }

            person++;
        }

        using TempFolder folder = new();
        folder.Write("people.csv", persons.ToString());
        folder.Write("cases.csv", cases.ToString());
        folder.Write("charges.csv", charges.ToString());
        LoadedCases loaded = CaseLoader.Load(folder.Path, schema, MappingLibrary.Load("standard"));
        Assert.All(loaded.Report.Files, file => Assert.True(file.IsBalanced && file.RejectedCount == 0 && !file.IgnoredColumns.Any()));
        return loaded.Data;
    }

    private static IEnumerable<string> Facts(ToolCharge charge, string withoutSection) =>
    [
        OffenseOf(charge) ?? withoutSection, GradeOf(charge), DispositionOf(charge), Day(charge.Disposed), Day(charge.Date), MatterOf(charge),
        IsMarijuana(charge) ? "yes" : "no", UnderAnOunce().IsMatch(charge.Name) ? "yes" : "", "no",
        charge.Revoked is null ? "not applicable" : Day(charge.Revoked), "not applicable", "not applicable", charge.IsLeftOut ? "yes" : "no", "none", "no", "no", "no",
    ];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string DispositionOf(ToolCharge charge) => charge.Status switch
    {
        _ when charge.Kind == "DivertedDuii" => "diversion completed",
        "CONVICTED" => "convicted",
        "DISMISSED" => charge.Ruling == "Acquitted" ? "acquitted" : "dismissed",
        "NO_COMPLAINT" => "no complaint",
        _ => "",
    };

    private static string MatterOf(ToolCharge charge) => charge.Kind switch
    {
        "FareViolation" => "transit fare",
        "ParkingTicket" => "parking",
        "CivilOffense" => "civil",
        "CriminalForfeiture" => "forfeiture",
        "JuvenileCharge" => "juvenile",
        _ => "offense",
    };

    /// <summary>The docket's class, in any of its spellings; empty where it has none that the law knows.</summary>
    private static string GradeOf(ToolCharge charge)
    {
        string level = charge.Level.ToLowerInvariant();
        Match letter = ClassLetter().Match(level);
        string of = letter.Success ? letter.Groups[1].Value.ToUpperInvariant() : "";
        if (charge.Kind == "ContemptOfCourt") return "contempt";
        if (level.Contains("infraction", StringComparison.Ordinal) || level.Contains("traffic violation", StringComparison.Ordinal)) return "traffic infraction";
        if (level.Contains("felony", StringComparison.Ordinal)) return of is "A" or "B" or "C" ? $"Class {of} felony" : of == "" ? "unclassified felony" : "";
        if (level.Contains("misdemeanor", StringComparison.Ordinal)) return of is "" ? "unclassified misdemeanor" : $"Class {of} misdemeanor";
        return level.Contains("violation", StringComparison.Ordinal) ? "violation" : "";
    }

    /// <summary>"4758602" is ORS 475.860(2), "475B359" is ORS 475B.359, "801" chapter 801; other numbers are of some other code.</summary>
    private static string? OffenseOf(ToolCharge charge)
    {
        if (Section().Match(charge.Statute) is { Success: true } section)
            return $"ORS {section.Groups[1]}.{section.Groups[2]}{string.Concat(SubPart().Matches(section.Groups[3].Value.ToLowerInvariant()).Select(part => $"({part})"))}";
        if (Chapter().IsMatch(charge.Statute)) return $"ORS {charge.Statute}.000";
        return charge.Statute.Length > 0 && char.IsAsciiDigit(charge.Statute[0]) ? $"Code {charge.Statute}" : null;
    }

    private static bool IsMarijuana(ToolCharge charge) => charge.Kind.StartsWith("Marijuana", StringComparison.Ordinal);

    [GeneratedRegex(@"class ([a-f])\b")]
    private static partial Regex ClassLetter();

    [GeneratedRegex(@"^(\d{2,3}[A-Z]?)(\d{3})((?:\d{1,2}[A-Z]?)*)$")]
    private static partial Regex Section();

    [GeneratedRegex(@"^[48]\d\d$")]
    private static partial Regex Chapter();

    [GeneratedRegex("[0-9]|[a-z]")]
    private static partial Regex SubPart();

    [GeneratedRegex("1 Oz|One Ounce|1 Ounce", RegexOptions.IgnoreCase)]
    private static partial Regex UnderAnOunce();
}
