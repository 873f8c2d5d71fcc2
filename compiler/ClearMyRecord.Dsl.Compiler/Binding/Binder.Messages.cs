using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>The wording of messages that several parts of the binder give.</summary>
internal sealed partial class Binder
{
    private void ReportNotAList(NameSyntax name)
    {
        if (IsEcho(name)) return;
        Report(BindingErrors.NotInList.At(name.Span, name.Text) with
        {
            Advice = Names.Nearest(name.Text, _symbols.All.OfType<OffenseListSymbol>().Select(list => list.Bare)) is { } near
                ? $"did you mean `{near}`?"
                : "declare it with `offenses " + name.Text + "` and one citation a line",
        });
    }

    private void ReportOverlap(string name, ParameterVersionSyntax second, ParameterVersionSyntax first) =>
        Report(Lowering.RuleErrors.Overlap.At(second.Span, name) with
        {
            Advice = "a version holds from its date until the next one begins; give each another first day",
            Notes = [(first.Span, "this one still holds then")],
        });

    private void ReportGap(string name, ParameterVersionSyntax second, ParameterVersionSyntax first) =>
        Report(Lowering.RuleErrors.Gap.At(first.Span, name) with
        {
            Advice = "let the version run until the next one begins, or say `may be off`",
            Notes = [(second.Span, "the next one begins here")],
        });

    private void ReportUnknownName(NameSyntax name, IEnumerable<string> candidates)
    {
        if (IsEcho(name)) return;
        Report(BindingErrors.UnknownName.At(name.Span, name.Text) with
        {
            Advice = MeantByName(name.Text) ?? (Names.Nearest(name.Text, candidates) is { } near ? $"did you mean `{near}`?" : MeantOfAnother(name.Text) ?? "check the spelling, or declare it"),
        });
        // One name that nobody declares is one mistake, however often it is used.
        AddBroken(name.Text);
    }

    private void ReportWrongTypes(BoundExpression left, BoundExpression right, string? advice = null) =>
        Report(BindingErrors.WrongTypes.At(right.Span, Shown(left), left.Type.Describe(), Shown(right), right.Type.Describe()) with
        {
            Advice = advice ?? ToCompare(left, right),
        });

    private static string Shown(BoundExpression expression)
    {
        // Messages put it in backquotes of their own.
        return Shortened(Words.Of(expression.Span).Replace("`", ""));
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..57] + "...";

    /// <summary>A statute says what the law is. An amendment in it would go unheeded, so it is refused.</summary>
    private void ReportAmendments()
    {
        foreach (MemberSyntax member in Members<MemberSyntax>())
            if (member is SetSyntax or StrikeSyntax or ReadsSyntax or AmendClauseSyntax or InsertSyntax or RepealSyntax or EnactSyntax)
                Report(Lowering.RuleErrors.OnlyInBills.At(member.Span, Shortened(Words.Of(member.Span))) with
                {
                    Advice = "change the law's own text, or move this line to a file that begins with `bill`",
                });
    }

    private static string NameOf(RecordKind kind) => kind.ToString().ToLowerInvariant();

    private BoundError Fail(Diagnostics.Diagnostic diagnostic)
    {
        Report(diagnostic);
        return new(diagnostic.Span);
    }
}
