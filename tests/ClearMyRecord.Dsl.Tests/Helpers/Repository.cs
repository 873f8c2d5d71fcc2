namespace ClearMyRecord.Dsl.Tests.Helpers;

/// <summary>Finds the checkout that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ClearMyRecord.Dsl.sln"))) return folder.FullName;
        throw new InvalidOperationException("the tests must run inside the repository");
    }
}
