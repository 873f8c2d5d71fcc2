using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Formatting;

/// <summary>Finds the lines of a text and the block that each belongs to.</summary>
internal static class LineReader
{
    public static List<LayoutLine> Read(SourceText text, IEnumerable<string> importedNames)
    {
        List<LayoutLine> lines = Split(text);
        Place(text, lines, Places(text, StatuteLayout.Structure(text, importedNames)));
        PlaceComments(lines);
        return lines;
    }

    private static List<LayoutLine> Split(SourceText text)
    {
        List<LayoutLine> lines = [];
        List<LayoutToken> words = [];
        LayoutToken? comment = null;
        int lastLine = 0, endOfPrevious = 0;
        foreach (LayoutToken token in StatuteLayout.Words(text))
        {
            if (text.PositionOf(token.Start).Line != lastLine) Close();
            if (token.Role == LayoutRole.Comment) comment = token;
            else words.Add(token);
            lastLine = text.PositionOf(Math.Max(token.Start, token.End - 1)).Line;
        }

        Close();
        return lines;

        void Close()
        {
            if (words.Count == 0 && comment is null) return;
            int start = words.Count > 0 ? words[0].Start : comment?.Start ?? 0, end = comment?.End ?? words[^1].End;
            (int line, int column) = text.PositionOf(start);
            lines.Add(new([.. words], comment) { WrittenColumn = column - 1, BlankBefore = lines.Count > 0 && line > endOfPrevious + 1 });
            endOfPrevious = text.PositionOf(Math.Max(start, end - 1)).Line;
            words = [];
            comment = null;
        }
    }

    /// <summary>For each word that the parser gets: its block, whether it begins a statement, whether it follows a block of its statement.</summary>
    private static Dictionary<int, (LayoutBlock Block, bool Starts, bool FollowsBlock)> Places(SourceText text, ImmutableArray<LayoutToken> tokens)
    {
        Dictionary<int, (LayoutBlock, bool, bool)> places = [];
        Stack<(LayoutBlock Block, string Head)> blocks = new([(new LayoutBlock(null, ""), "")]);
        LayoutRole previous = LayoutRole.StatementEnd;
        foreach (LayoutToken token in tokens)
        {
            switch (token.Role)
            {
                case LayoutRole.BlockStart:
                    (LayoutBlock outer, string head) = blocks.Peek();
                    blocks.Push((new(outer, head) { WrittenColumn = text.PositionOf(token.Start).Column - 1 }, ""));
                    break;
                case LayoutRole.BlockEnd:
                    blocks.Pop();
                    break;
                case LayoutRole.Word:
                    bool starts = previous is LayoutRole.StatementEnd or LayoutRole.BlockStart;
                    if (starts) blocks.Push((blocks.Pop().Block, token.Kind));
                    places.TryAdd(token.Start, (blocks.Peek().Block, starts, previous == LayoutRole.BlockEnd));
                    break;
            }

            previous = token.Role;
        }

        return places;
    }

    private static void Place(SourceText text, List<LayoutLine> lines, Dictionary<int, (LayoutBlock Block, bool Starts, bool FollowsBlock)> places)
    {
        LayoutBlock block = new(null, "");
        Dictionary<LayoutBlock, LayoutLine> open = [];
        foreach (LayoutLine line in lines.Where(line => !line.IsComment))
        {
            LayoutToken first = line.Words.FirstOrDefault(word => word.Role == LayoutRole.Word, line.Words[0]);
            // A line that begins inside a phrase broken in two goes on with the line above.
            if (places.TryGetValue(first.Start, out (LayoutBlock Block, bool Starts, bool FollowsBlock) place))
                (block, line.Starts, line.FollowsBlock) = place;
            line.Block = block;
            int body = line.HasLabel ? line.Words[1].Start : line.Words[0].Start;
            line.WrittenBody = text.PositionOf(body).Column - 1;
            if (line.Starts) open[block] = line;
            else line.Statement = open.GetValueOrDefault(block);
            foreach (LayoutToken word in line.Words)
                if (places.TryGetValue(word.Start, out (LayoutBlock Block, bool Starts, bool FollowsBlock) later)) block = later.Block;
        }
    }

    /// <summary>A comment belongs to what follows it; at the end of a block, to the block that it is indented like.</summary>
    private static void PlaceComments(List<LayoutLine> lines)
    {
        LayoutLine? before = null;
        for (int i = 0; i < lines.Count; i++)
        {
            LayoutLine line = lines[i];
            if (!line.IsComment)
            {
                before = line;
                continue;
            }

            LayoutLine? next = lines.Skip(i + 1).FirstOrDefault(l => !l.IsComment);
            LayoutBlock outer = next?.Block ?? new(null, "");
            line.Starts = next?.Starts ?? true;
            line.Block = outer;
            line.Statement = next?.Statement;
            line.WrittenBody = line.WrittenColumn;
            if (!line.Starts || before is null || before.Block.Depth <= outer.Depth) continue;
            line.Block = before.Block.WithOuter().FirstOrDefault(block => block.Depth > outer.Depth && block.WrittenColumn <= line.WrittenColumn) ?? outer;
        }
    }
}
