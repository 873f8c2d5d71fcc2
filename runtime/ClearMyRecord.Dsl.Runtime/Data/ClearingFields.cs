using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>The charge fields of the standard model that say what has been granted already.</summary>
public static class ClearingFields
{
    /// <summary>The day a charge was cleared, the name of the relief, and the day that was undone.</summary>
    public const string Date = "cleared date", Relief = "cleared under", Restored = "restored date";

    public static ImmutableArray<string> All { get; } = [Date, Relief, Restored];
}
