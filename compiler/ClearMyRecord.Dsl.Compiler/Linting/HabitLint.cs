using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Turns of phrase that say something else than they seem to.</summary>
internal static class HabitLint
{
    public static void Check(BoundProgram program, Action<Diagnostic> report)
    {
        foreach (BoundExpression node in Bodies(program).SelectMany(BoundTree.WithDescendants)) CheckNode(node, report);
        HashSet<FieldDefinition> derived = [.. program.Fills.Select(fill => fill.Field)];
        foreach (BoundExpression body in Bodies(program)) CheckBlanks(body, derived, report);
        foreach (BoundConditions requirement in program.Reliefs.SelectMany(relief => relief.Conditions).Where(c => !c.IsBar)) CheckEvery([requirement.Condition], report);
        foreach (ValueSymbol value in program.Values.SelectMany(value => value.Declared))
            if (value.Body is BoundList { Kind: ListKind.All } or BoundJoin { IsAnd: true }) CheckEvery([value.Body], report);
    }

    private static IEnumerable<BoundExpression> Bodies(BoundProgram program) =>
    [
        .. program.Kinds.SelectMany(kind => kind.Declared).Select(kind => kind.Condition).OfType<BoundExpression>(),
        .. program.Values.SelectMany(value => value.Declared).Select(value => value.Body).OfType<BoundExpression>(),
        .. program.Fills.Select(fill => fill.Rows),
        .. program.OffenseLists.SelectMany(list => list.Entries).Select(entry => entry.Where).OfType<BoundExpression>(),
        .. program.Reliefs.SelectMany(relief => relief.Conditions).Select(conditions => conditions.Condition),
    ];

    private static void CheckNode(BoundExpression node, Action<Diagnostic> report)
    {
        switch (node)
        {
            case BoundCompare { Comparison: Comparison.Equal or Comparison.NotEqual, Right: BoundLiteral { Value: { Type: FieldType.Money, Number: 0 } } } n:
                report(LintWarnings.ExactlyNothing.At(n.Span, Words.Of(n.Left.Span)) with
                {
                    Advice = n.Comparison == Comparison.Equal ? "write `is at most $0`" : "write `is more than $0`",
                });
                break;
            case BoundEvery { Satisfies: BoundJoin { IsAnd: true } all } n when !IsInParentheses(all):
                report(LintWarnings.SatisfiesAll.At(n.Span) with
                {
                    Advice = $"if all of it is meant of every {n.Collection.Element.Kind.Name}, put it in parentheses after `satisfies`; else say the other part first, or in an item of its own",
                });
                break;
            case BoundQuantified { Quantifier: Quantifier.No or Quantifier.Some or Quantifier.AtLeast or Quantifier.MoreThan, Collection: { Except.IsEmpty: false, Where: { } where } } n
                when Together(where).Any(part => HoldsOnOneDay(part, n.Collection)):
                report(LintWarnings.SameDay.At(n.Span) with
                {
                    Advice = "two counts of one judgment then bar each other: say `before` or `after`, or if the law does mean that, say so in a comment with the code",
                });
                break;
        }
    }

    /// <summary>The first use of each usually missing fact in a body that neither presumes for it nor tests whether it is known.</summary>
    private static void CheckBlanks(BoundExpression body, HashSet<FieldDefinition> derived, Action<Diagnostic> report)
    {
        HashSet<FieldDefinition> settled = [.. derived, .. BoundTree.WithDescendants(body).OfType<BoundStateTest>().Select(test => FieldOf(test.Value)).OfType<FieldDefinition>()];
        Visit(body);

        void Visit(BoundExpression node)
        {
            if (node is BoundPresume) return; // whatever is missing in it, the condition has an answer
            if (FieldOf(node) is { IsUsuallyMissing: true } field && settled.Add(field))
            {
                report(LintWarnings.UsuallyMissing.At(node.Span, field.Name) with
                {
                    Advice = "end the condition with `, presume yes if missing` or `, presume no if missing`, if the law or practice settles it; or say in a comment with the code that these records are for review",
                });
            }

            foreach (BoundExpression inner in BoundTree.Children(node))
                if (node is not BoundFieldOr blank || inner != blank.Field) Visit(inner);
        }
    }

    private static FieldDefinition? FieldOf(BoundExpression node) => node switch
    {
        BoundField n => n.Field,
        BoundYesNo n => n.Field,
        _ => null,
    };

    private static bool IsInParentheses(BoundExpression node) =>
        node.Span.Text.StartsWith('(') || node.Span.File.Code.AsSpan(0, node.Span.Start).TrimEnd().EndsWith("(", StringComparison.Ordinal);

    /// <summary>Whether the condition holds of an element whose day is the very day of what `other` leaves out.</summary>
    private static bool HoldsOnOneDay(BoundExpression part, BoundCollection collection) => part switch
    {
        BoundCompare { Comparison: Comparison.AtLeast or Comparison.AtMost or Comparison.Equal } n => AreTheSameDay(n.Left, n.Right, collection),
        BoundWithin n => (n.BothDays || n.Side == WithinSide.Of) && AreTheSameDay(n.Date, n.Other, collection),
        _ => false,
    };

    private static bool AreTheSameDay(BoundExpression a, BoundExpression b, BoundCollection collection) =>
        a is BoundField { Field.Type: FieldType.Date } left && b is BoundField right && left.Field == right.Field
        && ((left.Of == collection.Element && collection.Except.Contains(right.Of)) || (right.Of == collection.Element && collection.Except.Contains(left.Of)));

    private static IEnumerable<BoundExpression> Together(BoundExpression node) => node switch
    {
        BoundJoin { IsAnd: true } n => n.Operands.SelectMany(Together),
        BoundList { Kind: ListKind.All } n => n.Items.SelectMany(item => Together(item.Condition)),
        _ => [node],
    };

    /// <summary>"Every conviction is old" holds of someone without a conviction, which a requirement seldom means.</summary>
    private static void CheckEvery(BoundExpression[] requirement, Action<Diagnostic> report)
    {
        BoundExpression[] parts = [.. requirement.SelectMany(Together)];
        HashSet<RecordKind> required =
        [
            .. parts.OfType<BoundQuantified>().Where(some => some.Quantifier is Quantifier.Some or Quantifier.AtLeast or Quantifier.Exactly or Quantifier.MoreThan)
                .Select(some => some.Collection.Element.Record),
        ];
        // `no if none` says that there must be one.
        foreach (BoundEvery every in parts.OfType<BoundEvery>().Where(every => !every.NeedsOne))
        {
            if (required.Contains(every.Collection.Element.Record)) continue;
            string kind = every.Collection.Element.Kind.Name;
            report(LintWarnings.EveryOverNone.At(every.Span, kind) with { Advice = $"end it with `, no if none`, or require beside it that there is one: `there is {Names.WithArticle(kind)} of the …`; or say in a comment with the code that none will do" });
        }
    }
}
