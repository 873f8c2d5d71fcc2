using System.Diagnostics;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Workbench.Simulation;

/// <summary>Counts a population on several threads: each has its own tally, and tallies are added up at the end.</summary>
/// <remarks>INVARIANT: a tally is a sum over people, so neither the order nor the size of batches can change the total.</remarks>
internal static class BatchRunner
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(100);

    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static TTally Run<TTally>(
        IPopulation population, RunSettings settings, Func<TTally> create, Action<TTally, PeopleRange> count, Action<TTally, TTally> add)
    {
        if (settings.PeoplePerBatch < 1) throw new WorkbenchException("a batch must hold at least one person");
        if (settings.Threads < 1) throw new WorkbenchException("a run needs at least one thread");
        settings.Cancellation.ThrowIfCancellationRequested();

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(settings.Cancellation);
        using IEnumerator<Func<PeopleRange>> batches = population.Batches(settings.PeoplePerBatch).GetEnumerator();
        Meter meter = new(population.People, settings.Progress);
        Lock reading = new();

        TTally Work()
        {
            TTally tally = create();
            try
            {
                while (true)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    Func<PeopleRange> make;
                    lock (reading)
                    {
                        if (!batches.MoveNext()) return tally;
                        make = batches.Current;
                    }

                    PeopleRange range = make();
                    count(tally, range);
                    meter.Advance(range.PersonCount);
                }
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }

        Task<TTally>[] workers = [.. Enumerable.Range(0, settings.Threads).Select(_ => Task.Run(Work, CancellationToken.None))];
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException failures)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            // The others were only told to stop; the first real failure is the one to show.
            Exception cause = failures.InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException) ?? failures.InnerExceptions[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
        }

        TTally total = create();
        foreach (Task<TTally> worker in workers) add(total, worker.Result);
        meter.Finish();
        return total;
    }

    private sealed class Meter(long? total, IProgress<RunProgress>? progress)
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly Lock _lock = new();
        private long _done;
        private TimeSpan _last;

        public void Advance(int people)
        {
            lock (_lock)
            {
                _done += people;
                if (_clock.Elapsed - _last < s_quiet) return;
                _last = _clock.Elapsed;
                progress?.Report(new(_done, total, _last));
            }
        }

        public void Finish() => progress?.Report(new(_done, total ?? _done, _clock.Elapsed));
    }
}
