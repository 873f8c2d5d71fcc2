using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>The order of reliefs: none may ask about itself, also through definitions and on other records; and which one is preferred.</summary>
internal sealed partial class Binder
{
    private void ReportReliefCircles(ImmutableArray<BoundRelief> reliefs)
    {
        HashSet<Symbol> done = [];
        foreach (BoundRelief relief in reliefs) Visit(relief.Symbol, [], done);
    }

    private void Visit(Symbol symbol, List<Symbol> path, HashSet<Symbol> done)
    {
        int start = path.IndexOf(symbol);
        if (start >= 0)
        {
            // The circle is told from its first relief on; what else is in it are the definitions on the way.
            List<Symbol> circle = path[start..];
            int first = circle.FindIndex(part => part is ReliefSymbol);
            if (first < 0) return;
            circle = [.. circle[first..], .. circle[..first], circle[first]];
            string shown = string.Join(" → ", circle.Select(part => part is ReliefSymbol ? $"\"{part.Name}\"" : part.Name));
            Report(RuleErrors.ReliefCircle.At(circle[0].Span, circle[0].Name, shown) with { Advice = "put what both need into a definition that asks about no relief, and use it in each" });
            return;
        }

        if (done.Contains(symbol)) return;
        path.Add(symbol);
        foreach (Symbol needed in NeededBy(symbol)) Visit(needed, path, done);
        path.RemoveAt(path.Count - 1);
        done.Add(symbol);
    }

    private IEnumerable<Symbol> NeededBy(Symbol symbol)
    {
        IEnumerable<BoundExpression?> expressions = symbol switch
        {
            ReliefSymbol { Bound: { } bound } => bound.Conditions.Select(c => c.Condition).Concat(bound.Effects.Select(e => e.Where)),
            KindSymbol kind => [kind.Condition],
            ValueSymbol value => [value.Body],
            OffenseListSymbol list => list.Entries.Select(entry => entry.Where),
            _ => [],
        };
        IEnumerable<Symbol> named = symbol switch
        {
            ReliefSymbol relief => [relief.Subject],
            KindSymbol { Base: { IsBuiltIn: false } narrowed } => [narrowed],
            OffenseListSymbol list => list.Entries.Select(entry => entry.List).OfType<Symbol>(),
            _ => [],
        };
        HashSet<FieldDefinition> derived = [];
        return named.Concat(expressions.OfType<BoundExpression>().SelectMany(part => Named(part, derived))).Distinct();
    }

    /// <param name="derived">Fields whose derivations were looked into.</param>
    private IEnumerable<Symbol> Named(BoundExpression expression, HashSet<FieldDefinition> derived)
    {
        IEnumerable<Symbol> own = expression switch
        {
            BoundEligible n => [n.Relief],
            BoundIsA n => [n.Kind],
            BoundCall n => [n.Definition],
            BoundOffenseIn n => [n.List],
            BoundOffenseInParameter n => n.Parameter.Lists.Select(version => version.List),
            _ => [],
        };
        FieldDefinition? field = expression switch { BoundField n => n.Field, BoundYesNo n => n.Field, _ => null };
        IEnumerable<BoundExpression> inside = BoundWalk.Children(expression);
        if (field is not null && derived.Add(field)) inside = inside.Concat(_fills.Where(fill => fill.Field == field).Select(fill => fill.Rows));
        return own.Concat(inside.SelectMany(part => Named(part, derived)));
    }

    /// <summary>"prefer A over B", with what follows: who goes before B also goes before what B goes before.</summary>
    private ImmutableArray<(int Relief, int Over)> BindPreferences(ImmutableArray<BoundRelief> reliefs)
    {
        List<ReliefSymbol> order = [.. reliefs.Select(relief => relief.Symbol)];
        HashSet<(int Relief, int Over)> pairs = [];
        List<PreferSyntax> earlier = [];
        foreach (PreferSyntax syntax in Members<PreferSyntax>())
        {
            if (ResolveRelief(syntax.Relief, "name a relief of this statute") is not { } first) continue;
            foreach (QuotedSyntax name in syntax.Over)
            {
                if (ResolveRelief(name, "name a relief of this statute") is not { } second) continue;
                if (first.Subject.Record > second.Subject.Record)
                {
                    Report(RuleErrors.OtherSubject.At(name.Span, second.Name, Names.WithArticle(second.Subject.Name), Names.WithArticle(first.Subject.Group?.Name ?? NameOf(first.Subject.Record))) with
                    {
                        Advice = "a relief goes before another of the same record, or of a record within its own",
                    });
                    continue;
                }

                pairs.Add((order.IndexOf(first), order.IndexOf(second)));
                Close(pairs);
                if (pairs.Any(pair => pair.Relief == pair.Over))
                {
                    Report(RuleErrors.PreferenceCircle.At(syntax.Span, first.Name, second.Name) with
                    {
                        Advice = "say one of the two only",
                        Notes = [.. earlier.Where(before => Leads(before, first, second)).Select(before => (before.Span, "it follows from this"))],
                    });
                    return [];
                }
            }

            earlier.Add(syntax);
        }

        return [.. pairs.Order()];
    }

    /// <summary>Whether a preference stands on the way from the one that is to go after to the one that is to go first.</summary>
    private bool Leads(PreferSyntax preference, ReliefSymbol first, ReliefSymbol second)
    {
        ImmutableArray<PreferSyntax> all = [.. Members<PreferSyntax>()];
        return IsBefore(second.Name, preference.Relief.Text, []) && preference.Over.Any(over => IsBefore(over.Text, first.Name, []));

        bool IsBefore(string one, string other, HashSet<string> seen) => one == other
            || (seen.Add(one) && all.Where(said => said.Relief.Text == one && one != first.Name).SelectMany(said => said.Over).Any(over => IsBefore(over.Text, other, seen)));
    }

    private static void Close(HashSet<(int Relief, int Over)> pairs)
    {
        while (pairs.SelectMany(a => pairs.Where(b => a.Over == b.Relief).Select(b => (a.Relief, b.Over))).Except(pairs).ToArray() is { Length: > 0 } more)
            pairs.UnionWith(more);
    }
}
