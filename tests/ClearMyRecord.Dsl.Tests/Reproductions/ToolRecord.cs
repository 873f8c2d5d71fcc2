using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>What RecordExpungPDX says of one charge: the day from which it can be set aside, or null for never.</summary>
internal sealed record ToolAnswer(bool Eligible, DateOnly? Day);

/// <summary>One charge as RecordExpungPDX holds it after classification.</summary>
/// <param name="Status">CONVICTED, DISMISSED, NO_COMPLAINT, UNKNOWN or UNRECOGNIZED.</param>
/// <param name="Kind">The tool's charge type.</param>
internal sealed record ToolCharge(
    string Id, string Name, string Statute, string Level, DateOnly Date, string Status, string Ruling, DateOnly? Disposed, DateOnly? Revoked, string Kind, bool Deleted)
{
    /// <summary>Whether the tool gives it no result and lets it hold up nothing.</summary>
    public bool IsLeftOut { get; init; }
}

internal sealed record ToolCase(int? BirthYear, ImmutableArray<ToolCharge> Charges);

/// <summary>One record with the tool's answers, by charge.</summary>
internal sealed record ToolRecord(string Name, DateOnly Today, ImmutableArray<ToolCase> Cases, ImmutableDictionary<string, ToolAnswer> Answers)
{
    /// <summary>The 106 records of the tool's own tests; a test that evaluates twice gives two.</summary>
    public static ImmutableArray<ToolRecord> OfTests()
    {
        using JsonDocument file = JsonDocument.Parse(Text("oregon/expunger_runs.json.gz"));
        return [.. file.RootElement.EnumerateArray().Select((run, i) => Read(run, $"{i}: {run.GetProperty("test").GetString()?.Split(':')[^1]}"))];
    }

    /// <summary>The 300 random records.</summary>
    public static ImmutableArray<ToolRecord> Random() =>
        [.. Text("oregon/differential_300.jsonl.gz").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using JsonDocument record = JsonDocument.Parse(line);
            return Read(record.RootElement, record.RootElement.GetProperty("id").GetString() ?? "");
        })];

    /// <summary>Where a disposition is missing the tool supposes a conviction on an unknown later day, which it writes as in this year.</summary>
    public const int SupposedYear = 5000;

    private static ToolRecord Read(JsonElement record, string name) => Read(record, name, Day(record, "today") ?? throw new InvalidOperationException("a run has its day"));

    private static ToolRecord Read(JsonElement record, string name, DateOnly today) => new(
        name,
        today,
        [.. record.GetProperty("cases").EnumerateArray().Select(element => ReadCase(element, today))],
        record.GetProperty("expected").EnumerateObject().ToImmutableDictionary(answer => answer.Name, answer =>
        {
            DateOnly? day = Day(answer.Value, "date_will_be_eligible");
            return new ToolAnswer(Word(answer.Value, "status") == "ELIGIBLE", day?.Year == DateOnly.MaxValue.Year ? null : day);
        }));

    private static ToolCase ReadCase(JsonElement element, DateOnly today) => new(
        element.TryGetProperty("birth_year", out JsonElement year) && year.ValueKind == JsonValueKind.Number ? year.GetInt32() : null,
        [.. element.GetProperty("charges").EnumerateArray().Select(charge => ReadCharge(charge, today))]);

    private static ToolCharge ReadCharge(JsonElement element, DateOnly today)
    {
        JsonElement disposition = element.GetProperty("disposition");
        // A conviction of today stands for one of any later day: what hangs on it is not yet.
        DateOnly? disposed = Day(disposition, "date") is { Year: SupposedYear } ? today : Day(disposition, "date");
        return new(
            Word(element, "id"), Word(element, "name"), Word(element, "statute"), Word(element, "level"),
            Day(element, "date") ?? throw new InvalidOperationException("a charge has its day"),
            Word(disposition, "status"), Word(disposition, "ruling"), disposed, Day(element, "probation_revoked"),
            Word(element, "charge_type"), Word(element, "edit_status") == "DELETE")
        {
            IsLeftOut = Word(element.GetProperty("type_eligibility"), "status") == "NEEDS_MORE_ANALYSIS" || Word(disposition, "status") is "UNKNOWN" or "UNRECOGNIZED",
        };
    }

    private static string Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    private static DateOnly? Day(JsonElement element, string name) =>
        DateOnly.TryParseExact(Word(element, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static string Text(string path)
    {
        using GZipStream gzip = new(File.OpenRead(SharedData.Path(path)), CompressionMode.Decompress);
        using StreamReader reader = new(gzip);
        return reader.ReadToEnd();
    }
}
