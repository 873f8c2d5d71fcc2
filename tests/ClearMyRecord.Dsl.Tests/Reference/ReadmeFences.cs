using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Tests.Helpers;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Reference;

/// <summary>
/// What the reference and the first page show is copied from files that compile and whose examples are run: a fence marked statute holds lines of one
/// file of grammar/samples or statutes, as they stand there, perhaps indented less. Where a blank line parts a fence, lines may be left out.
/// </summary>
public sealed partial class ReadmeFences
{
    private static readonly Dictionary<string, string[]> s_files =
        StatuteFolder.Samples.Concat(StatuteFolder.All).ToDictionary(path => path, path => Lines(StatuteFolder.Open(path).Text));

    public static TheoryData<string, int> Fences()
    {
        TheoryData<string, int> all = [];
        foreach (string page in (string[])["grammar/README.md", "README.md"])
            for (int i = 0; i < Of(page).Length; i++) all.Add(page, i);
        return all;
    }

    [Theory]
    [MemberData(nameof(Fences))]
    public void A_fence_is_made_of_lines_of_a_file_that_runs(string page, int number)
    {
        string[][] pieces = [.. Pieces(Of(page)[number])];
        Assert.True(s_files.Values.Any(file => Holds(file, pieces)),
            $"fence {number + 1} of {page} is in no file that compiles and runs. Put its lines into the file of its section under grammar/samples, with an example that shows "
            + $"what they do, and copy them from there; a blank line in the fence may stand for lines left out.\n{Missing(pieces)}");
    }

    [Fact]
    public void Every_sample_is_named_by_the_reference()
    {
        string reference = File.ReadAllText(Repository.Path("grammar", "README.md"));
        Assert.DoesNotContain(StatuteFolder.Samples.Select(path => path[(path.LastIndexOf('/') + 1)..]), name =>
            !reference.Contains($"(samples/{name}.statute)", StringComparison.Ordinal) && !reference.Contains($"(samples/{name}.statute.md)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("b\n    c", true)]
    [InlineData("a\n\nd", true)]
    [InlineData("    b\n        c", true)]
    [InlineData("b\nc", false)]
    [InlineData("d\n\na", false)]
    [InlineData("a\nd", false)]
    public void Lines_are_found_however_far_they_are_indented_together(string fence, bool isFound) =>
        Assert.Equal(isFound, Holds(["a", "  b", "      c", "", "  d"], [.. Pieces(fence)]));

    private static string[] Of(string page) =>
        [.. Fence().Matches(File.ReadAllText(Repository.Path(page)).ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value)];

    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];

    /// <summary>The runs of lines between blank ones.</summary>
    private static IEnumerable<string[]> Pieces(string fence) =>
        fence.Split("\n\n").Select(piece => Lines(piece.Trim('\n'))).Where(piece => piece.Any(line => line.Length > 0));

    private static bool Holds(string[] file, string[][] pieces)
    {
        int at = 0;
        foreach (string[] piece in pieces)
        {
            at = Find(file, piece, at) + piece.Length;
            if (at < piece.Length) return false;
        }

        return true;
    }

    /// <returns>Where the lines stand, or -1.</returns>
    private static int Find(string[] file, string[] piece, int from)
    {
        for (int at = from; at + piece.Length <= file.Length; at++)
        {
            int deeper = Indent(file[at]) - Indent(piece[0]);
            if (piece.Zip(file.Skip(at)).All(pair => pair.First.TrimStart() == pair.Second.TrimStart() && Indent(pair.Second) - Indent(pair.First) == (pair.First.Length == 0 ? 0 : deeper))) return at;
        }

        return -1;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    /// <summary>The first line of the first piece that no file holds, and in the file that has most of it the first that differs.</summary>
    private static string Missing(string[][] pieces)
    {
        foreach (string[] piece in pieces.Where(piece => s_files.Values.All(file => Find(file, piece, 0) < 0)))
        {
            (string path, int count) = s_files.Select(file => (file.Key, Enumerable.Range(0, piece.Length + 1).Last(n => n == 0 || Find(file.Value, piece[..n], 0) >= 0))).MaxBy(f => f.Item2);
            return count == 0 ? $"Nowhere: {piece[0]}" : $"{path} has it up to: {piece[count - 1]}\nand not: {piece[count]}";
        }

        return "Each part of it stands somewhere, but not in one file and in this order.";
    }

    [GeneratedRegex("^```statute\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
