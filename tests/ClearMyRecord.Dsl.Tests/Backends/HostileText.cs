using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Tests.Backends;

/// <summary>Names and strings made to break out of C#, each with a word that must never become one of the program's own.</summary>
internal static class HostileText
{
    public const string Marker = "Intruder";

    public static readonly ImmutableArray<string> All =
    [
        "\"; System.Environment.Exit(1);// Intruder",
        "*/ class Intruder {} /*",
        "\\\"; Intruder(); \\",
        "line one\nIntruder();\r\n#error Intruder",
        "\u2028Intruder();\u2029Intruder();\u0085Intruder();\u000BIntruder();\fIntruder()",
        "\\u0022; Intruder(); //",
        "\\U00000022 Intruder",
        "{Intruder} {{0}} ${Intruder} @\"Intruder",
        "\"\"\" Intruder \"\"\"",
        "#line 1 \"Intruder\"\n#pragma Intruder",
        "Intruder\0Intruder",
        "\uD800Intruder\uDFFF",
        "\u202EredurtnI\u202C Intruder",
        "class", "namespace", "p", "c", "h", "day", "Truth", "covers", "Intruder",
        "Ⅳ§ naïve – “Intruder”",
        "a b", "a_b", "a-b",
        "",
        string.Concat(Enumerable.Repeat("very long Intruder ", 5_000)),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, All.Length)];
}
