using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Synthesis;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute data: made-up records, the mappings that ship, the facts a law knows.</summary>
public static class DataCommand
{
    public static Command Create() => new("data", """
        Makes up records, and says what data a law needs.

        Example:
          statute data fields us-pa/clean-slate
        """) { Synthesize(), Mappings(), Profile(), Fields() };

    private static Command Synthesize()
    {
        Argument<string> path = new("statute") { Description = "The law whose record model the people get" };
        Option<string> output = new("--out", "-o") { Description = "The folder for people.csv, cases.csv and charges.csv", Required = true };
        DataOptions data = new();
        Command command = new("synthesize", """
            Writes a made-up population in the standard layout.

            Example:
              statute data synthesize us-pa/clean-slate --people 1000 --seed 7 --out records
            """) { path, output };
        data.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            Compilation law = Messages.Compile(arguments.GetRequiredValue(path));
            string folder = arguments.GetRequiredValue(output);
            OutputRule.Check(folder, CaseCsvWriter.FileNames, [.. OutputRule.FilesOf(law), .. data.FilesRead(arguments)]);
            LoadedPopulation people = data.Load(arguments, law.Program.Schema, law.Bound.Jurisdiction, cancel);
            long done = 0;
            CaseCsvWriter? writer = null;
            try
            {
                using ProgressLine progress = new("writing");
                foreach (Func<PeopleRange> make in people.People.Batches(8_192))
                {
                    cancel.ThrowIfCancellationRequested();
                    CaseData batch = make().Data;
                    writer ??= new(folder, CaseCsvWriter.FieldsOf(batch));
                    writer.Write(batch);
                    progress.Show($"{done += batch.PersonCount:#,0} people");
                }

                writer?.Complete();
            }
            finally
            {
                writer?.Dispose();
            }

            Console.WriteLine($"{people.People.Description} written to {folder}");
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command Mappings()
    {
        Command command = new("mappings", """
            Lists the mappings that ship with the tool; --mapping takes their names.

            Example:
              statute data mappings
            """);
        command.SetAction(_ =>
        {
            foreach (string name in MappingLibrary.Names) Console.WriteLine($"{name,-26} {MappingLibrary.Load(name).Title}");
            return 0;
        });
        return command;
    }

    private static Command Profile()
    {
        Command command = new("profile", """
            Prints the profile that made-up people are drawn from. Save it, change it, and name it with --profile.

            Example:
              statute data profile > ours.yaml
            """);
        command.SetAction(_ =>
        {
            Console.Write(ProfileReader.DefaultText());
            return 0;
        });
        return command;
    }

    private static Command Fields()
    {
        Argument<string> path = new("statute") { Description = "A law or a model" };
        Command command = new("fields", """
            Lists the facts that a law's record model knows, which are the columns that its data may have: what each may hold, which blanks it may
            have and what else it is called; and the kinds of record that rules may speak of.

            Example:
              statute data fields us-pa/clean-slate
            """) { path };
        command.SetAction(arguments =>
        {
            foreach (string line in DataDictionary.Lines(Messages.Compile(arguments.GetRequiredValue(path)).Bound)) Console.WriteLine(line);
            return 0;
        });
        return command;
    }
}
