using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Groups of charges: their declarations, and what "other" leaves out.</summary>
internal sealed partial class Binder
{
    private void DeclareGroups()
    {
        foreach (GroupSyntax syntax in Members<GroupSyntax>())
        {
            bool gathers = Glance(_kinds, syntax.Gathers) is { IsBuiltIn: true, Record: RecordKind.Charge }
                && Glance(_kinds, syntax.Of) is { IsBuiltIn: true, Record: RecordKind.Person };
            FieldDefinition? key = _schema.Find(RecordKind.Charge, syntax.By.Text) ?? _schema.Find(RecordKind.Case, syntax.By.Text);
            if (!gathers) Report(BindingErrors.BadGroup.At(SourceSpan.Join(syntax.Gathers.Span, syntax.Of.Span), syntax.Name.Text) with
            {
                Advice = "write `gathers charges of a person by …`; what must hold of the charges goes where the group is used",
            });
            else if (key is null) ReportUnknownName(syntax.By, _schema.FieldsOf(RecordKind.Charge).Select(f => f.Name));
            else if (!CanGather(key)) ReportNoKey(syntax.By.Span, key);
            else
            {
                AddKind(new(syntax.Name.Text, syntax.Plural?.Text ?? Names.Plural(syntax.Name.Text), RecordKind.Charge, syntax.Name.Span, suffix: _sight.Suffix(typeof(KindSymbol), syntax.Name)) { Key = key, Gathering = syntax });
                continue;
            }

            AddBroken(syntax.Name.Text);
        }
    }

    /// <summary>A citation that can't be read is no offense that another charge could share; yes and no, and periods, tell nothing apart.</summary>
    private static bool CanGather(FieldDefinition field) =>
        field.Type is FieldType.Number or FieldType.Money or FieldType.Date or FieldType.Text or FieldType.Category;

    private void ReportNoKey(SourceSpan span, FieldDefinition field) =>
        Report(BindingErrors.NoKey.At(span, field.Name, BoundType.Of(field).Describe()) with
        {
            Advice = "use a number, a date, a text or one of a list of values, such as a docket number",
        });

    /// <summary>The fields of a record being talked about. A group has the one that its charges share, and no other: they differ in the rest.</summary>
    private FieldDefinition? FindField(KindSymbol? group, RecordKind kind, string name) =>
        group is null ? _schema.Find(kind, name) : group.Key is { } key && key.Name == name ? key : null;

    private IEnumerable<string> FieldNames(KindSymbol? group, RecordKind kind) =>
        group is null ? _schema.FieldsOf(kind).Select(field => field.Name) : group.Key is { } key ? [key.Name] : [];

    /// <summary>Whether a definition is one of such a record, or of such a group.</summary>
    private static bool IsOf(ValueSymbol value, RecordKind kind, KindSymbol? group) => value.Subject.Record == kind && value.Subject.Group == group;

    private static string NameOf(RecordPath path) => path.Group?.Name ?? NameOf(path.Kind);

    /// <summary>A path that means a group: "this episode", one called something, or that of the charge being talked about.</summary>
    private static RecordPath? GroupPath(KindSymbol group, Scope scope, KindSymbol named)
    {
        BoundVariable? same = scope.Variables.LastOrDefault(v => v.Kind == named) ?? scope.Variables.LastOrDefault(v => v.Kind.Group == group);
        if (same is null && scope.Nearest is { Record: RecordKind.Charge, Kind.Group: null } charge) same = charge;
        return same is null ? null : new(same, RecordKind.Charge, group);
    }

    /// <summary>What "other", "other than …" and "of the episode" say of the elements: records left out as such, and conditions where a group
    /// decides it.</summary>
    private ImmutableArray<BoundVariable> LeftOut(NounSyntax noun, KindSymbol kind, RecordPath owner, BoundVariable element, Scope scope, List<BoundExpression> where)
    {
        if (owner.Group?.Key is { } shared) where.Add(new BoundSameGroup(element, owner.Variable, shared, noun.Span));
        List<RecordPath> others = [];
        if (noun.IsOther) others.AddRange(scope.OthersOf(kind).Select(v => new RecordPath(v, v.Record, v.Kind.Group)));
        if (noun.IsOther && others.Count == 0)
            Report(BindingErrors.NoOther.At(noun.Span, Names.WithArticle(kind.Group?.Name ?? NameOf(kind.Record))) with
            {
                Advice = kind.Record == RecordKind.Case && scope.Nearest is { Record: RecordKind.Charge, Kind.Group: null }
                    ? $"leave out that of the {scope.Nearest.Kind.Name}: `{kind.Name} of the person other than the case`" : "leave out `other`",
            });
        if (noun.OtherThan is { } than && ResolveRecord(than, scope) is { } named)
        {
            // What lies in the thing named can be left out, and so can the group of a charge; a group may lie across several of another sort.
            bool isAcross = kind.Key is not null && named.Group is { } across && across != kind.Group;
            if (named.Kind == RecordKind.Person || named.Kind > kind.Record || isAcross)
                Report(BindingErrors.CannotHold.At(than.Span, Names.WithArticle(NameOf(named)), "place among " + kind.Plural) with { Advice = $"name a {kind.Name} that is being talked about" });
            else others.Add(named);
        }

        List<BoundVariable> except = [];
        foreach (RecordPath other in others)
        {
            // Of groups a whole group is left out, also that of a charge; of charges all those of a group being talked about.
            FieldDefinition? key = kind.Key ?? other.Group?.Key;
            if (key is not null && other.Kind == RecordKind.Charge) where.Add(new BoundNot(new BoundSameGroup(element, other.Variable, key, noun.Span), noun.Span));
            else except.Add(other.Variable);
        }

        return [.. except];
    }
}
