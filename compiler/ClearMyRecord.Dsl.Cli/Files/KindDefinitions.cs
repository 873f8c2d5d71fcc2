using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Workbench.Measures;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>
/// What a statute calls a conviction and a felony, as tests of columns, for "people left with no conviction". Only definitions that
/// are plain tests of the charge's own lists of values can be told so; others are left out, and the report says what it lacks.
/// </summary>
public static class KindDefinitions
{
    private static readonly ImmutableArray<string> s_names = ["conviction", "felony conviction", "felony"];

    public static ImmutableArray<ChargeDefinition> Of(BoundProgram program)
    {
        List<ChargeDefinition> definitions = [];
        foreach (string name in s_names)
        {
            if (program.Kinds.FirstOrDefault(kind => kind.Name == name && kind.Record == RecordKind.Charge) is not { } kind) continue;
            if (Test(kind) is { } test) definitions.Add(new(kind.Plural, (data, row) => test(data, row)));
        }

        return [.. definitions];
    }

    private static Func<CaseData, int, Truth>? Test(KindSymbol kind)
    {
        Func<CaseData, int, Truth>? own = kind.Condition is { } condition ? Test(condition) : null;
        if (kind.Base is not { IsBuiltIn: false } narrowed) return own;
        return own is { } mine && Test(narrowed) is { } outer ? (data, row) => TruthLogic.And(outer(data, row), mine(data, row)) : null;
    }

    private static Func<CaseData, int, Truth>? Test(BoundExpression node)
    {
        switch (node)
        {
            case BoundTruth truth:
                return (_, _) => TruthLogic.Of(truth.Value);
            case BoundIsA { Of.Id: 0 } isA:
                return Test(isA.Kind);
            case BoundCategoryIn { Value: BoundField { Of.Id: 0, Field: { Of: RecordKind.Charge } field } } isIn:
                return (data, row) => data.ColumnOf(field) is not CategoryColumn column || column.Codes[row] == Column.MissingCode ? Truth.Unknown
                    : column.Codes[row] < 0 ? isIn.IfNone : TruthLogic.Of((isIn.Mask >> column.Codes[row] & 1) != 0);
            case BoundNot not when Test(not.Operand) is { } operand:
                return (data, row) => TruthLogic.Not(operand(data, row));
            case BoundJoin join:
                return Join(join.Operands, join.IsAnd);
            case BoundList { Kind: ListKind.All or ListKind.Any } list:
                return Join([.. list.Items.Select(item => item.Condition)], list.Kind == ListKind.All);
            default:
                return null;
        }
    }

    private static Func<CaseData, int, Truth>? Join(ImmutableArray<BoundExpression> operands, bool isAnd)
    {
        Func<CaseData, int, Truth>?[] tests = [.. operands.Select(Test)];
        if (tests.Any(test => test is null)) return null;
        return (data, row) => tests.OfType<Func<CaseData, int, Truth>>().Aggregate(
            TruthLogic.Of(isAnd), (truth, test) => isAnd ? TruthLogic.And(truth, test(data, row)) : TruthLogic.Or(truth, test(data, row)));
    }
}
