using System.CommandLine;
using ClearMyRecord.Dsl.Cli;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>How the command is used: help, wrong use, faults.</summary>
[Collection(TheConsole.Name)]
public sealed class UseTests
{
    public static TheoryData<string> Verbs => [.. Below(StatuteCommand.Create(), "")];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_shows_an_example(string verb)
    {
        Answer answer = Shell.Statute([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Succeeds();
        Assert.Matches(@"Examples?:\s+statute " + verb.Trim(), answer.Out);
        Assert.Equal("", answer.Error);
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("check")]
    [InlineData("explain", "us-pa/clean-slate")]
    [InlineData("emit", "us-pa/clean-slate", "--stage", "machine code")]
    public void Wrong_use_is_one_sentence_and_where_to_read_on(params string[] args)
    {
        Answer answer = Shell.Statute(args).IsKind();
        Assert.Equal(2, answer.Code);
        Assert.StartsWith("statute: ", answer.Error, StringComparison.Ordinal);
        Assert.Matches(@"see: statute.* --help\s*$", answer.Error);
        Assert.Equal("", answer.Out);
    }

    [Fact]
    public void A_fault_shows_neither_its_stack_nor_its_words()
    {
        Answer answer = Faulty(() => throw new InvalidOperationException("row of Q-7731"));
        Assert.Equal(1, answer.Code);
        Assert.Contains("a fault of this tool, not of your files", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        answer.Hides("Q-7731");
    }

    [Fact]
    public void Being_stopped_has_a_code_of_its_own() => Assert.Equal(130, Faulty(() => throw new OperationCanceledException()).Code);

    private static Answer Faulty(Func<int> act)
    {
        TextWriter before = Console.Error;
        using StringWriter shown = new();
        Console.SetError(shown);
        try
        {
            RootCommand root = new("made for a test");
            root.SetAction(_ => act());
            return new(Guard.Run(root, []), "", shown.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private static IEnumerable<string> Below(Command command, string path)
    {
        yield return path;
        foreach (Command inner in command.Subcommands)
            foreach (string verb in Below(inner, $"{path} {inner.Name}".Trim())) yield return verb;
    }
}
