namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>
/// Records as they stood on a day: what is dated later isn't there yet. Done once for a batch, before any engine sees it, so that
/// engines know one record day and nothing of how a file came to hold what lies after it.
/// </summary>
/// <remarks>What has no date counts: it stands in the file, and a file holds what has happened.</remarks>
public sealed class RecordDay
{
    private readonly CaseData _from;
    private readonly int _day;
    private readonly int[]? _cases, _charges;

    private RecordDay(CaseData from, int day)
    {
        (_from, _day) = (from, day);
        bool[] caseIsThere = Present(RecordKind.Case), chargeIsThere = Present(RecordKind.Charge);
        for (int h = 0; h < chargeIsThere.Length; h++) chargeIsThere[h] &= caseIsThere[from.CaseOfCharge[h]];
        if (caseIsThere.Contains(false)) _cases = Kept(caseIsThere);
        if (chargeIsThere.Contains(false)) _charges = Kept(chargeIsThere);
        Data = Build();
    }

    /// <summary>The records of that day; the very same data where nothing in it is dated later.</summary>
    public CaseData Data { get; }

    public static RecordDay Of(CaseData data, int day) => new(data, day);

    /// <summary>Where a record of the file stands in <see cref="Data"/>.</summary>
    /// <returns>The row, or -1 where the record isn't there yet.</returns>
    public int RowOf(RecordKind kind, int row)
    {
        int[]? kept = kind switch { RecordKind.Case => _cases, RecordKind.Charge => _charges, _ => null };
        return kept is null ? row : Math.Max(-1, Array.BinarySearch(kept, row));
    }

    private bool[] Present(RecordKind kind)
    {
        bool[] present = new bool[_from.CountOf(kind)];
        Array.Fill(present, true);
        if (!_from.Schema.RecordsCountFrom.TryGetValue(kind, out string? name) || Dates(kind, name) is not { } dates) return present;
        for (int row = 0; row < present.Length; row++) present[row] = !IsLater(dates, row);
        return present;
    }

    private DateColumn? Dates(RecordKind kind, string name) => _from.Schema.Find(kind, name) is { } field ? _from.ColumnOf(field) as DateColumn : null;

    /// <summary>Whether a date certainly comes after the record day, or is not yet.</summary>
    private bool IsLater(DateColumn dates, int row) => dates.First[row] > _day || dates.First[row] == DateColumn.NotYet;

    private static int[] Kept(bool[] present) => [.. Enumerable.Range(0, present.Length).Where(row => present[row])];

    private CaseData Build()
    {
        Dictionary<FieldDefinition, Column> changed = [];
        foreach (RecordKind kind in Enum.GetValues<RecordKind>())
            foreach (FieldDefinition field in _from.Schema.FieldsOf(kind))
                if (_from.ColumnOf(field) is { } column && OnTheDay(field, column) is { } other)
                    changed[field] = other;
        if (changed.Count == 0 && _cases is null && _charges is null) return _from;

        IEnumerable<Column> columns = Enum.GetValues<RecordKind>().SelectMany(kind => _from.Schema.FieldsOf(kind))
            .Select(field => changed.GetValueOrDefault(field) ?? _from.ColumnOf(field)).OfType<Column>()
            .Select(column => RowsOf(column.Field.Of) is { } rows ? ColumnRows.Take(column, rows) : column);
        return new(_from.Schema, First(_from.FirstCase, _cases), FirstCharges(), columns,
            _from.PersonIds, ColumnRows.Take(_from.CaseIds, _cases), ColumnRows.Take(_from.ChargeIds, _charges));
    }

    private int[]? RowsOf(RecordKind kind) => kind switch { RecordKind.Case => _cases, RecordKind.Charge => _charges, _ => null };

    /// <summary>The field's column as it stood on the day, or null where it is the same.</summary>
    private Column? OnTheDay(FieldDefinition field, Column column)
    {
        if (column is DateColumn dates && field is { MayBeNotYet: true, MayBeScheduled: false } && ToCome(dates) is { } moved) return moved;
        if (field.CountsFrom is not { } name || Dates(field.Of, name) is not { } from) return null;
        bool[] later = new bool[column.Count];
        bool any = false;
        for (int row = 0; row < later.Length; row++) any |= later[row] = from.First[row] > _day;
        return any ? ColumnRows.Replace(column, later, field.BeforeThat) : null;
    }

    /// <summary>Days after the record day are not yet. Of a date partly known that may lie on either side, it is one of the days up to the record day, or
    /// not yet; where something counts from it, that has happened, and so it is one of the days up to the record day.</summary>
    private DateColumn? ToCome(DateColumn dates)
    {
        bool isCountedFrom = IsCountedFrom(dates.Field);
        int[]? first = null, last = null;
        for (int row = 0; row < dates.Count; row++)
        {
            int from = dates.First[row], to = dates.Last?[row] ?? from;
            if (from < 0 || to <= _day) continue;
            first ??= (int[])dates.First.Clone();
            if (from > _day) first[row] = DateColumn.NotYet;
            else (last ??= (int[])(dates.Last ?? dates.First).Clone())[row] = isCountedFrom ? _day : DateColumn.OrNotYet;
        }

        return first is null ? null : new(dates.Field, first, last ?? dates.Last);
    }

    private bool IsCountedFrom(FieldDefinition date) =>
        (_from.Schema.RecordsCountFrom.TryGetValue(date.Of, out string? name) && name == date.Name) || _from.Schema.FieldsOf(date.Of).Any(field => field.CountsFrom == date.Name);

    private int[] FirstCharges()
    {
        int[] starts = First(_from.FirstCharge, _charges);
        return _cases is null ? starts : [.. _cases.Select(row => starts[row]), starts[^1]];
    }

    /// <summary>Where each outer record's rows begin among those kept.</summary>
    private static int[] First(int[] starts, int[]? kept)
    {
        if (kept is null) return starts;
        int[] result = new int[starts.Length];
        for (int i = 0, at = 0; i < starts.Length; i++)
        {
            while (at < kept.Length && kept[at] < starts[i]) at++;
            result[i] = at;
        }

        return result;
    }
}
