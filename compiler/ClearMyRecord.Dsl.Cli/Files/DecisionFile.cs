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

    /// <returns>How many lines were written.</returns>
    public static long Write(string file, Compilation law, IPopulation people, EvaluationOptions options, CancellationToken cancel)
    {
        options = options with { KeepConditions = true };
        IrInterpreter explainer = law.Interpreter;
        CaseData? current = null;
        using ProgressLine progress = new("deciding");
        using DecisionsWriter writer = new(file, new(law.Program.Info, options.Today)
        {
            MissingFacts = (relief, row) => current is null ? "" : string.Join("; ", explainer.MissingFacts(current, relief, row, options).Select(Words)),
        });
        long done = 0;
        foreach (Func<PeopleRange> make in people.Batches(PeoplePerBatch))
        {
            cancel.ThrowIfCancellationRequested();
            PeopleRange batch = make();
            current = batch.Data;
            writer.Write(batch.Data, law.Evaluator.Evaluate(batch.Data, batch.FirstPerson, batch.PersonCount, options));
            done += batch.PersonCount;
            progress.Show(people.People is { } all ? $"{done:#,0} of {all:#,0} people" : $"{done:#,0} people");
        }

        writer.Complete();
        return writer.Lines;
    }

    private static string Words(MissingFact missing) =>
        missing.IsQuestion ? $"the law is unsettled: {missing.Field}"
        : missing.IsFinding ? $"a court must decide: {missing.Field} of {missing.Record}"
        : $"{missing.Field} of {missing.Record}";
}
