using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>
/// Which of a relief's conditions an expectation names after `because of`. Bars of several sections may join one relief, each with an (a) of
/// its own: such a label says of which section it is. Versions of one item are one condition. A list that decides as a whole (`when any of`) may be named by
/// the parts of it that failed.
/// </summary>
internal static class NamedConditions
{
    private const int MostListed = 12;

    /// <summary>Reports each label that fits several places.</summary>
    /// <returns>Whether every label is clear.</returns>
    public static bool AreClear(ExpectSyntax expectation, IrRelief relief, DiagnosticBag diagnostics)
    {
        bool clear = AreHolds(expectation, relief, diagnostics);
        foreach (LabelReferenceSyntax reference in expectation.BecauseOf)
        {
            string[] places = [.. Fitting(reference, relief).Select(c => c.Citation).Distinct()];
            if (places.Length == 0)
            {
                clear = false;
                ReportUnknown(reference.Span, Shown(reference), "condition", relief, [.. relief.Conditions.Select(c => Reference(c.Info, relief.Info)).Distinct()], diagnostics);
            }

            if (places.Length < 2) continue;
            clear = false;
            string name = reference.Label.Text;
            string[] sections = [.. places.Select(place => place.EndsWith(name, StringComparison.Ordinal) ? place[..^name.Length].TrimEnd() : place)];
            diagnostics.Add(ExampleErrors.WhichLabel.At(reference.Span, $"`{Shown(reference)}`", relief.Info.Name) with
            {
                Advice = Array.IndexOf(sections, "") >= 0
                    ? "one of them stands in a provision without a `cite`: give it one, and write which is meant: `" + name + " of \"…\"`"
                    : "write " + string.Join(" or ", sections.Select(section => $"`{name} of \"{section}\"`")),
            });
        }

        return clear;
    }

    private static bool AreHolds(ExpectSyntax expectation, IrRelief relief, DiagnosticBag diagnostics)
    {
        string[] holds = [.. relief.Info.Holds.Select(hold => hold.Label).Distinct()];
        LabelSyntax[] unknown = [.. (expectation.OnHold ?? []).Concat(expectation.PerhapsOnHold ?? []).Where(label => !holds.Contains(label.Text))];
        foreach (LabelSyntax label in unknown) ReportUnknown(label.Span, label.Text, "hold", relief, holds, diagnostics);
        return unknown.Length == 0;
    }

    private static void ReportUnknown(SourceSpan at, string label, string what, IrRelief relief, string[] there, DiagnosticBag diagnostics) =>
        diagnostics.Add(ExampleErrors.UnknownLabel.At(at, label, what, relief.Info.Name) with
        {
            Advice = Names.Nearest(label, there) is { } near ? $"did you mean `{near}`?"
                : there.Length == 0 ? $"the relief has no {what}" : $"it has {string.Join(", ", there.Take(MostListed).Select(one => $"`{one}`"))}{(there.Length > MostListed ? ", …" : "")}",
        });

    /// <summary>The conditions that are named, told apart by label and citation. A label that the relief does not have stands for itself.</summary>
    public static HashSet<(string Label, string Citation)> Of(ExpectSyntax expectation, IrRelief relief) =>
    [
        .. expectation.BecauseOf.SelectMany(reference =>
            Fitting(reference, relief).Select(c => (c.Label, c.Citation)).DefaultIfEmpty((Shown(reference), ""))),
    ];

    /// <summary>A condition by its label, with its citation where others have the same.</summary>
    public static string Name(ConditionInfo condition, ReliefInfo relief) =>
        relief.Conditions.Any(other => other.Label == condition.Label && other.Citation != condition.Citation) ? condition.Citation : condition.Label;

    /// <summary>The same as an example refers to it: (a) of "§ 20" where others have its label.</summary>
    public static string Reference(ConditionInfo condition, ReliefInfo relief)
    {
        string name = Name(condition, relief), label = condition.Label;
        return name == label || name.Length == 0 ? label : $"{label} of \"{(name.EndsWith(label, StringComparison.Ordinal) ? name[..^label.Length].TrimEnd() : name)}\"";
    }

    public static string Shown(LabelReferenceSyntax reference) =>
        reference.Of is { } section ? $"{reference.Label.Text} of \"{section.Text}\"" : reference.Label.Text;

    /// <summary>Whether a condition that stops the relief is to be told by its parts: they are named, or have labels of the law's own.</summary>
    public static bool HasParts(IrRelief relief, ConditionInfo[] stopping, ExpectSyntax expectation) =>
        relief.Conditions.Any(c => !c.Parts.IsDefaultOrEmpty && stopping.Contains(c.Info) && IsToldByPart(c.Info, c.Parts.Select(part => part.Info), expectation));

    /// <summary>The conditions that stop a relief, with the parts that failed in the place of a list that decides as a whole.</summary>
    public static ConditionInfo[] ByPart(ConditionInfo[] stopping, Explanation explained, ExpectSyntax expectation) =>
    [
        .. explained.Conditions.Where(c => stopping.Contains(c.Condition)).SelectMany(c =>
            !c.Parts.IsEmpty && IsToldByPart(c.Condition, c.Parts.Select(part => part.Condition), expectation)
                ? c.Parts.Where(part => part.Condition.Stops(part.Truth)).Select(part => part.Condition) : [c.Condition]),
    ];

    private static bool IsToldByPart(ConditionInfo whole, IEnumerable<ConditionInfo> parts, ExpectSyntax expectation)
    {
        if (expectation.BecauseOf.Any(reference => Fits(whole, reference))) return false;
        return parts.Any(part => !part.Label.StartsWith(whole.Label, StringComparison.Ordinal) || expectation.BecauseOf.Any(reference => Fits(part, reference)));
    }

    private static IEnumerable<ConditionInfo> Fitting(LabelReferenceSyntax reference, IrRelief relief)
    {
        ConditionInfo[] whole = [.. relief.Conditions.Select(c => c.Info).Where(c => Fits(c, reference))];
        return whole.Length > 0 ? whole
            : relief.Conditions.Where(c => !c.Parts.IsDefault).SelectMany(c => c.Parts).Select(part => part.Info).Where(part => Fits(part, reference));
    }

    private static bool Fits(ConditionInfo condition, LabelReferenceSyntax reference) =>
        condition.Label == reference.Label.Text && (reference.Of is not { } section || BarSelection.IsOf(condition.Citation, section.Text));
}
