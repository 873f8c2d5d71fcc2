using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

internal sealed partial class ExpressionEmitter
{
    /// <summary>Up to this cost a condition is computed outright: cheaper than a branch that is often mispredicted.</summary>
    private const int Cheap = 2;

    public string Condition(IrCondition condition) => Elsewhere(condition) ?? ByCategory(condition) ?? (condition switch
    {
        IrTruth n => Text(n.Value),
        IrNot n => $"TruthLogic.Not({Condition(n.Operand)})",
        IrAll n => Junction(n.Items, "And", Truth.True, Truth.False),
        IrAny n => Junction(n.Items, "Or", Truth.False, Truth.True),
        IrAtLeast n => AtLeast(n),
        IrChoose n => Choose(n),
        IrYesNo n => $"CompiledLogic.YesNo({Cell(n.Of, n.Field)}, {Text(n.IfNone)})",
        IrYesNoOr n => YesNoOr(n),
        IrIsKnown n => IsKnown(n),
        IrIsNotYet n => IsNotYet(n),
        IrApplies n => $"CompiledLogic.Applies({Value(n.Value)})",
        IrCompare n => Compare(n),
        IrComparePeriods n => ComparePeriods(n),
        IrCategoryIn n => $"CategoryLogic.IsIn({Category(n.Value)}, {CSharpWriter.Literal(n.Mask)}, {Text(n.IfNone)})",
        IrCompareRanks n => $"CategoryLogic.CompareRanks(Comparison.{n.Comparison}, {Category(n.Left)}, {Category(n.Right)}, "
            + $"{_context.Offenses.Ranks(n.Category)}, {Text(n.IfNone)})",
        IrSameCategory n => $"CategoryLogic.AreSame({Category(n.Left)}, {Category(n.Right)}, {Text(n.IfNone)})",
        IrTextIn n => _context.Offenses.TextTable(n.Field, n.Texts, n.IfNone) + $"[{Cell(n.Of, n.Field)} + 2]",
        IrSameText n => $"CompiledLogic.SameText({Cell(n.LeftOf, n.LeftField)}, {_context.Offenses.Dictionary(n.LeftField)}, "
            + $"{Cell(n.RightOf, n.RightField)}, {_context.Offenses.Dictionary(n.RightField)}, {Text(n.IfNone)})",
        IrSameGroup n => SameGroup(n),
        IrOffenseIn n => OffenseIn(n),
        IrParameterIsOn n => $"run.IsOn({n.Parameter}, {LawDayOf(n.OnDay)})",
        IrReadingIs n => $"run.ReadingIs({n.Question}, {n.Reading})",
        IrCallCondition n => Call(n.Definition, n.Argument),
        IrPresume n => Presume(n),
        _ => throw IrTree.Unreachable(condition),
    });

    /// <summary>"And" is the least, "or" the greatest of the items. Items that record what they meet are all computed; the others
    /// only while they can still matter, cheap ones first.</summary>
    private string Junction(ImmutableArray<IrCondition> items, string fold, Truth empty, Truth decided)
    {
        IrCondition[] ordered = [.. items.Where(item => item is not IrTruth { Value: var truth } || truth != empty)
            .OrderBy(item => Facts(item).Marks ? 0 : 1).ThenBy(item => Facts(item).Marks ? 0 : Facts(item).Cost)];
        if (ordered.Length == 0) return Text(empty);
        string first = Condition(ordered[0]);
        if (ordered.Length == 1) return first;
        string result = Temp("Truth", first);
        foreach (IrCondition item in ordered.Skip(1))
        {
            ExpressionFacts facts = Facts(item);
            bool guarded = !facts.Marks && facts.Cost > Cheap;
            if (guarded) _out.Open($"if ({result} != {Text(decided)})");
            _out.Line($"{result} = TruthLogic.{fold}({result}, {Condition(item)});");
            if (guarded) _out.Close();
        }

        return result;
    }

    private string AtLeast(IrAtLeast node)
    {
        string certain = Temp("int", "0"), possible = Temp("int", "0");
        foreach (IrCondition item in node.Items)
        {
            string truth = Temp("int", $"(int){Condition(item)}");
            _out.Line($"{certain} += {truth} >> 1;");
            _out.Line($"{possible} += ({truth} + 1) >> 1;");
        }

        return $"TruthLogic.AtLeast({node.Needed}, {certain}, {possible})";
    }

    private string Choose(IrChoose node)
    {
        string test = Temp("Truth", Condition(node.Test));
        string then = Branch(test, Truth.False, node.Then), otherwise = Branch(test, Truth.True, node.Else);
        return $"TruthLogic.Choose({test}, {then}, {otherwise})";
    }

    private string Branch(string test, Truth leftOut, IrCondition branch)
    {
        string result = Temp("Truth", Text(Truth.Unknown));
        _out.Open($"if ({test} != {Text(leftOut)})");
        _out.Line($"{result} = {Condition(branch)};");
        _out.Close();
        return result;
    }

    private string YesNoOr(IrYesNoOr node)
    {
        string result = NewTemp();
        _out.Line($"Truth {result};");
        _out.Open($"if ({IsMissing(node.Field.Of, node.Field.Field)})");
        if (node.Presumption is { } presumption) Mark(presumption);
        _out.Line($"{result} = {Condition(node.StandIn)};");
        _out.Close();
        _out.Line($"else {result} = {Condition(node.Field)};");
        return result;
    }

    private string IsKnown(IrIsKnown node)
    {
        string missing = Temp("bool", IsMissing(node.Of, node.Field));
        _out.Line($"Rests |= {missing};");
        return $"TruthLogic.Of(!{missing})";
    }

    private string IsNotYet(IrIsNotYet node)
    {
        if (node.Field is { Type: Runtime.Data.FieldType.Date, MayBeNotYet: true })
        {
            string row = Row(node.Of, node.Field), column = _context.Column(node.Field);
            return $"CompiledLogic.IsNotYet({column}[{row}], {column}End[{row}])";
        }

        // Only dates have the blank "not yet"; of anything else a missing value may still be it.
        string missing = node.Field.MayBeNotYet ? Text(Truth.Unknown) : Text(Truth.False);
        string other = node.Field.Type != Runtime.Data.FieldType.Date ? Text(Truth.False)
            : $"{Cell(node.Of, node.Field)} == DateColumn.NotYet ? Truth.True : Truth.False";
        return $"({IsMissing(node.Of, node.Field)} ? {missing} : {other})";
    }

    private string Presume(IrPresume node)
    {
        string result = Temp("Truth", Condition(node.Operand));
        _out.Open($"if ({result} == Truth.Unknown)");
        Mark(node.Presumption);
        _out.Line($"{result} = {Text(node.Value)};");
        _out.Close();
        return result;
    }

    private string SameGroup(IrSameGroup node)
    {
        string left = Row(node.Left, Runtime.Data.RecordKind.Charge), right = Row(node.Right, Runtime.Data.RecordKind.Charge);
        return $"({left} == {right} ? Truth.True : {_context.GroupKeys(node.Key)}.AreSame({Row(node.Left, node.Key)}, {Row(node.Right, node.Key)}))";
    }

    private string OffenseIn(IrOffenseIn node)
    {
        string charge = Row(node.Of, Runtime.Data.RecordKind.Charge);
        if (_context.Offenses.IsTable(node.List)) return _context.Offenses.Lookup(node.List, node.Field, charge);
        string method = _context.Offenses.Method(node.List, node.Field, alwaysInchoate: false);
        return Temp("Truth", $"{method}(p, {Row(node.Of, Runtime.Data.RecordKind.Case)}, {charge})");
    }
}
