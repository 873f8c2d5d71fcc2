namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>
/// People with their cases and charges, in columns. The cases of person p are the rows FirstCase[p] to FirstCase[p + 1] - 1,
/// the charges of case c the rows FirstCharge[c] to FirstCharge[c + 1] - 1; so the charges of a person lie together too.
/// </summary>
public sealed class CaseData
{
    private readonly Column?[][] _columns;

    /// <param name="columns">For each kind, columns in any order; a field without one is missing everywhere.</param>
    public CaseData(
        RecordSchema schema, int[] firstCase, int[] firstCharge, IEnumerable<Column> columns,
        RecordIds personIds, RecordIds caseIds, RecordIds chargeIds)
    {
        Schema = schema;
        FirstCase = firstCase;
        FirstCharge = firstCharge;
        (PersonIds, CaseIds, ChargeIds) = (personIds, caseIds, chargeIds);
        _columns = [.. Enum.GetValues<RecordKind>().Select(kind => new Column?[schema.FieldsOf(kind).Length])];
        foreach (Column column in columns)
        {
            if (column.Count != CountOf(column.Field.Of))
                throw new ArgumentException($"column {column.Field.Name} has {column.Count} rows, not {CountOf(column.Field.Of)}", nameof(columns));
            _columns[(int)column.Field.Of][column.Field.Index] = column;
        }

        CaseOfCharge = new int[ChargeCount];
        PersonOfCase = new int[CaseCount];
        for (int c = 0; c < CaseCount; c++) CaseOfCharge.AsSpan(firstCharge[c], firstCharge[c + 1] - firstCharge[c]).Fill(c);
        for (int p = 0; p < PersonCount; p++) PersonOfCase.AsSpan(firstCase[p], firstCase[p + 1] - firstCase[p]).Fill(p);
    }

    public RecordSchema Schema { get; }

    public int[] FirstCase { get; }

    public int[] FirstCharge { get; }

    public int[] CaseOfCharge { get; }

    public int[] PersonOfCase { get; }

    public RecordIds PersonIds { get; }

    public RecordIds CaseIds { get; }

    public RecordIds ChargeIds { get; }

    public int PersonCount => FirstCase.Length - 1;

    public int CaseCount => FirstCharge.Length - 1;

    public int ChargeCount => FirstCharge[^1];

    public int CountOf(RecordKind kind) => kind switch
    {
        RecordKind.Person => PersonCount,
        RecordKind.Case => CaseCount,
        _ => ChargeCount,
    };

    public RecordIds IdsOf(RecordKind kind) => kind switch
    {
        RecordKind.Person => PersonIds,
        RecordKind.Case => CaseIds,
        _ => ChargeIds,
    };

    /// <returns>The column of a field, or null when the data has none: the fact is missing in every row.</returns>
    public Column? ColumnOf(FieldDefinition field) => _columns[(int)field.Of][field.Index];

    public ValueState StateOf(FieldDefinition field, int row) => ColumnOf(field)?.StateAt(row) ?? ValueState.Missing;

    /// <summary>The same records with another column, in place of the field's own if it has one.</summary>
    public CaseData With(Column column) => With([column]);

    /// <summary>The same records with other columns.</summary>
    public CaseData With(Column[] columns)
    {
        HashSet<(RecordKind, int)> replaced = [.. columns.Select(column => (column.Field.Of, column.Field.Index))];
        return new(Schema, FirstCase, FirstCharge,
            _columns.SelectMany(list => list).OfType<Column>().Where(c => !replaced.Contains((c.Field.Of, c.Field.Index))).Concat(columns), PersonIds, CaseIds, ChargeIds);
    }

    /// <summary>The records of some of the people, in the order given.</summary>
    public CaseData Of(int[] people)
    {
        int[] cases = [.. people.SelectMany(person => Rows(RecordKind.Case, person))], charges = [.. people.SelectMany(person => Rows(RecordKind.Charge, person))];
        int[] firstCase = Starts(people.Select(person => FirstCase[person + 1] - FirstCase[person])), firstCharge = Starts(cases.Select(c => FirstCharge[c + 1] - FirstCharge[c]));
        return new(Schema, firstCase, firstCharge,
            _columns.SelectMany(list => list).OfType<Column>().Select(c => ColumnRows.Take(c, c.Field.Of switch { RecordKind.Person => people, RecordKind.Case => cases, _ => charges })),
            ColumnRows.Take(PersonIds, people), ColumnRows.Take(CaseIds, cases), ColumnRows.Take(ChargeIds, charges));

        IEnumerable<int> Rows(RecordKind kind, int person) => RowsOf(kind, person) is var (start, end) ? Enumerable.Range(start, end - start) : [];

        static int[] Starts(IEnumerable<int> counts)
        {
            List<int> starts = [0];
            foreach (int count in counts) starts.Add(starts[^1] + count);
            return [.. starts];
        }
    }

    /// <summary>Records of a file that names no jurisdiction are those of the statute they are run under; a file that names any is left alone.</summary>
    public CaseData WithJurisdiction(string jurisdiction)
    {
        if (Schema.Find(RecordKind.Case, "jurisdiction") is not { Type: FieldType.Text } field || ColumnOf(field) is not null) return this;
        ValueDictionary dictionary = new();
        dictionary.CodeFor(jurisdiction);
        return With(new CodedColumn(field, new int[CaseCount], dictionary));
    }

    /// <summary>A file without a word on clearing (no column for its date, its relief or its undoing) records none: those facts do not apply
    /// to its charges. A file that has any of them is left alone, and what it leaves blank is missing.</summary>
    public CaseData WithoutClearing()
    {
        FieldDefinition[] facts = [.. ClearingFields.All.Select(name => Schema.Find(RecordKind.Charge, name)).OfType<FieldDefinition>()];
        if (facts.Any(field => !field.MayNotApply || ColumnOf(field) is not null)) return this;
        CaseData data = this;
        foreach (FieldDefinition field in facts)
        {
            int[] none = new int[ChargeCount];
            Array.Fill(none, field.Type == FieldType.Date ? DateColumn.NotApplicable : Column.NotApplicableCode);
            data = data.With(field.Type == FieldType.Date ? new DateColumn(field, none, null) : new CodedColumn(field, none, new()));
        }

        return data;
    }

    /// <summary>The rows of a kind that belong to a person.</summary>
    /// <returns>First row, and the row after the last.</returns>
    public (int Start, int End) RowsOf(RecordKind kind, int person) => kind switch
    {
        RecordKind.Person => (person, person + 1),
        RecordKind.Case => (FirstCase[person], FirstCase[person + 1]),
        _ => (FirstCharge[FirstCase[person]], FirstCharge[FirstCase[person + 1]]),
    };

    /// <summary>The row of the enclosing record: a charge's case, a case's person, a charge's person, or the record itself.</summary>
    public int OuterRow(RecordKind from, int row, RecordKind to)
    {
        if (from == to) return row;
        int caseRow = from == RecordKind.Charge ? CaseOfCharge[row] : row;
        return to == RecordKind.Case ? caseRow : PersonOfCase[caseRow];
    }
}
