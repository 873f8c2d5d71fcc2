using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Reports;
using ClearMyRecord.Dsl.Workbench.Simulation;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Workbench;

public class BatchingTests
{
    private static readonly EvaluationOptions s_options = new() { Today = SampleLaw.Today };

    private static RandomLaw Law(int seed) => new(
        seed, RandomLaw.Relief("sealing a charge", RecordKind.Charge, 4), RandomLaw.Relief("sealing a case", RecordKind.Case, 2),
        RandomLaw.Relief("a person's relief", RecordKind.Person, 1));

    /// <summary>Every count of a comparison, as its summary file: equal text means equal counts.</summary>
    private static string Summary(IPopulation population, int seed, RunSettings settings) => SummaryFiles.ToCsv(new ComparisonReport(
        PolicyComparison.Run(Law(seed), Law(seed + 1), population, s_options, s_options, settings),
        new() { Privacy = PrivacyOptions.ShowAll }).Statistics);

    [Fact]
    public void Totals_do_not_depend_on_batches_or_threads() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 120], Gen.Int[1, 50], Gen.Int[1, 4]).Sample(
            (seed, people, batch, threads) =>
            {
                RunSettings whole = new() { PeoplePerBatch = 1_000, Threads = 1, GroupBy = ["race", "county"] };
                RunSettings pieces = whole with { PeoplePerBatch = batch, Threads = threads };
                Assert.Equal(
                    Summary(SmallWorld.Population(seed, people), seed, whole),
                    Summary(SmallWorld.Population(seed, people), seed, pieces));
            }, iter: 60);

    [Fact]
    public void Loaded_streamed_and_made_people_count_alike() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 80], Gen.Int[1, 30]).Sample((seed, people, size) =>
        {
            RunSettings settings = new() { PeoplePerBatch = 7, Threads = 2, GroupBy = ["race"] };
            string loaded = Summary(Population.Loaded(SmallWorld.People(seed, 0, people), "loaded"), seed, settings);
            Population streamed = Population.Streamed(SmallWorld.Schema, null, "streamed", () => Enumerable.Range(0, (people + size - 1) / size)
                .Select(i => SmallWorld.People(seed, i * size, Math.Min(size, people - i * size))));
            Assert.Equal(loaded, Summary(streamed, seed, settings));
            Assert.Equal(loaded, Summary(SmallWorld.Population(seed, people), seed, settings));
        }, iter: 40);

    [Fact]
    public void Progress_ends_at_everybody()
    {
        List<RunProgress> seen = [];
        PolicyRun.Run(Law(1), SmallWorld.Population(1, 500), s_options, new() { PeoplePerBatch = 50, Progress = new Listener(seen.Add) });
        Assert.Equal(500, seen[^1].Done);
        Assert.Equal(500, seen[^1].Total);
        Assert.Equal(seen.OrderBy(p => p.Done), seen);
    }

    /// <summary>A run over a million people needs the memory of a few batches, not of a million people.</summary>
    [Fact]
    public void No_batch_is_kept_once_it_is_counted()
    {
        const int Threads = 2;
        List<WeakReference> made = [];
        int most = 0;
        Population population = Population.Generated(SmallWorld.Schema, 400, "watched", (first, count) =>
        {
            CaseData data = SmallWorld.People(1, first, count);
            lock (made)
            {
                made.Add(new(data));
                GC.Collect();
                most = Math.Max(most, made.Count(batch => batch.IsAlive));
            }

            return data;
        });
        PolicyComparison.Run(Law(1), Law(2), population, s_options, s_options, new() { PeoplePerBatch = 10, Threads = Threads });
        Assert.Equal(40, made.Count);
        // One in work and one just made for each thread; a thread may still hold the last one it counted.
        Assert.InRange(most, 1, 3 * Threads);
    }

    [Fact]
    public void Cancelling_ends_the_run()
    {
        using CancellationTokenSource stop = new();
        int made = 0;
        Population population = Population.Generated(SmallWorld.Schema, 1_000_000, "many", (first, count) =>
        {
            if (Interlocked.Increment(ref made) == 3) stop.Cancel();
            return SmallWorld.People(1, first, count);
        });
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PolicyRun.Run(Law(1), population, s_options, new() { PeoplePerBatch = 10, Threads = 2, Cancellation = stop.Token }));
        Assert.InRange(made, 3, 10);
    }

    [Fact]
    public void A_failing_reader_is_the_error_that_is_shown()
    {
        Population population = Population.Generated(SmallWorld.Schema, 1_000, "broken", (first, count) =>
            first >= 100 ? throw new WorkbenchException("the disk is gone") : SmallWorld.People(1, first, count));
        WorkbenchException shown = Assert.Throws<WorkbenchException>(() =>
            PolicyRun.Run(Law(1), population, s_options, new() { PeoplePerBatch = 10, Threads = 2 }));
        Assert.Equal("the disk is gone", shown.Message);
    }

    [Fact]
    public void A_law_over_another_record_model_is_refused()
    {
        RecordSchema other = new([new("race", FieldType.Text, RecordKind.Person)], []);
        Population population = Population.Generated(other, 10, "other", (_, _) => throw new InvalidOperationException("not to be read"));
        WorkbenchException refused = Assert.Throws<WorkbenchException>(() => PolicyRun.Run(Law(1), population, s_options));
        Assert.Contains("`race`", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_need_a_field_with_values()
    {
        WorkbenchException refused = Assert.Throws<WorkbenchException>(() => PolicyComparison.Run(
            Law(1), Law(2), SmallWorld.Population(1, 10), s_options, s_options, new() { GroupBy = ["serial"] }));
        Assert.Contains("`race`, `county`", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Listener(Action<RunProgress> hear) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => hear(value);
    }
}
