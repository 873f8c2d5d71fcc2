namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>Which counts of people may be shown.</summary>
public sealed record PrivacyOptions
{
    /// <summary>Whether small counts are withheld. Only made-up people need no such care.</summary>
    public bool Withhold { get; init; } = true;

    /// <summary>Counts from 1 up to one less than this are withheld, and as many more as keep them from being worked out. 0 is shown.</summary>
    public int Threshold { get; init; } = 11;

    public static PrivacyOptions ShowAll { get; } = new() { Withhold = false };
}

/// <summary>A count as it may be shown: the number, or nothing where it is withheld.</summary>
public readonly record struct Figure(long? Value)
{
    public const string WithheldMark = "withheld";

    public bool IsWithheld => Value is null;

    /// <summary>With thousands separators: "12,345".</summary>
    public string Text => Value is { } value ? value.ToString("#,0") : WithheldMark;

    public override string ToString() => Text;

    /// <summary>A share of another count: "12.3%".</summary>
    public string ShareOf(Figure whole) => (Value, whole.Value) switch
    {
        ({ } part, { } all and > 0) => $"{100m * part / all:0.0}%",
        ({ }, 0) => "–",
        _ => WithheldMark,
    };

    /// <summary>The difference to another count with its sign: "+1,234", "−12", "0".</summary>
    public string ChangeFrom(Figure before) => Value - before.Value is not { } change ? WithheldMark
        : change > 0 ? $"+{change:#,0}" : change < 0 ? $"−{-change:#,0}" : "0";
}
