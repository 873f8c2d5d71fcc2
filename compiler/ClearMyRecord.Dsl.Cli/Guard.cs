using System.CommandLine;
using System.CommandLine.Parsing;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Workbench;

namespace ClearMyRecord.Dsl.Cli;

/// <summary>Something asked on the command line cannot be done; the message says what and what to do.</summary>
public sealed class CommandException(string message) : Exception(message);

/// <summary>Runs a command and turns whatever stops it into one clear message and an exit code: 0 done, 1 could not, 2 wrong use, 130 stopped.</summary>
public static class Guard
{
    public static int Run(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && args.Length > 0) return WrongUse(parsed);
        // What may stop a command is known here; the library's own handler would print a stack trace.
        InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false };
        try
        {
            int code = parsed.Invoke(configuration);
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (Exception e) when (Unwrap(e) is CommandException or DataProblemException or WorkbenchException or UnreadableFileException)
        {
            return Fail(Unwrap(e).Message);
        }
        catch (Exception e) when (Unwrap(e) is OperationCanceledException)
        {
            return Fail("stopped; nothing was left half-written", 130);
        }
        catch (Exception e) when (Unwrap(e) is IOException or UnauthorizedAccessException)
        {
            return Fail($"a file could not be read or written: {Unwrap(e).Message}");
        }
        catch (Exception e)
        {
            // Its message may hold values of the data, so only its kind is shown.
            if (Environment.GetEnvironmentVariable("STATUTE_TRACE") == "1") Console.Error.WriteLine(e);
            return Fail($"a fault of this tool, not of your files ({Unwrap(e).GetType().Name}); run again with STATUTE_TRACE=1 to see where");
        }
    }

    private static int WrongUse(ParseResult parsed)
    {
        // A word that is no verb: the library would ask for a verb first, and then refuse the word.
        if (parsed.UnmatchedTokens is [var unknown, ..] && !unknown.StartsWith('-') && parsed.CommandResult.Command is { Subcommands.Count: > 0 } parent)
        {
            string[] verbs = [.. parent.Subcommands.Select(verb => verb.Name)];
            Fail($"there is no command `{unknown}`; " + (Names.Nearest(unknown, verbs) is { } near ? $"did you mean `{near}`?" : $"there are {string.Join(", ", verbs)}"));
            return SeeHelp(parsed);
        }

        // The library breaks a list of choices into lines; here one mistake is one line.
        foreach (string message in parsed.Errors.Select(e => string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct())
            Fail(message);
        return SeeHelp(parsed);
    }

    private static int SeeHelp(ParseResult parsed)
    {
        List<string> words = [];
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent) words.Insert(0, command.Command is RootCommand ? "statute" : command.Command.Name);
        Console.Error.WriteLine($"see: {string.Join(' ', words)} --help");
        return 2;
    }

    private static Exception Unwrap(Exception e) => e is AggregateException { InnerException: { } inner } ? Unwrap(inner) : e;

    private static int Fail(string message, int code = 1)
    {
        Console.Error.WriteLine($"statute: {message}");
        return code;
    }
}
