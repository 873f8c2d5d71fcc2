using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>How an example came out.</summary>
/// <param name="Difference">What was expected and what came, with the reasons; empty if it passed, or could not run.</param>
public sealed record ExampleResult(string Name, SourceSpan Span, bool Passed, string Difference)
{
    /// <summary>How many answers on its records stayed in review because trying what is missing took too many trials.</summary>
    public int GivenUp { get; init; }

    /// <summary>Why it failed, for a reader.</summary>
    public string Why => Passed ? "" : Difference.Length > 0 ? Difference : "it cannot run as it is written: see what `statute check` says of it";
}

/// <summary>Runs the worked examples of a statute through its engines, and says of each difference what was expected, what came and why.</summary>
public static class ExampleRunner
{
    /// <param name="compilation">A statute or bill without errors.</param>
    /// <param name="engines">The engines that must all give what is expected, by name.</param>
    /// <param name="diagnostics">Receives messages about examples that cannot run.</param>
    /// <param name="only">The files whose examples run; null for those of all files.</param>
    /// <param name="mostTrials">See <see cref="EvaluationOptions.MostTrials"/>.</param>
    public static ImmutableArray<ExampleResult> Run(
        Compilation compilation, IReadOnlyList<(string Name, IEvaluator Engine)> engines, DiagnosticBag diagnostics, Func<SourceText, bool>? only = null,
        int mostTrials = EvaluationOptions.UsualTrials) =>
        [.. Each(compilation, engines, diagnostics, only, mostTrials)];

    /// <summary>The same one by one, each run when asked for: for those who stop at the first that fails.</summary>
    internal static IEnumerable<ExampleResult> Each(
        Compilation compilation, IReadOnlyList<(string Name, IEvaluator Engine)> engines, DiagnosticBag diagnostics, Func<SourceText, bool>? only = null,
        int mostTrials = EvaluationOptions.UsualTrials)
    {
        ExampleChecks checks = new(compilation);
        foreach (ExampleSyntax example in compilation.Bound.Examples.Where(e => only is null || only(e.Span.File)))
        {
            DiagnosticBag own = new();
            BoundExample? bound = checks.Bind(example, own) is { } given ? given with { Options = given.Options with { MostTrials = mostTrials } } : null;
            List<string> differences = [];
            Dictionary<(int Day, string Engine), Decisions> decided = [];
            if (bound is not null && !own.HasErrors)
                foreach (ExpectSyntax expectation in example.Expectations)
                    Check(expectation, bound, compilation, engines, decided, own, differences);
            diagnostics.AddRange(own.ToSorted());
            bool passed = differences.Count == 0 && !own.HasErrors;
            yield return new(example.Name.Text, example.Name.Span, passed, string.Join('\n', differences))
            {
                // Each engine looks at the same records; the fast one sees sooner who is in review for good reason.
                GivenUp = decided.GroupBy(pair => pair.Key.Engine).Select(engine => engine.Sum(pair => pair.Value.Reliefs.Sum(relief => relief.BoundHits))).DefaultIfEmpty(0).Min(),
            };
        }
    }

    private static void Check(
        ExpectSyntax expectation, BoundExample example, Compilation compilation, IReadOnlyList<(string Name, IEvaluator Engine)> engines,
        Dictionary<(int Day, string Engine), Decisions> decided, DiagnosticBag diagnostics, List<string> differences)
    {
        int relief = ExampleChecks.ReliefOf(expectation, compilation, diagnostics);
        if (relief < 0) return;
        foreach (int day in DaysOf(expectation, example))
        {
            EvaluationOptions options = example.Options with { Today = day };
            RecordDay records = RecordDay.Of(example.Data, options.RecordDay);
            foreach ((string name, IEvaluator engine) in engines)
            {
                // What is expected of several records or reliefs on one day is decided once.
                if (!decided.TryGetValue((day, name), out Decisions? all)) decided.Add((day, name), all = engine.Evaluate(records.Data, 0, 1, options));
                ReliefDecisions decisions = all.Reliefs[relief];
                foreach (int index in Subjects(expectation, example, records, decisions, diagnostics))
                {
                    string? difference = Difference(expectation, decisions, index, records.Data, relief, options, compilation);
                    if (difference is null) continue;
                    differences.Add($"{Place(expectation, compilation)}on {Notation.Date(day)} ({name}): {difference}");
                    return; // the first difference of an expectation says enough
                }
            }
        }
    }

    /// <summary>Which of several lines it is, and of which record.</summary>
    private static string Place(ExpectSyntax expectation, Compilation compilation)
    {
        bool isAlone = compilation.Bound.Examples.Any(example => example.Expectations is [var only] && only == expectation);
        return isAlone ? "" : $"line {expectation.Span.File.PositionOf(expectation.Span.Start).Line}{(expectation.For is { } name ? $", for the {name.Text}" : "")}: ";
    }

    internal static int[] DaysOf(ExpectSyntax expectation, BoundExample example) =>
        expectation.On.IsEmpty ? [example.Options.Today] : [.. expectation.On.Select(date => date.First)];

    /// <summary>Which subjects an expectation speaks of: the one named, or the only one.</summary>
    internal static int[] Subjects(ExpectSyntax expectation, BoundExample example, RecordDay records, ReliefDecisions decisions, DiagnosticBag diagnostics)
    {
        if (expectation.For is { } name)
        {
            if (example.Called.TryGetValue(name.Text, out (RecordKind Kind, int Row) called) && called.Kind >= decisions.Relief.Subject)
            {
                int row = records.RowOf(called.Kind, called.Row);
                if (row >= 0) return [records.Data.OuterRow(called.Kind, row, decisions.Relief.Subject) - decisions.FirstRow];
                if (expectation.Outcome != "not covered")
                {
                    diagnostics.Add(ExampleErrors.NotThereYet.At(name.Span, name.Text) with
                    {
                        Advice = "the model counts such a record from one of its dates, and that lies after the day of the example: expect `not covered`, or move the day",
                    });
                }

                return [];
            }


            diagnostics.Add(ExampleErrors.UnknownCalled.At(name.Span, name.Text) with { Advice = "name a record with `called the …` in `given`" });
            return [];
        }

        int[] all = [.. Enumerable.Range(0, decisions.Count)];
        if (all.Length == 1 || expectation.Outcome == "not covered") return all;
        int[] covered = [.. all.Where(i => decisions.Outcomes[i] != Outcome.NotCovered)];
        if (covered.Length == 1) return covered;
        diagnostics.Add(ExampleErrors.WhichOne.At(expectation.Span, covered.Length, decisions.Relief.Name) with
        {
            Advice = "call one of them something in `given`, and write `expect … for the …`",
        });
        return [];
    }

    private static string? Difference(
        ExpectSyntax expectation, ReliefDecisions decisions, int index, CaseData data, int relief, EvaluationOptions options, Compilation compilation)
    {
        Outcome actual = decisions.Outcomes[index];
        Outcome expected = expectation.Outcome switch
        {
            "eligible" => Outcome.Eligible,
            "not yet eligible" => expectation.AtTheEarliest ? Outcome.NotYetAtEarliest : Outcome.NotYet,
            "not eligible" => Outcome.NotEligible,
            "needs review" => Outcome.NeedsReview,
            _ => Outcome.NotCovered,
        };
        string came = OutcomeText.Of(actual) + (decisions.FirstDays[index] > 0 ? $" ({Notation.Date(decisions.FirstDays[index])})" : "");
        ConditionInfo[] stopping = [.. decisions.Relief.Conditions.Where((c, k) => decisions.Conditions is { } all && c.Stops(all[k][index]))];
        string[] failing = [.. stopping.Select(c => NamedConditions.Name(c, decisions.Relief))];
        IrRelief law = compilation.Program.Reliefs[relief];
        if (NamedConditions.HasParts(law, stopping, expectation))
        {
            Explanation explained = compilation.Interpreter.Explain(data, 0, options).First(e => e.Relief.Name == law.Info.Name && e.Row == decisions.FirstRow + index);
            stopping = NamedConditions.ByPart(stopping, explained, expectation);
            failing = [.. stopping.Select(c => NamedConditions.Name(c, decisions.Relief))];
        }

        IReadOnlyList<MissingFact> missing = actual is Outcome.NeedsReview or Outcome.NotYetAtEarliest
            ? compilation.Interpreter.MissingFacts(data, relief, decisions.FirstRow + index, options) : [];
        string why = (actual == Outcome.NotCovered
                ? $"; it is not {Names.WithArticle(decisions.Relief.SubjectName)}, or was granted this relief already"
                : failing.Length > 0 ? $"; failing: {string.Join(", ", failing)}" : "")
            + (missing.Count > 0 ? $"; missing: {string.Join(", ", missing.Select(m => m.InWords))}" : "");

        if (actual != expected) return $"expected \"{decisions.Relief.Name}\" to be {expectation.Outcome}, and it is {came}{why}";
        if (expectation.Until is { } until && until.First != decisions.FirstDays[index])
            return $"expected \"{decisions.Relief.Name}\" from {Notation.Date(until.First)}, and it is {came}{why}";
        HashSet<(string, string)> because = NamedConditions.Of(expectation, law);
        if (because.Count > 0 && !because.SetEquals(stopping.Select(c => (c.Label, c.Citation))))
            return $"expected \"{decisions.Relief.Name}\" to fail because of {string.Join(", ", expectation.BecauseOf.Select(NamedConditions.Shown))}, and {(failing.Length > 0 ? $"it fails because of {string.Join(", ", failing)}" : "no condition of it fails")}";
        HashSet<string> named = [.. expectation.Missing.Select(name => name.Text), .. NamedConflicts.Of(expectation, compilation.Program.Info, missing)];
        if (named.Count > 0 && !named.SetEquals(missing.Select(m => m.Field)))
            return $"expected {string.Join(", ", named)} to be missing, and {(missing.Count > 0 ? $"what is missing is {string.Join(", ", missing.Select(m => m.Field).Distinct())}" : "nothing is")}";
        return actual is Outcome.Eligible or Outcome.NeedsReview ? DifferenceInEffect(expectation, decisions, index) : null;
    }

    /// <summary>A hold must be said; what an expectation says nothing of besides is not compared.</summary>
    private static string? DifferenceInEffect(ExpectSyntax expectation, ReliefDecisions decisions, int index)
    {
        ReliefInfo relief = decisions.Relief;
        string[] certain = Holds(Truth.True), perhaps = Holds(Truth.Unknown);
        string came = certain.Length > 0 ? $"on hold because of {string.Join(", ", certain)}" : perhaps.Length > 0 ? $"perhaps on hold because of {string.Join(", ", perhaps)}" : "not on hold";
        if (expectation is { OnHold: null, PerhapsOnHold: null })
        {
            if (certain.Length + perhaps.Length > 0 && expectation.Outcome == "eligible") return $"expected \"{relief.Name}\" to be eligible and not on hold, and it is {came}";
        }
        // What certainly is on hold is not perhaps on hold: what is unknown besides matters to nobody.
        else if (!Fits(expectation.OnHold, certain) || !Fits(expectation.PerhapsOnHold, perhaps) || (expectation.OnHold is null && certain.Length > 0))
            return $"expected \"{relief.Name}\" to be {string.Join(" and ", Said(expectation.OnHold, "on hold").Concat(Said(expectation.PerhapsOnHold, "perhaps on hold")))}, and it is {came}";
        HashSet<string> effects = [.. decisions.EffectsOf(index)];
        return expectation.Effects.IsEmpty || effects.SetEquals(expectation.Effects) ? null
            : $"expected \"{relief.Name}\" with effect {string.Join(" or ", expectation.Effects)}, and its effect is {string.Join(" or ", effects)}";

        string[] Holds(Truth truth) => [.. relief.Holds.Where((_, k) => decisions.Holds[k][index] == truth).Select(hold => hold.Label)];

        static bool Fits(ImmutableArray<LabelSyntax>? said, string[] holds) =>
            said is not { } labels || (holds.Length > 0 && (labels.IsEmpty || labels.Select(label => label.Text).ToHashSet().SetEquals(holds)));

        static IEnumerable<string> Said(ImmutableArray<LabelSyntax>? said, string words) =>
            said is not { } labels ? [] : [labels.IsEmpty ? words : $"{words} because of {string.Join(", ", labels.Select(label => label.Text))}"];
    }
}
