using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Explaining;

/// <summary>The signs before conditions: does it let the relief through, stop it, or leave it open?</summary>
public sealed record ExplanationMarks(string Passes, string Stops, string Open)
{
    public static ExplanationMarks Signs { get; } = new("✓", "✗", "?");

    /// <summary>For consoles and files that hold plain letters only.</summary>
    public static ExplanationMarks PlainLetters { get; } = new("[ok]  ", "[stop]", "[?]   ");

    public string For(ConditionInfo condition, Truth truth) =>
        truth == Truth.Unknown ? Open : condition.Stops(truth) ? Stops : Passes;
}
