using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>What it takes to run the same again and know that it is the same: law, data, parameters, presumptions, day, tool and seed.</summary>
public sealed record RunRecord(
    string ToolVersion, string AsOf, ImmutableArray<RecordedLaw> Laws, PopulationInfo Data, long People, int? WithheldBelow)
{
    public static RunRecord Of(PolicyResult result, ReportOptions options) => new(
        options.ToolVersion, Notation.Date(result.Options.Today), [RecordedLaw.Of("law", result, options)], result.Population, result.People, Below(options));

    public static RunRecord Of(ComparisonResult result, ReportOptions options) => new(
        options.ToolVersion, Notation.Date(result.Law.Options.Today),
        [RecordedLaw.Of("law", result.Law, options), RecordedLaw.Of("bill", result.Bill, options)], result.Law.Population, result.Law.People, Below(options));

    private static int? Below(ReportOptions options) => options.Privacy.Withhold ? options.Privacy.Threshold : null;

    /// <summary>As indented JSON; the same run gives the same bytes.</summary>
    public string ToJson() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("tool", ToolVersion);
        json.WriteString("as of", AsOf);
        json.WriteStartArray("laws");
        foreach (RecordedLaw law in Laws) law.Write(json);
        json.WriteEndArray();
        json.WriteStartObject("data");
        json.WriteString("description", Data.Description);
        json.WriteString("fingerprint", Data.Fingerprint);
        if (Data.FileDay is { } day) json.WriteString("day of the file", Notation.Date(day));
        if (Data.Seed is { } seed) json.WriteNumber("seed", seed);
        json.WriteBoolean("synthetic", Data.IsSynthetic);
        json.WriteNumber("people", People);
        json.WriteEndObject();
        if (WithheldBelow is { } below) json.WriteNumber("counts withheld below", below);
        json.WriteEndObject();
    });
}

/// <summary>One law of a run.</summary>
/// <param name="MostTrials">How many fillings of a record's missing facts were tried at most; 0: none were.</param>
/// <param name="Parameters">Every parameter with the value that held, in the language's notation; "off" where it had none.</param>
public sealed record RecordedLaw(
    string Role, string Title, string Citation, string Fingerprint, string RecordDay, string? LawAsOf, int MostTrials,
    ImmutableArray<KeyValuePair<string, string>> Parameters, ImmutableArray<KeyValuePair<string, string>> Readings, ImmutableArray<string> Presumptions)
{
    /// <summary>At most so many decisions rest on facts that hold on the day of the file; null where the law reads none.</summary>
    public long? StatusDecisions { get; init; }

    /// <summary>At most so many answers are in review because trying what is missing took too long.</summary>
    public long GivenUp { get; init; }

    public static RecordedLaw Of(string role, PolicyResult result, ReportOptions reporting)
    {
        (ProgramInfo program, EvaluationOptions options) = (result.Program, result.Options);
        return new(
            role, program.Title, program.Citation, program.Fingerprint, Notation.Date(options.RecordDay),
            options.LawAsOf is { } day ? Notation.Date(day) : null, options.MostTrials,
            [.. program.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, ValueOf(parameter, options)))],
            [.. program.Questions.Select(question => KeyValuePair.Create(
                question.Name, options.Readings.GetValueOrDefault(question.Name) ?? question.Default ?? "unsettled"))],
            [.. program.Presumptions.Select((_, k) => program.Presumptions[k]).Select(p => p.Citation.Length == 0 ? p.Words : $"{p.Citation}: {p.Words}")])
        {
            StatusDecisions = program.Reliefs.Any(relief => relief.Status is not null) ? StatusNote.AtMost(result, reporting.Privacy) : null,
            GivenUp = StatusNote.RoundedUp(result.GivenUp, reporting.Privacy),
        };
    }

    private static string ValueOf(ParameterInfo parameter, EvaluationOptions options)
    {
        LegalValue? value = options.Parameters.TryGetValue(parameter.Name, out LegalValue? held)
            ? held : parameter.ValueOn(options.LawAsOf ?? options.Today);
        return value is { } known ? known.ToText(parameter.Category) : "off";
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("role", Role);
        json.WriteString("title", Title);
        json.WriteString("citation", Citation);
        json.WriteString("fingerprint", Fingerprint);
        json.WriteString("record day", RecordDay);
        if (LawAsOf is not null) json.WriteString("law as of", LawAsOf);
        if (MostTrials > 0) json.WriteNumber("missing facts tried, at most", MostTrials);
        if (GivenUp > 0) json.WriteNumber("answers for which that was too few, at most", GivenUp);
        if (StatusDecisions is { } status) json.WriteNumber("decisions resting on facts of the day of the file, at most", status);
        WriteAll(json, "parameters", Parameters);
        WriteAll(json, "readings", Readings);
        json.WriteStartArray("presumptions");
        foreach (string presumption in Presumptions) json.WriteStringValue(presumption);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, string name, ImmutableArray<KeyValuePair<string, string>> values)
    {
        json.WriteStartObject(name);
        foreach ((string key, string value) in values) json.WriteString(key, value);
        json.WriteEndObject();
    }
}

/// <summary>JSON as this project writes it: indented, line feeds, the words of the law left readable.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_options)) write(json);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
