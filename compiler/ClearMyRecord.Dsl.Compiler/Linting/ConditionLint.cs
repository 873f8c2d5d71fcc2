using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Conditions that can never be true, and conditions that another one beside them makes idle.</summary>
/// <remarks>INVARIANT: no false alarm. Sets of possible values are never taken too small, and only those known exactly make another idle.</remarks>
internal sealed class ConditionLint(Action<Diagnostic> report)
{
    /// <summary>Of longer lists each condition is judged by itself: comparing each with all others takes the square, or more, of their number.</summary>
    private const int MostCompared = Formula.MostParts;

    private readonly FormulaBuilder _builder = new(0);

    public void Check(BoundProgram program)
    {
        foreach (KindSymbol kind in program.Kinds.SelectMany(kind => kind.Declared))
            if (kind.Condition is { } condition) Visit(condition, Subject(kind.Base, condition.Span));
        foreach (ValueSymbol value in program.Values.SelectMany(value => value.Declared))
            if (value.Body is { } body) Visit(body, Subject(value.Subject, body.Span));
        foreach (BoundFill fill in program.Fills) Visit(fill.Rows, new());
        foreach (OffenseListSymbol list in program.OffenseLists)
            foreach (BoundOffenseEntry entry in list.Entries)
                if (entry.Where is { } where) Visit(where, new());
        foreach (BoundRelief relief in program.Reliefs)
        {
            // A bar may be shared by reliefs that differ: only what it says by itself is judged.
            ImmutableArray<BoundConditions> lasting = [.. relief.Conditions.Where(c => !c.IsBar && c.InForce is null)];
            Settled subject = Subject(relief.Subject, relief.Syntax.Span);
            VisitTogether([.. lasting.Select(c => (c.Condition, true))], subject);
            // The effect is read of those whom the relief is for.
            VisitEffect(relief.Effects, With(subject, [.. lasting.Where(c => FormulaBuilder.IsAlwaysThere(c.Condition)).Select(c => _builder.Of(c.Condition))]));
            foreach (BoundConditions conditions in relief.Conditions.Except(lasting).Concat(relief.Holds)) Visit(conditions.Condition, new());
            if (relief.Reaches is { } reaches) VisitCollection(reaches, new());
        }
    }

    private Settled Subject(KindSymbol? kind, SourceSpan span)
    {
        Settled settled = new();
        if (kind is { IsBuiltIn: false }) settled.Add(_builder.Of(new BoundIsA(new(0, kind, null), kind, span)));
        return settled;
    }

    private void Visit(BoundExpression node, Settled settled)
    {
        switch (node)
        {
            case BoundList { Kind: ListKind.All } n: VisitTogether(Items(n), settled); break;
            case BoundJoin { IsAnd: true } n: VisitTogether([.. n.Operands.Select(o => (o, true))], settled); break;
            case BoundList { Kind: ListKind.Any or ListKind.None } n: VisitEither(Items(n), settled); break;
            case BoundJoin n: VisitEither([.. n.Operands.Select(o => (o, true))], settled); break;
            case BoundIf n:
                Visit(n.Test, settled);
                Visit(n.Then, With(settled, _builder.Of(n.Test)));
                Visit(n.Else, With(settled, _builder.Of(n.Test).NotTrue()));
                break;
            case BoundRows n: VisitRows(n, settled); break;
            case BoundQuantified n:
                if (n.Number is { } number) Visit(number, settled);
                VisitCollection(n.Collection, settled);
                break;
            case BoundEvery n:
                VisitCollection(n.Collection, settled);
                Visit(n.Satisfies, With(settled, n.Collection.Where is { } where ? _builder.Of(where) : Formula.Unclear));
                break;
            case BoundMeasure n:
                VisitCollection(n.Collection, settled);
                if (n.Value is { } value) Visit(value, settled);
                break;
            default:
                foreach (BoundExpression child in BoundTree.Children(node)) Visit(child, settled);
                break;
        }
    }

    private static ImmutableArray<(BoundExpression Node, bool IsLasting)> Items(BoundList list) =>
        [.. list.Items.Select(item => (item.Condition, FormulaBuilder.IsAlwaysThere(item)))];

    private void VisitCollection(BoundCollection collection, Settled settled)
    {
        if (collection.Where is not { } where) return;
        Settled inside = settled.Copy();
        // The noun itself ("a conviction") is how the law speaks, not a condition that could be idle.
        if (where is BoundJoin { IsAnd: true, Operands: [BoundIsA noun, .. var rest] } && noun.Kind == collection.Element.Kind)
        {
            inside.Add(_builder.Of(noun));
            VisitTogether([.. rest.Select(o => (o, true))], inside);
        }
        else if (where is not BoundIsA) VisitTogether([(where, true)], inside);
    }

    /// <summary>Conditions that must all hold. Those not always in force are judged by the others, and settle nothing.</summary>
    private void VisitTogether(ImmutableArray<(BoundExpression Node, bool IsLasting)> conditions, Settled settled)
    {
        ImmutableArray<(BoundExpression Node, bool IsLasting)> all = [.. conditions.SelectMany(Flat)];
        if (all.Length > MostCompared)
        {
            foreach ((BoundExpression node, _) in all) Visit(node, settled);
            return;
        }

        HashSet<int> idle = [];
        Formula[] formulas = [.. all.Select(a => _builder.Of(a.Node))];
        List<int> live = [];
        Settled sofar = settled.Copy();
        for (int i = 0; i < all.Length; i++)
        {
            Settled tried = sofar.Copy();
            if (!tried.Add(formulas[i]))
            {
                int culprit = live.FindIndex(j => !With(settled, formulas[j]).Add(formulas[i]));
                idle.Add(i);
                Report(LintWarnings.NeverTrue, all[i].Node.Span, culprit < 0 ? null : all[live[culprit]].Node.Span, "it cannot hold together with this");
            }
            else if (all[i].IsLasting)
            {
                sofar = tried;
                live.Add(i);
            }
        }

        for (int k = live.Count - 1; k >= 0; k--)
        {
            int i = live[k];
            if (formulas[i] is UnclearFormula or AllOf { Parts.IsEmpty: true }) continue;
            if (!With(settled, [.. live.Where(j => j != i).Select(j => formulas[j])]).Implies(formulas[i])) continue;
            int reason = live.FindIndex(j => j != i && With(settled, formulas[j]).Implies(formulas[i]));
            Report(LintWarnings.NeverMatters, all[i].Node.Span, reason < 0 || settled.Implies(formulas[i]) ? null : all[live[reason]].Node.Span, "this says it already");
            live.RemoveAt(k);
        }

        // What is inside an idle condition has its message.
        for (int i = 0; i < all.Length; i++)
            if (!idle.Contains(i)) Visit(all[i].Node, With(settled, [.. live.Where(j => j != i).Select(j => formulas[j])]));
    }

    /// <summary>A list of conditions that must all hold, inside another such list, is one list with it.</summary>
    private static IEnumerable<(BoundExpression Node, bool IsLasting)> Flat((BoundExpression Node, bool IsLasting) condition) => condition.Node switch
    {
        BoundList { Kind: ListKind.All } list => Items(list).SelectMany(item => Flat((item.Node, item.IsLasting && condition.IsLasting))),
        BoundJoin { IsAnd: true } join => join.Operands.SelectMany(operand => Flat((operand, condition.IsLasting))),
        _ => [condition],
    };

    /// <summary>Conditions of which one is enough.</summary>
    private void VisitEither(ImmutableArray<(BoundExpression Node, bool IsLasting)> all, Settled settled)
    {
        if (all.Length > MostCompared)
        {
            foreach ((BoundExpression node, _) in all) Visit(node, settled);
            return;
        }

        Formula[] formulas = [.. all.Select(a => _builder.Of(a.Node))];
        List<int> live = [];
        HashSet<int> idle = [];
        for (int i = 0; i < all.Length; i++)
        {
            if (!settled.Copy().Add(formulas[i]))
            {
                idle.Add(i);
                Report(LintWarnings.NeverTrue, all[i].Node.Span, null, "");
            }
            else if (all[i].IsLasting) live.Add(i);
        }

        for (int k = live.Count - 1; k >= 0; k--)
        {
            int i = live[k], wider = live.FindIndex(j => j != i && With(settled, formulas[i]).Implies(formulas[j]));
            if (wider < 0) continue;
            Report(LintWarnings.NeverMatters, all[i].Node.Span, all[live[wider]].Node.Span, "this takes it in");
            live.RemoveAt(k);
        }

        for (int i = 0; i < all.Length; i++)
            if (!idle.Contains(i)) Visit(all[i].Node, settled);
    }

    /// <summary>A row counts only where none before it is true. One that is law on some days only leaves the other days to those after it.</summary>
    private void VisitRows(BoundRows rows, Settled settled)
    {
        Settled left = settled.Copy();
        bool isReached = true, isCompared = rows.Rows.Length <= MostCompared;
        foreach (BoundRow row in rows.Rows)
        {
            Formula where = row.Where is null ? Formula.And([]) : _builder.Of(row.Where);
            SourceSpan span = row.Where?.Span ?? row.Value.Span;
            if (isCompared && (!isReached || !left.Copy().Add(where))) Report(LintWarnings.NeverTrue, span, null, "");
            if (row.Where is { } condition) Visit(condition, settled);
            Visit(row.Value, settled);
            if (isCompared && row.InForce is null) isReached = isReached && left.Add(where.NotTrue());
        }
    }

    /// <summary>A row of an effect counts only where none before it does.</summary>
    private void VisitEffect(ImmutableArray<BoundEffectRow> rows, Settled settled)
    {
        Settled left = settled.Copy();
        bool isReached = true;
        if (rows.Length > MostCompared) return;
        foreach (BoundEffectRow row in rows)
        {
            if (row.Where is not { } condition) continue;
            Formula where = _builder.Of(condition);
            if (!isReached || !left.Copy().Add(where)) Report(LintWarnings.NeverTrue, condition.Span, null, "");
            else Visit(condition, settled);
            if (row.InForce is null && FormulaBuilder.IsAlwaysThere(condition)) isReached = isReached && left.Add(where.NotTrue());
        }
    }

    private static Settled With(Settled settled, params ReadOnlySpan<Formula> formulas)
    {
        // What cannot be has its message already; inside it nothing more is taken for granted.
        Settled with = settled.Copy();
        foreach (Formula formula in formulas)
            if (with.Copy().Add(formula)) with.Add(formula);
        return with;
    }

    private void Report(DiagnosticDescriptor descriptor, SourceSpan span, SourceSpan? note, string words) => report(descriptor.At(span, Words.Of(span)) with
    {
        // Both ends of one `between` bear its words.
        Advice = descriptor == LintWarnings.NeverTrue && note == span ? "the two ends stand the other way round: the lower or earlier one comes first"
            : descriptor == LintWarnings.NeverTrue
            ? "see whether a value, a bound or a `not` is wrong; if the law really says so, leave it out and say why in a comment"
            : "leave it out, or see whether it was meant to say something else",
        Notes = note is { } place && place != span ? [(place, words)] : [],
    });
}
