using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Paraphrasing;

/// <summary>What a relief does, and how many may have it.</summary>
internal static class ReliefWords
{
    /// <summary>"limited access, automatic from 2027-11-01".</summary>
    public static string Effect(EffectSyntax effect) =>
        string.Join(", ", effect.Routes.Select(Route).Prepend(effect.Effect).Where(words => words.Length > 0));

    public static IEnumerable<ParaphraseLine> Effects(BoundRelief relief, Speaker speaker)
    {
        if (relief.Syntax.Effect is not { Rows.IsEmpty: false }) yield break;
        yield return new(0, "", "What it does is the first of these that applies:");
        foreach (BoundEffectRow row in relief.Effects)
        {
            string law = row.InForce is null ? "" : $"law only{Phrases.InForce(row.InForce)}: ";
            string effect = row.Syntax.Effect is { } named ? Effect(named) : "nothing, and it is not eligible";
            yield return new(1, row.Syntax.Label?.Text ?? "", $"{law}{effect} {(row.Where is { } where ? "where " + Phrases.Condition(where, speaker) : "otherwise")}");
        }
    }

    public static IEnumerable<ParaphraseLine> Conflicts(BoundRelief relief) => relief.Conflicts.Select(conflict => conflict.Section).Distinct().Select(section => new ParaphraseLine(0, "",
        $"The relief shuts out the bar of {section}, and that bar stands against it all the same; neither goes first. Where such a bar holds and nothing else denies the relief, the answer is “needs review”, unless a run fixes which of the two prevails."));

    public static IEnumerable<ParaphraseLine> Limits(BoundRelief relief)
    {
        foreach (BoundLimit limit in relief.Limits)
        {
            string scope = limit.Group?.Name ?? limit.Scope.ToString().ToLowerInvariant();
            Speaker speaker = Speaker.Of(relief.Subject);
            string order = limit.Key is { } key
                ? $"the {First(limit, key)} by {Phrases.Value(key, speaker)} first; a tie at the cut goes to review"
                : "in no order that the law states: where there are more, all of them go to review";
            string granted = limit.Reliefs.IsEmpty ? "" : $"; those already granted {Phrases.Joined(limit.Reliefs.Select(r => Phrases.Quoted(r.Name)), "or")} take up places";
            string where = limit.Where is { } binds ? $" and of which this holds: {Phrases.Condition(binds.Own, speaker)};" : "";
            string law = limit.InForce is null ? "" : $"Law only{Phrases.InForce(limit.InForce)}: ";
            yield return new(0, "", $"{law}{(law.Length > 0 ? "of" : "Of")} those that are otherwise eligible{where} no more than {Phrases.Value(limit.Number, speaker)} of a {scope} are eligible, {order}{granted}.");
        }
    }

    private static string First(BoundLimit limit, BoundExpression key) => (key.Type.Kind == BoundKind.Date, limit.Syntax.LatestFirst) switch
    {
        (true, true) => "latest",
        (true, false) => "earliest",
        (false, true) => "highest",
        _ => "lowest",
    };

    private static string Route(RouteSyntax route) => route.Route
        + (route.From is { } from ? $" from {Notation.Date(from.First)} on" : "")
        + (route.Until is { } until ? $" up to and including {Notation.Date(until.First - 1)}" : route.IsBeforeOther ? " before that" : "");
}
