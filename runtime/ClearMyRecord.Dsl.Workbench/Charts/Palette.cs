using ScottPlot;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>Colours that differ in lightness first, so that they hold in black and white and for the colour-blind; blue against grey.</summary>
internal static class Palette
{
    public static Color Ink { get; } = Color.FromHex("#1A1A1A");

    public static Color Quiet { get; } = Color.FromHex("#555555");

    public static Color Line { get; } = Color.FromHex("#D0D0D0");

    /// <summary>The bill, and those who are eligible.</summary>
    public static Color Strong { get; } = Color.FromHex("#0B4F8A");

    /// <summary>The law as it stands.</summary>
    public static Color Pale { get; } = Color.FromHex("#A9BCCF");

    /// <summary>Those a condition stops.</summary>
    public static Color Loss { get; } = Color.FromHex("#6B6B6B");

    /// <summary>Those still in the running.</summary>
    public static Color Faint { get; } = Color.FromHex("#E6EBF0");

    public static Color Paper { get; } = Colors.White;
}
