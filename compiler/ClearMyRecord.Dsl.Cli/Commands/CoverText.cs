using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>Coverage on the terminal: each relief with its conditions, then their edges.</summary>
internal static class CoverText
{
    public static void Write(string path, Compilation compilation, CoverReport report, bool verbose)
    {
        foreach (IGrouping<int, CoverSide> relief in report.Sides.GroupBy(side => side.Item.Relief))
        {
            Console.WriteLine($"{path}: \"{compilation.Program.Info.Reliefs[relief.Key].Name}\"");
            foreach (IGrouping<CoverItem, CoverSide> item in relief.GroupBy(side => side.Item))
            {
                if (!verbose && item.Key.IsEdge && item.All(side => side.IsCovered)) continue;
                Console.WriteLine($"  {(item.All(side => side.IsCovered) ? "ok     " : "MISSING")} {Heading(item.Key)}");
                foreach (CoverSide side in item)
                {
                    if (side.SeenIn is { } example)
                    {
                        if (verbose) Console.WriteLine($"            {side.Name}: \"{example.Name.Text}\" (line {LineOf(example.Span)})");
                    }
                    else Console.WriteLine($"            no example of {Said(side)}");
                }
            }
        }
    }

    public static string Heading(CoverItem item)
    {
        const int Most = 90;
        string words = item.Words.Length > Most ? item.Words[..Most] + " …" : item.Words;
        string label = words.StartsWith(item.Label, StringComparison.Ordinal) ? "" : item.Label + " ";
        return $"{(item.Kind == "condition" ? "" : item.Kind + " ")}{label}{words}  [{item.Citation}, line {LineOf(item.Span)}]";
    }

    public static string Said(CoverSide side) => side.Item.Kind != "condition" ? side.Name : side.Name == "yes"
        ? "a yes that hangs on it alone" : "a no that hangs on it alone";

    private static int LineOf(SourceSpan span) => span.File.PositionOf(span.Start).Line;
}
