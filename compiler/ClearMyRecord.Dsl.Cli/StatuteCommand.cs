using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Commands;

namespace ClearMyRecord.Dsl.Cli;

/// <summary>The statute command with all its verbs.</summary>
public static class StatuteCommand
{
    public static RootCommand Create() => new("""
        Checks and runs clearance statutes, and counts what a bill would change.

        Examples:
          statute check us-pa/clean-slate
          statute simulate us-pa/clean-slate --bill us-pa/bills/shorter-waits --out out
        """)
    {
        CheckCommand.Create(),
        TestCommand.Create(),
        MutateCommand.Create(),
        CoverCommand.Create(),
        RunCommand.Create(),
        ExplainCommand.Create(),
        SimulateCommand.Create(),
        FormatCommand.Create(),
        LintCommand.Create(),
        ParaphraseCommand.Create(),
        DocCommand.Create(),
        AmendCommand.Create(),
        AmendCommand.CreateRedline(),
        EmitCommand.Create(),
        DataCommand.Create(),
        ExamplesCommand.Create(),
    };
}
