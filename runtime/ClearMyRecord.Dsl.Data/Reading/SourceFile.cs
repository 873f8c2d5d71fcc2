using System.Buffers;
using System.Text;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>A CSV file, plain or compressed with gzip, opened after a look at its first bytes.</summary>
internal sealed class SourceFile : IDisposable
{
    /// <summary>The longest row there can be; a longer one is a quotation mark that never closes.</summary>
    private const int LongestRecord = 64 * 1024 * 1024;
    private const int SampleSize = 64 * 1024;

    private readonly FileStream _file;

    private SourceFile(string path, FileStream file, CsvReader reader) => (Name, _file, Reader) = (System.IO.Path.GetFileName(path), file, reader);

    public string Name { get; }

    public CsvReader Reader { get; }

    /// <summary>How much of the file has been read, from 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>What the reader found wrong with the quotes of the row it just gave.</summary>
    public CsvMalformedReason? Malformed { get; set; }

    public static SourceFile Open(string path, DataMapping mapping)
    {
        string name = System.IO.Path.GetFileName(path);
        return Guarded(name, () =>
        {
            if (Directory.Exists(path)) throw DataErrors.FolderInsteadOfFile.In(name, "a file that can be read");
            if (!File.Exists(path)) throw DataErrors.FileMissing.In(name);
            Encoding? encoding = EncodingOf(mapping, name);
            if (encoding is null) CheckSample(path, name);
            FileStream file = File.OpenRead(path);
            Stream content = GzipContent.IsNamed(path) ? new GzipContent(file) : file;
            SourceFile? source = null;
            CsvReader reader = CsvReader.Create(content, new CsvReaderOptions
            {
                Separator = mapping.Separator,
                Encoding = encoding,
                SkipEmptyLines = false,
                MaxRecordSize = LongestRecord,
                IncludeValuesInExceptions = false,
                OnMalformedRecord = record =>
                {
                    if (source is not null) source.Malformed = record.Reason;
                },
                BufferSize = 256 * 1024,
            });
            source = new(path, file, reader);
            source.CheckHeader();
            return source;
        });
    }

    /// <summary>Turns what the system and the CSV reader throw into one clear sentence.</summary>
    public static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (ProblemOf(e, name, null) is { } problem)
        {
            throw problem;
        }
    }

    /// <returns>What an error of the system or of the CSV reader means for the file; null for any other error.</returns>
    public static DataProblemException? ProblemOf(Exception e, string name, long? row) => e switch
    {
        InvalidDataException or EndOfStreamException => new(DataErrors.GzipDamaged, name, row, null, DataErrors.GzipDamaged.Words, e),
        CsvFormatException csv => new(
            DataErrors.RecordTooLong, name, csv.RecordNumber > 0 ? csv.RecordNumber : row, null, string.Format(DataErrors.RecordTooLong.Words, LongestRecord), e),
        UnauthorizedAccessException => new(DataErrors.CannotRead, name, row, null, string.Format(DataErrors.CannotRead.Words, "no permission"), e),
        IOException or NotSupportedException => new(
            DataErrors.CannotRead, name, row, null, string.Format(DataErrors.CannotRead.Words, "the system reports an error while reading"), e),
        _ => null,
    };

    private static Encoding? EncodingOf(DataMapping mapping, string name) => mapping.Encoding?.ToUpperInvariant() switch
    {
        null or "UTF-8" => null,
        "LATIN1" or "LATIN-1" or "ISO-8859-1" => Encoding.Latin1,
        "UTF-16" => Encoding.Unicode,
        _ => throw DataErrors.MappingValue.In(name, "encoding", "say utf-8, latin-1 or utf-16"),
    };

    private static void CheckSample(string path, string name)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(SampleSize);
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.Length == 0) throw DataErrors.FileEmpty.In(name);
            using Stream content = GzipContent.IsNamed(path) ? new GzipContent(file) : file;
            int length = content.ReadAtLeast(buffer.AsSpan(0, SampleSize), SampleSize, throwOnEndOfStream: false);
            if (length == 0) throw DataErrors.FileEmpty.In(name);
            Check(buffer.AsSpan(0, length), name, isWhole: length < SampleSize);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Check(ReadOnlySpan<byte> sample, string name, bool isWhole)
    {
        if (sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || sample.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || LooksLikeUtf16(sample))
            throw DataErrors.WrongEncoding.In(name, "UTF-16, \"Unicode text\"");
        if (sample.Contains((byte)0)) throw DataErrors.Binary.In(name);
        if (ControlCount(sample) * 10 > sample.Length) throw DataErrors.Binary.In(name);
        // The last character of a sample may be cut in two.
        int end = sample.Length;
        if (!isWhole)
            while (end > 0 && sample.Length - end < 4 && sample[end - 1] >= 0x80) end--;
        if (System.Text.Unicode.Utf8.IsValid(sample[..end])) return;
        if (HighShare(sample) > 0.3) throw DataErrors.Binary.In(name);
        throw DataErrors.WrongEncoding.In(name, "Latin-1 or Windows-1252");
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> sample)
    {
        int pairs = Math.Min(sample.Length / 2, 512), zeroLow = 0, zeroHigh = 0;
        for (int i = 0; i < pairs; i++)
        {
            if (sample[2 * i] == 0) zeroLow++;
            if (sample[2 * i + 1] == 0) zeroHigh++;
        }

        return pairs > 3 && (zeroLow > pairs * 0.9 && zeroHigh == 0 || zeroHigh > pairs * 0.9 && zeroLow == 0);
    }

    private static int ControlCount(ReadOnlySpan<byte> sample)
    {
        int count = 0;
        foreach (byte b in sample)
            if (b < 32 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
                count++;
        return count;
    }

    private static double HighShare(ReadOnlySpan<byte> sample)
    {
        int count = 0;
        foreach (byte b in sample)
            if (b >= 0x80)
                count++;
        return (double)count / sample.Length;
    }

    private void CheckHeader()
    {
        Reader.ReadHeader();
        if (Reader.Headers.Count == 0 || Reader.Headers.All(string.IsNullOrWhiteSpace)) throw DataErrors.FileEmpty.In(Name);
    }

    public void Dispose() => Reader.Dispose();
}
