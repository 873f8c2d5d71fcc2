using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute paraphrase: the law read back in plain English.</summary>
public static class ParaphraseCommand
{
    public static Command Create()
    {
        Argument<string> path = new("law") { Description = "A statute, a model, or a bill with the law it amends" };
        Command command = new("paraphrase", """
            Reads a law back in plain English, from what was understood and not from the words of the file: on which day a wait ends, who is
            left out of a count, what a blank leads to. Compare it with the law.

            Examples:
              statute paraphrase us-pa/clean-slate
              statute paraphrase us-pa/bills/shorter-waits > bill.txt
            """) { path };
        command.SetAction(result => Console.Write(Paraphraser.Read(Messages.Compile(result.GetRequiredValue(path)).Bound).ToText()));
        return command;
    }
}
