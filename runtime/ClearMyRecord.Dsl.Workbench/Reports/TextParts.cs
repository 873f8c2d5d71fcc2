using System.Collections.Immutable;
using System.Text;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>The pieces that all text reports share.</summary>
internal static class TextParts
{
    public static string Section(string title, TextTable table, string note = "")
    {
        if (table.IsEmpty) return "";
        StringBuilder text = new();
        text.AppendLine(title).Append(table);
        if (note.Length > 0) text.AppendLine(note);
        return text.AppendLine().ToString();
    }

    /// <summary>What the reader must know: measures left out, the data's limits, what was withheld, and which texts were run.</summary>
    public static string Notes(PolicyResult result, IEnumerable<string> notes, PublishedStatistics shown, PrivacyOptions privacy)
    {
        StringBuilder text = new();
        ImmutableArray<string> all =
        [
            .. notes,
            .. result.Population.IsSynthetic ? ["The people are invented."] : Array.Empty<string>(),
            .. result.Population.Caveat.Length > 0 ? [result.Population.Caveat] : Array.Empty<string>(),
            .. shown.AnyWithheld ? [Findings.WithheldNote(privacy)] : Array.Empty<string>(),
        ];
        foreach (string note in all.Where(note => note.Length > 0))
        {
            List<string> lines = TextTable.Wrap(note, 98);
            text.AppendLine($"* {lines[0]}");
            foreach (string line in lines.Skip(1)) text.AppendLine($"  {line}");
        }

        return text.ToString();
    }
}
