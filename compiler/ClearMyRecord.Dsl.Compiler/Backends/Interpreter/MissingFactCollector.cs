using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>
/// Gathers the blanks on which an unknown condition hangs: only conditions that are themselves unknown are looked into, so a blank
/// that another fact has already settled is not named.
/// </summary>
internal sealed class MissingFactCollector(IrEvaluation now)
{
    private readonly List<MissingFact> _facts = [];
    private readonly HashSet<(RecordKind, int, string)> _seen = [];
    private readonly HashSet<(int Definition, int Row)> _called = [];
    private readonly HashSet<(int List, int Charge)> _listed = [];

    public ImmutableArray<MissingFact> Facts => [.. _facts];

    /// <summary>The blanks on which a relief's answer for a subject hangs on a day.</summary>
    public static ImmutableArray<MissingFact> Of(IrEvaluation day, IrRelief relief, int row)
    {
        MissingFactCollector missing = new(day);
        missing.Collect(relief.Covers, day.NewRows(row));
        missing.Collect(relief.InForce, day.NewRows(row));
        foreach (IrReliefCondition condition in relief.Conditions) missing.Collect(condition.Body, day.NewRows(row));
        return missing.Facts;
    }

    /// <summary>The blanks on which a condition on one record hangs on a day.</summary>
    public static ImmutableArray<MissingFact> Of(IrEvaluation day, IrCondition condition, int row)
    {
        MissingFactCollector missing = new(day);
        missing.Collect(condition, day.NewRows(row));
        return missing.Facts;
    }

    public void Collect(IrCondition condition, int[] rows)
    {
        if (now.TruthOf(condition, rows) != Truth.Unknown) return;
        switch (condition)
        {
            case IrChoose n:
                Collect(n.Test, rows);
                if (now.TruthOf(n.Test, rows) != Truth.False) Collect(n.Then, rows);
                if (now.TruthOf(n.Test, rows) != Truth.True) Collect(n.Else, rows);
                break;
            case IrYesNoOr n:
                if (IsMissing(n.Field.Of, n.Field.Field, rows)) Collect(n.StandIn, rows);
                else Collect(n.Field, rows);
                break;
            case IrCallCondition n when now.Tables.Program.Definitions[n.Definition].Body is IrCondition body:
                if (now.RowsForCall(n.Definition, n.Argument, rows) is var asked && _called.Add((n.Definition, asked[0]))) Collect(body, asked);
                break;
            case IrOffenseIn n:
                if (now.RowOf(n.Of, RecordKind.Charge, rows) is var charge && _listed.Add((n.List, charge))) CollectList(n.List, n.Field, charge);
                break;
            case IrReadingIs n:
                AddQuestion(now.Tables.Program.Info.Questions[n.Question]);
                break;
            case IrCompareRanks n:
                CollectRanks(n, rows);
                break;
            default:
                foreach ((IrVariable of, FieldDefinition field) in IrTree.FieldsOf(condition)) AddIfOpen(of, field, rows);
                foreach (IrExpr child in IrTree.Children(condition)) CollectInside(child, rows);
                break;
        }
    }

    /// <summary>The open facts that a value was made of.</summary>
    private void CollectInside(IrExpr node, int[] rows)
    {
        switch (node)
        {
            case IrCondition condition:
                Collect(condition, rows);
                break;
            case IrField n:
                AddIfOpen(n.Of, n.Field, rows);
                break;
            case IrFieldOr n:
                if (IsMissing(n.Field.Of, n.Field.Field, rows)) CollectInside(n.StandIn, rows);
                else AddIfOpen(n.Field.Of, n.Field.Field, rows);
                break;
            case IrRows n:
                CollectRows(n, rows);
                break;
            case IrCall n:
                if (now.RowsForCall(n.Definition, n.Argument, rows) is var inner && _called.Add((n.Definition, inner[0])))
                    CollectInside(now.Tables.Program.Definitions[n.Definition].Body, inner);
                break;
            default:
                if (IrTree.CollectionOf(node) is { } collection) CollectMembers(collection, node, rows);
                else foreach (IrExpr child in IrTree.Children(node)) CollectInside(child, rows);
                break;
        }
    }

    private void CollectRows(IrRows node, int[] rows)
    {
        foreach (IrRow row in node.Rows)
        {
            Truth test = now.TruthOf(row.Test, rows);
            if (test == Truth.False) continue;
            Collect(row.Test, rows);
            CollectInside(row.Value, rows);
            if (test == Truth.True) return;
        }

        if (node.Otherwise is { } otherwise) CollectInside(otherwise, rows);
    }

    private void CollectMembers(IrCollection collection, IrExpr node, int[] rows)
    {
        foreach (int _ in now.ElementsOf(collection, rows))
        {
            if (now.TruthOf(collection.Filter, rows) == Truth.False) continue;
            foreach ((IrVariable of, FieldDefinition field) in IrTree.FieldsOf(node)) AddIfOpen(of, field, rows);
            foreach (IrExpr part in IrTree.Children(node)) CollectInside(part, rows);
        }
    }

    private void CollectList(int list, FieldDefinition field, int charge)
    {
        ImmutableArray<IrOffenseEntry> entries = now.Tables.Program.OffenseLists[list].Entries;
        for (int i = 0; i < entries.Length; i++)
        {
            if (now.Covers(list, i, field, charge, alwaysInchoate: false) != Truth.Unknown) continue;
            if (entries[i].IncludedList is { } included) CollectList(included, field, charge);
            else
            {
                if (now.CitationFits(list, i, field, charge) == Truth.Unknown) Add(field, charge, BreaksOff(entries[i], field, charge));
                if (now.Tables.Inchoate is { } inchoate && !entries[i].Inchoate && now.IsCompleted(charge) == Truth.Unknown) Add(inchoate, charge);
            }

            if (entries[i].Where is { } where) Collect(where, now.NewRows(charge));
        }
    }

    /// <summary>An unranked value leaves a comparison open though nothing is missing; the fact is named all the same.</summary>
    private void CollectRanks(IrCompareRanks node, int[] rows)
    {
        int before = _facts.Count;
        CollectInside(node.Left, rows);
        CollectInside(node.Right, rows);
        if (_facts.Count > before) return;
        foreach (IrExpr side in (IEnumerable<IrExpr>)[node.Left, node.Right])
        {
            if (side is IrField field) Add(field.Field, now.RowOf(field.Of, field.Field.Of, rows), unranked: Unranked(node, rows));
            if (side is IrExtreme { Value: IrField of } extreme) CollectUnranked(extreme.Collection, of, node.Category, rows);
        }
    }

    /// <summary>"`F` has no rank beside `M1`".</summary>
    private string Unranked(IrCompareRanks node, int[] rows)
    {
        int[][] sides = [CodesOf(node.Left), CodesOf(node.Right)];
        int side = Array.FindIndex(sides, codes => codes.Any(code => node.Category.Ranks[code] < 0));
        if (side < 0) return "";
        string value = node.Category.Values[sides[side].First(code => node.Category.Ranks[code] < 0)];
        return $"`{value}` has no rank" + (sides[1 - side] is [var other] ? $" beside `{node.Category.Values[other]}`" : "");

        int[] CodesOf(IrExpr expression)
        {
            ulong values = now.ValueOf(expression, rows).Categories;
            return [.. Enumerable.Range(0, node.Category.Values.Length).Where(code => (values >> code & 1) != 0)];
        }
    }

    private void CollectUnranked(IrCollection collection, IrField value, CategoryType category, int[] rows)
    {
        foreach (int _ in now.ElementsOf(collection, rows))
        {
            if (now.TruthOf(collection.Filter, rows) == Truth.False) continue;
            ulong values = now.ValueOf(value, rows).Categories;
            int unranked = Enumerable.Range(0, category.Values.Length).FirstOrDefault(code => (values >> code & 1) != 0 && category.Ranks[code] < 0, -1);
            if (unranked >= 0) Add(value.Field, now.RowOf(value.Of, value.Field.Of, rows), unranked: $"`{category.Values[unranked]}` has no rank");
        }
    }

    private bool IsMissing(IrVariable of, FieldDefinition field, int[] rows) =>
        now.Data.StateOf(field, now.RowOf(of, field.Of, rows)) == ValueState.Missing;

    private void AddIfOpen(IrVariable of, FieldDefinition field, int[] rows)
    {
        int row = now.RowOf(of, field.Of, rows);
        if (now.IsOpen(field, row)) Add(field, row);
    }

    /// <summary>Whether a citation that may fit can be read and says its title or code: then only its sub-parts are missing.</summary>
    private bool BreaksOff(IrOffenseEntry entry, FieldDefinition field, int charge) =>
        now.StateOf(field, charge) == ValueState.Known && entry.From is { } from
        && CitationFormat.Parse(now.Tables.Program.Schema.CitationFormats, FieldReader.TextAt(now.Data, field, charge)) is { } citation
        && citation.Prefix.IsEmpty == from.Prefix.IsEmpty;

    private void Add(FieldDefinition field, int row, bool isSubsection = false, string unranked = "")
    {
        if (_seen.Add((field.Of, row, field.Name)))
            _facts.Add(new(field.Of, row, RecordNames.Of(now.Data, field.Of, row), field.Name, field.IsFinding) { IsSubsection = isSubsection, Unranked = unranked });
    }

    private void AddQuestion(QuestionInfo question)
    {
        if (_seen.Add((RecordKind.Person, -1, question.Name)))
            _facts.Add(new(RecordKind.Person, -1, "the law", question.Name, IsFinding: false) { IsConflict = question.Conflict is not null });
    }
}
