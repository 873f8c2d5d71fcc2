namespace ClearMyRecord.Dsl.Tests.Data;

/// <summary>Real files, which lie beside the checkout and not in it.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static string Path(string relative) =>
        System.IO.Path.Combine(Folder ?? throw new InvalidOperationException("the folder of shared data is not beside the checkout"), relative);

    private static string? Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ClearMyRecord.Dsl.sln"))) folder = folder.Parent;
        string? shared = folder?.Parent is { } parent ? System.IO.Path.Combine(parent.FullName, "shared", "data") : null;
        return Directory.Exists(shared) ? shared : null;
    }
}

/// <summary>A test on real files: reported as skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null) Skip = "the real files are not beside the checkout (../shared/data)";
    }
}
