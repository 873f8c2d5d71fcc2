namespace ClearMyRecord.Dsl.Workbench.Charts;

/// <summary>What stands around every chart: the finding as title, data and date under it, source and caveat at the foot.</summary>
internal sealed class Frame(double width, string title, string subtitle, string source)
{
    public const double Margin = 28;

    private readonly IReadOnlyList<string> _title = Lettering.Title.Wrap(title, width - 2 * Margin, 3);
    private readonly IReadOnlyList<string> _subtitle = Lettering.Subtitle.Wrap(subtitle, width - 2 * Margin, 2);
    private readonly IReadOnlyList<string> _source = Lettering.Small.Wrap(source, width - 2 * Margin, 4);

    /// <summary>Where the chart itself may start.</summary>
    public double Top => Margin + _title.Count * Lettering.Title.LineHeight + 4 + _subtitle.Count * Lettering.Subtitle.LineHeight + 18;

    /// <summary>How much the foot takes, margin and all.</summary>
    public double Foot => 16 + _source.Count * Lettering.Small.LineHeight + Margin * 0.7;

    public void Draw(Sheet sheet, double height)
    {
        sheet.Box(0, 0, width, height, Palette.Paper);
        double y = sheet.Lines(_title, Margin, Margin, Lettering.Title, Palette.Ink);
        sheet.Lines(_subtitle, Margin, y + 4, Lettering.Subtitle, Palette.Quiet);
        double foot = height - Foot;
        sheet.Line(Margin, foot + 6, width - Margin, foot + 6, Palette.Line);
        sheet.Lines(_source, Margin, foot + 14, Lettering.Small, Palette.Quiet);
    }
}
