using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Documenting;

/// <summary>
/// A law as one page that needs nothing else: in the law's order, the words of the law and the rules beside what was understood, its
/// examples with their verdicts, and what a bill would change.
/// </summary>
public sealed class LawPage
{
    private readonly Compilation _law;
    private readonly Compilation? _bill;
    private readonly Paraphrase _read;
    private readonly Dictionary<(string, string), ParaphraseSection>? _amended;
    private readonly ImmutableArray<ParaphraseSection> _enacted = [];
    private readonly Anchors _anchors;
    private readonly ILookup<int, ExampleResult> _verdicts;
    private readonly HtmlText _page = new();

    private LawPage(Compilation law, Compilation? bill)
    {
        (_law, _bill) = (law, bill);
        _read = Paraphraser.Read(law.Bound);
        if (bill is not null)
        {
            ImmutableArray<ParaphraseSection> amended = Paraphraser.Read(bill.Bound).Sections;
            _amended = amended.GroupBy(Key).ToDictionary(group => group.Key, group => group.First());
            HashSet<(string, string)> known = [.. _read.Sections.Select(Key)];
            _enacted = [.. amended.Where(section => !known.Contains(Key(section)))];
        }

        _anchors = new(_read.Sections.Concat(_enacted));
        _verdicts = ExampleRunner.Run(law, [("interpreter", law.Interpreter)], new DiagnosticBag(), file => file == law.Text).ToLookup(result => result.Span.Start);
    }

    /// <param name="law">A law without errors.</param>
    /// <param name="bill">The same law as a bill would have it, or null.</param>
    public static string Write(Compilation law, Compilation? bill = null) => new LawPage(law, bill).Write(bill);

    private static (string, string) Key(ParaphraseSection section) => (section.Kind, section.Name);

    private string Write(Compilation? bill)
    {
        ExampleResult[] all = [.. _verdicts.SelectMany(results => results)];
        _page.Head(_read.Title)
            .Raw("<header>").Element("h1", _read.Title)
            .Element("p", $"{_law.Bound.Citation}{(_law.Bound.Jurisdiction.Length > 0 ? $", {_law.Bound.Jurisdiction}" : "")}. {all.Count(r => r.Passed)} of {all.Length} examples come out as expected.", "class=\"facts\"");
        if (bill is not null) _page.Raw($"<p class=\"facts\">With the changes of: {HtmlText.Escape(bill.Bound.Title)}. <ins>What it adds</ins> and <del>what it takes away</del> are marked.</p>");
        _page.Element("p", "A reading made for measuring policy, not legal advice.", "class=\"facts\"").Raw("</header>");
        ParaphraseSection[] own = [.. _read.Sections.Where(section => section.Place.File == _law.Text)];
        ParaphraseSection[] whole = [.. _read.Sections.Where(section => section.Place.File is null)];
        ParaphraseSection[] model = [.. _read.Sections.Except(own).Except(whole)];
        Contents([.. whole.Take(1), .. own.OrderBy(section => section.Place.Start), .. _enacted, .. whole.Skip(1), .. model]);
        _page.Raw("<main>");
        foreach (ParaphraseSection section in whole.Take(1)) Section(section, null);
        Members(own);
        foreach (ParaphraseSection section in _enacted) Section(section, null, "enacted by the bill");
        foreach (ParaphraseSection section in whole.Skip(1)) Section(section, null);
        if (model.Length > 0) _page.Element("h2", "From the model that the law builds on", "style=\"margin-top:2rem\"");
        foreach (ParaphraseSection section in model) Section(section, null);
        return _page.Raw("</main>\n</body>\n</html>").ToString();
    }

    private void Contents(IEnumerable<ParaphraseSection> sections)
    {
        _page.Raw("<nav aria-label=\"Contents\">");
        foreach (ParaphraseSection section in sections) _page.Raw($"<a href=\"#{_anchors.Of(section)}\">{HtmlText.Escape(section.Name)}</a>");
        _page.Raw("</nav>");
    }

    /// <summary>The declarations of the law's file in its order; examples that follow one another share a section.</summary>
    private void Members(ParaphraseSection[] sections)
    {
        FileSyntax file = _law.Loaded.Files[^1];
        bool inExamples = false;
        foreach (MemberSyntax member in file.Members)
        {
            if (member is ExampleSyntax example)
            {
                if (!inExamples) _page.Raw("<section>").Element("h3", "Examples");
                Example(example);
            }
            else if (inExamples) _page.Raw("</section>");
            inExamples = member is ExampleSyntax;
            foreach (ParaphraseSection section in sections.Where(s => s.Place.Start >= member.Span.Start && s.Place.Start < member.Span.End)) Section(section, member);
        }

        if (inExamples) _page.Raw("</section>");
    }

    private void Section(ParaphraseSection section, MemberSyntax? member, string mark = "")
    {
        ParaphraseSection? amended = _amended is null || mark.Length > 0 ? section : _amended.GetValueOrDefault(Key(section));
        ImmutableArray<(LineChange Change, ParaphraseLine Line)> lines = LineChanges.Between(section.Lines, amended?.Lines ?? []);
        bool isGone = amended is null, isEnacted = mark.Length > 0;
        if (mark.Length == 0 && lines.Any(line => line.Change != LineChange.Same)) mark = isGone ? "repealed by the bill" : "changed by the bill";
        _page.Raw($"<section id=\"{_anchors.Of(section)}\">").Raw($"<h2>{HtmlText.Escape(section.Name)}"
            + (Cited(section, member) is { Length: > 0 } cite ? $"<span class=\"cite\">{HtmlText.Escape(cite)}</span>" : "")
            + (mark.Length > 0 ? $"<span class=\"mark{(isGone ? " gone" : "")}\">{HtmlText.Escape(mark)}</span>" : "") + "</h2>");
        if (member is not null) Written(member, isGone || IsRepealed(member));
        else if (TextAt((isEnacted ? _bill : null) ?? _law, section) is { } words) Quote(words, isEnacted ? "ins" : isGone ? "del" : "span");
        _page.Raw("<div class=\"read\">");
        if (member is not null) _page.Element("h3", "As understood");
        foreach ((LineChange change, ParaphraseLine line) in lines) Line(change, line);
        _page.Raw("</div>");
        if (member is not null) _page.Raw("</div>");
        _page.Raw("</section>");
    }

    private static string Cited(ParaphraseSection section, MemberSyntax? member) =>
        section.Citation.Length == 0 && member is OffensesSyntax { Cite: { } cite } ? cite.Text : section.Citation;

    private void Written(MemberSyntax member, bool isGone)
    {
        _page.Raw("<div class=\"sides\"><div>");
        if (member.Text is { } text) Quote(text, isGone ? "del" : "span");
        _page.Element("h3", "As written").Element("pre", Remarks(member.Span) + Source(member.Span)).Raw("</div>");
    }

    /// <summary>Whether the bill ends a relief or a bar on its day: its words are law until then.</summary>
    private bool IsRepealed(MemberSyntax member)
    {
        if (_bill?.Loaded.Bill?.Head?.Effective is not { } effective) return false;
        // The bill has read the law's file for itself.
        InForceSyntax? force = _bill.Amended.SelectMany(file => file.Members)
            .FirstOrDefault(other => other.Span.Start == member.Span.Start && other.Span.File.Path == member.Span.File.Path) switch
        {
            ReliefSyntax relief => relief.InForce,
            BarSyntax bar => bar.InForce,
            OffensesSyntax list => list.InForce,
            DefineKindSyntax kind => kind.InForce,
            DefineValueSyntax value => value.InForce,
            _ => null,
        };
        return force?.Until is DateLiteral until && until.First == effective.First;
    }

    private void Quote(QuotedSyntax words, string tag) =>
        _page.Element("h3", "The words of the law").Raw($"<blockquote><{tag}>{HtmlText.Escape(words.Text.Trim())}</{tag}></blockquote>");

    /// <summary>The words under a declaration of another file than the law's: a model's, or what a bill enacts.</summary>
    private static QuotedSyntax? TextAt(Compilation law, ParaphraseSection section) => section.Place.File is null ? null
        : law.Amended.SelectMany(file => file.Members)
            .FirstOrDefault(member => member.Span.File == section.Place.File && section.Place.Start >= member.Span.Start && section.Place.Start < member.Span.End)?.Text;

    private void Line(LineChange change, ParaphraseLine line)
    {
        string tag = change switch { LineChange.Added => "ins", LineChange.Struck => "del", _ => "span" };
        _page.Raw($"<p style=\"--depth:{line.Depth}\"><{tag}>{(line.Label.Length > 0 ? $"<span class=\"label\">{HtmlText.Escape(line.Label)}</span> " : "")}{_anchors.Linked(line.Text)}</{tag}></p>");
    }

    private void Example(ExampleSyntax example)
    {
        _page.Raw("<div class=\"example\">");
        foreach (ExampleResult result in _verdicts[example.Name.Span.Start])
            _page.Raw($"<h4><span class=\"{(result.Passed ? "passed\">✓" : "failed\">✗")}</span> {HtmlText.Escape(example.Name.Text)}</h4>")
                .Raw(result.Passed ? "" : $"<p class=\"failed\">{HtmlText.Escape(result.Why)}</p>");
        _page.Element("pre", Source(example.Span)).Raw("</div>");
    }

    /// <summary>The comments right above a declaration: why it is written so.</summary>
    private static string Remarks(SourceSpan span)
    {
        int line = span.File.PositionOf(span.Start).Line;
        List<string> remarks = [];
        while (--line > 0 && span.File.LineText(line) is var text && text.StartsWith("--", StringComparison.Ordinal) && !text.StartsWith("-- ---", StringComparison.Ordinal))
            remarks.Insert(0, text + "\n");
        return string.Concat(remarks);
    }

    /// <summary>A declaration as written, from the start of its line, without the words of the law that stand beside it.</summary>
    private static string Source(SourceSpan span)
    {
        string source = span.Text.ReplaceLineEndings("\n").TrimEnd();
        int text = source.IndexOf("\"\"\"", StringComparison.Ordinal), end = text < 0 ? -1 : source.IndexOf("\"\"\"", text + 3, StringComparison.Ordinal);
        if (end < 0) return source;
        int line = source.LastIndexOf('\n', text) + 1, rest = source.IndexOf('\n', end);
        return source[..line].TrimEnd() + (rest < 0 ? "" : source[rest..]);
    }
}
