using ClearMyRecord.Dsl.Cli;

return Guard.Run(StatuteCommand.Create(), args);
