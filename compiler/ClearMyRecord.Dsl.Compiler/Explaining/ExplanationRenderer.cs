using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Explaining;

/// <summary>Explanations as indented text for a reader and as JSON for a program.</summary>
public static class ExplanationRenderer
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One paragraph for each explanation: the answer, the conditions in the law's order with their facts, what it hangs on.</summary>
    public static string ToText(IEnumerable<Explanation> explanations, ExplanationMarks marks)
    {
        StringBuilder text = new();
        foreach (Explanation explanation in explanations)
        {
            if (text.Length > 0) text.Append('\n');
            Append(text, explanation, marks);
        }

        return text.ToString();
    }

    public static string ToJson(IEnumerable<Explanation> explanations)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Readable))
        {
            json.WriteStartArray();
            foreach (Explanation explanation in explanations) Write(json, explanation);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Append(StringBuilder text, Explanation explanation, ExplanationMarks marks)
    {
        Line(text, 0, $"{explanation.SubjectId}: {explanation.Relief.Name}{Citing(explanation.Relief.Citation)}");
        Line(text, 1, ExplanationWords.Outcome(explanation));
        foreach (string today in ExplanationWords.Today(explanation)) Line(text, 1, today);
        // Words that several conditions share are quoted once.
        HashSet<LawWords> quoted = [];
        Quote(text, 1, new("", "", explanation.Relief.LawText), quoted);
        foreach (LawWords words in explanation.Relief.Uses) Quote(text, 1, words, quoted);
        foreach (ExplainedCondition condition in explanation.Conditions) Append(text, 1, condition, marks, quoted);
        foreach (ExplainedCondition hold in explanation.Holds) Append(text, 1, hold, marks, quoted, "on hold while ");
        foreach (ExplainedCondition row in explanation.Effects) Append(text, 1, row, marks, quoted, "effect: ");
        if (!explanation.Missing.IsEmpty) Line(text, 1, explanation.Outcome == Outcome.NeedsReview ? "needs review because" : "the day hangs on this:");
        foreach (MissingFact fact in explanation.Missing) Line(text, 2, ExplanationWords.Missing(explanation, fact));
        foreach (PresumptionInfo presumption in explanation.Presumed) Line(text, 1, $"presumed: {presumption.Words}{Citing(presumption.Citation)}");
        if (explanation.HoldsWhateverIsMissing) Line(text, 1, "facts are missing, and the answer is the same whatever they turn out to be");
        if (explanation.GivenUpAfter > 0) Line(text, 1, ExplanationWords.GivenUp(explanation));
        if (explanation.RestsOnMissing) Line(text, 1, "this answer rests on what is missing: it may change when blanks are filled in");
    }

    private static void Append(StringBuilder text, int depth, ExplainedCondition condition, ExplanationMarks marks, HashSet<LawWords> quoted, string? role = null)
    {
        ConditionInfo info = condition.Condition;
        if (info.Provision is { } provision) Quote(text, depth, provision, quoted);
        string bar = role ?? (info.IsBar ? "unless " : "");
        Line(text, depth, $"{marks.For(info, condition.Truth)} {bar}{info.Label} {ExplanationWords.Head(condition)}{Citing(info.Citation)}");
        int inner = depth + 2;
        if (condition.Note.Length > 0) Line(text, inner, condition.Note);
        foreach (Fact fact in condition.Facts) Line(text, inner, $"{fact.Field} of {fact.Record}: {fact.Value}");
        foreach (LawWords words in info.Uses) Quote(text, inner, words, quoted);
        foreach (ExplainedCondition part in condition.Parts) Append(text, depth + 1, part, marks, quoted);
    }

    private static void Quote(StringBuilder text, int depth, LawWords words, HashSet<LawWords> quoted)
    {
        if (words.Words.Length == 0 || !quoted.Add(words)) return;
        string of = words.Of + Citing(words.Citation);
        if (of.Length > 0) Line(text, depth, $"| {of.TrimStart()}:");
        foreach (string line in words.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Line(text, depth, $"| {line}");
    }

    private static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("relief", explanation.Relief.Name);
        json.WriteString("citation", explanation.Relief.Citation);
        if (explanation.Relief.LawText.Length > 0) json.WriteString("lawText", explanation.Relief.LawText);
        WriteUses(json, explanation.Relief.Uses);
        json.WriteString("subject", explanation.SubjectId);
        json.WriteString("outcome", OutcomeText.Of(explanation.Outcome));
        if (explanation.FirstDay is { } day) json.WriteString("firstDay", Notation.Date(day));
        if (explanation.IsNotLaw) json.WriteBoolean("notLaw", true);
        json.WriteBoolean("restsOnMissing", explanation.RestsOnMissing);
        if (explanation.HoldsWhateverIsMissing) json.WriteBoolean("holdsWhateverIsMissing", true);
        if (explanation.GivenUpAfter > 0) json.WriteNumber("givenUpAfterTrials", explanation.GivenUpAfter);
        json.WriteStartArray("conditions");
        foreach (ExplainedCondition condition in explanation.Conditions) Write(json, condition);
        json.WriteEndArray();
        if (explanation.AlreadyGranted) json.WriteBoolean("alreadyGranted", true);
        WriteEffect(json, explanation);
        json.WriteStartArray("missing");
        foreach (MissingFact fact in explanation.Missing)
        {
            json.WriteStartObject();
            json.WriteString("record", fact.Record);
            json.WriteString("field", fact.Field);
            json.WriteString("kind", fact.IsConflict ? "conflict" : fact.IsQuestion ? "question" : fact.IsFinding ? "finding" : "fact");
            json.WriteString("reason", ExplanationWords.Missing(explanation, fact));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("presumed");
        foreach (PresumptionInfo presumption in explanation.Presumed) json.WriteStringValue(presumption.Words);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEffect(Utf8JsonWriter json, Explanation explanation)
    {
        if (explanation.Outcome is not (Outcome.Eligible or Outcome.NeedsReview)) return;
        json.WriteStartArray("effect");
        foreach (string effect in explanation.EffectNames) json.WriteStringValue(effect);
        json.WriteEndArray();
        if (explanation.Route.Length > 0) json.WriteString("route", explanation.Route);
        if (explanation.Relief.SaysWhatItReaches) WriteClears(json, explanation);
        if (!explanation.Holds.IsEmpty)
        {
            json.WriteString("onHold", ExplanationWords.OnHold(explanation).ToString().ToLowerInvariant());
            json.WriteStartArray("holds");
            foreach (ExplainedCondition hold in explanation.Holds) Write(json, hold);
            json.WriteEndArray();
        }

        if (explanation.Effects.IsEmpty) return;
        json.WriteStartArray("effectRows");
        foreach (ExplainedCondition row in explanation.Effects) Write(json, row);
        json.WriteEndArray();
    }

    private static void WriteClears(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartArray("clears");
        foreach ((string record, Truth truth) in explanation.Clears)
        {
            json.WriteStartObject();
            json.WriteString("record", record);
            json.WriteString("truth", truth.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ExplainedCondition condition)
    {
        ConditionInfo info = condition.Condition;
        json.WriteStartObject();
        json.WriteString("label", info.Label);
        json.WriteString("citation", info.Citation);
        json.WriteString("words", info.Words);
        if (info.Provision is { } provision) json.WriteString("lawText", provision.Words);
        WriteUses(json, info.Uses);
        json.WriteBoolean("bar", info.IsBar);
        json.WriteString("truth", condition.Truth.ToString().ToLowerInvariant());
        json.WriteBoolean("stops", info.Stops(condition.Truth));
        if (condition.Note.Length > 0) json.WriteString("note", condition.Note);
        json.WriteStartArray("facts");
        foreach (Fact fact in condition.Facts)
        {
            json.WriteStartObject();
            json.WriteString("record", fact.Record);
            json.WriteString("field", fact.Field);
            json.WriteString("value", fact.Value);
            if (fact.IsMissing) json.WriteBoolean("missing", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!condition.Parts.IsEmpty)
        {
            json.WriteStartArray("parts");
            foreach (ExplainedCondition part in condition.Parts) Write(json, part);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteUses(Utf8JsonWriter json, ImmutableArray<LawWords> uses)
    {
        if (uses.IsEmpty) return;
        json.WriteStartArray("uses");
        foreach (LawWords words in uses)
        {
            json.WriteStartObject();
            json.WriteString("name", words.Of);
            json.WriteString("citation", words.Citation);
            json.WriteString("lawText", words.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Citing(string citation) => citation.Length == 0 ? "" : $"  [{citation}]";

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
