using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Collects the fields of all models used into one <see cref="RecordSchema"/>. A later file may declare a category again to narrow its values.</summary>
internal static class SchemaBuilder
{
    public static RecordSchema Build(ImmutableArray<FileSyntax> files, DiagnosticBag diagnostics)
    {
        List<FieldDefinition> fields = [];
        Dictionary<RecordKind, NameSyntax> recordsCountFrom = [];
        foreach (RecordSyntax record in files.SelectMany(file => file.Members).OfType<RecordSyntax>())
        {
            RecordKind? kind = record.Kind.Text switch
            {
                "person" => RecordKind.Person,
                "case" => RecordKind.Case,
                "charge" => RecordKind.Charge,
                _ => null,
            };
            if (kind is not { } of)
            {
                diagnostics.Add(BindingErrors.UnknownKind.At(record.Kind.Span, record.Kind.Text) with
                {
                    Advice = "a model adds facts to a person, a case or a charge",
                });
                continue;
            }

            foreach (FieldSyntax syntax in record.Fields) Add(fields, of, syntax, diagnostics);
            if (record.CountsFrom is { } from) recordsCountFrom[of] = from;
        }

        ImmutableArray<CitationFormat> formats =
            [.. files.Select(file => file.Head).OfType<HeadSyntax>().SelectMany(head => head.CitationFormats).Select(f => new CitationFormat(f.Text))];
        CheckDates(files, fields, recordsCountFrom, diagnostics);
        return new(fields.Select(field => WithSharedList(field, fields)), formats) { RecordsCountFrom = recordsCountFrom.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Text) };
    }

    /// <summary>What counts from a day needs that day among the dates of its own record.</summary>
    private static void CheckDates(
        ImmutableArray<FileSyntax> files, List<FieldDefinition> fields, Dictionary<RecordKind, NameSyntax> records, DiagnosticBag diagnostics)
    {
        IEnumerable<(RecordKind Of, NameSyntax Date)> named = records.Select(pair => (pair.Key, pair.Value)).Concat(
            files.SelectMany(file => file.Members).OfType<RecordSyntax>().SelectMany(record => record.Fields.Select(field => field.CountsFrom).OfType<NameSyntax>()
                .Select(date => (Enum.TryParse(record.Kind.Text, ignoreCase: true, out RecordKind of) ? of : RecordKind.Person, date))));
        foreach ((RecordKind of, NameSyntax date) in named)
        {
            FieldDefinition? field = fields.Find(f => f.Of == of && f.Name == date.Text);
            string kind = of.ToString().ToLowerInvariant();
            if (field is null)
            {
                diagnostics.Add(BindingErrors.UnknownName.At(date.Span, date.Text) with
                {
                    Advice = $"name a date of a {kind}: " + string.Join(", ", fields.Where(f => f.Of == of && f.Type == FieldType.Date).Select(f => f.Name)),
                });
            }
            else if (field.Type != FieldType.Date) diagnostics.Add(BindingErrors.NotADate.At(date.Span, date.Text, BoundType.Of(field).Describe()));
        }
    }

    /// <summary>
    /// Fields written with the same values in the same order hold one kind of value, that of the first: so the class that a
    /// conviction was reduced to can stand in for the class it had.
    /// </summary>
    private static FieldDefinition WithSharedList(FieldDefinition field, List<FieldDefinition> all) => field.Category is not { } list ? field : field with
    {
        Category = all.Select(other => other.Category).OfType<CategoryType>()
            .First(other => other.Values.SequenceEqual(list.Values) && other.Ranks.SequenceEqual(list.Ranks)),
    };

    private static void Add(List<FieldDefinition> fields, RecordKind of, FieldSyntax syntax, DiagnosticBag diagnostics)
    {
        FieldDefinition field = Define(of, syntax, diagnostics);
        int earlier = fields.FindIndex(f => f.Of == of && f.Name == field.Name);
        if (earlier < 0) fields.Add(field);
        // A closed list is a text narrowed: the standard model leaves open what each state's records call a race.
        else if (fields[earlier].Type == field.Type || (fields[earlier].Type == FieldType.Text && field.Type == FieldType.Category))
            fields[earlier] = Narrow(fields[earlier], field);
        else
        {
            diagnostics.Add(BindingErrors.FieldConflict.At(syntax.Name.Span, field.Name, of.ToString().ToLowerInvariant()) with
            {
                Advice = "a state's model may narrow the values of a field, not change its type; give the new fact a name of its own",
            });
        }
    }

    private static FieldDefinition Narrow(FieldDefinition earlier, FieldDefinition later) => later with
    {
        Description = later.Description.Length > 0 ? later.Description : earlier.Description,
        Synonyms = [.. earlier.Synonyms, .. later.Synonyms],
        InExamples = later.InExamples ?? earlier.InExamples,
        MayNotApply = later.MayNotApply || earlier.MayNotApply,
        MayBeNotYet = later.MayBeNotYet || earlier.MayBeNotYet,
        IsFinding = later.IsFinding || earlier.IsFinding,
        MayBeScheduled = later.MayBeScheduled || earlier.MayBeScheduled,
        HoldsOnFileDay = later.HoldsOnFileDay || earlier.HoldsOnFileDay,
        IsUsuallyMissing = later.IsUsuallyMissing || earlier.IsUsuallyMissing,
        CountsFrom = later.CountsFrom ?? earlier.CountsFrom,
        BeforeThat = later.BeforeThat ?? earlier.BeforeThat,
    };

    private static FieldDefinition Define(RecordKind of, FieldSyntax syntax, DiagnosticBag diagnostics)
    {
        FieldType type = syntax.Type switch
        {
            "yes or no" => FieldType.YesNo,
            "a number" => FieldType.Number,
            "money" => FieldType.Money,
            "a date" => FieldType.Date,
            "a period" => FieldType.Period,
            "text" => FieldType.Text,
            "a citation" => FieldType.Citation,
            _ => FieldType.Category,
        };
        return new(syntax.Name.Text, type, of)
        {
            Category = type == FieldType.Category ? CategoryOf(syntax, diagnostics) : null,
            Description = syntax.Description?.Text ?? "",
            MayNotApply = syntax.MayNotApply,
            MayBeNotYet = syntax.MayBeNotYet,
            IsFinding = syntax.IsFinding,
            MayBeScheduled = syntax.MayBeScheduled,
            HoldsOnFileDay = syntax.HoldsOnFileDay,
            IsUsuallyMissing = syntax.IsUsuallyMissing,
            CountsFrom = syntax.CountsFrom?.Text,
            BeforeThat = syntax.BeforeThat is { } before ? Plain(before) : null,
            Synonyms = [.. syntax.AlsoCalled.Select(name => name.Text)],
            InExamples = syntax.InExamples is { } inExamples ? Plain(inExamples) : null,
        };
    }

    private static string Plain(ExpressionSyntax value) => value.Span.Text.Trim('"', '“', '”');

    private static CategoryType CategoryOf(FieldSyntax syntax, DiagnosticBag diagnostics)
    {
        ImmutableArray<string> ranked = [.. syntax.Values.Select(value => value.Text)];
        ImmutableArray<string> values = [.. ranked, .. syntax.Unranked.Select(value => value.Text)];
        if (values.Length > CategoryType.MostValues)
        {
            diagnostics.Add(BindingErrors.TooManyValues.At(syntax.Name.Span, syntax.Name.Text, values.Length, CategoryType.MostValues) with
            {
                Advice = "declare the field as `text`, or group its values",
            });
            values = values[..CategoryType.MostValues];
        }

        foreach (NameSyntax twice in syntax.Values.Concat(syntax.Unranked).GroupBy(v => v.Text, StringComparer.OrdinalIgnoreCase).SelectMany(g => g.Skip(1)))
            diagnostics.Add(BindingErrors.DeclaredTwice.At(twice.Span, twice.Text) with { Advice = "leave one of the two out" });

        // The first value written is the most serious one: F1 > F2 > … .
        ImmutableArray<int> ranks = syntax.IsOrdered
            ? [.. values.Select((_, i) => i < ranked.Length ? ranked.Length - 1 - i : -1)] : [];
        return new(syntax.Name.Text, values, ranks);
    }
}
