using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Broken;

/// <summary>What the compiler says to those who get it wrong: as many messages as mistakes, each where the mistake is, in words approved by a reader.</summary>
public sealed class BrokenStatutes
{
    public static TheoryData<string> Files => [.. BrokenCorpus.Files];

    public static TheoryData<string> Kinds => [.. BrokenCorpus.Kinds];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_statute_gets_a_message_for_each_mistake_and_no_other(string path)
    {
        SourceText text = BrokenCorpus.Read(path);
        ImmutableArray<Diagnostic> messages = BrokenCorpus.Messages(text, new BrokenCorpus());

        string count = text.Text.Split(' ', 3)[1];
        Assert.True(messages.Any(message => message.IsError), "no error in a statute that is broken");
        Assert.True(count == messages.Length.ToString(CultureInfo.InvariantCulture), $"{count} announced, and these came:\n{DiagnosticRenderer.Render(messages)}");
        Assert.All(messages, message =>
        {
            Assert.Equal(text.Path, message.Span.File.Path);
            Assert.InRange(message.Span.Start, 0, text.Text.Length);
            Assert.InRange(message.Span.Length, 0, text.Text.Length - message.Span.Start);
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_keeps_an_example_from_running_is_said_without_running_it(string path)
    {
        Compilation compilation = new(BrokenCorpus.Read(path), new BrokenCorpus());
        if (compilation.HasErrors) return;
        string said = DiagnosticRenderer.Render([.. compilation.Diagnostics, .. compilation.ExampleDiagnostics]);
        Assert.Equal(DiagnosticRenderer.Render(BrokenCorpus.Messages(BrokenCorpus.Read(path), new BrokenCorpus())), said);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_messages_of_a_kind_of_mistake_stay_as_they_were_approved(string kind)
    {
        StringBuilder page = new();
        foreach (string path in BrokenCorpus.FilesOf(kind))
        {
            SourceText text = BrokenCorpus.Read(path);
            page.Append("=== ").Append(path).Append('\n');
            foreach (string line in text.Text.TrimEnd().Split('\n')) page.Append("    ").Append(line).Append('\n');
            page.Append('\n').Append(DiagnosticRenderer.Render(BrokenCorpus.Messages(text, new BrokenCorpus()))).Append('\n');
        }

        Baseline.Matches(Path.Combine(BrokenCorpus.Root, kind), page.ToString());
    }

    [Fact]
    public void Many_mistakes_have_been_thought_of() => Assert.True(BrokenCorpus.Files.Count() >= 150);
}
