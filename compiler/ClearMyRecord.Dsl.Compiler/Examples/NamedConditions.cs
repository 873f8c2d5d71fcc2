using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>
/// Which of a relief's conditions an expectation names after `because of`. Bars of several sections may join one relief, each with an (a) of
/// its own: such a label says of which section it is. Versions of one item are one condition.
/// </summary>
internal static class NamedConditions
{
    /// <summary>Reports each label that fits several places.</summary>
    /// <returns>Whether every label is clear.</returns>
    public static bool AreClear(ExpectSyntax expectation, ReliefInfo relief, DiagnosticBag diagnostics)
    {
        bool clear = true;
        foreach (LabelReferenceSyntax reference in expectation.BecauseOf)
        {
            string[] places = [.. Fitting(reference, relief).Select(c => c.Citation).Distinct()];
            if (places.Length < 2) continue;
            clear = false;
            string name = reference.Label.Text;
            string[] sections = [.. places.Select(place => place.EndsWith(name, StringComparison.Ordinal) ? place[..^name.Length].TrimEnd() : place)];
            diagnostics.Add(ExampleErrors.WhichLabel.At(reference.Span, $"`{Shown(reference)}`", relief.Name) with
            {
                Advice = Array.IndexOf(sections, "") >= 0
                    ? "one of them stands in a provision without a `cite`: give it one, and write which is meant: `" + name + " of \"…\"`"
                    : "write " + string.Join(" or ", sections.Select(section => $"`{name} of \"{section}\"`")),
            });
        }

        return clear;
    }

    /// <summary>The conditions that are named, told apart by label and citation. A label that the relief does not have stands for itself.</summary>
    public static HashSet<(string Label, string Citation)> Of(ExpectSyntax expectation, ReliefInfo relief) =>
    [
        .. expectation.BecauseOf.SelectMany(reference =>
            Fitting(reference, relief).Select(c => (c.Label, c.Citation)).DefaultIfEmpty((Shown(reference), ""))),
    ];

    /// <summary>A condition by its label, with its citation where others have the same.</summary>
    public static string Name(ConditionInfo condition, ReliefInfo relief) =>
        relief.Conditions.Any(other => other.Label == condition.Label && other.Citation != condition.Citation) ? condition.Citation : condition.Label;

    public static string Shown(LabelReferenceSyntax reference) =>
        reference.Of is { } section ? $"{reference.Label.Text} of \"{section.Text}\"" : reference.Label.Text;

    private static IEnumerable<ConditionInfo> Fitting(LabelReferenceSyntax reference, ReliefInfo relief) =>
        relief.Conditions.Where(c => c.Label == reference.Label.Text && (reference.Of is not { } section || BarSelection.IsOf(c.Citation, section.Text)));
}
