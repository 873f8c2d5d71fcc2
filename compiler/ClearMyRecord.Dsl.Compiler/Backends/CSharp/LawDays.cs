using ClearMyRecord.Dsl.Compiler.Ir;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>The days on which the law itself moves: those the program names, and those that its "in force" conditions compare the
/// law's day with. Dates that are parameters move with the run and are added there.</summary>
internal static class LawDays
{
    /// <summary>Whether a node compares the law's day with a written date or a parameter: it then changes on law days only.</summary>
    public static bool IsLawCondition(IrExpr node) => node is IrCompare
    {
        Left: IrLawDay or IrNumber or IrParameter, Right: IrLawDay or IrNumber or IrParameter,
    } compare && (compare.Left is IrLawDay || compare.Right is IrLawDay);

    public static IEnumerable<int> Of(ClearanceProgram program) => program.LawChanges
        .Concat(IrTree.RootsOf(program).SelectMany(IrTree.SelfAndDescendants).Where(IsLawCondition)
            .SelectMany(IrTree.Children).OfType<IrNumber>().SelectMany(date => (int[])[(int)date.Value, (int)date.Value + 1]))
        .Distinct().Order();
}
