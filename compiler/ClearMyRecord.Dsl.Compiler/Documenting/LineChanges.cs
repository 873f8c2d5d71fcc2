using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;

namespace ClearMyRecord.Dsl.Compiler.Documenting;

internal enum LineChange : byte
{
    Same,
    Struck,
    Added,
}

/// <summary>What a bill does to the sentences of a section: the longest run of lines that stay, and around it what goes and comes.</summary>
internal static class LineChanges
{
    public static ImmutableArray<(LineChange Change, ParaphraseLine Line)> Between(ImmutableArray<ParaphraseLine> before, ImmutableArray<ParaphraseLine> after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
            for (int j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        List<(LineChange, ParaphraseLine)> lines = [];
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                lines.Add((LineChange.Same, before[i++]));
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add((LineChange.Struck, before[i++]));
            else lines.Add((LineChange.Added, after[j++]));
        }

        return [.. lines];
    }
}
