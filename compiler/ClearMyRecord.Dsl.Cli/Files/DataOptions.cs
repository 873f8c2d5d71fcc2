using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Data.Synthesis;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>The people a command works on, and what is to be said of them.</summary>
/// <param name="Report">The account of every row read; null for made-up people.</param>
/// <param name="AsOf">The day up to which made-up records go, or for which a file speaks; null if nobody knows.</param>
public sealed record LoadedPopulation(Population People, ImportReport? Report, int? AsOf);

/// <summary>The options that say which people: a file with its mapping, or so many made-up ones.</summary>
public sealed class DataOptions
{
    private readonly Option<string?> _data = new("--data", "-d") { Description = "A file or folder of records; without it people are made up" };
    private readonly Option<string> _mapping = new("--mapping", "-m")
    {
        Description = $"How the columns become facts: {string.Join(", ", MappingLibrary.Names)}, or a YAML file",
        DefaultValueFactory = _ => "standard",
    };

    private readonly Option<int> _people = new("--people", "-n")
    {
        Description = "How many people to make up",
        DefaultValueFactory = _ => 100_000,
        CustomParser = result => (int)WholeNumber(result, "--people", "1000", int.MaxValue),
    };

    private readonly Option<long> _seed = new("--seed")
    {
        Description = "The number that made-up people grow from; the same number gives the same people",
        DefaultValueFactory = _ => 1,
        CustomParser = result => WholeNumber(result, "--seed", "7", long.MaxValue),
    };

    private readonly Option<string?> _profile = new("--profile") { Description = "A YAML profile of the made-up population; see `statute data profile`" };

    private readonly Option<string?> _fileDay = new("--file-day") { Description = "The day for which a file says who is in prison, what is owed and the like; without --today also the day of the run" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _data, _mapping, _fileDay, _people, _seed, _profile }) command.Add(option);
    }

    public string? PathIn(ParseResult arguments) => arguments.GetValue(_data);

    /// <summary>The files that loading will read: data, mapping and profile, where they are files.</summary>
    public IEnumerable<string> FilesRead(ParseResult arguments)
    {
        IEnumerable<string> data = arguments.GetValue(_data) is not { } path ? [] : Directory.Exists(path) ? Directory.EnumerateFiles(path) : [path];
        // Of a folder in the standard layout three files are read; which others a mapping reads is the mapping's to say.
        if (Directory.Exists(arguments.GetValue(_data)) && arguments.GetValue(_mapping) == "standard")
            data = data.Where(file => CaseCsvWriter.FileNames.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        return new[] { arguments.GetValue(_mapping), arguments.GetValue(_profile) }.OfType<string>().Concat(data);
    }

    /// <param name="jurisdiction">The statute's, for records that name none.</param>
    public LoadedPopulation Load(ParseResult arguments, RecordSchema schema, string jurisdiction, CancellationToken cancel)
    {
        return arguments.GetValue(_data) is { } path
            ? FromFile(path, MappingLibrary.Load(arguments.GetRequiredValue(_mapping)), RunOptions.Day(arguments.GetValue(_fileDay), "--file-day"), schema, jurisdiction, cancel)
            : MadeUp(arguments, schema, jurisdiction);
    }

    private static LoadedPopulation FromFile(string path, DataMapping mapping, int? said, RecordSchema schema, string jurisdiction, CancellationToken cancel)
    {
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(path))
            throw new CommandException($"{path} is JSON, and records are read from tables (CSV); a file that `statute examples export` wrote is read by `statute examples import`, and `--out FOLDER` there writes tables");
        using ProgressLine progress = new("reading");
        LoadedCases loaded = CaseLoader.Load(path, schema, mapping, new()
        {
            Progress = p => progress.Show($"{p.Fraction:P0}, {p.Rows:#,0} rows"),
            Cancel = cancel,
        });
        ImportReport report = loaded.Report;
        string description = $"{report.People:#,0} {report.PeopleWords}, {report.Charges:#,0} charges" + (report.Title.Length > 0 ? $"; {report.Title}" : $"; {Path.GetFileName(path)}");
        Population people = Population.Loaded(loaded.Data.WithJurisdiction(jurisdiction), description) with
        {
            Caveat = string.Join(" ", new[] { report.Caveat, report.Credit.Length > 0 ? $"Source: {report.Credit}" : "" }.Where(words => words.Length > 0)),
            PeopleWords = report.LinksPeople ? "people" : "people in cases",
            Fingerprint = FingerprintOf(path),
            FileDay = said ?? mapping.FileDay,
        };
        return new(people, report, people.FileDay);
    }

    private LoadedPopulation MadeUp(ParseResult arguments, RecordSchema schema, string jurisdiction)
    {
        int count = arguments.GetValue(_people);
        long seed = arguments.GetValue(_seed);
        if (count < 1) throw new CommandException("--people must be at least 1");
        PopulationProfile profile = arguments.GetValue(_profile) is { } path ? ProfileReader.Load(path) : ProfileReader.ForJurisdiction(jurisdiction);
        SyntheticPopulation synthetic;
        try
        {
            synthetic = new(profile, seed, schema);
        }
        catch (DataProblemException problem) when (arguments.GetValue(_profile) is null)
        {
            throw new CommandException($"no people are made up for {(jurisdiction.Length > 0 ? jurisdiction : "a law without a jurisdiction")}: the profile `{profile.Name}` has values that its model has not; give `--data` with records, or `--profile` with a profile of its own ({problem.Message})");
        }

        Population people = Population.Generated(
            schema, count, $"{count:#,0} made-up people, seed {seed}", (first, size) => synthetic.Batch((int)first, size).WithJurisdiction(jurisdiction).WithoutClearing()) with
        {
            IsSynthetic = true,
            Seed = seed,
            FileDay = profile.LastDay,
            Caveat = "The counts show how the law works, not how many real people it reaches.",
        };
        return new(people, null, profile.LastDay);
    }

    /// <summary>The library's own message would name a type of C#.</summary>
    internal static long WholeNumber(ArgumentResult result, string option, string example, long most)
    {
        if (result.Tokens is [var token] && long.TryParse(token.Value, out long number) && number <= most && number >= -most) return number;
        result.AddError($"{option} needs a whole number such as {example}");
        return 0;
    }

    private static string FingerprintOf(string path)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)] : [path];
        byte[] buffer = new byte[1 << 20];
        foreach (string file in files)
        {
            using FileStream stream = File.OpenRead(file);
            for (int read; (read = stream.Read(buffer)) > 0;) hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
