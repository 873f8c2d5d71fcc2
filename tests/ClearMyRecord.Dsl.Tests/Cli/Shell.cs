using ClearMyRecord.Dsl.Cli;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>What a command answered.</summary>
internal sealed record Answer(int Code, string Out, string Error)
{
    public Answer Succeeds()
    {
        Assert.True(Code == 0, $"exit code {Code}\n{Out}\n{Error}");
        return this;
    }

    /// <summary>The command refuses in one sentence of its own, which names no class and shows no stack.</summary>
    public Answer FailsInOneSentence(params string[] words)
    {
        Assert.NotEqual(0, Code);
        string sentence = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !line.StartsWith("see: statute", StringComparison.Ordinal));
        Assert.StartsWith("statute: ", sentence, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, sentence, StringComparison.Ordinal));
        return IsKind();
    }

    public Answer IsKind()
    {
        foreach (string bad in new[] { "Exception", "   at ", "System.", "fault of this tool", "NullReference" })
            Assert.DoesNotContain(bad, Error + Out, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Nothing of it, neither answer nor error, shows a value of the data.</summary>
    public Answer Hides(params string[] values)
    {
        Assert.All(values, value => Assert.DoesNotContain(value, Out + Error, StringComparison.OrdinalIgnoreCase));
        return this;
    }
}

/// <summary>Runs the statute command inside this process.</summary>
internal static class Shell
{
    public static Answer Statute(params string[] args)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter shownOutput = new(), shownError = new();
        Console.SetOut(shownOutput);
        Console.SetError(shownError);
        try
        {
            int code = Guard.Run(StatuteCommand.Create(), args);
            return new(code, shownOutput.ToString(), shownError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}

/// <summary>The console is one for the whole process, so tests that redirect it run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TheConsole
{
    public const string Name = "the console";
}
