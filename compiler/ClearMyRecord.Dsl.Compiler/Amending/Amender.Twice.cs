using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>
/// What one bill says twice of one thing. Law and bill would keep the one and the amended text the other, so the second is refused. Bills
/// that amend bills are no such case: the later has the last word.
/// </summary>
internal sealed partial class Amender
{
    /// <summary>What each line of the bill has amended: whose piece, which of the law's own words, and by which line.</summary>
    private readonly List<(string Whose, string Piece, SourceSpan Law, MemberSyntax Line)> _said = [];

    /// <summary>The line of the bill that is being applied.</summary>
    private MemberSyntax? _line;

    private void Note(string whose, string piece, SourceSpan law)
    {
        if (_line is { } line) _said.Add((whose, piece, law, line));
    }

    /// <summary>A piece of the law that this bill has amended before, by name.</summary>
    /// <returns>Whether it has; then a message says so.</returns>
    private bool IsSaid(string whose, string piece, SourceSpan at) =>
        _said.Find(said => said.Line != _line && said.Whose == whose && said.Piece == piece) is { Line: { } first } && ReportTwice(whose, piece, at, first);

    /// <summary>Words that the bill itself has written, or that lie in, around or at what it has amended before.</summary>
    private bool IsTouched(string whose, string piece, SourceSpan law, SourceSpan at)
    {
        MemberSyntax? first = law.File == _bill ? WrittenBy(law)
            : _said.Find(said => said.Line != _line && said.Law.File == law.File && said.Law.Start < law.End && law.Start < said.Law.End).Line;
        return first is not null && ReportTwice(whose, piece, at, first);
    }

    /// <summary>What the bill enacts or inserts, it writes as it should read.</summary>
    private MemberSyntax? WrittenBy(SourceSpan words) =>
        _members.FirstOrDefault(member => member != _line && member.Span.Start <= words.Start && words.End <= member.Span.End);

    private bool ReportTwice(string whose, string piece, SourceSpan at, MemberSyntax first)
    {
        string done = first switch
        {
            SetSyntax or SetReadingSyntax => "set",
            StrikeSyntax or AmendClauseSyntax { Verb: "strike" } => "struck",
            ReadsSyntax or AmendClauseSyntax { Verb: "reads" } => "given new words",
            RepealSyntax => "repealed",
            EnactSyntax => "enacted",
            _ => "inserted",
        };
        string what = piece.Length == 0 ? whose : $"{piece} of {whose}";
        _diagnostics.Add(RuleErrors.AmendedTwice.At(at, what, done, _bill.PositionOf(first.Span.Start).Line) with
        {
            Advice = first is StrikeSyntax && _line is ReadsSyntax { Label: { } label } ? $"`{label.Text} reads` alone puts new words in place of the old: leave the `strike` out"
                : "a bill says once what becomes of it: leave one of the two out, or make one of them",
            Notes = [(first.Span, $"it was {done} here")],
        });
        return true;
    }
}
