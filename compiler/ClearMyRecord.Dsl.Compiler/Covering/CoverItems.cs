using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>Finds what the examples of one file should show: its labelled conditions, and the edges of what they compare.</summary>
internal sealed class CoverItems
{
    private readonly Compilation _compilation;
    private readonly ClearanceProgram _program;
    private readonly int _relief;
    private readonly ImmutableHashSet<SourceText> _files;
    private readonly List<CoverItem> _items = [];
    private readonly Dictionary<string, int> _edges = [];
    private readonly HashSet<(int, int)> _changes = [];

    private CoverItems(Compilation compilation, int relief) =>
        (_compilation, _program, _relief, _files) = (compilation, compilation.Program, relief, FilesOf(compilation));

    /// <summary>The file itself; and where it declares no relief and is no bill, because it holds more examples of a law, that law's files.</summary>
    public static ImmutableHashSet<SourceText> FilesOf(Compilation compilation)
    {
        IEnumerable<SourceText> reliefs = compilation.Bound.Reliefs.Select(relief => relief.Syntax.Span.File);
        return compilation.Loaded.Bill is not null || reliefs.Contains(compilation.Text) ? [compilation.Text] : [compilation.Text, .. reliefs];
    }

    /// <summary>What the file's own words ask for; a model or law that it uses or amends is measured by itself.</summary>
    public static ImmutableArray<CoverItem> Of(Compilation compilation, int relief)
    {
        CoverItems items = new(compilation, relief);
        items.Find(compilation.Program.Reliefs[relief]);
        return [.. items._items.OrderBy(item => item.IsEdge)];
    }

    private void Find(IrRelief relief)
    {
        for (int i = 0; i < relief.Conditions.Length; i++) Conditions(relief.Conditions[i], relief.Conditions[i].Body, i);
        for (int i = 0; i < relief.Holds.Length; i++)
            if (SpanOf(relief.Holds[i]) is { } span) _items.Add(new HoldItem(_relief, relief.Holds[i].Info.Label, relief.Holds[i].Info.Citation, relief.Holds[i].Info.Words, span, i));
        for (int i = 0; i < relief.Effects.Length; i++)
            if (relief.Info.Effects[i] is { Effect.Length: > 0 } row && SpanOf(relief.Effects[i]) is { } span)
                _items.Add(new EffectItem(_relief, row.Condition.Label, row.Condition.Citation, $"{row.Effect}: {row.Condition.Words}", span, i));
        Edges(relief.InForce, "in force", relief.Info.Citation, -1);
        for (int i = 0; i < relief.Conditions.Length; i++) Edges(relief.Conditions[i].Body, relief.Conditions[i].Info.Label, relief.Conditions[i].Info.Citation, i);
        Edges(relief.Covers, relief.Info.SubjectName, relief.Info.Citation, -1);
    }

    private void Conditions(IrReliefCondition condition, IrCondition whole, int top)
    {
        // What the compiler adds by itself (a cap, a relief granted before) has no words of its own: then the whole of it is meant.
        SourceSpan? span = _compilation.Origins.Of(condition);
        ImmutableArray<IrCondition> nodes = span is { } at ? NodesAt(whole, at) : [];
        if (nodes.IsEmpty) nodes = [condition.Body];
        ConditionInfo info = condition.Info;
        if (span is null || _files.Contains(span.Value.File))
            _items.Add(new ConditionItem(_relief, info.Label, info.Citation, info.Words, span ?? SpanOfRelief, nodes, top));
        if (condition.Parts.IsDefault) return;
        foreach (IrReliefCondition part in condition.Parts) Conditions(part, whole, top);
    }

    /// <returns>Null where its words stand in a file that is measured by itself.</returns>
    private SourceSpan? SpanOf(IrReliefCondition condition)
    {
        SourceSpan span = _compilation.Origins.Of(condition) ?? SpanOfRelief;
        return _files.Contains(span.File) ? span : null;
    }

    /// <summary>The outermost nodes made of certain words: more than one where the words were written out more than once.</summary>
    private ImmutableArray<IrCondition> NodesAt(IrCondition root, SourceSpan span)
    {
        List<IrCondition> found = [];
        Reach(root, node =>
        {
            if (node is not IrCondition condition || _compilation.Origins.Of(node) != span) return true;
            found.Add(condition);
            return false;
        });
        return [.. found];
    }

    private void Edges(IrCondition root, string label, string citation, int top)
    {
        Reach(root, node =>
        {
            if (node is IrParameter { OnDay: null } parameter) Changes(parameter.Parameter, label, citation);
            else if (node is IrParameterIsOn { OnDay: null } isOn) Changes(isOn.Parameter, label, citation);
            else if (node is IrCondition condition && EdgeShape.SidesOf(condition) is { IsEmpty: false } sides) Edge(condition, sides, label, citation, top);
            return true;
        });
    }

    private void Edge(IrCondition node, ImmutableArray<(int Offset, string Name)> sides, string label, string citation, int top)
    {
        bool isForce = node is IrCompare { Left: IrLawDay };
        SourceSpan? written = _compilation.Origins.Of(node);
        // When a relief is in force is often said twice, by its own words and by its parameters: only what is said is asked for.
        if (written is not { } span || !_files.Contains(span.File)) return;
        string words = isForce && node is IrCompare { Right: IrNumber day } compare
            ? $"in force {(compare.Comparison == Comparison.LessThan ? "until" : "from")} {Notation.Date((int)day.Value)}" : _compilation.Bound.Sight.Words(span);
        if (!isForce && node is IrCompare { Right: IrNumber { NumberType: IrType.Date } asOf } && words == Notation.Date((int)asOf.Value)) words = $"the law as it changes on {words}";
        // "Within" has two edges in the same words.
        if (words.Contains(" within ", StringComparison.Ordinal) && node is IrCompare { Left.Type: IrType.Date } && !isForce)
            words += IrTree.SelfAndDescendants(node).Any(inner => inner is IrAddPeriod) ? ", where it ends" : ", where it begins";
        EdgeVariant?[] variants = isForce ? [null] : [.. Variants(node).DefaultIfEmpty()];
        for (int i = 0; i < variants.Length; i++)
        {
            // The same words lowered again make the same edge.
            string key = $"{span.File.Path} {span.Start}+{span.Length} {ShapeOf(node)} {variants[i]?.Words}";
            if (_edges.TryGetValue(key, out int known))
            {
                EdgeItem edge = (EdgeItem)_items[known];
                if (!edge.Nodes.Any(other => ReferenceEquals(other, node))) _items[known] = edge with { Nodes = edge.Nodes.Add(node) };
                continue;
            }

            _edges.Add(key, _items.Count);
            _items.Add(new EdgeItem(
                _relief, label, citation, variants[i] is { } variant ? $"{words} ({variant.Words})" : words, span, [node], top,
                [.. sides.Select(side => side.Offset)], [.. sides.Select(side => side.Name)], variants[i]));
        }
    }

    /// <summary>A condition's edge moves with the versions of a parameter it names, and with the rows of a period it adds.</summary>
    private IEnumerable<EdgeVariant> Variants(IrCondition node)
    {
        foreach (IrParameter use in IrTree.Children(node).SelectMany(IrTree.SelfAndDescendants).OfType<IrParameter>().Where(p => p.OnDay is null).DistinctBy(p => p.Parameter))
        {
            ParameterInfo info = _program.Info.Parameters[use.Parameter];
            if (info.Versions.Length < 2) continue;
            foreach (ParameterVersion version in info.Versions.Where(v => v.Value is not null))
                yield return new VersionVariant(use.Parameter, version, $"{version.Value?.ToText()} from {Notation.Date(version.From)}");
        }

        foreach (IrAddPeriod sum in IrTree.SelfAndDescendants(node).OfType<IrAddPeriod>())
        {
            List<IrCall> calls = [];
            IrExpr period = sum.Period;
            while (period is IrCall call)
            {
                calls.Add(call);
                period = _program.Definitions[call.Definition].Body;
            }

            if (period is not IrRows rows) continue;
            for (int i = 0; i < rows.Rows.Length; i++)
                if (!IsNever(rows.Rows[i].Value)) yield return new RowVariant([.. calls], rows, i, RowText(rows.Rows[i].Label, rows.Rows[i].Value, i));
            if (rows.Otherwise is { } otherwise && !IsNever(otherwise)) yield return new RowVariant([.. calls], rows, rows.Rows.Length, RowText(rows.OtherwiseLabel, otherwise, rows.Rows.Length));
        }
    }

    private void Changes(int parameter, string label, string citation)
    {
        ParameterSymbol symbol = _compilation.Bound.Parameters[parameter];
        if (!_files.Contains(symbol.Span.File)) return;
        for (int k = 1; k < symbol.Info.Versions.Length; k++)
        {
            if (symbol.Info.Versions[k] is not { Value: not null } version || symbol.Info.Versions[k - 1].Value is null || !_changes.Add((parameter, k))) continue;
            string cite = symbol.Info.Citation.Length > 0 ? symbol.Info.Citation : citation;
            _items.Add(new ChangeItem(_relief, label, cite, $"{symbol.Name}: {version.Value?.ToText()} from {Notation.Date(version.From)}", symbol.Span, symbol.Info, k));
        }
    }

    /// <summary>A node and everything it leads to, definitions and offense lists too; each once.</summary>
    /// <param name="goOn">Called for each; false: not further down.</param>
    private void Reach(IrExpr root, Func<IrExpr, bool> goOn)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Visit(root);

        void Visit(IrExpr node)
        {
            if (!seen.Add(node) || !goOn(node)) return;
            foreach (IrExpr child in IrTree.Children(node)) Visit(child);
            if (IrTree.CalledBy(node) is { } called) Visit(_program.Definitions[called].Body);
            if (node is IrOffenseIn n) VisitList(n.List);
        }

        void VisitList(int list)
        {
            if (!seen.Add(_program.OffenseLists[list])) return;
            foreach (IrOffenseEntry entry in _program.OffenseLists[list].Entries)
            {
                if (entry.Where is { } where) Visit(where);
                if (entry.IncludedList is { } included) VisitList(included);
            }
        }
    }

    private SourceSpan SpanOfRelief => _compilation.Bound.Reliefs[_relief].Syntax.Name.Span;

    private static bool IsNever(IrExpr value) => value is IrPeriod { Value.IsNever: true };

    private string RowText(string label, IrExpr value, int place)
    {
        string words = value switch
        {
            IrPeriod period => Notation.Period(period.Value),
            IrParameter parameter => _program.Info.Parameters[parameter.Parameter].Name,
            _ => "",
        };
        if (label.Length > 0) return words.Length > 0 ? $"{label} {words}" : label;
        // Rows without a label and without plain words are told apart by their number.
        return words.Length > 0 ? words : $"row {place + 1}";
    }

    /// <summary>Tells comparisons of the same words apart: "within" makes two.</summary>
    private static string ShapeOf(IrCondition node) => string.Join(' ', IrTree.SelfAndDescendants(node).Select(inner => inner switch
    {
        IrCompare n => n.Comparison.ToString(),
        IrField n => n.Field.Name + n.Of.Kind,
        IrNumber n => n.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => inner.GetType().Name,
    }));
}
