using System.CommandLine;
using System.Reflection;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute simulate: what a law reaches, and what a bill would change.</summary>
public static class SimulateCommand
{
    private const int OffensesShown = 15;
    private static readonly string[] DecisionNames = ["decisions.csv", "decisions-law.csv", "decisions-bill.csv"];

    public static Command Create()
    {
        Argument<string> path = new("statute") { Description = "The law" };
        Option<string?> bill = new("--bill", "-b") { Description = "A bill that amends it" };
        Option<string?> output = new("--out", "-o") { Description = "A folder for charts, tables and the run record" };
        Option<string[]> by = new("--by") { Description = "Fields of the person to count by, such as race", DefaultValueFactory = _ => ["race", "sex"] };
        Option<string?> decisions = new("--decisions")
        {
            Description = "Also write decisions into the folder: with a bill those it changes, or `--decisions all`",
            Arity = ArgumentArity.ZeroOrOne,
        };
        decisions.AcceptOnlyFromAmong("changed", "all");
        Option<bool> all = new("--show-small-counts") { Description = "Do not withhold counts of fewer than 11 people (made-up people's never are)" };
        DataOptions data = new();
        // Over many people the few whom trials would take out of review are not worth the time; the bounds hold them.
        RunOptions run = new(mostTrials: 0);
        Command command = new("simulate", """
            Counts whom a law reaches; with a bill, who gains, who loses and because of which clause. Prints tables and draws charts.

            Examples:
              statute simulate us-pa/clean-slate --bill us-pa/bills/shorter-waits --out out
              statute simulate us-il/sealing --data county/ --mapping cook-county --today 2026-11-01 --out out
            """) { path, bill, output, by, decisions, all };
        data.AddTo(command);
        run.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            string? folder = arguments.GetValue(output);
            bool writesDecisions = arguments.GetResult(decisions) is { Implicit: false };
            if (writesDecisions && folder is null) throw new CommandException("--decisions needs --out FOLDER to write them to");
            Compilation law = Messages.Compile(arguments.GetRequiredValue(path));
            Compilation? amended = arguments.GetValue(bill) is { } billPath ? Messages.Compile(billPath) : null;
            if (amended is { Loaded.Bill: null }) throw new CommandException($"{amended.Text.Path} is not a bill: it begins with `statute`, not with `bill`");
            if (folder is not null) OutputRule.Check(folder, [.. ReportFiles.Names, .. DecisionNames], [.. OutputRule.FilesOf(law, amended), .. data.FilesRead(arguments)]);
            LoadedPopulation people = data.Load(arguments, law.Program.Schema, law.Bound.Jurisdiction, cancel);
            if (people.Report is { } report) ShowImport(report, law.Program, people);
            int? effective = amended?.Loaded.Bill?.Head?.Effective?.First;
            int? day = effective is { } e && people.AsOf is { } last ? Math.Max(e, last) : effective ?? people.AsOf;
            EvaluationOptions options = run.For(arguments, law.Program.Info, day, amended is null ? [] : [amended.Program.Info]);
            people = people with { People = people.People.On(options.RecordDay) };
            if (effective is { } from && options.Today < from)
                Console.Error.WriteLine($"statute: the bill takes effect on {Notation.Date(from)}, so on {Notation.Date(options.Today)} it changes nothing");

            using ProgressLine progress = new("deciding");
            RunSettings settings = new()
            {
                GroupBy = [.. Groups(arguments, by, law.Program.Schema)],
                Progress = new Immediate(p => progress.Show(
                    $"{p.Done:#,0}{(p.Total is { } total ? $" of {total:#,0}" : "")} people, {p.PeoplePerSecond:#,0} a second{(p.Left is { } left ? $", {left.TotalSeconds:0} s left" : "")}")),
                Cancellation = cancel,
                Definitions = KindDefinitions.Of(law.Bound),
            };
            ReportOptions reporting = new()
            {
                Privacy = people.People.IsSynthetic || arguments.GetValue(all) ? PrivacyOptions.ShowAll : new(),
                ToolVersion = $"statute {Assembly.GetExecutingAssembly().GetName().Version?.ToString(3)}",
            };
            IReadOnlyList<string> written;
            string[] trials;
            if (amended is null)
            {
                PolicyResult counted = PolicyRun.Run(law.Evaluator, people.People, options, settings);
                PolicyReport result = new(counted, reporting);
                trials = [TrialsNote.Of(counted, reporting.Privacy)];
                progress.Dispose();
                Console.WriteLine(result.ToText());
                written = folder is null ? [] : ReportFiles.Write(result, folder);
            }
            else
            {
                ComparisonResult compared = PolicyComparison.Run(law.Evaluator, amended.Evaluator, people.People, options, options, settings);
                ComparisonReport result = new(compared, reporting);
                trials = [Under("law", compared.Law), Under("bill", compared.Bill)];
                progress.Dispose();
                Console.WriteLine(result.ToText());
                written = folder is null ? [] : ReportFiles.Write(result, folder);
            }

            foreach (string note in trials.Where(note => note.Length > 0)) Console.WriteLine(note);
            foreach (string file in written) Console.WriteLine($"wrote {file}");
            if (folder is not null && writesDecisions) WriteDecisions(folder, law, amended, arguments.GetValue(decisions) == "all", people.People, options, cancel);
            return Task.FromResult(0);

            string Under(string role, PolicyResult counted) => TrialsNote.Of(counted, reporting.Privacy) is { Length: > 0 } note ? $"Under the {role}: {char.ToLowerInvariant(note[0])}{note[1..]}" : "";
        });
        return command;
    }

    private static IEnumerable<string> Groups(ParseResult arguments, Option<string[]> by, RecordSchema schema)
    {
        bool asked = arguments.GetResult(by) is { Implicit: false };
        foreach (string name in arguments.GetValue(by) ?? [])
        {
            bool known = schema.Find(RecordKind.Person, name) is not null;
            if (!known && asked) throw new CommandException($"a person has no field `{name}` to count by; there are {string.Join(", ", schema.FieldsOf(RecordKind.Person).Select(f => f.Name))}");
            if (known) yield return name;
        }
    }

    private static void ShowImport(ImportReport report, ClearanceProgram program, LoadedPopulation people)
    {
        Console.Write(ReportText.Of(report));
        if (program.Schema.Find(RecordKind.Charge, "offense") is { Type: FieldType.Citation } offense && people.People.Batches(int.MaxValue).FirstOrDefault() is { } all)
        {
            (string Code, long Charges)[] unmatched = [.. OffenseCodes.NotMatched(all().Data, offense, new OffenseCoverage(program).Covers)];
            if (unmatched.Length > 0)
                Console.WriteLine($"  {unmatched.Sum(u => u.Charges):#,0} charges have an offense that no offense list of this law names ({unmatched.Length:#,0} codes), most often "
                    + string.Join(", ", unmatched.Take(OffensesShown).Select(u => $"{u.Code} ({u.Charges:#,0})")));
        }

        Console.WriteLine();
    }

    private static void WriteDecisions(
        string folder, Compilation law, Compilation? amended, bool all, Population people, EvaluationOptions options, CancellationToken cancel)
    {
        string lawFile = Path.Combine(folder, DecisionNames[amended is null ? 0 : 1]), billFile = Path.Combine(folder, DecisionNames[2]);
        if (amended is null || all) Say(lawFile, DecisionFile.Write(lawFile, law, people, options, cancel).Lines, "decisions");
        if (amended is null) return;
        if (all)
        {
            Say(billFile, DecisionFile.Write(billFile, amended, people, options, cancel).Lines, "decisions");
            return;
        }

        (long before, long after) = DecisionFile.WriteChanged((lawFile, law), (billFile, amended), people, options, cancel);
        Say(lawFile, before, "decisions that the bill changes");
        Say(billFile, after, "decisions that the bill changes");

        static void Say(string file, long lines, string what) => Console.WriteLine($"wrote {file} ({lines:#,0} {what})");
    }

    /// <summary>Progress as it comes: the usual class would post it to a thread pool and could overtake the end.</summary>
    private sealed class Immediate(Action<RunProgress> show) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => show(value);
    }
}
