using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>The conflicts that an expectation names: by their two sections, in either order, each as its `cite` has it.</summary>
internal static class NamedConflicts
{
    /// <summary>Reports sections between which the law has no conflict.</summary>
    public static bool AreKnown(ExpectSyntax expectation, ProgramInfo program, DiagnosticBag diagnostics)
    {
        bool known = true;
        foreach (ConflictReferenceSyntax reference in expectation.Conflicts.Where(reference => !program.Questions.Any(question => Fits(question, reference))))
        {
            known = false;
            string[] others = [.. program.Questions.Select(question => question.Conflict).OfType<ConflictInfo>().Select(conflict => $"`the conflict of \"{conflict.Relief}\" and \"{conflict.Bar}\"`")];
            diagnostics.Add(RuleErrors.UnknownProvision.At(reference.Span, $"conflict of \"{reference.One.Text}\" and \"{reference.Other.Text}\"") with
            {
                Advice = others.Length > 0 ? $"it has {string.Join(", ", others)}" : "no relief is `notwithstanding` a section whose bar stands against it all the same",
            });
        }

        return known;
    }

    /// <summary>What the missing facts of a decision call them; a section may name several bars, of which it is those that the decision hangs on.</summary>
    public static IEnumerable<string> Of(ExpectSyntax expectation, ProgramInfo program, IReadOnlyList<MissingFact> missing) => expectation.Conflicts.SelectMany(reference =>
    {
        string[] fitting = [.. program.Questions.Where(question => Fits(question, reference)).Select(question => question.Name)];
        string[] met = [.. fitting.Where(name => missing.Any(fact => fact.Field == name))];
        return met.Length > 0 ? met : fitting.Take(1);
    });

    private static bool Fits(QuestionInfo question, ConflictReferenceSyntax reference) => question.Conflict is { } conflict
        && ((Is(conflict.Relief, reference.One) && Is(conflict.Bar, reference.Other)) || (Is(conflict.Relief, reference.Other) && Is(conflict.Bar, reference.One)));

    private static bool Is(string side, QuotedSyntax named) => side == named.Text || BarSelection.IsOf(side, named.Text);
}
