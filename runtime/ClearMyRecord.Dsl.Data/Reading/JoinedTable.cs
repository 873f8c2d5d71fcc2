using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Report;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>A second file held in memory: the cells that the mapping reads, found by key.</summary>
internal sealed class JoinedTable(JoinMapping join, string file)
{
    private readonly Utf8Table _keys = new();
    private readonly List<int> _rowOfKey = [];
    private readonly List<long> _numberOfKey = [];
    private readonly List<bool> _used = [];
    private readonly List<int> _starts = [0];
    private byte[] _text = new byte[4096];
    private int _columns;

    public JoinMapping Join { get; } = join;

    public string File { get; } = file;

    public FileReport Report { get; private set; } = new(file);

    public int Find(ReadOnlySpan<byte> key)
    {
        int number = _keys.Find(key);
        if (number < 0) return -1;
        _used[number] = true;
        return _rowOfKey[number];
    }

    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        int at = row * _columns + column;
        return _text.AsSpan(_starts[at], _starts[at + 1] - _starts[at]);
    }

    /// <param name="columns">The columns to keep, in the order in which they will be asked for.</param>
    public void Load(
        SourceFile source, CellSource key, CellSource? version, IReadOnlyList<CellSource> columns, IReadOnlyList<(RowTest Test, string Reason)> drops)
    {
        _columns = columns.Count;
        RowReader rows = new(source);
        RowContext context = new(source.Reader, []);
        Tally dropped = new(), rejected = rows.Rejected;
        List<string> versions = [];
        long repeats = 0;
        while (rows.Next())
        {
            context.Number = rows.Number;
            if (drops.FirstOrDefault(rule => rule.Test.Holds(context)) is { Test: not null } drop)
            {
                dropped.Add(drop.Reason, null, rows.Number);
                continue;
            }

            ReadOnlySpan<byte> text = key.Read(context);
            if (text.IsEmpty)
            {
                rejected.Add(DataErrors.RowKeyEmpty, rows.Number, string.Join(" and ", Join.On));
                continue;
            }

            int number = _keys.Add(text, out bool isNew);
            string thisVersion = version is null ? "" : System.Text.Encoding.UTF8.GetString(version.Read(context));
            if (isNew)
            {
                _rowOfKey.Add(0);
                _used.Add(false);
                _numberOfKey.Add(rows.Number);
                versions.Add(thisVersion);
            }
            else
            {
                repeats++;
                if (Join.Prefer is null || !Versions.Replaces(thisVersion, versions[number], Join.Prefer.Last)) continue;
                versions[number] = thisVersion;
            }

            _rowOfKey[number] = Store(context, columns);
        }

        Report = Report with
        {
            Read = rows.Read, Kept = _keys.Count, Repeats = repeats, Dropped = dropped.ToRows(), Rejected = rejected.ToRows(), Notes = rows.Notes.ToRows(),
        };
    }

    /// <summary>The report once the main file has been read: rows that nothing asked for are rejected.</summary>
    public FileReport FinishedReport(string main)
    {
        Tally unmatched = new();
        for (int i = 0; i < _used.Count; i++)
            if (!_used[i])
                unmatched.Add($"no row of {main} has its {string.Join(" and ", Join.On)}", null, _numberOfKey[i]);
        return Report with { Kept = Report.Kept - unmatched.Total, Rejected = Report.Rejected.AddRange(unmatched.ToRows()) };
    }

    public void Ignore(IEnumerable<string> ignored, IEnumerable<string> personal) =>
        Report = Report with { IgnoredColumns = [.. ignored], PersonalColumns = [.. personal] };

    private int Store(RowContext context, IReadOnlyList<CellSource> columns)
    {
        int row = (_starts.Count - 1) / Math.Max(_columns, 1);
        foreach (CellSource column in columns)
        {
            ReadOnlySpan<byte> text = column.Read(context);
            int start = _starts[^1];
            if (start + text.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, start + text.Length));
            text.CopyTo(_text.AsSpan(start));
            _starts.Add(start + text.Length);
        }

        return row;
    }
}

/// <summary>Which of two versions of a record counts.</summary>
internal static class Versions
{
    /// <summary>Compares numbers as numbers and dates as dates (they are what version columns hold), anything else as text.</summary>
    public static bool Replaces(string candidate, string current, bool last)
    {
        int order =
            decimal.TryParse(candidate, out decimal a) && decimal.TryParse(current, out decimal b) ? a.CompareTo(b)
            : DateTime.TryParse(candidate, System.Globalization.CultureInfo.InvariantCulture, out DateTime c)
                && DateTime.TryParse(current, System.Globalization.CultureInfo.InvariantCulture, out DateTime d) ? c.CompareTo(d)
            : string.CompareOrdinal(candidate, current);
        return last ? order >= 0 : order < 0;
    }
}
