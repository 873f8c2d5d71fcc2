using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Workbench.Privacy;
using ClearMyRecord.Dsl.Workbench.Simulation;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>How many answers are in review though trying what their missing facts could be might settle them, and what tries it.</summary>
public static class TrialsNote
{
    /// <param name="givenUp">How many took more trials than allowed.</param>
    /// <returns>A sentence; empty where there were none.</returns>
    public static string Of(long givenUp, int mostTrials) => givenUp == 0 ? ""
        : $"{givenUp:#,0} {(givenUp == 1 ? "answer needs" : "answers need")} review because what is missing could be too much to try in {mostTrials:#,0} {(mostTrials == 1 ? "trial" : "trials")}; "
            + $"`--trials {10L * mostTrials}` tries more.";

    /// <summary>The same of a population; where nothing was tried, how many answers are in review.</summary>
    public static string Of(PolicyResult result, PrivacyOptions privacy)
    {
        int trials = result.Options.MostTrials;
        long count = trials == 0 ? result.InReview : result.GivenUp;
        if (count == 0) return "";
        string atMost = privacy.Withhold ? "At most " : "";
        count = StatusNote.RoundedUp(count, privacy);
        return trials > 0 ? $"{atMost}{Of(count, trials)}"
            : $"Missing facts were not tried: of {(atMost.Length > 0 ? "at most " : "")}{count:#,0} answers in review some may be the same whatever the facts turn out to be; "
                + $"`--trials {EvaluationOptions.FewTrials}` looks, and takes longer.";
    }
}
