namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>What to write in a bill for a change of a clause that is no labelled condition.</summary>
internal static class BillHints
{
    private static readonly string[] Clauses = ["effect", "reaches", "limited to", "after relief", "subject to", "notwithstanding", "in force"];

    /// <param name="line">The words of the line, phrases whole.</param>
    public static ErrorHint? Find(IReadOnlyList<string> line)
    {
        if (line[0] is not ("in" or "insert into" or "strike") || line.Count < 2) return null;
        int at = Enumerable.Range(1, line.Count - 1).FirstOrDefault(i => Clauses.Contains(line[i]) && (line[i - 1] is "," or "strike" || line[i - 1][0] is '"' or '“'));
        if (at == 0 || (at > 1 && !line.Take(at).Contains("relief"))) return null;
        string relief = "relief \"…\"", another = "repeal the relief, and enact one under another name that reads so";
        return line[at] switch
        {
            _ when at + 1 < line.Count && line[at + 1] is "reads" && line[at] is "effect" or "reaches" or "limited to" => null,
            "effect" => new($"say what it does from then on: `in {relief}, effect reads …`", at),
            "reaches" => new($"say what it clears from then on: `in {relief}, reaches reads …`", at),
            "limited to" when line[0] == "strike" => new($"name it by its first words: `strike limited to from {relief}`", at),
            "limited to" when line[0] == "in" => new($"say how many from then on: `in {relief}, limited to reads …`", at),
            "after relief" when line[0] == "insert into" => new("ask for it as a requirement: `when all of`, and under it `(after) the charge has been granted \"…\"`", at),
            "limited to" => null,
            _ => new(another, at),
        };
    }
}
