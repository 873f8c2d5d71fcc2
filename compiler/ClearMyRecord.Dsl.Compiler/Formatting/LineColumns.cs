using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Formatting;

/// <summary>Puts what belongs under one another under one another: labels, fields, versions, rows, comments at the ends of lines.</summary>
internal static class LineColumns
{
    public const int Indentation = 4;

    // Wider ones do not push the others aside; they are simply followed by a blank.
    private const int WidestLabel = 20, WidestKey = 36, WidestDescription = 76, WidestCommented = 100;

    public static void Fill(List<LayoutLine> lines, SourceText original, bool isCareful)
    {
        LayoutLine[] written = [.. lines.Where(line => !line.IsComment)];
        foreach (LayoutLine line in written)
        {
            Cut(line, original, isCareful);
            line.Text = line.Starts ? new string(' ', line.Block.Depth * Indentation) + line.Cells[Cell.First] : "";
        }

        LayoutLine[] starting = [.. written.Where(line => line.Starts)];
        foreach (IGrouping<LayoutBlock, LayoutLine> block in starting.GroupBy(line => line.Block))
        {
            int indentation = block.Key.Depth * Indentation;
            Align(block, Cell.Body, indentation + WidestLabel, 1);
            foreach (LayoutLine line in block) line.Body = line.HasLabel ? line.Text.Length - line.Cells[Cell.Body].Length : indentation;
            Align(block, Cell.Key, indentation + WidestKey, 1);
            Align(block, Cell.Description, indentation + WidestDescription, 2);
        }

        foreach (LayoutLine line in lines)
        {
            if (line.IsComment && line.Comment is { } comment) line.Text = new string(' ', ColumnOf(line)) + WordSpacing.Written(comment, original);
            else if (!line.Starts) line.Text = new string(' ', ColumnOf(line)) + string.Concat(line.Cells.Where(cell => cell.Key != Cell.Comment).Select(cell => cell.Value));
        }

        AlignComments(lines);
    }

    private static int ColumnOf(LayoutLine line)
    {
        int statement = line.Block.Depth * Indentation;
        if (line.Starts || line.FollowsBlock || line.Statement is not { } head) return statement;
        int column = head.Body + line.WrittenColumn - head.WrittenBody;
        return column > statement ? column : statement + Indentation;
    }

    private static void Cut(LayoutLine line, SourceText original, bool isCareful)
    {
        List<(Cell Cell, int From)> cuts = [(Cell.First, 0)];
        if (line.Starts)
        {
            if (line.HasLabel) cuts.Add((Cell.Body, 1));
            int key = Outside(line, cuts[^1].From + 1, i => IsKey(line, i)), description = Outside(line, 1, i => IsDescription(line, i));
            if (key > 0) cuts.Add((Cell.Key, key));
            if (description > key) cuts.Add((Cell.Description, description));
        }

        for (int i = 0; i < cuts.Count; i++)
            line.Cells[cuts[i].Cell] = WordSpacing.Join(line.Words, cuts[i].From, i + 1 < cuts.Count ? cuts[i + 1].From : line.Words.Count, original, isCareful);
        if (line.Comment is { } comment) line.Cells[Cell.Comment] = WordSpacing.Written(comment, original);
    }

    /// <summary>The first word outside parentheses of which something holds, or -1.</summary>
    private static int Outside(LayoutLine line, int from, Func<int, bool> holds)
    {
        int open = 0;
        for (int i = 0; i < line.Words.Count; i++)
        {
            if (line.Words[i].Kind == "LPAREN") open++;
            else if (line.Words[i].Kind == "RPAREN") open--;
            else if (open == 0 && i >= from && holds(i)) return i;
        }

        return -1;
    }

    private static bool IsKey(LayoutLine line, int i) => (line.Block.Head, line.Words[i].Kind) switch
    {
        ("RECORD", "IS" or "IS_A" or "IS_ONE_OF") => true,
        ("PARAMETER", "FROM") => !line.Words[0].Kind.StartsWith("MAY", StringComparison.Ordinal),
        ("DEFINE" or "FILL" or "EFFECT", "WHERE") => true,
        _ => false,
    };

    private static bool IsDescription(LayoutLine line, int i) =>
        line.Block.Head == "RECORD" && line.Words[i].Kind == "STRING" && line.Words[i - 1].Kind is not ("COMMA" or "ALSO_CALLED" or "IN_EXAMPLES");

    private static void Align(IEnumerable<LayoutLine> block, Cell cell, int widest, int gap)
    {
        LayoutLine[] having = [.. block.Where(line => line.Cells.ContainsKey(cell))];
        int column = having.Select(line => line.Text.Length).Where(width => width <= widest).DefaultIfEmpty().Max();
        foreach (LayoutLine line in having) line.Text = line.Text.PadRight(column) + new string(' ', gap) + line.Cells[cell];
    }

    /// <summary>Comments at the ends of lines that follow one another stand under one another.</summary>
    private static void AlignComments(List<LayoutLine> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            List<LayoutLine> run = [];
            for (; i < lines.Count && HasComment(lines[i]) && (run.Count == 0 || !lines[i].BlankBefore); i++) run.Add(lines[i]);
            Align(run, Cell.Comment, WidestCommented, 3);
            if (run.Count > 0) i--;
        }

        static bool HasComment(LayoutLine line) => !line.IsComment && line.Comment is not null;
    }
}
