using System.Collections.Immutable;
using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Data.Examples;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Reports;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute examples: the records of worked examples to data, and records of data to worked examples.</summary>
public static class ExamplesCommand
{
    private const int MostPeople = 1_000;

    public static Command Create() => new("examples", """
        Exchanges the records of worked examples with other systems.

        Examples:
          statute examples export us-pa/clean-slate --out records
          statute examples import us-pa/clean-slate --data records --all --today 2026-01-01
        """) { Export(), Import() };

    private static Command Export()
    {
        Argument<string> path = new("statute") { Description = "A statute or a bill with worked examples" };
        Option<string> output = new("--out", "-o") { Description = "A new folder for tables, or a new file that ends in .json", Required = true };
        Command command = new("export", """
            Writes the people of a law's worked examples as people.csv, cases.csv, charges.csv, with what is expected of them in
            expectations.csv; or all of it as one JSON file. A fact nobody knows is an empty cell, or null.

            Examples:
              statute examples export us-pa/clean-slate --out records
              statute examples export us-pa/clean-slate --out records.json
            """) { path, output };
        command.SetAction(arguments =>
        {
            string to = arguments.GetRequiredValue(output);
            if (Path.Exists(to)) throw new CommandException($"{to} is there already and is left alone; name a new folder or file");
            Compilation law = Messages.Compile(arguments.GetRequiredValue(path));
            DiagnosticBag messages = new();
            ExampleRecordSet[] examples = [.. ExampleCases.Of(law, messages, file => file == law.Text).Select(ToRecordSet)];
            Messages.Show(messages.ToSorted());
            if (examples.Length == 0) throw new CommandException($"{law.Text.Path} has no worked example that can be read");
            if (to.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) ExampleJson.Write(to, law.Bound.Title, examples);
            else ExampleCsv.Write(to, examples);
            Console.WriteLine($"{Messages.Counted(examples.Length, "example")} written to {to}");
            return 0;
        });
        return command;
    }

    private static ExampleRecordSet ToRecordSet(ExampleCase example) => new(example.Name, example.Options.Today, example.Records)
    {
        LawAsOf = example.Options.LawAsOf,
        Readings = [.. example.Options.Readings.OrderBy(pair => pair.Key, StringComparer.Ordinal)],
        Parameters = [.. example.Options.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.ToText() ?? "off"))],
        Expectations = [.. example.Expectations.Select(expected => new ExpectedOutcome(expected.Relief, expected.Record, expected.Day, expected.Words))],
    };

    private static Command Import()
    {
        Argument<string> path = new("statute") { Description = "The law that the examples are for" };
        Option<string[]> persons = new("--person") { Description = "The id of a person in the data; may be repeated" };
        Option<bool> all = new("--all") { Description = $"Everybody in the data, up to {MostPeople:#,0} people" };
        Option<string?> write = new("--write") { Description = "A new file for the examples, ending in .statute; without it they are printed" };
        DataOptions data = new();
        RunOptions run = new();
        Command command = new("import", """
            Writes records of data as worked examples of a law. What they expect is what the statute says today: a person must compare
            it with the law. Examples are numbered, and ids are left out; but dates and offenses of a real person may tell who it is,
            so do not publish them. A file that ends in .json is one that `statute examples export` wrote, with its own days.

            Examples:
              statute examples import us-pa/clean-slate --data records --person P17 --today 2026-01-01
              statute examples import us-pa/clean-slate --data records.json --all --write more.statute
              statute examples import us-pa/clean-slate --people 3 --seed 7 --all
            """) { path, persons, all, write };
        data.AddTo(command);
        run.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            string? file = arguments.GetValue(write);
            if (file is not null && Path.Exists(file)) throw new CommandException($"{file} is there already and is left alone; name another file");
            if (file is not null && !file.EndsWith(".statute", StringComparison.Ordinal)) throw new CommandException($"{file} would not be found as a statute; let its name end in .statute");
            string[] ids = arguments.GetValue(persons) ?? [];
            bool everybody = arguments.GetValue(all);
            if (everybody == ids.Length > 0) throw new CommandException("say whose records: --person with an id of the data, or --all");
            Compilation law = Messages.Compile(arguments.GetRequiredValue(path));
            bool isJson = data.PathIn(arguments) is { } from && from.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
            if (isJson && !everybody) throw new CommandException("the people of a JSON file have no ids of their own: take --all");
            ImmutableArray<string> examples = isJson
                ? FromJson(law, data.PathIn(arguments) ?? "", run.For(arguments, law.Program.Info, null))
                : FromRecords(law, data.Load(arguments, law.Program.Schema, law.Bound.Jurisdiction, cancel), ids, arguments, run);
            if (examples.IsEmpty) throw new CommandException("none of these people has a record on that day");
            string text = string.Concat(examples.Select(example => "\n" + example));
            string alone = CoverExamples.Head(law.Text.Path, file ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(law.Text.Path)) ?? ".", "imported.statute"), law) + text;
            Prove(new(file ?? "imported.statute", alone), law);
            if (file is null) Console.Write(text);
            else AtomicFile.WriteText(file, alone);
            if (file is not null) Console.WriteLine($"{Messages.Counted(examples.Length, "example")} written to {file}; compare what they expect with the law");
            return Task.FromResult(0);
        });
        return command;
    }

    private static ImmutableArray<string> FromJson(Compilation law, string path, EvaluationOptions asked)
    {
        HashSet<string> names = [.. law.Bound.Examples.Select(example => example.Name.Text)];
        ImmutableArray<string>.Builder examples = ImmutableArray.CreateBuilder<string>();
        foreach (ExampleRecordSet one in ExampleJsonReader.Read(path, law.Program.Schema))
        {
            EvaluationOptions options = asked with
            {
                Today = one.Today,
                LawAsOf = one.LawAsOf,
                Readings = asked.Readings.SetItems(one.Readings),
                Parameters = asked.Parameters.SetItems(one.Parameters.Select(pair => KeyValuePair.Create(pair.Key, Parameter(law, pair.Key, pair.Value)))),
            };
            string name = one.Name;
            for (int i = 2; !names.Add(name); i++) name = $"{one.Name} ({i})";
            if (RecordsAsExample.Write(law, one.Records.WithJurisdiction(law.Bound.Jurisdiction).WithoutClearing(), 0, options, name) is { } text) examples.Add(text);
        }

        return examples.ToImmutable();
    }

    private static LegalValue? Parameter(Compilation law, string name, string value) =>
        NamedByFile.Find(law.Program.Info.Parameters, parameter => parameter.Name, name) is not { } parameter ? throw new CommandException($"no parameter is called \"{name}\"")
        : RunOptions.Value(value, parameter);

    private static ImmutableArray<string> FromRecords(Compilation law, LoadedPopulation loaded, string[] ids, ParseResult arguments, RunOptions run)
    {
        EvaluationOptions options = run.For(arguments, law.Program.Info, loaded.AsOf);
        HashSet<string> wanted = [.. ids], names = [.. law.Bound.Examples.Select(example => example.Name.Text)];
        ImmutableArray<string>.Builder examples = ImmutableArray.CreateBuilder<string>();
        int found = 0, number = 0;
        foreach (Func<PeopleRange> make in loaded.People.Batches(MostPeople))
        {
            PeopleRange batch = make();
            for (int person = batch.FirstPerson; person < batch.FirstPerson + batch.PersonCount; person++)
            {
                if (ids.Length > 0 && !wanted.Contains(batch.Data.PersonIds[person])) continue;
                if (++found > MostPeople) throw new CommandException($"these are more than {MostPeople:#,0} people; name some of them with --person");
                do number++;
                while (!names.Add($"imported record {number}"));
                if (RecordsAsExample.Write(law, batch.Data, person, options, $"imported record {number}") is { } text) examples.Add(text);
            }
        }

        if (found < wanted.Count) throw new CommandException($"{wanted.Count - found} of the {Messages.Counted(wanted.Count, "id")} after --person {(wanted.Count == 1 ? "is" : "are")} not in the data");
        return examples.ToImmutable();
    }

    /// <summary>What is handed out is compiled and run in both engines first.</summary>
    private static void Prove(SourceText text, Compilation law)
    {
        Compilation proof = new(new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(law.Text.Path)) ?? ".", text.Path), text.Text), new StatuteLibrary());
        if (proof.HasErrors) throw new CommandException("these records hold something that an example cannot say, such as an amount below zero; nothing was written");
        DiagnosticBag messages = new();
        ImmutableArray<ExampleResult> results = ExampleRunner.Run(proof, [("interpreter", proof.Interpreter), ("compiled", proof.Evaluator)], messages, file => file == proof.Text);
        int failing = results.Count(result => !result.Passed);
        if (failing > 0) throw new CommandException($"a fault of this tool: {Messages.Counted(failing, "example")} would not come out as written; nothing was written");
    }
}
