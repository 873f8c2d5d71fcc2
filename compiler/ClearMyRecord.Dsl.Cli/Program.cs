using System.CommandLine;
using ClearMyRecord.Dsl.Cli;
using ClearMyRecord.Dsl.Cli.Commands;

RootCommand root = new("Writes, checks and runs clearance statutes, and counts what a bill would change.")
{
    CheckCommand.Create(),
    TestCommand.Create(),
    RunCommand.Create(),
    ExplainCommand.Create(),
    SimulateCommand.Create(),
    EmitCommand.Create(),
    DataCommand.Create(),
};
return Guard.Run(root, args);
