using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Linting;
using ClearMyRecord.Dsl.Compiler.Mutating;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Syntax;

/// <summary>
/// Every message has a page, grammar/errors/CODE.md, and the page's samples are run: a fence "statute fails" gives that message and no
/// other, a fence "statute mended" gives none. A fence "statute file=NAME" is a further file that the samples may use or amend;
/// a sample may be a whole document ("statute document fails", between tildes);
/// "repeat=N" repeats a sample's text, for what would be too long to print.
/// </summary>
public partial class ErrorPages
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = typeof(Compilation).Assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(f => f.FieldType == typeof(DiagnosticDescriptor)).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>()
        .ToDictionary(d => d.Code);

    public static TheoryData<string> Codes => [.. Descriptors.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_message_has_a_page_whose_samples_do_what_they_say(string code)
    {
        string path = Repository.Path("grammar", "errors", code + ".md");
        Assert.True(File.Exists(path), $"grammar/errors/{code}.md is missing: {Descriptors[code].Message}");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.StartsWith($"# {code}: ", page, StringComparison.Ordinal);
        Page library = new([.. Fence().Matches(page).Select(m => (m.Groups[2].Value.Trim(), m.Groups[3].Value))]);

        ImmutableArray<Diagnostic> failing = library.Compile("fails", code), mended = library.Compile("mended", code);
        Assert.True(failing.Length > 0 && failing.All(d => d.Descriptor.Code == code), $"the failing sample gives:\n{DiagnosticRenderer.Render(failing)}");
        Assert.True(mended.Length == 0, $"the mended sample gives:\n{DiagnosticRenderer.Render(mended)}");
    }

    [Fact]
    public void Every_page_belongs_to_a_message() =>
        Assert.All(Directory.GetFiles(Repository.Path("grammar", "errors"), "CMR*.md"), f =>
            Assert.Contains(Path.GetFileNameWithoutExtension(f), Descriptors.Keys.Concat(Data.DataErrorPages.AllCodes).Append(GeneratedCodeException.Code)));

    [Fact]
    public void A_fault_of_the_compiler_has_a_page_too() => Assert.True(File.Exists(Repository.Path("grammar", "errors", GeneratedCodeException.Code + ".md")));

    [Fact]
    public void Messages_are_written_alike() => Assert.All(Descriptors.Values, d =>
    {
        Assert.Matches("^CMR[1-5][0-9]{3}$", d.Code);
        Assert.False(char.IsUpper(d.Message[0]) || d.Message.EndsWith('.'), d.Message);
    });

    [GeneratedRegex("^(```|~~~~)statute ?([^\n]*)\n(.*?)^\\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    /// <summary>The samples of one page, and the files around them.</summary>
    private sealed class Page(ImmutableArray<(string Kind, string Text)> fences) : IStatuteLibrary
    {
        public ImmutableArray<Diagnostic> Compile(string kind, string code)
        {
            // "document": a whole Markdown document with fences of its own.
            (string words, string text) = fences.FirstOrDefault(f => f.Kind.Replace("document ", "", StringComparison.Ordinal).Split(' ')[0] == kind);
            Assert.True(text is not null, $"the page has no sample marked `statute {kind}`");
            if (words.Split("repeat=") is [_, { } times]) text = string.Concat(Enumerable.Repeat(text.TrimEnd('\n'), int.Parse(times, CultureInfo.InvariantCulture)));
            Compilation compilation = new(new SourceText(words.StartsWith("document ", StringComparison.Ordinal) ? "sample.statute.md" : "sample.statute", text), this);
            DiagnosticBag messages = new();
            messages.AddRange(compilation.Diagnostics);
            if (compilation.HasErrors) return messages.ToSorted();
            // A sample about one warning need not have an example of everything.
            messages.AddRange(Linter.Lint(compilation).Where(warning => warning.Descriptor.Code == code));
            ImmutableArray<ExampleResult> examples = ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter)], messages);
            Assert.All(examples, e => Assert.Equal("", e.Difference));
            if (code == MutationWarnings.AcceptsNothing.Code) messages.AddRange(MutationRun.Idle(compilation, MutationRun.Run(compilation, this)));
            return messages.ToSorted();
        }

        public SourceText? Find(string path, SourceText from)
        {
            (_, string text) = fences.FirstOrDefault(f => f.Kind == $"file={path}");
            if (text is not null) return new(path + ".statute", text);
            string beside = Repository.Path("grammar", "errors", path + ".statute");
            return File.Exists(beside) ? new(path + ".statute", File.ReadAllText(beside)) : StandardLibrary.Find(path);
        }
    }
}
