using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>
/// Which bars placed elsewhere stand against a relief: those that name it, those that its "subject to" calls in, and those that stand
/// notwithstanding its section; without those that it shuts out with a "notwithstanding" of its own. One that it shuts out and that
/// stands against it all the same is in conflict with it.
/// </summary>
/// <param name="meant">The relief that a bar names.</param>
internal sealed class BarSelection(DiagnosticBag diagnostics, ImmutableArray<BarSyntax> bars, Func<QuotedSyntax, ReliefSymbol?> meant)
{
    public IEnumerable<(BarSyntax Bar, BoundConflict? Conflict)> For(ReliefSymbol symbol)
    {
        ReliefSyntax relief = symbol.Syntax;
        ReportUnknown(relief.SubjectTo);
        ReportUnknown(relief.Notwithstanding);
        foreach (BarSyntax bar in bars)
        {
            QuotedSyntax? calls = relief.SubjectTo.FirstOrDefault(section => IsOf(bar.Cite, section));
            QuotedSyntax? shuts = relief.Notwithstanding.FirstOrDefault(section => IsOf(bar.Cite, section));
            QuotedSyntax? overrides = bar.Notwithstanding.FirstOrDefault(section => IsOf(relief.Cite, section));
            if (shuts is not null && (overrides ?? calls) is { } opposite)
                yield return (bar, new(relief, bar, shuts, opposite));
            else if (shuts is null && (calls is not null || overrides is not null || bar.Reliefs.IsEmpty || bar.Reliefs.Any(name => meant(name) == symbol)))
                yield return (bar, null);
        }
    }

    /// <summary>Whether a citation is that of a section or of something in it: "18 Pa.C.S. § 9122.3(b)" is of "§ 9122.3", not of "§ 9122".</summary>
    public static bool IsOf(string citation, string section)
    {
        if (section.Length == 0) return false;
        int at = citation.IndexOf(section, StringComparison.Ordinal), end = at + section.Length;
        if (at < 0 || (at > 0 && citation[at - 1] != ' ')) return false;
        return end == citation.Length || citation[end] is ' ' or '(';
    }

    private static bool IsOf(QuotedSyntax? citation, QuotedSyntax section)
    {
        return citation is not null && IsOf(citation.Text, section.Text);
    }

    private void ReportUnknown(ImmutableArray<QuotedSyntax> sections)
    {
        foreach (QuotedSyntax section in sections.Where(section => !bars.Any(bar => IsOf(bar.Cite, section))))
            diagnostics.Add(RuleErrors.UnknownProvision.At(section.Span, $"bar of \"{section.Text}\"") with
            {
                Advice = Names.Nearest(section.Text, bars.Select(bar => bar.Cite?.Text ?? "")) is { } near
                    ? $"did you mean \"{near}\"?" : "name the section as the `cite` of the bar does",
            });
    }
}
