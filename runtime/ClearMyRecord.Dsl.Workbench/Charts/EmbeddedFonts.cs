using ScottPlot;
using SkiaSharp;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>The two fonts that ship with the charts, so that they look alike on every machine, and have letters on one without any font.</summary>
internal sealed class EmbeddedFonts : IFontResolver
{
    /// <summary>The name by which charts ask for them; no system font has it.</summary>
    public const string Family = "ClearMyRecord chart letters";

    private static readonly Lazy<SKTypeface> s_regular = new(() => Load("DejaVuSans.ttf")), s_bold = new(() => Load("DejaVuSans-Bold.ttf"));

    private static readonly Lazy<bool> s_registered = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new EmbeddedFonts());
        return true;
    });

    /// <summary>Makes the family known to the drawing library, once.</summary>
    public static bool Register() => s_registered.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName != Family ? null : weight >= FontWeight.SemiBold ? s_bold.Value : s_regular.Value;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName != Family ? null : bold ? s_bold.Value : s_regular.Value;

    private static SKTypeface Load(string file)
    {
        using Stream stream = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream($"ClearMyRecord.Dsl.Workbench.Charts.Fonts.{file}")
            ?? throw new InvalidOperationException($"{file} is not in the assembly");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"{file} is not a font");
    }
}
