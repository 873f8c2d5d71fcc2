using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>What the facts of a condition do not show by themselves: the day on which a period ends, or that there was nothing to count.</summary>
internal sealed class ConditionNotes(IrEvaluation now)
{
    /// <summary>A range of days wider than this (ten years) comes from a date nobody knows and tells a reader nothing.</summary>
    private const int WorthSaying = 3_660;

    private readonly List<string> _notes = [];

    public static string Of(IrEvaluation now, IrCondition condition, int[] rows)
    {
        ConditionNotes notes = new(now);
        notes._notes.AddRange(VersionsMeant.Of(now, condition, rows));
        notes.Collect(condition, rows);
        return string.Join("; ", notes._notes.Distinct());
    }

    private void Collect(IrCondition condition, int[] rows)
    {
        foreach (IrExpr value in IrTree.Children(condition).Where(child => child is not IrCondition)) RowsIn(value, "", rows);
        switch (condition)
        {
            case IrCompare n:
                Compared(n, rows);
                break;
            case IrChoose n when IsOfLawAlone(n.Test) && now.TruthOf(n.Test, rows) == Truth.False:
                Add("not in force on this day");
                break;
            case IrChoose n when VersionsMeant.IsChoice(now.Tables.Program, n) && now.TruthOf(n.Test, rows) is not Truth.Unknown and var isThen:
                Collect(isThen == Truth.True ? n.Then : n.Else, rows);
                break;
            case IrCallCondition n when now.Tables.Program.Definitions[n.Definition].Body is IrCondition body:
                Collect(body, now.RowsForCall(n.Definition, n.Argument, rows));
                break;
            default:
                foreach (IrCondition part in IrTree.Children(condition).OfType<IrCondition>()) Collect(part, rows);
                break;
        }
    }

    /// <summary>Which row of a computed value counted: "waiting period: (B)"; where facts are missing, each that may.</summary>
    private void RowsIn(IrExpr value, string name, int[] rows)
    {
        switch (value)
        {
            case IrCall n:
                IrDefinition definition = now.Tables.Program.Definitions[n.Definition];
                RowsIn(definition.Body, definition.Name, now.RowsForCall(n.Definition, n.Argument, rows));
                break;
            case IrRows n when VersionsMeant.IsChoice(now.Tables.Program, n):
                foreach (IrExpr version in MayCount(n, rows)) RowsIn(version, name, rows);
                break;
            case IrRows n when name.Length > 0 && LabelsOf(n, rows) is { Length: > 0 } labels:
                Add($"{name}: {labels}");
                break;
            default:
                // What a collection speaks of is not one record: its rows may differ from one to the next.
                if (IrTree.CollectionOf(value) is not null) return;
                foreach (IrExpr part in IrTree.Children(value).Where(child => child is not IrCondition)) RowsIn(part, name, rows);
                break;
        }
    }

    /// <summary>The values of the rows down to the first that is true; where none is, also what is said otherwise.</summary>
    private IEnumerable<IrExpr> MayCount(IrRows node, int[] rows)
    {
        foreach (IrRow row in node.Rows)
        {
            Truth test = now.TruthOf(row.Test, rows);
            if (test != Truth.False) yield return row.Value;
            if (test == Truth.True) yield break;
        }

        if (node.Otherwise is { } otherwise) yield return otherwise;
    }

    private string LabelsOf(IrRows node, int[] rows)
    {
        List<string> labels = [];
        foreach (IrRow row in node.Rows)
        {
            Truth test = now.TruthOf(row.Test, rows);
            if (test == Truth.False) continue;
            labels.Add(row.Label);
            if (test == Truth.True) return string.Join(" or ", labels.Where(label => label.Length > 0));
        }

        labels.Add(node.OtherwiseLabel);
        return string.Join(" or ", labels.Where(label => label.Length > 0));
    }

    private void Compared(IrCompare node, int[] rows)
    {
        if (node is { Left: IrToday, Right: IrAddPeriod right }) Ends(right, rows);
        else if (node is { Left: IrAddPeriod left, Right: IrToday }) Ends(left, rows);
        else if (node is { Left: IrYearsBetween { To: IrToday } years, Right: var number }) Complete(years, number, rows);
        else if (node is { Left: IrCount count, Right: IrNumber limit }) Counted(node, count, limit.Value, rows);
    }

    private void Ends(IrAddPeriod sum, int[] rows)
    {
        PeriodRange period = now.ValueOf(sum.Period, rows).Period;
        Quantity end = now.ValueOf(sum, rows).Quantity;
        if (sum.Subtract || period.Low != period.High || period.MayNotApply || period.Low.IsNever || end.IsNotApplicable) return;
        string length = Notation.Period(period.Low);
        bool one = length.StartsWith("1 ", StringComparison.Ordinal) && !length.Contains(" and ", StringComparison.Ordinal);
        if (end.Low == end.High)
            Add($"{length} {(end.High > now.Today ? "will have" : one ? "has" : "have")} passed on {Notation.Date((int)end.High)}");
        else if (end.High - end.Low < WorthSaying)
            Add($"{length} {(one ? "passes" : "pass")} on a day from {Notation.Date((int)end.Low)} to {Notation.Date((int)end.High)}");
    }

    /// <summary>An age: the birthday that completes so many years.</summary>
    private void Complete(IrYearsBetween years, IrExpr number, int[] rows)
    {
        Quantity from = now.ValueOf(years.From, rows).Quantity, needed = now.ValueOf(number, rows).Quantity;
        if (!from.IsExact || !needed.IsExact || needed.Low is < 0 or > 1_000) return;
        PeriodRange length = PeriodRange.Exactly(new((int)needed.Low * 12, 0));
        Quantity day = LegalDate.Add(from, length, now.Tables.Program.Calendar);
        if (day.IsExact) Add($"{needed.Low} years {(day.Low > now.Today ? "will be" : "were")} complete on {Notation.Date((int)day.Low)}");
    }

    private void Counted(IrCompare node, IrCount count, long limit, int[] rows)
    {
        bool forbids = (node.Comparison, limit) is (Comparison.AtMost, 0) or (Comparison.Equal, 0) or (Comparison.LessThan, 1);
        if (forbids && !AnyToSpeakOf(count.Collection, rows)) Add("there was none");
    }

    /// <summary>Whether there was anything that "no" or "every" could speak of: "every X satisfies C" counts the X that do not, so the
    /// last test of the filter is left away where it is a "not".</summary>
    private bool AnyToSpeakOf(IrCollection collection, int[] rows)
    {
        IrCondition filter = collection.Filter switch
        {
            IrNot => new IrTruth(Truth.True),
            IrAll { Items: [.. ImmutableArray<IrCondition> others, IrNot] } => new IrAll(others),
            IrCondition all => all,
        };
        foreach (int _ in now.ElementsOf(collection, rows))
            if (now.TruthOf(filter, rows) != Truth.False)
                return true;
        return false;
    }

    /// <summary>A test of dates of the law or of a parameter being on, which says whether an item is in its list at all.</summary>
    internal static bool IsOfLawAlone(IrCondition test) => IrTree.SelfAndDescendants(test).All(node =>
        node is IrLawDay or IrParameterIsOn or IrParameter or IrNumber or IrCompare or IrAll);

    private void Add(string note) => _notes.Add(note);
}
