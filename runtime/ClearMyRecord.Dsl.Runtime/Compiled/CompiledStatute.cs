namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>The root of a compiled program: generated code derives from it. It knows nothing of a run, a day or a data set.</summary>
public abstract class CompiledStatute
{
    /// <summary>Days on which the law changes, ascending.</summary>
    public abstract ReadOnlySpan<int> LawChanges { get; }

    /// <summary>Everything that depends on the day and on the run's parameters and readings, and on no record.</summary>
    public abstract CompiledDay NewDay(CompiledRun run, int today);

    /// <summary>One thread's work over one data set.</summary>
    public abstract BatchWorker NewWorker(CompiledRun run, Data.CaseData data);
}

/// <summary>One day of a run: parameters in force, bounds that waiting periods turn into. Immutable, shared by all threads of the run.</summary>
public abstract class CompiledDay(CompiledRun run, int today)
{
    public int Today { get; } = today;

    /// <summary>The day whose law applies.</summary>
    public int LawDay { get; } = run.LawAsOf ?? today;
}
