using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>What the reference shows can be written.</summary>
public partial class ReadmeSamples
{
    private static readonly SourceText[] Fences =
        [.. Fence().Matches(File.ReadAllText(Repository.Path("grammar", "README.md")).ReplaceLineEndings("\n")).Select((m, i) => new SourceText($"sample {i + 1}", m.Groups[1].Value))];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Fences.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_sample_of_the_reference_is_read_without_a_message(int number)
    {
        IEnumerable<string> names = Fences.SelectMany(f => StatuteFrontEnd.Scan(f).DeclaredNames);

        Assert.Equal("", DiagnosticRenderer.Render(StatuteFrontEnd.Parse(Fences[number], names).Diagnostics));
    }

    [GeneratedRegex("^```statute\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
