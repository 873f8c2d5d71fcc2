using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Plans a file of the standard layout from its header: columns are named after fields, and person_id, case_id, charge_id are keys.</summary>
internal static class StandardPlan
{
    /// <param name="people">The file that lists all people, if there is one.</param>
    /// <param name="cases">The file that lists all cases; with it, charges need not name their person.</param>
    public static FilePlan For(SourceFile source, RecordKind row, string? people, string? cases, FieldCatalog catalog, DataMapping mapping)
    {
        IReadOnlyList<string> headers = source.Reader.Headers;
        ColumnResolver columns = new(source, mapping);
        bool throughCase = row == RecordKind.Charge && cases is not null && !NamesPerson(source);
        if (headers.Count == 1 && row != RecordKind.Person) throw DataErrors.OneColumn.In(source.Name);
        CellSource? person = throughCase ? null : Key(source, columns, "person");
        CellSource? @case = row == RecordKind.Person ? null : Key(source, columns, "case");
        CellSource? charge = row == RecordKind.Charge ? Key(source, columns, "charge") : null;

        Tally notes = new();
        List<ValueTally> values = [];
        List<FieldTarget>[] targets = [[], [], []];
        HashSet<FieldDefinition> taken = [];
        List<string> ignored = [];
        for (int i = 0; i < headers.Count; i++)
        {
            if (columns.IsUsed(i)) continue;
            if (catalog.FieldOf(headers[i], row) is not { } field || !taken.Add(field))
            {
                ignored.Add(headers[i]);
                continue;
            }

            ValueTally tally = new(field.Name);
            values.Add(tally);
            targets[(int)field.Of].Add(new(catalog.BuilderOf(field), new MainColumn(i), new DirectConverter(catalog.ParserOf(field)), tally, notes));
        }

        List<string> personal = PersonalColumns.Check(source, [], ignored, mapping);
        return new()
        {
            Row = row,
            PersonKey = person,
            CaseKey = @case,
            ChargeKey = charge,
            PeopleListedIn = row == RecordKind.Person ? null : people,
            CasesListedIn = row == RecordKind.Charge ? cases : null,
            Targets = [.. targets.Select(list => list.ToArray())],
            Values = [.. values],
            Notes = notes,
            IgnoredColumns = [.. ignored],
            PersonalColumns = [.. personal],
        };
    }

    /// <summary>Whether the rows name their person, so that two people may have cases of one number.</summary>
    public static bool NamesPerson(SourceFile source) => source.Reader.Headers.Any(header => ColumnNames.Normal(header) == "person id");

    private static MainColumn Key(SourceFile source, ColumnResolver columns, string kind)
    {
        string name = kind + "_id", normal = ColumnNames.Normal(name);
        int[] found = [.. Enumerable.Range(0, source.Reader.Headers.Count).Where(i => ColumnNames.Normal(source.Reader.Headers[i]) == normal)];
        if (found.Length > 1) throw DataErrors.DuplicateColumn.At(source.Name, 1, name);
        if (found.Length == 0) throw DataErrors.KeyColumnMissing.In(source.Name, kind, name, ColumnResolver.HeaderText(source));
        columns.MarkUsed(found[0]);
        return new MainColumn(found[0]);
    }
}

/// <summary>Refuses columns that identify somebody, unless the mapping says that they are dropped.</summary>
internal static class PersonalColumns
{
    /// <param name="read">Columns that something reads by their own names, not the model's.</param>
    /// <param name="ignored">Columns that nothing reads; those the mapping drops as personal are moved out of it.</param>
    public static List<string> Check(SourceFile source, IReadOnlyList<string> read, List<string> ignored, DataMapping mapping)
    {
        HashSet<string> dropped = [.. mapping.PersonalDropped.Select(ColumnNames.Normal)], harmless = [.. mapping.NotPersonal.Select(ColumnNames.Normal)];
        List<string> personal = [.. ignored.Where(header => dropped.Contains(ColumnNames.Normal(header)))];
        ignored.RemoveAll(personal.Contains);
        foreach (string header in read.Where(header => dropped.Contains(ColumnNames.Normal(header))))
            throw DataErrors.PersonalColumnRead.At(source.Name, 1, header, mapping.Name);
        foreach (string header in read.Concat(ignored).Where(header => !harmless.Contains(ColumnNames.Normal(header))))
            if (ColumnNames.LooksPersonal(header) is { } kind)
                throw DataErrors.PersonalColumn.At(source.Name, 1, header, kind);
        return personal;
    }
}
