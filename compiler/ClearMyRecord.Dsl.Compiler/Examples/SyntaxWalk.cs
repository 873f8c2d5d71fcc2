using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>The names that a condition speaks of.</summary>
internal static class SyntaxWalk
{
    public static IEnumerable<PathSyntax> Paths(ExpressionSyntax node) => node switch
    {
        PathSyntax path => [path],
        JoinSyntax n => n.Operands.SelectMany(Paths),
        ListSyntax n => n.Items.SelectMany(item => Paths(item.Condition)),
        NotSyntax n => Paths(n.Operand),
        PresumeSyntax n => Paths(n.Operand),
        ExceptWhereSyntax n => Paths(n.Condition).Concat(Paths(n.Except)),
        IfNoneSyntax n => Paths(n.Condition),
        IfSyntax n => Paths(n.Test).Concat(Paths(n.Then)).Concat(Paths(n.Else)),
        CompareSyntax n => Paths(n.Left).Concat(Paths(n.Right)),
        BetweenSyntax n => Paths(n.Value),
        OneOfSyntax n => Paths(n.Value),
        IsInSyntax n => Paths(n.Value),
        StateTestSyntax n => Paths(n.Value),
        PassedSyntax n => Paths(n.Since),
        InTheLastSyntax n => Paths(n.Date),
        WithinSyntax n => Paths(n.Date).Concat(Paths(n.Of)),
        _ => [],
    };
}
