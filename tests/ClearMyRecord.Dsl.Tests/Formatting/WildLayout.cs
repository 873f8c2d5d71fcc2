using System.Text;
using ClearMyRecord.Dsl.Compiler.Formatting;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Tests.Formatting;

/// <summary>A statute as somebody in a hurry might lay it out: the same words, other blanks.</summary>
internal static class WildLayout
{
    public static string Of(SourceText text, IReadOnlyCollection<string> names, Random random)
    {
        StringBuilder wild = new();
        int step = random.Next(1, 9);
        foreach (LayoutLine line in LineReader.Read(text, names))
        {
            bool comesAfterText = line.BlankBefore || random.Next(12) == 0;
            for (int blank = comesAfterText ? random.Next(1, 3) : 0; blank > 0; blank--) wild.Append(random.Next(3) == 0 ? "   \n" : "\n");
            int column = line.Block.Depth * step;
            // What goes on stands deeper than its statement, but is no deeper list of its own.
            if (!line.Starts && !line.FollowsBlock && !line.IsComment) column += random.Next(1, 30);
            wild.Append(' ', column);
            for (int i = 0; i < line.Words.Count; i++)
            {
                LayoutToken word = line.Words[i];
                if (i > 0 && word.Start > line.Words[i - 1].End) wild.Append(random.Next(4) == 0 ? "\u00A0" : "").Append(' ', random.Next(1, 5));
                wild.Append(word.Kind switch
                {
                    "STRING" when random.Next(4) == 0 => $"“{text.Text[(word.Start + 1)..(word.End - 1)]}”",
                    "TO" when line.Words[i - 1].Kind is "SECTION" or "NUMBER" && random.Next(2) == 0 => "–",
                    _ => text.Text[word.Start..word.End],
                });
            }

            if (line.Comment is { } comment)
                wild.Append(' ', line.IsComment ? 0 : random.Next(1, 9)).Append(text.Text[comment.Start..comment.End]).Append(' ', random.Next(3));
            wild.Append('\n');
        }

        return wild.ToString();
    }
}
