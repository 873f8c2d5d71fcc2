using ScottPlot;

namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>A chart: what it is called, what it says in words, and how it is drawn. The same data gives the same bytes.</summary>
public abstract class ChartRecipe
{
    /// <summary>A file name without ending: "law-against-bill".</summary>
    public abstract string Name { get; }

    /// <summary>The finding, as a sentence with numbers.</summary>
    public abstract string Title { get; }

    /// <summary>The chart in words, for those who cannot see it: what is drawn, and every number that matters.</summary>
    public abstract string Description { get; }

    /// <summary>Width of the drawing in points; charts of one report share it.</summary>
    public virtual int Width => 1000;

    /// <summary>Height of the drawing in points, as much as its rows need.</summary>
    public abstract int Height { get; }

    /// <summary>Draws on an empty plot whose coordinates are points, from the top left corner.</summary>
    public abstract void Draw(Plot plot);

    /// <summary>For pages: text stays text, and the title and description go with it.</summary>
    public string ToSvg() => SvgText.Finish(Render(1).GetSvgXml(Width, Height), Name, Width, Height, Title, Description);

    /// <summary>For slides.</summary>
    /// <param name="scale">Pixels to a point.</param>
    public byte[] ToPng(int scale = 2) => Render(scale).GetImageBytes(Width * scale, Height * scale, ImageFormat.Png);

    private Plot Render(int scale)
    {
        Plot plot = new() { ScaleFactor = scale };
        plot.Layout.Frameless();
        plot.HideGrid();
        plot.Axes.SetLimits(0, Width, Height, 0);
        Draw(plot);
        return plot;
    }
}
