using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClearMyRecord.Dsl.Tests.Backends;

/// <summary>The three doors by which a statute's words reach C#.</summary>
public sealed class CSharpWriterTests
{
    public static TheoryData<int> Indices => HostileText.Indices;

    [Theory, MemberData(nameof(Indices))]
    public void A_literal_is_one_token_that_means_the_same_text(int index)
    {
        string text = HostileText.All[index], literal = CSharpWriter.Literal(text);
        Assert.All(literal, letter => Assert.InRange(letter, ' ', '~'));
        ExpressionSyntax parsed = SyntaxFactory.ParseExpression(literal);
        Assert.True(parsed.IsKind(SyntaxKind.StringLiteralExpression) && !parsed.ContainsDiagnostics && parsed.ToFullString() == literal);
        Assert.Equal(text, ((LiteralExpressionSyntax)parsed).Token.ValueText);
    }

    [Theory, MemberData(nameof(Indices))]
    public void An_identifier_is_one_that_is_no_keyword(int index)
    {
        string identifier = CSharpWriter.Identifier("Definition7", HostileText.All[index]);
        Assert.True(SyntaxFacts.IsValidIdentifier(identifier) && identifier.Length < 100);
        Assert.Equal(SyntaxKind.None, SyntaxFacts.GetKeywordKind(identifier));
        Assert.All(identifier, letter => Assert.True(char.IsAsciiLetterOrDigit(letter) || letter == '_'));
    }

    [Theory, MemberData(nameof(Indices))]
    public void A_comment_ends_with_its_line(int index)
    {
        string comment = CSharpWriter.Comment(HostileText.All[index]);
        SyntaxTriviaList trivia = SyntaxFactory.ParseLeadingTrivia(comment + "\nnext");
        Assert.Equal([SyntaxKind.SingleLineCommentTrivia, SyntaxKind.EndOfLineTrivia], trivia.Select(t => t.Kind()));
        Assert.Equal(comment, trivia[0].ToFullString());
    }
}
