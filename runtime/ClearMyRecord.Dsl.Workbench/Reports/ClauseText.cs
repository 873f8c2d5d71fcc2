using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>Sets of clauses in words.</summary>
public static class ClauseText
{
    /// <param name="relief">The relief whose clauses they are, or null if one side has none.</param>
    public static string NameOf(ClauseChange change, ReliefInfo? relief)
    {
        if (relief is null) return "the relief is not there";
        if (change.NotCovered) return "not covered";
        if (change.Clauses.IsEmpty) return "no labelled condition (not in force, or nothing granted)";
        ImmutableArray<string> names = Keys.ConditionNames(relief);
        return string.Join(" and ", change.Clauses.Select(clause => names[clause]));
    }

    /// <summary>The same for a reader: one clause with its words, several by name.</summary>
    public static string WordsOf(ClauseChange change, ReliefInfo? relief) =>
        relief is not null && change.Clauses is [int only] ? $"{NameOf(change, relief)} alone: {relief.Conditions[only].Words}" : NameOf(change, relief);
}
