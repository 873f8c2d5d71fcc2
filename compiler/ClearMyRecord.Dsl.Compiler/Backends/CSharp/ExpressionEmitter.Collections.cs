using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

internal sealed partial class ExpressionEmitter
{
    /// <summary>How many there are for certain and at most, as names of two numbers.</summary>
    /// <param name="enough">Where set, counting may stop once so many are certain.</param>
    private (string Certain, string Possible) Count(IrCount node, long? enough)
    {
        if (node.Collection.GroupKey is { } key)
        {
            string groups = Temp("Quantity", $"{Groups(node, "GroupTally", CSharpWriter.Literal(key.MayNotApply), node.Collection, key, null)}.Count()");
            return ($"(int){groups}.Low", $"(int){groups}.High");
        }

        if (AllButOne(node) is { } difference) return difference;
        string certain = Temp("int", "0"), possible = Temp("int", "0");
        Loop(node.Collection, [], () =>
        {
            string member = Temp("int", $"(int){Condition(node.Collection.Filter)}");
            _out.Line($"{certain} += {member} >> 1;");
            _out.Line($"{possible} += ({member} + 1) >> 1;");
            if (enough is { } needed && !Facts(node.Collection.Filter).Marks) _out.Line($"if ({certain} >= {needed}) break;");
        });
        return (certain, possible);
    }

    /// <summary>"Other" with a condition that is the same for every subject: the count for the person, less the subject itself.</summary>
    private (string Certain, string Possible)? AllButOne(IrCount node)
    {
        IrCollection all = node.Collection;
        if (all.Except is not [{ Kind: RecordKind.Charge } self] || all.Element.Kind != RecordKind.Charge) return null;
        // The subject must be among those counted: in its person always, in a case if it is its own.
        if (all.ScopeKind != RecordKind.Person && (all.ScopeKind != RecordKind.Case || all.Scope.Id != self.Id)) return null;
        ExpressionFacts filter = Facts(all.Filter);
        if (filter.Marks || filter.HasCollection || filter.Rows.Any(row => row.Variable != all.Element.Id)) return null;
        IrCount everyone = _everyone.TryGetValue(node, out IrCount? made) ? made : _everyone[node] = new(all with { Except = [] });
        string total = Temp("Quantity", Quantity(everyone));
        _rows[all.Element.Id] = _rows[self.Id];
        string own = Temp("int", $"(int){Condition(all.Filter)}");
        _rows.Remove(all.Element.Id);
        return (Temp("int", $"(int){total}.Low - ({own} >> 1)"), Temp("int", $"(int){total}.High - (({own} + 1) >> 1)"));
    }

    private readonly Dictionary<IrCount, IrCount> _everyone = new(ReferenceEqualityComparer.Instance);

    private string Sum(IrSum node)
    {
        if (node.Collection.GroupKey is { } key) return Temp("Quantity", $"{Groups(node, "GroupTally", CSharpWriter.Literal(key.MayNotApply), node.Collection, key, node.Value)}.Sum()");
        string sum = Temp("Quantity", "Quantity.Exactly(0)");
        Loop(node.Collection, [node.Value], () =>
        {
            string member = Member(node.Collection);
            _out.Line($"{sum} = CompiledLogic.AddMember({sum}, {Quantity(node.Value)}, {member});");
        });
        return sum;
    }

    private string Extreme(IrExtreme node)
    {
        if (node.Place > 1) return Placed(node);
        string extreme = Temp("Quantity", "Quantity.NotApplicable");
        Loop(node.Collection, [node.Value], () =>
        {
            string member = Member(node.Collection);
            string value = $"CompiledLogic.Possible({Quantity(node.Value)}, {member})";
            _out.Line($"{extreme} = QuantityLogic.{(node.Latest ? "Later" : "Earlier")}({extreme}, {value});");
        });
        return extreme;
    }

    /// <summary>Adds the elements to a tally of groups.</summary>
    /// <param name="arguments">Those of the tally's constructor.</param>
    /// <param name="value">What each gives its group, or null where groups are only counted.</param>
    private string Groups(IrExpr node, string type, string arguments, IrCollection collection, FieldDefinition key, IrExpr? value)
    {
        string tally = _context.Tally(node, type, arguments);
        _out.Line($"{tally}.Clear();");
        Loop(collection, value is null ? [] : [value], () =>
        {
            string member = Member(collection);
            string given = value is null ? "" : $", {Quantity(value)}";
            _out.Line($"{tally}.Add({_context.GroupKeys(key)}[{Row(collection.Element, key)}], {member}{given});");
        });
        return tally;
    }

    private string Placed(IrExtreme node)
    {
        if (node.Collection.GroupKey is { } key)
            return Temp("Quantity", $"{Groups(node, "GroupPlaceTally", $"{node.Place}, {CSharpWriter.Literal(node.Latest)}", node.Collection, key, node.Value)}.Result()");
        string tally = _context.Tally(node, "PlaceTally", $"{node.Place}, {CSharpWriter.Literal(node.Latest)}");
        _out.Line($"{tally}.Clear();");
        Loop(node.Collection, [node.Value], () =>
        {
            string member = Member(node.Collection);
            _out.Line($"{tally}.Add(CompiledLogic.Possible({Quantity(node.Value)}, {member}));");
        });
        return Temp("Quantity", $"{tally}.Result()");
    }

    /// <summary>The gravest or least grave category value.</summary>
    private string Gravest(IrExtreme node, CategoryType category)
    {
        string tally = _context.Tally(node, "GradeTally", $"{_context.Offenses.Ranks(category)}, {CSharpWriter.Literal(node.Latest)}");
        _out.Line($"{tally}.Clear();");
        Loop(node.Collection, [node.Value], () =>
        {
            string member = Member(node.Collection);
            _out.Line($"{tally}.Add({Category(node.Value)}, {member});");
        });
        return Temp("ulong", $"{tally}.Result()");
    }

    private string Member(IrCollection collection)
    {
        string member = Temp("Truth", Condition(collection.Filter));
        _out.Line($"if ({member} == Truth.False) continue;");
        return member;
    }

    /// <summary>Writes a loop over the records of a collection that are not left out.</summary>
    /// <param name="values">What is computed for each of them besides the filter.</param>
    private void Loop(IrCollection collection, IrExpr[] values, Action body)
    {
        List<IrExpr> before = [];
        ComputeBefore(collection.Filter, collection, before);
        foreach (IrExpr value in values) ComputeBefore(value, collection, before);
        RecordKind kind = collection.Element.Kind;
        string row = $"e{_temps.Next++}";
        (string start, string end) = RangeOf(kind, collection);
        string last = Temp("int", end);
        _out.Open($"for (int {row} = {start}; {row} < {last}; {row}++)");
        _rows[collection.Element.Id] = kind switch
        {
            RecordKind.Person => new(kind, row, ""),
            RecordKind.Case => new(kind, row, row),
            _ => new(kind, row, $"CaseOfCharge[{row}]"),
        };
        foreach (IrVariable except in collection.Except)
        {
            RecordKind wider = except.Kind < kind ? except.Kind : kind;
            string own = wider == RecordKind.Person ? "p" : Row(collection.Element, wider);
            _out.Line($"if ({own} == {Row(except, wider)}) continue;");
        }

        body();
        _rows.Remove(collection.Element.Id);
        _out.Close();
        // Their names end with the block this loop stands in.
        foreach (IrExpr node in before) _known.Remove(node);
    }

    private (string Start, string End) RangeOf(RecordKind kind, IrCollection collection)
    {
        if (kind == RecordKind.Person) return ("p", "p + 1");
        string prefix = kind == RecordKind.Case ? "Case" : "Charge";
        if (collection.ScopeKind == RecordKind.Person) return ($"{prefix}Start", $"{prefix}End");
        string scope = Row(collection.Scope, collection.ScopeKind);
        return kind == collection.ScopeKind ? (scope, $"{scope} + 1") : ($"FirstCharge[{scope}]", $"FirstCharge[{scope} + 1]");
    }

    /// <summary>What a loop's condition takes from outside the loop is computed once, before it.</summary>
    private void ComputeBefore(IrExpr node, IrCollection loop, List<IrExpr> computed)
    {
        ExpressionFacts facts = Facts(node);
        if (_known.ContainsKey(node) || facts.IsInvariant) return;
        bool insideOnly = facts.Rows.Any(row => row.Variable == loop.Element.Id) || !facts.Rows.All(row => _rows.ContainsKey(row.Variable));
        if (insideOnly || facts.Marks)
        {
            foreach (IrExpr part in IrTree.Children(node)) ComputeBefore(part, loop, computed);
            return;
        }

        _known[node] = Temp(Types.Of(node.Type), Value(node));
        computed.Add(node);
    }
}
