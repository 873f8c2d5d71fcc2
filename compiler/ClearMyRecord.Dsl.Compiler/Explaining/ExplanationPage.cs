using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Documenting;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Explaining;

/// <summary>
/// Explanations of one person's records as one page that needs nothing else: a table of the answers, then for each the conditions in the
/// law's order with citations, facts and the words of the law. Marks are words as well as colours, for those who print it or hear it read.
/// </summary>
public sealed class ExplanationPage
{
    private const string Css = """
        table { border-collapse: collapse; width: 100%; margin: 1.2rem 0; font: .85rem/1.4 system-ui, sans-serif; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .7rem; border-bottom: 1px solid var(--line); }
        ul.tree { list-style: none; margin: .4rem 0; padding-left: 1.6rem; }
        ul.tree > li { margin: .45rem 0; padding-left: 4.2rem; text-indent: -4.2rem; break-inside: avoid; }
        ul.tree > li > * { text-indent: 0; }
        .truth { display: inline-block; width: 3.7rem; margin-right: .5rem; text-align: center; text-indent: 0; border-radius: .2rem; font: 600 .72rem/1.7 system-ui, sans-serif; }
        .passes { background: #e2f3e7; color: var(--good); }
        .stops { background: #fbe6e6; color: var(--bad); }
        .open { background: #fdf2d0; color: #6b4d00; }
        .fact { display: block; font: .85rem/1.5 system-ui, sans-serif; color: var(--soft); }
        .answer { font-weight: 600; }
        """;

    private readonly HtmlText _page = new();

    // Words that several conditions share are quoted once for each answer.
    private readonly HashSet<LawWords> _quoted = [];

    private ExplanationPage()
    {
    }

    /// <param name="title">The law.</param>
    /// <param name="about">As of when, and what is not shown: a sentence under the title.</param>
    public static string Write(string title, string about, IReadOnlyList<Explanation> explanations) => new ExplanationPage().Page(title, about, explanations);

    private string Page(string title, string about, IReadOnlyList<Explanation> explanations)
    {
        _page.Head(title, Css)
            .Raw("<header>").Element("h1", title).Element("p", about, "class=\"facts\"")
            .Element("p", "This page holds facts of one person's record: keep it as you keep the record. A reading of the law, not legal advice.", "class=\"facts\"").Raw("</header>").Raw("<main>");
        Summary(explanations);
        for (int i = 0; i < explanations.Count; i++) Section(explanations[i], i);
        return _page.Raw("</main>\n</body>\n</html>").ToString();
    }

    private void Summary(IReadOnlyList<Explanation> explanations)
    {
        _page.Raw("<table>").Raw("<tr><th scope=\"col\">record</th><th scope=\"col\">relief</th><th scope=\"col\">answer</th><th scope=\"col\">because of</th></tr>");
        for (int i = 0; i < explanations.Count; i++)
        {
            Explanation explanation = explanations[i];
            _page.Raw("<tr>").Element("td", explanation.SubjectId)
                .Raw($"<td><a href=\"#answer-{i + 1}\">{HtmlText.Escape(explanation.Relief.Name)}</a></td>")
                .Element("td", ExplanationWords.Outcome(explanation))
                .Element("td", string.Join("; ", Reasons(explanation))).Raw("</tr>");
        }

        _page.Raw("</table>");
    }

    /// <summary>What stops it; where nothing does for certain, the facts it waits for.</summary>
    private static IEnumerable<string> Reasons(Explanation explanation)
    {
        string[] stops = [.. explanation.Conditions.Where(c => c.Condition.Stops(c.Truth)).Select(c => c.Condition.Label)];
        return stops.Length > 0 ? stops : explanation.Missing.Select(fact => ExplanationWords.Missing(explanation, fact));
    }

    private void Section(Explanation explanation, int number)
    {
        _quoted.Clear();
        _page.Raw($"<section id=\"answer-{number + 1}\">")
            .Raw($"<h2>{HtmlText.Escape(explanation.SubjectId)}: {HtmlText.Escape(explanation.Relief.Name)}{Citing(explanation.Relief.Citation)}</h2>")
            .Element("p", ExplanationWords.Outcome(explanation), "class=\"answer\"");
        foreach (string today in ExplanationWords.Today(explanation)) _page.Element("p", $"{char.ToUpperInvariant(today[0])}{today[1..]}.", "class=\"note\"");
        Quote(new("", "", explanation.Relief.LawText));
        foreach (LawWords words in explanation.Relief.Uses) Quote(words);
        Tree(explanation.Conditions, Role);
        Tree(explanation.Holds, _ => "on hold while ");
        Tree(explanation.Effects, _ => "effect: ");
        foreach (MissingFact fact in explanation.Missing)
            _page.Element("p", $"{(explanation.Outcome == Outcome.NeedsReview ? "Needs review because" : "The day hangs on this:")} {ExplanationWords.Missing(explanation, fact)}.", "class=\"note\"");
        foreach (PresumptionInfo presumption in explanation.Presumed) _page.Element("p", $"Presumed: {presumption.Words}", "class=\"note\"");
        if (explanation.HoldsWhateverIsMissing) _page.Element("p", "Facts are missing, and the answer is the same whatever they turn out to be.", "class=\"note\"");
        if (explanation.GivenUpAfter > 0) _page.Element("p", $"In review: {ExplanationWords.GivenUp(explanation)}.", "class=\"note\"");
        if (explanation.RestsOnMissing) _page.Element("p", "This answer rests on what is missing: it may change when blanks are filled in.", "class=\"note\"");
        _page.Raw("</section>");
    }

    private static string Role(ConditionInfo condition) => condition.IsBar ? "unless " : "";

    private void Tree(ImmutableArray<ExplainedCondition> conditions, Func<ConditionInfo, string> role)
    {
        if (conditions.IsEmpty) return;
        _page.Raw("<ul class=\"tree\">");
        foreach (ExplainedCondition condition in conditions) Item(condition, role(condition.Condition));
        _page.Raw("</ul>");
    }

    private void Item(ExplainedCondition condition, string role)
    {
        ConditionInfo info = condition.Condition;
        if (info.Provision is { } provision && _quoted.Add(provision)) _page.Raw("<li style=\"padding-left:0;text-indent:0\">").Raw(Quoted(provision)).Raw("</li>");
        (string style, string word) = condition.Truth == Truth.Unknown ? ("open", "open") : info.Stops(condition.Truth) ? ("stops", "stops") : ("passes", "passes");
        _page.Raw($"<li><span class=\"truth {style}\">{word}</span>{HtmlText.Escape(role)}<span class=\"label\">{HtmlText.Escape(info.Label)}</span>"
            + $"{HtmlText.Escape(ExplanationWords.Head(condition))}{Citing(info.Citation)}");
        if (condition.Note.Length > 0) _page.Element("span", condition.Note, "class=\"fact\"");
        foreach (Fact fact in condition.Facts) _page.Element("span", $"{fact.Field} of {fact.Record}: {fact.Value}", "class=\"fact\"");
        foreach (LawWords words in info.Uses) Quote(words);
        Tree(condition.Parts, Role);
        _page.Raw("</li>");
    }

    private void Quote(LawWords words)
    {
        if (words.Words.Length > 0 && _quoted.Add(words)) _page.Raw(Quoted(words));
    }

    private static string Quoted(LawWords words) => words.Words.Length == 0 ? ""
        : $"<blockquote>{(words.Of.Length + words.Citation.Length > 0 ? $"<span class=\"cite\">{HtmlText.Escape($"{words.Of} {words.Citation}".Trim())}</span>\n" : "")}{HtmlText.Escape(words.Words.Trim())}</blockquote>";

    private static string Citing(string citation) => citation.Length == 0 ? "" : $"<span class=\"cite\">{HtmlText.Escape(citation)}</span>";
}
