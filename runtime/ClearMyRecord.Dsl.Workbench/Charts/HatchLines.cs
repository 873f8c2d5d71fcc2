using ScottPlot;
using SkiaSharp;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>Slanted lines across a rectangle, drawn as lines: a hatch pattern of the library is a shader, which SVG files lose.</summary>
internal sealed class HatchLines(CoordinateRect area, Color color) : IPlottable
{
    private const float Gap = 6;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        PixelRect box = Axes.GetPixelRect(area);
        const float gap = Gap;
        using SKPath path = new();
        // Each line runs down to the left, x + y = sum; it is cut where it leaves the box.
        for (float sum = box.Left + box.Top + gap; sum < box.Right + box.Bottom; sum += gap)
        {
            float startX = Math.Min(box.Right, sum - box.Top), endX = Math.Max(box.Left, sum - box.Bottom);
            path.MoveTo(startX, sum - startX);
            path.LineTo(endX, sum - endX);
        }

        using SKPaint paint = new()
        {
            Color = color.ToSKColor(), IsStroke = true, StrokeWidth = 1.2f, IsAntialias = true,
        };
        rp.Canvas.DrawPath(path, paint);
    }
}
