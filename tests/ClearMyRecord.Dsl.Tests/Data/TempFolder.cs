using System.IO.Compression;
using System.Text;

namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = Directory.CreateTempSubdirectory("statute-data-").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public static byte[] Gzip(string text)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return target.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
