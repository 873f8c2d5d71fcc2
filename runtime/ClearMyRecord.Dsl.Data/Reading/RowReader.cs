using System.Text.Unicode;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Report;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Gives the rows of a file that can be read at all; counts the others with their reason.</summary>
internal sealed class RowReader
{
    /// <summary>No cell of a record is longer; one that is, is a broken row or worse.</summary>
    public const int LongestCell = 32 * 1024;

    private readonly SourceFile _source;
    private readonly CsvReader _reader;
    private readonly int _width;

    public RowReader(SourceFile source)
    {
        (_source, _reader, _width) = (source, source.Reader, source.Reader.Headers.Count);
    }

    public Tally Rejected { get; } = new();

    public Tally Notes { get; } = new();

    public long Read { get; private set; }

    public long Number { get; private set; } = 1;

    public bool Next()
    {
        try
        {
            return NextUsable();
        }
        catch (Exception e) when (SourceFile.ProblemOf(e, _source.Name, Number + 1) is { } problem)
        {
            throw problem;
        }
    }

    private bool NextUsable()
    {
        while (_reader.Read())
        {
            Number++;
            if (_reader.FieldCount == 1 && _width > 1 && _reader.RawRecord.IsEmpty) continue;
            Read++;
            if (IsUsable()) return true;
        }

        if (Read == 0) throw DataErrors.HeaderOnly.In(_source.Name);
        return false;
    }

    private bool IsUsable()
    {
        if (_source.Malformed is { } malformed)
        {
            _source.Malformed = null;
            if (malformed == CsvMalformedReason.UnterminatedQuote)
                throw DataErrors.QuoteNeverCloses.At(_source.Name, Number, ColumnName(_reader.FieldCount - 1));
            if (malformed == CsvMalformedReason.TextAfterClosingQuote) return Reject(DataErrors.RowQuotes);
            Notes.Add("a quotation mark inside a cell, read as text", null, Number);
        }

        if (_reader.FieldCount != _width) return Reject(DataErrors.RowWidth);
        ReadOnlySpan<byte> raw = _reader.RawRecord;
        if (!Utf8.IsValid(raw)) return Reject(DataErrors.RowEncoding);
        if (raw.Length > LongestCell)
            for (int i = 0; i < _width; i++)
                if (_reader.GetSpan(i).Length > LongestCell)
                    return Reject(DataErrors.RowCellTooLong, LongestCell);
        return true;
    }

    private bool Reject(DataDescriptor descriptor, params object[] arguments)
    {
        Rejected.Add(descriptor, Number, arguments);
        return false;
    }

    private string ColumnName(int index) => index >= 0 && index < _width ? _reader.Headers[index] : $"{index + 1}";
}
