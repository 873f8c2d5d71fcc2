using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>A side of an item, and the first example that shows it.</summary>
public sealed record CoverSide(CoverItem Item, int Side, ExampleSyntax? SeenIn)
{
    public string Name => Item.Sides[Side];

    public bool IsCovered => SeenIn is not null;
}

/// <summary>What the examples of a file show of its reliefs.</summary>
public sealed record CoverReport(ImmutableArray<CoverSide> Sides)
{
    public IEnumerable<CoverSide> Missing => Sides.Where(side => !side.IsCovered);

    /// <summary>Items that are seen from all sides, and all items.</summary>
    public (int Covered, int All) Count(bool edges)
    {
        CoverSide[] sides = [.. Sides.Where(side => side.Item.IsEdge == edges)];
        return edges ? (sides.Count(side => side.IsCovered), sides.Length)
            : (sides.GroupBy(side => side.Item).Count(item => item.All(side => side.IsCovered)), sides.Select(side => side.Item).Distinct().Count());
    }
}

/// <summary>Measures what the worked examples of one file show. What no example expects counts for nothing.</summary>
public static class CoverRun
{
    /// <param name="compilation">A statute or bill without errors whose examples pass.</param>
    public static CoverReport Measure(Compilation compilation)
    {
        CoverProbe probe = new(compilation);
        return Report(probe, Seen(compilation, probe));
    }

    internal static CoverReport Report(CoverProbe probe, IReadOnlyDictionary<(CoverItem, int), ExampleSyntax> seen) => new(
    [
        .. probe.Items.SelectMany(items => items).SelectMany(item =>
            Enumerable.Range(0, item.Sides.Length).Select(side => new CoverSide(item, side, seen.GetValueOrDefault((item, side))))),
    ]);

    internal static Dictionary<(CoverItem, int), ExampleSyntax> Seen(Compilation compilation, CoverProbe probe)
    {
        Dictionary<(CoverItem, int), ExampleSyntax> seen = [];
        foreach (Expected expected in Expectations(compilation))
        {
            RecordDay records = RecordDay.Of(expected.Example.Data, expected.Options.RecordDay);
            foreach (int day in expected.Days)
                foreach ((CoverItem, int) shown in probe.Shown(
                    probe.Look(records.Data, expected.Options, day, expected.Relief, expected.Row),
                    (item, side) => !seen.ContainsKey((item, side)) && expected.Says(item, day)).ToList())
                    seen.TryAdd(shown, expected.Example.Syntax);
        }

        return seen;
    }

    /// <summary>Each thing that an example of the file expects of one subject.</summary>
    internal static IEnumerable<Expected> Expectations(Compilation compilation)
    {
        IEvaluator engine = compilation.Interpreter;
        ImmutableHashSet<SourceText> files = CoverItems.FilesOf(compilation);
        foreach (ExampleSyntax example in compilation.Bound.Examples.Where(e => files.Contains(e.Span.File)))
        {
            if (ExampleBinder.Bind(example, compilation, new()) is not { } bound) continue;
            foreach (ExpectSyntax expectation in example.Expectations)
                foreach (Expected expected in Of(compilation, engine, bound, expectation))
                    yield return expected;
        }
    }

    private static IEnumerable<Expected> Of(Compilation compilation, IEvaluator engine, BoundExample example, ExpectSyntax expectation)
    {
        int relief = ExampleNames.Relief(compilation.Bound, expectation.Relief, new());
        if (relief < 0) yield break;
        foreach (int day in ExampleRunner.DaysOf(expectation, example))
        {
            EvaluationOptions options = example.Options with { Today = day, MostTrials = 0 };
            RecordDay records = RecordDay.Of(example.Data, day);
            ReliefDecisions decisions = engine.Evaluate(records.Data, 0, 1, options).Reliefs[relief];
            int[] subjects = ExampleRunner.Subjects(expectation, example, records, decisions, new DiagnosticBag());
            if (subjects.Length != 1) continue;
            // "Not yet, until D" also says that the answer is no on the day before D, and yes on D.
            int[] days = expectation.Until is { } until && !expectation.AtTheEarliest ? [day, until.First - 1, until.First] : [day];
            yield return new(example, expectation, relief, decisions.FirstRow + subjects[0], options, [.. days.Where(d => d >= day).Distinct()]);
        }
    }
}

/// <summary>What an example expects of one subject on one day.</summary>
/// <param name="Row">The subject among the records as they stood on that day.</param>
/// <param name="Days">The days of which the expectation speaks.</param>
internal sealed record Expected(BoundExample Example, ExpectSyntax Expectation, int Relief, int Row, EvaluationOptions Options, ImmutableArray<int> Days)
{
    /// <summary>"Eligible" also says that nothing holds it up; of an effect only what is said counts, and a first day found says neither.</summary>
    public bool Says(CoverItem item, int day) => item switch
    {
        HoldItem => day == Options.Today,
        EffectItem => day == Options.Today && !Expectation.Effects.IsEmpty,
        _ => true,
    };
}
