using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>Offense lists and texts: tables by dictionary code wherever the citation alone decides, methods where an entry has a condition.</summary>
internal sealed class OffenseEmitter(EmissionContext context)
{
    private readonly Dictionary<string, string> _statuteFields = [], _workerFields = [];
    private string? _completed;

    /// <summary>Whether no entry of a list, or of a list it includes, has a condition.</summary>
    public bool IsTable(int list) => context.Program.OffenseLists[list].Entries
        .All(entry => entry.Where is null && (entry.IncludedList is not { } included || IsTable(included)));

    /// <summary>The answer of a list that is a table, for a charge.</summary>
    public string Lookup(int list, FieldDefinition field, string charge) => Lookup(Plain(list), field, charge);

    private string Lookup(ImmutableArray<OffenseEntryText> entries, FieldDefinition field, string charge)
    {
        string tables = StatuteField("offenses", "OffenseTables", $"new(Formats, {OffenseEntryText.List(entries)})");
        string table = WorkerField("byte[]", $"statute.{tables}.TableFor({Texts(field)})");
        string cell = $"{table}[{context.Column(field)}[{charge}] + OffenseTables.Offset]";
        return $"OffenseTables.Answer({cell}, {(entries.All(entry => entry.IsInchoate) ? "Truth.True" : Completed(charge))})";
    }

    /// <summary>A method that answers for a list some of whose entries have conditions.</summary>
    public string Method(int list, FieldDefinition field, bool alwaysInchoate) => context.Method("InList", (name, writer) =>
    {
        ImmutableArray<IrOffenseEntry> entries = context.Program.OffenseLists[list].Entries;
        writer.Line(CSharpWriter.Comment(context.Program.OffenseLists[list].Name));
        writer.Open($"private Truth {name}(int p, int c, int h)");
        writer.Line($"Truth included = {PlainAnswer(entries, true, field, alwaysInchoate)};");
        writer.Line($"Truth excluded = {PlainAnswer(entries, false, field, alwaysInchoate)};");
        ExpressionEmitter conditions = ExpressionEmitter.ForSubject(context, writer, RecordKind.Charge);
        foreach ((IrOffenseEntry entry, int index) in entries.Select((entry, index) => (entry, index)).Where(pair => !IsPlain(pair.entry)))
        {
            string covers = $"covers{index}", side = entry.Includes ? "included" : "excluded";
            writer.Line($"Truth {covers} = {Covers(entry, field, alwaysInchoate)};");
            if (entry.Where is { } where)
            {
                bool guarded = !context.Facts.Of(where).Marks;
                if (guarded) writer.Open($"if ({covers} != Truth.False)");
                writer.Line($"{covers} = TruthLogic.And({covers}, {conditions.Condition(where)});");
                if (guarded) writer.Close();
            }

            writer.Line($"{side} = TruthLogic.Or({side}, {covers});");
        }

        writer.Line("return TruthLogic.And(included, TruthLogic.Not(excluded));");
        writer.Close();
    });

    /// <summary>A text test as a table of the worker, by code.</summary>
    public string TextTable(FieldDefinition field, ImmutableArray<string> texts, Truth ifNone)
    {
        string list = string.Join(", ", texts.Select(CSharpWriter.Literal));
        string tables = StatuteField("texts", "TextTables", $"new([{list}], Truth.{ifNone})");
        return WorkerField("Truth[]", $"statute.{tables}.TableFor({Texts(field)})");
    }

    /// <summary>The dictionary of a text field, as a field of the worker.</summary>
    public string Dictionary(FieldDefinition field) => WorkerField("ValueDictionary", Texts(field));

    /// <summary>An ordered list of values, as a field of the statute.</summary>
    public string Ranks(CategoryType category) => StatuteField("category", "CategoryType",
        $"new({CSharpWriter.Literal(category.Name)}, [{string.Join(", ", category.Values.Select(CSharpWriter.Literal))}], "
        + $"[{string.Join(", ", category.Ranks)}])", isStatic: true);

    private bool IsPlain(IrOffenseEntry entry) => entry.Where is null && (entry.IncludedList is not { } list || IsTable(list));

    private string PlainAnswer(ImmutableArray<IrOffenseEntry> entries, bool includes, FieldDefinition field, bool alwaysInchoate)
    {
        ImmutableArray<OffenseEntryText> plain =
            [.. entries.Where(entry => IsPlain(entry) && entry.Includes == includes).Select(entry => Plain(entry, alwaysInchoate) with { Includes = true })];
        return plain.IsEmpty ? "Truth.False" : Lookup(plain, field, "h");
    }

    private string Covers(IrOffenseEntry entry, FieldDefinition field, bool alwaysInchoate) =>
        entry.IncludedList is { } list && !IsTable(list)
            ? $"{Method(list, field, entry.Inchoate || alwaysInchoate)}(p, c, h)"
            : Lookup([Plain(entry, alwaysInchoate) with { Includes = true }], field, "h");

    private ImmutableArray<OffenseEntryText> Plain(int list) =>
        [.. context.Program.OffenseLists[list].Entries.Select(entry => Plain(entry, alwaysInchoate: false))];

    private OffenseEntryText Plain(IrOffenseEntry entry, bool alwaysInchoate) => new(
        entry.From, entry.To, entry.IncludedList is { } list ? Plain(list) : null, entry.Includes, entry.Inchoate || alwaysInchoate);

    /// <summary>Whether a charge is for the completed offense, by the model's field for that.</summary>
    private string Completed(string charge)
    {
        if (context.Program.Schema.Find(RecordKind.Charge, IrOffenseEntry.InchoateField) is not { Category: { } category } field) return "Truth.True";
        int none = category.CodeOf(IrOffenseEntry.NotInchoate);
        IrCategoryIn isNone = new(new IrField(new(0, RecordKind.Charge), field, IrType.Category), none < 0 ? 0 : 1UL << none, Truth.True);
        _completed ??= context.Table((CategoryTable.Fold(isNone, field) ?? []).Select(truth => (int)truth));
        return $"(Truth){_completed}[{context.Column(field)}[{charge}] + 2]";
    }

    private static string Texts(FieldDefinition field) => $"columns.Dictionary(RecordKind.{field.Of}, {CSharpWriter.Literal(field.Name)})";

    private string StatuteField(string stem, string type, string value, bool isStatic = false)
    {
        if (_statuteFields.TryGetValue(value, out string? known)) return known;
        string name = context.NewName(stem);
        context.StatuteMembers.Line($"internal {(isStatic ? "static " : "")}readonly {type} {name} = {value};");
        return _statuteFields[value] = name;
    }

    private string WorkerField(string type, string value)
    {
        if (_workerFields.TryGetValue(value, out string? known)) return known;
        string name = context.NewName("codes");
        context.WorkerFields.Line($"private readonly {type} {name};");
        context.WorkerConstructor.Line($"{name} = {value};");
        return _workerFields[value] = name;
    }
}

/// <summary>An entry of an offense list on its way into C#.</summary>
internal sealed record OffenseEntryText(Citation? From, Citation? To, ImmutableArray<OffenseEntryText>? Entries, bool Includes, bool Inchoate)
{
    /// <summary>Whether a charge's being an attempt makes no difference.</summary>
    public bool IsInchoate => Inchoate;

    public static string List(ImmutableArray<OffenseEntryText> entries) => $"[{string.Join(", ", entries)}]";

    public override string ToString() =>
        $"new OffenseEntry({Of(From)}, {Of(To)}, {(Entries is { } list ? List(list) : "null")}, {CSharpWriter.Literal(Includes)}, {CSharpWriter.Literal(Inchoate)})";

    private static string Of(Citation? citation) => citation is null ? "null"
        : $"new Citation([{Pieces(citation.Prefix)}], [{Pieces(citation.Section)}], [{Pieces(citation.SubParts)}])";

    private static string Pieces(ImmutableArray<string> pieces) => string.Join(", ", pieces.Select(CSharpWriter.Literal));
}
