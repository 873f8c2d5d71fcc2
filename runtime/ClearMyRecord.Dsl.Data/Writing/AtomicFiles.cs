using ClearMyRecord.Dsl.Data.Problems;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Writing;

/// <summary>Files that appear all at once when everything has been written, or not at all.</summary>
public sealed class AtomicFiles : IDisposable
{
    private readonly List<(string Temporary, string Final)> _files = [];
    private readonly List<IDisposable> _open = [];
    private bool _isDone;

    /// <summary>CSV with cells that a spreadsheet would execute (=, +, -, @) neutralised by an apostrophe.</summary>
    public static CsvWriterOptions CsvOptions { get; } = new() { Injection = CsvInjection.Escape, NewLine = "\n", BufferSize = 256 * 1024 };

    public CsvWriter Csv(string path)
    {
        CsvWriter writer = CsvWriter.Create(Stream(path), CsvOptions);
        _open[^1] = writer;
        return writer;
    }

    public Stream Stream(string path)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        return Guarded(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(temporary) ?? "");
            FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
            _files.Add((temporary, path));
            _open.Add(file);
            return file;
        });
    }

    /// <summary>Everything is written: the files take their names.</summary>
    public void Complete()
    {
        Close();
        foreach ((string temporary, string final) in _files)
            Guarded(final, () =>
            {
                File.Move(temporary, final, overwrite: true);
                return true;
            });
        _isDone = true;
    }

    public void Dispose()
    {
        if (_isDone) return;
        try
        {
            Close();
        }
        catch (Exception e) when (e is IOException or DataProblemException)
        {
            // The disk is full or gone: what was being written is given up anyway, and the first error is on its way.
            _open.Clear();
        }

        foreach ((string temporary, _) in _files) File.Delete(temporary);
        _isDone = true;
    }

    private void Close()
    {
        foreach (IDisposable open in _open)
            Guarded(_files[0].Final, () =>
            {
                open.Dispose();
                return true;
            });
        _open.Clear();
    }

    private static T Guarded<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            string why = e is UnauthorizedAccessException ? "no permission, or it is a folder" : "the system reports an error while writing";
            throw new DataProblemException(DataErrors.CannotWrite, Path.GetFileName(path), null, null, string.Format(DataErrors.CannotWrite.Words, why), e);
        }
    }
}
