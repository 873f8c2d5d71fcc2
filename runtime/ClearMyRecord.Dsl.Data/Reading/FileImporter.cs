using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Reads one file by its plan into the column builders. Every row ends in exactly one count of the report.</summary>
internal sealed class FileImporter
{
    private readonly SourceFile _source;
    private readonly FilePlan _plan;
    private readonly RecordLinks _links;
    private readonly RowReader _rows;
    private readonly RowContext _row;
    private readonly Tally _factsOnly = new(), _dropped = new();
    private long _kept, _repeats;

    public FileImporter(SourceFile source, FilePlan plan, RecordLinks links)
    {
        (_source, _plan, _links) = (source, plan, links);
        _rows = new(source);
        _row = new(source.Reader, [.. plan.Joins.Select(join => join.Table)]);
    }

    /// <param name="progress">Told now and then how many rows have been read.</param>
    public FileReport Run(Action<long> progress, CancellationToken cancel)
    {
        const int Step = 1 << 16;
        while (_rows.Next())
        {
            _row.Number = _rows.Number;
            Import();
            if (_rows.Read % Step != 0) continue;
            cancel.ThrowIfCancellationRequested();
            if (_rows.Read == Step) Reserve();
            progress(_rows.Read);
        }

        return new(_source.Name)
        {
            Read = _rows.Read,
            Kept = _kept,
            Repeats = _repeats,
            FactsOnly = _factsOnly.ToRows(),
            Rejected = _rows.Rejected.ToRows(),
            Dropped = _dropped.ToRows(),
            IgnoredColumns = _plan.IgnoredColumns,
            PersonalColumns = _plan.PersonalColumns,
            Columns = [.. _plan.Values.Select(values => values.ToReport()).OfType<ColumnReport>()],
            Notes = [.. _plan.Notes.ToRows(), .. _rows.Notes.ToRows()],
        };
    }

    private void Import()
    {
        if (ReasonOf(_plan.Drops) is { } drop)
        {
            _dropped.Add(drop, null, _row.Number);
            return;
        }

        for (int i = 0; i < _plan.Joins.Length; i++)
        {
            ReadOnlySpan<byte> key = _plan.Joins[i].Key.Read(_row);
            _row.JoinRows[i] = key.IsEmpty ? -1 : _row.Joins[i].Find(key);
        }

        switch (_plan.Row)
        {
            case RecordKind.Person: ImportPerson(); break;
            case RecordKind.Case: ImportCase(); break;
            default: ImportCharges(); break;
        }
    }

    /// <summary>Makes room for as many rows as the part read so far lets expect, and a little more.</summary>
    private void Reserve()
    {
        double expected = _rows.Read / Math.Max(_source.Fraction, 0.001) * 1.05;
        if (_plan.Coded is not null || expected > Array.MaxLength) return;
        foreach (FieldTarget target in _plan.Targets[(int)_plan.Row]) target.Builder.Reserve((int)expected);
    }

    private string? ReasonOf(ImmutableArray<(RowTest Test, string Reason)> rules)
    {
        foreach ((RowTest test, string reason) in rules)
            if (test.Holds(_row))
                return reason;
        return null;
    }

    private void ImportPerson()
    {
        if (!TryPerson(out int person, out bool isNew)) return;
        if (!isNew)
        {
            Reject(DataErrors.RowDuplicate, "person");
            return;
        }

        _kept++;
        Apply(RecordKind.Person, person, isNew);
    }

    private void ImportCase()
    {
        if (!TryPerson(out int person, out bool isNewPerson)) return;
        if (!TryKey(_plan.CaseKey, "case", out ReadOnlySpan<byte> key)) return;
        int row = _links.AddCase(person, key, out bool isNew);
        Apply(RecordKind.Person, person, isNewPerson);
        if (!isNew)
        {
            Reject(DataErrors.RowDuplicate, "case");
            return;
        }

        _kept++;
        Apply(RecordKind.Case, row, isNew);
    }

    private void ImportCharges()
    {
        if (_plan.Coded is not null && !TakeApart()) return;
        string? notCharge = ReasonOf(_plan.NotCharges);
        // Keys first, so that a row that is rejected leaves no person behind.
        ReadOnlySpan<byte> caseKey = default, chargeKey = default;
        bool needsKeys = notCharge is null && _plan.Coded is null;
        if (needsKeys && (!TryKey(_plan.CaseKey, "case", out caseKey) || !TryKey(_plan.ChargeKey, "charge", out chargeKey))) return;
        if (!TryOwner(needsKeys, caseKey, out int person, out bool isNewPerson, out int caseRow)) return;
        Apply(RecordKind.Person, person, isNewPerson);
        if (notCharge is not null)
        {
            _factsOnly.Add(notCharge, null, _row.Number);
        }
        else if (_plan.Coded is null)
        {
            ImportCharge(person, caseRow, caseKey, chargeKey);
        }
        else
        {
            _kept++;
            for (; _row.CodedStart < _row.Coded.Length; _row.CodedStart += _plan.CodedWidth) AddCharge(person, -1, default, default, out _);
        }
    }

    /// <summary>The person of a charge row, and its case where another file lists the cases.</summary>
    private bool TryOwner(bool needsCase, ReadOnlySpan<byte> caseKey, out int person, out bool isNewPerson, out int caseRow)
    {
        (person, isNewPerson, caseRow) = (-1, false, -1);
        bool throughCase = _plan.PersonKey is null && _plan.CasesListedIn is not null;
        if (!throughCase && !TryPerson(out person, out isNewPerson)) return false;
        if (_plan.CasesListedIn is null || !needsCase) return true;
        caseRow = _links.FindCase(person, caseKey);
        if (throughCase && caseRow >= 0) person = _links.PersonOf(caseRow);
        if (caseRow < 0) Reject(DataErrors.RowCaseMissing, _plan.CasesListedIn);
        return caseRow >= 0;
    }

    private void ImportCharge(int person, int caseRow, ReadOnlySpan<byte> caseKey, ReadOnlySpan<byte> chargeKey)
    {
        int charge = AddCharge(person, caseRow, caseKey, chargeKey, out bool isNew);
        if (isNew)
        {
            _kept++;
            if (_plan.Keep is not null) _links.SetVersion(charge, VersionText());
        }
        else if (_plan.Keep is not null)
        {
            _repeats++;
            Replace(charge, _plan.Keep.Last);
        }
        else if (_plan.AddsRepeats)
        {
            _repeats++;
            Apply(RecordKind.Charge, charge, isNew: false);
        }
        else
        {
            Reject(DataErrors.RowDuplicate, "charge");
        }
    }

    private int AddCharge(int person, int caseRow, ReadOnlySpan<byte> caseKey, ReadOnlySpan<byte> chargeKey, out bool isNew)
    {
        bool isNewCase = false;
        if (caseRow < 0) caseRow = _links.AddCase(person, caseKey, out isNewCase);
        int charge = _links.AddCharge(caseRow, chargeKey, out isNew);
        Apply(RecordKind.Case, caseRow, isNewCase);
        if (isNew) Apply(RecordKind.Charge, charge, isNew);
        return charge;
    }

    private void Replace(int charge, bool last)
    {
        string version = VersionText();
        if (!Versions.Replaces(version, _links.VersionOf(charge), last)) return;
        _links.SetVersion(charge, version);
        foreach (FieldTarget target in _plan.Targets[(int)RecordKind.Charge]) target.Clear(charge);
        Apply(RecordKind.Charge, charge, isNew: true);
    }

    private string VersionText() => _plan.Version is null ? "" : System.Text.Encoding.UTF8.GetString(_plan.Version.Read(_row));

    private bool TakeApart()
    {
        ReadOnlySpan<byte> text = _plan.Coded is null ? default : _plan.Coded.Read(_row);
        if (text.IsEmpty || text.Length % _plan.CodedWidth != 0)
        {
            Reject(DataErrors.RowExpansion, _plan.CodedName);
            return false;
        }

        _row.Coded = text.ToArray();
        _row.CodedStart = 0;
        return true;
    }

    private bool TryPerson(out int person, out bool isNew)
    {
        (person, isNew) = (-1, false);
        if (!TryKey(_plan.PersonKey, "person", out ReadOnlySpan<byte> key)) return false;
        if (_plan.PeopleListedIn is null)
        {
            person = _links.AddPerson(key, out isNew);
            return true;
        }

        person = _links.FindPerson(key);
        if (person < 0) Reject(DataErrors.RowPersonMissing, _plan.PeopleListedIn);
        return person >= 0;
    }

    private bool TryKey(CellSource? source, string kind, out ReadOnlySpan<byte> key)
    {
        key = source is null ? default : source.Read(_row);
        if (source is null || !key.IsEmpty) return true;
        Reject(DataErrors.RowKeyEmpty, kind);
        return false;
    }

    private void Apply(RecordKind kind, int record, bool isNew)
    {
        foreach (FieldTarget target in _plan.Targets[(int)kind]) target.Apply(_row, record, isNew);
    }

    private void Reject(DataDescriptor descriptor, params object[] arguments) => _rows.Rejected.Add(descriptor, _row.Number, arguments);
}
