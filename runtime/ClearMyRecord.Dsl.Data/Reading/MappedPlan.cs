using System.Collections.Immutable;
using System.Text;
using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Plans a file that a mapping describes: resolves its columns, checks its values against the model, loads what it joins.</summary>
internal sealed class MappedPlan(SourceFile source, FileMapping file, DataMapping mapping, FieldCatalog catalog)
{
    private readonly ColumnResolver _columns = new(source, mapping);
    private readonly Tally _notes = new();
    private readonly List<ValueTally> _values = [];

    public List<string> FieldsNotInModel { get; } = [];

    /// <param name="open">Opens a joined file by name.</param>
    public FilePlan Build(Func<string, SourceFile> open)
    {
        List<(JoinMapping Join, List<string> Columns)> joins = [.. file.Joins.Select(join => (join, new List<string>()))];
        foreach ((int i, (JoinMapping join, List<string> wanted)) in joins.Index())
            _columns.Joins[join.Name] = (i, name =>
            {
                int at = wanted.IndexOf(name);
                if (at >= 0) return at;
                wanted.Add(name);
                return wanted.Count - 1;
            });
        if (file.Expand is { } expand)
            foreach ((int i, string name) in expand.Into.Index())
                _columns.Define(name, new CodedCharacter(i));
        foreach ((string name, ValueRule rule) in file.Columns)
            _columns.Define(name, new DerivedColumn(Source(rule), new(rule, name, mapping.Name)));

        List<FieldTarget>[] targets = [[], [], []];
        foreach (FieldMapping field in file.Fields)
            if (catalog.Schema.Find(field.Of, field.Name) is { } definition) targets[(int)field.Of].Add(Target(definition, field.Rule));
            else FieldsNotInModel.Add($"{field.Name} of the {field.Of.ToString().ToLowerInvariant()}");

        CellSource? person = Key(file.PersonKey), @case = Key(file.CaseKey), charge = Key(file.ChargeKey);
        CellSource? version = file.Keep is { } keep ? _columns.Text(keep.Column) : null;
        ImmutableArray<(RowTest, string)> drops = Rules(file.Drops), notCharges = Rules(file.NotCharges);
        CellSource? coded = file.Expand is { } coding ? _columns.Column(coding.Column) : null;
        List<(JoinedTable, CellSource)> tables = [.. joins.Select(entry => (Load(entry.Join, entry.Columns, open), JoinKey(_columns, entry.Join)))];
        List<string> ignored = [.. source.Reader.Headers.Where((_, i) => !_columns.IsUsed(i))];
        List<string> personal = PersonalColumns.Check(source, [.. source.Reader.Headers.Except(ignored)], ignored, mapping);
        return new()
        {
            Row = file.Row,
            PersonKey = person,
            CaseKey = @case,
            ChargeKey = charge,
            Keep = file.Keep,
            Version = version,
            AddsRepeats = file.AddsRepeats,
            Joins = [.. tables],
            Drops = drops,
            NotCharges = notCharges,
            Coded = coded,
            CodedWidth = file.Expand?.Into.Length ?? 0,
            CodedName = file.Expand?.Column ?? "",
            Targets = [.. targets.Select(list => list.ToArray())],
            Values = [.. _values],
            Notes = _notes,
            IgnoredColumns = [.. ignored],
            PersonalColumns = [.. personal],
        };
    }

    private CellSource? Key(string? text) => text is null ? null : _columns.Text(text);

    private ImmutableArray<(RowTest, string)> Rules(ImmutableArray<RowRule> rules) => [.. rules.Select(rule => (_columns.Test(rule.Where), rule.Reason))];

    private static CellSource JoinKey(ColumnResolver columns, JoinMapping join) =>
        columns.Text(string.Join(RuleConverter.UnitMark, join.On.Select(name => "{" + name + "}")));

    private JoinedTable Load(JoinMapping join, List<string> wanted, Func<string, SourceFile> open)
    {
        using SourceFile side = open(join.File);
        ColumnResolver columns = new(side, mapping);
        CellSource key = JoinKey(columns, join);
        CellSource? version = join.Prefer is { } prefer ? columns.Text(prefer.Column) : null;
        CellSource[] cells = [.. wanted.Select(columns.Column)];
        ImmutableArray<(RowTest, string)> drops = [.. join.Drops.Select(rule => (columns.Test(rule.Where), rule.Reason))];
        List<string> ignored = [.. side.Reader.Headers.Where((_, i) => !columns.IsUsed(i))];
        List<string> personal = PersonalColumns.Check(side, [.. side.Reader.Headers.Except(ignored)], ignored, mapping);
        JoinedTable table = new(join, side.Name);
        table.Load(side, key, version, cells, drops);
        table.Ignore(ignored, personal);
        return table;
    }

    private FieldTarget Target(FieldDefinition field, ValueRule rule)
    {
        DateBounds bounds = rule.Between ?? catalog.Dates;
        CellParser parser = catalog.ParserOf(field, bounds);
        foreach (string value in (IEnumerable<string>)[.. rule.Match.Select(entry => entry.Value), .. rule.Values?.Values ?? []]) Constant(field, parser, value);
        if (rule.Unlisted is { } unlisted) Constant(field, parser, unlisted);
        ValueTally values = new(field.Name);
        _values.Add(values);
        return new(catalog.BuilderOf(field), rule.Constant is null ? Source(rule) : null, Converter(field, rule, parser, bounds), values, _notes)
        {
            When = rule.When.IsEmpty ? null : _columns.Test(rule.When),
            Otherwise = rule.Otherwise is { } otherwise ? Constant(field, parser, otherwise) : CellValue.Missing,
            Constant = rule.Constant is { } constant ? Constant(field, parser, constant) : CellValue.Missing,
            Combine = rule.Combine,
        };
    }

    private CellConverter Converter(FieldDefinition field, ValueRule rule, CellParser parser, DateBounds bounds)
    {
        TextSteps steps = new(rule, field.Name, mapping.Name);
        bool isPlain = rule is
        {
            Clean.IsEmpty: true, LowerCaseInParentheses: false, Match.IsEmpty: true, Values: null, Unlisted: null, Dates.IsEmpty: true, UnitColumn: null,
        };
        return isPlain ? new DirectConverter(parser) : new RuleConverter(rule, steps, parser, bounds);
    }

    private CellSource Source(ValueRule rule)
    {
        ImmutableArray<CellSource> sources = [.. rule.From.Select(_columns.Text)];
        if (!rule.Ignore.IsEmpty) sources = [.. sources.Select(source => new WithoutWords(source, rule.Ignore))];
        CellSource all = sources.Length == 1 ? sources[0] : new FirstOf(sources);
        return rule.UnitColumn is { } unit
            ? new Template([([], all, false), (Encoding.UTF8.GetBytes([RuleConverter.UnitMark]), _columns.Text(unit), true)])
            : all;
    }

    /// <summary>A value that the mapping itself writes: it must be one of the model's.</summary>
    private CellValue Constant(FieldDefinition field, CellParser parser, string text)
    {
        DataDescriptor? problem = parser.Parse(Encoding.UTF8.GetBytes(text), out CellValue value);
        if (problem is null) return value;
        if (problem == DataErrors.ValueUnlisted && field.Category is { } category)
            throw DataErrors.CategoryValueUnknown.In(mapping.Name, text, field.Name, string.Join(", ", category.Values));
        throw DataErrors.MappingValue.In(mapping.Name, field.Name, problem.Words);
    }
}
