using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>Checks one tree: its variables are bound, its fields reachable, its types fit, and it calls only what comes before it.</summary>
/// <param name="where">Whose tree it is, for the finding.</param>
/// <param name="callable">Definitions below this number may be called.</param>
internal sealed class IrScopeCheck(ClearanceProgram program, string where, int callable, List<string> faults)
{
    private readonly Dictionary<int, RecordKind> _bound = [];

    public void Check(IrExpr root, IrVariable subject)
    {
        _bound.Clear();
        _bound.Add(subject.Id, subject.Kind);
        Visit(root);
    }

    private void Visit(IrExpr node)
    {
        foreach (IrVariable variable in IrTree.VariablesOf(node))
            Require(_bound.TryGetValue(variable.Id, out RecordKind kind) && kind == variable.Kind, node, $"variable {variable.Id} is not bound here");
        foreach ((IrVariable of, FieldDefinition field) in IrTree.FieldsOf(node))
        {
            Require(field.Of <= of.Kind, node, $"`{field.Name}` can't be reached from a {of.Kind}");
            Require(field.Index >= 0 && program.Schema.Find(field.Of, field.Name)?.Index == field.Index, node, $"`{field.Name}` is not a field of the model");
        }

        CheckOwn(node);
        if (IrTree.CollectionOf(node) is not { } collection)
        {
            foreach (IrExpr child in IrTree.Children(node)) Visit(child);
            return;
        }

        Require(collection.ScopeKind <= collection.Scope.Kind, node, "the scope does not enclose the record it is found from");
        Require(collection.ScopeKind <= collection.Element.Kind, node, "the elements are not inside the scope");
        if (collection.GroupKey is { } key)
            Require(IsKey(key) && key.Of <= collection.Element.Kind && node is IrCount or IrSum or IrExtreme { Place: > 1 }, node, $"`{key.Name}` does not gather such elements");
        bool fresh = _bound.TryAdd(collection.Element.Id, collection.Element.Kind);
        Require(fresh, node, $"variable {collection.Element.Id} is bound twice");
        foreach (IrExpr child in IrTree.Children(node)) Visit(child);
        if (fresh) _bound.Remove(collection.Element.Id);
    }

    private void CheckOwn(IrExpr node)
    {
        bool fits = node switch
        {
            IrCompare n => IsNumeric(n.Left) && n.Left.Type == n.Right.Type,
            IrComparePeriods n => n.Left.Type == IrType.Period && n.Right.Type == IrType.Period,
            IrCategoryIn n => n.Value.Type == IrType.Category && (n.Mask & IrExpr.NotApplicableBit) == 0,
            IrCompareRanks n => n.Left.Type == IrType.Category && n.Right.Type == IrType.Category && n.Category.IsOrdered,
            IrSameCategory n => n.Left.Type == IrType.Category && n.Right.Type == IrType.Category,
            IrYesNo n => n.Field.Type == FieldType.YesNo,
            IrIsNotYet n => n.Field.Type == FieldType.Date,
            IrTextIn n => n.Field.Type is FieldType.Text or FieldType.Citation,
            IrSameText n => IsText(n.LeftField) && IsText(n.RightField),
            IrSameGroup n => n.Left.Kind == RecordKind.Charge && n.Right.Kind == RecordKind.Charge && IsKey(n.Key),
            IrOffenseIn n => n.Of.Kind == RecordKind.Charge && n.Field.Type == FieldType.Citation && n.List >= 0 && n.List < program.OffenseLists.Length,
            IrParameterIsOn n => n.Parameter >= 0 && n.Parameter < program.Info.Parameters.Length,
            IrReadingIs n => n.Question < program.Info.Questions.Length && n.Reading < program.Info.Questions[n.Question].Readings.Length,
            IrCallCondition n => FitsCall(n.Definition, n.Argument, IrType.Truth),
            IrPresume n => n.Value != Runtime.Law.Truth.Unknown && IsPresumption(n.Presumption),
            IrNumber n => n.NumberType is IrType.Number or IrType.Money or IrType.Date,
            IrField n => n.FieldType == TypeOf(n.Field.Type) && (n.FieldType != IrType.Category || n.Field.Category is not null),
            IrFieldOr n => n.StandIn.Type == n.Field.Type && (n.Presumption is not { } p || IsPresumption(p)),
            IrYesNoOr n => n.Presumption is not { } p || IsPresumption(p),
            IrParameter n => n.Parameter >= 0 && n.Parameter < program.Info.Parameters.Length
                && n.ParameterType == TypeOf(program.Info.Parameters[n.Parameter].Type),
            IrVersionDay n => n.By.Type == IrType.Date,
            IrAddPeriod n => n.Date.Type == IrType.Date && n.Period.Type == IrType.Period,
            IrYearsBetween n => n.From.Type == IrType.Date && n.To.Type == IrType.Date,
            IrLastAnniversary n => n.Date.Type == IrType.Date,
            IrDaysBetween n => n.From.Type == IrType.Date && n.To.Type == IrType.Date,
            IrArithmetic n => n.Left.Type is IrType.Number or IrType.Money && n.Left.Type == n.Right.Type,
            IrPick n => n.Items.Length > 0 && IsNumeric(n.Items[0]) && n.Items.All(item => item.Type == n.Items[0].Type),
            IrRows n => n.RowType != IrType.Truth && n.Rows.All(row => row.Value.Type == n.RowType) && (n.Otherwise is null || n.Otherwise.Type == n.RowType),
            IrCall n => FitsCall(n.Definition, n.Argument, n.ResultType),
            IrSum n => n.Value.Type is IrType.Number or IrType.Money,
            IrExtreme { Category: { } ranked } n => n.Value.Type == IrType.Category && ranked.IsOrdered && n.Place == 1,
            IrExtreme n => IsNumeric(n.Value) && n.Place > 0,
            _ => true,
        };
        Require(fits, node, "the types or numbers inside it do not fit");
    }

    private bool FitsCall(int definition, IrVariable argument, IrType type) =>
        definition >= 0 && definition < callable
        && program.Definitions[definition].Subject <= argument.Kind && program.Definitions[definition].Body.Type == type;

    private bool IsPresumption(int presumption) => presumption >= 0 && presumption < program.Info.Presumptions.Length;

    private static bool IsNumeric(IrExpr value) => value.Type is IrType.Number or IrType.Money or IrType.Date;

    /// <summary>What can gather records: a citation that can't be read is no offense that another could share.</summary>
    private static bool IsKey(FieldDefinition field) =>
        field.Type is FieldType.Number or FieldType.Money or FieldType.Date or FieldType.Text or FieldType.Category;

    private static bool IsText(FieldDefinition field) => field.Type is FieldType.Text or FieldType.Citation;

    /// <summary>The IR type of a field or parameter; yes/no parameters are the numbers 0 and 1.</summary>
    private static IrType? TypeOf(FieldType type) => type switch
    {
        FieldType.Number or FieldType.YesNo => IrType.Number,
        FieldType.Money => IrType.Money,
        FieldType.Date => IrType.Date,
        FieldType.Period => IrType.Period,
        FieldType.Category => IrType.Category,
        _ => null,
    };

    private void Require(bool holds, IrExpr node, string fault)
    {
        if (!holds) faults.Add($"{where}: {node.GetType().Name}: {fault}");
    }
}
