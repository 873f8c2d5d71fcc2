using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClearMyRecord.Dsl.Cli.Terminal;

/// <summary>JSON on the terminal, indented, with signs such as § as they are.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions s_readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_readable)) write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
