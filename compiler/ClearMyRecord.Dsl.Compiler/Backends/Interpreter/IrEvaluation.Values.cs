using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

internal sealed partial class IrEvaluation
{
    public Value ValueOf(IrExpr node, int[] rows) => node switch
    {
        IrNumber n => Value.Of(n.NumberType, Quantity.Exactly(n.Value)),
        IrPeriod n => Value.Of(PeriodRange.Exactly(n.Value)),
        IrCategory n => Value.Of(n.Mask),
        IrToday => Value.Of(IrType.Date, Quantity.Exactly(Today)),
        IrLawDay => Value.Of(IrType.Date, Quantity.Exactly(LawDay)),
        IrVersionDay n => VersionDay(ValueOf(n.By, rows)),
        IrField n => ReadValue(n.Field, Read(n.Of, n.Field, rows), n.FieldType),
        IrFieldOr n => FieldOr(n, rows),
        IrParameter n => Tables.ParameterValue(n.Parameter, n.ParameterType, n.OnDay ?? LawDay, Options),
        IrAddPeriod n => AddPeriod(n, rows),
        IrYearsBetween n => Value.Of(n.Type, LegalDate.YearsBetween(
            ValueOf(n.From, rows).Quantity, ValueOf(n.To, rows).Quantity, Tables.Program.Calendar)),
        IrLastAnniversary n => Value.Of(n.Type, LegalDate.LastAnniversary(ValueOf(n.Date, rows).Quantity, Today, Tables.Program.Calendar)),
        IrDaysBetween n => Value.Of(n.Type, Quantity.Subtract(ValueOf(n.To, rows).Quantity, ValueOf(n.From, rows).Quantity)),
        IrArithmetic n => Arithmetic(n, rows),
        IrPick n => Value.Of(n.Type, n.Items.Select(item => ValueOf(item, rows).Quantity).Aggregate(n.Latest ? QuantityLogic.Later : QuantityLogic.Earlier)),
        IrRows n => Rows(n, rows),
        IrCall n => Call(n.Definition, n.Argument, rows).Value,
        IrCount n => Count(n, rows),
        IrSum n => Sum(n, rows),
        IrExtreme n => Extreme(n, rows),
        _ => throw IrTree.Unreachable(node),
    };

    private Value VersionDay(Value by) => Options.LawAsOf is { } day ? Value.Of(IrType.Date, Quantity.Exactly(day)) : by;

    private Value FieldOr(IrFieldOr node, int[] rows)
    {
        Value read = ValueOf(node.Field, rows);
        if (Data.StateOf(node.Field.Field, RowOf(node.Field.Of, node.Field.Field.Of, rows)) != ValueState.Missing) return read;
        if (node.Presumption is { } presumption) _marks |= Marks.OfPresumption(presumption);
        return ValueOf(node.StandIn, rows);
    }

    private Value AddPeriod(IrAddPeriod node, int[] rows)
    {
        Quantity date = ValueOf(node.Date, rows).Quantity;
        PeriodRange period = ValueOf(node.Period, rows).Period;
        LegalCalendar calendar = Tables.Program.Calendar;
        return Value.Of(IrType.Date, node.Subtract ? LegalDate.Subtract(date, period, calendar) : LegalDate.Add(date, period, calendar));
    }

    private Value Arithmetic(IrArithmetic node, int[] rows)
    {
        Quantity left = ValueOf(node.Left, rows).Quantity, right = ValueOf(node.Right, rows).Quantity;
        return Value.Of(node.Type, node.Subtract ? Quantity.Subtract(left, right) : Quantity.Add(left, right));
    }

    /// <summary>The first true row counts; a row that may be true leaves both its own value and what follows possible.</summary>
    private Value Rows(IrRows node, int[] rows)
    {
        Value? possible = null;
        foreach (IrRow row in node.Rows)
        {
            Truth test = TruthOf(row.Test, rows);
            if (test == Truth.False) continue;
            possible = Widened(possible, ValueOf(row.Value, rows));
            if (test == Truth.True) return possible.Value;
        }

        return Widened(possible, node.Otherwise is { } otherwise ? ValueOf(otherwise, rows) : Value.NotApplicable(node.RowType));
    }

    private static Value Widened(Value? possible, Value more) => possible is { } value ? Value.Hull(value, more) : more;

    // ------------------------------------------------------------ over many records

    /// <summary>The records a collection ranges over, each set as its element variable when it is handed out.</summary>
    public IEnumerable<int> ElementsOf(IrCollection collection, int[] rows)
    {
        RecordKind kind = collection.Element.Kind;
        int scope = RowOf(collection.Scope, collection.ScopeKind, rows);
        int person = Data.OuterRow(collection.ScopeKind, scope, RecordKind.Person);
        int slot = Tables.SlotOf(collection.Element);
        (int start, int end) = Data.RowsOf(kind, person);
        for (int row = start; row < end; row++)
        {
            if (Data.OuterRow(kind, row, collection.ScopeKind) != scope || IsLeftOut(collection.Except, kind, row, rows)) continue;
            rows[slot] = row;
            yield return row;
        }
    }

    /// <summary>"Other": the record itself, all charges of a case, or the case of a charge; compared at the wider of the two kinds.</summary>
    private bool IsLeftOut(ImmutableArray<IrVariable> except, RecordKind kind, int row, int[] rows)
    {
        foreach (IrVariable variable in except)
        {
            RecordKind wider = variable.Kind < kind ? variable.Kind : kind;
            if (Data.OuterRow(kind, row, wider) == RowOf(variable, wider, rows)) return true;
        }

        return false;
    }

    private Value Count(IrCount node, int[] rows)
    {
        if (node.Collection.GroupKey is { } key) return CountGroups(node.Collection, key, rows);
        int certain = 0, possible = 0;
        foreach (int _ in ElementsOf(node.Collection, rows))
        {
            Truth member = TruthOf(node.Collection.Filter, rows);
            if (member == Truth.True) certain++;
            if (member != Truth.False) possible++;
        }

        return Value.Of(IrType.Number, new(certain, possible));
    }

    private Value Sum(IrSum node, int[] rows)
    {
        if (node.Collection.GroupKey is { } key) return SumOfGroups(node, key, rows);
        Quantity sum = Quantity.Exactly(0);
        foreach ((Truth member, Quantity value) in Members(node.Collection, node.Value, rows))
        {
            // Nothing is added where the value does not apply, or where the record turns out not to be one of them.
            bool mayAddNothing = member == Truth.Unknown || value.MayNotApply;
            Quantity added = mayAddNothing ? Quantity.Hull(value, Quantity.Exactly(0)) : value;
            sum = Quantity.Add(sum, added with { MayNotApply = false });
        }

        return Value.Of(node.Type, sum);
    }

    private Value Extreme(IrExtreme node, int[] rows)
    {
        if (node.Category is { } category) return Gravest(node, category, rows);
        if (node.Place > 1) return Placed(node, rows);
        Quantity extreme = Quantity.NotApplicable;
        foreach ((Truth member, Quantity value) in Members(node.Collection, node.Value, rows))
        {
            // A record that may not be one of them is like a value that may not apply: the others then decide alone.
            Quantity possible = value with { MayNotApply = value.MayNotApply || member == Truth.Unknown };
            extreme = node.Latest ? QuantityLogic.Later(extreme, possible) : QuantityLogic.Earlier(extreme, possible);
        }

        return Value.Of(node.Type, extreme);
    }

    private IEnumerable<(Truth Member, Quantity Value)> Members(IrCollection collection, IrExpr value, int[] rows)
    {
        foreach (int _ in ElementsOf(collection, rows))
        {
            Truth member = TruthOf(collection.Filter, rows);
            if (member != Truth.False) yield return (member, ValueOf(value, rows).Quantity);
        }
    }
}
