namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>What statutes, courts and clerks call the facts that the standard model has under one name.</summary>
internal static class UsualNames
{
    private static readonly Dictionary<string, string[]> Facts = Table(
        ("disposition date", "conviction date|judgment date|judgement date|plea date|adjudication date|finding date|verdict date|date convicted|conviction"),
        ("sentence date", "sentencing date|date sentenced|sentence imposed date"),
        ("sentence completion date", "completion date|discharge date|sentence end date|end of sentence|completion of sentence|sentence discharge date"),
        ("offense date", "crime date|commission date|incident date|violation date"),
        ("birth date", "dob|birthday|birthdate|date of birth"),
        ("sex", "gender"),
        ("offense", "crime|statute|code section|charge code|offense code|offense section|offense citation|section|violation"),
        ("grade", "class|severity|grading|offense severity|offense grade|offense class|offense level|charge grade|degree"),
        ("disposition", "outcome|verdict|result|plea|finding|status|case outcome"),
        ("restitution balance", "restitution|restitution owed|restitution due|restitution amount|unpaid restitution"),
        ("fines balance", "fines|fine|fines owed|fine balance|fines due|unpaid fines"),
        ("fees balance", "fees|fee|fees owed|costs|court costs|court fees|costs balance|fee balance"),
        ("probation term", "probation|probation length|length of probation"),
        ("maximum term", "maximum penalty|statutory maximum|maximum punishment"),
        ("release date", "date released|prison release date|date of release"),
        ("registrant", "sex offender|registered|sex offender registrant"),
        ("county", "venue"),
        ("filing date", "case date|filed date|date filed"));

    /// <returns>The model's names for a fact; a name like "date of arrest" is also asked for as "arrest date".</returns>
    public static IEnumerable<string> Of(string name) =>
    [
        .. Facts.GetValueOrDefault(name.ToLowerInvariant(), []),
        .. name.StartsWith("date of ", StringComparison.Ordinal) ? (string[])[name["date of ".Length..] + " date", .. Facts.GetValueOrDefault(name["date of ".Length..] + " date", [])] : [],
    ];

    private static Dictionary<string, string[]> Table(params (string Fact, string Usual)[] rows) =>
        rows.SelectMany(row => row.Usual.Split('|'), (row, usual) => (row.Fact, usual)).GroupBy(pair => pair.usual).ToDictionary(group => group.Key, group => group.Select(pair => pair.Fact).ToArray());
}
