using System.Reflection;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>
/// Every message about data has a page, grammar/errors/CODE.md. Where files can show it, the page has them: fences "csv fails FILE"
/// (and "yaml fails", a mapping) give that message and no other, and "csv mended FILE" none.
/// </summary>
public sealed partial class DataErrorPages : IDisposable
{
    /// <summary>What no small text can show: missing, binary, damaged and huge files, refusals of the system; other tests make those.</summary>
    private static readonly string[] WithoutSample =
        ["CMR5001", "CMR5002", "CMR5005", "CMR5006", "CMR5009", "CMR5010", "CMR5013", "CMR5103", "CMR5107", "CMR5301", "CMR5404", "CMR5405", "CMR5409"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static IEnumerable<string> AllCodes =>
        typeof(DataErrors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => f.GetValue(null)).OfType<DataDescriptor>().Select(d => d.Code).Order(StringComparer.Ordinal);

    public static TheoryData<string> Codes => [.. AllCodes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_message_about_data_has_a_page_whose_files_do_what_they_say(string code)
    {
        string path = Repository.Path("grammar", "errors", code + ".md");
        Assert.True(File.Exists(path), $"grammar/errors/{code}.md is missing");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.StartsWith($"# {code}: ", page, StringComparison.Ordinal);
        (string Kind, string Outcome, string File, string Text)[] fences = [.. Fence().Matches(page).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value))];
        Assert.Equal(WithoutSample.Contains(code), fences.Length == 0);
        if (fences.Length == 0) return;

        Assert.Equal([code], Said(fences.Where(f => f.Outcome == "fails")));
        Assert.Empty(Said(fences.Where(f => f.Outcome == "mended")));
    }

    /// <summary>The codes of all that is said about a set of files.</summary>
    private string[] Said(IEnumerable<(string Kind, string Outcome, string File, string Text)> fences)
    {
        (string Kind, string Outcome, string File, string Text)[] files = [.. fences];
        string folder = Path.Combine(_folder.Path, files[0].Outcome);
        Directory.CreateDirectory(folder);
        foreach ((_, _, string file, string text) in files.Where(f => f.Kind == "csv")) File.WriteAllText(Path.Combine(folder, file), text);
        try
        {
            string? mapping = files.Where(f => f.Kind == "yaml").Select(f => f.Text).FirstOrDefault();
            DataMapping read = mapping is null ? MappingLibrary.Load("standard") : MappingReader.Parse(mapping, "courts.yaml");
            if (files.All(f => f.Kind == "yaml")) return [];
            ImportReport report = CaseLoader.Load(folder, TestSchemas.Pennsylvania, read).Report;
            IEnumerable<CountedRows> counted = report.Files.SelectMany(f => f.Rejected.Concat(f.Columns.SelectMany(c => c.Invalid)));
            IEnumerable<string> unlisted = report.Files.SelectMany(f => f.Columns).Where(c => c.Unlisted.Length > 0).Select(_ => DataErrors.ValueUnlisted.Code);
            return [.. counted.Select(rows => rows.Descriptor?.Code).OfType<string>().Concat(unlisted).Distinct()];
        }
        catch (DataProblemException problem)
        {
            return [problem.Descriptor.Code];
        }
    }

    [GeneratedRegex("^```(csv|yaml) (fails|mended) ?([^\n]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
