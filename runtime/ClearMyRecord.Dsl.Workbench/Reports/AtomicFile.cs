using System.Text;

namespace ClearMyRecord.Dsl.Workbench.Reports;

/// <summary>Writes a file whole or not at all.</summary>
public static class AtomicFile
{
    /// <exception cref="WorkbenchException">The file cannot be written there; says why.</exception>
    public static void WriteText(string path, string text) => WriteBytes(path, new UTF8Encoding(false).GetBytes(text));

    /// <inheritdoc cref="WriteText"/>
    public static void WriteBytes(string path, byte[] bytes)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full) ?? throw new WorkbenchException($"`{path}` is not a file name; give a folder and a name");
        // In the same folder, so that the last step is a rename and cannot be left half done.
        string draft = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(draft, bytes);
            File.Move(draft, full, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"`{path}` cannot be written: {failure.Message.TrimEnd('.')}; choose another folder with --out");
        }
        finally
        {
            if (File.Exists(draft)) File.Delete(draft);
        }
    }
}
