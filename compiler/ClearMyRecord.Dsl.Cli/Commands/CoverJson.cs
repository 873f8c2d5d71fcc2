using System.Collections.Immutable;
using System.Text.Json;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>A file and what its examples show.</summary>
/// <param name="Report">Null where nothing can be said of it.</param>
/// <param name="Problem">Why; "" where there is a report.</param>
internal sealed record CoveredFile(string Path, CoverReport? Report, string Problem)
{
    public ImmutableArray<string> Reliefs { get; init; } = [];
}

/// <summary>Coverage for machines: everything asked for, with the example that shows each side.</summary>
internal static class CoverJson
{
    public static string Of(IEnumerable<CoveredFile> files, (int Covered, int All) conditions, (int Covered, int All) edges) => Json.Text(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (CoveredFile file in files) Write(json, file);
        json.WriteEndArray();
        Write(json, "conditions", conditions);
        Write(json, "edges", edges);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, (int Covered, int All) count)
    {
        json.WriteStartObject(name);
        json.WriteNumber("covered", count.Covered);
        json.WriteNumber("all", count.All);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CoveredFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        if (file.Report is not { } report) json.WriteString("problem", file.Problem);
        else
        {
            json.WriteStartArray("items");
            foreach (IGrouping<CoverItem, CoverSide> item in report.Sides.GroupBy(side => side.Item)) Write(json, file.Reliefs[item.Key.Relief], item);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string relief, IGrouping<CoverItem, CoverSide> item)
    {
        json.WriteStartObject();
        json.WriteString("relief", relief);
        json.WriteString("kind", item.Key.Kind);
        json.WriteString("label", item.Key.Label);
        json.WriteString("citation", item.Key.Citation);
        json.WriteString("words", item.Key.Words);
        json.WriteNumber("line", LineOf(item.Key.Span));
        json.WriteBoolean("covered", item.All(side => side.IsCovered));
        json.WriteStartArray("sides");
        foreach (CoverSide side in item)
        {
            json.WriteStartObject();
            json.WriteString("side", side.Name);
            if (side.SeenIn is { } example)
            {
                json.WriteString("example", example.Name.Text);
                json.WriteNumber("line", LineOf(example.Span));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int LineOf(SourceSpan span) => span.File.PositionOf(span.Start).Line;
}
