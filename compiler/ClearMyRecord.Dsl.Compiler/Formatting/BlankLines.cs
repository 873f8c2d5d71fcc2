namespace ClearMyRecord.Dsl.Compiler.Formatting;

/// <summary>Where a blank line stands: as written, but never two, none at the start of a block, and one around whatever has lines of its own.</summary>
internal static class BlankLines
{
    public static void Set(List<LayoutLine> lines)
    {
        LayoutLine? before = null;
        bool previousIsTall = false;
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsComment) continue;
            int first = i;
            while (first > 0 && lines[first - 1].IsComment && lines[first - 1].Block == lines[i].Block && !lines[first].BlankBefore) first--;
            if (before is not null && lines[i].Block.Depth > before.Block.Depth)
                for (int k = i; k >= 0 && lines[k] != before; k--) lines[k].BlankBefore = false;
            if (lines[i].Starts && lines[i].Block.Depth == 0)
            {
                LayoutLine? next = lines.Skip(i + 1).FirstOrDefault(line => !line.IsComment);
                bool isTall = next is not null && !(next.Starts && next.Block.Depth == 0);
                if ((isTall || previousIsTall) && before is not null) lines[first].BlankBefore = true;
                previousIsTall = isTall;
            }

            before = lines[i];
        }

        if (lines.Count > 0) lines[0].BlankBefore = false;
    }
}
