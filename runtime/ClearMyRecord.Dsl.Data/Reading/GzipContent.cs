using System.Buffers.Binary;
using System.IO.Compression;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>
/// What a gzip file holds, checked at its end against the length that the file states. The library's own stream takes a file
/// that is cut short for one that ends there, and rows would be lost without a word.
/// </summary>
internal sealed class GzipContent : Stream
{
    private const int LengthField = 4, ShortestFile = 18;

    private readonly GZipStream _gzip;
    private readonly uint _stated;
    private long _read;

    /// <exception cref="InvalidDataException">The file is too short to be one.</exception>
    public GzipContent(FileStream file)
    {
        if (file.Length < ShortestFile) throw new InvalidDataException();
        Span<byte> length = stackalloc byte[LengthField];
        file.Seek(-LengthField, SeekOrigin.End);
        file.ReadExactly(length);
        file.Seek(0, SeekOrigin.Begin);
        _stated = BinaryPrimitives.ReadUInt32LittleEndian(length);
        _gzip = new(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public static bool IsNamed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">The file is damaged or cut short.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = _gzip.Read(buffer);
        _read += count;
        if (count == 0 && buffer.Length > 0 && (uint)_read != _stated) throw new InvalidDataException();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }
}
