using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Populations;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>Writes the decisions of a population, a batch at a time.</summary>
public static class DecisionFile
{
    private const int PeoplePerBatch = 8_192;

    /// <summary>Every decision of one law.</summary>
    /// <returns>How many lines were written, how many answers stayed in review because trying their missing facts took too long, and how many
    /// may rest on facts that hold on the day of the file.</returns>
    public static (long Lines, long GivenUp, long Status) Write(string file, Compilation law, IPopulation people, EvaluationOptions options, CancellationToken cancel)
    {
        using LawFile written = new(file, law, options);
        ForEachBatch(people, batch => written.Write(batch, written.Decide(batch)), cancel);
        written.Complete();
        return (written.Lines, written.GivenUp, written.Status);
    }

    /// <summary>Those decisions of two laws that differ in outcome, first day, hold or effect; a relief that only one of them has counts whole.</summary>
    /// <returns>How many lines each file has.</returns>
    public static (long Law, long Bill) WriteChanged(
        (string File, Compilation Compilation) law, (string File, Compilation Compilation) bill, IPopulation people, EvaluationOptions options, CancellationToken cancel)
    {
        using LawFile before = new(law.File, law.Compilation, options), after = new(bill.File, bill.Compilation, options);
        ForEachBatch(people, batch =>
        {
            Decisions old = before.Decide(batch), changed = after.Decide(batch);
            before.Write(batch, old, Differences(old, changed));
            after.Write(batch, changed, Differences(changed, old));
        }, cancel);
        before.Complete();
        after.Complete();
        return (before.Lines, after.Lines);
    }

    private static void ForEachBatch(IPopulation people, Action<PeopleRange> write, CancellationToken cancel)
    {
        using ProgressLine progress = new("writing decisions");
        long done = 0;
        foreach (Func<PeopleRange> make in people.Batches(PeoplePerBatch))
        {
            cancel.ThrowIfCancellationRequested();
            PeopleRange batch = make();
            write(batch);
            done += batch.PersonCount;
            progress.Show(people.People is { } all ? $"{done:#,0} of {all:#,0} people" : $"{done:#,0} people");
        }
    }

    private static Func<int, int, bool> Differences(Decisions ours, Decisions theirs)
    {
        ReliefDecisions?[] others = [.. ours.Reliefs.Select(relief =>
            theirs.Reliefs.FirstOrDefault(other => other.Relief.Name == relief.Relief.Name && other.Relief.Subject == relief.Relief.Subject))];
        return (relief, i) => others[relief] is not { } other
            || other.Outcomes[i] != ours.Reliefs[relief].Outcomes[i] || other.FirstDays[i] != ours.Reliefs[relief].FirstDays[i]
            || ours.Reliefs[relief].Outcomes[i] is Outcome.Eligible or Outcome.NeedsReview
                && (other.OnHold(i) != ours.Reliefs[relief].OnHold(i) || !other.EffectsOf(i).SequenceEqual(ours.Reliefs[relief].EffectsOf(i)));
    }

    /// <summary>One law and the file of its decisions.</summary>
    private sealed class LawFile : IDisposable
    {
        private readonly Compilation _law;
        private readonly EvaluationOptions _options;
        private readonly DecisionsWriter _writer;
        private CaseData? _current;

        public LawFile(string file, Compilation law, EvaluationOptions options)
        {
            (_law, _options) = (law, options with { KeepConditions = true });
            IrInterpreter explainer = law.Interpreter;
            _writer = new(file, new(law.Program.Info, options.Today)
            {
                EffectRows = (relief, row) => _current is null ? 0 : explainer.EffectRows(_current, relief, row, _options),
                MissingFacts = (relief, row) => _current is null ? "" : string.Join("; ", explainer.MissingFacts(_current, relief, row, _options).Select(Words)),
            });
        }

        public long Lines => _writer.Lines;

        public long GivenUp { get; private set; }

        public long Status { get; private set; }

        public Decisions Decide(PeopleRange batch)
        {
            Decisions decisions = _law.Evaluator.Evaluate(batch.Data, batch.FirstPerson, batch.PersonCount, _options);
            GivenUp += decisions.Reliefs.Sum(relief => relief.BoundHits);
            Status += decisions.Reliefs.Sum(relief => relief.Relief.Status?.Count(relief) ?? 0);
            return decisions;
        }

        public void Write(PeopleRange batch, Decisions decisions, Func<int, int, bool>? includes = null)
        {
            _current = batch.Data;
            _writer.Write(batch.Data, decisions, includes);
        }

        public void Complete() => _writer.Complete();

        public void Dispose() => _writer.Dispose();
    }

    private static string Words(MissingFact missing) =>
        missing.IsFinding ? $"a court must decide: {missing.Field} of {missing.Record}" : missing.InWords;
}
