using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>Copies of the Department of Justice files with something changed.</summary>
internal static class DojFile
{
    /// <summary>The file with another text in one column of some lines.</summary>
    /// <returns>The copy's path.</returns>
    public static string With(TempFolder folder, string file, string column, int[] lines, string text)
    {
        string[] rows = File.ReadAllLines(SharedData.Path($"ca-doj/{file}.input.csv"));
        int at = Array.IndexOf(Split(rows[0]), column);
        foreach (int line in lines)
        {
            string[] cells = Split(rows[line - 1]);
            cells[at] = text;
            rows[line - 1] = string.Join(',', cells);
        }

        return folder.Write("changed.csv", string.Join("\r\n", rows));
    }

    /// <summary>Cells with their quotes; a comma inside quotes does not cut.</summary>
    public static string[] Split(string row)
    {
        List<string> cells = [""];
        bool quoted = false;
        foreach (char c in row)
        {
            if (c == '"') quoted = !quoted;
            if (c == ',' && !quoted) cells.Add("");
            else cells[^1] += c;
        }

        return [.. cells];
    }
}
