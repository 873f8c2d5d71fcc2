using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>The row being read: its cells, the joined rows of other files, and the piece of a coded column at hand.</summary>
internal sealed class RowContext(CsvReader reader, JoinedTable[] joins)
{
    public CsvReader Reader { get; } = reader;

    /// <summary>As a spreadsheet shows it: the header is row 1.</summary>
    public long Number { get; set; }

    public JoinedTable[] Joins { get; } = joins;

    /// <summary>For each join the row found, or -1.</summary>
    public int[] JoinRows { get; } = new int[joins.Length];

    /// <summary>The coded column of this row, and where the piece at hand starts.</summary>
    public byte[] Coded { get; set; } = [];

    public int CodedStart { get; set; }
}
