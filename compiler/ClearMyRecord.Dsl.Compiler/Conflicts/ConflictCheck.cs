using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Linting;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Conflicts;

/// <summary>
/// Reliefs and bars that each go before the other. Where a record is found that both decide it is an error, shown with that record; where
/// none is found a warning says that they may meet, and a record on which they do needs review.
/// </summary>
internal static class ConflictCheck
{
    /// <param name="compilation">Without errors so far.</param>
    public static void Run(Compilation compilation, DiagnosticBag diagnostics)
    {
        if (!compilation.Bound.Conflicts.Any()) return;
        WitnessSearch search = new(compilation);
        List<Diagnostic> mayMeet = [];
        for (int relief = 0; relief < compilation.Bound.Reliefs.Length; relief++)
            foreach (IGrouping<ConflictInfo, BoundConflict> conflict in compilation.Bound.Reliefs[relief].Conflicts.GroupBy(conflict => conflict.Info))
                if (search.Find(relief, conflict.Key) is { } witness)
                    diagnostics.Add(Message(RuleErrors.Opposite, conflict.First(), compilation.Text) with
                    {
                        Advice = "the law must say which goes first: keep one of the two; where it leaves that open, put it as a `question`",
                        Sample = WitnessText.Of(compilation, relief, conflict.Key, witness),
                    });
                else
                    mayMeet.Add(Message(RuleErrors.MayMeet, conflict.First(), compilation.Text) with
                    {
                        Advice = $"no record that both decide was found; say which goes first, or, if no record can be that, say so in a comment that names {RuleErrors.MayMeet.Code}",
                    });
        foreach (Diagnostic warning in mayMeet.Where(warning => !MeantSo.Says(warning))) diagnostics.Add(warning);
    }

    /// <summary>Both places. Where a bill brings one of the two, the message is about the bill.</summary>
    private static Diagnostic Message(DiagnosticDescriptor descriptor, BoundConflict conflict, SourceText text)
    {
        (QuotedSyntax shuts, QuotedSyntax calls) = (conflict.Shuts, conflict.Calls);
        bool isAboutBar = calls.Span.File == text && shuts.Span.File != text;
        string bar = conflict.IsOfRelief ? "and here it makes itself subject to them" : "and here the bar stands against it all the same";
        return descriptor.At(isAboutBar ? calls.Span : shuts.Span, conflict.Relief.Name.Text, shuts.Text, conflict.Section) with
        {
            Notes = [isAboutBar ? (shuts.Span, "and here the relief shuts that bar out") : (calls.Span, bar)],
        };
    }
}
