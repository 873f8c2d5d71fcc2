using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

internal sealed partial class IrEvaluation
{
    public Truth TruthOf(IrCondition condition, int[] rows) =>
        Watch is null ? Decided(condition, rows) : Watch.Seen(this, condition, rows, Decided(condition, rows));

    private Truth Decided(IrCondition condition, int[] rows) => condition switch
    {
        IrTruth n => n.Value,
        IrNot n => TruthLogic.Not(TruthOf(n.Operand, rows)),
        // No short cuts: what later items meet is counted too (Ir/README.md).
        IrAll n => TruthsOf(n.Items, rows).Aggregate(Truth.True, TruthLogic.And),
        IrAny n => TruthsOf(n.Items, rows).Aggregate(Truth.False, TruthLogic.Or),
        IrAtLeast n => AtLeast(n, rows),
        IrChoose n => Choose(n, rows),
        IrYesNo n => YesNo(n, rows),
        IrYesNoOr n => YesNoOr(n, rows),
        IrIsKnown n => IsKnown(n, rows),
        IrIsNotYet n => IsNotYet(n.Field, Read(n.Of, n.Field, rows)),
        IrApplies n => ValueOf(n.Value, rows).Applies,
        IrCompare n => QuantityLogic.Compare(n.Comparison, ValueOf(n.Left, rows).Quantity, ValueOf(n.Right, rows).Quantity, n.IfNone),
        IrComparePeriods n => PeriodLogic.Compare(n.Comparison, ValueOf(n.Left, rows).Period, ValueOf(n.Right, rows).Period, n.IfNone),
        IrCategoryIn n => CategoryLogic.IsIn(ValueOf(n.Value, rows).Categories, n.Mask, n.IfNone),
        IrCompareRanks n => CategoryLogic.CompareRanks(
            n.Comparison, ValueOf(n.Left, rows).Categories, ValueOf(n.Right, rows).Categories, n.Category, n.IfNone),
        IrSameCategory n => CategoryLogic.AreSame(ValueOf(n.Left, rows).Categories, ValueOf(n.Right, rows).Categories, n.IfNone),
        IrTextIn n => TextIn(n, rows),
        IrSameText n => SameText(n, rows),
        IrSameGroup n => SameGroup(n, rows),
        IrOffenseIn n => IsInList(n.List, n.Field, Read(n.Of, n.Field, rows), alwaysInchoate: false),
        IrParameterIsOn n => TruthLogic.Of(Tables.ParameterOn(n.Parameter, n.OnDay ?? LawDay, Options) is not null),
        IrReadingIs n => ReadingIs(n),
        IrCallCondition n => Call(n.Definition, n.Argument, rows).Truth,
        IrPresume n => Presume(n, rows),
        _ => throw IrTree.Unreachable(condition),
    };

    private List<Truth> TruthsOf(ImmutableArray<IrCondition> items, int[] rows) => [.. items.Select(item => TruthOf(item, rows))];

    private Truth AtLeast(IrAtLeast node, int[] rows)
    {
        List<Truth> truths = TruthsOf(node.Items, rows);
        return TruthLogic.AtLeast(node.Needed, truths.Count(t => t == Truth.True), truths.Count(t => t != Truth.False));
    }

    private Truth Choose(IrChoose node, int[] rows)
    {
        Truth test = TruthOf(node.Test, rows);
        Truth then = test == Truth.False ? Truth.Unknown : TruthOf(node.Then, rows);
        Truth otherwise = test == Truth.True ? Truth.Unknown : TruthOf(node.Else, rows);
        return TruthLogic.Choose(test, then, otherwise);
    }

    private Truth YesNo(IrYesNo node, int[] rows)
    {
        int row = Read(node.Of, node.Field, rows);
        if (StateOf(node.Field, row) == ValueState.NotApplicable) return node.IfNone;
        return Supposed(node.Field, row) is { } fact ? fact.YesNo : FieldReader.ReadYesNo(Data, node.Field, row);
    }

    private Truth YesNoOr(IrYesNoOr node, int[] rows)
    {
        Truth read = YesNo(node.Field, rows);
        // What is supposed of a missing fact is what it is where its derivation says nothing.
        if (Data.StateOf(node.Field.Field, RowOf(node.Field.Of, node.Field.Field.Of, rows)) != ValueState.Missing) return read;
        if (node.Presumption is { } presumption) _marks |= Marks.OfPresumption(presumption);
        return TruthOf(node.StandIn, rows);
    }

    private Truth IsKnown(IrIsKnown node, int[] rows)
    {
        bool missing = StateOf(node.Field, Read(node.Of, node.Field, rows)) == ValueState.Missing;
        if (missing) _marks |= Marks.Missing;
        return TruthLogic.Of(!missing);
    }

    private Truth Presume(IrPresume node, int[] rows)
    {
        Truth truth = TruthOf(node.Operand, rows);
        if (truth != Truth.Unknown) return truth;
        _marks |= Marks.OfPresumption(node.Presumption);
        return node.Value;
    }

    private Truth ReadingIs(IrReadingIs node)
    {
        if (supposed is not null) _reads |= supposed.MarkOfQuestion(node.Question);
        return Tables.ReadingIs(node.Question, node.Reading, Options);
    }

    private Truth TextIn(IrTextIn node, int[] rows)
    {
        int row = Read(node.Of, node.Field, rows);
        if (StateOf(node.Field, row) == ValueState.NotApplicable) return node.IfNone;
        if (TextsOf(node.Field, row) is not { } texts) return Truth.Unknown;
        int listed = texts.Count(text => node.Texts.Contains(text, StringComparer.OrdinalIgnoreCase));
        return listed == 0 ? Truth.False : listed == texts.Count ? Truth.True : Truth.Unknown;
    }

    private Truth SameText(IrSameText node, int[] rows)
    {
        int left = Read(node.LeftOf, node.LeftField, rows), right = Read(node.RightOf, node.RightField, rows);
        if (StateOf(node.LeftField, left) == ValueState.NotApplicable || StateOf(node.RightField, right) == ValueState.NotApplicable) return node.IfNone;
        if (TextsOf(node.LeftField, left) is not { } a || TextsOf(node.RightField, right) is not { } b) return Truth.Unknown;
        if (!a.Intersect(b, StringComparer.OrdinalIgnoreCase).Any()) return Truth.False;
        return a.Count == 1 && b.Count == 1 ? Truth.True : Truth.Unknown;
    }

    private Truth SameGroup(IrSameGroup node, int[] rows)
    {
        GroupOf left = GroupAt(node.Left, node.Key, rows), right = GroupAt(node.Right, node.Key, rows);
        if (RowOf(node.Left, RecordKind.Charge, rows) == RowOf(node.Right, RecordKind.Charge, rows)) return Truth.True;
        if (left.IsNone || right.IsNone) return Truth.False;
        return left.Key is { } a && right.Key is { } b ? TruthLogic.Of(a == b) : Truth.Unknown;
    }

    /// <param name="alwaysInchoate">Whether an entry that includes this list said that attempts are covered.</param>
    private Truth IsInList(int list, FieldDefinition field, int charge, bool alwaysInchoate)
    {
        Truth included = Truth.False, excluded = Truth.False;
        for (int i = 0; i < Tables.Program.OffenseLists[list].Entries.Length; i++)
        {
            IrOffenseEntry entry = Tables.Program.OffenseLists[list].Entries[i];
            Truth covers = Covers(list, i, field, charge, alwaysInchoate);
            if (entry.Includes) included = TruthLogic.Or(included, covers);
            else excluded = TruthLogic.Or(excluded, covers);
        }

        return TruthLogic.And(included, TruthLogic.Not(excluded));
    }

    public Truth Covers(int list, int index, FieldDefinition field, int charge, bool alwaysInchoate)
    {
        IrOffenseEntry entry = Tables.Program.OffenseLists[list].Entries[index];
        bool inchoate = entry.Inchoate || alwaysInchoate;
        Truth covers = entry.IncludedList is { } included
            ? IsInList(included, field, charge, inchoate)
            : TruthLogic.And(CitationFits(list, index, field, charge), inchoate ? Truth.True : IsCompleted(charge));
        return entry.Where is { } where ? TruthLogic.And(covers, TruthOf(where, NewRows(charge))) : covers;
    }

    public Truth CitationFits(int list, int entry, FieldDefinition field, int charge) => StateOf(field, charge) switch
    {
        ValueState.Known when supposed?[field, charge] is { } fact => fact.Fits(Tables.Citations.NumberOf(list, entry)),
        ValueState.NotApplicable => Truth.False,
        ValueState.Known when Data.ColumnOf(field) is CodedColumn column && Tables.MatcherOf(list, entry) is { } matcher =>
            matcher.TableFor(column.Dictionary)[column.Codes[charge]],
        _ => Truth.Unknown,
    };

    public Truth IsCompleted(int charge)
    {
        if (Tables.Inchoate is not { } field) return Truth.True;
        onRead?.Invoke(field, charge);
        return Tables.IsCompleted(ReadValue(field, charge, IrType.Category));
    }
}
