using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>What a relief does, and by which route.</summary>
internal sealed partial class Lowerer
{
    private ReliefInfo Info(BoundRelief relief, string citation)
    {
        EffectSyntax? effect = relief.Syntax.Effect;
        IEnumerable<EffectSyntax> all = effect is null ? [] : effect.Rows.IsEmpty ? [effect] : effect.Rows.Select(row => row.Effect).OfType<EffectSyntax>();
        return new(
            relief.Symbol.Name, citation, relief.Subject.Record, relief.Subject.Name,
            string.Join(" or ", all.Select(one => one.Effect).Where(words => words.Length > 0).Distinct()),
            string.Join(" or ", all.Select(RouteWords).Where(words => words.Length > 0).Distinct()))
        {
            LawText = relief.Syntax.Text?.Text ?? "",
            Uses = _words.Of(relief.Subject),
            Routes = effect is not null && effect.Routes.Any(route => route.From is not null || route.Until is not null) ? Routes(effect) : [],
        };
    }

    /// <summary>The routes as reports name them: "automatic", or with their days.</summary>
    private static string RouteWords(EffectSyntax effect) => string.Join(", ", effect.Routes.Select(route => Words.Of(route.Span)));

    private static ImmutableArray<RouteInfo> Routes(EffectSyntax? effect) => effect is null ? []
        : [.. effect.Routes.Select(route => new RouteInfo(route.Route, route.From?.First ?? LegalDate.FirstDay, route.Until?.First ?? LegalDate.LastDay + 1))];

    private ImmutableArray<IrReliefCondition> EffectRows(BoundRelief relief, string citation, VariableMap variables) =>
    [
        .. relief.Effects.Select((row, i) =>
        {
            string label = row.Syntax.Label?.Text ?? $"({i + 1})";
            string words = _program.Sight.Words(row.Syntax.Span);
            if (row.Syntax.Label is { } written && words.StartsWith(written.Text, StringComparison.Ordinal)) words = words[written.Text.Length..].TrimStart();
            ConditionInfo info = new(label, Cite(citation, label, isCounted: row.Syntax.Label is null), words, IsBar: false) { From = FirstDay(row.InForce), Until = EndDay(row.InForce), Uses = row.Where is null ? [] : _words.Under(row.Where) };
            IrCondition body = row.Where is null ? InForce(row.InForce) ?? new IrTruth(Truth.True)
                : Guarded(Condition(row.Where, variables), new(label, row.Where, row.InForce, row.Syntax.Span), ListKind.Any);
            return new IrReliefCondition(info, body, []);
        }),
    ];

    /// <summary>That the row which counts is not "no relief"; null where no row says so.</summary>
    private static IrCondition? NoRelief(BoundRelief relief, ImmutableArray<IrReliefCondition> rows)
    {
        if (relief.Effects.All(row => row.Syntax.Effect is not null)) return null;
        IrCondition some = new IrTruth(Truth.False);
        foreach ((BoundEffectRow row, IrReliefCondition lowered) in relief.Effects.Zip(rows).Reverse())
        {
            IrCondition here = new IrTruth(row.Syntax.Effect is null ? Truth.False : Truth.True);
            some = row is { Where: null, InForce: null } ? here : new IrChoose(lowered.Body, here, some);
        }

        return some;
    }

    private static IrReliefCondition Requirement(string label, string citation, string words, IrCondition body) =>
        new(new(label, Cite(citation, label), words, IsBar: false), body, []);

    private static string After(BoundRelief relief, BoundGranted after) =>
        relief.After.Length == 1 ? "(after)" : $"(after)({relief.After.IndexOf(after) + 1})";
}
