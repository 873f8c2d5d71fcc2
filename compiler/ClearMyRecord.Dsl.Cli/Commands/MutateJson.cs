using System.Collections.Immutable;
using System.Text.Json;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Mutating;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>A file and what became of its changes.</summary>
/// <param name="Idle">Comments that accept nothing.</param>
/// <param name="Problem">Why nothing was changed; "" where it was.</param>
internal sealed record MutatedFile(string Path, ImmutableArray<MutationResult> Results, ImmutableArray<Diagnostic> Idle, string Problem)
{
    public int Count(MutationFate fate) => Results.Count(result => result.Fate == fate);
}

/// <summary>The unnoticed changes for machines.</summary>
internal static class MutateJson
{
    public static string Of(IEnumerable<MutatedFile> files) => Json.Text(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (MutatedFile file in files) Write(json, file);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, MutatedFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        if (file.Problem.Length > 0) json.WriteString("problem", file.Problem);
        else
        {
            json.WriteNumber("noticed", file.Count(MutationFate.Noticed));
            json.WriteNumber("unnoticed", file.Count(MutationFate.Unnoticed));
            json.WriteNumber("accepted", file.Count(MutationFate.Accepted));
            json.WriteNumber("notCompiling", file.Count(MutationFate.NotCompiling));
            json.WriteStartArray("changes");
            foreach (MutationResult result in file.Results.Where(r => r.Fate is MutationFate.Unnoticed or MutationFate.Accepted)) Write(json, result);
            json.WriteEndArray();
            json.WriteStartArray("warnings");
            foreach (Diagnostic idle in file.Idle) Write(json, idle);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MutationResult result)
    {
        (int line, int column) = result.Mutation.Span.File.PositionOf(result.Mutation.Span.Start);
        json.WriteStartObject();
        json.WriteString("fate", result.Fate == MutationFate.Accepted ? "accepted" : "unnoticed");
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteString("old", result.Mutation.Old);
        json.WriteString("new", result.Mutation.New);
        json.WriteString("where", result.Mutation.Where);
        if (result.Fate == MutationFate.Accepted) json.WriteString("reason", result.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic warning)
    {
        (int line, int column) = warning.Span.File.PositionOf(warning.Span.Start);
        json.WriteStartObject();
        json.WriteString("code", warning.Descriptor.Code);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteString("message", warning.Text);
        json.WriteEndObject();
    }
}
