using ScottPlot;
using ScottPlot.Plottables;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>Drawing on a plot in points from the top left corner: text, boxes, lines.</summary>
internal sealed class Sheet(Plot plot)
{
    /// <summary>One line of text. Alignment is of the text against the point: UpperLeft puts the point at its upper left corner.</summary>
    public void Text(string text, double x, double y, Lettering lettering, Color color, Alignment alignment = Alignment.UpperLeft)
    {
        if (text.Length == 0) return;
        // The middle of a line as measured has room for descenders; figures and capitals look centred a little lower.
        bool middle = alignment is Alignment.MiddleLeft or Alignment.MiddleRight or Alignment.MiddleCenter;
        Text drawn = plot.Add.Text(text, x, middle ? y + lettering.Size * 0.1 : y);
        drawn.Alignment = alignment;
        lettering.ApplyTo(drawn.LabelStyle);
        drawn.LabelStyle.ForeColor = color;
    }

    /// <summary>Several lines, one below the other.</summary>
    /// <returns>Where the next line would start.</returns>
    public double Lines(IEnumerable<string> lines, double x, double y, Lettering lettering, Color color)
    {
        foreach (string line in lines)
        {
            Text(line, x, y, lettering, color);
            y += lettering.LineHeight;
        }

        return y;
    }

    public void Box(double left, double top, double width, double height, Color fill, Color? outline = null)
    {
        if (width <= 0) return;
        Rectangle box = plot.Add.Rectangle(left, left + width, top, top + height);
        box.FillColor = fill;
        box.LineColor = outline ?? fill;
        box.LineWidth = outline is null ? 0 : 1;
    }

    /// <summary>A white box with slanted lines and an outline: what is possible and not sure.</summary>
    public void Hatched(double left, double top, double width, double height, Color color)
    {
        if (width <= 0) return;
        Box(left, top, width, height, Palette.Paper, color);
        plot.Add.Plottable(new HatchLines(new(left, left + width, top, top + height), color));
    }

    public void Line(double x1, double y1, double x2, double y2, Color color, float width = 1)
    {
        LinePlot line = plot.Add.Line(x1, y1, x2, y2);
        line.LineColor = color;
        line.LineWidth = width;
        line.MarkerSize = 0;
    }
}
