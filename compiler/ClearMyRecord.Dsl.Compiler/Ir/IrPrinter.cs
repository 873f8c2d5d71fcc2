using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>A program as stable text, for "emit --stage ir" and for baselines. Lists stand one item a line, values on one line.</summary>
public sealed class IrPrinter
{
    private readonly ClearanceProgram _program;
    private readonly StringBuilder _text = new();

    private IrPrinter(ClearanceProgram program) => _program = program;

    public static string Print(ClearanceProgram program)
    {
        IrPrinter printer = new(program);
        printer.Program();
        return printer._text.ToString();
    }

    /// <summary>One condition or value on one line.</summary>
    public static string Print(ClearanceProgram program, IrExpr node) => new IrPrinter(program).Inline(node);

    private void Program()
    {
        Line(0, $"program \"{_program.Info.Title}\" {_program.Info.Jurisdiction} {_program.Info.Citation}".TrimEnd());
        Line(1, $"calendar years {Words(_program.Calendar.Years)}, months {Words(_program.Calendar.Months)}");
        if (!_program.LawChanges.IsDefaultOrEmpty) Line(1, "law changes on " + string.Join(", ", _program.LawChanges.Select(Day)));
        foreach (ParameterInfo parameter in _program.Info.Parameters) Parameter(parameter);
        foreach (QuestionInfo question in _program.Info.Questions)
            Line(0, $"question \"{question.Name}\": {string.Join(" | ", question.Readings)}; default {question.Default ?? "none"}");
        for (int i = 0; i < _program.Info.Presumptions.Length; i++)
            Line(0, $"presumption {i}: {_program.Info.Presumptions[i].Words} {_program.Info.Presumptions[i].Citation}".TrimEnd());
        foreach (IrOffenseList list in _program.OffenseLists) OffenseList(list);
        foreach (IrDefinition definition in _program.Definitions)
        {
            Line(0, $"define \"{definition.Name}\"{Dates(definition.Version)} of {Words(definition.Subject)} {Var(0, definition.Subject)} =");
            Node(1, definition.Body);
        }

        foreach (IrRelief relief in _program.Reliefs) Relief(relief);
    }

    private void Parameter(ParameterInfo parameter)
    {
        Line(0, $"parameter \"{parameter.Name}\" {Words(parameter.Type)}");
        foreach (ParameterVersion version in parameter.Versions)
            Line(1, $"{Day(version.From)} until {Day(version.Until)}: {version.Value?.ToText(parameter.Category) ?? "off"}");
    }

    private static string Dates(string version) => version.Length == 0 ? "" : $" [{version}]";

    private void OffenseList(IrOffenseList list)
    {
        Line(0, $"offenses \"{list.Name}\"");
        foreach (IrOffenseEntry entry in list.Entries)
        {
            StringBuilder line = new(entry.Includes ? "include " : "except ");
            line.Append(entry.IncludedList is { } included ? $"list \"{_program.OffenseLists[included].Name}\"{Dates(_program.OffenseLists[included].Version)}" : entry.From?.ToString() ?? "nothing");
            if (entry.To is { } to) line.Append(" to ").Append(to);
            if (entry.Inchoate) line.Append(", attempts too");
            if (entry.Where is { } where) line.Append(" where ").Append(Inline(where));
            Line(1, line.ToString());
        }
    }

    private void Relief(IrRelief relief)
    {
        Line(0, $"relief \"{relief.Info.Name}\" for {relief.Info.SubjectName} {Var(0, relief.Info.Subject)}");
        Line(1, "covers");
        Node(2, relief.Covers);
        Line(1, "in force");
        Node(2, relief.InForce);
        foreach (IrReliefCondition condition in relief.Conditions)
            Condition(condition.Info.IsLimit ? "limit" : condition.Info.IsBar ? "unless" : "when", condition);
        foreach (IrReliefCondition hold in relief.Holds) Condition("hold", hold);
        foreach ((EffectInfo effect, IrReliefCondition row) in relief.Info.Effects.Zip(relief.Effects))
            Condition($"effect \"{(effect.Effect.Length == 0 ? "no relief" : effect.Effect)}\"", row);
        if (relief.Clears is null) return;
        Line(1, $"clears {Var(0, RecordKind.Charge)} where");
        Node(2, relief.Clears);
    }

    private void Condition(string role, IrReliefCondition condition)
    {
        Line(1, $"{role} {condition.Info.Label} {condition.Info.Citation}".TrimEnd());
        Node(2, condition.Body);
        Parts(2, condition.Parts);
    }

    private void Parts(int depth, ImmutableArray<IrReliefCondition> parts)
    {
        if (parts.IsDefault) return;
        foreach (IrReliefCondition part in parts)
        {
            Line(depth, $"part {part.Info.Label}: {Inline(part.Body)}");
            Parts(depth + 1, part.Parts);
        }
    }

    private void Node(int depth, IrExpr node)
    {
        switch (node)
        {
            case IrAll { Items.Length: > 0 } n:
                Items(depth, "all of", n.Items);
                break;
            case IrAny { Items.Length: > 0 } n:
                Items(depth, "any of", n.Items);
                break;
            case IrAtLeast { Items.Length: > 0 } n:
                Items(depth, $"at least {n.Needed} of", n.Items);
                break;
            case IrChoose n:
                Items(depth, "if", [n.Test]);
                Items(depth, "then", [n.Then]);
                Items(depth, "else", [n.Else]);
                break;
            case IrRows n:
                Line(depth, "rows");
                foreach (IrRow row in n.Rows) Line(depth + 1, $"{Inline(row.Value)} where {Inline(row.Test)}");
                Line(depth + 1, (n.Otherwise is null ? "none" : Inline(n.Otherwise)) + " otherwise");
                break;
            default:
                Line(depth, Inline(node));
                break;
        }
    }

    private void Items(int depth, string head, ImmutableArray<IrCondition> items)
    {
        Line(depth, head);
        foreach (IrCondition item in items) Node(depth + 1, item);
    }

    private string Inline(IrExpr node) => node switch
    {
        IrTruth n => Words(n.Value),
        IrNot n => $"not {Inline(n.Operand)}",
        IrAll n => $"all({Join(n.Items)})",
        IrAny n => $"any({Join(n.Items)})",
        IrAtLeast n => $"at-least({n.Needed}; {Join(n.Items)})",
        IrChoose n => $"if({Inline(n.Test)}; {Inline(n.Then)}; {Inline(n.Else)})",
        IrYesNo n => Field(n.Of, n.Field) + IfNone(n.IfNone),
        IrYesNoOr n => $"({Inline(n.Field)}, if missing {StandIn(n.Presumption)}{Inline(n.StandIn)})",
        IrIsKnown n => $"known({Field(n.Of, n.Field)})",
        IrIsNotYet n => $"not-yet({Field(n.Of, n.Field)})",
        IrApplies n => $"applies({Inline(n.Value)})",
        IrCompare n => Compared(n.Comparison, n.Left, n.Right, n.IfNone),
        IrComparePeriods n => Compared(n.Comparison, n.Left, n.Right, n.IfNone),
        IrCategoryIn n => $"({Inline(n.Value)} in {Mask(n.Mask, CategoryOf(n.Value))}{IfNone(n.IfNone)})",
        IrCompareRanks n => "rank" + Compared(n.Comparison, n.Left, n.Right, n.IfNone),
        IrSameCategory n => $"({Inline(n.Left)} same as {Inline(n.Right)}{IfNone(n.IfNone)})",
        IrTextIn n => $"({Field(n.Of, n.Field)} in {{{string.Join(", ", n.Texts.Select(Quoted))}}}{IfNone(n.IfNone)})",
        IrSameText n => $"({Field(n.LeftOf, n.LeftField)} same text as {Field(n.RightOf, n.RightField)}{IfNone(n.IfNone)})",
        IrSameGroup n => $"({Var(n.Left)} same `{n.Key.Name}` as {Var(n.Right)})",
        IrOffenseIn n => $"({Field(n.Of, n.Field)} in offenses \"{_program.OffenseLists[n.List].Name}\")",
        IrParameterIsOn n => $"on(\"{_program.Info.Parameters[n.Parameter].Name}\"{OnDay(n.OnDay)})",
        IrReadingIs n => $"reading(\"{_program.Info.Questions[n.Question].Name}\" is \"{_program.Info.Questions[n.Question].Readings[n.Reading]}\")",
        IrCallCondition n => $"\"{_program.Definitions[n.Definition].Name}\"{Dates(_program.Definitions[n.Definition].Version)}({Var(n.Argument)})",
        IrPresume n => $"({Inline(n.Operand)}, if unknown {StandIn(n.Presumption)}{Words(n.Value)})",
        IrNumber n => Number(n),
        IrPeriod n => Notation.Period(n.Value),
        IrCategory n => Mask(n.Mask, null),
        IrToday => "today",
        IrLawDay => "law-day",
        IrVersionDay n => $"version-day({Inline(n.By)})",
        IrField n => Field(n.Of, n.Field),
        IrFieldOr n => $"({Inline(n.Field)}, if missing {StandIn(n.Presumption)}{Inline(n.StandIn)})",
        IrParameter n => $"\"{_program.Info.Parameters[n.Parameter].Name}\"{OnDay(n.OnDay)}",
        IrAddPeriod n => $"({Inline(n.Date)} {(n.Subtract ? "minus" : "plus")} {Inline(n.Period)})",
        IrYearsBetween n => $"years({Inline(n.From)}, {Inline(n.To)})",
        IrLastAnniversary n => $"last-anniversary({Inline(n.Date)})",
        IrDaysBetween n => $"days({Inline(n.From)}, {Inline(n.To)})",
        IrArithmetic n => $"({Inline(n.Left)} {(n.Subtract ? "-" : "+")} {Inline(n.Right)})",
        IrPick n => $"{(n.Latest ? "latest" : "earliest")}-of({string.Join("; ", n.Items.Select(Inline))})",
        IrRows n => $"rows({string.Concat(n.Rows.Select(row => $"{Inline(row.Value)} where {Inline(row.Test)}; "))}"
            + $"{(n.Otherwise is null ? "none" : Inline(n.Otherwise))})",
        IrCall n => $"\"{_program.Definitions[n.Definition].Name}\"{Dates(_program.Definitions[n.Definition].Version)}({Var(n.Argument)})",
        IrCount n => $"count({Collection(n.Collection)})",
        IrSum n => $"sum({Inline(n.Value)} over {Collection(n.Collection)})",
        IrExtreme n => $"{(n.Place > 1 ? $"{n.Place}. " : "")}{(n.Latest ? "latest" : "earliest")}({Inline(n.Value)} over {Collection(n.Collection)})",
        _ => throw IrTree.Unreachable(node),
    };

    private string Collection(IrCollection c) =>
        (c.GroupKey is { } key ? $"each `{key.Name}` of " : "") + $"{Var(c.Element)} in {Words(c.ScopeKind)} of {Var(c.Scope)}"
        + string.Concat(c.Except.Select(other => $" other than {Var(other)}")) + $" where {Inline(c.Filter)}";

    private string Compared(Comparison comparison, IrExpr left, IrExpr right, Truth ifNone) =>
        $"({Inline(left)} {Sign(comparison)} {Inline(right)}{IfNone(ifNone)})";

    private string Join(ImmutableArray<IrCondition> items) => string.Join("; ", items.Select(Inline));

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "<>",
        Comparison.AtLeast => ">=",
        Comparison.AtMost => "<=",
        Comparison.MoreThan => ">",
        _ => "<",
    };

    private static string Number(IrNumber node) => node.NumberType switch
    {
        IrType.Money => Notation.Money(node.Value),
        IrType.Date => Day((int)node.Value),
        _ => node.Value.ToString(CultureInfo.InvariantCulture),
    };

    private static string OnDay(int? day) => day is { } fixedDay ? $" as of {Day(fixedDay)}" : "";

    private static string Day(int day) => day <= LegalDate.FirstDay ? "ever" : day >= LegalDate.LastDay ? "never" : Notation.Date(day);

    private static string Mask(ulong mask, CategoryType? category)
    {
        List<string> values = [];
        for (int code = 0; code < CategoryType.MostValues; code++)
            if ((mask >> code & 1) != 0)
                values.Add(category is not null && code < category.Values.Length ? category.Values[code] : $"#{code}");
        if ((mask & IrExpr.NotApplicableBit) != 0) values.Add("none");
        return $"{{{string.Join(", ", values)}}}";
    }

    private static CategoryType? CategoryOf(IrExpr value) => value switch
    {
        IrField n => n.Field.Category,
        IrFieldOr n => n.Field.Field.Category,
        _ => null,
    };

    private static string StandIn(int? presumption) => presumption is null ? "derive " : $"presume [{presumption}] ";

    private static string IfNone(Truth truth) => truth == Truth.Unknown ? "" : $", {Words(truth)} if none";

    private static string Field(IrVariable of, FieldDefinition field) => $"{Var(of)}.`{field.Name}`";

    private static string Var(IrVariable variable) => Var(variable.Id, variable.Kind);

    private static string Var(int id, RecordKind kind) => Words(kind) + id;

    private static string Words<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');
}
