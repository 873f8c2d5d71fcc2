using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>Reliefs that no example shows, and waits of which no example shows the last day before and the day.</summary>
internal static class ExampleLint
{
    public static void Check(Compilation compilation, Action<Diagnostic> report)
    {
        BoundProgram program = compilation.Bound;
        HashSet<int> shown = [.. program.Examples.SelectMany(example => example.Expectations).Select(e => ExampleNames.Relief(program, e.Relief, new()))];
        foreach (BoundRelief relief in program.Reliefs.Where((_, at) => !shown.Contains(at)))
            report(LintWarnings.NoExample.At(relief.Syntax.Name.Span, relief.Symbol.Name) with
            {
                Advice = $"add an `example` that ends in `expect {relief.Symbol.Written(isTitle: true)} is …`",
            });

        HashSet<(string Relief, string Label, bool IsBar)> turned = Turned(compilation);
        foreach (BoundRelief relief in program.Reliefs.Where((_, at) => shown.Contains(at)))
            foreach (BoundConditions provision in relief.Conditions)
                foreach (BoundItem item in Items(provision).Where(item => Waits(item.Condition, [])))
                    if (!turned.Contains((relief.Symbol.Name, item.Label, provision.IsBar)))
                        report(LintWarnings.NoBoundaryExample.At(item.Span, relief.Symbol.Name, item.Label) with
                        {
                            Advice = "add an example with two lines, such as `on 2024-06-13 expect …` and `on 2024-06-14 expect …`, or one that ends in `until` that day",
                        });
    }

    private static ImmutableArray<BoundItem> Items(BoundConditions provision) =>
        provision.Condition is BoundList list && list.Kind == (provision.IsBar ? ListKind.Any : ListKind.All)
            ? list.Items : [new("(1)", provision.Condition, null, provision.Condition.Span)];

    /// <summary>Whether the passing of days alone turns a condition, in itself or in what it calls.</summary>
    private static bool Waits(BoundExpression node, HashSet<Symbol> seen) => node switch
    {
        BoundPassed or BoundInTheLast => true,
        BoundCall { Definition: { Body: { } body } definition } when seen.Add(definition) => Waits(body, seen),
        BoundIsA { Kind: { Condition: { } condition } kind } when seen.Add(kind) => Waits(condition, seen),
        _ => BoundTree.Children(node).Any(child => Waits(child, seen)),
    };

    /// <summary>Conditions that the examples show with one answer on a day and another on the next.</summary>
    private static HashSet<(string Relief, string Label, bool IsBar)> Turned(Compilation compilation)
    {
        HashSet<(string, string, bool)> turned = [];
        foreach (ExampleSyntax example in compilation.Bound.Examples)
        {
            DiagnosticBag problems = new();
            if (ExampleBinder.Bind(example, compilation, problems) is not { } bound || problems.HasErrors) continue;
            HashSet<int> days = [.. example.Expectations.SelectMany(e => e.On.IsEmpty ? [bound.Options.Today] : e.On.Select(date => date.First))];
            // "until D" says that the day before D is too early and D is not.
            int[] firstDays = [.. example.Expectations.Select(e => e.Until).OfType<DateSyntax>().Select(date => date.First - 1)];
            foreach (int day in days.Where(day => days.Contains(day + 1)).Union(firstDays))
            {
                Decisions before = compilation.Interpreter.Evaluate(bound.Data, 0, 1, bound.Options with { Today = day });
                Decisions after = compilation.Interpreter.Evaluate(bound.Data, 0, 1, bound.Options with { Today = day + 1 });
                foreach ((ReliefDecisions first, ReliefDecisions next) in before.Reliefs.Zip(after.Reliefs))
                    for (int k = 0; k < first.Relief.Conditions.Length; k++)
                        if (Differs(first.Conditions?[k], next.Conditions?[k]))
                            turned.Add((first.Relief.Name, first.Relief.Conditions[k].Label, first.Relief.Conditions[k].IsBar));
            }
        }

        return turned;

        static bool Differs(Truth[]? first, Truth[]? next) => first is not null && next is not null && !first.AsSpan().SequenceEqual(next);
    }
}
