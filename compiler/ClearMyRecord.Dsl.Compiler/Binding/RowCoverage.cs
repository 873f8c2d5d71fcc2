using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Whether rows that test one fact after another leave nothing out: every value of one closed list, or both yes and no.</summary>
/// <param name="Closing">The row that is true whenever those before it are not, or null.</param>
/// <param name="LeftOut">What no row speaks of, in the words of a message.</param>
internal sealed record RowCoverage(int? Closing, string LeftOut)
{
    private const string Anything = "nothing says what follows where none of them is true";

    /// <summary>A test of one fact alone: for which of its values it is true.</summary>
    private readonly record struct Test(int Of, FieldDefinition Field, ulong Mask);

    public static RowCoverage Of(IReadOnlyList<BoundRow> rows)
    {
        List<(int Row, Test Test)> tests = [];
        for (int i = 0; i < rows.Count; i++)
            // A row that is law on some days only covers nothing on the others.
            if (rows[i] is { Where: { } where, InForce: null } && Read(where) is { } test) tests.Add((i, test));

        string leftOut = Anything;
        int fewest = int.MaxValue;
        foreach (IGrouping<(int, FieldDefinition Field), (int Row, Test Test)> fact in tests.GroupBy(t => (t.Test.Of, t.Test.Field)))
        {
            ulong left = All(fact.Key.Field);
            foreach ((int row, Test test) in fact)
            {
                left &= ~test.Mask;
                if (left == 0) return new(row, "");
            }

            string[] missing = [.. Words(fact.Key.Field, left)];
            // Of several facts the one that is nearest to being covered is what the author had in mind.
            if (missing.Length >= fewest || fact.Count() < 2) continue;
            fewest = missing.Length;
            leftOut = $"no row stands for `{fact.Key.Field.Name}` {string.Join(" or ", missing)}";
        }

        return new(null, leftOut);
    }

    private static Test? Read(BoundExpression where) => where switch
    {
        BoundYesNo n => new(n.Of.Id, n.Field, n.IfNone == Truth.True ? Yes | NotApplicable(n.Field) : Yes),
        BoundCategoryIn { Value: BoundField of } n => new(of.Of.Id, of.Field, n.Mask | (n.IfNone == Truth.True ? NotApplicable(of.Field) : 0)),
        BoundCompare { Left: BoundField { Field.Category: { } category } of, Right: BoundLiteral literal } n =>
            new(of.Of.Id, of.Field, Ranked(category, n, (int)literal.Value.Number)),
        BoundNot n when Read(n.Operand) is { } test => test with { Mask = All(test.Field) & ~test.Mask & ~Unranked(n.Operand) },
        BoundJoin { IsAnd: false } n => n.Operands.Select(Read).Aggregate((a, b) =>
            a is { } one && b is { } other && one.Of == other.Of && one.Field == other.Field ? one with { Mask = one.Mask | other.Mask } : null),
        _ => null,
    };

    private const ulong Yes = 1, No = 2;

    private static ulong All(FieldDefinition field) =>
        (field.Category is { } category ? CategoryLogic.Missing(category, mayNotApply: false) : Yes | No) | NotApplicable(field);

    private static ulong NotApplicable(FieldDefinition field) => field.MayNotApply ? CategoryLogic.NotApplicable : 0;

    private static ulong Ranked(CategoryType category, BoundCompare compare, int limit)
    {
        ulong mask = 0;
        for (int code = 0; code < category.Values.Length; code++)
            if (CategoryLogic.CompareRanks(compare.Comparison, 1UL << code, 1UL << limit, category, Truth.Unknown) == Truth.True) mask |= 1UL << code;
        return mask;
    }

    /// <summary>Values of which a comparison of ranks says neither yes nor no, so that its "not" does not either.</summary>
    private static ulong Unranked(BoundExpression test)
    {
        if (test is not BoundCompare { Left: BoundField { Field.Category: { } category } }) return 0;
        ulong mask = 0;
        for (int code = 0; code < category.Values.Length; code++)
            if (category.Ranks[code] < 0) mask |= 1UL << code;
        return mask;
    }

    private static IEnumerable<string> Words(FieldDefinition field, ulong values)
    {
        if (field.Category is { } category)
            foreach ((string value, int code) in category.Values.Select((value, code) => (value, code)))
                if ((values >> code & 1) != 0) yield return $"`{value}`";
        if (field.Category is null && (values & Yes) != 0) yield return "`yes`";
        if (field.Category is null && (values & No) != 0) yield return "`no`";
        if ((values & CategoryLogic.NotApplicable) != 0) yield return "that does not apply";
    }
}
