namespace ClearMyRecord.Dsl.Data.Problems;

/// <summary>A kind of trouble with data: a code that never changes, and the sentence that says what is wrong and what to do.</summary>
/// <param name="Code">CMR5xxx.</param>
/// <param name="Words">The sentence; {0}, {1} … stand for names of columns, fields and files, never for values of rows.</param>
public sealed record DataDescriptor(string Code, string Words)
{
    /// <summary>Mappings and profiles are read line by line, data row by row.</summary>
    internal bool IsAboutText => Code.StartsWith("CMR51", StringComparison.Ordinal);

    public DataProblemException At(string file, long? row, string? column, params object[] arguments) =>
        new(this, file, row, column, string.Format(Words, arguments));

    public DataProblemException In(string file, params object[] arguments) => At(file, null, null, arguments);
}

/// <summary>
/// Nothing could be done with a file, a mapping or a profile. The message says where (file, row, column), what and what to do,
/// and holds no value of any row. Rows are counted as a spreadsheet shows them: the header is row 1.
/// </summary>
public sealed class DataProblemException : Exception
{
    public DataProblemException(DataDescriptor descriptor, string file, long? row, string? column, string words, Exception? cause = null)
        : base($"{Place(descriptor, file, row, column)}: {words} ({descriptor.Code})", cause) =>
        (Descriptor, File, Row, Column) = (descriptor, file, row, column);

    public DataDescriptor Descriptor { get; }

    /// <summary>The name of the file, without its folder.</summary>
    public string File { get; }

    public long? Row { get; }

    public string? Column { get; }

    private static string Place(DataDescriptor descriptor, string file, long? row, string? column) =>
        file + (row is null ? "" : descriptor.IsAboutText ? $", line {row}" : $", row {row}") + (column is null ? "" : $", column `{column}`");
}
