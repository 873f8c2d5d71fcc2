using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Documenting;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>
/// The warnings of a careful colleague about one file that compiles. A comment that names the code, on the line or in the comment
/// right above it, says that the author means it so, and the warning is not given.
/// </summary>
public static class Linter
{
    /// <param name="compilation">A statute, bill or model without errors.</param>
    /// <returns>Warnings about the compilation's own text, not about the files that it uses.</returns>
    public static ImmutableArray<Diagnostic> Lint(Compilation compilation)
    {
        DiagnosticBag found = new();
        void Report(Diagnostic diagnostic)
        {
            if (diagnostic.Span.File == compilation.Text) found.Add(diagnostic);
        }

        HabitLint.Check(compilation.Bound, Report);
        new ConditionLint(Report).Check(compilation.Bound);
        ListLint.Check(compilation, Report);
        UnusedLint.Check(compilation, Report);
        ExampleLint.Check(compilation, Report);
        foreach (FileSyntax file in compilation.Loaded.Files)
            foreach ((NotEncodedSyntax member, string why) in LawSections.WronglyLeftOut(file))
                Report(LintWarnings.WronglyLeftOut.At(member.Provision.Span, member.Provision.Text, why) with { Advice = "name the section that is left out, as its words are headed, or leave this line out" });
        Dictionary<int, string> comments = MeantSo.CommentsOf(compilation.Text);
        return [.. found.ToSorted().Where(warning => !MeantSo.Says(warning, comments))];
    }
}
