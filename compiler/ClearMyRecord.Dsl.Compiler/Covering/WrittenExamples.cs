using System.Collections.Immutable;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>An example as text, and the sides that it shows.</summary>
public sealed record WrittenExample(string Name, string Text, ImmutableArray<CoverSide> Shows);

/// <summary>The examples that a file lacks, as they could be put into it.</summary>
/// <param name="NotFound">Sides that nothing was found for.</param>
/// <param name="Trials">How many situations were tried for each of those, at most.</param>
public sealed record MissingExamples(ImmutableArray<WrittenExample> Examples, ImmutableArray<CoverSide> NotFound, int Trials)
{
    public const int UsualTrials = 3_000;

    private const string Warning = "-- Written by `statute cover`. What it expects is what the statute says today: compare it with the law before you keep it.";
    private const int LongestName = 110;

    /// <param name="compilation">A statute or bill without errors whose examples pass.</param>
    public static MissingExamples Of(Compilation compilation, int mostTrials = UsualTrials, Action<int, int>? progress = null)
    {
        CoverProbe probe = new(compilation);
        CoverReport report = CoverRun.Report(probe, CoverRun.Seen(compilation, probe));
        ImmutableArray<FoundSituation> found = ExampleSearch.Run(compilation, probe, report, mostTrials, progress);
        Dictionary<(CoverItem, int), CoverSide> sides = report.Missing.ToDictionary(side => (side.Item, side.Side));
        HashSet<string> names = [.. compilation.Bound.Examples.Select(example => example.Name.Text)];
        List<WrittenExample> examples = [];
        // The same records on several days make one example.
        foreach (IGrouping<string, FoundSituation> group in found.GroupBy(one => Head(compilation, one.Situation) + one.Situation.Relief))
            examples.Add(Write(compilation, [.. group.OrderBy(one => one.Situation.Options.Today)], sides, names));
        examples = [.. examples.OrderBy(example => report.Sides.IndexOf(example.Shows[0]))];
        HashSet<CoverSide> shown = [.. examples.SelectMany(example => example.Shows)];
        return new([.. examples], [.. report.Missing.Where(side => !shown.Contains(side))], mostTrials);
    }

    /// <summary>The names of those that do not come out as written in every engine, were they in the file: a fault of the writer.</summary>
    public static ImmutableArray<string> Failing(Compilation withThem, IEnumerable<WrittenExample> examples)
    {
        DiagnosticBag problems = new();
        HashSet<string> names = [.. examples.Select(example => example.Name)];
        ImmutableArray<ExampleResult> results = ExampleRunner.Run(
            withThem, [("interpreter", withThem.Interpreter), ("compiled", withThem.Evaluator)], problems, file => file == withThem.Text);
        return [.. names.Where(name => !results.Any(result => result.Name == name && result.Passed))];
    }

    /// <summary>The examples as lines to put at the end of a file.</summary>
    public string ToText() => string.Concat(Examples.Select(example => $"\n{example.Text}"));

    private static WrittenExample Write(
        Compilation compilation, ImmutableArray<FoundSituation> days, Dictionary<(CoverItem, int), CoverSide> sides, HashSet<string> names)
    {
        Situation first = days[0].Situation;
        CoverSide[] shows = [.. days.SelectMany(day => day.Shows).Select(key => sides[key])];
        string name = Name(shows), unique = name;
        for (int i = 2; !names.Add(unique); i++) unique = $"{name} ({i})";
        StringBuilder text = new($"{Warning}\nexample \"{unique}\"\n");
        if (days.Length == 1) text.Append($"    today is {Notation.Date(first.Options.Today)}\n");
        text.Append(Head(compilation, first));
        foreach (FoundSituation day in days)
            text.Append($"    {(days.Length == 1 ? "" : $"on {Notation.Date(day.Situation.Options.Today)} ")}{Expectation(compilation, day.Situation)}\n");
        return new(unique, text.ToString(), [.. shows]);
    }

    /// <summary>Everything above what is expected, but for the day.</summary>
    private static string Head(Compilation compilation, Situation situation)
    {
        return ExampleText.Settings(situation.Options, compilation.Bound) + ExampleText.Given(situation.Given, Asked(situation));
    }

    /// <summary>What the record asked about is called: nothing where it is the only one of its kind.</summary>
    private static string? Asked(Situation situation)
    {
        GivenRecord asked = situation.Given.All.First(record => record.IsAsked);
        // A name says which of several is meant.
        return situation.Given.Of(asked.Kind.Record).Count() == 1 ? null : "the " + (asked.Called ?? "one asked about");
    }

    private static string Expectation(Compilation compilation, Situation situation)
    {
        ReliefInfo relief = compilation.Program.Info.Reliefs[situation.Relief];
        CaseData all = ExampleRecords.Of(compilation.Program.Schema, situation.Given, compilation.Program.Info.Jurisdiction);
        RecordDay records = RecordDay.Of(all, situation.Options.Today);
        ReliefDecisions decisions = compilation.Interpreter.Evaluate(records.Data, 0, 1, situation.Options).Reliefs[situation.Relief];
        int index = records.RowOf(relief.Subject, situation.Given.AskedRow(relief.Subject)) - decisions.FirstRow;
        string called = Asked(situation) is { } name ? $" for {name}" : "";
        return $"expect {ExampleNames.Title(compilation.Bound, relief.Name)}{called} {ExpectationText.Of(decisions, index)}";
    }

    /// <summary>"(wait) the day before, the day: misdemeanor wait has passed since disposition date".</summary>
    private static string Name(CoverSide[] shows)
    {
        CoverItem item = shows[0].Item;
        string sides = string.Join(", ", shows.Where(side => side.Item == item).Select(side => side.Item is ConditionItem ? $"{side.Name}, because of it alone" : side.Name));
        string name = $"{(item.Words.StartsWith(item.Label, StringComparison.Ordinal) ? "" : item.Label + " ")}{sides}: {item.Words}".Replace('"', '\'');
        return name.Length > LongestName ? name[..LongestName].TrimEnd() + " …" : name;
    }
}
