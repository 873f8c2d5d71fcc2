using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>
/// Where a condition may change as the days go by. Values move only through today, and only a comparison turns a moving value
/// into a truth; so the days are those on which a comparison's two sides meet, found by turning the comparison round. What
/// can't be turned round asks for every day: slow, and still exact.
/// </summary>
internal sealed partial class ExpressionEmitter
{
    private int _renamed;

    /// <summary>Writes statements that add to "days" every day after today on which a node may change, under the law of the day at hand.</summary>
    public void Days(IrExpr node)
    {
        ExpressionFacts facts = Facts(node);
        if (!facts.OnToday) return;
        if (IrTree.CollectionOf(node) is not null && facts.Rows.Count == 0 && _isBodyOf != node)
        {
            _out.Line($"{DaysOncePerPerson(node)}(p, days);");
            return;
        }

        switch (node)
        {
            case IrAll n:
                DaysWhile([.. n.Items], items => new IrAll([.. items]), "Truth.False");
                break;
            case IrAny n:
                DaysWhile([.. n.Items], items => new IrAny([.. items]), "Truth.True");
                break;
            case IrCompare n:
                Days(n.Left);
                Days(n.Right);
                Meetings(n);
                break;
            case IrOffenseIn n:
                _out.Line($"{DaysOfList(n.List)}(p, {Row(n.Of, RecordKind.Case)}, {Row(n.Of, RecordKind.Charge)}, days);");
                break;
            case IrCallCondition n:
                Days(Instantiate(n.Definition, n.Argument));
                break;
            case IrCall n:
                Days(Instantiate(n.Definition, n.Argument));
                break;
            default:
                if (IrTree.CollectionOf(node) is { } collection)
                    Loop(collection, [], () => { foreach (IrExpr part in IrTree.Children(node)) Days(part); });
                else
                    foreach (IrExpr part in IrTree.Children(node)) Days(part);
                break;
        }
    }

    /// <summary>The moving items of a list, unless the others decide it anyway.</summary>
    private void DaysWhile(IrCondition[] items, Func<IEnumerable<IrCondition>, IrCondition> join, string decided)
    {
        IrCondition[] still = [.. items.Where(item => Facts(item) is { OnToday: false, Marks: false, HasCollection: false })];
        if (still.Length > 0) _out.Open($"if ({Condition(join(still))} != {decided})");
        foreach (IrCondition item in items) Days(item);
        if (still.Length > 0) _out.Close();
    }

    private string DaysOncePerPerson(IrExpr node) => _context.Method("DaysOfPerson", (name, writer) =>
    {
        ExpressionEmitter body = new(_context, writer, inDay: false, [], new()) { _isBodyOf = node };
        writer.Line($"private int {name}Stamp;");
        writer.Line();
        writer.Open($"private void {name}(int p, DayBuffer days)");
        writer.Line($"if ({name}Stamp == DayStamp) return;");
        writer.Line($"{name}Stamp = DayStamp;");
        body.Days(node);
        writer.Close();
    });

    private string DaysOfList(int list) => _context.Method("DaysOfList", (name, writer) =>
    {
        writer.Open($"private void {name}(int p, int c, int h, DayBuffer days)");
        ExpressionEmitter body = ForSubject(_context, writer, RecordKind.Charge);
        foreach (IrOffenseEntry entry in _context.Program.OffenseLists[list].Entries)
        {
            if (entry.Where is { } where) body.Days(where);
            if (entry.IncludedList is { } included && _context.Facts.OfList(included).OnToday) writer.Line($"{body.DaysOfList(included)}(p, c, h, days);");
        }

        writer.Close();
    });

    /// <summary>A definition's body told of a call's argument, with its other variables given numbers of their own.</summary>
    private IrExpr Instantiate(int definition, IrVariable argument)
    {
        int offset = 1_000_000 * ++_renamed;
        return IrRewriter.Rewrite(_context.Program.Definitions[definition].Body, part => part,
            variable => variable.Id == 0 ? argument : variable with { Id = variable.Id + offset });
    }

    // ------------------------------------------------------------ where the sides of a comparison meet

    private void Meetings(IrCompare node)
    {
        bool left = HoldsToday(node.Left), right = HoldsToday(node.Right);
        if (left && right) _out.Line("days.AddEvery();");
        else if (left) Meet(node.Left, node.Right);
        else if (right) Meet(node.Right, node.Left);
    }

    /// <summary>Whether a value itself moves with today, not only the conditions inside it.</summary>
    private bool HoldsToday(IrExpr value) => Facts(value).OnToday && value switch
    {
        IrToday or IrLawDay or IrLastAnniversary => true,
        IrVersionDay n => HoldsToday(n.By),
        IrAddPeriod n => HoldsToday(n.Date),
        IrYearsBetween n => HoldsToday(n.From) || HoldsToday(n.To),
        IrDaysBetween n => HoldsToday(n.From) || HoldsToday(n.To),
        IrArithmetic n => HoldsToday(n.Left) || HoldsToday(n.Right),
        IrPick n => n.Items.Any(HoldsToday),
        IrRows n => n.Rows.Any(row => HoldsToday(row.Value)) || (n.Otherwise is { } last && HoldsToday(last)),
        IrFieldOr n => HoldsToday(n.StandIn),
        IrSum n => HoldsToday(n.Value),
        IrExtreme n => HoldsToday(n.Value),
        IrCall n => HoldsToday(_context.Program.Definitions[n.Definition].Body),
        _ => false,
    };

    /// <summary>Adds the days on which a moving value meets another that does not move.</summary>
    private void Meet(IrExpr moving, IrExpr other)
    {
        // Both bounds of a choice among several values are bounds of one of them, so it is enough that each of them meets the other.
        switch (moving)
        {
            case IrToday or IrLawDay:
                Ends(other, range => _out.Line($"days.AddMeetings({range});"));
                break;
            case IrAddPeriod { Date: IrToday or IrLawDay } n:
                Ends(other, range => EndsOfPeriod(n.Period, period =>
                    _out.Line($"days.AddMeetings({range}, {period}, {CSharpWriter.Literal(n.Subtract)});")));
                break;
            case IrYearsBetween { To: IrToday or IrLawDay } n when !HoldsToday(n.From):
                Ends(other, range => Ends(n.From, from => _out.Line($"days.AddAnniversaries({from}, {range});")));
                break;
            case IrDaysBetween { To: IrToday or IrLawDay } n when !HoldsToday(n.From):
                Ends(other, range => Ends(n.From, from => _out.Line($"days.AddMeetings(Quantity.Add({from}, {range}));")));
                break;
            case IrDaysBetween { From: IrToday or IrLawDay } n when !HoldsToday(n.To):
                Ends(other, range => Ends(n.To, to => _out.Line($"days.AddMeetings(Quantity.Subtract({to}, {range}));")));
                break;
            case IrVersionDay n:
                Meet(n.By, other);
                break;
            case IrLastAnniversary n when !HoldsToday(n.Date):
                Ends(n.Date, date => _out.Line($"days.AddEveryAnniversary({date});"));
                break;
            case IrPick n:
                foreach (IrExpr item in n.Items) MeetIfMoving(item, other);
                break;
            case IrRows n:
                foreach (IrRow row in n.Rows) MeetIfMoving(row.Value, other);
                if (n.Otherwise is { } last) MeetIfMoving(last, other);
                break;
            case IrFieldOr n:
                MeetIfMoving(n.StandIn, other);
                break;
            case IrCall n:
                Meet(Instantiate(n.Definition, n.Argument), other);
                break;
            case IrExtreme n:
                Loop(n.Collection, [n.Value], () => MeetIfMoving(n.Value, other));
                break;
            default:
                _out.Line("days.AddEvery();");
                break;
        }
    }

    private void MeetIfMoving(IrExpr part, IrExpr other)
    {
        if (HoldsToday(part)) Meet(part, other);
    }

    /// <summary>Writes a use for every range that a value may be on any day, which it chooses by conditions that move.</summary>
    private void Ends(IrExpr value, Action<string> use)
    {
        if (!Facts(value).OnToday)
        {
            use(Temp("Quantity", Quantity(value)));
            return;
        }

        switch (value)
        {
            case IrPick n:
                foreach (IrExpr item in n.Items) Ends(item, use);
                break;
            case IrRows n:
                foreach (IrRow row in n.Rows) Ends(row.Value, use);
                if (n.Otherwise is { } last) Ends(last, use);
                break;
            case IrFieldOr n:
                Ends(n.Field, use);
                Ends(n.StandIn, use);
                break;
            case IrAddPeriod n:
                Ends(n.Date, date => EndsOfPeriod(n.Period, period =>
                    use(Temp("Quantity", $"LegalDate.{(n.Subtract ? "Subtract" : "Add")}({date}, {period}, Calendar)"))));
                break;
            case IrCall n:
                Ends(Instantiate(n.Definition, n.Argument), use);
                break;
            case IrExtreme n:
                Loop(n.Collection, [n.Value], () => Ends(n.Value, use));
                break;
            default:
                _out.Line("days.AddEvery();");
                break;
        }
    }

    private void EndsOfPeriod(IrExpr value, Action<string> use)
    {
        if (!Facts(value).OnToday)
        {
            use(Temp("PeriodRange", Period(value)));
            return;
        }

        switch (value)
        {
            case IrRows n:
                // Rows that may count together give a range from the fewest months and the fewest days of them: where some are told in
                // months and some in days, that is the length of none of them.
                string months = Temp("bool", "false"), lone = Temp("bool", "false");
                foreach (IrExpr choice in n.Rows.Select(row => row.Value).Concat(n.Otherwise is { } last ? [last] : []))
                    EndsOfPeriod(choice, period =>
                    {
                        _out.Line($"{months} |= {period}.High.Months > 0;");
                        _out.Line($"{lone} |= {period}.High.Days > 0;");
                        use(period);
                    });
                _out.Line($"if ({months} & {lone}) days.AddEvery();");
                break;
            case IrFieldOr n:
                EndsOfPeriod(n.Field, use);
                EndsOfPeriod(n.StandIn, use);
                break;
            case IrCall n:
                EndsOfPeriod(Instantiate(n.Definition, n.Argument), use);
                break;
            default:
                _out.Line("days.AddEvery();");
                break;
        }
    }
}
