using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>How many decisions of a run on another day than the file's rest on facts that hold on the day of the file.</summary>
public static class StatusNote
{
    /// <summary>Counts of real people's decisions are rounded up to a multiple of this, so that none can be worked out from them; "at most" stays true.</summary>
    private const long Step = 100;

    /// <param name="atMost">How many may rest on such facts.</param>
    /// <param name="fileDay">The day of the file; null if nobody knows.</param>
    /// <returns>A sentence; empty where no answer rests on them, and on the day of the file itself.</returns>
    public static string Of(ProgramInfo program, long atMost, int recordDay, int? fileDay)
    {
        if (atMost == 0 || fileDay == recordDay) return "";
        string fields = string.Join(", ", program.Reliefs.SelectMany(relief => relief.Status?.Fields ?? []).Distinct());
        return $"At most {atMost:#,0} decisions {(fileDay is { } day ? $"rest on facts that hold on the day of the file, {Notation.Date(day)}, and are taken to be the same on {Notation.Date(recordDay)}"
            : $"rest on facts that hold on the day of the file, which nobody said (`--file-day`, or `day of the file` in a mapping); they are taken to be the same on {Notation.Date(recordDay)}")}: {fields}.";
    }

    internal static string Of(PolicyResult result, PrivacyOptions privacy, string role = "") =>
        Of(result.Program, AtMost(result, privacy), result.Options.RecordDay, result.Population.FileDay) is { Length: > 0 } note
            ? role.Length > 0 ? $"{role}: {char.ToLowerInvariant(note[0])}{note[1..]}" : note : "";

    internal static long AtMost(PolicyResult result, PrivacyOptions privacy) => RoundedUp(result.StatusDecisions, privacy);

    internal static long RoundedUp(long count, PrivacyOptions privacy) => privacy.Withhold ? (count + Step - 1) / Step * Step : count;
}
